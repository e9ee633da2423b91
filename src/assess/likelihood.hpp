// How likely a target is to be met if the years ahead vary as the past ones did.
#pragma once

#include "assess/window.hpp"

namespace gapcalc::assess {

/// The changes between values exactly a year apart, back from the newest that has four such years behind it,
/// or why there are none.
Computed<YearlyChanges> yearly_changes(const SeriesView& view, const Window& window);
/// The chance that the goal is met at the deadline.
Computed<Rational> likelihood(const SeriesView& view, const Window& window, const Goal& goal);

} // namespace gapcalc::assess
