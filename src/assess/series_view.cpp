#include "assess/series_view.hpp"

#include "base/unit.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace gapcalc::assess {
namespace {

void add_point(std::vector<Point>& points, const Period& period, std::int32_t day, const Rational& value) {
    Point& point = points.emplace_back();
    point.period = period;
    point.day = day;
    point.value = value;
}

bool is_earlier(const Point& a, const Point& b) { return a.day < b.day; }

/// Puts figures, one a day and in order, in at the days on which there is none yet; where there is one, the
/// finer spelling of the day stays.
void add_given(std::vector<Point>& points, std::span<const Observation> metrics) {
    const auto before = static_cast<std::ptrdiff_t>(points.size());
    points.reserve(points.size() + metrics.size());
    for (const Observation& figure : metrics) {
        const std::int32_t day = day_number(figure.period.end());
        const auto end = points.begin() + before;
        const auto there = std::lower_bound(
            points.begin(), end, day, [](const Point& point, std::int32_t at) { return point.day < at; });
        if (there == end || there->day != day)
            add_point(points, figure.period, day, figure.value);
        else if (figure.period.grain() > there->period.grain())
            there->period = figure.period;
    }
    const auto added = points.begin() + before;
    if (added != points.begin() && added != points.end() && is_earlier(*added, *std::prev(added)))
        std::inplace_merge(points.begin(), added, points.end(), is_earlier);
}

/// Whether a declared baseline is no mere part of what it is compared with: an amount must be a year's.
bool declared_is_whole(const SeriesView& view) {
    const bool amount = view.shape == Shape::running && view.indicator->kind == Kind::per_period;
    return !amount || view.start->grain() == Grain::year;
}

void sort_points(std::vector<Point>& points) {
    if (!std::is_sorted(points.begin(), points.end(), is_earlier)) // points are large and mostly in order
        std::stable_sort(points.begin(), points.end(), is_earlier);
}

std::pair<Index, Index> place_of(const EntityTarget* own) { return {own->set, own->entity}; }

/// Stages that merely stand still make no point.
bool any_recorded(const Column& column, const Scope& scope) {
    if (!scope.members) return column.count() != 0;
    return std::any_of(scope.members->begin(), scope.members->end(),
                       [&](Index entity) { return column.has(entity); });
}

} // namespace

Sure meets(const Point& point, const Goal& goal) {
    if (!point.complete) return meets(point.extent, goal);
    return meets(point.value, goal) ? Sure::yes : Sure::no;
}

Scope scope_of(const Catalogue& catalogue, const EntitySet& set, const std::optional<Among>& among,
               std::int32_t as_of) {
    Scope scope;
    scope.set = &set;
    scope.total = set.total();
    if (!among) return scope;
    const Series& series = catalogue.series[among->series];
    const Panel panel(series.records, series.kind);
    const Goal test = goal_of(among->test);
    scope.members.emplace();
    const auto& slices = panel.slices();
    for (Index entity = 0; entity < set.size(); ++entity) {
        std::optional<Rational> newest;
        for (auto slice = slices.rbegin(); slice != slices.rend() && !newest; ++slice)
            if (slice->day <= as_of) newest = slice->column->at(entity);
        if (!newest)
            scope.undecided.push_back(entity);
        else if (meets(*newest, test))
            scope.members->push_back(entity);
    }
    scope.membership_unknown = !scope.undecided.empty() || set.size() < set.total();
    scope.total = static_cast<std::uint32_t>(scope.members->size());
    return scope;
}

IndicatorView::IndicatorView(const Catalogue& catalogue, Index indicator, std::int32_t as_of)
    : catalogue_(catalogue), index_(indicator), indicator_(catalogue.indicators[indicator]), as_of_(as_of) {
    if (indicator_.series) series_ = &catalogue.series[*indicator_.series];
    if (indicator_.over) {
        set_ = &catalogue.sets[*indicator_.over];
        scope_ = scope_of(catalogue, *set_, indicator_.among, as_of);
    }
    const Records* records = &indicator_.records;
    if (records->columns.empty() && series_) records = &series_->records;
    if (set_ && !records->columns.empty()) panel_ = std::make_unique<Panel>(*records, indicator_.kind);
    for (const EntityTarget& own : indicator_.entity_targets) own_targets_.push_back(&own);
    std::ranges::stable_sort(own_targets_, {}, place_of);
}

const EntityTarget* IndicatorView::own_target(Index set, Index entity) const {
    const std::pair place(set, entity);
    const auto found = std::ranges::lower_bound(own_targets_, place, {}, place_of);
    return found != own_targets_.end() && place_of(*found) == place ? *found : nullptr;
}

std::vector<bool> IndicatorView::inside() const {
    std::vector<bool> inside(set_->size());
    scope_.each([&](Index entity) { inside[entity] = true; });
    return inside;
}

SeriesView IndicatorView::prepared() const {
    SeriesView view;
    view.indicator = &indicator_;
    view.shape = indicator_.kind == Kind::milestone ? Shape::stage
                 : is_flow(indicator_.kind)         ? Shape::running
                                                    : Shape::level;
    if (indicator_.measure == Measure::count && set_) {
        view.whole_years = view.shape == Shape::running;
        view.shape = Shape::level;
        view.counts = true;
    }
    view.unit = indicator_.unit;
    // Seats are counted in 位 as well; more of them is better, which no rank is.
    view.rank = is_rank(view.unit) && view.shape == Shape::level && !view.counts &&
                std::ranges::none_of(indicator_.targets, [](const Target& target) {
                    return direction_of(kind_of(target.aim).op) > 0;
                });
    view.step = indicator_.step;
    if (set_ && indicator_.measure == Measure::mean) view.step.reset();
    if (!indicator_.limits_entities_alone()) view.limits = indicator_.limits;
    if (view.shape != Shape::stage) {
        if (indicator_.baseline)
            view.start = indicator_.baseline->at;
        else
            view.start = indicator_.from;
    }
    return view;
}

SeriesView IndicatorView::whole() const {
    SeriesView view = prepared();
    const Kind own_kind = view.counts ? Kind::stock : indicator_.kind;
    const auto add = [&](const Records& records, Kind kind) {
        if (kind == Kind::per_period)
            add_given(view.points, running_totals(records.whole));
        else
            add_given(view.points, records.whole);
    };
    add(indicator_.records, own_kind);
    if (series_ && !view.counts) add(series_->records, indicator_.kind);
    if (indicator_.baseline && view.start) view.declared = indicator_.baseline->value;
    // The baseline is a point as well, from its day on.
    if (view.declared && declared_is_whole(view) && day_number(view.start->end()) <= as_of_)
        add_given(view.points, std::array{Observation{*view.start, *view.declared, {}}});
    if (set_) {
        view.total = scope_.total;
        view.membership_unknown = scope_.membership_unknown;
        add_measured(view.points, scope_);
    }
    sort_points(view.points);
    return view;
}

void IndicatorView::add_measured(std::vector<Point>& points, const Scope& scope) const {
    if (!panel_ || indicator_.measure == Measure::value) return;
    const std::size_t given_points = points.size();
    for (const Panel::Slice& slice : panel_->slices()) {
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(given_points);
        if (std::any_of(points.begin(), end, [&](const Point& point) { return point.day == slice.day; }))
            continue;
        if (!any_recorded(*slice.recorded, scope)) continue;
        auto measured = measure(*slice.column, scope, indicator_.measure, indicator_.where);
        if (!measured) continue;
        Point point;
        point.period = slice.period;
        point.day = slice.day;
        point.value = std::move(measured->value);
        point.known = measured->known;
        point.complete = measured->known >= scope.total;
        point.extent = std::move(measured->extent);
        points.push_back(std::move(point));
    }
}

std::vector<bool> IndicatorView::measured_at(std::int32_t day) const {
    std::vector<bool> measured(set_ ? set_->size() : 0);
    if (!panel_) return measured;
    const Column* column = nullptr;
    for (const Panel::Slice& slice : panel_->slices())
        if (slice.day == day || (slice.day < day && indicator_.kind == Kind::milestone))
            column = slice.column;
    if (!column) return measured;
    scope_.each([&](Index entity) { measured[entity] = column->has(entity); });
    return measured;
}

SeriesView IndicatorView::any_entity() const {
    SeriesView view = prepared();
    if (indicator_.measure == Measure::mean) view.step = indicator_.step; // a mean alone is continuous
    if (view.counts) {
        // An entity under a count is judged on its own figure, in the unit of the series, by the test.
        view.counts = false;
        view.unit = indicator_.entity_unit;
        view.step = unit_step(view.unit);
        view.rank =
            is_rank(view.unit) && indicator_.where && direction_of(goal_of(*indicator_.where).op) <= 0;
        view.limits = series_ ? series_->limits : indicator_.limits;
        if (indicator_.kind == Kind::milestone) {
            view.shape = Shape::stage;
            view.start.reset();
        }
    }
    return view;
}

bool IndicatorView::set_points(SeriesView& view, Index entity) const {
    std::vector<Point>& points = view.points;
    std::size_t count = 0;
    bool same = true;
    if (panel_) {
        for (const Panel::Slice& slice : panel_->slices()) {
            if (!slice.recorded->has(entity)) continue;
            if (count == points.size()) points.emplace_back();
            Point& point = points[count++];
            same = same && point.day == slice.day && point.period == slice.period;
            point.period = slice.period;
            point.day = slice.day;
            point.value = slice.recorded->figure(entity);
        }
    }
    same = same && count == points.size();
    points.resize(count);
    return same;
}

SeriesView IndicatorView::family(Family family) const {
    SeriesView view = prepared();
    Scope scope = scope_;
    scope.total = static_cast<std::uint32_t>(family.children.size());
    scope.members = std::move(family.children);
    view.total = scope.total;
    view.membership_unknown = family.undecided;
    add_measured(view.points, scope);
    sort_points(view.points);
    return view;
}

bool IndicatorView::lies_within(Index parents) const {
    const EntitySet* set = set_;
    for (std::size_t steps = 0; set && set->within && steps < catalogue_.sets.size(); ++steps) {
        if (*set->within == parents) return true;
        set = &catalogue_.sets[*set->within];
    }
    return false;
}

std::optional<Index> IndicatorView::ancestor(Index entity, Index parents) const {
    const EntitySet* set = set_;
    std::optional<Index> place = entity;
    for (std::size_t steps = 0; set && set->within && place && steps < catalogue_.sets.size(); ++steps) {
        place = set->parent_of(*place);
        if (*set->within == parents) return place;
        set = &catalogue_.sets[*set->within];
    }
    return std::nullopt;
}

Start start_of(const SeriesView& view, std::int32_t as_of) {
    Start start;
    if (!view.start) return start;
    start.period = view.start;
    const bool year_needed = view.shape == Shape::running || view.whole_years;
    const bool usable =
        (!year_needed || ends_year(*view.start)) && (!view.declared || declared_is_whole(view));
    const std::int32_t day = day_number(view.start->end());
    for (const Point& point : view.points) {
        if (point.day != day || point.day > as_of) continue;
        if (point.period.grain() > start.period->grain()) start.period = point.period;
        if (usable && point.complete) start.value = &point.value;
    }
    if (view.declared && usable) start.value = &*view.declared;
    return start;
}

} // namespace gapcalc::assess
