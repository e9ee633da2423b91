#include "assess/verdict.hpp"

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
        if (c_.view.membership_unknown && c_.view.total) return pending(Reason::incomplete, Rule::lacking);
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
        // Whose figures are lacking is not known either.
        const bool whose = c_.view.membership_unknown && c_.goal && c_.goal->fault == BoundFault::no_entities;
        return pending(whose ? Reason::incomplete : Reason::no_data, Rule::target_unknown);
    }

    /// A running total above its upper bound, whatever missing entities may add.
    bool over_ceiling() const {
        if (!c_.window.in_target_year || c_.row.direction > 0) return false;
        const Goal upper{is_strict(goal().op) ? Operator::less_than : Operator::at_most, *c_.row.bound, {}};
        return meets(now(), upper) == Sure::no;
    }

    Evaluation at_deadline(Sure met) const {
        if (met == Sure::maybe) return pending(Reason::incomplete, Rule::lacking);
        for (const Point* point : c_.window.track) {
            if (point->day < end()) continue;
            const Sure then = met_at(*point, goal(), c_.window);
            if (then == Sure::yes)
                return {Verdict::reversing, Reason::none, Rule::deadline_passed, std::nullopt};
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
        const Evaluation evaluation = on_what_is_known();
        // A least or greatest value can only move one way: what that could still change is not judged.
        if (!now().complete && open_end && evaluation.verdict != Verdict::reversing &&
            evaluation.verdict != Verdict::pending)
            return pending(Reason::incomplete, Rule::lacking);
        return evaluation;
    }

    Evaluation on_what_is_known() const {
        if (c_.view.shape == Shape::stage) {
            const auto& track = c_.window.track;
            if (track.size() > 1 && now().value < track[track.size() - 2]->value)
                return {Verdict::reversing, Reason::none, Rule::method, std::nullopt};
            return {Verdict::under_way, Reason::none, Rule::lacking, std::nullopt};
        }
        if (c_.window.in_target_year && (goal().op == Operator::between || (c_.row.ceiling && !c_.row.pace)))
            return nothing_spent() ? below_ceiling() : pending(Reason::partial_year, Rule::lacking);
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

    /// Whether nothing of a ceiling is used up, which no pace can tell of.
    bool nothing_spent() const {
        return c_.row.ceiling && now().value.sign() <= 0 && c_.row.bound->sign() >= 0;
    }
    Evaluation below_ceiling() const {
        const Verdict verdict = c_.row.bound->is_zero() ? Verdict::on_track : Verdict::ahead;
        return {verdict, Reason::none, Rule::method, std::nullopt};
    }

    Evaluation baseline_met() const {
        // A baseline that met the target lies beyond a value that does not: the value has then moved back.
        const bool back = (now().value - *c_.window.base).sign() * c_.row.direction < 0;
        return {back ? Verdict::reversing : Verdict::behind, Reason::none, Rule::baseline_met, std::nullopt};
    }

    /// Holds in every year up to the deadline.
    Evaluation year_by_year() const {
        bool unsure = false, all = true;
        int observed = 0;
        for (const YearOfTrack& year : years_of(c_)) {
            if (!year.last) {
                all = false;
                continue;
            }
            ++observed;
            if (year.holds == Sure::no)
                return {Verdict::missed, Reason::failed_year, Rule::each_year, std::nullopt, year.last};
            unsure |= year.holds == Sure::maybe;
        }
        if (observed == 0) {
            const bool at_start = c_.window.start && c_.window.since_start.count == 0;
            return pending(at_start ? Reason::no_trend : Reason::not_started, Rule::each_year);
        }
        if (unsure) return pending(Reason::incomplete, Rule::each_year);
        if (c_.as_of >= end() && all) return {Verdict::reached, Reason::none, Rule::each_year, std::nullopt};
        if (c_.as_of > end()) return pending(Reason::incomplete, Rule::each_year);
        return {Verdict::on_track, Reason::none, Rule::each_year, std::nullopt};
    }

    const EvaluationInput& c_;
};

} // namespace

std::vector<YearOfTrack> years_of(const EvaluationInput& input) {
    const Window& window = input.window;
    const int first = window.start ? window.start->year() + 1 : window.track.front()->period.year();
    std::vector<YearOfTrack> years;
    for (int year = first; year <= window.end->year(); ++year) years.push_back({year, nullptr, Sure::maybe});
    for (const Point* point : window.track) {
        const int at = point->period.year() - first;
        if (at >= 0 && point->day <= window.end_day) years[static_cast<std::size_t>(at)].last = point;
    }
    for (YearOfTrack& year : years)
        if (year.last) year.holds = meets(*year.last, *input.goal->goal);
    return years;
}

Evaluation decide_verdict(const EvaluationInput& input) { return Rules(input).decide(); }

} // namespace gapcalc::assess
