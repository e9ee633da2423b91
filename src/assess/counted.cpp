#include "assess/counted.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

/// The sum of one day, over the entities that have both figures.
struct Side {
    std::optional<Period> period; ///< the finest of any entity's
    std::uint32_t known = 0;
    Rational sum;
    Marks marks;
};

Side side_of(const TablePoints& points, Date end, std::optional<Index> parent) {
    Side side;
    for (const TablePoint& one : points.points) {
        if (one.period.end() != end) continue;
        if (!side.period || is_finer(one.period, *side.period)) side.period = one.period;
        if (!one.belongs || (parent && one.parent != parent)) continue;
        side.known += one.known;
        side.sum += one.sum;
        side.marks.statuses |= one.statuses;
        side.marks.revised = side.marks.revised || one.revised;
    }
    return side;
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

} // namespace

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

bool is_counted(const Catalogue& catalogue, const Indicator& indicator) {
    if (indicator.ratio)
        return catalogue.points_table(indicator.ratio->of) != nullptr &&
               catalogue.points_table(indicator.ratio->to) != nullptr;
    return !indicator.weight && catalogue.points_table(indicator.series) != nullptr;
}

Period written_as(const Catalogue& catalogue, Index series, const Period& day) {
    Period finest = day;
    if (catalogue.series[series].kind == Kind::per_period) return finest;
    for (const TablePeriods& of : catalogue.answer.periods)
        if (of.series == series && !of.known_at)
            for (const TablePeriod& one : of.periods)
                if (one.period.end() == day.end() && is_finer(one.period, finest)) finest = one.period;
    return finest;
}

std::vector<Sums> counted_sums(const Catalogue& catalogue, const TablePoints& above, const TablePoints& below,
                               std::optional<Index> parent) {
    std::vector<Sums> all;
    const auto& rows = above.points;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const Date end = rows[at].period.end();
        if (at != 0 && rows[at - 1].period.end() == end) continue;
        const Side over = side_of(above, end, parent), under = side_of(below, end, parent);
        if (over.known == 0 || !under.period) continue;
        Sums& sums = all.emplace_back();
        const Period one = written_as(catalogue, series_of(catalogue, above.key), *over.period),
                     other = written_as(catalogue, series_of(catalogue, below.key), *under.period);
        sums.period = is_finer(other, one) ? other : one;
        sums.above = over.sum;
        sums.below = under.sum;
        sums.known = over.known;
        sums.marks = over.marks;
        sums.marks.statuses |= under.marks.statuses;
        sums.marks.revised = over.marks.revised || under.marks.revised;
    }
    return all;
}

void add_counted(std::vector<Point>& points, const Catalogue& catalogue, const Indicator& indicator,
                 const Scope& scope, std::optional<Index> parent,
                 const std::vector<const TablePoints*>& counted) {
    if (indicator.measure == Measure::value || indicator.is_quotient()) return;
    const std::size_t given_points = points.size();
    const auto given = [&](std::int32_t day) {
        const auto end = points.begin() + static_cast<std::ptrdiff_t>(given_points);
        return std::any_of(points.begin(), end, [&](const Point& point) { return point.day == day; });
    };
    for (const TablePoints* const of : counted) {
        for (std::size_t at = 0, next = 0; at < of->points.size(); at = next) {
            const Date end = of->points[at].period.end();
            DayOfPoints day(indicator.measure);
            for (; next < of->points.size() && of->points[next].period.end() == end; ++next) {
                const TablePoint& one = of->points[next];
                day.add(one, one.belongs && (!parent || one.parent == parent));
            }
            auto measured = gapcalc::assess::measured(day.aggregate(), scope.total, indicator.measure);
            if (!measured || given(day_number(end))) continue;
            Point& point = points.emplace_back();
            point.period = written_as(catalogue, *indicator.series, day.period());
            point.day = day_number(end);
            point.value = std::move(measured->value);
            point.known = measured->known;
            point.complete = measured->known >= scope.total;
            point.extent = std::move(measured->extent);
            point.marks = day.marks();
        }
    }
}

} // namespace gapcalc::assess
