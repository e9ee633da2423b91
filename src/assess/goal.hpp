// The bound that a value is measured against.
#pragma once

#include "gapcalc/assess.hpp"

namespace gapcalc::assess {

/// Which way is better, and the goal's bound that counts: of a range the one nearest to the value (the low
/// one in the middle).
struct Acting {
    const Rational* bound = nullptr;
    int direction = 1;
    bool strict = false;
};
Acting acting(const Goal& goal, const Rational& value);

/// Why a row whose target has no number is pending.
Reason reason_of(BoundFault fault);

} // namespace gapcalc::assess
