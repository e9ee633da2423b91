// Which rows are shown, in which order, and whether one of them ends the run with 1.
#pragma once

#include "cli/options.hpp"
#include "gapcalc/assess.hpp"

#include <vector>

namespace gapcalc::cli {

/// Whether --verdict leaves the row.
bool is_shown(const assess::Row& row, const Options& options);
/// Whether a condition of --fail-on holds for the row.
bool is_finding(const Catalogue& catalogue, const assess::Row& row, const Options& options);
/// Orders rows within their groups, or over all of them, by what --sort names, worst first, blanks last;
/// equal ones stay in order.
void sort_rows(std::vector<assess::Row>& rows, const Catalogue& catalogue, Sort sort, bool across,
               Language language);

} // namespace gapcalc::cli
