// [[series]]: figures of entities that several indicators share.
#include "load/resolve.hpp"

namespace gapcalc {
namespace {

/// Makes the series, without its figures; empty when it cannot be used.
std::optional<Series> make_series(Resolution& resolution, std::size_t file, const SeriesDraft& draft) {
    Reporter& reporter = resolution.reporter;
    const FileDraft& from = resolution.files[file];
    Series series;
    series.plan = resolution.places[file].plan;
    series.file = resolution.places[file].file;
    series.id = draft.id.text;
    series.name = draft.name.empty() ? Text(series.id) : draft.name;
    series.note = draft.note;
    series.source = draft.source.empty() ? from.source : draft.source;
    series.unit = draft.unit.text;
    series.span = draft.span;
    if (draft.kind) series.kind = draft.kind->value;
    series.stages = stages_of(draft, series.kind, reporter);
    if (draft.limits && series.kind == Kind::milestone)
        reporter.add(Problem::milestone_without_numbers, draft.limits->span, {"limits"});
    series.limits =
        resolve_limits(draft, {series.unit, series.kind, {}, false, series.id, draft.tainted}, reporter);
    if (!draft.over) {
        if (!draft.tainted)
            reporter.add(Problem::missing_key, draft.span, {"[[series]]", "over", "over = \"…\""});
        return std::nullopt;
    }
    const auto over =
        resolution.find(resolution.names[series.plan].sets, draft.over, k_set_sort, from, reporter);
    if (!over) return std::nullopt;
    series.over = *over;
    return series;
}

} // namespace

std::optional<Limits> resolve_limits(const MeasuredDraft& draft, const Measured& measured,
                                     Reporter& reporter) {
    if (!draft.limits) return std::nullopt;
    int places = 0;
    const auto low = in_unit(draft.limits->low, measured, places, reporter);
    const auto high = in_unit(draft.limits->high, measured, places, reporter);
    if (!low || !high) return std::nullopt;
    if (*low < *high) return Limits{*low, *high};
    reporter.add(Problem::reversed_range, draft.limits->span, {"limits"});
    return std::nullopt;
}

bool report_outside(const Figure& figure, const Rational& value, const std::optional<Limits>& limits,
                    Reporter& reporter) {
    if (!limits || (value >= limits->low && value <= limits->high)) return false;
    reporter.add(Problem::outside_limits, figure.span,
                 {quoted_short(figure.written), in_digits(limits->low), in_digits(limits->high)});
    return true;
}

std::vector<Text> stages_of(const MeasuredDraft& draft, Kind kind, Reporter& reporter) {
    if (kind == Kind::milestone) {
        if (draft.stages && draft.stages->names.size() >= 2) return draft.stages->names;
        return {{"未完成", "not completed"}, {"完成", "completed"}};
    }
    if (draft.stages && !draft.tainted) {
        reporter.add(
            Problem::not_for_kind, draft.stages->span,
            {"stages",
             {"数值", "numbers"},
             {"加上 kind = \"milestone\"，或删去 stages", "add kind = \"milestone\", or remove stages"}});
    }
    return {};
}

void resolve_series(Resolution& resolution) {
    Catalogue& catalogue = resolution.catalogue();
    std::vector<const SeriesDraft*> drafts;
    for (std::size_t file = 0; file < resolution.files.size(); ++file) {
        for (const SeriesDraft& draft : resolution.files[file].series) {
            auto series = make_series(resolution, file, draft);
            if (!series) continue;
            resolution.names[series->plan].series.place(draft.id,
                                                        static_cast<Index>(catalogue.series.size()));
            catalogue.series.push_back(std::move(*series));
            drafts.push_back(&draft);
        }
        resolution.reporter.finish();
    }
    // Only now do the series stay where they are.
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Series& series = catalogue.series[i];
        RecordsFrame frame;
        frame.whole = {series.unit, series.kind, series.stages, false, series.id, drafts[i]->tainted};
        frame.entities = frame.whole;
        frame.set = series.over;
        frame.whole_limits = frame.entity_limits = series.limits;
        frame.whole_amounts = frame.entity_amounts = series.kind == Kind::per_period;
        frame.tainted = drafts[i]->tainted;
        resolve_records(resolution, resolution.reporter, drafts[i]->records, frame, series.records);
    }
    resolution.reporter.finish();
}

} // namespace gapcalc
