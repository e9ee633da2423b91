// One column of the report as a matrix: a line an entity, a column an indicator, as bulletins print towns.
#include "tabulate/attached.hpp"
#include "tabulate/columns.hpp"
#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace gapcalc::tabulate {
namespace {

/// An entity of a set; none for the whole.
using Place = std::optional<std::pair<Index, Index>>;

Place place_of(const assess::Row& row) {
    return row.entity ? Place({row.entity_set, *row.entity}) : std::nullopt;
}

struct Matrix {
    std::vector<Index> indicators;
    std::vector<Place> places;
    std::map<std::pair<Place, Index>, const assess::Row*> rows;
};

/// Of several targets of an indicator the first that comes stands.
Matrix crossed(const Catalogue& catalogue, std::span<const assess::Row> rows) {
    Matrix matrix;
    std::set<Index> indicators;
    std::set<Place> places;
    for (const assess::Row& row : rows) {
        if (!catalogue.indicators[row.indicator].over) continue; // nothing is known of its entities
        if (row.entity && indicators.insert(row.indicator).second) matrix.indicators.push_back(row.indicator);
        const Place place = place_of(row);
        if (places.insert(place).second) matrix.places.push_back(place);
        matrix.rows.try_emplace({place, row.indicator}, &row);
    }
    std::ranges::stable_sort(matrix.places, {}, [](const Place& place) { return place.has_value(); });
    return matrix;
}

} // namespace

table::Table tabulate_matrix(const Catalogue& catalogue, const assess::Query& query,
                             std::span<const assess::Row> rows, const Layout& layout,
                             std::string_view column) {
    table::Table table;
    Sheet sheet(catalogue, layout, table);
    sheet.verdict_alone = true;
    const Language language = layout.language;
    const ReportColumn& shown = *find_report_column(column);
    const Matrix matrix = crossed(catalogue, rows);
    table.crossed = true;
    table.headings.push_back(heading(*find_report_column(layout.people ? "name" : "entity"), language));
    table.headings[0].text = labels::word("entity_name").in(language);
    table.headings[0].names = true;
    if (!layout.people) table.headings.push_back(heading(*find_report_column("name"), language));
    for (const Index at : matrix.indicators) {
        const Indicator& indicator = catalogue.indicators[at];
        table::Heading made = heading(shown, language);
        made.key = indicator.id;
        made.text = indicator.name.in(language);
        made.names = made.excerpt = made.share = false;
        table.headings.push_back(std::move(made));
    }
    for (const Place& place : matrix.places) {
        std::vector<table::Cell>& cells = table.lines.emplace_back().cells;
        const EntitySet* set = place ? &catalogue.sets[place->first] : nullptr;
        const std::string_view name =
            set ? set->name_of(place->second, language) : labels::word("whole").in(language);
        if (!layout.people)
            cells.push_back(set ? table::Cell(table::Word{set->key(place->second)}) : table::Cell());
        cells.push_back(table::Word{name});
        for (const Index at : matrix.indicators) {
            const auto found = matrix.rows.find({place, at});
            if (found == matrix.rows.end()) {
                cells.emplace_back();
                continue;
            }
            table::Cell cell = shown.cell(sheet, RowView(catalogue, *found->second));
            if (auto* const number = std::get_if<table::Number>(&cell); number && layout.people) {
                number->tone = labels::tone(found->second->verdict);
                number->place = static_cast<std::uint8_t>(found->second->verdict);
            }
            cells.push_back(std::move(cell));
        }
    }
    table.envelope = envelope_of(query);
    if (!layout.people) return table;
    std::vector<Index> indicators = matrix.indicators;
    set_head(table, catalogue, shared_title(catalogue, indicators, language), "report_title", query,
             language);
    table.title += language == Language::zh
                       ? fmt::format("：各对象各指标{}", shown.zh)
                       : fmt::format(": {} by indicator, {}", table.headings[0].text, lowered(shown.en));
    table.legend = legend_of(query, rows, language);
    table.colophon = colophon_of(query, language);
    table.sheet_name = labels::word("by_entity").in(language);
    if (layout.sheet) table.attached.push_back(notes_sheet(catalogue, query, rows, language));
    return table;
}

} // namespace gapcalc::tabulate
