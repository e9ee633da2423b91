// The columns of a report: one table says what each is called and how its cells are made.
#pragma once

#include "tabulate/cells.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace gapcalc::tabulate {

class Working;
struct Derivation;

/// Whether the key is among those.
inline bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
    return std::ranges::find(keys, key) != keys.end();
}
/// Not even machines get the column unless it is named.
inline constexpr int k_when_asked = -1;

using Derive = Derivation (Working::*)() const;
/// How the cells of a column come about.
struct ColumnOrigin {
    /// Of a blank one; null where blank says something too: no bound is an exact figure.
    WhyBlank* why = always<assess::Blank::not_written>;
    Derive derive = nullptr; ///< its formula, for `explain`; null: none
    assess::Metrics needs{}; ///< of those that are computed only where a column shows them
};

/// One column; adding one is adding a row to the table in columns.cpp.
struct ReportColumn {
    std::string_view key, zh, en;
    int people = 0; ///< its place among people's default columns, from 1; 0: not one of them; or k_when_asked
    MakeCell* cell = nullptr;
    table::Align align = table::Align::left;
    ColumnOrigin origin{};
    bool shrinks = false; ///< text that may be cut on a narrow terminal
};

/// The column of that key; null when there is none.
const ReportColumn* find_report_column(std::string_view key);
/// The columns of figures: those that come as a number or a reason.
std::span<const ReportColumn> figure_columns();
/// Whether machines see nothing in the cell.
bool is_blank(const table::Cell& cell);
/// Its heading.
table::Heading heading(const ReportColumn& column, Language language);
/// The columns of a layout: by key, or all, or people's default, and the charts.
std::vector<const ReportColumn*> chosen_columns(const Layout& layout);

} // namespace gapcalc::tabulate
