#include "assess/outlook.hpp"

#include "assess/growth.hpp"
#include "assess/likelihood.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

class LookingAhead {
  public:
    LookingAhead(Row& row, const SeriesView& view, const Window& window, const Goal* goal,
                 const Distance& distance)
        : row_(row),
          view_(view),
          window_(window),
          goal_(goal),
          v_(window.now->value),
          acting_(distance.acting),
          met_(distance.met),
          ceiling_(distance.ceiling),
          each_year_(distance.each_year),
          wanted_(distance.wanted) {}

    void fill() {
        needed_rates();
        reach();
        project();
        likelihood();
    }

  private:
    Rational toward(Rational difference) const {
        return acting_.direction > 0 ? std::move(difference) : -difference;
    }
    bool before_end() const { return window_.day() < window_.end_day; }

    void needed_rates() {
        const bool rates = wanted_.has(Metric::needed_rates), growth = wanted_.has(Metric::needed_growth);
        if (!rates) row_.needed_per_month = row_.needed_per_year = Blank::not_asked;
        if (!growth) row_.needed_growth = Blank::not_asked;
        if (!rates && !growth) return;
        const TimeSpan left = window_.left;
        const bool open = goal_ && window_.end && before_end() && left.count > 0;
        const Blank closed = goal_ ? Blank::deadline_reached : Blank::no_target;
        if (rates && !open) {
            row_.needed_per_month = row_.needed_per_year = closed;
        } else if (rates && !row_.needed) {
            row_.needed_per_month = row_.needed_per_year = row_.needed.why();
        } else if (rates) {
            const Rational amount = toward(*row_.needed);
            row_.needed_per_month = amount / left.months();
            if (window_.in_target_year && !view_.reckoning.is_long())
                row_.needed_per_year = Blank::same_year;
            else
                row_.needed_per_year = amount / left.years();
        }
        if (!growth) return;
        if (!open)
            row_.needed_growth = closed;
        else if (window_.in_target_year)
            row_.needed_growth = Blank::same_year;
        else if (view_.rank)
            row_.needed_growth = Blank::rank;
        else if (v_.sign() <= 0)
            row_.needed_growth = Blank::value_not_positive;
        else if (acting_.bound->sign() <= 0)
            row_.needed_growth = Blank::target_not_positive;
        else if (met_)
            row_.needed_growth = Rational(0);
        else if (!row_.needed)
            row_.needed_growth = row_.needed.why();
        else
            row_.needed_growth = growth_rate(v_, *acting_.bound, left.years());
    }

    void project() {
        if (!wanted_.has(Metric::projection)) {
            row_.projection = row_.projected_gap = Blank::not_asked;
            return;
        }
        row_.projection = projection();
        if (!goal_)
            row_.projected_gap = Blank::no_target;
        else if (!row_.projection)
            row_.projected_gap = row_.projection.why();
        else if (goal_->op == Operator::between)
            row_.projected_gap = std::max(goal_->bound - *row_.projection, *row_.projection - goal_->high);
        else
            row_.projected_gap = toward(*acting_.bound - *row_.projection);
    }

    Computed<Rational> projection() const {
        if (!window_.end) return Blank::no_target;
        if (each_year_) return Blank::each_year;
        if (view_.rank) return Blank::rank;
        if (!row_.change_per_year) return row_.change_per_year.why();
        if (!before_end()) return Blank::deadline_reached;
        Rational projection = v_ + *row_.change_per_year * window_.left.years();
        if (view_.highest) projection = std::min(projection, *view_.highest);
        if (view_.lowest) projection = std::max(projection, *view_.lowest);
        return projection;
    }

    void likelihood() {
        if (!wanted_.has(Metric::likelihood))
            row_.likelihood = Blank::not_asked;
        else if (!goal_ || !window_.end)
            row_.likelihood = Blank::no_target;
        else if (each_year_)
            row_.likelihood = Blank::each_year;
        else
            row_.likelihood = gapcalc::assess::likelihood(view_, window_, *goal_);
    }

    void reach() {
        if (!wanted_.has(Metric::reach_date))
            row_.reach_date = Blank::not_asked;
        else
            row_.reach_date = reach_date();
    }

    Computed<Period> reach_date() const {
        if (!goal_ || !window_.end) return Blank::no_target;
        if (met_) {
            const bool so_far = met_at(*window_.now, *goal_, window_) == Sure::no;
            return !so_far ? Blank::met : ceiling_ ? Blank::within_ceiling : Blank::within_range;
        }
        if (view_.rank) return Blank::rank;
        if (!row_.change_per_year) return row_.change_per_year.why();
        if (toward(*row_.change_per_year).sign() <= 0) return Blank::adverse;
        // The number meets the target, and what is known does not.
        if (window_.now->bound != Bound::exact && toward(*acting_.bound - v_).sign() <= 0)
            return Blank::only_bound;
        const Rational years = (*acting_.bound - v_) / *row_.change_per_year;
        const Rational count = window_.in_days ? years * Rational::fraction(36525, 100) : years * 12;
        const auto steps = count.ceil().to_integer();
        if (!steps || *steps < 0 || *steps > 4'000'000) return Blank::beyond_calendar;
        if (window_.in_days) {
            const std::int32_t day = window_.day() + static_cast<std::int32_t>(*steps);
            if (day > day_number(Date{9999, 12, 31})) return Blank::beyond_calendar;
            return within_window(Period::of_day(date_of(day)));
        }
        const Date end = window_.now->period.end();
        const std::int64_t month = std::int64_t{end.year} * 12 + end.month - 1 + *steps;
        if (month / 12 > 9999) return Blank::beyond_calendar;
        return within_window(
            Period::of_part(Grain::month, static_cast<int>(month / 12), static_cast<int>(month % 12) + 1));
    }

    /// A total that begins again with nothing is not reached after its window.
    Computed<Period> within_window(const Period& date) const {
        const bool outside = window_.in_target_year && date.end() > view_.reckoning.span.end();
        return outside ? Computed<Period>(Blank::outside_window) : Computed<Period>(date);
    }

    Row& row_;
    const SeriesView& view_;
    const Window& window_;
    const Goal* goal_;
    const Rational& v_;
    const Acting& acting_;
    const bool met_, ceiling_, each_year_;
    const Metrics wanted_;
};

} // namespace

void fill_outlook(Row& row, const SeriesView& view, const Window& window, const Goal* goal,
                  const Distance& distance) {
    LookingAhead(row, view, window, goal, distance).fill();
}

} // namespace gapcalc::assess
