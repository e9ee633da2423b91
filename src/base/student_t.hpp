// Student's distribution, for whole degrees of freedom.
#pragma once

#include "gapcalc/base/rational.hpp"

namespace gapcalc {

/// The chance that Student's t with so many degrees of freedom (one or more) is below z, which is given by
/// its sign (-1, 0, 1) and its exact square; to 10^-15.
Rational student_t(int sign, const Rational& square, int degrees);

} // namespace gapcalc
