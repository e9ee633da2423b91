// From rows of the calculation to a grid: one table of columns says what each is called and how it is shown.
#pragma once

#include "gapcalc/assess.hpp"
#include "gapcalc/labels.hpp"
#include "gapcalc/table.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::tabulate {

/// One column of a report.
struct ColumnSpec {
    std::string_view key;
    std::string_view zh, en; ///< heading
    bool people = false;     ///< among the default columns of tables for people
};
/// All columns of `report`, in the order of machine formats.
std::span<const ColumnSpec> report_columns();

/// How a report becomes a grid.
struct Layout {
    Language language = Language::zh; ///< of names and headings
    std::vector<std::string> columns; ///< keys; empty: all, or people's default
    bool people = false; ///< for a reader: merged columns (value with its period), sections, summary, charts
    bool labels = false; ///< headings and closed words in words rather than keys
    int stale_months = 12; ///< the age that the flag `stale` speaks of
    bool charts = false;   ///< add the bullet chart and the history line
    bool sheet = false;    ///< for a workbook: every figure a cell of its own, and further sheets
    bool headline = false; ///< begin with what stands out
    bool across = false;   ///< in the order given, over groups
    bool fold = false;     ///< goals without figures become one line a group
    const Sources* sources =
        nullptr; ///< set: each row of a whole is explained, with the places of its figures
};

/// What has to be computed for a report that is laid out like that.
assess::Metrics metrics_of(const Layout& layout);

// Tables are valid as long as the catalogue that their rows come from.

table::Table tabulate_rows(const Catalogue& catalogue, const assess::Query& query,
                           std::span<const assess::Row> rows, const Layout& layout);
table::Table tabulate_rows(Catalogue&&, const assess::Query&, std::span<const assess::Row>,
                           const Layout&) = delete;
/// The lines of a long report for machines, row by row.
class ReportLines {
  public:
    /// The catalogue must outlive it.
    ReportLines(const Catalogue& catalogue, const Layout& layout);
    ReportLines(Catalogue&&, const Layout&) = delete;
    ~ReportLines();
    ReportLines(ReportLines&&) noexcept;
    const std::vector<table::Heading>& headings() const;
    /// Gives `sink` the cells of the row's line; what they lend stands as long as the catalogue.
    void write(const assess::Row& row, table::LineSink& sink);

  private:
    struct Making;
    std::unique_ptr<Making> making_;
};
/// What JSON puts before the rows of an answer: "schema", "as_of" and "method".
std::vector<table::Table::Field> envelope_of(const assess::Query& query);
/// What a long report for machines adds up to, counted row by row.
class ReportTotals {
  public:
    ReportTotals();
    ~ReportTotals();
    ReportTotals(ReportTotals&&) noexcept;
    ReportTotals& operator=(ReportTotals&&) noexcept;
    void add(const Catalogue& catalogue, const assess::Row& row);
    /// Joins those of the rows that follow.
    void append(ReportTotals&& later);
    /// "summary" and "headline", which JSON puts behind the rows; valid as long as the catalogue.
    std::vector<table::Table::Field> closing(const Catalogue& catalogue, const assess::Query& query,
                                             Language language) const;

  private:
    struct Counted;
    std::unique_ptr<Counted> counted_;
};
/// One column of the report crossed: a line an entity, a column an indicator.
table::Table tabulate_matrix(const Catalogue& catalogue, const assess::Query& query,
                             std::span<const assess::Row> rows, const Layout& layout,
                             std::string_view column);
table::Table tabulate_matrix(Catalogue&&, const assess::Query&, std::span<const assess::Row>, const Layout&,
                             std::string_view) = delete;
table::Table tabulate_arena(const Catalogue& catalogue, const Arena& arena, const assess::Query& query,
                            std::span<const assess::Standing> standings, const Layout& layout);
table::Table tabulate_arena(Catalogue&&, const Arena&, const assess::Query&,
                            std::span<const assess::Standing>, const Layout&) = delete;
table::Table tabulate_placings(const Catalogue& catalogue, const assess::Query& query,
                               std::span<const assess::Placing> placings, const Layout& layout);
table::Table tabulate_placings(Catalogue&&, const assess::Query&, std::span<const assess::Placing>,
                               const Layout&) = delete;
table::Table tabulate_changes(const Catalogue& catalogue, const assess::Query& query, Period since,
                              std::span<const assess::Change> all, const Layout& layout);
table::Table tabulate_changes(Catalogue&&, const assess::Query&, Period, std::span<const assess::Change>,
                              const Layout&) = delete;
/// `list`: id, name, group, unit, newest period, number of observations.
table::Table tabulate_list(const Catalogue& catalogue, std::span<const Index> indicators,
                           const Layout& layout);
table::Table tabulate_list(Catalogue&&, std::span<const Index>, const Layout&) = delete;

/// What a form is to be filled in with.
struct FormRequest {
    Period period;
    Language language = Language::zh;
    /// For a person: names, and the last figures; otherwise ids, and columns for all that may be said of a
    /// figure.
    bool people = false;
    bool ids = false;      ///< a hidden first column says what each row is of
    std::vector<Index> by; ///< sets, one a plan at most: a sheet for each of their entities
};
/// Sheets to be filled in: a row for each figure that is lacking at the period.
struct Form {
    std::vector<table::Table> sheets; ///< one at least; with `by` those that have rows
    std::vector<Index> unnamed;       ///< sets of the question that hold entities without a name
};
Form tabulate_form(const Catalogue& catalogue, const FormRequest& request);
Form tabulate_form(Catalogue&&, const FormRequest&) = delete;

/// `explain`: one indicator in full: the whole story in a sentence, each figure with its formula, the
/// verdict, the history drawn, where every figure is written, and what the indicator is.
table::Document explain(const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
                        Index indicator, Language language);

} // namespace gapcalc::tabulate
