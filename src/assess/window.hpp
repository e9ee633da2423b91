// What a subject is measured between: its points up to now, where time begins, where it ends.
#pragma once

#include "assess/plan.hpp"
#include "assess/series_view.hpp"

namespace gapcalc::assess {

/// The part of a subject's history that one target is judged by. It says where values stand, not what they
/// are: others in the same places, of the same periods, make the same frame.
struct Window {
    std::vector<const Point*> track; ///< by day, the newest last; empty: no data
    const Point* now = nullptr;      ///< the newest point, also where it stands alone as part of a year
    std::optional<Period> start;     ///< t0
    const Rational* base = nullptr;  ///< b, the subject's; 0 for a flow in its reckoning; null: none
    std::optional<Period> end;       ///< tT
    bool in_target_year = false;     ///< a flow measured from the day before its reckoning
    bool ahead = false;              ///< a reckoning that is no year has not begun
    bool part_year = false;          ///< part of a year that cannot be compared with a whole one
    bool later = false;              ///< points after the as-of date, or after the target's year
    bool in_days = false;            ///< time counts in days
    std::int32_t end_day = 0;        ///< the last of tT; only with it
    TimeSpan since_start;            ///< from t0 to t; only with both, as the next ones
    TimeSpan whole_span;             ///< from t0 to tT
    TimeSpan left;                   ///< from t to tT
    std::optional<Rational> elapsed; ///< the part of t0 to tT that is over at t
    const Path* path = nullptr;      ///< the plan; null: a straight line
    std::optional<Rational> planned; ///< the share of the way due at t, where the plan says shares
    std::int32_t as_of = 0;          ///< the as-of date
    int age_months = 0;              ///< from t to the as-of date

    std::int32_t day() const { return now->day; }
    /// Whether t lies after t0.
    bool moved() const { return start && now && since_start.count > 0; }
};

/// Sets the frame of `subject` for a target (null: none), looking at points up to `newest` only and knowing
/// those up to `as_of`; the track's memory is used again.
void set_window(Window& window, const SeriesView& view, const Start& start, const Target* target,
                const Path* path, std::int32_t newest, Date as_of);

/// Whether the point met the goal: a running total meets a ceiling or a range only when its span is over.
Sure met_at(const Point& point, const Goal& goal, const Window& window);

} // namespace gapcalc::assess
