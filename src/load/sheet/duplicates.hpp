// Where a figure was given for the first time.
#pragma once

#include "load/sheet/csv.hpp"

namespace gapcalc::load {

/// Adds to each problem of `state.repeated`, which is empty then, the place of the first figure: among the
/// figures written in TOML, or by reading the CSV files of the load once more, all in one go.
void name_earlier(LoadState& state);

} // namespace gapcalc::load
