#include "assess/metrics.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

/// Growth per year from `from` to `to` as a column shows it: a rate of 10^12 or more says nothing.
std::optional<Rational> growth_rate(const Rational& from, const Rational& to, const Rational& years) {
    static const Rational greatest = Rational::scaled(1, 12), near = Rational::scaled(1, -3);
    const Rational ratio = to / from, exponent = Rational(1) / years;
    if (const auto factor = power_for_rounding(ratio, exponent)) {
        // Near nought and 100 % more decimals are shown than it is good for.
        Rational rate = *factor - 1;
        if (rate.abs() > near && (rate - 1).abs() > near) return rate;
    }
    auto rate = growth(ratio, exponent);
    if (rate && *rate >= greatest) rate.reset();
    return rate;
}

class Computing {
  public:
    Computing(Row& row, const SeriesView& view, const Window& window, const Goal* goal, const Target* target,
              Metrics wanted)
        : row_(row),
          view_(view),
          window_(window),
          goal_(goal),
          v_(window.now->value),
          each_year_(target && target->each_year),
          wanted_(wanted) {
        if (goal) acting_ = gapcalc::assess::acting(*goal, v_);
        ceiling_ = goal && window.in_target_year && acting_.direction < 0;
    }

    void fill() {
        if (goal_) {
            row_.bound = *acting_.bound;
            row_.direction = acting_.direction;
            row_.ceiling = ceiling_;
            gap();
        }
        if (view_.shape == Shape::stage) {
            if (goal_ && acting_.bound->sign() > 0) row_.completion = v_ / *acting_.bound;
            return;
        }
        if (goal_ && acting_.direction > 0 && acting_.bound->sign() > 0 && v_.sign() >= 0)
            row_.completion = v_ / *acting_.bound;
        if (wanted_.has(Metric::year_on_year)) year_on_year();
        change();
        if (!each_year_) row_.elapsed = window_.elapsed;
        if (window_.end && goal_) {
            if (!each_year_) pace();
            needed_rates();
            if (wanted_.has(Metric::reach_date)) reach();
        }
        if (window_.end && !each_year_ && wanted_.has(Metric::projection)) project();
    }

  private:
    Rational toward(Rational difference) const {
        return acting_.direction > 0 ? std::move(difference) : -difference;
    }
    bool moved() const { return window_.moved(); }
    bool before_end() const { return window_.day() < window_.end_day; }

    void gap() {
        const Rational& gap = row_.gap.emplace(toward(*acting_.bound - v_));
        met_ = acting_.strict ? gap.sign() < 0 : gap.sign() <= 0;
        const Point& point = *window_.now;
        // Missing entities can only narrow the gap when all they can do is to move the value towards the
        // bound.
        const Rational* const safe_side = acting_.direction > 0 ? point.extent.low() : point.extent.high();
        row_.gap_open = !point.complete && gap.sign() > 0 && safe_side && *safe_side == v_;
        if (met_)
            row_.needed = 0;
        else if (!view_.step)
            row_.needed = gap;
        else {
            const Rational steps = gap / *view_.step;
            row_.needed = (acting_.strict ? steps.floor() + 1 : steps.ceil()) * *view_.step;
        }
    }

    void year_on_year() {
        const auto before = window_.now->period.year_before();
        if (!before || !window_.now->complete) return;
        const std::int32_t day = day_number(before->end());
        for (const Point& point : view_.points)
            if (point.day == day && point.complete && point.value.sign() > 0)
                row_.year_on_year = v_ / point.value - 1;
    }

    void change() {
        if (!window_.base || !moved()) return;
        const Rational years = window_.since_start.years();
        row_.change_per_year = (v_ - *window_.base) / years;
        if (!wanted_.has(Metric::growth_per_year) || view_.rank || window_.in_target_year) return;
        if (growth_fault(*window_.base, v_) != Reason::none) return;
        row_.growth_per_year = growth_rate(*window_.base, v_, years);
    }

    void pace() {
        if (!window_.base) return;
        const Rational& b = *window_.base;
        const Rational& bound = *acting_.bound;
        if (toward(bound - b).sign() > 0) row_.progress = (v_ - b) / (bound - b);
        if (!row_.elapsed) return;
        const TimeSpan whole = window_.whole_span;
        const Rational& elapsed = *row_.elapsed;
        row_.expected = b + (bound - b) * elapsed;

        std::optional<Rational> lead;
        if (ceiling_) {
            if (bound.sign() > 0) lead = elapsed - v_ / bound;
        } else if (window_.in_target_year) {
            if (row_.completion) lead = *row_.completion - elapsed;
        } else if (row_.progress) {
            lead = *row_.progress - elapsed;
        }
        if (lead) {
            row_.lead_points = *lead * 100;
            row_.lead_months = *lead * whole.months();
        }
        if (elapsed.sign() <= 0) return;
        if (ceiling_) {
            if (v_.sign() > 0 && bound.sign() > 0) row_.pace = elapsed * bound / v_;
        } else if (row_.progress) {
            row_.pace = *row_.progress / elapsed;
        }
    }

    void needed_rates() {
        const bool rates = wanted_.has(Metric::needed_rates), growth = wanted_.has(Metric::needed_growth);
        if (!(rates || growth) || !before_end()) return;
        const TimeSpan left = window_.left;
        if (left.count <= 0) return;
        if (rates) {
            const Rational amount = toward(*row_.needed);
            row_.needed_per_month = amount / left.months();
            if (!window_.in_target_year) row_.needed_per_year = amount / left.years();
        }
        if (!growth || window_.in_target_year || view_.rank) return;
        if (v_.sign() <= 0 || acting_.bound->sign() <= 0) return;
        row_.needed_growth =
            met_ ? std::optional(Rational(0)) : growth_rate(v_, *acting_.bound, left.years());
    }

    void project() {
        if (view_.rank || !row_.change_per_year || !before_end()) return;
        Rational projection = v_ + *row_.change_per_year * window_.left.years();
        if (view_.limits) projection = std::clamp(projection, view_.limits->low, view_.limits->high);
        if (goal_)
            row_.projected_gap = goal_->op == Operator::between
                                     ? std::max(goal_->bound - projection, projection - goal_->high)
                                     : toward(*acting_.bound - projection);
        row_.projection = std::move(projection);
    }

    void reach() {
        if (met_ || view_.rank || !row_.change_per_year) return;
        if (toward(*row_.change_per_year).sign() <= 0) {
            row_.never = true;
            return;
        }
        const Rational years = (*acting_.bound - v_) / *row_.change_per_year;
        const Rational count = (window_.in_days ? years * Rational::fraction(36525, 100) : years * 12).ceil();
        const auto steps = count.to_integer();
        if (!steps || *steps < 0 || *steps > 4'000'000) return;
        if (window_.in_days) {
            const std::int32_t day = window_.day() + static_cast<std::int32_t>(*steps);
            if (day <= day_number(Date{9999, 12, 31})) row_.reach_date = Period::of_day(date_of(day));
            return;
        }
        const Date end = window_.now->period.end();
        const std::int64_t month = std::int64_t{end.year} * 12 + end.month - 1 + *steps;
        if (month / 12 <= 9999)
            row_.reach_date =
                Period::of_part(Grain::month, static_cast<int>(month / 12), static_cast<int>(month % 12) + 1);
    }

    Row& row_;
    const SeriesView& view_;
    const Window& window_;
    const Goal* goal_;
    const Rational& v_;
    Acting acting_;
    bool met_ = false, ceiling_ = false, each_year_ = false;
    Metrics wanted_;
};

} // namespace

Reason growth_fault(const Rational& from, const Rational& to) {
    if (from.is_zero()) return Reason::zero_base;
    if (from.sign() * to.sign() < 0) return Reason::sign_change;
    if (from.sign() < 0) return Reason::negative_base;
    return Reason::none;
}

std::optional<Rational> growth(const Rational& ratio, const Rational& exponent) {
    if (ratio.is_zero()) return -1;
    if (auto rate = power_less_one(ratio, exponent)) return rate;
    return (ratio > 1) == (exponent.sign() > 0) ? std::nullopt : std::optional(Rational(-1));
}

void fill_coverage(Row& row, std::uint32_t known, std::uint32_t total) {
    if (total == 0) return;
    row.entities_known = known;
    row.entities_total = total;
    row.coverage = Rational::fraction(known, total);
}

void fill_metrics(Row& row, const SeriesView& view, const Window& window, const Goal* goal,
                  const Target* target, Metrics wanted) {
    const Point& now = *window.now;
    row.period = now.period;
    row.value = now.value;
    row.age_months = window.age_months;
    if (window.part_year) return;
    row.start = window.start;
    if (window.base) row.base = *window.base;
    row.in_days = window.in_days;
    row.in_target_year = window.in_target_year;
    if (window.base && !window.in_target_year && view.shape != Shape::stage) {
        row.baseline_period = window.start;
        row.baseline = *window.base;
    }
    if (now.known && view.total) fill_coverage(row, *now.known, *view.total);
    Computing(row, view, window, goal, target, wanted).fill();
}

} // namespace gapcalc::assess
