// Periods as the cells and headings of sheets write them.
#pragma once

#include "gapcalc/base/period.hpp"
#include "load/sheet/csv.hpp"

#include <optional>
#include <string_view>

namespace gapcalc::load {

/// The period that a text means, or why it means none and what to do.
struct SheetPeriod {
    std::optional<CellPeriod> period;
    bool is_first_of_month = false; ///< it was written as such a day
    Text help = {};                 ///< where there is no period; empty: the usual one
};

/// Reads a cell or heading as the request says that its periods are written.
SheetPeriod read_sheet_period(std::string_view text, const CsvRequest& request);
/// The same of a year and a month (quarter, half) in two cells.
SheetPeriod read_sheet_period(std::string_view year, std::string_view part, const CsvRequest& request);

} // namespace gapcalc::load
