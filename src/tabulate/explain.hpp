// One row in full, for who shows it beside the table.
#pragma once

#include "gapcalc/tabulate.hpp"

namespace gapcalc::tabulate {

/// What `explain` says of that row, which must be one of a whole, as `query` has it.
table::Document explain_row(const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
                            const assess::Row& row, Language language);

} // namespace gapcalc::tabulate
