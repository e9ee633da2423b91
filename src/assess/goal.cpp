#include "assess/goal.hpp"

namespace gapcalc::assess {
namespace {

/// Digits to which results of fractional powers are compared; they are computed to ten more.
constexpr int k_compared_digits = 30;

struct Exact {
    const Target& target;
    const GoalBase& base;

    ExactGoal operator()(const AtLeast& aim) const { return bound(aim, Operator::at_least); }
    ExactGoal operator()(const MoreThan& aim) const { return bound(aim, Operator::more_than); }
    ExactGoal operator()(const AtMost& aim) const { return bound(aim, Operator::at_most); }
    ExactGoal operator()(const LessThan& aim) const { return bound(aim, Operator::less_than); }
    ExactGoal operator()(const Between& aim) const {
        return {Operator::between, Goal{Operator::between, aim.low, aim.high}, Reason::none};
    }
    ExactGoal operator()(const ReachStage& aim) const {
        return fixed(Operator::stage, std::int64_t{aim.stage});
    }
    ExactGoal operator()(const TimesBaseline& aim) const { return scaled(Operator::at_least, aim.factor); }
    ExactGoal operator()(const RiseBy& aim) const {
        return aim.relative ? scaled(Operator::at_least, Rational(1) + aim.amount)
                            : shifted(Operator::at_least, aim.amount);
    }
    ExactGoal operator()(const FallBy& aim) const {
        return aim.relative ? scaled(Operator::at_most, Rational(1) - aim.amount)
                            : shifted(Operator::at_most, -aim.amount);
    }
    ExactGoal operator()(const GrowPerYear& aim) const {
        if (!base.period) return unknown(Operator::at_least, Reason::no_baseline);
        constexpr int k_most_tens = 10'000; // no rate and no span that can be written goes beyond
        const bool in_days = base.period->is_day() || target.by.is_day();
        const auto factor = power(Rational(1) + aim.rate,
                                  time_between(*base.period, target.by, in_days).years(), k_most_tens);
        ExactGoal made = scaled(Operator::at_least, factor.value());
        if (made.goal && !made.goal->bound.exact_places(1000))
            made.goal->bound = made.goal->bound.rounded_to_digits(k_compared_digits);
        return made;
    }

  private:
    static ExactGoal fixed(Operator op, Rational value) {
        return {op, Goal{op, std::move(value), {}}, Reason::none};
    }
    static ExactGoal unknown(Operator op, Reason why) { return {op, std::nullopt, why}; }

    template <class Aim>
    ExactGoal bound(const Aim& aim, Operator op) const {
        if (!aim.share) return fixed(op, aim.bound);
        // Of nobody there is no share: members may not be known yet.
        if (!base.entities || base.entities->is_zero()) return unknown(op, Reason::incomplete);
        const Rational part = aim.bound * *base.entities;
        switch (op) {
        case Operator::more_than:
            return fixed(Operator::at_least, part.floor() + 1);
        case Operator::at_most:
            return fixed(Operator::at_most, part.floor());
        case Operator::less_than:
            return fixed(Operator::at_most, part.ceil() - 1);
        default:
            return fixed(Operator::at_least, part.ceil());
        }
    }
    ExactGoal shifted(Operator op, const Rational& by) const {
        if (!base.value) return unknown(op, Reason::no_baseline);
        return fixed(op, *base.value + by);
    }
    ExactGoal scaled(Operator op, const Rational& factor) const {
        if (!base.value) return unknown(op, Reason::no_baseline);
        if (base.value->is_zero()) return unknown(op, Reason::zero_base);
        if (base.value->sign() < 0) return unknown(op, Reason::negative_base);
        return fixed(op, *base.value * factor);
    }
};

} // namespace

bool below_is_better(Operator op) { return op == Operator::at_most || op == Operator::less_than; }

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

Sure meets(const Extent& extent, const Goal& goal) {
    const auto& [low, high] = extent;
    if (low && high && *low == *high) return meets(*low, goal) ? Sure::yes : Sure::no;
    if (goal.op == Operator::between) {
        if ((low && *low > goal.high) || (high && *high < goal.bound)) return Sure::no;
        return low && high && meets(*low, goal) && meets(*high, goal) ? Sure::yes : Sure::maybe;
    }
    const auto& worst = below_is_better(goal.op) ? high : low;
    const auto& best = below_is_better(goal.op) ? low : high;
    if (worst && meets(*worst, goal)) return Sure::yes;
    if (best && !meets(*best, goal)) return Sure::no;
    return Sure::maybe;
}

Goal goal_of(const Test& test) {
    struct Read {
        Goal operator()(const AtLeast& t) const { return {Operator::at_least, t.bound, {}}; }
        Goal operator()(const MoreThan& t) const { return {Operator::more_than, t.bound, {}}; }
        Goal operator()(const AtMost& t) const { return {Operator::at_most, t.bound, {}}; }
        Goal operator()(const LessThan& t) const { return {Operator::less_than, t.bound, {}}; }
        Goal operator()(const Between& t) const { return {Operator::between, t.low, t.high}; }
        Goal operator()(const ReachStage& t) const { return {Operator::stage, std::int64_t{t.stage}, {}}; }
    };
    return std::visit(Read{}, test);
}

Acting acting(const Goal& goal, const Rational& value) {
    switch (goal.op) {
    case Operator::at_least:
    case Operator::stage:
        return {&goal.bound, 1, false};
    case Operator::more_than:
        return {&goal.bound, 1, true};
    case Operator::at_most:
        return {&goal.bound, -1, false};
    case Operator::less_than:
        return {&goal.bound, -1, true};
    case Operator::between:
        // Of a range that is one number, both bounds are equally near from above as well.
        if (value > goal.high || (goal.high - value).abs() < (value - goal.bound).abs())
            return {&goal.high, -1, false};
        return {&goal.bound, 1, false};
    }
    return {&goal.bound, 1, false};
}

ExactGoal make_exact(const Target& target, const GoalBase& base) {
    return std::visit(Exact{target, base}, target.aim);
}

} // namespace gapcalc::assess
