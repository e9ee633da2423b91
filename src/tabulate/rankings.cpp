// League tables: of an arena, and of the entities of one indicator.
#include "tabulate/attached.hpp"
#include "tabulate/grid.hpp"
#include "tabulate/heading.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

table::Cell rank_cell(std::optional<int> rank) {
    return rank ? table::Cell(table::Number{Rational(*rank), table::Form::whole}) : table::Cell();
}

/// The ids of the indicators that an entity has no figure for; for people their names.
table::Cell missing_cell(Sheet& sheet, const assess::Standing& standing) {
    table::Badges all;
    for (const Index at : standing.missing) {
        const Indicator& indicator = sheet.catalogue.indicators[at];
        all.all.push_back({indicator.id, sheet.people
                                             ? std::string_view(indicator.name.in(sheet.layout.language))
                                             : std::string_view(indicator.id)});
    }
    return all;
}

/// How the score comes about: the weights, and what a single indicator can earn at most.
std::string rule_of_score(const Catalogue& catalogue, const Arena& arena, Language language) {
    const bool zh = language == Language::zh;
    std::string weights;
    for (const Contestant& each : arena.indicators) {
        if (!weights.empty()) weights += zh ? "、" : ", ";
        weights += fmt::format(
            "{} {}", catalogue.indicators[each.indicator].name.in(language),
            table::people_number({each.weight, table::Form::exact,
                                  static_cast<std::int8_t>(each.weight.exact_places(4).value_or(4))}));
    }
    std::string most;
    if (arena.capped)
        most = (zh ? "，单项完成率最高按" : ", each at most ") +
               table::people_number({arena.cap, table::Form::ratio}) + (zh ? "计" : "");
    return zh ? fmt::format("得分 = 权重 × 完成率之和{}；权重：{}", most, weights)
              : fmt::format("Score = sum of weight x completion{}; weights: {}", most, weights);
}

/// What bars of scores end at: all the weights, or the best score where it is more.
Rational greatest_score(const Arena& arena, std::span<const assess::Standing> standings) {
    Rational most = 0;
    for (const Contestant& each : arena.indicators) most = most + each.weight;
    for (const assess::Standing& standing : standings) most = std::max(most, standing.score);
    return most;
}

} // namespace

table::Table tabulate_arena(const Catalogue& catalogue, const Arena& arena, const assess::Query& query,
                            std::span<const assess::Standing> standings, const Layout& layout) {
    table::Table table;
    Sheet sheet(catalogue, layout, table);
    const EntitySet& set = catalogue.sets[arena.over];
    const Language language = layout.language;

    std::vector<GridColumn<assess::Standing>> columns;
    columns.push_back(word_column<assess::Standing>(
        "rank", "rank", layout, table::Align::right,
        [](Sheet&, const assess::Standing& standing) { return rank_cell(standing.rank); }));
    columns.push_back(
        {heading(*find_report_column("entity"), language), false,
         [&set](Sheet&, const assess::Standing& standing) { return table::Word{set.key(standing.entity)}; }});
    columns.push_back({heading(*find_report_column("name"), language), true,
                       [&set, language](Sheet&, const assess::Standing& standing) {
                           return table::Word{set.name_of(standing.entity, language)};
                       }});
    // A score reads like points out of a hundred: two decimals distinguish entities.
    columns.push_back(word_column<assess::Standing>(
        "score", "league_score", layout, table::Align::right, [](Sheet&, const assess::Standing& standing) {
            return table::Number{standing.score, table::Form::six, 2};
        }));
    columns.back().heading.full = greatest_score(arena, standings);
    columns.back().heading.vital = true;
    const bool lacks = std::ranges::any_of(
        standings, [](const assess::Standing& standing) { return !standing.missing.empty(); });
    columns.push_back({heading(*find_report_column("flags"), language), lacks, missing_cell});
    for (std::size_t at = 0; at < arena.indicators.size(); ++at) {
        const Indicator& indicator = catalogue.indicators[arena.indicators[at].indicator];
        columns.push_back({{indicator.id, indicator.name.in(language), table::Align::right, false},
                           true,
                           [at](Sheet&, const assess::Standing& standing) -> table::Cell {
                               const std::optional<Rational>& completion = standing.completions[at];
                               if (!completion) return {};
                               return table::Number{*completion, table::Form::ratio};
                           }});
    }
    fill<assess::Standing>(sheet, std::move(columns), standings);
    table.envelope = envelope_of(query);
    if (!layout.people) return table;
    set_head(table, catalogue, arena.name.in(language), "arena", query, language);
    table.preamble.push_back(rule_of_score(catalogue, arena, language));
    table.colophon = colophon_of(query, language);
    return table;
}

table::Table tabulate_placings(const Catalogue& catalogue, const assess::Query& query,
                               std::span<const assess::Placing> placings, const Layout& layout) {
    table::Table table;
    Sheet sheet(catalogue, layout, table);
    const auto row_of = [](const assess::Placing& placing) -> const assess::Row& { return placing.row; };

    std::vector<GridColumn<assess::Placing>> columns;
    columns.push_back(word_column<assess::Placing>(
        "rank", "rank", layout, table::Align::right,
        [](Sheet&, const assess::Placing& placing) { return rank_cell(placing.rank); }));
    columns.push_back(row_column<assess::Placing>("entity", layout, row_of, false));
    columns.push_back({heading(*find_report_column("name"), layout.language), true,
                       [](Sheet& its, const assess::Placing& placing) -> table::Cell {
                           if (!placing.row.entity) return {};
                           const EntitySet& set = its.catalogue.sets[placing.row.entity_set];
                           return table::Word{set.name_of(*placing.row.entity, its.layout.language)};
                       }});
    for (const std::string_view key : {"value", "target", "gap", "completion", "verdict"}) {
        columns.push_back(row_column<assess::Placing>(key, layout, row_of));
        columns.back().heading.vital = key == "value" || key == "completion" || key == "verdict";
    }
    columns.push_back(row_column<assess::Placing>("flags", layout, row_of, false));
    fill<assess::Placing>(sheet, std::move(columns), placings);
    table.envelope = envelope_of(query);
    if (!layout.people) return table;
    std::string title;
    if (!placings.empty()) {
        const Indicator& indicator = catalogue.indicators[placings[0].row.indicator];
        title = indicator.name.in(layout.language);
        if (const std::string unit(unit_words(RowView(catalogue, placings[0].row), layout.language));
            !unit.empty())
            title += layout.language == Language::zh ? "（" + unit + "）" : " (" + unit + ")";
    }
    set_head(table, catalogue, std::move(title), "rank", query, layout.language);
    table.colophon = colophon_of(query, layout.language);
    return table;
}

} // namespace gapcalc::tabulate
