// The main table: from rows of the calculation to lines of cells.
#include "tabulate/columns.hpp"
#include "tabulate/frame.hpp"
#include "tabulate/summary.hpp"

#include <algorithm>

namespace gapcalc {
namespace {

/// Lays the rows out in the lines that the table has, so that the pieces of a long report share their memory.
void set_lines(Sheet& sheet, const std::vector<const ReportColumn*>& columns, std::span<const Row> rows) {
    sheet.table.lines.resize(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const RowView view(sheet.catalogue, rows[at]);
        std::vector<Cell>& cells = sheet.table.lines[at].cells;
        cells.resize(columns.size());
        for (std::size_t column = 0; column < columns.size(); ++column)
            cells[column] = columns[column]->cell(sheet, view);
    }
}

/// A heading wherever the group changes; the plan's name with it when there are several plans.
void add_sections(const Sheet& sheet, std::span<const Row> rows) {
    const Catalogue& catalogue = sheet.catalogue;
    const auto plan_of = [&](const Row& row) {
        return sheet.plans[catalogue.indicators[row.indicator].file];
    };
    const auto group_of = [&](const Row& row) { return catalogue.indicators[row.indicator].group; };
    const bool plans =
        std::ranges::any_of(rows, [&](const Row& row) { return plan_of(row) != plan_of(rows[0]); });
    const bool groups = std::ranges::any_of(rows, [&](const Row& row) { return group_of(row).has_value(); });
    if (!plans && !groups) return;

    for (std::size_t at = 0; at < rows.size(); ++at) {
        const Row& row = rows[at];
        if (at > 0 && plan_of(row) == plan_of(rows[at - 1]) && group_of(row) == group_of(rows[at - 1]))
            continue;
        const Language language = sheet.layout.language;
        std::string plan;
        if (plans)
            plan = plan_title(catalogue, catalogue.files[catalogue.indicators[row.indicator].file], language);
        std::string_view group;
        if (group_of(row)) group = catalogue.groups[*group_of(row)].name.in(language);
        sheet.table.sections.push_back({at, section_title(plan, group, language)});
    }
}

std::vector<Index> indicators_of(std::span<const Row> rows) {
    std::vector<Index> all;
    for (const Row& row : rows)
        if (all.empty() || all.back() != row.indicator) all.push_back(row.indicator);
    return all;
}

} // namespace

void tabulate_part(const Catalogue& catalogue, std::span<const Row> rows, const Layout& layout,
                   Table& table) {
    table.texts.reset();
    Sheet sheet(catalogue, layout, table);
    const std::vector<const ReportColumn*> columns = chosen_columns(layout);
    table.headings.clear();
    for (const ReportColumn* column : columns) table.headings.push_back(heading(*column, layout.language));
    set_lines(sheet, columns, rows);
}

Table tabulate(const Catalogue& catalogue, const Query& query, std::span<const Row> rows,
               const Layout& layout) {
    Table table;
    tabulate_part(catalogue, rows, layout, table);
    if (layout.part) return table;

    const Tally tally = count_verdicts(catalogue, rows);
    add_envelope(table, query);
    table.envelope.push_back({"summary", summary_fields(tally)});
    if (!layout.people) return table;
    set_head(table, shared_title(catalogue, indicators_of(rows), layout.language), "report_title", query,
             layout.language);
    add_sections(Sheet(catalogue, layout, table), rows);
    table.summary = summary_lines(catalogue, tally, layout.language);
    return table;
}

} // namespace gapcalc
