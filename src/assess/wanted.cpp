// What a question needs of tables that an engine holds.
#include "gapcalc/assess.hpp"

#include "assess/series_view.hpp"

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

    /// Series whose figures are wanted one by one, by this indicator at least.
    void add_figures(Index at) {
        const Indicator& indicator = catalogue_.indicators[at];
        // What is divided is fetched as it is.
        for (const Index source : indicator.sources()) {
            if (!indicator.is_quotient() || catalogue_.table_of(source) == nullptr) continue;
            add(wants_.series, source);
            add(wants_.figures, source);
        }
        const bool in_table = catalogue_.table_of(indicator.series) != nullptr;
        if (in_table) add(wants_.series, *indicator.series);
        if (in_table && needs_figures(indicator)) add(wants_.figures, *indicator.series);
        if (!indicator.among || catalogue_.table_of(indicator.among->series) == nullptr) return;
        add(wants_.series, indicator.among->series);
        // Who belongs can be counted for those only whose figures are counted as well.
        if (!in_table || needs_figures(indicator)) add(wants_.figures, indicator.among->series);
    }

    void add_points(Index at) {
        const Indicator& indicator = catalogue_.indicators[at];
        if (catalogue_.table_of(indicator.series) == nullptr || indicator.measure == Measure::value) return;
        if (std::ranges::find(wants_.figures, *indicator.series) != wants_.figures.end()) return;
        if (indicator.targets.empty()) add_reckoning(at, yearly_reckoning(indicator));
        for (const Target& target : indicator.targets) add_reckoning(at, reckoning_of(indicator, &target));
    }

  private:
    /// Entities that are judged by themselves have a history each; running totals over other spans than years
    /// are made of several figures of each.
    bool needs_figures(const Indicator& indicator) const {
        if (query_.by && query_.by->set.value_or(*indicator.over) == *indicator.over) return true;
        return indicator.kind == Kind::year_to_date && indicator.measure != Measure::count &&
               std::ranges::any_of(indicator.targets, [&](const Target& target) {
                   return !reckoning_of(indicator, &target).yearly;
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
        const Indicator& indicator = catalogue_.indicators[at];
        const std::int32_t as_of = day_number(query_.as_of.end());
        PointsWanted wanted;
        wanted.key = points_key(catalogue_, at, span, as_of, known_.at);
        if (std::ranges::any_of(wants_.points,
                                [&](const PointsWanted& one) { return one.key == wanted.key; }))
            return;
        wanted.first_stands_in = known_.first_stands_in;
        if (query_.by && query_.by->set && catalogue_.lies_within(*indicator.over, *query_.by->set))
            wanted.parents = query_.by->set;
        wanted.among_in_engine = among_in_engine(catalogue_, indicator);
        if (indicator.among && !wanted.among_in_engine)
            wanted.members =
                *scope_of(catalogue_, catalogue_.sets[*indicator.over], indicator.among, as_of).members;
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
    each([](Wanted& wanted, Index at) { wanted.add_figures(at); });
    each([](Wanted& wanted, Index at) { wanted.add_points(at); });
    return wants;
}

} // namespace gapcalc::assess
