// The number in a cell.
#pragma once

#include "gapcalc/decimal.hpp"
#include "load/csv_row.hpp"
#include "load/problems.hpp"

#include <optional>

namespace gapcalc {

/// A number, or why there is none and what to do about it.
struct CsvNumber {
    std::optional<Decimal> number;
    Problem problem = Problem::not_a_number;
    Text help; ///< of not_a_number
};
/// Reads a cell that is not empty. Grouping is accepted inside quotes.
CsvNumber read_number(const CsvCell& cell);

} // namespace gapcalc
