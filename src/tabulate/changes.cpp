// What moved between two dates.
#include "tabulate/attached.hpp"
#include "tabulate/grid.hpp"
#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gapcalc::tabulate {
namespace {

const assess::Row& row_then(const assess::Change& change) { return change.then; }
const assess::Row& row_now(const assess::Change& change) { return change.now; }

bool verdict_moved(const assess::Change& change) { return change.then.verdict != change.now.verdict; }

table::Cell change_cell(Sheet& sheet, const assess::Change& change) {
    if (!change.change) return {};
    const auto places = static_cast<std::int8_t>(people_places(sheet.catalogue, change.now));
    return table::Number{*change.change, table::Form::six, places};
}

table::Cell revised_cell(Sheet& sheet, const assess::Change& change) {
    if (!change.revised) return {};
    const labels::Label& yes = labels::word("yes");
    return table::Badge{yes.key, yes.in(sheet.layout.language)};
}

table::Cell value_then_now_cell(Sheet& sheet, const assess::Change& change) {
    if (!change.value_then_now) return {};
    assess::Row row = change.then;
    row.value = change.value_then_now;
    row.value_bound = change.value_then_now_bound;
    return value_cell(sheet, RowView(sheet.catalogue, row));
}

/// A column of the report as it stood then, under a heading of its own.
GridColumn<assess::Change> then_column(std::string_view key, std::string_view of, const Layout& layout) {
    GridColumn<assess::Change> column = row_column<assess::Change>(of, layout, row_then);
    column.heading.key = key;
    column.heading.text = labels::word(key).in(layout.language);
    return column;
}

/// The value that the newest one is compared with.
table::Cell value_then_cell(Sheet& sheet, const assess::Change& change) {
    assess::Row row = change.then;
    row.value = change.value_then;
    if (change.period_then != change.then.period)
        row.value_bound = Bound::exact; // of a year before, by its growth
    return value_cell(sheet, RowView(sheet.catalogue, row));
}

table::Cell period_then_cell(Sheet&, const assess::Change& change) {
    return change.period_then ? table::Cell(*change.period_then) : table::Cell();
}

/// The flags of the row now, and whether it is judged by another target than then.
table::Cell flags_of_change(Sheet& sheet, const assess::Change& change) {
    table::Cell flags = flags_cell(sheet, RowView(sheet.catalogue, change.now));
    if (change.new_target) {
        const labels::Label& its = labels::word("new_target");
        std::get<table::Badges>(flags).all.push_back({its.key, its.in(sheet.layout.language)});
    }
    return flags;
}

/// Whether some line's figures are of other periods than a reader would think: then both are shown.
struct Shown {
    bool periods = false, flags = false, revised = false;
};
Shown shown_of(std::span<const assess::Change> all) {
    Shown shown;
    for (const assess::Change& change : all) {
        shown.periods |= change.value_then && change.now.value && !change.change;
        shown.periods |= change.value_then != change.then.value;
        shown.flags |= change.new_target;
        shown.revised |= change.revised;
    }
    return shown;
}

std::vector<GridColumn<assess::Change>> columns_of(const Layout& layout, const Shown& shown) {
    std::vector<GridColumn<assess::Change>> columns;
    for (const ColumnSpec& spec : report_columns()) {
        columns.push_back(
            row_column<assess::Change>(spec.key, layout, row_now, spec.people || (spec.key == "unit")));
        if (spec.key == "kind") break;
    }
    const auto add = [&](std::string_view key, bool people = true) {
        columns.push_back(row_column<assess::Change>(key, layout, row_now, people));
    };
    columns.push_back(word_column<assess::Change>("period_then", "period_then", layout, table::Align::left,
                                                  period_then_cell, shown.periods));
    columns.push_back(word_column<assess::Change>("value_then", "value_then", layout, table::Align::right,
                                                  value_then_cell));
    add("period", shown.periods);
    add("value");
    columns.push_back(
        word_column<assess::Change>("change", "change", layout, table::Align::right, change_cell));
    columns.push_back(then_column("verdict_then", "verdict", layout));
    add("verdict");
    columns.push_back(then_column("target_then", "target", layout));
    columns.back().people = shown.flags;
    add("target", shown.flags);
    columns.push_back(then_column("gap_then", "gap", layout));
    add("gap");
    columns.push_back(word_column<assess::Change>("revised", "revised", layout, table::Align::left,
                                                  revised_cell, shown.revised));
    columns.push_back(word_column<assess::Change>("value_then_now", "value_then_now", layout,
                                                  table::Align::right, value_then_now_cell, shown.revised));
    columns.push_back({heading(*find_report_column("flags"), layout.language), shown.flags, flags_of_change});
    return columns;
}

/// Changed verdicts come first, so two headings part the lines.
void add_sections(table::Table& table, std::span<const assess::Change> all, Language language) {
    const auto first_same = std::ranges::find_if_not(all, verdict_moved);
    const auto moved = static_cast<std::size_t>(first_same - all.begin());
    if (moved > 0)
        table.sections.push_back({0, std::string(labels::word("changed").in(language)), false, {}});
    if (moved < all.size())
        table.sections.push_back({moved, std::string(labels::word("unchanged").in(language)), false, {}});
}

std::string summary_line(std::span<const assess::Change> all, Language language) {
    const auto verdicts = std::ranges::count_if(all, verdict_moved);
    const auto values = std::ranges::count_if(
        all, [](const assess::Change& each) { return each.then.value != each.now.value; });
    if (language == Language::zh)
        return fmt::format("共{}行：进展变动{}项，数值变动{}项", all.size(), verdicts, values);
    return fmt::format("{} {}: {} with another verdict, {} with another value", all.size(),
                       all.size() == 1 ? "row" : "rows", verdicts, values);
}

} // namespace

table::Table tabulate_changes(const Catalogue& catalogue, const assess::Query& query, Period since,
                              std::span<const assess::Change> all, const Layout& layout) {
    table::Table table;
    Sheet sheet(catalogue, layout, table);
    fill<assess::Change>(sheet, columns_of(layout, shown_of(all)), all);
    table.envelope = envelope_of(query);
    table.envelope.insert(table.envelope.begin() + 2, {"since", table::Cell(Period::of_day(since.end()))});
    if (!layout.people) return table;

    std::vector<Index> indicators;
    for (const assess::Change& change : all) indicators.push_back(change.now.indicator);
    set_head(table, catalogue, shared_title(catalogue, indicators, layout.language), "changes_title", query,
             layout.language);
    table.preamble[0] += fmt::format("{}{} {}", layout.language == Language::zh ? "，" : ", ",
                                     labels::word("since").in(layout.language), to_string(since.end()));
    table.subtitle = subtitle_of(catalogue, query,
                                 fmt::format("{}{} {}", layout.language == Language::zh ? "，" : ", ",
                                             labels::word("since").in(layout.language),
                                             people_text(Period::of_day(since.end()), layout.language)),
                                 layout.language);
    table.colophon = colophon_of(query, layout.language);
    add_sections(table, all, layout.language);
    table.summary.push_back(summary_line(all, layout.language));
    return table;
}

} // namespace gapcalc::tabulate
