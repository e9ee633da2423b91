// What a workbook lets people type into cells that they fill in.
#pragma once

#include "render/workbook.hpp"

#include <optional>

namespace gapcalc::render {

/// The check of cells at `range`; none where anything may stand, or where a workbook cannot say what.
std::optional<EntryCheck> entry_check(const table::FillIn& cells, const CellRange& range, Language language);

} // namespace gapcalc::render
