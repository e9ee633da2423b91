// What moved between two dates.
#include "tabulate/frame.hpp"
#include "tabulate/grid.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gapcalc {
namespace {

const Row& row_then(const Change& change) { return change.then; }
const Row& row_now(const Change& change) { return change.now; }

bool verdict_moved(const Change& change) { return change.then.verdict != change.now.verdict; }

Cell change_cell(Sheet& sheet, const Change& change) {
    if (!change.change) return {};
    const auto places = static_cast<std::int8_t>(people_places(sheet.catalogue, change.now));
    return Number{*change.change, Form::six, places};
}

/// A column of the report as it stood then, under a heading of its own.
GridColumn<Change> then_column(std::string_view key, std::string_view of, const Layout& layout) {
    GridColumn<Change> column = row_column<Change>(of, layout, row_then);
    column.heading.key = key;
    column.heading.text = word(key).in(layout.language);
    return column;
}

std::vector<GridColumn<Change>> columns_of(const Layout& layout) {
    std::vector<GridColumn<Change>> columns;
    for (const ColumnSpec& spec : report_columns()) {
        columns.push_back(row_column<Change>(spec.key, layout, row_now, spec.people));
        if (spec.key == "kind") break;
    }
    columns.push_back(then_column("value_then", "value", layout));
    columns.push_back(row_column<Change>("value", layout, row_now));
    columns.push_back(word_column<Change>("change", "change", layout, Align::right, change_cell));
    columns.push_back(then_column("gap_then", "gap", layout));
    columns.push_back(row_column<Change>("gap", layout, row_now));
    columns.push_back(then_column("verdict_then", "verdict", layout));
    columns.push_back(row_column<Change>("verdict", layout, row_now));
    return columns;
}

/// Changed verdicts come first, so two headings part the lines.
void add_sections(Table& table, std::span<const Change> all, Language language) {
    const auto first_same = std::ranges::find_if_not(all, verdict_moved);
    const auto moved = static_cast<std::size_t>(first_same - all.begin());
    if (moved > 0) table.sections.push_back({0, std::string(word("changed").in(language))});
    if (moved < all.size()) table.sections.push_back({moved, std::string(word("unchanged").in(language))});
}

std::string summary_line(std::span<const Change> all, Language language) {
    const auto verdicts = std::ranges::count_if(all, verdict_moved);
    const auto values =
        std::ranges::count_if(all, [](const Change& each) { return each.then.value != each.now.value; });
    if (language == Language::zh)
        return fmt::format("共{}行：判定变动{}项，数值变动{}项", all.size(), verdicts, values);
    return fmt::format("{} {}: {} with another verdict, {} with another value", all.size(),
                       all.size() == 1 ? "row" : "rows", verdicts, values);
}

} // namespace

Table tabulate_changes(const Catalogue& catalogue, const Query& query, Period since,
                       std::span<const Change> all, const Layout& layout) {
    Table table;
    Sheet sheet(catalogue, layout, table);
    fill<Change>(sheet, columns_of(layout), all);
    add_envelope(table, query);
    table.envelope.insert(table.envelope.begin() + 2, {"since", Cell(Period::of_day(since.end()))});
    if (!layout.people) return table;

    std::vector<Index> indicators;
    for (const Change& change : all) indicators.push_back(change.now.indicator);
    set_head(table, shared_title(catalogue, indicators, layout.language), "changes_title", query,
             layout.language);
    table.preamble[0] += fmt::format("{}{} {}", layout.language == Language::zh ? "，" : ", ",
                                     word("since").in(layout.language), to_string(since.end()));
    add_sections(table, all, layout.language);
    table.summary.push_back(summary_line(all, layout.language));
    return table;
}

} // namespace gapcalc
