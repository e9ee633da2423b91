// The number in a cell.
#pragma once

#include "gapcalc/base/decimal.hpp"
#include "load/problems.hpp"
#include "load/sheet/csv_row.hpp"

#include <optional>

namespace gapcalc::load {

/// A number, or why there is none and what to do about it.
struct CsvNumber {
    std::optional<Decimal> number;
    Problem problem = Problem::not_a_number;
    Text help; ///< of not_a_number
};
/// Reads a cell that is not empty. Grouping is accepted inside quotes.
CsvNumber read_number(const CsvCell& cell);

} // namespace gapcalc::load
