#include "gapcalc/model/targets.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace gapcalc {
namespace {

/// Digits to which results of fractional powers are compared; they are computed to ten more.
constexpr int k_compared_digits = 30;

constexpr bool k_tests = true;

constexpr TargetKind k_kinds[] = {
    {"at_least", TargetShape::figure, k_tests, Operator::at_least, Operator::at_least},
    {"more_than", TargetShape::figure, k_tests, Operator::more_than, Operator::more_than},
    {"at_most", TargetShape::figure, k_tests, Operator::at_most, Operator::at_most},
    {"less_than", TargetShape::figure, k_tests, Operator::less_than, Operator::less_than},
    {"between", TargetShape::range, k_tests, Operator::between, Operator::at_least},
    {"stage", TargetShape::stage, k_tests, Operator::stage, Operator::stage},
    {"times_baseline", TargetShape::figure, !k_tests, Operator::at_least, Operator::at_least},
    {"rise_by", TargetShape::figure_or_range, !k_tests, Operator::at_least, Operator::at_least},
    {"fall_by", TargetShape::figure_or_range, !k_tests, Operator::at_most, Operator::at_most},
    {"grow_per_year", TargetShape::figure, !k_tests, Operator::at_least, Operator::at_least},
};
static_assert(std::size(k_kinds) == std::variant_size_v<Aim>, "each kind of target has a row");

/// Tests are the first alternatives of an aim: a test's place is that of its row.
template <std::size_t... at>
constexpr bool tests_come_first(std::index_sequence<at...>) {
    return (std::is_same_v<std::variant_alternative_t<at, Test>, std::variant_alternative_t<at, Aim>> && ...);
}
static_assert(tests_come_first(std::make_index_sequence<std::variant_size_v<Test>>()));
static_assert(std::ranges::count(k_kinds, k_tests, &TargetKind::tests) == std::variant_size_v<Test>);

/// Numbers that stand as they are written: what a test and a bound in the unit share.
struct Written {
    Operator op;

    template <class Bound>
    requires requires(Bound any) { any.bound; }
    Goal operator()(const Bound& any) const { return Goal{op, any.bound, {}}; }
    Goal operator()(const Between& range) const { return Goal{op, range.low, range.high}; }
    Goal operator()(const ReachStage& reach) const { return Goal{op, std::int64_t{reach.stage}, {}}; }
};

struct Exact {
    Operator op;
    const Target& target;
    const GoalBase& base;

    template <class Bound>
    requires requires(Bound any) { any.share; }
    ExactGoal operator()(const Bound& aim) const { return aim.share ? part(aim.bound) : written(aim); }
    ExactGoal operator()(const Between& aim) const { return written(aim); }
    ExactGoal operator()(const ReachStage& aim) const { return written(aim); }
    ExactGoal operator()(const TimesBaseline& aim) const { return scaled(aim.factor); }
    ExactGoal operator()(const RiseBy& aim) const { return changed(aim, 1); }
    ExactGoal operator()(const FallBy& aim) const { return changed(aim, -1); }
    ExactGoal operator()(const GrowPerYear& aim) const {
        if (!base.period) return unknown(BoundFault::no_baseline);
        constexpr int k_most_tens = 10'000; // no rate and no span that can be written goes beyond
        const bool in_days = base.period->is_day() || target.by.is_day();
        const auto factor = power(Rational(1) + aim.rate,
                                  time_between(*base.period, target.by, in_days).years(), k_most_tens);
        ExactGoal made = scaled(factor.value());
        if (made.goal && !made.goal->bound.exact_places(1000))
            made.goal->bound = made.goal->bound.rounded_to_digits(k_compared_digits);
        return made;
    }

  private:
    ExactGoal known(Goal goal) const { return {goal.op, std::move(goal), BoundFault::none}; }
    ExactGoal unknown(BoundFault why) const { return {op, std::nullopt, why}; }
    template <class Kind>
    ExactGoal written(const Kind& aim) const {
        return known(Written{op}(aim));
    }

    template <class Change>
    ExactGoal changed(const Change& aim, int direction) const {
        const auto by = [&](const Rational& amount) {
            const Rational change = direction > 0 ? amount : -amount;
            return aim.relative ? scaled(1 + change) : shifted(change);
        };
        ExactGoal made = by(aim.amount);
        if (made.goal && aim.most) made.goal->further = by(*aim.most).goal->bound;
        return made;
    }

    /// A share of the entities: the least or greatest whole number that meets it.
    ExactGoal part(const Rational& share) const {
        // There is no share of 0 entities: members may not be known yet.
        if (!base.entities || base.entities->is_zero()) return unknown(BoundFault::no_entities);
        const Rational of_all = share * *base.entities;
        if (direction_of(op) > 0)
            return known({Operator::at_least, is_strict(op) ? of_all.floor() + 1 : of_all.ceil(), {}});
        return known({Operator::at_most, is_strict(op) ? of_all.ceil() - 1 : of_all.floor(), {}});
    }
    ExactGoal shifted(const Rational& by) const {
        if (!base.value) return unknown(BoundFault::no_baseline);
        return known({op, *base.value + by, {}});
    }
    ExactGoal scaled(const Rational& factor) const {
        if (!base.value) return unknown(BoundFault::no_baseline);
        if (base.value->is_zero()) return unknown(BoundFault::zero_base);
        if (base.value->sign() < 0) return unknown(BoundFault::negative_base);
        return known({op, *base.value * factor, {}});
    }
};

} // namespace

bool meets(const Rational& value, const Goal& goal) {
    switch (goal.op) {
    case Operator::at_least:
    case Operator::stage:
        return value >= goal.bound;
    case Operator::more_than:
        return value > goal.bound;
    case Operator::at_most:
        return value <= goal.bound;
    case Operator::less_than:
        return value < goal.bound;
    case Operator::between:
        return value >= goal.bound && value <= goal.high;
    }
    return false;
}

Sure meets(const Interval& figure, const Goal& goal) {
    switch (goal.op) {
    case Operator::at_least:
    case Operator::stage:
        return lies_within(figure, Interval::at_least(goal.bound));
    case Operator::more_than:
        return lies_within(figure, Interval::more_than(goal.bound));
    case Operator::at_most:
        return lies_within(figure, Interval::at_most(goal.bound));
    case Operator::less_than:
        return lies_within(figure, Interval::less_than(goal.bound));
    case Operator::between:
        return lies_within(figure, Interval::between(goal.bound, goal.high));
    }
    return Sure::maybe;
}

TargetKinds target_kinds() { return k_kinds; }

const TargetKind& kind_of(const Aim& aim) { return k_kinds[aim.index()]; }

const TargetKind* find_target_kind(std::string_view key) {
    const auto* const found = std::ranges::find(k_kinds, key, &TargetKind::key);
    return found == std::end(k_kinds) ? nullptr : found;
}

ExactGoal make_exact(const Target& target, const GoalBase& base) {
    return std::visit(Exact{kind_of(target.aim).op, target, base}, target.aim);
}

Goal goal_of(const Test& test) { return std::visit(Written{k_kinds[test.index()].op}, test); }

bool is_share(const Aim& aim) {
    return std::visit(
        [](const auto& any) {
            if constexpr (requires { any.share; })
                return any.share;
            else
                return false;
        },
        aim);
}

} // namespace gapcalc
