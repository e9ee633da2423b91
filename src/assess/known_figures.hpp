// What is known of the figures of one table and of their totals: the details, and between which ends those
// lie that are only bounds.
#pragma once

#include "gapcalc/model.hpp"

#include <map>
#include <optional>
#include <vector>

namespace gapcalc::assess {

/// Numbers of details are those of the records; totals have further ones.
class KnownFigures {
  public:
    /// Of figures that `limits` hold for. The details are lent.
    KnownFigures(const FigureDetails& details, const std::optional<Limits>& limits)
        : details_(&details), limits_(limits) {}

    bool empty() const { return details_->empty(); }
    bool any_bounds() const { return details_->any_bounds(); }
    const FigureDetail& operator[](Index detail) const {
        return detail < details_->size() ? (*details_)[detail] : totals_[detail - details_->size()].detail;
    }
    /// All that a figure may be.
    Interval interval(const Rational& number, Index detail) const;
    /// The end of it that is not told, which belongs to it: the number itself, where it is exact; empty where
    /// there is none.
    std::optional<Rational> far_end(const Rational& number, Index detail) const;
    /// Takes in the detail of a total. `end` is the far end of one that is a bound.
    Index add_total(const FigureDetail& detail, const std::optional<Rational>& end);

  private:
    struct Total {
        FigureDetail detail;
        std::optional<Rational> end;
    };
    const FigureDetails* details_;
    std::optional<Limits> limits_;
    std::vector<Total> totals_;
    std::map<FigureDetail, Index> exact_totals_;
};

/// What a bound on one side lets in up to an end on the other, where there is one.
Interval interval_to(const Rational& number, Bound bound, const std::optional<Rational>& end);

/// The limits of an indicator's own figures, of the whole and of entities.
std::optional<Limits> limits_of_whole(const Indicator& indicator);
std::optional<Limits> limits_of_entities(const Indicator& indicator, const Series* series);

} // namespace gapcalc::assess
