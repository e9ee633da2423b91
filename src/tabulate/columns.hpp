// The columns of a report: one table says what each is called and how its cells are made.
#pragma once

#include "tabulate/cells.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace gapcalc::tabulate {

/// One column; adding one is adding a row to the table in columns.cpp.
struct ReportColumn {
    std::string_view key, zh, en;
    int people = 0; ///< its place among people's default columns, from 1; 0: not one of them
    MakeCell* cell = nullptr;
    table::Align align = table::Align::left;
    bool shrinks = false;       ///< text that may be cut on a narrow terminal
    assess::Metrics needs = {}; ///< of those that are computed only when they are asked for
};

/// The column of that key; null when there is none.
const ReportColumn* find_report_column(std::string_view key);
/// Its heading.
table::Heading heading(const ReportColumn& column, Language language);
/// The columns that a layout asks for: by key, or all, or people's default, and the charts.
std::vector<const ReportColumn*> chosen_columns(const Layout& layout);

} // namespace gapcalc::tabulate
