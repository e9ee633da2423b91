// What a question needs of tables that an engine holds.
#include "gapcalc/assess.hpp"

#include "assess/counted.hpp"
#include "assess/scope.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

void add(std::vector<Index>& all, Index one) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

class Wanted {
  public:
    Wanted(const Catalogue& catalogue, const Query& query, const Knowledge& known, EngineWants& wants)
        : catalogue_(catalogue), query_(query), known_(known), wants_(wants) {}

    /// The series that this indicator reads, and those whose figures are wanted one by one.
    void add_series(Index at) {
        const Indicator& indicator = catalogue_.indicators[at];
        const std::vector<Index> sources = sources_in_tables(indicator);
        for (const Index source : sources) add(wants_.series, source);
        const bool counted = is_counted(indicator);
        if (!counted)
            for (const Index source : sources) add(wants_.figures, source);
        if (!indicator.among || catalogue_.table_of(indicator.among->series) == nullptr) return;
        add(wants_.series, indicator.among->series);
        // Who belongs can be counted for those only whose figures are counted as well.
        if (!counted) add(wants_.figures, indicator.among->series);
    }

    void add_points(Index at) {
        const Indicator& indicator = catalogue_.indicators[at];
        if (!is_counted(indicator) || indicator.measure == Measure::value) return;
        if (indicator.targets.empty()) add_reckoning(at, yearly_reckoning(indicator));
        for (const Target& target : indicator.targets) add_reckoning(at, reckoning_of(indicator, &target));
    }

  private:
    std::vector<Index> sources_in_tables(const Indicator& indicator) const {
        std::vector<Index> sources = indicator.sources();
        std::erase_if(sources, [&](Index one) { return catalogue_.table_of(one) == nullptr; });
        return sources;
    }

    /// Whether points are enough: entities that are judged by themselves have a history each, products of
    /// figures and weights are longer than engines' decimals, and of the series of a ratio none is elsewhere.
    bool is_counted(const Indicator& indicator) const {
        const std::vector<Index> sources = sources_in_tables(indicator);
        if (sources.empty() || sources.size() != indicator.sources().size() || indicator.weight) return false;
        if (!indicator.over) return false; // figures of the whole alone
        if (query_.by && query_.by->set.value_or(*indicator.over) == *indicator.over) return false;
        return std::ranges::none_of(sources, [&](Index one) {
            return std::ranges::find(wants_.figures, one) != wants_.figures.end();
        });
    }

    void add_reckoning(Index at, const Reckoning& reckoning) {
        const Indicator& indicator = catalogue_.indicators[at];
        if (reckoning.yearly) return add_span(at, std::nullopt);
        add_span(at, reckoning.span);
        if (reckoning.year_before) add_span(at, *reckoning.year_before);
        if (const auto base = base_span_of(indicator, reckoning)) add_span(at, *base);
    }

    void add_span(Index at, const std::optional<Period>& span) {
        const std::int32_t as_of = day_number(query_.as_of.end());
        PointsKey key = points_key(catalogue_, at, span, as_of, known_.at);
        add_key(key);
        key.below = true;
        if (catalogue_.indicators[at].ratio) add_key(key);
    }

    void add_key(const PointsKey& key) {
        const Indicator& indicator = catalogue_.indicators[key.indicator];
        PointsWanted wanted;
        wanted.key = key;
        if (std::ranges::any_of(wants_.points,
                                [&](const PointsWanted& one) { return one.key == wanted.key; }))
            return;
        wanted.first_stands_in = known_.first_stands_in;
        if (query_.by && query_.by->set && catalogue_.lies_within(*indicator.over, *query_.by->set))
            wanted.parents = query_.by->set;
        wanted.among_in_engine = among_in_engine(catalogue_, indicator);
        if (indicator.among && !wanted.among_in_engine)
            wanted.members = *scope_of(catalogue_, catalogue_.sets[*indicator.over], indicator.among,
                                       day_number(query_.as_of.end()))
                                  .members;
        wants_.points.push_back(std::move(wanted));
    }

    const Catalogue& catalogue_;
    const Query& query_;
    const Knowledge& known_;
    EngineWants& wants_;
};

} // namespace

EngineWants engine_wants(const Catalogue& catalogue, std::span<const Asked> asked) {
    EngineWants wants;
    const auto each = [&](auto visit) {
        for (const Asked& one : asked) {
            if (std::ranges::find(wants.known, one.known) == wants.known.end())
                wants.known.push_back(one.known);
            Wanted wanted(*one.catalogue, one.query, one.known, wants);
            std::vector<Index> indicators = one.query.indicators;
            if (indicators.empty())
                for (Index at = 0; at < catalogue.indicators.size(); ++at) indicators.push_back(at);
            for (const Index at : indicators) visit(wanted, at);
        }
    };
    if (catalogue.tables.empty()) return wants;
    // What is fetched for one indicator is not counted for another.
    for (std::size_t before = 1, now = 0; before != now; now = wants.figures.size()) {
        before = wants.figures.size();
        each([](Wanted& wanted, Index at) { wanted.add_series(at); });
    }
    each([](Wanted& wanted, Index at) { wanted.add_points(at); });
    return wants;
}

} // namespace gapcalc::assess
