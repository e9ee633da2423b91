#include "assess/verdict.hpp"

namespace gapcalc {
namespace {

Ruling pending(Reason reason, Rule rule) { return {Verdict::pending, reason, rule, std::nullopt}; }

class Rules {
  public:
    explicit Rules(const Case& matter) : c_(matter) {}

    Ruling decide() {
        if (!c_.frame.now) return pending(Reason::no_data, Rule::target_unknown);
        if (!c_.target) return pending(Reason::no_target, Rule::target_unknown);
        if (!c_.goal->goal) return pending(c_.goal->why_not, Rule::target_unknown);
        if (c_.subject.membership_unknown && c_.subject.total)
            return pending(Reason::incomplete, Rule::lacking);
        if (c_.frame.part_year)
            return c_.as_of > end() && now().day < end()
                       ? pending(Reason::final_data_missing, Rule::final_data)
                       : pending(Reason::partial_year, Rule::lacking);
        if (c_.target->each_year && c_.subject.shape == Shape::level) return year_by_year();

        const Sure met = c_.met;
        if (met == Sure::yes) return {Verdict::reached, Reason::none, Rule::met, std::nullopt};
        if (over_ceiling()) return {Verdict::missed, Reason::none, Rule::over_ceiling, std::nullopt};
        if (now().day >= end()) return at_deadline(met);
        if (c_.as_of > end()) return pending(Reason::final_data_missing, Rule::final_data);
        return before_deadline(met);
    }

  private:
    const Point& now() const { return *c_.frame.now; }
    const Goal& goal() const { return *c_.goal->goal; }
    std::int32_t end() const { return c_.frame.end_day; }

    /// A running total above its upper bound, whatever missing entities may add.
    bool over_ceiling() const {
        if (!c_.frame.in_target_year || c_.row.direction > 0) return false;
        const Rational* least = &now().value;
        if (!now().complete) least = now().extent.low ? &*now().extent.low : nullptr;
        if (!least) return false;
        const Goal upper{
            goal().op == Operator::less_than ? Operator::less_than : Operator::at_most, *c_.row.bound, {}};
        return !meets(*least, upper);
    }

    Ruling at_deadline(Sure met) const {
        if (met == Sure::maybe) return pending(Reason::incomplete, Rule::lacking);
        for (const Point* point : c_.frame.track) {
            if (point->day < end()) continue;
            const Sure then = met_at(*point, goal(), c_.frame);
            if (then == Sure::yes)
                return {Verdict::reversing, Reason::none, Rule::deadline_passed, std::nullopt};
            if (then == Sure::maybe) return pending(Reason::incomplete, Rule::lacking);
            break;
        }
        return {Verdict::missed, Reason::none, Rule::deadline_passed, std::nullopt};
    }

    Ruling before_deadline(Sure met) const {
        const Measure measure = c_.subject.indicator->measure;
        const bool open_end = measure == Measure::min || measure == Measure::max;
        if (!now().complete && (met == Sure::maybe || !(measure == Measure::count || open_end)))
            return pending(Reason::incomplete, Rule::lacking);
        const Ruling ruling = on_what_is_known();
        // A least or greatest value can only move one way: what that could still change is not judged.
        if (!now().complete && open_end && ruling.verdict != Verdict::reversing &&
            ruling.verdict != Verdict::pending)
            return pending(Reason::incomplete, Rule::lacking);
        return ruling;
    }

    Ruling on_what_is_known() const {
        if (c_.subject.shape == Shape::stage) {
            const auto& track = c_.frame.track;
            if (track.size() > 1 && now().value < track[track.size() - 2]->value)
                return {Verdict::reversing, Reason::none, Rule::method, std::nullopt};
            return pending(Reason::under_way, Rule::lacking);
        }
        if (c_.frame.in_target_year && (goal().op == Operator::between || (c_.row.ceiling && !c_.row.pace)))
            return pending(Reason::partial_year, Rule::lacking);
        const bool trend = method_for(c_) == Method::trend;
        if (!trend) {
            if (!c_.frame.start || !c_.frame.base) return pending(Reason::no_baseline, Rule::lacking);
            if (c_.frame.since_start.count == 0) return pending(Reason::no_trend, Rule::lacking);
            if (!c_.row.elapsed || c_.row.elapsed->sign() <= 0)
                return pending(Reason::not_started, Rule::lacking);
            if (!c_.row.ceiling && (*c_.row.bound - *c_.frame.base).sign() * c_.row.direction <= 0)
                return baseline_met();
        }
        return apply_method(c_);
    }

    Ruling baseline_met() const {
        // A baseline that met the target lies beyond a value that does not: the value has then moved back.
        const bool back = (now().value - *c_.frame.base).sign() * c_.row.direction < 0;
        return {back ? Verdict::reversing : Verdict::behind, Reason::none, Rule::baseline_met, std::nullopt};
    }

    /// Holds in every year up to the deadline: each year's last point counts.
    Ruling year_by_year() const {
        const auto& track = c_.frame.track;
        const int first = c_.frame.start ? c_.frame.start->year() + 1 : track.front()->period.year();
        const int last = c_.frame.end->year();
        bool unsure = false;
        int observed = 0;
        for (std::size_t i = 0; i < track.size(); ++i) {
            const Point& point = *track[i];
            if (point.period.year() < first || point.day > end()) continue;
            const bool newer_in_year = i + 1 < track.size() &&
                                       track[i + 1]->period.year() == point.period.year() &&
                                       track[i + 1]->day <= end();
            if (newer_in_year) continue;
            ++observed;
            const Sure held = meets(point, goal());
            if (held == Sure::no) return {Verdict::missed, Reason::none, Rule::each_year, std::nullopt};
            unsure |= held == Sure::maybe;
        }
        if (observed == 0) {
            const bool at_start = c_.frame.start && c_.frame.since_start.count == 0;
            return pending(at_start ? Reason::no_trend : Reason::not_started, Rule::each_year);
        }
        if (unsure) return pending(Reason::incomplete, Rule::each_year);
        if (c_.as_of >= end() && observed == last - first + 1)
            return {Verdict::reached, Reason::none, Rule::each_year, std::nullopt};
        if (c_.as_of > end()) return pending(Reason::incomplete, Rule::each_year);
        return {Verdict::on_track, Reason::none, Rule::each_year, std::nullopt};
    }

    const Case& c_;
};

} // namespace

Ruling rule_on(const Case& matter) { return Rules(matter).decide(); }

} // namespace gapcalc
