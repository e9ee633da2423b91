// The columns of numbers.
#pragma once

#include "assess/window.hpp"

namespace gapcalc::assess {

/// Fills the row's columns of numbers for the subject at the frame's newest point. `goal` is null where there
/// is no target that can be had. Sets row.bound, row.direction and the reason why growth is blank.
void fill_metrics(Row& row, const SeriesView& view, const Window& window, const Goal* goal,
                  const Target* target, Metrics wanted);

/// Fills the columns that say how many of the entities have reported.
void fill_coverage(Row& row, std::uint32_t known, std::uint32_t total);

/// ratio^exponent - 1 for a ratio that is not negative (and not 0 with an exponent that is): -1 where the
/// power is below 10^-1000, empty where it is above 10^1000.
std::optional<Rational> growth(const Rational& ratio, const Rational& exponent);
/// Why growth from `from` to `to` has no meaning; Reason::none when it has.
Reason growth_fault(const Rational& from, const Rational& to);

} // namespace gapcalc::assess
