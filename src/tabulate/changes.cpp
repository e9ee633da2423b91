// What moved between two dates.
#include "tabulate/attached.hpp"
#include "tabulate/columns.hpp"
#include "tabulate/gathered.hpp"
#include "tabulate/grid.hpp"
#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

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

/// A column of the report as it stood then, under a heading of its own.
GridColumn<assess::Change> then_column(std::string_view key, std::string_view of, const Layout& layout) {
    GridColumn<assess::Change> column = row_column<assess::Change>(of, layout, row_then);
    column.heading.key = key;
    column.heading.text = labels::word(key).in(layout.language);
    return column;
}

/// The value of that row; the unit stands once, behind the newest value.
table::Cell without_unit(Sheet& sheet, const assess::Row& row) {
    const bool unit_in_cells = std::exchange(sheet.unit_in_cells, false);
    table::Cell cell = value_cell(sheet, RowView(sheet.catalogue, row));
    sheet.unit_in_cells = unit_in_cells;
    return cell;
}

table::Cell value_then_now_cell(Sheet& sheet, const assess::Change& change) {
    if (!change.value_then_now) return {};
    assess::Row row = change.then;
    row.value = change.value_then_now;
    row.value_bound = change.value_then_now_bound;
    return without_unit(sheet, row);
}

/// The value that the newest one is compared with.
table::Cell value_then_cell(Sheet& sheet, const assess::Change& change) {
    assess::Row row = change.then;
    row.value = change.value_then;
    if (change.period_then != change.then.period)
        row.value_bound = Bound::exact; // of a year before, by its growth
    return without_unit(sheet, row);
}

/// With its reason; flags have a column of their own.
table::Cell verdict_of(Sheet& sheet, const assess::Row& of) {
    if (!sheet.people || of.flags.empty()) return verdict_cell(sheet, RowView(sheet.catalogue, of));
    assess::Row row = of;
    row.flags = {};
    return verdict_cell(sheet, RowView(sheet.catalogue, row));
}
table::Cell verdict_then_cell(Sheet& sheet, const assess::Change& change) {
    return verdict_of(sheet, change.then);
}
table::Cell verdict_now_cell(Sheet& sheet, const assess::Change& change) {
    return verdict_of(sheet, change.now);
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
    bool periods = false, targets = false, flags = false, revised = false;
};
Shown shown_of(std::span<const assess::Change> all) {
    Shown shown;
    for (const assess::Change& change : all) {
        shown.periods |= change.value_then && change.now.value && !change.change;
        shown.periods |= change.value_then != change.then.value;
        shown.targets |= change.new_target;
        shown.flags |= change.new_target || !change.now.flags.empty();
        shown.revised |= change.revised;
    }
    return shown;
}

/// What moved first, and last of which periods it is.
void put_in_order(std::vector<GridColumn<assess::Change>>& columns) {
    static constexpr std::string_view k_first[] = {"name",   "value_then",   "value",
                                                   "change", "verdict_then", "verdict"};
    static constexpr std::string_view k_last[] = {"period_then", "period"};
    const auto place = [](const GridColumn<assess::Change>& column) {
        const std::string_view key = column.heading.key;
        const auto* const first = std::ranges::find(k_first, key);
        if (first != std::end(k_first)) return static_cast<int>(first - std::begin(k_first));
        const auto* const last = std::ranges::find(k_last, key);
        return static_cast<int>(std::size(k_first)) + (last == std::end(k_last) ? 0 : 1);
    };
    std::ranges::stable_sort(columns, {}, place);
}

std::vector<GridColumn<assess::Change>> columns_of(const Layout& layout, const Shown& shown, bool units) {
    std::vector<GridColumn<assess::Change>> columns;
    for (const ColumnSpec& spec : report_columns()) {
        columns.push_back(row_column<assess::Change>(spec.key, layout, row_now,
                                                     spec.people || (units && spec.key == "unit")));
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
    columns.back().cell = verdict_then_cell;
    add("verdict");
    columns.back().cell = verdict_now_cell;
    columns.push_back(then_column("target_then", "target", layout));
    columns.back().people = shown.targets;
    add("target", shown.targets);
    columns.push_back(then_column("gap_then", "gap", layout));
    add("gap");
    columns.push_back(word_column<assess::Change>("revised", "revised", layout, table::Align::left,
                                                  revised_cell, shown.revised));
    columns.push_back(word_column<assess::Change>("value_then_now", "value_then_now", layout,
                                                  table::Align::right, value_then_now_cell, shown.revised));
    columns.push_back({heading(*find_report_column("flags"), layout.language), shown.flags, flags_of_change});
    for (GridColumn<assess::Change>& column : columns)
        column.heading.vital = is_one_of(column.heading.key, {"value_then", "value", "verdict"});
    if (layout.people) put_in_order(columns);
    return columns;
}

/// The indicators that have several lines, each for another target.
std::set<Index> with_several_targets(std::span<const assess::Change> all) {
    SeveralTargets several;
    for (const assess::Change& change : all) several.add(change.now);
    return several.all();
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
    const bool by_default = layout.people && !layout.sheet && layout.columns.empty();
    Shared shared;
    if (by_default)
        for (const assess::Change& change : all) share_unit(shared, catalogue, change.now);
    sheet.unit_in_cells = shared.units_differ;
    if (layout.people) sheet.several_targets = with_several_targets(all);
    fill<assess::Change>(sheet, columns_of(layout, shown_of(all), !by_default), all);
    table.envelope = envelope_of(query);
    table.envelope.insert(table.envelope.begin() + 2, {"since", table::Cell(Period::of_day(since.end()))});
    if (!layout.people) return table;

    std::vector<Index> indicators;
    for (const assess::Change& change : all) indicators.push_back(change.now.indicator);
    set_head(table, catalogue, shared_title(catalogue, indicators, layout.language), "changes_title", query,
             layout.language);
    table.preamble[0] += fmt::format("{}{} {}", layout.language == Language::zh ? "，" : ", ",
                                     labels::word("since").in(layout.language), to_string(since.end())) +
                         shared_words(shared, layout.language, Dates::short_form);
    table.subtitle = subtitle_of(catalogue, query,
                                 fmt::format("{}{} {}", layout.language == Language::zh ? "，" : ", ",
                                             labels::word("since").in(layout.language),
                                             people_text(Period::of_day(since.end()), layout.language)) +
                                     shared_words(shared, layout.language, Dates::in_words),
                                 layout.language);
    table.colophon = colophon_of(query, layout.language);
    add_sections(table, all, layout.language);
    table.summary.push_back(summary_line(all, layout.language));
    return table;
}

} // namespace gapcalc::tabulate
