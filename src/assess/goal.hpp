// Bounds: what meets them, and which of them counts.
#pragma once

#include "gapcalc/assess.hpp"

#include <optional>

namespace gapcalc::assess {

/// Whether something holds when figures may be missing.
enum class Sure : std::uint8_t { no, maybe, yes };

/// Everything that a figure could still become: a closed range, open-ended where a limit is empty.
struct Extent {
    std::optional<Rational> low, high;
};

/// Whether every value of the range meets the goal, none, or some.
Sure meets(const Extent& extent, const Goal& goal);

/// Which way is better, and the goal's bound that counts: of a range the one nearest to the value (the low
/// one in the middle).
struct Acting {
    const Rational* bound = nullptr;
    int direction = 1;
    bool strict = false;
};
Acting acting(const Goal& goal, const Rational& value);

/// Why a row whose target has no number is pending.
Reason reason_of(BoundFault fault);

} // namespace gapcalc::assess
