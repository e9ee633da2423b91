#include "assess/verdict.hpp"

#include "assess/metrics.hpp"

#include <utility>

namespace gapcalc::assess {
namespace {

Evaluation pending(Reason reason, Rule rule) { return {Verdict::pending, reason, rule, std::nullopt}; }

class Rules {
  public:
    explicit Rules(const EvaluationInput& input) : c_(input) {}

    Evaluation decide() {
        if (!c_.window.now) return without_data();
        if (!c_.target) return pending(Reason::no_target, Rule::target_unknown);
        if (!c_.goal->goal) return pending(reason_of(c_.goal->fault), Rule::target_unknown);
        if (c_.view.membership_unknown && c_.view.total)
            return pending(c_.view.membership_bound ? Reason::only_bound : Reason::incomplete, Rule::lacking);
        if (c_.window.part_year)
            return c_.as_of > end() && now().day < end()
                       ? pending(Reason::final_data_missing, Rule::final_data)
                       : pending(Reason::partial_year, Rule::lacking);
        if (c_.target->each_year && c_.view.shape == Shape::level) return year_by_year();

        const Sure met = c_.met;
        if (met == Sure::yes) return {Verdict::reached, Reason::none, Rule::met, std::nullopt};
        if (over_ceiling()) return {Verdict::missed, Reason::none, Rule::over_ceiling, std::nullopt};
        if (now().day >= end()) return at_deadline(met);
        if (c_.as_of > end()) return pending(Reason::final_data_missing, Rule::final_data);
        return before_deadline(met);
    }

  private:
    const Point& now() const { return *c_.window.now; }
    const Goal& goal() const { return *c_.goal->goal; }
    std::int32_t end() const { return c_.window.end_day; }

    Evaluation without_data() const {
        if (c_.window.ahead) return pending(Reason::not_started, Rule::target_unknown);
        // Whose figures are lacking is not known either.
        const bool whose = c_.view.membership_unknown && c_.goal && c_.goal->fault == BoundFault::no_entities;
        return pending(whose ? Reason::incomplete : Reason::no_data, Rule::target_unknown);
    }

    /// Whether amounts have to be negative for a total from 0 to get under its upper bound.
    bool wants_less_than_nothing() const {
        const int room = c_.row.bound->sign();
        return room < 0 || (room == 0 && is_strict(goal().op));
    }

    /// A running total above its upper bound, whatever missing entities may add. One that is to fall below 0
    /// may still do so until its end.
    bool over_ceiling() const {
        if (!c_.window.in_target_year || c_.row.direction > 0) return false;
        if (now().day < end() && wants_less_than_nothing()) return false;
        const Goal upper{is_strict(goal().op) ? Operator::less_than : Operator::at_most, *c_.row.bound, {}};
        return meets(now(), upper) == Sure::no;
    }

    /// Why a point may meet the goal or not.
    static Reason why_open(const Point& point) {
        return point.complete ? Reason::only_bound : Reason::incomplete;
    }

    Evaluation at_deadline(Sure met) const {
        if (met == Sure::maybe) return pending(why_open(now()), Rule::lacking);
        for (const Point* point : c_.window.track) {
            if (point->day < end()) continue;
            const Sure then = met_at(*point, goal(), c_.window);
            if (then == Sure::yes)
                return {Verdict::reversing, Reason::none, Rule::deadline_passed, std::nullopt};
            // What a bound leaves open neither met nor failed; whose figures are missing may still tell.
            if (then == Sure::maybe && point->complete) continue;
            if (then == Sure::maybe) return pending(Reason::incomplete, Rule::lacking);
            break;
        }
        return {Verdict::missed, Reason::none, Rule::deadline_passed, std::nullopt};
    }

    Evaluation before_deadline(Sure met) const {
        const Measure measure = c_.view.indicator->measure;
        const bool open_end = measure == Measure::min || measure == Measure::max;
        if (!now().complete && (met == Sure::maybe || !(measure == Measure::count || open_end)))
            return pending(Reason::incomplete, Rule::lacking);
        const Evaluation evaluation = now().bound == Bound::exact ? on_what_is_known() : on_bounds(met);
        // A least or greatest value can only move one way: what that could still change is not judged.
        if (!now().complete && open_end && evaluation.verdict != Verdict::reversing &&
            evaluation.verdict != Verdict::pending)
            return pending(Reason::incomplete, Rule::lacking);
        return evaluation;
    }

    /// A value of which only bounds are known has the class that both of its ends have.
    Evaluation on_bounds(Sure met) const {
        const Evaluation open = pending(Reason::only_bound, Rule::lacking);
        if (met == Sure::maybe || now().bound == Bound::unknown || method_for(c_) == Method::trend)
            return open;
        const auto [low, high] = ends();
        const auto class_at = [&](const std::optional<Rational>& end,
                                  bool bad_side) -> std::optional<Evaluation> {
            if (end) return at(*end);
            // Without an end it goes as far the wrong way as one likes, or further than any class the right
            // way.
            if (bad_side) return Evaluation{Verdict::reversing, Reason::none, Rule::method, std::nullopt};
            return std::nullopt;
        };
        const auto at_low = class_at(low, c_.row.direction > 0),
                   at_high = class_at(high, c_.row.direction < 0);
        if (!at_low || !at_high || at_low->verdict != at_high->verdict || at_low->reason != at_high->reason)
            return open;
        Evaluation both = low ? *at_low : *at_high;
        both.score.reset();
        return both;
    }

    /// The ends of what the value may be as it is known; empty where there is none.
    std::pair<std::optional<Rational>, std::optional<Rational>> ends() const {
        const Point& point = now();
        if (c_.view.counts) return {point.value, point.value + std::int64_t{point.undecided}};
        std::optional<Rational> low, high;
        if (point.extent.low()) low = *point.extent.low();
        if (point.extent.high()) high = *point.extent.high();
        if (!low) low = c_.view.lowest;
        if (!low && c_.view.never_negative) low = Rational(0);
        if (!high) high = c_.view.highest;
        return {low, high};
    }

    /// What would be decided if that were the value.
    Evaluation at(const Rational& value) const {
        Point point = now();
        point.value = value;
        point.bound = Bound::exact;
        point.complete = true;
        Window window = c_.window;
        window.now = &point;
        if (!window.track.empty() && window.track.back() == c_.window.now) window.track.back() = &point;
        Row row;
        fill_metrics(row, c_.view, window, &goal(), c_.target, Metrics());
        const EvaluationInput input{c_.view, window, c_.target, c_.goal, row, c_.as_of, Sure::no, c_.method};
        const Rules rules(input);
        if (rules.over_ceiling()) return {Verdict::missed, Reason::none, Rule::over_ceiling, std::nullopt};
        return rules.on_what_is_known();
    }

    Evaluation on_what_is_known() const {
        if (c_.view.shape == Shape::stage) {
            const auto& track = c_.window.track;
            if (track.size() > 1 && now().value < track[track.size() - 2]->value)
                return {Verdict::reversing, Reason::none, Rule::method, std::nullopt};
            return {Verdict::under_way, Reason::none, Rule::lacking, std::nullopt};
        }
        if (c_.window.path && method_for(c_) == Method::linear && nothing_due())
            return pending(lacks_base() ? Reason::no_baseline : Reason::not_started, Rule::lacking);
        if (c_.window.in_target_year && goal().op == Operator::between)
            return pending(Reason::partial_year, Rule::lacking);
        if (c_.row.ceiling && now().value.sign() <= 0) return unused_ceiling();
        const bool trend = method_for(c_) == Method::trend;
        if (!trend) {
            if (!c_.window.start || !c_.window.base) return pending(Reason::no_baseline, Rule::lacking);
            if (c_.window.since_start.count == 0) return pending(Reason::no_trend, Rule::lacking);
            if (!c_.row.elapsed || c_.row.elapsed->sign() <= 0)
                return pending(Reason::not_started, Rule::lacking);
            if (!c_.row.ceiling && (*c_.row.bound - *c_.window.base).sign() * c_.row.direction <= 0)
                return baseline_met();
        }
        return apply_method(c_);
    }

    /// Whether the share of the way that is due cannot be computed because its beginning is unknown.
    bool lacks_base() const { return !c_.window.path->shares && (!c_.window.start || !c_.window.base); }
    bool nothing_due() const { return !c_.row.planned || c_.row.planned->sign() <= 0; }

    /// Nothing is used yet of what may be used; of a ceiling of 0 there is nothing to use.
    Evaluation unused_ceiling() const {
        const int room = c_.row.bound->sign();
        if (room < 0 || (now().value.is_zero() && wants_less_than_nothing()))
            return pending(Reason::partial_year, Rule::lacking);
        return {room > 0 ? Verdict::ahead : Verdict::on_track, Reason::none, Rule::method, std::nullopt};
    }

    Evaluation baseline_met() const {
        // A baseline that met the target lies beyond a value that does not: the value has then moved back.
        const bool back = (now().value - *c_.window.base).sign() * c_.row.direction < 0;
        return {back ? Verdict::reversing : Verdict::behind, Reason::none, Rule::baseline_met, std::nullopt};
    }

    /// Holds in every year up to the deadline.
    Evaluation year_by_year() const {
        bool all = true;
        const Point* unsure = nullptr; // what entities are missing of before what is only a bound
        int observed = 0;
        for (const YearOfTrack& year : years_of(c_)) {
            if (!year.last) {
                all = false;
                continue;
            }
            ++observed;
            if (year.holds == Sure::no)
                return {Verdict::missed, Reason::failed_year, Rule::each_year, std::nullopt, year.last};
            if (year.holds == Sure::maybe && (!unsure || unsure->complete)) unsure = year.last;
        }
        if (observed == 0) {
            const bool at_start = c_.window.start && c_.window.since_start.count == 0;
            return pending(at_start ? Reason::no_trend : Reason::not_started, Rule::each_year);
        }
        if (unsure) return pending(why_open(*unsure), Rule::each_year);
        if (c_.as_of >= end() && all) return {Verdict::reached, Reason::none, Rule::each_year, std::nullopt};
        // With the last year's figure none is to come; another year's may be lacking.
        if (c_.as_of > end() || now().day == end()) return pending(Reason::incomplete, Rule::each_year);
        return {Verdict::on_track, Reason::none, Rule::each_year, std::nullopt};
    }

    const EvaluationInput& c_;
};

} // namespace

std::vector<YearOfTrack> years_of(const EvaluationInput& input) {
    const Window& window = input.window;
    const auto year_at = [&](const Period& period) {
        return year_of(period.end(), input.view.reckoning.year_starts);
    };
    const int first = window.start ? year_at(*window.start) + 1 : year_at(window.track.front()->period);
    std::vector<YearOfTrack> years;
    for (int year = first; year <= year_at(*window.end); ++year)
        years.push_back({year, nullptr, Sure::maybe});
    for (const Point* point : window.track) {
        const int at = year_at(point->period) - first;
        if (at >= 0 && point->day <= window.end_day) years[static_cast<std::size_t>(at)].last = point;
    }
    for (YearOfTrack& year : years)
        if (year.last) year.holds = meets(*year.last, *input.goal->goal);
    return years;
}

Evaluation decide_verdict(const EvaluationInput& input) { return Rules(input).decide(); }

} // namespace gapcalc::assess
