#include "assess/points.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gapcalc::assess {
namespace {

void add_point(std::vector<Point>& points, const Observation& figure, std::int32_t day,
               const KnownFigures& known, const FigureDetails& texts) {
    Point& point = points.emplace_back();
    point.period = figure.period;
    point.day = day;
    point.value = figure.value;
    if (figure.detail == 0) return;
    const FigureDetail& detail = known[figure.detail];
    set_marks(point, marks_of(detail), texts);
    point.bound = detail.bound;
    if (point.bound != Bound::exact) point.extent = known.interval(point.value, figure.detail);
}

bool is_earlier(const Point& a, const Point& b) { return a.day < b.day; }

/// Stages that merely stand still make no point.
bool any_recorded(const Column& column, const Scope& scope) {
    if (!scope.members) return column.count() != 0;
    return std::any_of(scope.members->begin(), scope.members->end(),
                       [&](Index entity) { return column.has(entity); });
}

} // namespace

Marks marks_of(const FigureDetail& detail) {
    Marks marks;
    marks.add(detail);
    return marks;
}

void set_marks(Point& point, const Marks& marks, const FigureDetails& texts) {
    point.marks = marks;
    point.source = source_of(marks, texts);
}

void add_given(std::vector<Point>& points, std::span<const Observation> figures, const KnownFigures& known,
               const FigureDetails& texts) {
    const auto before = static_cast<std::ptrdiff_t>(points.size());
    points.reserve(points.size() + figures.size());
    for (const Observation& figure : figures) {
        const std::int32_t day = day_number(figure.period.end());
        const auto end = points.begin() + before;
        const auto there = std::lower_bound(
            points.begin(), end, day, [](const Point& point, std::int32_t at) { return point.day < at; });
        if (there == end || there->day != day)
            add_point(points, figure, day, known, texts);
        else if (is_finer(figure.period, there->period))
            there->period = figure.period;
    }
    const auto added = points.begin() + before;
    if (added != points.begin() && added != points.end() && is_earlier(*added, *std::prev(added)))
        std::inplace_merge(points.begin(), added, points.end(), is_earlier);
}

void add_measured(std::vector<Point>& points, const Indicator& indicator, const Scope& scope,
                  const Panel* panel) {
    if (panel == nullptr || indicator.measure == Measure::value) return;
    const std::size_t given_points = points.size();
    for (const Panel::Slice& slice : panel->slices()) {
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(given_points);
        if (std::any_of(points.begin(), end, [&](const Point& point) { return point.day == slice.day; }))
            continue;
        if (!any_recorded(*slice.recorded, scope)) continue;
        auto measured = measure(*slice.column, panel->known(), scope, indicator.measure, indicator.where);
        if (!measured) continue;
        Point point;
        point.period = slice.period;
        point.day = slice.day;
        point.value = std::move(measured->value);
        point.known = measured->known;
        point.complete = measured->known >= scope.total;
        point.extent = std::move(measured->extent);
        point.bound = measured->bound;
        point.undecided = measured->undecided;
        set_marks(point, measured->marks, panel->texts());
        points.push_back(std::move(point));
    }
}

void add_quotients(std::vector<Point>& points, const std::vector<Sums>& all, const Rational& factor,
                   std::uint32_t total) {
    const std::size_t given_points = points.size();
    for (const Sums& sums : all) {
        auto point = quotient(sums, factor, total);
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(given_points);
        const auto same_day = [&](const Point& given) { return given.period.end() == sums.period.end(); };
        if (point && std::none_of(points.begin(), end, same_day)) points.push_back(*std::move(point));
    }
}

void sort_points(std::vector<Point>& points) {
    if (!std::is_sorted(points.begin(), points.end(), is_earlier)) // points are large and mostly in order
        std::stable_sort(points.begin(), points.end(), is_earlier);
}

std::optional<Rational> total_over(const Records& records, Kind kind, const Reckoning& reckoning) {
    KnownFigures known(records.details, {});
    const auto sums = totals(records.whole, kind, reckoning, known);
    if (sums.empty() || sums.back().period.end() != reckoning.span.end()) return std::nullopt;
    if (known[sums.back().detail].bound != Bound::exact) return std::nullopt;
    return sums.back().value;
}

} // namespace gapcalc::assess
