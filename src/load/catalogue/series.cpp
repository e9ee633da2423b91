// [[series]]: figures of entities that several indicators share.
#include "load/catalogue/resolve.hpp"

namespace gapcalc::load {
namespace {

/// Makes the series, without its figures; empty when it cannot be used.
std::optional<Series> make_series(Resolution& resolution, std::size_t file, const ParsedSeries& parsed) {
    Reporter& reporter = resolution.reporter;
    const ParsedFile& from = resolution.files[file];
    Series series;
    series.plan = resolution.places[file].plan;
    series.file = resolution.places[file].file;
    series.id = parsed.id.text;
    series.name = parsed.name.empty() ? Text(series.id) : parsed.name;
    series.note = parsed.note;
    series.source = parsed.source.empty() ? from.source : parsed.source;
    series.unit = parsed.unit.text;
    series.unit_words = parsed.unit_words;
    series.span = parsed.span;
    if (parsed.kind) series.kind = parsed.kind->value;
    series.year_starts =
        static_cast<std::uint8_t>(parsed.year_starts ? parsed.year_starts->value : from.year_starts);
    series.stages = stages_of(parsed, series.kind, reporter);
    if (parsed.limits && series.kind == Kind::milestone)
        reporter.add(Problem::milestone_without_numbers, parsed.limits->span, {"limits"});
    series.limits =
        resolve_limits(parsed, {series.unit, series.kind, {}, false, series.id, parsed.tainted}, reporter);
    if (!parsed.over) {
        // What names its entities may be what could not be read.
        if (parsed.tainted) return std::nullopt;
        return series;
    }
    series.over =
        resolution.find(resolution.names[series.plan].sets, parsed.over, k_set_sort, from, reporter);
    if (!series.over) return std::nullopt;
    return series;
}

} // namespace

std::optional<Limits> resolve_limits(const ParsedMeasured& parsed, const Measured& measured,
                                     Reporter& reporter) {
    if (!parsed.limits) return std::nullopt;
    int places = 0;
    const auto low = in_unit(parsed.limits->low, measured, places, reporter);
    const auto high = in_unit(parsed.limits->high, measured, places, reporter);
    if (!low || !high) return std::nullopt;
    if (*low < *high) return Limits{*low, *high};
    reporter.add(Problem::reversed_range, parsed.limits->span, {"limits"});
    return std::nullopt;
}

bool report_outside(const Figure& figure, const Rational& value, const std::optional<Limits>& limits,
                    Reporter& reporter) {
    if (!limits) return false;
    // A bound that lets nothing in but what lies outside is outside as well.
    const bool nothing_left = (figure.bound == Bound::more_than && value == limits->high) ||
                              (figure.bound == Bound::less_than && value == limits->low);
    if (!nothing_left && value >= limits->low && value <= limits->high) return false;
    reporter.add(Problem::outside_limits, figure.span,
                 {quoted_short(figure.written), in_digits(limits->low), in_digits(limits->high)});
    return true;
}

std::vector<Text> stages_of(const ParsedMeasured& parsed, Kind kind, Reporter& reporter) {
    if (kind == Kind::milestone) {
        if (parsed.stages && parsed.stages->names.size() >= 2) return parsed.stages->names;
        return {{"未完成", "not completed"}, {"完成", "completed"}};
    }
    if (parsed.stages && !parsed.tainted) {
        reporter.add(
            Problem::not_for_kind, parsed.stages->span,
            {"stages",
             {"数值", "numbers"},
             {"加上 kind = \"milestone\"，或删去 stages", "add kind = \"milestone\", or remove stages"}});
    }
    return {};
}

void resolve_series(Resolution& resolution) {
    Catalogue& catalogue = resolution.catalogue();
    std::vector<const ParsedSeries*> all_parsed;
    for (std::size_t file = 0; file < resolution.files.size(); ++file) {
        for (const ParsedSeries& parsed : resolution.files[file].series) {
            auto series = make_series(resolution, file, parsed);
            if (!series) continue;
            resolution.names[series->plan].series.place(parsed.id,
                                                        static_cast<Index>(catalogue.series.size()));
            catalogue.series.push_back(std::move(*series));
            all_parsed.push_back(&parsed);
        }
    }
    // Only now do the series stay where they are.
    for (std::size_t i = 0; i < all_parsed.size(); ++i) {
        Series& series = catalogue.series[i];
        auto& by_name = resolution.names[series.plan].series_by_name;
        by_name[series.name.zh].push_back(static_cast<Index>(i));
        if (series.name.en != series.name.zh) by_name[series.name.en].push_back(static_cast<Index>(i));
        RecordsMeasures measures;
        measures.whole = {series.unit,
                          series.kind,
                          series.stages,
                          false,
                          series.id,
                          all_parsed[i]->tainted,
                          years_of(series.kind, series.year_starts)};
        measures.entities = measures.whole;
        measures.set = series.over;
        measures.whole_limits = measures.entity_limits = series.limits;
        measures.whole_amounts = measures.entity_amounts = series.kind == Kind::per_period;
        measures.tainted = all_parsed[i]->tainted;
        measures.kind_unsure = all_parsed[i]->kind_unsure;
        resolve_records(resolution, resolution.reporter, all_parsed[i]->records, measures, series.records);
    }
}

} // namespace gapcalc::load
