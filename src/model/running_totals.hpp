// What a period says of running totals.
#pragma once

#include "gapcalc/model.hpp"

namespace gapcalc {

/// Whether a period of the indicator's running totals stands for the total at its end: it begins with its
/// year, or is a named part of one that is not as long as a window of the targets. Any other is an amount
/// over its days.
bool is_running_total(const Indicator& indicator, const Period& period);

} // namespace gapcalc
