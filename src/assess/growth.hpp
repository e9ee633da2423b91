// Compound growth: rates, and why there is none.
#pragma once

#include "gapcalc/assess.hpp"

namespace gapcalc::assess {

/// ratio^exponent - 1 for a ratio that is not negative (and not 0 with an exponent that is): -1 where the
/// power is below 10^-1000, empty where it is above 10^1000.
std::optional<Rational> growth(const Rational& ratio, const Rational& exponent);
/// Why growth from `from` to `to` has no meaning; Reason::none when it has.
Reason growth_fault(const Rational& from, const Rational& to);
/// The same as a column's reason.
Blank blank_of(Reason growth_fault);
/// Growth per year as a column shows it; both figures must be above 0.
Computed<Rational> growth_rate(const Rational& from, const Rational& to, const Rational& years);

} // namespace gapcalc::assess
