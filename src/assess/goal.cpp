#include "assess/goal.hpp"

namespace gapcalc::assess {

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
