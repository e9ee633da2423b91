#include "assess/window.hpp"

namespace gapcalc::assess {
namespace {

void follow_level(const SeriesView& view, std::int32_t newest, Window& window) {
    const Point* part = nullptr;
    for (const Point& point : view.points) {
        if (point.day > newest) break;
        if (view.whole_years && !ends_year(point.period))
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

void follow_flow(const SeriesView& view, std::int32_t newest, const Start& start, int target_year,
                 Window& window) {
    const Point* last = nullptr;
    for (const Point& point : view.points) {
        if (point.day > newest) break;
        if (point.period.year() <= target_year) last = &point;
    }
    if (!last) return;
    window.now = last;
    if (last->period.year() == target_year) {
        window.in_target_year = true;
        window.start = Period::of_year(target_year - 1);
        static const Rational k_none;
        window.base = &k_none;
        for (const Point& point : view.points)
            if (point.period.year() == target_year && point.day <= newest) window.track.push_back(&point);
        return;
    }
    // Years before the baseline's are no part of the track, but better than nothing where the last of them is
    // the newest figure.
    const bool all_before =
        start.period && ends_year(last->period) && last->period.year() < start.period->year();
    const int first_year = start.period && !all_before ? start.period->year() : 0;
    for (const Point& point : view.points) {
        if (point.day > newest || !ends_year(point.period) || point.period.year() > target_year) continue;
        if (point.period.year() >= first_year) window.track.push_back(&point);
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
                std::int32_t newest, Date as_of) {
    window.track.clear();
    window.now = nullptr;
    window.start = start.period;
    window.base = start.value;
    window.end.reset();
    if (target) {
        window.end = target->by;
        window.end_day = day_number(target->by.end());
    }
    window.in_target_year = window.part_year = window.later = false;
    const std::int32_t last = window.as_of = day_number(as_of);
    for (const Point& point : view.points) {
        window.later |= point.day > last;
        if (target && view.shape == Shape::running) window.later |= point.period.year() > target->by.year();
    }
    if (view.shape == Shape::running && target)
        follow_flow(view, newest, start, target->by.year(), window);
    else
        follow_level(view, newest, window);
    if (view.shape == Shape::running && !target) {
        // Without a target there is no span to measure: the value and its growth on the year are all.
        window.start.reset();
        window.base = nullptr;
    }
    window.in_days = (window.start && window.start->is_day()) ||
                     (window.now && window.now->period.is_day()) || (window.end && window.end->is_day());
    measure_time(window, as_of);
}

Sure met_at(const Point& point, const Goal& goal, const Window& window) {
    const bool from_above = direction_of(goal.op) <= 0;
    if (window.in_target_year && from_above && point.day < window.end_day) return Sure::no;
    return meets(point, goal);
}

} // namespace gapcalc::assess
