#include "assess/rows.hpp"

#include <algorithm>
#include <utility>

namespace gapcalc::assess {
namespace {

const Target* target_at(const Indicator& indicator, std::optional<Index> target) {
    return target ? &indicator.targets[*target] : nullptr;
}

/// What an entity is to reach when it has a number of its own.
ExactGoal goal_of(const EntityTarget& own, const Target& target) {
    const Operator op = kind_of(target.aim).part_operator;
    return {op, Goal{op, own.value, {}}, BoundFault::none};
}

/// The path of a target for entities: numbers as the shares of the whole's way that they are. Counted ones
/// have none.
std::optional<Path> path_of_parts(const IndicatorView& indicator_view, std::optional<Index> target,
                                  const Query& query) {
    const Indicator& indicator = indicator_view.indicator();
    const Target* const aim = target_at(indicator, target);
    if (!aim || !aim->path || indicator.measure == Measure::count) return std::nullopt;
    if (aim->path->shares) return aim->path;
    const SeriesView whole = indicator_view.whole(target);
    const Start start = start_of(whole, day_number(query.as_of.end()));
    std::optional<Rational> entities;
    if (whole.total) entities = std::int64_t{*whole.total};
    const ExactGoal exact = make_exact(*aim, {start.value, start.period, std::move(entities)});
    if (!exact.goal) return std::nullopt;
    const Rational nothing = 0;
    return in_shares(*aim->path, indicator.window(*aim) ? &nothing : start.value, exact.goal->bound);
}

/// The day of the newest point of the whole up to `as_of`; with a reckoning that is no year one of its
/// points.
std::optional<std::int32_t> newest_day(const SeriesView& whole, std::int32_t as_of) {
    const Reckoning& reckoning = whole.reckoning;
    std::optional<std::int32_t> newest;
    bool whole_year = false;
    for (const Point& point : whole.points) {
        if (point.day > as_of) break;
        if (!reckoning.yearly && !point.period.within(reckoning.span)) continue;
        const bool year_end = ends_year(point.period.end(), reckoning.year_starts);
        if (whole.whole_years && whole_year && !year_end) continue;
        newest = point.day;
        whole_year = year_end;
    }
    return newest;
}

/// All targets that share the deadline of that one.
std::vector<Index> of_one_deadline(const std::vector<Target>& targets, Index target) {
    std::vector<Index> all;
    for (Index i = 0; i < targets.size(); ++i)
        if (targets[i].by.end() == targets[target].by.end()) all.push_back(i);
    return all;
}

} // namespace

Wholes::Wholes(const IndicatorView& indicator_view) : indicator_(indicator_view.indicator()) {
    const auto take = [&](std::optional<Index> target) {
        const Reckoning reckoning = reckoning_of(indicator_, target_at(indicator_, target));
        const bool known = std::any_of(measured_.begin(), measured_.end(), [&](const SeriesView& view) {
            return same_totals(view.reckoning, reckoning);
        });
        if (!known) measured_.push_back(indicator_view.whole(target));
    };
    if (indicator_.targets.empty()) take({});
    for (Index target = 0; target < indicator_.targets.size(); ++target) take(target);
}

SeriesView Wholes::of(std::optional<Index> target) const {
    const Reckoning reckoning = reckoning_of(indicator_, target_at(indicator_, target));
    SeriesView view = *std::find_if(measured_.begin(), measured_.end(), [&](const SeriesView& one) {
        return same_totals(one.reckoning, reckoning);
    });
    view.reckoning = reckoning;
    return view;
}

std::vector<Index> choose_targets(const Wholes& wholes, const Query& query) {
    const auto& targets = wholes.indicator().targets;
    if (targets.empty()) return {};
    const auto last = static_cast<Index>(targets.size() - 1);
    switch (query.target) {
    case TargetChoice::first:
        return of_one_deadline(targets, 0);
    case TargetChoice::final:
        return of_one_deadline(targets, last);
    case TargetChoice::all: {
        std::vector<Index> all(targets.size());
        for (Index i = 0; i <= last; ++i) all[i] = i;
        return all;
    }
    case TargetChoice::current:
        break;
    }
    const std::int32_t as_of = day_number(query.as_of.end());
    std::optional<std::int32_t> newest;
    for (const SeriesView& whole : wholes.measured()) newest = std::max(newest, newest_day(whole, as_of));
    for (Index i = 0; i <= last; ++i)
        if (day_number(targets[i].by.end()) >= newest.value_or(as_of)) return of_one_deadline(targets, i);
    return of_one_deadline(targets, last);
}

Row whole_row(const IndicatorView& indicator_view, const Wholes& wholes, std::optional<Index> target,
              const Query& query) {
    const SeriesView whole = wholes.of(target);
    const Target* aim = target_at(indicator_view.indicator(), target);
    Evaluator evaluate(query, query.grounds);
    ExactGoal goal;
    Row& row = evaluate.row(whole, aim, aim && aim->path ? &*aim->path : nullptr, [&](const GoalBase& base) {
        goal = make_exact(*aim, base);
        return &goal;
    });
    if (row.grounds && row.period) {
        const std::int32_t day = day_number(row.period->end());
        row.grounds->counted = indicator_view.measured_at(target, day);
        if (const auto sums = indicator_view.sums_at(day))
            row.grounds->divided = TwoSums{sums->above, sums->below};
    }
    row.indicator = indicator_view.index();
    row.target = target;
    return std::move(row);
}

EntityRows::EntityRows(const IndicatorView& indicator_view, std::optional<Index> target, const Query& query)
    : indicator_view_(indicator_view),
      target_(target),
      aim_(target_at(indicator_view.indicator(), target)),
      view_(indicator_view.any_entity(target)),
      aiming_([this](const GoalBase& base) { return goal(base); }),
      evaluator_(query) {
    const Indicator& indicator = indicator_view.indicator();
    if (indicator.measure == Measure::count && indicator.where) {
        const Goal test = gapcalc::goal_of(*indicator.where);
        goal_ = ExactGoal{test.op, test, BoundFault::none};
    }
    path_ = path_of_parts(indicator_view, target, query);
    same_for_each_ = indicator.measure == Measure::mean || indicator.measure == Measure::ratio ||
                     indicator.measure == Measure::min || indicator.measure == Measure::max ||
                     indicator.kind == Kind::milestone;
}

const ExactGoal* EntityRows::goal(const GoalBase& base) {
    const Indicator& indicator = indicator_view_.indicator();
    if (indicator.measure == Measure::count) return goal_ ? &*goal_ : nullptr;
    if (const EntityTarget* own = indicator_view_.own_target(*target_, *indicator.over, entity_))
        return &goal_.emplace(goal_of(*own, *aim_));
    if (!same_for_each_) return nullptr;
    return &goal_.emplace(make_exact(*aim_, base));
}

const Row& EntityRows::row(Index entity) {
    const Indicator& indicator = indicator_view_.indicator();
    entity_ = entity;
    const bool same_times = indicator_view_.set_points(view_, entity);
    Row& row = evaluator_.row(view_, aim_, path_ ? &*path_ : nullptr, aiming_, same_times);
    row.indicator = indicator_view_.index();
    row.target = target_;
    row.entity = entity;
    row.entity_set = *indicator.over;
    row.entity_counted = indicator.measure == Measure::count;
    return row;
}

Row parent_row(const IndicatorView& indicator_view, Index parents, Index parent, Family family,
               std::optional<Index> target, const Query& query) {
    const Indicator& indicator = indicator_view.indicator();
    const Target* aim = target_at(indicator, target);
    ExactGoal goal;
    const auto aiming = [&](const GoalBase& base) -> const ExactGoal* {
        if (const EntityTarget* own = indicator_view.own_target(*target, parents, parent))
            goal = goal_of(*own, *aim);
        else if (is_share(aim->aim) || indicator.is_quotient())
            goal = make_exact(*aim, base);
        else
            return nullptr;
        return &goal;
    };
    Evaluator evaluate(query);
    const auto path = path_of_parts(indicator_view, target, query);
    Row& row =
        evaluate.row(indicator_view.family(std::move(family), target), aim, path ? &*path : nullptr, aiming);
    row.indicator = indicator_view.index();
    row.target = target;
    row.entity = parent;
    row.entity_set = parents;
    return std::move(row);
}

bool prefers_low(const IndicatorView& indicator_view, std::optional<Index> target) {
    const Indicator& indicator = indicator_view.indicator();
    if (indicator.measure == Measure::count)
        return indicator.where && direction_of(gapcalc::goal_of(*indicator.where).op) < 0;
    return target && direction_of(kind_of(indicator.targets[*target].aim).part_operator) < 0;
}

std::vector<Family> by_parent(const Catalogue& catalogue, const IndicatorView& indicator_view,
                              Index parents) {
    std::vector<Family> families(catalogue.sets[parents].size());
    for (Index parent = 0; parent < families.size(); ++parent) families[parent].parent = parent;
    const Scope& scope = indicator_view.scope();
    if (scope.counted) {
        std::vector<std::uint32_t> children(families.size()), known(families.size());
        for (Index entity = 0; entity < scope.set->size(); ++entity)
            if (const auto parent = indicator_view.ancestor(entity, parents)) ++children[*parent];
        for (Family& family : families) family.total = 0;
        for (const TableMembers& members : scope.counted->members) {
            if (!members.parent) continue;
            known[*members.parent] += members.known;
            *families[*members.parent].total += members.belonging;
        }
        for (Index parent = 0; parent < families.size(); ++parent)
            families[parent].undecided = known[parent] < children[parent];
        return families;
    }
    scope.each([&](Index entity) {
        if (const auto parent = indicator_view.ancestor(entity, parents))
            families[*parent].children.push_back(entity);
    });
    for (const Index entity : scope.undecided)
        if (const auto parent = indicator_view.ancestor(entity, parents)) families[*parent].undecided = true;
    return families;
}

} // namespace gapcalc::assess
