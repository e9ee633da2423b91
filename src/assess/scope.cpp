#include "assess/scope.hpp"

#include "assess/panel.hpp"

#include <algorithm>

namespace gapcalc::assess {

Scope scope_of(const Catalogue& catalogue, const EntitySet& set, const std::optional<Among>& among,
               std::int32_t as_of) {
    Scope scope;
    scope.set = &set;
    scope.total = set.total();
    if (!among) return scope;
    const Series& series = catalogue.series[among->series];
    Reckoning years;
    years.year_starts = series.year_starts;
    const Panel panel(series.records, series.kind, years, series.limits);
    const Goal test = goal_of(among->test);
    scope.members.emplace();
    scope.bounds_alone = set.size() == set.total();
    const auto& slices = panel.slices();
    for (Index entity = 0; entity < set.size(); ++entity) {
        const auto slice = std::find_if(slices.rbegin(), slices.rend(), [&](const Panel::Slice& one) {
            return one.day <= as_of && one.column->has(entity);
        });
        const bool known = slice != slices.rend();
        const Sure belongs =
            known
                ? meets(panel.known().interval(slice->column->figure(entity), slice->column->detail(entity)),
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

} // namespace gapcalc::assess
