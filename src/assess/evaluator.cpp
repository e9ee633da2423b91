#include "assess/evaluator.hpp"

#include "assess/growth.hpp"
#include "assess/likelihood.hpp"
#include "assess/metrics.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

/// What `reason` says beside a verdict: that the baseline had met the target, else why there is no growth
/// rate.
Reason remark(const EvaluationInput& input) {
    const Window& window = input.window;
    if (!window.base || input.view.shape == Shape::stage || window.part_year) return Reason::none;
    const bool each_year = input.target && input.target->each_year;
    if (input.row.bound && !input.row.ceiling && !each_year &&
        (*input.row.bound - *window.base).sign() * input.row.direction <= 0)
        return Reason::baseline_met;
    if (window.moved() && !window.in_target_year && !input.view.rank)
        return growth_fault(*window.base, window.now->value);
    return Reason::none;
}

Blank why_no_score(const Evaluation& evaluation, Method method, Bound bound) {
    if (bound != Bound::exact) return Blank::only_bound;
    if (evaluation.rule != Rule::method) return Blank::decided_before;
    if (evaluation.verdict == Verdict::pending) return Blank::method_lacks;
    if (method == Method::linear) return Blank::ceiling_not_positive; // nothing of it is used
    if (method != Method::trend) return Blank::growth_too_great;      // it has a class, and no number to show
    return evaluation.verdict == Verdict::reversing ? Blank::decided_by_direction : Blank::at_target;
}

/// The level that the target's path has due at that time; empty beside it.
std::optional<Rational> due_on_path(const EvaluationInput& input, const Period& period) {
    const Window& window = input.window;
    const Rational &bound = *input.row.bound, *const base = window.base;
    const PlanEnds ends{window.start, *window.end, window.in_days};
    if (period.end() > window.end->end()) return std::nullopt;
    if (!window.path->shares) return due_at(*window.path, ends, base, bound, period);
    const Rational none = 0, all = 1;
    const auto share = due_at(*window.path, ends, &none, all, period);
    return share && base ? std::optional(*base + (bound - *base) * *share) : std::nullopt;
}

/// Where the straight path from the baseline to the bound stands at that time; empty beside it.
std::optional<Rational> path_at(const EvaluationInput& input, const Period& period) {
    const Window& window = input.window;
    const bool each_year = input.target && input.target->each_year; // no path: it is to hold all the time
    if (input.row.on_path) return due_on_path(input, period);
    if (!window.start || !window.base || !window.end || !input.row.bound || each_year) return std::nullopt;
    const int gone = time_between(*window.start, period, window.in_days).count,
              whole = window.whole_span.count;
    if (input.view.shape == Shape::stage || gone < 0 || gone > whole || whole <= 0) return std::nullopt;
    return *window.base + (*input.row.bound - *window.base) * Rational::fraction(gone, whole);
}

HistoryPoint history_point(const EvaluationInput& input, const Point& point) {
    const auto& track = input.window.track;
    const bool used = std::find(track.begin(), track.end(), &point) != track.end();
    const bool judged = input.goal && input.goal->goal;
    return {.period = point.period,
            .value = point.value,
            .complete = point.complete,
            .used = used,
            .path = path_at(input, point.period),
            .bound = point.bound,
            .meets = judged ? meets(point, *input.goal->goal) : Sure::maybe};
}

std::vector<HistoryPoint> history_of(const EvaluationInput& input) {
    std::vector<HistoryPoint> history;
    for (const Point& point : input.view.points)
        if (point.day <= input.as_of) history.push_back(history_point(input, point));
    return history;
}

/// The levels that are due, from t0 or the first date of the path to the deadline.
std::vector<Due> path_levels(const EvaluationInput& input) {
    const Window& window = input.window;
    const Row& row = input.row;
    std::vector<Due> levels;
    if (!row.bound || !window.end || input.target->each_year || input.view.shape == Shape::stage)
        return levels;
    if (window.start && window.base) levels.push_back({*window.start, *window.base});
    if (row.on_path) {
        const bool shares = window.path->shares;
        if (shares && !window.base) return {};
        for (const Due& due : window.path->due)
            levels.push_back(
                {due.at, shares ? *window.base + (*row.bound - *window.base) * due.amount : due.amount});
    }
    if (!levels.empty()) levels.push_back({*window.end, *row.bound});
    return levels;
}

Grounds grounds_of(const EvaluationInput& input, const Start& start) {
    const auto& [view, window, target, exact, row, as_of, met, method] = input;
    Grounds grounds;
    grounds.method = method_for(input);
    grounds.rank = view.rank;
    grounds.met = met;
    grounds.holds = row.value && row.goal && meets(*row.value, *row.goal);
    grounds.since_start = window.since_start;
    grounds.whole_span = window.whole_span;
    grounds.left = window.left;
    if (start.value) grounds.target_base = *start.value;
    grounds.target_base_period = start.period;
    grounds.entities = view.total;
    grounds.lowest = view.lowest;
    grounds.highest = view.highest;
    if (!window.now) return grounds;
    grounds.newest_period = window.now->period;
    grounds.newest = window.now->value;
    if (row.likelihood) grounds.changes = *yearly_changes(view, window);
    if (const Point* before = year_before(view, window)) grounds.year_before = before->value;
    if (!exact || !exact->goal || window.part_year) return grounds;
    grounds.path = path_levels(input);
    if (grounds.method == Method::trend && view.shape != Shape::stage)
        for (const Point* point : yearly_points(window, view.reckoning.year_starts))
            grounds.yearly.push_back(history_point(input, *point));
    grounds.each_year = target->each_year && view.shape == Shape::level;
    if (!grounds.each_year) return grounds;
    for (const YearOfTrack& year : years_of(input)) {
        YearHeld& held = grounds.years.emplace_back(
            YearHeld{Period::of_year(year.year, view.reckoning.year_starts), std::nullopt, year.holds});
        if (year.last) held.last = history_point(input, *year.last);
    }
    return grounds;
}

} // namespace

Evaluator::Evaluator(const Query& query, bool grounds)
    : query_(query), as_of_(day_number(query.as_of.end())), grounds_(grounds) {}

void Evaluator::evaluate(const SeriesView& view, const Target* target, const Path* path, const Aiming& aim,
                         std::int32_t newest, bool same_times) {
    if (!same_times || window_newest_ != newest) {
        start_ = start_of(view, as_of_);
        set_window(window_, view, start_, target, path, newest, query_.as_of.end());
        window_newest_ = newest;
    }
    Row& row = row_.emplace();
    row.unit = view.unit;
    const ExactGoal* exact = nullptr;
    if (target) {
        row.deadline = target->by;
        std::optional<Rational> entities;
        if (view.total) entities = std::int64_t{*view.total};
        exact = aim({start_.value, start_.period, std::move(entities)});
        if (exact) {
            row.op = exact->op;
            row.goal = exact->goal;
        }
    }
    const Goal* const goal = exact && exact->goal ? &*exact->goal : nullptr;
    row.step = view.step;
    if (window_.now) {
        fill_metrics(row, view, window_, goal, target, query_.metrics);
    } else {
        if (window_.base) {
            row.baseline_period = *window_.start; // a baseline that still lies ahead
            row.baseline = *window_.base;
        }
        const bool reported = !view.points.empty() && view.points.front().day <= newest;
        const bool measured = view.total && view.indicator->measure != Measure::value;
        if (measured && !reported) fill_coverage(row, 0, *view.total);
    }
    const EvaluationInput input{.view = view,
                                .window = window_,
                                .target = exact ? target : nullptr,
                                .goal = exact,
                                .row = row,
                                .as_of = as_of_,
                                .met = window_.now && goal ? met_at(*window_.now, *goal, window_) : Sure::no,
                                .method = query_.method};
    Evaluation evaluation = decide_verdict(input);
    row.verdict = evaluation.verdict;
    row.rule = evaluation.rule;
    if (evaluation.score)
        row.score = *std::move(evaluation.score);
    else if (window_.now && !window_.part_year && view.shape != Shape::stage)
        row.score = why_no_score(evaluation, method_for(input), row.value_bound);
    blank_open(row);
    const bool said = evaluation.verdict == Verdict::pending || evaluation.reason != Reason::none;
    row.reason = said ? evaluation.reason : remark(input);
    row.flags = flags_of(input, query_.stale_months);
    if (target) row.flags.set(Flag::assumed_deadline, target->assumed);
    if (evaluation.failed) show_failed_year(row, view, window_, *goal, *evaluation.failed);
    if (query_.history) row.history = history_of(input);
    if (grounds_) row.grounds = std::make_shared<Grounds>(grounds_of(input, start_));
}

Row& Evaluator::row(const SeriesView& view, const Target* target, const Path* path, const Aiming& aim,
                    bool same_times) {
    evaluate(view, target, path, aim, as_of_, same_times);
    if (row_->verdict != Verdict::pending || row_->reason != Reason::incomplete || view.membership_unknown ||
        !row_->period)
        return *row_;
    // The newest figures are still coming in: the newest period that can be judged stands in for them. Years
    // that lack a figure of the whole are not coming in.
    const std::int32_t newest = day_number(row_->period->end());
    if (std::any_of(view.points.begin(), view.points.end(),
                    [&](const Point& point) { return point.day == newest && point.complete; }))
        return *row_;
    Row undecided = std::move(*row_);
    for (auto point = view.points.rbegin(); point != view.points.rend(); ++point) {
        if (point->day >= newest) continue;
        evaluate(view, target, path, aim, point->day);
        if (row_->verdict == Verdict::pending) continue;
        row_->flags.set(Flag::newer_incomplete);
        return *row_;
    }
    return row_.emplace(std::move(undecided));
}

} // namespace gapcalc::assess
