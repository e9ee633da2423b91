// What is to be reached: the kinds of target, and what each becomes once it is exact.
#pragma once

#include "gapcalc/base/diagnostic.hpp"
#include "gapcalc/base/interval.hpp"
#include "gapcalc/base/period.hpp"
#include "gapcalc/base/rational.hpp"
#include "gapcalc/base/text.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace gapcalc {

/// Place of a thing in the catalogue's vector of its sort.
using Index = std::uint32_t;

/// A bound of a count may be a share of the entities: `bound` is then the ratio (0.5 for "50%").
struct AtLeast {
    Rational bound;
    bool share = false;
};
struct MoreThan {
    Rational bound;
    bool share = false;
};
struct AtMost {
    Rational bound;
    bool share = false;
};
struct LessThan {
    Rational bound;
    bool share = false;
};
struct Between {
    Rational low, high;
};
struct ReachStage {
    Index stage = 0;
};
struct TimesBaseline {
    Rational factor;
};
/// Baseline + amount, or x (1 + amount) when `relative` (0.15 for "15%"); of a range the lesser amount
/// counts.
struct RiseBy {
    Rational amount;
    bool relative = false;
    std::optional<Rational> most = {}; ///< the greater amount of a range
};
/// Baseline - amount, or x (1 - amount) when `relative`.
struct FallBy {
    Rational amount;
    bool relative = false;
    std::optional<Rational> most = {};
};
/// Baseline x (1 + rate)^years.
struct GrowPerYear {
    Rational rate;
};

/// What an entity must pass to be counted, in the unit of the series.
using Test = std::variant<AtLeast, MoreThan, AtMost, LessThan, Between, ReachStage>;
/// What is to be reached, in the unit of the indicator. Each kind has a row in `target_kinds`.
using Aim = std::variant<AtLeast, MoreThan, AtMost, LessThan, Between, ReachStage, TimesBaseline, RiseBy,
                         FallBy, GrowPerYear>;

/// A part of the goal that one entity is to reach.
struct EntityTarget {
    Index set = 0; ///< the indicator's own set, or one that it lies within (for roll-ups)
    Index entity = 0;
    Rational value;
    Span span;
};

/// What is due at a date.
struct Due {
    Period at;
    Rational amount; ///< a level, or a share of the way from baseline to target
};
/// A plan that is not a straight line: what is due at some dates on the way.
struct Path {
    std::vector<Due> due; ///< by date
    bool shares = false;  ///< all are shares of the way
};

struct Target {
    Aim aim;
    Period by; ///< the deadline: its last day
    bool each_year = false;
    bool assumed = false; ///< the deadline is not in the source
    Text note{};
    Span span{};
    bool during = false;                        ///< what a flow adds up over `by`, not since its year began
    std::optional<Path> path{};                 ///< the plan, where it is no straight line
    std::vector<EntityTarget> entity_targets{}; ///< go before the indicator's
};

/// How a value is compared with a bound.
enum class Operator : std::uint8_t { at_least, more_than, at_most, less_than, between, stage };
/// 1 where more is better, -1 where less is, 0 of a range.
constexpr int direction_of(Operator op) {
    switch (op) {
    case Operator::at_least:
    case Operator::more_than:
    case Operator::stage:
        return 1;
    case Operator::at_most:
    case Operator::less_than:
        return -1;
    case Operator::between:
        break;
    }
    return 0;
}
/// Whether the bound itself does not meet it.
constexpr bool is_strict(Operator op) { return op == Operator::more_than || op == Operator::less_than; }

/// A target made exact: an operator and its bound (two for a range, a stage's place for a milestone).
struct Goal {
    Operator op = Operator::at_least;
    Rational bound;                       ///< the bound; of a range the low one
    Rational high;                        ///< the high bound of a range
    std::optional<Rational> further = {}; ///< where a change that is a range would end; no verdict needs it
};
/// Whether a value meets the goal.
bool meets(const Rational& value, const Goal& goal);
/// Whether all that a figure may be meets the goal, nothing of it, or some.
Sure meets(const Interval& figure, const Goal& goal);

/// What stands behind the key of a kind of target.
enum class TargetShape : std::uint8_t { figure, figure_or_range, range, stage };

/// A kind of target: one row for each alternative of `Aim`, in their order.
struct TargetKind {
    std::string_view key;
    TargetShape shape;
    bool tests;             ///< it is an alternative of `Test` as well
    Operator op;            ///< of its exact bound
    Operator part_operator; ///< of the number that is one entity's part of it
};
using TargetKinds = std::span<const TargetKind, std::variant_size_v<Aim>>;
TargetKinds target_kinds();
const TargetKind& kind_of(const Aim& aim);
/// The row with that key; null when there is none.
const TargetKind* find_target_kind(std::string_view key);

/// What a relative target is relative to.
struct GoalBase {
    const Rational* value = nullptr;  ///< the baseline; of a flow a complete year's total; null: none
    std::optional<Period> period;     ///< where growth begins
    std::optional<Rational> entities; ///< N, for shares of a count
};

/// Why a target has no number.
enum class BoundFault : std::uint8_t { none, no_baseline, zero_base, negative_base, no_entities };

/// A target made exact, or why it cannot be; the operator is known in any case.
struct ExactGoal {
    Operator op = Operator::at_least;
    std::optional<Goal> goal;
    BoundFault fault = BoundFault::none;
};
ExactGoal make_exact(const Target& target, const GoalBase& base);
/// A test as a goal: the operator and bound that an entity is judged by.
Goal goal_of(const Test& test);
/// Whether the bound is a share of the entities.
bool is_share(const Aim& aim);

} // namespace gapcalc
