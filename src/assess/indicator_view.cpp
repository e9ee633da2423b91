#include "assess/indicator_view.hpp"

#include "assess/counted.hpp"
#include "assess/points.hpp"
#include "assess/scope.hpp"
#include "base/unit.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace gapcalc::assess {
namespace {

bool has_negative(const Records& records) {
    const auto below = [](const Rational& value) { return value.sign() < 0; };
    for (const Observation& figure : records.whole)
        if (below(figure.value)) return true;
    for (const Column& column : records.columns)
        for (Index entity = column.first(); entity < column.size(); ++entity)
            if (column.has(entity) && below(column.figure(entity))) return true;
    return false;
}

/// Whether it begins with the first day of a year.
bool begins_year(const Period& span, std::uint8_t year_starts) {
    return Period::of_year(year_of(span.begin(), year_starts), year_starts).begin() == span.begin();
}

std::pair<Index, Index> place_of(const EntityTarget* own) { return {own->set, own->entity}; }

std::vector<const EntityTarget*> parts_of(const std::vector<EntityTarget>& targets) {
    std::vector<const EntityTarget*> parts;
    for (const EntityTarget& own : targets) parts.push_back(&own);
    std::ranges::stable_sort(parts, {}, place_of);
    return parts;
}

} // namespace

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
    const Series* const source = indicator_.ratio ? &catalogue_.series[indicator_.ratio->of] : series_;
    const auto limits = limits_of_entities(indicator_, source);
    tally.panel = std::make_unique<Panel>(*records_, kind, reckoning, limits);
    if (const auto span = base_span_of(indicator_, reckoning))
        tally.base = std::make_unique<Panel>(
            *records_, indicator_.kind, gapcalc::assess::reckoning_of(*span, indicator_.year_starts), limits);
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
    // What a running total grows by since a day within the year may be below 0.
    const bool differs = view.shape == Shape::running && indicator_.kind == Kind::year_to_date &&
                         !view.reckoning.yearly && !begins_year(view.reckoning.span, indicator_.year_starts);
    view.never_negative = never_negative_ && !differs;
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
    add_own(view, indicator_.records, view.counts ? Kind::stock : indicator_.kind,
            limits_of_whole(indicator_));
    if (series_ && !view.counts) add_own(view, series_->records, indicator_.kind, series_->limits);
    if (indicator_.baseline && view.start) view.declared = indicator_.baseline->value;
    // The baseline is a point as well, from its day on.
    static const FigureDetails k_none;
    if (view.declared && view.reckoning.yearly && start_is_whole(view) &&
        day_number(view.start->end()) <= as_of_)
        add_given(view.points, std::array{Observation{*view.start, *view.declared, {}}},
                  KnownFigures(k_none, {}), k_none);
    if (quotients_) add_quotients(view.points, sums_of_whole(), quotients_->factor(), scope_.total);
    if (set_) {
        view.total = scope_.total;
        view.membership_unknown = scope_.membership_unknown;
        view.membership_bound = scope_.bounds_alone;
        if (!quotients_) add_measured(view.points, indicator_, scope_, tally(view.reckoning).panel.get());
        add_counted(view.points, catalogue_, indicator_, scope_, std::nullopt, tally(view.reckoning).counted);
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
void IndicatorView::add_own(SeriesView& view, const Records& records, Kind kind,
                            const std::optional<Limits>& limits) const {
    const bool as_they_are =
        kind != Kind::per_period && (kind != Kind::year_to_date || view.reckoning.yearly);
    KnownFigures known(records.details, limits);
    if (as_they_are) {
        add_given(view.points, records.whole, known, records.details);
    } else {
        const auto sums = totals(records.whole, kind, view.reckoning, known);
        add_given(view.points, sums, known, records.details);
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
    add_measured(points, indicator_, scope, tally(view.reckoning).base.get());
    add_counted(points, catalogue_, indicator_, scope, parent, tally(view.reckoning).counted_base);
    if (!points.empty() && is_certain(points.back()) &&
        points.back().period.end() == indicator_.baseline->at.end())
        view.base_total = points.back().value;
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
        close_at_limits(view, *point);
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
            if (tally.panel->known().empty()) continue;
            // A bound at the baseline is none: times are the same only where all are numbers.
            const FigureDetail& detail = tally.panel->known()[slice.recorded->detail(entity)];
            same = same && point.bound == Bound::exact && detail.bound == Bound::exact;
            point.bound = detail.bound;
            point.extent = tally.panel->known().interval(point.value, slice.recorded->detail(entity));
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
                tally.base->known()[slice.recorded->detail(entity)].bound == Bound::exact)
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
        add_quotients(view.points, counted_sums(family.parent), quotients_->factor(), scope.total);
    else if (quotients_)
        add_quotients(view.points, quotients_->of_entities(scope), quotients_->factor(), scope.total);
    else
        add_measured(view.points, indicator_, scope, tally(view.reckoning).panel.get());
    add_counted(view.points, catalogue_, indicator_, scope, family.parent, tally(view.reckoning).counted);
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

} // namespace gapcalc::assess
