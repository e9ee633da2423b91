// An axis whose marks are round numbers.
#pragma once

#include "gapcalc/base/rational.hpp"

namespace gapcalc::render {

/// From `low` in `steps` steps of `step`, which is 1, 2 or 5 times a power of ten.
struct RoundAxis {
    Rational low = 0, step = 1;
    int steps = 1;

    Rational high() const { return low + step * Rational(steps); }
};

/// The finest such axis of two to six steps that holds both values.
RoundAxis round_axis(const Rational& least, const Rational& greatest);

} // namespace gapcalc::render
