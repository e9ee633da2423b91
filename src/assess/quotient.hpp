// Ratios and weighted means: one sum divided by another, each added up before.
#pragma once

#include "assess/panel.hpp"
#include "assess/point.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace gapcalc::assess {

/// The two sums of one day, over the entities that have both figures.
struct Sums {
    Period period; ///< the finer spelling of the two
    Rational above, below;
    Bound bound = Bound::exact;         ///< what `above` is
    std::optional<Rational> end;        ///< where limits end it, of a bound
    std::optional<std::uint32_t> known; ///< those entities; empty: figures of the whole, or of one entity
    Marks marks;                        ///< of both; the source is in `source`
    const Text* source = nullptr;       ///< the one that the figures name; lent by the catalogue
};

/// The point that is `factor` times one sum by the other, over `total` entities; empty where there is nothing
/// to divide by.
std::optional<Point> quotient(const Sums& sums, const Rational& factor, std::uint32_t total);

/// The figures that are divided, by day.
class Quotients {
  public:
    /// Those of an indicator that is a quotient; `above` are the figures of the entities that stand above the
    /// line (null: none), which must outlive it, as must the catalogue.
    Quotients(const Catalogue& catalogue, const Indicator& indicator, const Panel* above);

    /// What all points are multiplied by.
    const Rational& factor() const { return factor_; }
    /// Whether days count only where they end a year.
    bool whole_years() const { return whole_years_; }
    /// Of each day on which the whole has both figures, and of the others on which an entity of `scope`
    /// (null: there are none) has; a weighted mean's whole needs no weight.
    std::vector<Sums> of_whole(const Scope* scope) const;
    /// Of each day on which an entity of `scope` has both.
    std::vector<Sums> of_entities(const Scope& scope) const;
    /// Of each day on which that entity has both.
    std::vector<Sums> of_entity(Index entity) const;
    /// The figures of that day by which entities are divided or weighted; null when there are none.
    const Column* below_at(std::int32_t day) const;

  private:
    struct Day {
        const Panel::Slice *above, *below;
    };
    std::vector<Sums> of_own_figures() const;
    static Sums sums_of(const Day& day);
    const Records& above_records_;
    const Records& below_records_;
    std::optional<Limits> above_limits_; // of the whole's figures
    Kind above_kind_, below_kind_;
    Reckoning reckoning_;
    Rational factor_;
    bool weighted_, whole_years_;
    const Panel* above_;
    std::unique_ptr<Panel> below_;
    std::vector<Day> days_; ///< on which there are figures of entities in both
};

} // namespace gapcalc::assess
