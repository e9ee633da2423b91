// The plan of a target: what is due on the way.
#pragma once

#include "load/catalogue/resolve.hpp"

namespace gapcalc::load {

/// What a plan stands between.
struct PathSetting {
    const Measured& measured;
    Years years;
    std::optional<Date> start; ///< the last day before it, t0; empty: not known
    bool from_zero;            ///< of amounts in a window, which begin at 0
    const Target& target;
};

/// The plan of a draft, by date; reported and empty when it is none. `places` grows to its decimals.
std::optional<Path> resolve_path(const ParsedTarget& parsed, const PathSetting& setting, int& places,
                                 Reporter& reporter);

} // namespace gapcalc::load
