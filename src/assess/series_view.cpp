#include "assess/series_view.hpp"

#include "model/running_totals.hpp"

namespace gapcalc::assess {

bool start_is_whole(const SeriesView& view) {
    if (view.shape != Shape::running) return true;
    const Indicator& its = *view.indicator;
    return its.kind == Kind::per_period ? its.is_year(*view.start) : is_running_total(its, *view.start);
}

void close_at_limits(const SeriesView& view, Point& point) {
    if (!point.complete || point.bound == Bound::exact || point.bound == Bound::unknown || view.counts)
        return;
    // Limits that leave no number end nothing.
    const auto close = [&](const Interval& limit) {
        if (lies_within(point.extent, limit) != Sure::no) point.extent = overlap(point.extent, limit);
    };
    if (view.lowest) close(Interval::at_least(*view.lowest));
    if (view.highest) close(Interval::at_most(*view.highest));
}

void close_at_limits(SeriesView& view) {
    if (!view.lowest && !view.highest) return;
    for (Point& point : view.points) close_at_limits(view, point);
}

void SeriesView::set_limits(const std::optional<Limits>& limits, bool added_up) {
    lowest.reset();
    highest.reset();
    const bool running = shape == Shape::running;
    // What a running total grows by may be anything.
    if (!limits || (running && indicator->kind == Kind::year_to_date && !reckoning.yearly)) return;
    const auto& [low, high] = *limits;
    const bool sums = added_up || (running && indicator->kind == Kind::per_period);
    // A sum is no less than one of its parts where none is below 0.
    if (!sums || low.sign() >= 0) lowest = low;
    if (!sums || high.sign() <= 0) highest = high;
}

Start start_of(const SeriesView& view, std::int32_t as_of) {
    Start start;
    if (!view.start) return start;
    start.period = view.start;
    if (!view.reckoning.yearly) {
        const bool usable = view.indicator->baseline && same_length(*view.start, view.reckoning.span);
        const auto& value = view.declared ? view.declared : view.base_total;
        if (usable && value) start.value = &*value;
        return start;
    }
    const bool year_needed = view.shape == Shape::running || view.whole_years;
    if (!start_is_whole(view)) return start;
    const bool usable = !year_needed || ends_year(view.start->end(), view.reckoning.year_starts);
    const std::int32_t day = day_number(view.start->end());
    for (const Point& point : view.points) {
        if (point.day != day || point.day > as_of) continue;
        if (is_finer(point.period, *start.period)) start.period = point.period;
        if (usable && is_certain(point)) start.value = &point.value;
    }
    if (view.declared && usable) start.value = &*view.declared;
    return start;
}

} // namespace gapcalc::assess
