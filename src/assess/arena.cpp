#include "assess/fault.hpp"
#include "assess/rows.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

/// An entity's completion in an arena: of a goal that is better low the bound over the value; empty when
/// blank.
std::optional<Rational> arena_completion(const Row& row, const Rational& cap) {
    if (!row.value || !row.bound) return std::nullopt;
    if (row.direction > 0) return row.completion;
    if (row.value->sign() <= 0) return cap;
    return *row.bound / *row.value;
}

/// 1, 2, 2, 4 over what is sorted best first.
template <class Items, class Same>
void number_ranks(Items& items, Same same) {
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i].rank = i > 0 && items[i - 1].rank && same(items[i - 1], items[i]) ? *items[i - 1].rank
                                                                                   : static_cast<int>(i) + 1;
}

/// What an entity earns from one indicator, and whether only a bound of its figure is known.
struct Earned {
    std::optional<Rational> completion; ///< empty: blank
    bool bound = false;
};

/// The completions of the arena's entities in one indicator, one for each standing.
std::vector<Earned> earned_in(const Catalogue& catalogue, const Arena& arena, Index at, const Query& query,
                              const std::vector<Standing>& standings) {
    const Indicator& indicator = catalogue.indicators[at];
    const IndicatorView indicator_view(catalogue, at, day_number(query.as_of.end()));
    const auto targets = choose_targets(Wholes(indicator_view), query);
    const std::optional<Index> target = targets.empty() ? std::nullopt : std::optional(targets.front());
    const bool own = indicator.over == arena.over;
    const std::vector<bool> inside = own ? indicator_view.inside() : std::vector<bool>();
    std::vector<Family> families;
    if (!own && indicator_view.lies_within(arena.over))
        families = by_parent(catalogue, indicator_view, arena.over);
    EntityRows entities(indicator_view, target, query);
    std::vector<Earned> all;
    for (const Standing& standing : standings) {
        Earned& earned = all.emplace_back();
        const auto take = [&](const Row& row) {
            earned = {arena_completion(row, arena.cap), row.value_bound != Bound::exact};
        };
        if (own && inside[standing.entity])
            take(entities.row(standing.entity));
        else if (!own && !families.empty())
            take(parent_row(indicator_view, arena.over, standing.entity, families[standing.entity], target,
                            query));
    }
    return all;
}

} // namespace

std::vector<Standing> rank_arena(const Catalogue& catalogue, const Arena& arena, const Query& query) {
    const std::vector<Index> order = catalogue.sets[arena.over].order();
    std::vector<Standing> standings(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) standings[i].entity = order[i];
    for (const Contestant& contestant : arena.indicators) {
        std::vector<Earned> earned(standings.size());
        name_faults(catalogue, query, contestant.indicator,
                    [&] { earned = earned_in(catalogue, arena, contestant.indicator, query, standings); });
        for (std::size_t i = 0; i < standings.size(); ++i) {
            Standing& standing = standings[i];
            const auto& completion = earned[i].completion;
            if (completion)
                standing.score += contestant.weight * std::clamp(*completion, Rational(0), arena.cap);
            if (!completion || earned[i].bound) standing.missing.push_back(contestant.indicator);
            standing.completions.push_back(std::move(earned[i].completion));
        }
    }
    std::stable_sort(standings.begin(), standings.end(),
                     [](const Standing& a, const Standing& b) { return a.score > b.score; });
    number_ranks(standings, [](const Standing& a, const Standing& b) { return a.score == b.score; });
    return standings;
}

namespace {

std::vector<Placing> placings_of(const Catalogue& catalogue, Index indicator, const Query& query, RankBy by) {
    const IndicatorView indicator_view(catalogue, indicator, day_number(query.as_of.end()));
    std::vector<Placing> ranked, blank;
    if (!indicator_view.set()) return ranked;
    const auto targets = choose_targets(Wholes(indicator_view), query);
    const std::optional<Index> target = targets.empty() ? std::nullopt : std::optional(targets.front());
    const std::vector<bool> inside = indicator_view.inside();
    const bool low_is_better = prefers_low(indicator_view, target);
    if (by == RankBy::automatic) {
        const Indicator& its = indicator_view.indicator();
        const bool split =
            !its.entity_targets.empty() || (target && !its.targets[*target].entity_targets.empty());
        by = split && !low_is_better ? RankBy::completion : RankBy::value;
    }
    const auto figure = [by](const Row& row) -> std::optional<Rational> {
        return by == RankBy::completion ? std::optional<Rational>(row.completion) : row.value;
    };
    const bool lower_first = by == RankBy::value && low_is_better;
    EntityRows entities(indicator_view, target, query);
    for (const Index entity : indicator_view.set()->order()) {
        if (!inside[entity]) continue;
        const Row& row = entities.row(entity);
        (figure(row) ? ranked : blank).push_back({std::nullopt, row});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [&](const Placing& a, const Placing& b) {
        return lower_first ? *figure(a.row) < *figure(b.row) : *figure(a.row) > *figure(b.row);
    });
    number_ranks(ranked,
                 [&](const Placing& a, const Placing& b) { return *figure(a.row) == *figure(b.row); });
    std::move(blank.begin(), blank.end(), std::back_inserter(ranked));
    return ranked;
}

} // namespace

std::vector<Placing> rank_indicator(const Catalogue& catalogue, Index indicator, const Query& query,
                                    RankBy by) {
    std::vector<Placing> placings;
    name_faults(catalogue, query, indicator,
                [&] { placings = placings_of(catalogue, indicator, query, by); });
    return placings;
}

} // namespace gapcalc::assess
