// Which series an engine holds, and what is read from it.
#include "gapcalc/model.hpp"

#include <algorithm>

namespace gapcalc {

const EngineTable* Catalogue::table_of(std::optional<Index> of) const {
    if (!of) return nullptr;
    const auto found = std::ranges::find(tables, *of, &EngineTable::series);
    return found == tables.end() ? nullptr : &*found;
}

const EngineTable* Catalogue::points_table(std::optional<Index> of) const {
    const EngineTable* const table = table_of(of);
    if (table == nullptr || std::ranges::find(answer.figures, *of) != answer.figures.end()) return nullptr;
    return table;
}

const TablePeriods* Catalogue::periods_of(std::optional<Index> of) const {
    const EngineTable* const table = points_table(of);
    if (table == nullptr) return nullptr;
    const std::optional<Period> known = table->published.empty() ? std::nullopt : known_at;
    const auto found = std::ranges::find_if(answer.periods, [&](const TablePeriods& periods) {
        return periods.series == *of && periods.known_at == known;
    });
    return found == answer.periods.end() ? nullptr : &*found;
}

Index series_of(const Catalogue& catalogue, const PointsKey& key) {
    const Indicator& indicator = catalogue.indicators[key.indicator];
    if (!indicator.ratio) return *indicator.series;
    return key.below ? indicator.ratio->to : indicator.ratio->of;
}

std::vector<EngineStatement> engine_statements(const Catalogue& catalogue, const EngineWants& wants) {
    std::vector<EngineStatement> all;
    for (const Index series : wants.series) {
        all.push_back({StatementSort::cells, series});
        // Figures of the whole are looked at where they are read.
        if (!catalogue.series[series].over) continue;
        const EntitySet& set = catalogue.sets[*catalogue.series[series].over];
        all.push_back({StatementSort::doubled, series});
        if (catalogue.series[series].kind == Kind::per_period)
            all.push_back({StatementSort::overlap, series});
        if (set.total() > set.size()) all.push_back({StatementSort::names, series});
    }
    for (const Index series : wants.series) {
        all.push_back({StatementSort::places, series});
        all.push_back({StatementSort::figures, series});
        if (std::ranges::find(wants.figures, series) != wants.figures.end()) continue;
        const bool dated = !catalogue.table_of(series)->published.empty();
        if (!dated) all.push_back({StatementSort::periods, series});
        for (const Knowledge& known : wants.known)
            if (dated) all.push_back({StatementSort::periods, series, 0, known});
        // A day is written as any of its figures was, also of those that are not known yet.
        if (dated && std::ranges::find(wants.known, Knowledge{}) == wants.known.end())
            all.push_back({StatementSort::periods, series, 0, {}});
    }
    for (std::size_t at = 0; at < wants.points.size(); ++at) {
        const PointsWanted& points = wants.points[at];
        const Indicator& indicator = catalogue.indicators[points.key.indicator];
        all.push_back({StatementSort::points, series_of(catalogue, points.key), at});
        if (points.among_in_engine && !points.key.below)
            all.push_back({StatementSort::scope, indicator.among->series, at});
    }
    return all;
}

} // namespace gapcalc
