// Figures of which only one side is known.
#pragma once

#include "gapcalc/base/interval.hpp"

#include <cstdint>

namespace gapcalc {

/// On which side of its number a figure lies.
enum class Bound : std::uint8_t {
    exact,
    more_than,
    at_least,
    less_than,
    at_most,
    unknown, ///< of a sum whose parts are bounds that point opposite ways: no number is left
};
inline constexpr int k_bound_count = 6;

/// Of the sum of two figures.
Bound sum(Bound a, Bound b);
/// Of the figure with the other sign, and of whatever falls where the figure rises.
Bound reversed(Bound bound);
/// All that a figure may be.
Interval interval_of(const Rational& number, Bound bound);

} // namespace gapcalc
