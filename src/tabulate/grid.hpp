// Tables other than the report: a list of columns over things of one sort.
#pragma once

#include "tabulate/columns.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gapcalc::tabulate {

/// One column of a table about things of a sort.
template <class Thing>
struct GridColumn {
    table::Heading heading;
    bool people = true; ///< among the default columns of tables for people
    std::function<table::Cell(Sheet&, const Thing&)> cell;
};

/// A column whose heading is a word of the interface.
template <class Thing>
GridColumn<Thing> word_column(std::string_view key, std::string_view word_key, const Layout& layout,
                              table::Align align, std::function<table::Cell(Sheet&, const Thing&)> cell,
                              bool people = true) {
    table::Heading made{key, std::string(labels::word(word_key).in(layout.language)), align,
                        align == table::Align::left};
    return {std::move(made), people, std::move(cell)};
}

/// A column of the report, made from the row that `row_of` finds in the thing.
template <class Thing, class RowOf>
GridColumn<Thing> row_column(std::string_view key, const Layout& layout, RowOf row_of, bool people = true) {
    const ReportColumn* column = find_report_column(key);
    return {heading(*column, layout.language), people, [column, row_of](Sheet& sheet, const Thing& thing) {
                return column->cell(sheet, RowView(sheet.catalogue, row_of(thing)));
            }};
}

/// Lays the things out under the columns of the layout: by key, or all, or people's default.
template <class Thing>
void fill(Sheet& sheet, std::vector<GridColumn<Thing>> columns, std::span<const Thing> things) {
    std::vector<GridColumn<Thing>> chosen;
    for (const std::string_view key : sheet.layout.columns)
        for (const GridColumn<Thing>& column : columns)
            if (column.heading.key == key) chosen.push_back(column);
    if (sheet.layout.columns.empty())
        for (GridColumn<Thing>& column : columns)
            if (column.people || !sheet.people) chosen.push_back(std::move(column));

    for (const GridColumn<Thing>& column : chosen) sheet.table.headings.push_back(column.heading);
    for (const Thing& thing : things) {
        table::Line& line = sheet.table.lines.emplace_back();
        line.cells.reserve(chosen.size());
        for (const GridColumn<Thing>& column : chosen) line.cells.push_back(column.cell(sheet, thing));
    }
}

} // namespace gapcalc::tabulate
