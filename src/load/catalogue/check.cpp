// What can only be said when all figures of all files are together.
#include "load/catalogue/check_quotients.hpp"
#include "load/catalogue/check_totals.hpp"
#include "load/catalogue/resolve.hpp"
#include "model/running_totals.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace gapcalc::load {
namespace {

// ---- one indicator

class IndicatorChecker {
  public:
    IndicatorChecker(LoadState& state, Reporter& reporter, Indicator& indicator)
        : catalogue_(state.catalogue), reporter_(reporter), indicator_(indicator) {}

    void check() {
        check_baseline();
        check_entity_targets();
        for (const Target& target : indicator_.targets) check_one_year(target);
        check_where();
        indicator_.own_places = indicator_.places;
        indicator_.count_places(catalogue_.series);
    }

  private:
    const Series* series() const {
        return indicator_.series ? &catalogue_.series[*indicator_.series] : nullptr;
    }

    void check_baseline() {
        if (!indicator_.baseline || !indicator_.baseline->value) return;
        if (indicator_.kind == Kind::year_to_date && indicator_.is_measured_as_flow() &&
            !is_running_total(indicator_, indicator_.baseline->at))
            return check_baseline_over_span();
        const Records* records = &indicator_.records;
        const Observation* observed = observation_at(*records, indicator_.baseline->at);
        if (observed == nullptr && series() != nullptr && indicator_.measure != Measure::count) {
            records = &series()->records;
            observed = observation_at(*records, indicator_.baseline->at);
        }
        if (observed != nullptr) {
            if (records->details[observed->detail].bound != gapcalc::Bound::exact) return;
            compare_baseline(observed->value, observed->span, {"观测值在这里", "the observation"});
            return;
        }
        std::optional<Observation> total = total_at(indicator_.records, indicator_.baseline->at);
        if (!total && series() != nullptr && indicator_.measure != Measure::count)
            total = total_at(series()->records, indicator_.baseline->at);
        if (total)
            compare_baseline(total->value, total->span, {"这是该年最后一笔", "the last amount of that year"});
    }

    /// An amount over days is held against what the running totals make of them.
    void check_baseline_over_span() {
        std::optional<Observation> total = total_over(indicator_.records, indicator_.baseline->at);
        if (!total && series() != nullptr) total = total_over(series()->records, indicator_.baseline->at);
        if (total)
            compare_baseline(total->value, total->span, {"最后一个观测值在这里", "the last observation"});
    }

    /// The total since the span began; empty when a piece is lacking, or only a bound of it is known.
    std::optional<Observation> total_over(const Records& records, const Period& span) const {
        Observation total{span, {}, {}};
        bool all = true;
        each_piece(span, span.end(), indicator_.year_starts, [&](const Piece& piece) {
            const Observation* const at = observation_at(records, ending_on(date_of(piece.day)));
            all = all && at != nullptr && records.details[at->detail].bound == gapcalc::Bound::exact;
            if (!all) return;
            total.value += piece.taken_off ? -at->value : at->value;
            if (!piece.taken_off) total.span = at->span;
        });
        return all ? std::optional(total) : std::nullopt;
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
        if (indicator_.kind != Kind::per_period) return std::nullopt;
        Observation total{year, {}, {}};
        std::int32_t next = day_number(year.begin());
        for (const Observation& amount : records.whole) {
            if (day_number(amount.period.begin()) != next) continue;
            if (records.details[amount.detail].bound != gapcalc::Bound::exact) return std::nullopt;
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

    /// A sum over several years may be meant where the goal is far beyond that of any year.
    void check_one_year(const Target& target) {
        const auto window = indicator_.window(target);
        if (!window || target.during) return;
        const Rational* bound = nullptr;
        if (const auto* at_least = std::get_if<AtLeast>(&target.aim)) bound = &at_least->bound;
        if (const auto* more_than = std::get_if<MoreThan>(&target.aim)) bound = &more_than->bound;
        if (bound == nullptr) return;
        if (years_ == std::nullopt) years_ = totals_of_years(catalogue_, indicator_);
        if (years_->empty()) return;
        const int year = window->begin().year, first = years_->begin()->first;
        const auto greatest = std::max_element(
            years_->begin(), years_->end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        if (year < first + 2 || *bound <= greatest->second * 2) return;
        const std::string name = to_string(*window);
        const std::string before = to_string(Period::of_year(first, indicator_.year_starts));
        const bool bare = indicator_.year_starts == 1;
        reporter_.add(Problem::one_year_alone, target.span,
                      {in_digits(*bound), name, in_digits(greatest->second), before + ".." + name,
                       bare ? name : '"' + name + '"'});
    }

    /// Whether the parts of the goal make up the goal of the whole.
    void check_entity_targets() {
        if (indicator_.measure != Measure::sum || indicator_.targets.empty()) return;
        check_parts(indicator_.targets.back(), indicator_.entity_targets);
        for (const Target& target : indicator_.targets) check_parts(target, target.entity_targets);
    }

    void check_parts(const Target& whole, const std::vector<EntityTarget>& parts) {
        Rational sum;
        Span span;
        for (const EntityTarget& target : parts) {
            if (target.set != *indicator_.over) continue;
            sum += target.value;
            if (!span) span = target.span;
        }
        if (!span) return;
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

    Catalogue& catalogue_;
    Reporter& reporter_;
    Indicator& indicator_;
    std::optional<std::map<int, Rational>> years_; // complete ones, made at the first use
};

} // namespace

void check_catalogue(LoadState& state) {
    Reporter reporter(state.problems);
    Catalogue& catalogue = state.catalogue;
    for (Series& series : catalogue.series) choose_newest(series.records);
    for (Indicator& indicator : catalogue.indicators) choose_newest(indicator.records);
    std::vector<TotalSpans> of_series;
    for (const Series& series : catalogue.series) of_series.emplace_back(series.year_starts);
    for (const Indicator& indicator : catalogue.indicators)
        for (const Index source : indicator.sources()) of_series[source].add(indicator);
    for (Index at = 0; at < catalogue.series.size(); ++at) {
        Series& series = catalogue.series[at];
        check_totals(state, reporter, series.kind, false, series.over, of_series[at], series.records);
    }
    QuotientChecker quotients(state, reporter);
    for (Indicator& indicator : catalogue.indicators) {
        TotalSpans spans(indicator.year_starts);
        spans.add(indicator);
        const bool counted = indicator.measure == Measure::count;
        check_totals(state, reporter, indicator.kind, counted, indicator.over, spans, indicator.records);
        IndicatorChecker(state, reporter, indicator).check();
        quotients.check(indicator);
    }
}

} // namespace gapcalc::load
