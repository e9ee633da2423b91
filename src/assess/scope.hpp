// Which entities an indicator looks at.
#pragma once

#include "assess/measure.hpp"

#include <cstdint>
#include <optional>

namespace gapcalc::assess {

/// The entities that pass `among` by their newest value at `as_of`; all of the set without it.
Scope scope_of(const Catalogue& catalogue, const EntitySet& set, const std::optional<Among>& among,
               std::int32_t as_of);

} // namespace gapcalc::assess
