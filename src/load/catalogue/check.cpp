// What can only be said when all figures of all files are together.
#include "load/catalogue/resolve.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gapcalc::load {
namespace {

// ---- amounts per period: none twice, none missing

/// The figures of one owner, the whole or an entity, in the order of their ends.
struct Amount {
    Period period;
    std::size_t at; // in the records
};

class AmountChecker {
  public:
    AmountChecker(LoadState& state, Reporter& reporter, Records& records)
        : state_(state), reporter_(reporter), records_(records) {}

    void check_whole() {
        bool overlapping = false;
        std::vector<Observation> kept;
        kept.reserve(records_.whole.size());
        for (Observation& observation : records_.whole) {
            if (!kept.empty() && overlaps(kept.back().period, observation.period)) {
                const bool later = std::pair(observation.span.line, observation.span.column) >
                                   std::pair(kept.back().span.line, kept.back().span.column);
                report_overlap(observation.period, kept.back().period,
                               later ? observation.span : kept.back().span,
                               later ? kept.back().span : observation.span, later);
                overlapping = true;
                continue;
            }
            kept.push_back(std::move(observation));
        }
        records_.whole = std::move(kept);
        if (overlapping) return; // what is missing may be what overlaps
        int broken_year = 0;
        for (std::size_t i = 0; i < records_.whole.size(); ++i) {
            const Observation& observation = records_.whole[i];
            const Period* before = i > 0 ? &records_.whole[i - 1].period : nullptr;
            if (!follows(before, observation.period) && observation.period.year() != broken_year) {
                broken_year = observation.period.year();
                reporter_.add(Problem::gap_in_amounts, observation.span, {to_string(observation.period)});
            }
        }
    }

    /// The same for entities. Almost always all columns of a year follow each other, and then nothing can
    /// overlap.
    void check_entities(const EntitySet& set) {
        const auto& columns = records_.columns;
        std::vector<Period> last(set.size()); // of each entity, where it has one
        std::vector<char> any(set.size(), 0);
        bool told_overlap = false;
        int told_gap = 0;
        for (std::size_t at = 0; at < columns.size(); ++at) {
            const Column& column = columns[at];
            const Period period = column.period();
            for (Index entity = column.first(); entity < column.size(); ++entity) {
                if (!column.has(entity)) continue;
                const Period* before = any[entity] != 0 ? &last[entity] : nullptr;
                if (before != nullptr && overlaps(*before, period) && !told_overlap) {
                    report_entity_overlap(set, entity, *before, period);
                    told_overlap = true;
                } else if (!told_overlap && !follows(before, period) && period.year() != told_gap) {
                    report_entity_gap(set, entity, period);
                    told_gap = period.year();
                }
                last[entity] = period;
                any[entity] = 1;
            }
        }
    }

  private:
    /// Of two periods in the order of their ends.
    static bool overlaps(const Period& first, const Period& second) { return second.begin() <= first.end(); }
    /// Whether `period` begins its year or where `before` ends.
    static bool follows(const Period* before, const Period& period) {
        const Date begin = period.begin();
        if (begin.month == 1 && begin.day == 1) return true;
        return before != nullptr && day_number(before->end()) + 1 == day_number(begin);
    }

    void report_overlap(const Period& period, const Period& other, Span span, Span other_span, bool later) {
        Diagnostic& problem =
            reporter_.add(Problem::overlapping_amounts, span,
                          {to_string(later ? period : other), to_string(later ? other : period)});
        problem.related.push_back({other_span, {"第一个在这里", "the first one"}, {}});
    }

    Span place_of(Index entity, const Period& period) const {
        const auto found =
            state_.places.find({&records_, entity, day_number(period.end()), day_number(period.begin())});
        if (found != state_.places.end()) return found->second;
        return records_.origins.empty() ? Span{} : records_.origins.front().first;
    }

    std::string named(const EntitySet& set, Index entity, const Period& period) const {
        return fmt::format("{} {}", set.name_of(entity, Language::zh), to_string(period));
    }

    void report_entity_overlap(const EntitySet& set, Index entity, const Period& before,
                               const Period& period) {
        reporter_.add(Problem::overlapping_amounts, place_of(entity, period),
                      {named(set, entity, period), to_string(before)});
    }
    void report_entity_gap(const EntitySet& set, Index entity, const Period& period) {
        reporter_.add(Problem::gap_in_amounts, place_of(entity, period), {named(set, entity, period)});
    }

    LoadState& state_;
    Reporter& reporter_;
    Records& records_;
};

// ---- one indicator

class IndicatorChecker {
  public:
    IndicatorChecker(LoadState& state, Reporter& reporter, Indicator& indicator)
        : catalogue_(state.catalogue), reporter_(reporter), indicator_(indicator) {}

    void check() {
        check_baseline();
        check_entity_targets();
        check_where();
        count_places();
    }

  private:
    const Series* series() const {
        return indicator_.series ? &catalogue_.series[*indicator_.series] : nullptr;
    }

    void check_baseline() {
        if (!indicator_.baseline || !indicator_.baseline->value) return;
        const Observation* observed = observation_at(indicator_.records, indicator_.baseline->at);
        if (observed == nullptr && series() != nullptr && indicator_.measure != Measure::count) {
            observed = observation_at(series()->records, indicator_.baseline->at);
        }
        if (observed != nullptr) {
            compare_baseline(observed->value, observed->span, {"观测值在这里", "the observation"});
            return;
        }
        std::optional<Observation> total = total_at(indicator_.records, indicator_.baseline->at);
        if (!total && series() != nullptr && indicator_.measure != Measure::count)
            total = total_at(series()->records, indicator_.baseline->at);
        if (total)
            compare_baseline(total->value, total->span, {"这是该年最后一笔", "the last amount of that year"});
    }

    void compare_baseline(const Rational& observed, Span place, Text words) {
        if (observed == *indicator_.baseline->value) return;
        Diagnostic& problem = reporter_.add(Problem::baseline_differs, indicator_.baseline->span,
                                            {to_string(indicator_.baseline->at),
                                             in_digits(*indicator_.baseline->value), in_digits(observed)});
        problem.related.push_back({place, std::move(words), {}});
    }

    /// What the amounts of a year add up to, placed where the last of them is; empty when one is missing.
    std::optional<Observation> total_at(const Records& records, const Period& year) const {
        if (indicator_.kind != Kind::per_period || year.grain() != Grain::year) return std::nullopt;
        Observation total{year, {}, {}};
        std::int32_t next = day_number(year.begin());
        for (const Observation& amount : records.whole) {
            if (day_number(amount.period.begin()) != next) continue;
            total.value += amount.value;
            total.span = amount.span;
            next = day_number(amount.period.end()) + 1;
            if (amount.period.end() == year.end()) return total;
        }
        return std::nullopt;
    }

    /// The figure of the whole of that point; an amount of the same period only.
    const Observation* observation_at(const Records& records, const Period& period) const {
        const auto first =
            std::lower_bound(records.whole.begin(), records.whole.end(), period.end(),
                             [](const Observation& a, Date day) { return a.period.end() < day; });
        for (auto at = first; at != records.whole.end() && at->period.end() == period.end(); ++at) {
            if (indicator_.kind != Kind::per_period || at->period.begin() == period.begin()) return &*at;
        }
        return nullptr;
    }

    /// Whether the parts of the goal make up the goal of the whole.
    void check_entity_targets() {
        if (indicator_.measure != Measure::sum || indicator_.targets.empty()) return;
        Rational sum;
        Span span;
        for (const EntityTarget& target : indicator_.entity_targets) {
            if (target.set != *indicator_.over) continue;
            sum += target.value;
            if (!span) span = target.span;
        }
        if (!span) return;
        const Target& whole = indicator_.targets.back();
        const ExactGoal exact = make_exact(whole, declared_base());
        // A bound that no decimal writes is none that parts could be split by.
        if (!exact.goal || !exact.goal->bound.exact_places()) return;
        // Strict or not does not matter: the parts are as strict as the whole.
        const Rational& bound = exact.goal->bound;
        const bool up = direction_of(kind_of(whole.aim).part_operator) > 0;
        if (up ? sum < bound : sum > bound)
            reporter_.add(Problem::entity_targets_short, span, {in_digits(sum), in_digits(bound)});
    }

    /// The baseline as it is declared.
    GoalBase declared_base() const {
        GoalBase base;
        if (!indicator_.baseline) return base;
        if (indicator_.baseline->value) base.value = &*indicator_.baseline->value;
        base.period = indicator_.baseline->at;
        return base;
    }

    /// Figures of entities that came by CSV need a test as well.
    void check_where() {
        if (indicator_.measure != Measure::count || indicator_.where || indicator_.records.columns.empty())
            return;
        reporter_.add(Problem::needs_where, indicator_.span);
        indicator_.records.columns.clear();
    }

    void count_places() {
        const bool own_only = indicator_.measure == Measure::count;
        indicator_.places = std::max(indicator_.places, indicator_.records.places);
        if (series() != nullptr && !own_only)
            indicator_.places = std::max(indicator_.places, series()->records.places);
    }

    Catalogue& catalogue_;
    Reporter& reporter_;
    Indicator& indicator_;
};

/// `counted`: the whole's own figures are numbers of entities, no amounts.
void check_amounts(LoadState& state, Reporter& reporter, Kind kind, bool counted, std::optional<Index> set,
                   Records& records) {
    if (kind != Kind::per_period) return;
    AmountChecker checker(state, reporter, records);
    if (!counted) checker.check_whole();
    if (set && !records.columns.empty()) checker.check_entities(state.catalogue.sets[*set]);
}

} // namespace

void check_catalogue(LoadState& state) {
    Reporter reporter(state.problems);
    for (Series& series : state.catalogue.series) {
        check_amounts(state, reporter, series.kind, false, series.over, series.records);
    }
    for (Indicator& indicator : state.catalogue.indicators) {
        const bool counted = indicator.measure == Measure::count;
        check_amounts(state, reporter, indicator.kind, counted, indicator.over, indicator.records);
        IndicatorChecker(state, reporter, indicator).check();
    }
    reporter.finish();
}

} // namespace gapcalc::load
