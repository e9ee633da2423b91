// The verdict: the first rule that applies, and the methods that read a class from a pace.
#pragma once

#include "assess/window.hpp"

namespace gapcalc::assess {

/// What was decided, why, and by which rule.
struct Evaluation {
    Verdict verdict = Verdict::pending;
    Reason reason = Reason::none;
    Rule rule = Rule::none;
    std::optional<Rational> score;
    const Point* failed = nullptr; ///< the last point of the year that failed, where each has to hold
};

/// What the rules look at; `row` has its figures filled in.
struct EvaluationInput {
    const SeriesView& view;
    const Window& window;
    const Target* target = nullptr;
    const ExactGoal* goal = nullptr; ///< with a target
    const Row& row;
    std::int32_t as_of = 0;
    Sure met = Sure::no; ///< the newest point, with a goal
    Method method = Method::linear;
};

Evaluation decide_verdict(const EvaluationInput& input);

/// The class that a method reads when a baseline, a bound and movement are there (for trend: a bound).
Evaluation apply_method(const EvaluationInput& input);
/// The method that counts for this case: ranks and flows in their target year always go by pace.
Method method_for(const EvaluationInput& input);

/// One year of a goal that must hold in each.
struct YearOfTrack {
    int year = 0;
    const Point* last = nullptr; ///< null: no point
    Sure holds = Sure::maybe;    ///< with a point
};
/// The years from the one after the start, or the first observed, to the deadline's: each year's last point
/// counts.
std::vector<YearOfTrack> years_of(const EvaluationInput& input);

/// The last points of the years up to the newest one, six at most; entities' points only where
/// complete.
std::vector<const Point*> yearly_points(const Window& window, std::uint8_t year_starts);
/// Mean change per year over those points; empty with fewer than two.
std::optional<Rational> mean_change(const std::vector<const Point*>& points, bool in_days);

/// Flags that need a target's goal (null: none) and the track.
Flags flags_of(const EvaluationInput& input, int stale_months);

} // namespace gapcalc::assess
