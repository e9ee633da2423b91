// The columns of numbers.
#pragma once

#include "assess/window.hpp"

namespace gapcalc::assess {

/// Fills the row's columns of numbers for the subject at the frame's newest point. `goal` is null where there
/// is no target that can be had. Sets row.bound, row.direction and the reason why growth is blank.
void fill_metrics(Row& row, const SeriesView& view, const Window& window, const Goal* goal,
                  const Target* target, Metrics wanted);

/// ratio^exponent for a ratio that is not negative (and not 0 with an exponent that is); 10^1000 for all that
/// lies beyond, 0 for all below 10^-1000.
Rational compound(const Rational& ratio, const Rational& exponent);
/// Why growth from `from` to `to` has no meaning; Reason::none when it has.
Reason growth_fault(const Rational& from, const Rational& to);

} // namespace gapcalc::assess
