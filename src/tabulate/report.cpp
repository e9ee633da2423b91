// The main table: from rows of the calculation to lines of cells.
#include "tabulate/columns.hpp"
#include "tabulate/heading.hpp"
#include "tabulate/summary.hpp"

#include <algorithm>
#include <utility>

namespace gapcalc::tabulate {
namespace {

/// The headings of a report, and its rows as cells.
class Lines {
  public:
    Lines(const Catalogue& catalogue, const Layout& layout, table::Table& table)
        : sheet_(catalogue, layout, table), columns_(chosen_columns(layout)) {
        for (const ReportColumn* column : columns_)
            table.headings.push_back(heading(*column, layout.language));
    }
    /// Calls `take` with each cell of the row's line.
    template <class Take>
    void each_cell(const assess::Row& row, Take take) {
        const RowView view(sheet_.catalogue, row);
        for (const ReportColumn* column : columns_) take(column->cell(sheet_, view));
    }
    const Sheet& sheet() const { return sheet_; }

  private:
    Sheet sheet_;
    std::vector<const ReportColumn*> columns_;
};

/// A heading wherever the group changes; the plan's name with it when there are several plans.
void add_sections(const Sheet& sheet, std::span<const assess::Row> rows) {
    const Catalogue& catalogue = sheet.catalogue;
    const auto plan_of = [&](const assess::Row& row) {
        return sheet.plans[catalogue.indicators[row.indicator].file];
    };
    const auto group_of = [&](const assess::Row& row) { return catalogue.indicators[row.indicator].group; };
    const bool plans =
        std::ranges::any_of(rows, [&](const assess::Row& row) { return plan_of(row) != plan_of(rows[0]); });
    const bool groups =
        std::ranges::any_of(rows, [&](const assess::Row& row) { return group_of(row).has_value(); });
    if (!plans && !groups) return;

    for (std::size_t at = 0; at < rows.size(); ++at) {
        const assess::Row& row = rows[at];
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

std::vector<Index> indicators_of(std::span<const assess::Row> rows) {
    std::vector<Index> all;
    for (const assess::Row& row : rows)
        if (all.empty() || all.back() != row.indicator) all.push_back(row.indicator);
    return all;
}

} // namespace

struct ReportLines::Making {
    Making(const Catalogue& catalogue, const Layout& its_layout)
        : layout(its_layout), lines(catalogue, layout, table) {}

    const Layout layout;
    table::Table table; ///< its headings alone
    Lines lines;
};

ReportLines::ReportLines(const Catalogue& catalogue, const Layout& layout)
    : making_(std::make_unique<Making>(catalogue, layout)) {}
ReportLines::~ReportLines() = default;
ReportLines::ReportLines(ReportLines&&) noexcept = default;

const std::vector<table::Heading>& ReportLines::headings() const { return making_->table.headings; }

void ReportLines::write(const assess::Row& row, table::LineSink& sink) {
    making_->lines.each_cell(row, [&](const table::Cell& cell) { sink.cell(cell); });
    sink.end_line();
}

table::Table tabulate_rows(const Catalogue& catalogue, const assess::Query& query,
                           std::span<const assess::Row> rows, const Layout& layout) {
    table::Table table;
    Lines lines(catalogue, layout, table);
    table.lines.reserve(rows.size());
    for (const assess::Row& row : rows) {
        std::vector<table::Cell>& cells = table.lines.emplace_back().cells;
        cells.reserve(table.headings.size());
        lines.each_cell(row, [&](table::Cell cell) { cells.push_back(std::move(cell)); });
    }

    const Tally tally = count_verdicts(catalogue, rows);
    add_envelope(table, query);
    table.envelope.push_back({"summary", summary_fields(tally)});
    if (!layout.people) return table;
    set_head(table, shared_title(catalogue, indicators_of(rows), layout.language), "report_title", query,
             layout.language);
    add_sections(lines.sheet(), rows);
    table.summary = summary_lines(catalogue, tally, layout.language);
    return table;
}

} // namespace gapcalc::tabulate
