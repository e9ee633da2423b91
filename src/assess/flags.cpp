#include "assess/verdict.hpp"

#include <algorithm>
#include <span>

namespace gapcalc {
namespace {

/// The start of a track that has one, as a point; empty where the track holds that day itself or does not
/// reach it.
std::optional<Point> start_point(const Frame& frame) {
    Point start;
    start.period = *frame.start;
    start.day = day_number(frame.start->end());
    start.value = *frame.base;
    const bool there = std::any_of(frame.track.begin(), frame.track.end(),
                                   [&](const Point* point) { return point->day == start.day; });
    if (there || start.day > frame.now->day) return std::nullopt;
    return start;
}

/// The track with its start among its points.
std::vector<const Point*> with_start(const Frame& frame, const Point& start) {
    std::vector<const Point*> track = frame.track;
    track.insert(std::upper_bound(track.begin(), track.end(), start.day,
                                  [](std::int32_t day, const Point* point) { return day < point->day; }),
                 &start);
    return track;
}

} // namespace

Flags flags_of(const Case& matter, int stale_months) {
    Flags flags;
    const Frame& frame = matter.frame;
    flags.set(Flag::later_data, frame.later);
    flags.set(Flag::assumed_deadline, matter.target && matter.target->assumed);
    if (!frame.now) return flags;
    flags.set(Flag::stale, matter.row.age_months && *matter.row.age_months > stale_months);
    flags.set(Flag::partial_year, frame.part_year);
    if (frame.part_year) return flags;

    std::optional<Point> start;
    if (frame.start && frame.base && !frame.track.empty()) start = start_point(frame);
    std::vector<const Point*> longer;
    if (start) longer = with_start(frame, *start);
    const std::span<const Point* const> track = start ? longer : frame.track;
    const Point& now = *frame.now;
    const Point* previous = track.size() > 1 ? track[track.size() - 2] : nullptr;
    std::optional<Rational> last_change;
    if (previous && previous->complete && now.complete) last_change = now.value - previous->value;

    if (frame.base && frame.moved() && last_change && matter.subject.shape != Shape::stage)
        flags.set(Flag::reversed_recently, last_change->sign() * (now.value - *frame.base).sign() < 0);
    if (!matter.goal || !matter.goal->goal) return flags;
    const Goal& goal = *matter.goal->goal;

    const Sure met = matter.met;
    if (met == Sure::yes && !frame.in_target_year) {
        std::optional<Rational> change = last_change;
        if (method_for(matter) == Method::trend && matter.subject.shape != Shape::stage)
            change = mean_change(yearly_points(frame), frame.in_days);
        flags.set(Flag::slipping, change && change->sign() * matter.row.direction < 0);
    }
    const auto first_met = std::find_if(track.begin(), track.end(), [&](const Point* point) {
        return (point == &now ? met : met_at(*point, goal, frame)) == Sure::yes;
    });
    if (first_met != track.end()) {
        flags.set(Flag::late, (*first_met)->day > frame.end_day);
        flags.set(Flag::lost, met == Sure::no);
    }
    return flags;
}

} // namespace gapcalc
