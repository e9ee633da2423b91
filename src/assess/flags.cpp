#include "assess/verdict.hpp"

#include <algorithm>
#include <span>

namespace gapcalc::assess {
namespace {

/// The start of a track that has one, as a point; empty where the track holds that day itself or does not
/// reach it.
std::optional<Point> start_point(const Window& window) {
    Point start;
    start.period = *window.start;
    start.day = day_number(window.start->end());
    start.value = *window.base;
    const bool there = std::any_of(window.track.begin(), window.track.end(),
                                   [&](const Point* point) { return point->day == start.day; });
    if (there || start.day > window.now->day) return std::nullopt;
    return start;
}

/// The track with its start among its points.
std::vector<const Point*> with_start(const Window& window, const Point& start) {
    std::vector<const Point*> track = window.track;
    track.insert(std::upper_bound(track.begin(), track.end(), start.day,
                                  [](std::int32_t day, const Point* point) { return day < point->day; }),
                 &start);
    return track;
}

/// What publishers say of the figures that the value is made of.
void set_marks(Flags& flags, const EvaluationInput& input) {
    const Point& now = *input.window.now;
    flags.set(Flag::provisional, now.marks.statuses.has(Status::provisional));
    flags.set(Flag::estimated, now.marks.statuses.has(Status::estimated));
    flags.set(Flag::revised, now.marks.revised);
    const auto& start = input.window.start;
    for (const Point& point : input.view.points) {
        if (point.day > now.day || (start && point.day <= day_number(start->end()))) continue;
        flags.set(Flag::series_break, point.marks.statuses.has(Status::series_break));
    }
}

} // namespace

Flags flags_of(const EvaluationInput& input, int stale_months) {
    Flags flags;
    const Window& window = input.window;
    flags.set(Flag::later_data, window.later);
    flags.set(Flag::assumed_deadline, input.target && input.target->assumed);
    if (!window.now) return flags;
    const bool done = input.view.shape == Shape::stage && input.met == Sure::yes;
    flags.set(Flag::stale, !done && input.row.age_months && *input.row.age_months > stale_months);
    flags.set(Flag::partial_year, window.part_year);
    set_marks(flags, input);
    if (window.part_year) return flags;

    std::optional<Point> start;
    if (window.start && window.base && !window.track.empty()) start = start_point(window);
    std::vector<const Point*> longer;
    if (start) longer = with_start(window, *start);
    const std::span<const Point* const> track = start ? longer : window.track;
    const Point& now = *window.now;
    const Point* previous = track.size() > 1 ? track[track.size() - 2] : nullptr;
    std::optional<Rational> last_change;
    if (previous && is_certain(*previous) && is_certain(now)) last_change = now.value - previous->value;

    if (window.base && window.moved() && last_change && input.view.shape != Shape::stage)
        flags.set(Flag::reversed_recently, last_change->sign() * (now.value - *window.base).sign() < 0);
    if (!input.goal || !input.goal->goal) return flags;
    const Goal& goal = *input.goal->goal;

    const Sure met = input.met;
    if (met == Sure::yes && !window.in_target_year) {
        std::optional<Rational> change = last_change;
        if (method_for(input) == Method::trend && input.view.shape != Shape::stage)
            change = is_certain(now) ? mean_change(yearly_points(window, input.view.reckoning.year_starts),
                                                   window.in_days)
                                     : std::nullopt;
        flags.set(Flag::slipping, change && change->sign() * input.row.direction < 0);
    }
    const auto first_met = std::find_if(track.begin(), track.end(), [&](const Point* point) {
        return (point == &now ? met : met_at(*point, goal, window)) == Sure::yes;
    });
    if (first_met != track.end()) {
        flags.set(Flag::late, (*first_met)->day > window.end_day);
        flags.set(Flag::lost, met == Sure::no);
    }
    return flags;
}

} // namespace gapcalc::assess
