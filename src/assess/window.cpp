#include "assess/window.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

void follow_level(const SeriesView& view, std::int32_t newest, Window& window) {
    const Point* part = nullptr;
    for (const Point& point : view.points) {
        if (point.day > newest) break;
        if (view.whole_years && !ends_year(point.period.end(), view.reckoning.year_starts))
            part = &point;
        else
            window.track.push_back(&point);
    }
    if (!window.track.empty()) {
        window.now = window.track.back();
    } else if (part) {
        window.now = part;
        window.part_year = true;
    }
}

void follow_flow(const SeriesView& view, std::int32_t newest, const Start& start, Window& window) {
    const Reckoning& reckoning = view.reckoning;
    const std::int32_t first = day_number(reckoning.span.begin()), end = day_number(reckoning.span.end());
    const Point* last = nullptr;
    for (const Point& point : view.points) {
        if (point.day > newest || point.day > end) break;
        last = &point;
    }
    if (!reckoning.yearly && (!last || last->day < first)) {
        // Nothing of the reckoning is known, and what was before it is not compared with it.
        window.start.reset();
        window.base = nullptr;
        window.ahead = newest < first;
        return;
    }
    if (!last) return;
    window.now = last;
    if (last->day >= first) {
        window.in_target_year = true;
        window.start = reckoning.start();
        static const Rational k_none;
        window.base = &k_none;
        for (const Point& point : view.points)
            if (point.day >= first && point.day <= last->day) window.track.push_back(&point);
        return;
    }
    const auto year = [&](const Period& period) { return year_of(period.end(), reckoning.year_starts); };
    const auto whole = [&](const Point& point) {
        return ends_year(point.period.end(), reckoning.year_starts);
    };
    // Years before the baseline's are no part of the track, but better than nothing where the last of them is
    // the newest figure.
    const bool all_before = start.period && whole(*last) && year(last->period) < year(*start.period);
    const int first_year = start.period && !all_before ? year(*start.period) : 0;
    for (const Point& point : view.points) {
        if (point.day > newest || !whole(point) || point.day > end) continue;
        if (year(point.period) >= first_year) window.track.push_back(&point);
    }
    if (window.track.empty())
        window.part_year = true;
    else
        window.now = window.track.back();
}

void measure_time(Window& window, Date as_of) {
    const auto between = [&](const Period& from, const Period& to) {
        return time_between(from, to, window.in_days);
    };
    if (window.start && window.now) window.since_start = between(*window.start, window.now->period);
    if (window.start && window.end) window.whole_span = between(*window.start, *window.end);
    if (window.now && window.end) window.left = between(window.now->period, *window.end);
    if (window.now) window.age_months = whole_months_between(window.now->period.end(), as_of);
    window.elapsed.reset();
    if (window.start && window.now && window.end && window.whole_span.count > 0)
        window.elapsed = Rational::fraction(window.since_start.count, window.whole_span.count);
}

} // namespace

void set_window(Window& window, const SeriesView& view, const Start& start, const Target* target,
                const Path* path, std::int32_t newest, Date as_of) {
    window.track.clear();
    window.now = nullptr;
    window.start = start.period;
    window.base = start.value;
    window.end.reset();
    if (target) {
        window.end = target->by;
        window.end_day = day_number(target->by.end());
    }
    window.in_target_year = window.part_year = window.later = window.ahead = false;
    const std::int32_t last = window.as_of = day_number(as_of);
    const bool windowed = target && view.shape == Shape::running;
    const std::int32_t known = windowed ? std::min(last, day_number(view.reckoning.span.end())) : last;
    for (const Point& point : view.points) window.later |= point.day > known;
    window.later |= view.last_day > known;
    if (view.shape == Shape::running && target)
        follow_flow(view, newest, start, window);
    else
        follow_level(view, newest, window);
    if (view.shape == Shape::running && !target) {
        // Without a target there is no span to measure: the value and its growth on the year are all.
        window.start.reset();
        window.base = nullptr;
    }
    window.in_days = (window.start && window.start->is_day()) ||
                     (window.now && window.now->period.is_day()) || (window.end && window.end->is_day());
    // Complete years before its reckoning are no part of a flow's plan.
    const bool planned = path && window.now && (view.shape != Shape::running || window.in_target_year);
    window.path = planned ? path : nullptr;
    window.in_days |= window.path && has_days(*path);
    measure_time(window, as_of);
    window.planned.reset();
    if (window.path && path->shares) {
        const Rational none = 0, all = 1;
        window.planned =
            due_at(*path, {window.start, *window.end, window.in_days}, &none, all, window.now->period);
    }
}

Sure met_at(const Point& point, const Goal& goal, const Window& window) {
    const bool from_above = direction_of(goal.op) <= 0;
    if (window.in_target_year && from_above && point.day < window.end_day) return Sure::no;
    return meets(point, goal);
}

} // namespace gapcalc::assess
