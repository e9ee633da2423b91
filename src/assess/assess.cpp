#include "gapcalc/assess.hpp"

#include "assess/judge.hpp"

#include <algorithm>
#include <set>

namespace gapcalc {
namespace {

std::vector<Index> asked(const Catalogue& catalogue, const Query& query) {
    if (!query.indicators.empty()) return query.indicators;
    std::vector<Index> all(catalogue.indicators.size());
    for (Index i = 0; i < all.size(); ++i) all[i] = i;
    return all;
}

class Reporter {
  public:
    Reporter(const Catalogue& catalogue, const Query& query, const std::function<void(Row&&)>& emit)
        : catalogue_(catalogue), query_(query), emit_(emit) {}

    void report(Index indicator) {
        const Study study(catalogue_, catalogue_.indicators[indicator], day_number(query_.as_of.end()));
        const Subject whole = study.whole();
        const auto targets = choose_targets(whole, query_);
        if (targets.empty()) lines(study, whole, indicator, std::nullopt);
        for (const Index target : targets) lines(study, whole, indicator, target);
    }

  private:
    void lines(const Study& study, const Subject& whole, Index indicator, std::optional<Index> target) {
        emit(whole_row(study, whole, target, query_), indicator);
        if (!query_.by || !study.set()) return;
        const auto own = *study.indicator().over;
        const Index set = query_.by->set.value_or(own);
        if (set == own) {
            const std::vector<bool> inside = study.inside();
            for (const Index entity : study.set()->order())
                if (inside[entity]) emit(entity_row(study, entity, target, query_), indicator);
        } else if (study.lies_within(set)) {
            auto families = by_parent(catalogue_, study, set);
            for (const Index parent : catalogue_.sets[set].order())
                emit(parent_row(study, set, parent, families[parent], target, query_), indicator);
        }
    }

    void emit(Row&& row, Index indicator) {
        row.indicator = indicator;
        emit_(std::move(row));
    }

    const Catalogue& catalogue_;
    const Query& query_;
    const std::function<void(Row&&)>& emit_;
};

std::uint64_t later_figures(const Records& records, Date as_of) {
    std::uint64_t later = 0;
    for (const Observation& figure : records.whole) later += figure.period.end() > as_of;
    for (const Column& column : records.columns)
        if (column.period().end() > as_of) later += column.count();
    return later;
}

} // namespace

void assess(const Catalogue& catalogue, const Query& query, const std::function<void(Row&&)>& emit) {
    Reporter reporter(catalogue, query, emit);
    for (const Index indicator : asked(catalogue, query)) reporter.report(indicator);
}

std::vector<Row> assess(const Catalogue& catalogue, const Query& query) {
    std::vector<Row> rows;
    assess(catalogue, query, [&](Row&& row) { rows.push_back(std::move(row)); });
    return rows;
}

std::uint64_t count_later_observations(const Catalogue& catalogue, const Query& query) {
    std::uint64_t later = 0;
    std::set<Index> series;
    for (const Index indicator : asked(catalogue, query)) {
        const Indicator& one = catalogue.indicators[indicator];
        later += later_figures(one.records, query.as_of.end());
        if (one.series && series.insert(*one.series).second)
            later += later_figures(catalogue.series[*one.series].records, query.as_of.end());
    }
    return later;
}

} // namespace gapcalc
