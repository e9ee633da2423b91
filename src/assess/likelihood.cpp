// A random walk with drift whose steps are normal: the value at the deadline, less what the mean change leads
// to, follows Student's t.
#include "assess/likelihood.hpp"

#include "base/student_t.hpp"

#include <algorithm>
#include <vector>

namespace gapcalc::assess {
namespace {

constexpr std::size_t k_least_changes = 4;
constexpr std::uint32_t k_least_counted = 10; ///< entities: the number of a few moves in jumps

/// Whether the point is a figure of a whole year's standing: known to the last entity, of a flow a whole
/// year's total that the target does not measure itself.
bool is_usable(const SeriesView& view, const Window& window, const Point& point) {
    if (!point.complete || point.bound != Bound::exact || point.day > window.day()) return false;
    const bool totals = view.shape == Shape::running || view.whole_years;
    return !totals || ends_year(point.period.end(), view.reckoning.year_starts);
}

/// The values of years that follow each other up to `newest`, that one last.
std::vector<const Point*> run_up_to(const SeriesView& view, const Window& window, const Point& newest) {
    std::vector<const Point*> run{&newest};
    for (auto before = newest.period.year_before(); before; before = run.back()->period.year_before()) {
        const std::int32_t day = day_number(before->end());
        const auto found = std::ranges::lower_bound(view.points, day, {}, &Point::day);
        if (found == view.points.end() || found->day != day || !is_usable(view, window, *found)) break;
        run.push_back(&*found);
    }
    std::ranges::reverse(run);
    return run;
}

/// The chance that the value at the deadline is below the bound.
Rational chance_below(const YearlyChanges& changes, const Rational& bound) {
    const auto& [count, newest, value, mean, variance, years] = changes;
    const Rational distance = bound - value - mean * years;
    const Rational square = distance * distance / (variance * (years + years * years / count));
    return student_t(distance.sign(), square, count - 1);
}

} // namespace

Computed<YearlyChanges> yearly_changes(const SeriesView& view, const Window& window) {
    for (auto newest = view.points.rbegin(); newest != view.points.rend(); ++newest) {
        if (!is_usable(view, window, *newest)) continue;
        const auto run = run_up_to(view, window, *newest);
        if (run.size() <= k_least_changes) continue;
        YearlyChanges changes;
        changes.count = static_cast<int>(run.size()) - 1;
        changes.newest = newest->period;
        changes.value = newest->value;
        changes.mean = (run.back()->value - run.front()->value) / changes.count;
        for (std::size_t at = 1; at < run.size(); ++at) {
            const Rational off = run[at]->value - run[at - 1]->value - changes.mean;
            changes.variance += off * off;
        }
        changes.variance = changes.variance / (changes.count - 1);
        if (changes.variance.is_zero()) return Blank::no_variation;
        changes.years = time_between(newest->period, *window.end, window.in_days).years();
        return changes;
    }
    return Blank::few_years;
}

Computed<Rational> likelihood(const SeriesView& view, const Window& window, const Goal& goal) {
    if (window.in_target_year) return Blank::same_year;
    if (view.rank) return Blank::rank;
    if (view.counts && view.total && *view.total < k_least_counted) return Blank::few_entities;
    if (meets(*window.now, goal) == Sure::yes) return Blank::met;
    // Exact figures before it would say how likely it is without what is known now.
    if (window.now->bound != Bound::exact) return Blank::only_bound;
    if (window.day() >= window.end_day) return Blank::deadline_reached;
    if (window.as_of > window.end_day) return Blank::deadline_past;
    const auto changes = yearly_changes(view, window);
    if (!changes) return changes.why();
    switch (direction_of(goal.op)) {
    case 1:
        return 1 - chance_below(*changes, goal.bound);
    case -1:
        return chance_below(*changes, goal.bound);
    default:
        return chance_below(*changes, goal.high) - chance_below(*changes, goal.bound);
    }
}

} // namespace gapcalc::assess
