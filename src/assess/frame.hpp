// What a subject is measured between: its points up to now, where time begins, where it ends.
#pragma once

#include "assess/subject.hpp"

namespace gapcalc {

/// The part of a subject's history that one target is judged by.
struct Frame {
    std::vector<const Point*> track; ///< by day, the newest last; empty: no data
    const Point* now = nullptr;      ///< the newest point, also where it stands alone as part of a year
    std::optional<Period> start;     ///< t0
    std::optional<Rational> base;    ///< b; 0 for a flow in its target year
    std::optional<Period> end;       ///< tT
    bool in_target_year = false;     ///< a flow measured from the turn of its deadline's year
    bool part_year = false;          ///< part of a year that cannot be compared with a whole one
    bool later = false;              ///< points after the as-of date, or after the target's year
    bool in_days = false;            ///< time counts in days
    std::int32_t end_day = 0;        ///< the last of tT; only with it

    std::int32_t day() const { return now->day; }
    /// From t0 to t; only with both.
    TimeSpan since_start() const { return time_between(*start, now->period, in_days); }
    TimeSpan whole_span() const { return time_between(*start, *end, in_days); }
    TimeSpan left() const { return time_between(now->period, *end, in_days); }
    /// Whether t lies after t0.
    bool moved() const { return start && now && since_start().count > 0; }
};

/// Sets the frame of `subject` for a target (null: none), looking at points up to `newest` only and knowing
/// those up to `as_of`; the track's memory is used again.
void set_frame(Frame& frame, const Subject& subject, const Start& start, const Target* target,
               std::int32_t newest, std::int32_t as_of);

/// Whether the point met the goal: a running total meets a ceiling or a range only when its span is over.
Sure met_at(const Point& point, const Goal& goal, const Frame& frame);

} // namespace gapcalc
