// What a row is about: the whole of an indicator, one entity, or the children of a parent, with its points in
// time.
#pragma once

#include "assess/goal.hpp"
#include "assess/point.hpp"
#include "assess/reckoning.hpp"

#include <limits>
#include <optional>
#include <vector>

namespace gapcalc::assess {

/// How a subject's figures behave in time.
enum class Shape : std::uint8_t {
    level,   ///< a stock, or a count of entities
    running, ///< a flow's total since its reckoning began
    stage,   ///< a milestone's stage
};

struct SeriesView {
    const Indicator* indicator = nullptr;
    std::vector<Point> points; ///< by day, later ones than the as-of date too
    Shape shape = Shape::level;
    Reckoning reckoning;      ///< of a flow what its points are totals of; years for all
    bool whole_years = false; ///< a count over a flow, or a quotient of one: complete years are its points
    bool rank = false;
    bool counts = false; ///< its value is a count of entities
    std::string_view unit;
    std::optional<Period> start;        ///< where time begins: the baseline's period, or `from`
    std::optional<Rational> declared;   ///< the baseline as declared for this subject
    std::optional<Rational> base_total; ///< of the baseline's span, for a span that is no year
    std::int32_t last_day =
        std::numeric_limits<std::int32_t>::min(); ///< of all its figures; of totals over no year alone
    std::optional<Rational> step;
    std::optional<Rational> lowest, highest; ///< what its value may be, by the `limits` of its figures

    /// Takes in the limits of the figures that its values are, or are added up from.
    void set_limits(const std::optional<Limits>& limits, bool added_up);
    std::optional<std::uint32_t> total; ///< N, for subjects over entities
    bool membership_unknown = false;
    bool membership_bound = false; ///< and that for bounds alone
    bool never_negative = false;   ///< of an indicator with bounds: none of its figures is below 0
};

/// A subject's baseline, as far as it is there.
struct Start {
    std::optional<Period> period;    ///< t0; the finer of two spellings
    const Rational* value = nullptr; ///< b, the subject's; of a flow only a complete year's total; null: none
};
/// Whether what stands at the baseline's period is no mere part of what it is compared with, nor more than
/// it: an amount must be a year's.
bool start_is_whole(const SeriesView& view);
/// What is known of a bound ends at the limits.
void close_at_limits(const SeriesView& view, Point& point);
void close_at_limits(SeriesView& view);
Start start_of(const SeriesView& view, std::int32_t as_of);

} // namespace gapcalc::assess
