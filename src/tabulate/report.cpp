// The main table: from rows of the calculation to lines of cells.
#include "tabulate/attached.hpp"
#include "tabulate/columns.hpp"
#include "tabulate/explain.hpp"
#include "tabulate/gathered.hpp"
#include "tabulate/heading.hpp"
#include "tabulate/headline.hpp"
#include "tabulate/summary.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace gapcalc::tabulate {
namespace {

/// The headings of a report, and its rows as cells.
class Lines {
  public:
    Lines(const Catalogue& catalogue, const Layout& layout, table::Table& table)
        : Lines(catalogue, layout, table, chosen_columns(layout)) {}
    Lines(const Catalogue& catalogue, const Layout& layout, table::Table& table,
          std::vector<const ReportColumn*> columns)
        : sheet_(catalogue, layout, table), columns_(std::move(columns)) {
        for (const ReportColumn* column : columns_)
            table.headings.push_back(heading(*column, layout.language));
    }
    /// Calls `take` with each cell of the row's line.
    template <class Take>
    void each_cell(const assess::Row& row, Take take) {
        const RowView view(sheet_.catalogue, row);
        for (const ReportColumn* column : columns_) take(column->cell(sheet_, view));
    }
    Sheet& sheet() { return sheet_; }

  private:
    Sheet sheet_;
    std::vector<const ReportColumn*> columns_;
};

std::vector<Index> indicators_of(std::span<const assess::Row> rows) {
    std::vector<Index> all;
    for (const assess::Row& row : rows)
        if (all.empty() || all.back() != row.indicator) all.push_back(row.indicator);
    return all;
}

std::set<Index> with_several_targets(std::span<const assess::Row> rows) {
    SeveralTargets several;
    for (const assess::Row& row : rows) several.add(row);
    return several.all();
}

void add_line(table::Table& table, Lines& lines, const assess::Row& row) {
    std::vector<table::Cell>& cells = table.lines.emplace_back().cells;
    cells.reserve(table.headings.size());
    lines.each_cell(row, [&](table::Cell cell) { cells.push_back(std::move(cell)); });
}

table::Table for_machines(const Catalogue& catalogue, const assess::Query& query,
                          std::span<const assess::Row> rows, const Layout& layout) {
    table::Table table;
    Lines lines(catalogue, layout, table);
    table.lines.reserve(rows.size());
    for (const assess::Row& row : rows) add_line(table, lines, row);
    table.envelope = envelope_of(query);
    ReportTotals totals;
    for (const assess::Row& row : rows) totals.add(catalogue, row);
    table.closing = totals.closing(catalogue, query, layout.language);
    return table;
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

struct ReportTotals::Counted {
    Tally tally;
    std::vector<Goal> goals;
};

ReportTotals::ReportTotals() : counted_(std::make_unique<Counted>()) {}
ReportTotals::~ReportTotals() = default;
ReportTotals::ReportTotals(ReportTotals&&) noexcept = default;
ReportTotals& ReportTotals::operator=(ReportTotals&&) noexcept = default;

void ReportTotals::add(const Catalogue& catalogue, const assess::Row& row) {
    add_goal(counted_->goals, catalogue, row, static_cast<std::size_t>(counted_->tally.rows));
    count_verdict(counted_->tally, row);
}

void ReportTotals::append(ReportTotals&& later) {
    Tally &sum = counted_->tally, &more = later.counted_->tally;
    for (std::size_t at = 0; at < sum.verdicts.all.size(); ++at) {
        sum.verdicts.all[at] += more.verdicts.all[at];
        sum.verdicts.under_ceiling[at] += more.verdicts.under_ceiling[at];
    }
    for (std::size_t at = 0; at < sum.pending.size(); ++at) sum.pending[at] += more.pending[at];
    for (Goal& goal : later.counted_->goals) {
        goal.row += static_cast<std::size_t>(sum.rows);
        counted_->goals.push_back(std::move(goal));
    }
    sum.rows += more.rows;
}

std::vector<table::Table::Field> ReportTotals::closing(const Catalogue& catalogue, const assess::Query& query,
                                                       Language language) const {
    return {{"summary", summary_fields(counted_->tally)},
            headline_field(catalogue, find(catalogue, query, counted_->goals), language)};
}

table::Table tabulate_rows(const Catalogue& catalogue, const assess::Query& query,
                           std::span<const assess::Row> rows, const Layout& layout) {
    if (!layout.people) return for_machines(catalogue, query, rows, layout);
    table::Table table;
    const Language language = layout.language;
    const bool by_default = !layout.sheet && layout.columns.empty();
    const Shared shared = shared_values(catalogue, rows);
    std::vector<const ReportColumn*> columns = chosen_columns(layout);
    if (by_default) columns = without(std::move(columns), shared, rows);
    Lines lines(catalogue, layout, table, std::move(columns));
    lines.sheet().unit_in_cells = by_default && shared.units_differ;
    lines.sheet().several_targets = with_several_targets(rows);

    const Gathered gathered = gather(catalogue, rows, layout);
    std::vector<std::size_t> line_of(rows.size());
    table.lines.reserve(gathered.lines.size());
    for (const std::size_t at : gathered.lines) {
        line_of[at] = table.lines.size();
        add_line(table, lines, rows[at]);
        if (layout.sources)
            table.explanations.push_back(
                rows[at].entity ? table::Document()
                                : explain_row(catalogue, *layout.sources, query, rows[at], language));
    }
    table.sections = gathered.sections;

    table.envelope = envelope_of(query);
    set_head(table, catalogue, shared_title(catalogue, indicators_of(rows), language), "report_title", query,
             language);
    if (by_default) {
        table.preamble[0] += shared_words(shared, language, Dates::short_form);
        table.subtitle =
            subtitle_of(catalogue, query, shared_words(shared, language, Dates::in_words), language);
    }
    const Findings findings = find(catalogue, query, goals_of(catalogue, rows));
    if (layout.headline) {
        table.headline = headline_of(catalogue, findings, language);
        for (std::size_t& at : table.headline.exceptions) at = line_of[at];
    }
    table.summary = summary_lines(catalogue, count_all(catalogue, rows), layout.headline, language);
    if (gathered.folded * 2 > rows.size()) table.summary.emplace_back(labels::word("fill_in").in(language));
    table.legend = legend_of(query, rows, language);
    table.colophon = colophon_of(query, language);
    if (layout.sheet) attach_sheets(table, catalogue, query, rows, layout);
    return table;
}

} // namespace gapcalc::tabulate
