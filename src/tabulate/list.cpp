// What the files hold, before anything is computed.
#include "tabulate/cells.hpp"
#include "tabulate/grid.hpp"
#include "tabulate/heading.hpp"

namespace gapcalc::tabulate {
namespace {

/// Figures of the whole and of entities, and the newest period that has one.
struct Holdings {
    std::uint64_t figures = 0;
    std::optional<Period> newest;

    void add(const Records& records) {
        for (const Observation& each : records.whole) add(each.period, 1);
        for (const Column& column : records.columns) add(column.period(), column.count());
    }

  private:
    void add(const Period& period, std::uint64_t count) {
        if (count == 0) return;
        figures += count;
        if (!newest || period.end() > newest->end()) newest = period;
    }
};

Holdings holdings_of(const Catalogue& catalogue, const Indicator& indicator) {
    Holdings all;
    all.add(indicator.records);
    for (const Index source : indicator.sources()) all.add(catalogue.series[source].records);
    return all;
}

const Indicator& indicator_at(const Sheet& sheet, Index at) { return sheet.catalogue.indicators[at]; }

} // namespace

table::Table tabulate_list(const Catalogue& catalogue, std::span<const Index> indicators,
                           const Layout& layout) {
    table::Table table;
    Sheet sheet(catalogue, layout, table);
    const Language language = layout.language;

    std::vector<GridColumn<Index>> columns;
    columns.push_back(
        word_column<Index>("id", "id", layout, table::Align::left, [](Sheet& its, const Index& at) {
            return table::Word{indicator_at(its, at).id};
        }));
    columns.push_back(
        {heading(*find_report_column("name"), language), true, [language](Sheet& its, const Index& at) {
             return table::Word{indicator_at(its, at).name.in(language)};
         }});
    columns.push_back({heading(*find_report_column("group"), language), true,
                       [language](Sheet& its, const Index& at) -> table::Cell {
                           const std::optional<Index> group = indicator_at(its, at).group;
                           if (!group) return {};
                           const Group& found = its.catalogue.groups[*group];
                           return table::Word{its.people ? found.name.in(language) : found.id};
                       }});
    columns.push_back({heading(*find_report_column("unit"), language), true, [](Sheet& its, const Index& at) {
                           const Indicator& indicator = indicator_at(its, at);
                           return unit_cell(its, indicator, indicator.unit);
                       }});
    columns.push_back({heading(*find_report_column("period"), language), true,
                       [](Sheet& its, const Index& at) -> table::Cell {
                           const Holdings all = holdings_of(its.catalogue, indicator_at(its, at));
                           return all.newest ? table::Cell(*all.newest) : table::Cell();
                       }});
    columns.push_back(word_column<Index>(
        "observations", "observations", layout, table::Align::right, [](Sheet& its, const Index& at) {
            const Holdings all = holdings_of(its.catalogue, indicator_at(its, at));
            return table::Number{Rational(static_cast<std::int64_t>(all.figures)), table::Form::whole};
        }));
    fill<Index>(sheet, std::move(columns), indicators);

    table.envelope.push_back(
        {"schema", table::Cell(table::Number{Rational(k_json_schema), table::Form::whole})});
    if (!layout.people) return table;
    table.title = shared_title(catalogue, indicators, language);
    if (table.title.empty()) table.title = labels::word("list_title").in(language);
    return table;
}

} // namespace gapcalc::tabulate
