// What a plan has due at a date.
#pragma once

#include "gapcalc/model.hpp"

#include <optional>

namespace gapcalc::assess {

/// What a plan stands between.
struct PlanEnds {
    std::optional<Period> start; ///< t0
    Period end;                  ///< tT
    bool in_days = false;
};
/// What is due at `at`, a level or a share as the path says it, on straight lines between its dates: from
/// `first` at t0 (null: not known), to `last` at the end and after it; empty before the first of them.
std::optional<Rational> due_at(const Path& path, const PlanEnds& ends, const Rational* first,
                               const Rational& last, const Period& at);

/// The same path in shares of the way from `first` to `last`; empty where there is no way.
std::optional<Path> in_shares(const Path& path, const Rational* first, const Rational& last);

/// Whether one of its dates is written as a day.
bool has_days(const Path& path);

} // namespace gapcalc::assess
