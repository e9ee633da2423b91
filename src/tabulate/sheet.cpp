#include "tabulate/sheet.hpp"

#include <algorithm>

namespace gapcalc::tabulate {
namespace {

const std::vector<Text>* stages_of(const Catalogue& catalogue, const assess::Row& row,
                                   const Indicator& indicator) {
    const bool of_series = indicator.series && (row.entity_counted || indicator.stages.empty());
    const Series* series = of_series ? &catalogue.series[*indicator.series] : nullptr;
    const bool milestone = (series ? series->kind : indicator.kind) == Kind::milestone;
    const bool counted = indicator.measure == Measure::count && !row.entity_counted;
    if (!milestone || counted) return nullptr;
    return series ? &series->stages : &indicator.stages;
}

} // namespace

RowView::RowView(const Catalogue& catalogue, const assess::Row& its_row)
    : row(its_row),
      indicator(catalogue.indicators[its_row.indicator]),
      places(people_places(catalogue, its_row)),
      stages(stages_of(catalogue, its_row, indicator)) {}

Sheet::Sheet(const Catalogue& its_catalogue, const Layout& its_layout, table::Table& its_table)
    : catalogue(its_catalogue), layout(its_layout), table(its_table), people(its_layout.people) {
    if (layout.people || layout.labels)
        stale_words =
            table.keep(labels::flag_words(assess::Flag::stale, layout.language, layout.stale_months));
    for (const File& file : catalogue.files) plans.push_back(plan_key(catalogue, file, layout.language));
    if (layout.sheet && layout.columns.empty()) verdict_alone = true;
    written_out = layout.charts;
    for (const std::string_view key : layout.columns) {
        operator_shown |= key == "operator";
        verdict_alone |= key == "reason" || key == "flags";
        entity_shown |= key == "entity";
    }
}

std::string_view unit_words(const Indicator& indicator, std::string_view unit, Language language) {
    const auto named = [&](const std::string& key, const Text& words) {
        return unit == key && !words.empty();
    };
    if (named(indicator.unit, indicator.unit_words)) return indicator.unit_words.in(language);
    if (named(indicator.entity_unit, indicator.entity_unit_words))
        return indicator.entity_unit_words.in(language);
    return unit;
}

std::string_view unit_words(const RowView& view, Language language) {
    const Indicator& indicator = view.indicator;
    // An entity that is counted has figures of its own, in a unit that may be called as the set's is.
    if (view.row.entity_counted && view.row.unit == indicator.entity_unit && !indicator.entity_unit.empty())
        return indicator.entity_unit_words.empty() ? view.row.unit : indicator.entity_unit_words.in(language);
    return unit_words(indicator, view.row.unit, language);
}

Period shown_period(const RowView& view, const Period& period) {
    const assess::Row& row = view.row;
    const Indicator& indicator = view.indicator;
    const bool flow = indicator.kind == Kind::year_to_date || indicator.kind == Kind::per_period;
    if (!flow || (indicator.measure == Measure::count && !row.entity_counted)) return period;
    const Date end = period.end();
    Date begin = Period::of_year(year_of(end, indicator.year_starts), indicator.year_starts).begin();
    // Of a span of years the total runs from its first day.
    if (row.in_target_year && row.start && row.start->end() < begin)
        begin = date_of(day_number(row.start->end()) + 1);
    return Period::of_days(begin, end, indicator.years());
}

std::string_view plan_key(const Catalogue& catalogue, const File& file, Language language) {
    const std::string& id = catalogue.plans[file.plan].id;
    return id.empty() ? file.title.in(language) : id;
}

std::string_view stage_name(const std::vector<Text>& stages, const Rational& place, Language language) {
    const auto at = place.to_integer();
    if (!at || *at < 0 || static_cast<std::size_t>(*at) >= stages.size()) return {};
    return stages[static_cast<std::size_t>(*at)].in(language);
}

int people_places(const Catalogue& catalogue, const assess::Row& row) {
    const Indicator& indicator = catalogue.indicators[row.indicator];
    const Records* series = indicator.series ? &catalogue.series[*indicator.series].records : nullptr;
    if (row.entity_counted) return series ? series->places : indicator.records.places;
    if (indicator.decimals) return *indicator.decimals;
    if (indicator.measure == Measure::count) return indicator.where ? 0 : indicator.places;
    return series ? std::max(indicator.places, series->places) : indicator.places;
}

int places_apart(const Rational& value, const Rational& bound, int places) {
    constexpr int k_most_extra = 12;
    if (value == bound) return places;
    const int most = places + k_most_extra;
    while (places < most && value.rounded(places) == bound.rounded(places)) ++places;
    return places;
}

} // namespace gapcalc::tabulate
