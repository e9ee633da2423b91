#include "assess/series_view.hpp"

#include "assess/counted.hpp"
#include "base/unit.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

namespace gapcalc::assess {
namespace {

Marks marks_of(const FigureDetail& detail) {
    Marks marks;
    marks.add(detail);
    return marks;
}

/// `texts` are the details of the records themselves, which live as long as the catalogue.
void set_marks(Point& point, const Marks& marks, const FigureDetails& texts) {
    point.marks = marks;
    point.source = source_of(marks, texts);
}

void add_point(std::vector<Point>& points, const Observation& figure, std::int32_t day,
               const FigureDetails& details, const FigureDetails& texts) {
    Point& point = points.emplace_back();
    point.period = figure.period;
    point.day = day;
    point.value = figure.value;
    if (figure.detail == 0) return;
    const FigureDetail& detail = details[figure.detail];
    set_marks(point, marks_of(detail), texts);
    point.bound = detail.bound;
    if (point.bound != Bound::exact) point.extent = interval_of(point.value, point.bound);
}

bool has_negative(const Records& records) {
    const auto below = [](const Rational& value) { return value.sign() < 0; };
    for (const Observation& figure : records.whole)
        if (below(figure.value)) return true;
    for (const Column& column : records.columns)
        for (Index entity = column.first(); entity < column.size(); ++entity)
            if (column.has(entity) && below(column.figure(entity))) return true;
    return false;
}

bool is_earlier(const Point& a, const Point& b) { return a.day < b.day; }

/// Puts figures, one a day and in order, in at the days on which there is none yet; where there is one, the
/// finer spelling of the day stays.
void add_given(std::vector<Point>& points, std::span<const Observation> figures, const FigureDetails& details,
               const FigureDetails& texts) {
    const auto before = static_cast<std::ptrdiff_t>(points.size());
    points.reserve(points.size() + figures.size());
    for (const Observation& figure : figures) {
        const std::int32_t day = day_number(figure.period.end());
        const auto end = points.begin() + before;
        const auto there = std::lower_bound(
            points.begin(), end, day, [](const Point& point, std::int32_t at) { return point.day < at; });
        if (there == end || there->day != day)
            add_point(points, figure, day, details, texts);
        else if (is_finer(figure.period, there->period))
            there->period = figure.period;
    }
    const auto added = points.begin() + before;
    if (added != points.begin() && added != points.end() && is_earlier(*added, *std::prev(added)))
        std::inplace_merge(points.begin(), added, points.end(), is_earlier);
}

/// Whether a declared baseline is no mere part of what it is compared with: an amount must be a year's.
bool declared_is_whole(const SeriesView& view) {
    const bool amount = view.shape == Shape::running && view.indicator->kind == Kind::per_period;
    return !amount || view.indicator->is_year(*view.start);
}

void sort_points(std::vector<Point>& points) {
    if (!std::is_sorted(points.begin(), points.end(), is_earlier)) // points are large and mostly in order
        std::stable_sort(points.begin(), points.end(), is_earlier);
}

std::pair<Index, Index> place_of(const EntityTarget* own) { return {own->set, own->entity}; }

std::vector<const EntityTarget*> parts_of(const std::vector<EntityTarget>& targets) {
    std::vector<const EntityTarget*> parts;
    for (const EntityTarget& own : targets) parts.push_back(&own);
    std::ranges::stable_sort(parts, {}, place_of);
    return parts;
}

/// The last total, where it is that of all the span and no mere bound.
std::optional<Rational> total_over(const Records& records, Kind kind, const Reckoning& reckoning) {
    FigureDetails details = records.details;
    const auto sums = totals(records.whole, kind, reckoning, details);
    if (sums.empty() || sums.back().period.end() != reckoning.span.end()) return std::nullopt;
    if (details[sums.back().detail].bound != Bound::exact) return std::nullopt;
    return sums.back().value;
}

/// Stages that merely stand still make no point.
bool any_recorded(const Column& column, const Scope& scope) {
    if (!scope.members) return column.count() != 0;
    return std::any_of(scope.members->begin(), scope.members->end(),
                       [&](Index entity) { return column.has(entity); });
}

/// What an engine said of one day, made one.
class DayOfPoints {
  public:
    explicit DayOfPoints(Measure how) : greatest_(how == Measure::max) {}
    /// Those that are not counted still say how the day was written.
    void add(const TablePoint& one, bool counts) {
        if (!period_ || is_finer(one.period, *period_)) period_ = one.period;
        if (!counts || one.known == 0) return;
        const Rational& extreme = greatest_ ? one.greatest : one.least;
        if (all_.known == 0 || (greatest_ ? extreme > all_.extreme : extreme < all_.extreme))
            all_.extreme = extreme;
        all_.known += one.known;
        all_.passing += one.passing;
        all_.sum += one.sum;
        all_.negative = all_.negative || one.least.sign() < 0;
        marks_.statuses |= one.statuses;
        marks_.revised = marks_.revised || one.revised;
    }
    const Aggregate& aggregate() const { return all_; }
    const Period& period() const { return *period_; }
    const Marks& marks() const { return marks_; }

  private:
    bool greatest_;
    std::optional<Period> period_;
    Aggregate all_;
    Marks marks_;
};

/// Who belongs, as an engine counted them.
Scope counted_scope(const Catalogue& catalogue, const PointsKey& key) {
    Scope scope;
    scope.set = &catalogue.sets[*catalogue.indicators[key.indicator].over];
    std::uint32_t known = 0;
    const auto found = std::ranges::find(catalogue.answer.scopes, key, &TableScope::key);
    if (found != catalogue.answer.scopes.end()) {
        scope.counted = &*found;
        for (const TableMembers& members : found->members) {
            known += members.known;
            scope.total += members.belonging;
        }
    }
    scope.membership_unknown = known < scope.set->total();
    return scope;
}

} // namespace

PointsKey points_key(const Catalogue& catalogue, Index at, const std::optional<Period>& span,
                     std::int32_t as_of, const std::optional<Period>& known_at) {
    const Indicator& indicator = catalogue.indicators[at];
    PointsKey key;
    key.indicator = at;
    key.span = span;
    const auto dated = [&](std::optional<Index> series) {
        const EngineTable* const table = catalogue.table_of(series);
        return table != nullptr && !table->published.empty();
    };
    if (indicator.among) key.as_of = Period::of_day(date_of(as_of));
    if (std::ranges::any_of(indicator.sources(), dated) || indicator.among) key.known_at = known_at;
    return key;
}

bool among_in_engine(const Catalogue& catalogue, const Indicator& indicator) {
    return indicator.among && catalogue.table_of(indicator.among->series) != nullptr;
}

namespace {

/// What is known of a bound ends at the limits.
void close_at_limits(const SeriesView& view, Point& point) {
    if (!point.complete || point.bound == Bound::exact || point.bound == Bound::unknown || view.counts)
        return;
    // A bound that lies at a limit leaves the limit itself, or nothing that could be known.
    const auto *const low = point.extent.low(), *const high = point.extent.high();
    const auto within = [](const Rational& end, const Rational& limit, bool open) {
        return open ? end < limit : end <= limit;
    };
    if (view.lowest && !low && high && within(*view.lowest, *high, point.extent.is_open_above()))
        point.extent = overlap(point.extent, Interval::at_least(*view.lowest));
    if (view.highest && !high && low && within(*low, *view.highest, point.extent.is_open_below()))
        point.extent = overlap(point.extent, Interval::at_most(*view.highest));
}

void close_at_limits(SeriesView& view) {
    if (!view.lowest && !view.highest) return;
    for (Point& point : view.points) close_at_limits(view, point);
}

} // namespace

Sure meets(const Point& point, const Goal& goal) {
    if (!is_certain(point)) return meets(point.extent, goal);
    return meets(point.value, goal) ? Sure::yes : Sure::no;
}

Scope scope_of(const Catalogue& catalogue, const EntitySet& set, const std::optional<Among>& among,
               std::int32_t as_of) {
    Scope scope;
    scope.set = &set;
    scope.total = set.total();
    if (!among) return scope;
    const Series& series = catalogue.series[among->series];
    Reckoning years;
    years.year_starts = series.year_starts;
    const Panel panel(series.records, series.kind, years);
    const Goal test = goal_of(among->test);
    scope.members.emplace();
    scope.bounds_alone = set.size() == set.total();
    const auto& slices = panel.slices();
    for (Index entity = 0; entity < set.size(); ++entity) {
        const auto slice = std::find_if(slices.rbegin(), slices.rend(), [&](const Panel::Slice& one) {
            return one.day <= as_of && one.column->has(entity);
        });
        const bool known = slice != slices.rend();
        const Sure belongs = known ? meets(interval_of(slice->column->figure(entity),
                                                       panel.details()[slice->column->detail(entity)].bound),
                                           test)
                                   : Sure::maybe;
        if (belongs == Sure::yes) scope.members->push_back(entity);
        if (belongs != Sure::maybe) continue;
        scope.undecided.push_back(entity);
        scope.bounds_alone = scope.bounds_alone && known;
    }
    scope.membership_unknown = !scope.undecided.empty() || set.size() < set.total();
    scope.total = static_cast<std::uint32_t>(scope.members->size());
    return scope;
}

IndicatorView::IndicatorView(const Catalogue& catalogue, Index indicator, std::int32_t as_of)
    : catalogue_(catalogue), index_(indicator), indicator_(catalogue.indicators[indicator]), as_of_(as_of) {
    if (indicator_.series) series_ = &catalogue.series[*indicator_.series];
    in_engine_ = is_counted(catalogue, indicator_);
    if (indicator_.over) {
        set_ = &catalogue.sets[*indicator_.over];
        scope_ = in_engine_ && among_in_engine(catalogue, indicator_)
                     ? counted_scope(catalogue, points_key(catalogue, index_, {}, as_of, catalogue.known_at))
                     : scope_of(catalogue, *set_, indicator_.among, as_of);
    }
    records_ = &indicator_.records;
    if (records_->columns.empty() && series_) records_ = &series_->records;
    if (indicator_.ratio) records_ = &catalogue.series[indicator_.ratio->of].records;
    std::vector<const Records*> all{&indicator_.records};
    for (const Index source : indicator_.sources()) all.push_back(&catalogue.series[source].records);
    if (std::ranges::any_of(all, [](const Records* its) { return its->details.any_bounds(); }))
        never_negative_ = std::ranges::none_of(all, [](const Records* its) { return has_negative(*its); });
    if (indicator_.targets.empty()) add_tally(yearly_reckoning(indicator_));
    for (const Target& target : indicator_.targets) add_tally(reckoning_of(indicator_, &target));
    if (indicator_.is_quotient())
        quotients_ = std::make_unique<Quotients>(catalogue, indicator_, tallies_.front().panel.get());
    parts_ = parts_of(indicator_.entity_targets);
    for (const Target& target : indicator_.targets) target_parts_.push_back(parts_of(target.entity_targets));
}

void IndicatorView::add_tally(const Reckoning& reckoning) {
    for (const Tally& tally : tallies_)
        if (same_totals(tally.reckoning, reckoning)) return;
    Tally& tally = tallies_.emplace_back();
    tally.reckoning = reckoning;
    if (in_engine_) {
        const auto take = [&](std::vector<const TablePoints*>& all, const std::optional<Period>& span) {
            if (const TablePoints* const points = counted(span)) all.push_back(points);
        };
        if (reckoning.year_before) take(tally.counted, reckoning.year_before);
        take(tally.counted, reckoning.yearly ? std::nullopt : std::optional(reckoning.span));
        if (indicator_.ratio) tally.counted_below = counted(std::nullopt, true);
        if (const auto span = base_span_of(indicator_, reckoning)) take(tally.counted_base, span);
    }
    if (!set_ || records_->columns.empty()) return;
    const Kind kind = indicator_.ratio ? catalogue_.series[indicator_.ratio->of].kind : indicator_.kind;
    tally.panel = std::make_unique<Panel>(*records_, kind, reckoning);
    if (const auto span = base_span_of(indicator_, reckoning))
        tally.base = std::make_unique<Panel>(*records_, indicator_.kind,
                                             gapcalc::assess::reckoning_of(*span, indicator_.year_starts));
}

const Tally& IndicatorView::tally(const Reckoning& reckoning) const {
    return *std::find_if(tallies_.begin(), tallies_.end(),
                         [&](const Tally& tally) { return same_totals(tally.reckoning, reckoning); });
}

const TablePoints* IndicatorView::counted(const std::optional<Period>& span, bool below) const {
    PointsKey key = points_key(catalogue_, index_, span, as_of_, catalogue_.known_at);
    key.below = below;
    const auto found = std::ranges::find(catalogue_.answer.points, key, &TablePoints::key);
    return found == catalogue_.answer.points.end() ? nullptr : &*found;
}

std::int32_t IndicatorView::last_counted_day() const {
    std::int32_t last = std::numeric_limits<std::int32_t>::min();
    if (const TablePeriods* const of = catalogue_.periods_of(indicator_.series))
        for (const TablePeriod& one : of->periods) last = std::max(last, day_number(one.period.end()));
    return last;
}

const EntityTarget* IndicatorView::own_target(Index target, Index set, Index entity) const {
    const std::pair place(set, entity);
    for (const Parts* parts : {&target_parts_[target], &parts_}) {
        const auto found = std::ranges::lower_bound(*parts, place, {}, place_of);
        if (found != parts->end() && place_of(*found) == place) return *found;
    }
    return nullptr;
}

std::vector<bool> IndicatorView::inside() const {
    std::vector<bool> inside(set_->size());
    scope_.each([&](Index entity) { inside[entity] = true; });
    return inside;
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

SeriesView IndicatorView::prepared(std::optional<Index> target) const {
    SeriesView view;
    view.indicator = &indicator_;
    view.reckoning = reckoning_of(indicator_, target ? &indicator_.targets[*target] : nullptr);
    view.shape = indicator_.kind == Kind::milestone ? Shape::stage
                 : is_flow(indicator_.kind)         ? Shape::running
                                                    : Shape::level;
    if (indicator_.measure == Measure::count && set_) {
        view.whole_years = view.shape == Shape::running;
        view.shape = Shape::level;
        view.counts = true;
    }
    if (quotients_) {
        view.whole_years = quotients_->whole_years();
        view.shape = Shape::level;
    }
    view.unit = indicator_.unit;
    // Seats are counted in 位 as well; more of them is better, which no rank is.
    view.rank = is_rank(view.unit) && view.shape == Shape::level && !view.counts &&
                std::ranges::none_of(indicator_.targets,
                                     [](const Target& one) { return direction_of(kind_of(one.aim).op) > 0; });
    view.never_negative = never_negative_;
    view.step = indicator_.step;
    if (indicator_.ratio || (set_ && indicator_.measure == Measure::mean)) view.step.reset();
    if (!indicator_.limits_entities_alone())
        view.set_limits(indicator_.limits, set_ && indicator_.measure == Measure::sum);
    if (view.shape != Shape::stage) {
        if (indicator_.baseline)
            view.start = indicator_.baseline->at;
        else
            view.start = indicator_.from;
    }
    return view;
}

SeriesView IndicatorView::whole(std::optional<Index> target) const {
    SeriesView view = prepared(target);
    add_own(view, indicator_.records, view.counts ? Kind::stock : indicator_.kind);
    if (series_ && !view.counts) add_own(view, series_->records, indicator_.kind);
    if (indicator_.baseline && view.start) view.declared = indicator_.baseline->value;
    // The baseline is a point as well, from its day on.
    static const FigureDetails k_none;
    if (view.declared && view.reckoning.yearly && declared_is_whole(view) &&
        day_number(view.start->end()) <= as_of_)
        add_given(view.points, std::array{Observation{*view.start, *view.declared, {}}}, k_none, k_none);
    if (quotients_) add_quotients(view.points, sums_of_whole(), scope_.total);
    if (set_) {
        view.total = scope_.total;
        view.membership_unknown = scope_.membership_unknown;
        view.membership_bound = scope_.bounds_alone;
        if (!quotients_) add_measured(view.points, scope_, tally(view.reckoning).panel.get());
        add_counted(view.points, scope_, std::nullopt, tally(view.reckoning).counted);
        if (!view.reckoning.yearly && indicator_.measure != Measure::value) {
            for (const Column& column : records_->columns)
                view.last_day = std::max(view.last_day, day_number(column.period().end()));
            view.last_day = std::max(view.last_day, last_counted_day());
        }
    }
    sort_points(view.points);
    close_at_limits(view);
    add_base_total(view);
    return view;
}

/// Adds figures of the whole, as totals where that is how they are reckoned.
void IndicatorView::add_own(SeriesView& view, const Records& records, Kind kind) const {
    const bool as_they_are =
        kind != Kind::per_period && (kind != Kind::year_to_date || view.reckoning.yearly);
    if (as_they_are) {
        add_given(view.points, records.whole, records.details, records.details);
    } else {
        FigureDetails details = records.details;
        add_given(view.points, totals(records.whole, kind, view.reckoning, details), details,
                  records.details);
    }
    if (!view.reckoning.yearly && !records.whole.empty())
        view.last_day = std::max(view.last_day, day_number(records.whole.back().period.end()));
}

void IndicatorView::add_base_total(SeriesView& view) const {
    const auto span = base_span_of(indicator_, view.reckoning);
    if (!span) return;
    const Reckoning reckoning = gapcalc::assess::reckoning_of(*span, indicator_.year_starts);
    view.base_total = total_over(indicator_.records, indicator_.kind, reckoning);
    if (!view.base_total && series_)
        view.base_total = total_over(series_->records, indicator_.kind, reckoning);
    if (!view.base_total && set_) add_measured_base(view, scope_);
}

void IndicatorView::add_measured_base(SeriesView& view, const Scope& scope,
                                      std::optional<Index> parent) const {
    std::vector<Point> points;
    add_measured(points, scope, tally(view.reckoning).base.get());
    add_counted(points, scope, parent, tally(view.reckoning).counted_base);
    if (!points.empty() && is_certain(points.back()) &&
        points.back().period.end() == indicator_.baseline->at.end())
        view.base_total = points.back().value;
}

void IndicatorView::add_measured(std::vector<Point>& points, const Scope& scope, const Panel* panel) const {
    if (panel == nullptr || indicator_.measure == Measure::value) return;
    const std::size_t given_points = points.size();
    for (const Panel::Slice& slice : panel->slices()) {
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(given_points);
        if (std::any_of(points.begin(), end, [&](const Point& point) { return point.day == slice.day; }))
            continue;
        if (!any_recorded(*slice.recorded, scope)) continue;
        auto measured = measure(*slice.column, panel->details(), scope, indicator_.measure, indicator_.where);
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

/// Adds the points that sums make where there is none of that day yet.
void IndicatorView::add_quotients(std::vector<Point>& points, const std::vector<Sums>& all,
                                  std::uint32_t total) const {
    const std::size_t given_points = points.size();
    for (const Sums& sums : all) {
        auto point = quotient(sums, quotients_->factor(), total);
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(given_points);
        const auto same_day = [&](const Point& given) { return given.period.end() == sums.period.end(); };
        if (point && std::none_of(points.begin(), end, same_day)) points.push_back(*std::move(point));
    }
}

std::optional<Sums> IndicatorView::sums_at(std::int32_t day) const {
    if (!quotients_) return std::nullopt;
    const auto& baseline = indicator_.baseline;
    if (baseline && baseline->value && day_number(baseline->at.end()) == day) return std::nullopt;
    const auto at = [day](const auto& one) { return day_number(one.period.end()) == day; };
    for (const Records* own : {&indicator_.records, series_ ? &series_->records : &indicator_.records})
        if (std::ranges::any_of(own->whole, at)) return std::nullopt;
    const std::vector<Sums> all = sums_of_whole();
    const auto found = std::ranges::find_if(all, at);
    return found != all.end() ? std::optional(*found) : std::nullopt;
}

/// Of an engine's days those on which nothing else is known.
std::vector<Sums> IndicatorView::sums_of_whole() const {
    std::vector<Sums> all = quotients_->of_whole(set_ ? &scope_ : nullptr);
    const std::size_t own = all.size();
    for (Sums& sums : counted_sums(std::nullopt)) {
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(own);
        const auto same_day = [&](const Sums& one) { return one.period.end() == sums.period.end(); };
        if (std::none_of(all.begin(), end, same_day)) all.push_back(std::move(sums));
    }
    return all;
}

std::vector<Sums> IndicatorView::counted_sums(std::optional<Index> parent) const {
    const Tally& tally = tallies_.front();
    if (tally.counted.empty() || tally.counted_below == nullptr) return {};
    return gapcalc::assess::counted_sums(catalogue_, *tally.counted.front(), *tally.counted_below, parent);
}

void IndicatorView::add_counted(std::vector<Point>& points, const Scope& scope, std::optional<Index> parent,
                                const std::vector<const TablePoints*>& counted) const {
    if (indicator_.measure == Measure::value || quotients_) return;
    const std::size_t given_points = points.size();
    const auto given = [&](std::int32_t day) {
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(given_points);
        return std::any_of(points.begin(), end, [&](const Point& point) { return point.day == day; });
    };
    for (const TablePoints* const of : counted) {
        for (std::size_t at = 0, next = 0; at < of->points.size(); at = next) {
            const Date end = of->points[at].period.end();
            DayOfPoints day(indicator_.measure);
            for (; next < of->points.size() && of->points[next].period.end() == end; ++next) {
                const TablePoint& one = of->points[next];
                day.add(one, one.belongs && (!parent || one.parent == parent));
            }
            auto measured = gapcalc::assess::measured(day.aggregate(), scope.total, indicator_.measure);
            if (!measured || given(day_number(end))) continue;
            Point& point = points.emplace_back();
            point.period = written_as(catalogue_, *indicator_.series, day.period());
            point.day = day_number(end);
            point.value = std::move(measured->value);
            point.known = measured->known;
            point.complete = measured->known >= scope.total;
            point.extent = std::move(measured->extent);
            point.marks = day.marks();
        }
    }
}

std::vector<bool> IndicatorView::measured_at(std::optional<Index> target, std::int32_t day) const {
    std::vector<bool> measured(set_ ? set_->size() : 0);
    const Panel* const panel =
        tally(reckoning_of(indicator_, target ? &indicator_.targets[*target] : nullptr)).panel.get();
    if (!panel) return measured;
    const Column* column = nullptr;
    for (const Panel::Slice& slice : panel->slices())
        if (slice.day == day || (slice.day < day && indicator_.kind == Kind::milestone))
            column = slice.column;
    if (!column) return measured;
    scope_.each([&](Index entity) { measured[entity] = column->has(entity); });
    if (const Column* const below = quotients_ ? quotients_->below_at(day) : nullptr)
        scope_.each([&](Index entity) { measured[entity] = measured[entity] && below->has(entity); });
    return measured;
}

SeriesView IndicatorView::any_entity(std::optional<Index> target) const {
    SeriesView view = prepared(target);
    if (indicator_.measure == Measure::sum) view.set_limits(indicator_.limits, false);
    if (indicator_.measure == Measure::mean) view.step = indicator_.step; // a mean alone is continuous
    if (view.counts) {
        // An entity under a count is judged on its own figure, in the unit of the series, by the test.
        view.counts = false;
        view.unit = indicator_.entity_unit;
        view.step = unit_step(view.unit);
        view.rank =
            is_rank(view.unit) && indicator_.where && direction_of(goal_of(*indicator_.where).op) <= 0;
        view.set_limits(series_ ? series_->limits : indicator_.limits, false);
        if (indicator_.kind == Kind::milestone) {
            view.shape = Shape::stage;
            view.start.reset();
        }
    }
    return view;
}

/// The points of a ratio's entity.
bool IndicatorView::set_quotients(SeriesView& view, Index entity) const {
    std::vector<Point>& points = view.points;
    std::size_t count = 0;
    bool same = true;
    for (const Sums& sums : quotients_->of_entity(entity)) {
        auto point = quotient(sums, quotients_->factor(), 1);
        if (!point) continue;
        if (count == points.size()) points.emplace_back();
        Point& there = points[count++];
        same = same && there.day == point->day && there.period == point->period &&
               there.bound == Bound::exact && point->bound == Bound::exact;
        there = *std::move(point);
    }
    same = same && count == points.size();
    points.resize(count);
    return same;
}

bool IndicatorView::set_points(SeriesView& view, Index entity) const {
    if (indicator_.ratio) return set_quotients(view, entity);
    std::vector<Point>& points = view.points;
    std::size_t count = 0;
    bool same = true;
    const Tally& tally = this->tally(view.reckoning);
    if (tally.panel) {
        for (const Panel::Slice& slice : tally.panel->slices()) {
            if (!slice.recorded->has(entity)) continue;
            if (count == points.size()) points.emplace_back();
            Point& point = points[count++];
            same = same && point.day == slice.day && point.period == slice.period;
            point.period = slice.period;
            point.day = slice.day;
            point.value = slice.recorded->figure(entity);
            if (tally.panel->details().empty()) continue;
            // A bound at the baseline is none: times are the same only where all are numbers.
            const FigureDetail& detail = tally.panel->details()[slice.recorded->detail(entity)];
            same = same && point.bound == Bound::exact && detail.bound == Bound::exact;
            point.bound = detail.bound;
            point.extent = interval_of(point.value, point.bound);
            close_at_limits(view, point);
            set_marks(point, marks_of(detail), tally.panel->texts());
        }
    }
    same = same && count == points.size();
    points.resize(count);
    if (!view.reckoning.yearly) same = set_totals(view, tally, entity) && same;
    return same;
}

/// What more is known of an entity for a reckoning that is no year; whether it is what it was of the one
/// before.
bool IndicatorView::set_totals(SeriesView& view, const Tally& tally, Index entity) const {
    const std::int32_t last_day = std::exchange(view.last_day, std::numeric_limits<std::int32_t>::min());
    for (const Column& column : records_->columns)
        if (column.has(entity)) view.last_day = std::max(view.last_day, day_number(column.period().end()));
    const bool had_base = view.base_total.has_value();
    view.base_total.reset();
    if (tally.base)
        for (const Panel::Slice& slice : tally.base->slices())
            if (slice.period.end() == indicator_.baseline->at.end() && slice.recorded->has(entity) &&
                tally.base->details()[slice.recorded->detail(entity)].bound == Bound::exact)
                view.base_total = slice.recorded->at(entity);
    return last_day == view.last_day && had_base == view.base_total.has_value();
}

SeriesView IndicatorView::family(Family family, std::optional<Index> target) const {
    SeriesView view = prepared(target);
    Scope scope = scope_;
    scope.total = family.total.value_or(static_cast<std::uint32_t>(family.children.size()));
    scope.members = std::move(family.children);
    view.total = scope.total;
    view.membership_unknown = family.undecided;
    if (in_engine_ && quotients_)
        add_quotients(view.points, counted_sums(family.parent), scope.total);
    else if (quotients_)
        add_quotients(view.points, quotients_->of_entities(scope), scope.total);
    else
        add_measured(view.points, scope, tally(view.reckoning).panel.get());
    add_counted(view.points, scope, family.parent, tally(view.reckoning).counted);
    sort_points(view.points);
    close_at_limits(view);
    if (base_span_of(indicator_, view.reckoning)) add_measured_base(view, scope, family.parent);
    return view;
}

bool IndicatorView::lies_within(Index parents) const {
    return set_ && catalogue_.lies_within(*indicator_.over, parents);
}

std::optional<Index> IndicatorView::ancestor(Index entity, Index parents) const {
    return catalogue_.ancestor(*indicator_.over, entity, parents);
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
    const bool usable = (!year_needed || ends_year(view.start->end(), view.reckoning.year_starts)) &&
                        (!view.declared || declared_is_whole(view));
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
