// Bounds: what meets them, and targets made exact.
#pragma once

#include "gapcalc/assess.hpp"

#include <optional>

namespace gapcalc::assess {

/// Whether something holds when figures may be missing.
enum class Sure : std::uint8_t { no, maybe, yes };

/// Everything that a figure could still become: a closed range, open-ended where a limit is empty.
struct Extent {
    std::optional<Rational> low, high;
};

bool below_is_better(Operator op);
/// Whether a value meets the goal.
bool meets(const Rational& value, const Goal& goal);
/// Whether every value of the range meets the goal, none, or some.
Sure meets(const Extent& extent, const Goal& goal);

/// A test as a goal of its own: the operator and bound that an entity is judged by.
Goal goal_of(const Test& test);

/// Which way is better, and the goal's bound that counts: of a range the one nearest to the value (the low
/// one in the middle).
struct Acting {
    const Rational* bound = nullptr;
    int direction = 1;
    bool strict = false;
};
Acting acting(const Goal& goal, const Rational& value);

/// What a relative target is relative to.
struct GoalBase {
    const Rational* value = nullptr;  ///< the baseline; of a flow a complete year's total; null: none
    std::optional<Period> period;     ///< where growth begins
    std::optional<Rational> entities; ///< N, for shares of a count
};

/// A target made exact, or why it cannot be; the operator is known in any case.
struct ExactGoal {
    Operator op = Operator::at_least;
    std::optional<Goal> goal;
    Reason why_not = Reason::none; ///< no_baseline, zero_base, negative_base
};
ExactGoal make_exact(const Target& target, const GoalBase& base);

} // namespace gapcalc::assess
