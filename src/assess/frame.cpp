#include "assess/frame.hpp"

namespace gapcalc {
namespace {

void follow_level(const Subject& subject, std::int32_t newest, Frame& frame) {
    const Point* part = nullptr;
    for (const Point& point : subject.points) {
        if (point.day > newest) break;
        if (subject.whole_years && !ends_year(point.period))
            part = &point;
        else
            frame.track.push_back(&point);
    }
    if (!frame.track.empty()) {
        frame.now = frame.track.back();
    } else if (part) {
        frame.now = part;
        frame.part_year = true;
    }
}

void follow_flow(const Subject& subject, std::int32_t newest, const Start& start, int target_year,
                 Frame& frame) {
    const Point* last = nullptr;
    for (const Point& point : subject.points) {
        if (point.day > newest) break;
        if (point.period.year() <= target_year) last = &point;
    }
    if (!last) return;
    frame.now = last;
    if (last->period.year() == target_year) {
        frame.in_target_year = true;
        frame.start = Period::of_year(target_year - 1);
        static const Rational k_none;
        frame.base = &k_none;
        for (const Point& point : subject.points)
            if (point.period.year() == target_year && point.day <= newest) frame.track.push_back(&point);
        return;
    }
    // Years before the baseline's are no part of the track, but better than nothing where the last of them is
    // the newest figure.
    const bool all_before =
        start.period && ends_year(last->period) && last->period.year() < start.period->year();
    const int first_year = start.period && !all_before ? start.period->year() : 0;
    for (const Point& point : subject.points) {
        if (point.day > newest || !ends_year(point.period) || point.period.year() > target_year) continue;
        if (point.period.year() >= first_year) frame.track.push_back(&point);
    }
    if (frame.track.empty())
        frame.part_year = true;
    else
        frame.now = frame.track.back();
}

void measure_time(Frame& frame, Date as_of) {
    const auto between = [&](const Period& from, const Period& to) {
        return time_between(from, to, frame.in_days);
    };
    if (frame.start && frame.now) frame.since_start = between(*frame.start, frame.now->period);
    if (frame.start && frame.end) frame.whole_span = between(*frame.start, *frame.end);
    if (frame.now && frame.end) frame.left = between(frame.now->period, *frame.end);
    if (frame.now) frame.age_months = whole_months_between(frame.now->period.end(), as_of);
    frame.elapsed.reset();
    if (frame.start && frame.now && frame.end && frame.whole_span.count > 0)
        frame.elapsed = Rational::fraction(frame.since_start.count, frame.whole_span.count);
}

} // namespace

void set_frame(Frame& frame, const Subject& subject, const Start& start, const Target* target,
               std::int32_t newest, Date as_of) {
    frame.track.clear();
    frame.now = nullptr;
    frame.start = start.period;
    frame.base = start.value;
    frame.end.reset();
    if (target) {
        frame.end = target->by;
        frame.end_day = day_number(target->by.end());
    }
    frame.in_target_year = frame.part_year = frame.later = false;
    const std::int32_t last = day_number(as_of);
    for (const Point& point : subject.points) {
        frame.later |= point.day > last;
        if (target && subject.shape == Shape::running) frame.later |= point.period.year() > target->by.year();
    }
    if (subject.shape == Shape::running && target)
        follow_flow(subject, newest, start, target->by.year(), frame);
    else
        follow_level(subject, newest, frame);
    if (subject.shape == Shape::running && !target) {
        // Without a target there is no span to measure: the value and its growth on the year are all.
        frame.start.reset();
        frame.base = nullptr;
    }
    frame.in_days = (frame.start && frame.start->is_day()) || (frame.now && frame.now->period.is_day()) ||
                    (frame.end && frame.end->is_day());
    measure_time(frame, as_of);
}

Sure met_at(const Point& point, const Goal& goal, const Frame& frame) {
    const bool from_above =
        goal.op == Operator::at_most || goal.op == Operator::less_than || goal.op == Operator::between;
    if (frame.in_target_year && from_above && point.day < frame.end_day) return Sure::no;
    return meets(point, goal);
}

} // namespace gapcalc
