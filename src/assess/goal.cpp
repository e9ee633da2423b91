#include "assess/goal.hpp"

namespace gapcalc::assess {

Sure meets(const Extent& extent, const Goal& goal) {
    const auto& [low, high] = extent;
    if (low && high && *low == *high) return meets(*low, goal) ? Sure::yes : Sure::no;
    if (goal.op == Operator::between) {
        if ((low && *low > goal.high) || (high && *high < goal.bound)) return Sure::no;
        return low && high && meets(*low, goal) && meets(*high, goal) ? Sure::yes : Sure::maybe;
    }
    const bool below = direction_of(goal.op) < 0;
    const auto& worst = below ? high : low;
    const auto& best = below ? low : high;
    if (worst && meets(*worst, goal)) return Sure::yes;
    if (best && !meets(*best, goal)) return Sure::no;
    return Sure::maybe;
}

Acting acting(const Goal& goal, const Rational& value) {
    if (goal.op != Operator::between) return {&goal.bound, direction_of(goal.op), is_strict(goal.op)};
    // Of a range that is one number, both bounds are equally near from above as well.
    if (value > goal.high || (goal.high - value).abs() < (value - goal.bound).abs())
        return {&goal.high, -1, false};
    return {&goal.bound, 1, false};
}

Reason reason_of(BoundFault fault) {
    switch (fault) {
    case BoundFault::none:
        break;
    case BoundFault::no_baseline:
        return Reason::no_baseline;
    case BoundFault::zero_base:
        return Reason::zero_base;
    case BoundFault::negative_base:
        return Reason::negative_base;
    case BoundFault::no_entities:
        return Reason::incomplete;
    }
    return Reason::none;
}

} // namespace gapcalc::assess
