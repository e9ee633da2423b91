// One point of a subject's history.
#pragma once

#include "assess/measure.hpp"

#include <cstdint>
#include <optional>

namespace gapcalc::assess {

struct Point {
    Period period;
    std::int32_t day = 0; ///< the period's last
    Rational value;
    bool complete = true;        ///< no missing entity can change it
    Bound bound = Bound::exact;  ///< what `value` is; unknown: it is no number at all
    std::uint32_t undecided = 0; ///< of a count: entities of which only a bound is known that leaves it open
    Interval extent;             ///< what it may be, or still become; of a point that is not certain
    Marks marks;
    const Text* source = nullptr; ///< the one that its figures name; lent by the catalogue
    std::optional<std::uint32_t>
        known; ///< entities with a value; empty: a figure given for the subject itself
};

/// Whether the value is known, and no missing entity can change it.
inline bool is_certain(const Point& point) { return point.complete && point.bound == Bound::exact; }
/// Whether what the point is, and may still become, meets the goal.
Sure meets(const Point& point, const Goal& goal);

/// The source that figures of one table name, whose texts outlive the result; null where they name none, or
/// several.
inline const Text* source_of(const Marks& marks, const FigureDetails& texts) {
    return marks.source == 0 || marks.several_sources ? nullptr : &texts.text(marks.source);
}

} // namespace gapcalc::assess
