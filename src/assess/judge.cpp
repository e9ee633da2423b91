#include "assess/judge.hpp"

#include "assess/figures.hpp"

#include <algorithm>

namespace gapcalc {
namespace {

/// What `reason` says beside a verdict: that the baseline had met the target, else why there is no growth
/// rate.
Reason remark(const Case& matter) {
    const Frame& frame = matter.frame;
    if (!frame.base || matter.subject.shape == Shape::stage || frame.part_year) return Reason::none;
    const bool each_year = matter.target && matter.target->each_year;
    if (matter.row.bound && !matter.row.ceiling && !each_year &&
        (*matter.row.bound - *frame.base).sign() * matter.row.direction <= 0)
        return Reason::baseline_met;
    if (frame.moved() && !frame.in_target_year && !matter.subject.rank)
        return growth_fault(*frame.base, frame.now->value);
    return Reason::none;
}

Row judge_at(const Subject& subject, const Target* target, const Aiming& aim, const Query& query,
             std::int32_t newest, std::int32_t as_of) {
    const Frame frame = frame_of(subject, target, newest, as_of);
    Row row;
    row.unit = subject.unit;
    std::optional<ExactGoal> exact;
    if (target) {
        row.deadline = target->by;
        const Start start = start_of(subject, as_of);
        std::optional<Rational> entities;
        if (subject.total) entities = std::int64_t{*subject.total};
        exact = aim({start.value, start.period, entities});
        if (exact) {
            row.op = exact->op;
            row.goal = exact->goal;
        }
    }
    const Goal* goal = exact && exact->goal ? &*exact->goal : nullptr;
    if (frame.now)
        fill_figures(row, subject, frame, goal, target, query);
    else if (frame.base) {
        row.baseline_period = frame.start; // a baseline that still lies ahead
        row.baseline = frame.base;
    }
    const Case matter{subject, frame,       exact ? target : nullptr, exact ? &*exact : nullptr, row,
                      as_of,   query.method};
    const Ruling ruling = rule_on(matter);
    row.verdict = ruling.verdict;
    row.rule = ruling.rule;
    row.score = ruling.score;
    row.reason = ruling.verdict == Verdict::pending ? ruling.reason : remark(matter);
    row.flags = flags_of(matter, query.stale_months);
    if (target) row.flags.set(Flag::assumed_deadline, target->assumed);
    if (query.history)
        for (const Point& point : subject.points) {
            if (point.day > as_of) continue;
            const bool used = std::find(frame.track.begin(), frame.track.end(), &point) != frame.track.end();
            row.history.push_back({point.period, point.value, point.complete, used});
        }
    return row;
}

const Target* target_at(const Indicator& indicator, std::optional<Index> target) {
    return target ? &indicator.targets[*target] : nullptr;
}

/// The operator that a target has when its bound is a number of the entity's own.
Operator operator_of(const Aim& aim) {
    if (std::holds_alternative<MoreThan>(aim)) return Operator::more_than;
    if (std::holds_alternative<LessThan>(aim)) return Operator::less_than;
    if (std::holds_alternative<AtMost>(aim) || std::holds_alternative<FallBy>(aim)) return Operator::at_most;
    if (std::holds_alternative<ReachStage>(aim)) return Operator::stage;
    return Operator::at_least;
}

const EntityTarget* own_target(const Indicator& indicator, Index set, Index entity) {
    for (const EntityTarget& own : indicator.entity_targets)
        if (own.set == set && own.entity == entity) return &own;
    return nullptr;
}

bool is_share(const Aim& aim) {
    return std::visit(
        [](const auto& bound) {
            if constexpr (requires { bound.share; })
                return bound.share;
            else
                return false;
        },
        aim);
}

} // namespace

Row judge(const Subject& subject, const Target* target, const Aiming& aim, const Query& query) {
    const std::int32_t as_of = day_number(query.as_of.end());
    Row row = judge_at(subject, target, aim, query, as_of, as_of);
    if (row.verdict != Verdict::pending || row.reason != Reason::incomplete || subject.membership_unknown ||
        !row.period)
        return row;
    // The newest figures are still coming in: the newest period that can be judged stands in for them. Years
    // that lack a figure of the whole are not coming in.
    const std::int32_t newest = day_number(row.period->end());
    if (std::any_of(subject.points.begin(), subject.points.end(),
                    [&](const Point& point) { return point.day == newest && point.complete; }))
        return row;
    for (auto point = subject.points.rbegin(); point != subject.points.rend(); ++point) {
        if (point->day >= newest) continue;
        Row earlier = judge_at(subject, target, aim, query, point->day, as_of);
        if (earlier.verdict == Verdict::pending) continue;
        earlier.flags.set(Flag::newer_incomplete);
        return earlier;
    }
    return row;
}

std::vector<Index> choose_targets(const Subject& whole, const Query& query) {
    const auto& targets = whole.indicator->targets;
    if (targets.empty()) return {};
    const auto last = static_cast<Index>(targets.size() - 1);
    switch (query.target) {
    case TargetChoice::first:
        return {0};
    case TargetChoice::final:
        return {last};
    case TargetChoice::all: {
        std::vector<Index> all(targets.size());
        for (Index i = 0; i <= last; ++i) all[i] = i;
        return all;
    }
    case TargetChoice::current:
        break;
    }
    const std::int32_t as_of = day_number(query.as_of.end());
    std::int32_t newest = as_of;
    bool whole_year = false;
    for (const Point& point : whole.points) {
        if (point.day > as_of) break;
        if (whole.whole_years && whole_year && !ends_year(point.period)) continue;
        newest = point.day;
        whole_year = ends_year(point.period);
    }
    for (Index i = 0; i <= last; ++i)
        if (day_number(targets[i].by.end()) >= newest) return {i};
    return {last};
}

Row whole_row(const Study& study, const Subject& whole, std::optional<Index> target, const Query& query) {
    const Target* aim = target_at(study.indicator(), target);
    Row row = judge(
        whole, aim, [&](const GoalBase& base) -> std::optional<ExactGoal> { return make_exact(*aim, base); },
        query);
    row.target = target;
    return row;
}

Row entity_row(const Study& study, Index entity, std::optional<Index> target, const Query& query) {
    const Indicator& indicator = study.indicator();
    const Target* aim = target_at(indicator, target);
    const bool counted = indicator.measure == Measure::count;
    const auto goal = [&](const GoalBase& base) -> std::optional<ExactGoal> {
        if (counted) {
            if (!indicator.where) return std::nullopt;
            const Goal test = goal_of(*indicator.where);
            return ExactGoal{test.op, test, Reason::none};
        }
        if (const EntityTarget* own = own_target(indicator, *indicator.over, entity)) {
            const Operator op = operator_of(aim->aim);
            return ExactGoal{op, Goal{op, own->value, {}}, Reason::none};
        }
        const bool same_for_each = indicator.measure == Measure::mean || indicator.measure == Measure::min ||
                                   indicator.measure == Measure::max || indicator.kind == Kind::milestone;
        if (!same_for_each) return std::nullopt;
        return make_exact(*aim, base);
    };
    Row row = judge(study.entity(entity), aim, goal, query);
    row.target = target;
    row.entity = entity;
    row.entity_set = *indicator.over;
    row.entity_counted = counted;
    return row;
}

Row parent_row(const Study& study, Index parents, Index parent, Family family, std::optional<Index> target,
               const Query& query) {
    const Indicator& indicator = study.indicator();
    const Target* aim = target_at(indicator, target);
    const auto goal = [&](const GoalBase& base) -> std::optional<ExactGoal> {
        if (const EntityTarget* own = own_target(indicator, parents, parent)) {
            const Operator op = operator_of(aim->aim);
            return ExactGoal{op, Goal{op, own->value, {}}, Reason::none};
        }
        if (!is_share(aim->aim)) return std::nullopt;
        return make_exact(*aim, base);
    };
    Row row = judge(study.family(std::move(family)), aim, goal, query);
    row.target = target;
    row.entity = parent;
    row.entity_set = parents;
    return row;
}

bool prefers_low(const Study& study, std::optional<Index> target) {
    const Indicator& indicator = study.indicator();
    if (indicator.measure == Measure::count)
        return indicator.where && below_is_better(goal_of(*indicator.where).op);
    return target && below_is_better(operator_of(indicator.targets[*target].aim));
}

std::vector<Family> by_parent(const Catalogue& catalogue, const Study& study, Index parents) {
    std::vector<Family> families(catalogue.sets[parents].size());
    study.scope().each([&](Index entity) {
        if (const auto parent = study.ancestor(entity, parents)) families[*parent].children.push_back(entity);
    });
    for (const Index entity : study.scope().undecided)
        if (const auto parent = study.ancestor(entity, parents)) families[*parent].undecided = true;
    return families;
}

} // namespace gapcalc
