// A pocket calculator: works out what `explain` prints, so that a test can do what its reader does.
#pragma once

#include "gapcalc/base/rational.hpp"

#include <string_view>

namespace gapcalc::test {

/// The value of an expression of decimals, + - x / ^, brackets, ceil floor abs max min; throws on anything
/// else.
Rational evaluate(std::string_view text);

} // namespace gapcalc::test
