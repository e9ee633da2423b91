// Where a figure was given for the first time.
#pragma once

#include "load/sheet/csv_cells.hpp"

namespace gapcalc::load {

/// Adds to each problem of a repeated figure the place of the first: among the figures written in TOML, or by
/// reading the CSV files of the load once more. `state.files_read` ends with the file of the problems.
void name_earlier(const std::vector<CsvCells::Repeated>& repeated, LoadState& state);

} // namespace gapcalc::load
