// Which column of a CSV file means what.
#pragma once

#include "gapcalc/base/period.hpp"
#include "load/sheet/csv.hpp"
#include "load/sheet/csv_problems.hpp"
#include "load/sheet/csv_row.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// A column of a wide table.
struct CsvPeriodColumn {
    std::size_t column = 0;
    CellPeriod period;
};

/// The columns of a file, by their place.
struct CsvHeading {
    char delimiter = ',';
    std::size_t columns = 0;
    std::optional<std::size_t> series, entity, period, value, unit, status, source, note, published;
    std::vector<CsvPeriodColumn> periods; ///< of a wide table
    /// Columns that mean nothing here; without one for the entity, one of them may have been meant for it.
    std::vector<std::string> ignored;
    CsvPlace place; ///< of the heading
};

/// Comma, semicolon or tab: the most frequent outside quotes in the record that `text` begins with.
char find_delimiter(std::string_view text);

/// Reads the heading, a record that begins on `line`; empty when a column is lacking, which is then reported.
std::optional<CsvHeading> read_heading(const CsvRow& row, std::string_view record, std::uint32_t line,
                                       char delimiter, const CsvRequest& request, CsvReporter& reporter);

/// Reports that the heading has no column for the entity.
void report_no_entity_column(const CsvHeading& heading, CsvReporter& reporter);

} // namespace gapcalc::load
