#include "load/sheet/csv_targets.hpp"

#include <algorithm>

namespace gapcalc::load {

CsvTarget::CsvTarget(Series& series)
    : id(series.id),
      name(&series.name),
      plan(series.plan),
      entities{series.kind, series.unit, series.limits ? &*series.limits : nullptr,
               years_of(series.kind, series.year_starts)},
      whole(entities),
      over(series.over),
      stages(series.stages),
      records(&series.records) {}

CsvTarget::CsvTarget(Indicator& indicator)
    : id(indicator.id),
      name(&indicator.name),
      plan(indicator.plan),
      entities{indicator.kind, indicator.entity_unit, nullptr,
               years_of(indicator.kind, indicator.year_starts)},
      whole{indicator.kind, indicator.unit, nullptr, entities.years},
      over(indicator.over),
      stages(indicator.stages),
      records(&indicator.records) {
    const bool counted = indicator.measure == Measure::count;
    if (counted) { // a number of entities
        whole.kind = Kind::stock;
        whole.years.plain = true;
    }
    if (!indicator.limits) return;
    if (!indicator.limits_entities_alone()) whole.limits = &*indicator.limits;
    if (!counted || indicator.limits_entities_alone()) entities.limits = &*indicator.limits;
}

CsvPoint CsvTarget::Figures::point_of(const Period& period) const {
    return {day_number(period.end()), kind == Kind::per_period ? day_number(period.begin()) : 0};
}

void CsvTarget::open() {
    if (open_) return;
    open_ = true;
    for (Column& column : records->columns)
        columns_.emplace(entities.point_of(column.period()), std::make_unique<Column>(std::move(column)));
    for (const Observation& observation : records->whole)
        whole_.emplace(whole.point_of(observation.period), observation);
    records->columns.clear();
}

Column* CsvTarget::column(const CsvPoint& point) {
    open();
    const auto found = columns_.find(point);
    return found == columns_.end() ? nullptr : found->second.get();
}

Column& CsvTarget::make_column(const Period& period, Index expected_entities) {
    open();
    std::unique_ptr<Column>& column = columns_[entities.point_of(period)];
    if (!column) {
        column = std::make_unique<Column>(period);
        // Room that may never be used is made for a few periods only.
        if (columns_.size() * std::uint64_t{expected_entities} <= k_most_cells)
            column->reserve(expected_entities);
    }
    // Of two spellings of a day the finer is kept.
    if (is_finer(period, column->period())) column->set_period(period);
    return *column;
}

std::map<CsvPoint, Observation>& CsvTarget::whole_figures() {
    open();
    return whole_;
}

void CsvTarget::finish() {
    if (!open_) return;
    records->whole.clear();
    spell_vintages();
    for (auto& [point, column] : columns_) records->columns.push_back(std::move(*column));
    for (auto& [point, observation] : whole_) records->whole.push_back(std::move(observation));
    columns_.clear();
    whole_.clear();
    open_ = false;
    if (origin.figures != 0) records->origins.push_back(origin);
    for (const auto& [published, most] : places) records->note_places(published, most);
}

/// Of two spellings of one day the finer is known at the last.
void CsvTarget::spell_vintages() {
    for (Vintage& vintage : records->vintages) {
        if (vintage.entity == Vintage::k_whole)
            vintage.period = whole_.at(whole.point_of(vintage.period)).period;
        else
            vintage.period = columns_.at(entities.point_of(vintage.period))->period();
    }
    vintages_.reset();
}

VintageBook::Outcome CsvTarget::take_another(const CsvPoint& point, const Vintage& counting,
                                             const Vintage& fresh, bool revises, Rational& other) {
    if (!vintages_)
        vintages_.emplace(*records, whole.kind == Kind::per_period, entities.kind == Kind::per_period);
    return vintages_->take({fresh.entity, point.day, point.first_day}, counting, fresh, revises, other);
}

/// A series and an indicator that takes its figures from it may have one name: the figures are the series'.
void CsvTargets::prefer_source(std::vector<Candidate>& candidates) const {
    if (candidates.size() < 2 || !candidates[0].is_series) return;
    const bool all_take_it =
        std::all_of(candidates.begin() + 1, candidates.end(), [&](const Candidate& other) {
            return !other.is_series && state_.catalogue.indicators[other.index].series == candidates[0].index;
        });
    if (all_take_it) candidates.resize(1);
}

CsvTarget* CsvTargets::target_of(const Candidate& candidate) {
    Catalogue& catalogue = state_.catalogue;
    CsvTarget*& known = target_of_[candidate.is_series ? &catalogue.series[candidate.index].records
                                                       : &catalogue.indicators[candidate.index].records];
    if (known != nullptr) return known;
    auto made = candidate.is_series ? std::make_unique<CsvTarget>(catalogue.series[candidate.index])
                                    : std::make_unique<CsvTarget>(catalogue.indicators[candidate.index]);
    if (made->over) made->names = &state_.names_of(*made->over);
    return known = targets_.emplace_back(std::move(made)).get();
}

/// What has the second part of a name such as plan/id.
const SeriesNames::Bearers* CsvTargets::in_named_plan(std::string_view name) const {
    const std::size_t slash = name.find('/');
    if (slash == name.npos) return nullptr;
    const std::vector<Plan>& plans = state_.catalogue.plans;
    const auto plan = std::find_if(plans.begin(), plans.end(),
                                   [&](const Plan& one) { return one.id == name.substr(0, slash); });
    if (plan == plans.end()) return nullptr;
    return state_.series_names().find(static_cast<Index>(plan - plans.begin()), name.substr(slash + 1));
}

CsvTargets::Found CsvTargets::find(std::string_view name, bool advise) {
    std::vector<Candidate> found;
    const SeriesNames::Bearers* bearers = state_.series_names().find(plan_, name);
    if (bearers == nullptr && !plan_) bearers = in_named_plan(name);
    if (bearers != nullptr) {
        found = bearers->by_id;
        if (found.empty()) {
            found = bearers->by_name;
            prefer_source(found);
        }
    }
    if (found.size() == 1) return {target_of(found[0]), {}, {}};
    Found result;
    const Catalogue& catalogue = state_.catalogue;
    for (const Candidate& candidate : found) {
        const Index plan = candidate.is_series ? catalogue.series[candidate.index].plan
                                               : catalogue.indicators[candidate.index].plan;
        std::string_view id = candidate.is_series ? catalogue.series[candidate.index].id
                                                  : catalogue.indicators[candidate.index].id;
        if (!result.several.empty()) result.several += ", ";
        if (!plan_ && !catalogue.plans[plan].id.empty()) result.several += catalogue.plans[plan].id + '/';
        result.several += id;
    }
    if (found.empty() && advise) result.nearest = state_.series_names().nearest_to(plan_, name);
    return result;
}

CsvTarget* CsvTargets::find(std::string_view name) {
    std::string key(name);
    const auto known = known_.find(key);
    if (known != known_.end()) return known->second;
    // A column that is not of series at all must not fill the memory.
    if (known_.size() > 10'000) known_.clear();
    return known_[std::move(key)] = find(name, false).target;
}

} // namespace gapcalc::load
