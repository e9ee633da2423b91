#include "assess/metrics.hpp"

#include "assess/growth.hpp"
#include "assess/outlook.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

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

    /// What is measured between the value and the goal alone.
    void fill_distance() {
        if (goal_) {
            row_.bound = *acting_.bound;
            row_.direction = acting_.direction;
            row_.ceiling = ceiling_;
        }
        gap();
        completion();
    }
    void fill() {
        fill_distance();
        if (view_.shape == Shape::stage) return;
        year_on_year();
        change();
        elapsed();
        planned();
        progress();
        expected();
        lead();
        pace();
        fill_outlook(row_, view_, window_, goal_,
                     {.acting = acting_,
                      .met = met_,
                      .ceiling = ceiling_,
                      .each_year = each_year_,
                      .wanted = wanted_});
    }

  private:
    Rational toward(Rational difference) const {
        return acting_.direction > 0 ? std::move(difference) : -difference;
    }
    bool moved() const { return window_.moved(); }

    void gap() {
        if (!goal_) {
            row_.gap = row_.needed = Blank::no_target;
            return;
        }
        row_.gap = toward(*acting_.bound - v_);
        const Rational& gap = *row_.gap;
        met_ = acting_.strict ? gap.sign() < 0 : gap.sign() <= 0;
        const Point& point = *window_.now;
        const bool beyond = met_; // where a bound stands, not all that it lets in
        if (point.bound != Bound::exact)
            met_ = meets(point.extent, *goal_) == Sure::yes ||
                   (!point.complete && meets(interval_of(v_, point.bound), *goal_) == Sure::yes);
        // Missing entities can only narrow the gap when all they can do is to move the value towards the
        // bound.
        const Rational* const safe_side = acting_.direction > 0 ? point.extent.low() : point.extent.high();
        row_.gap_open = !point.complete && gap.sign() > 0 && safe_side && *safe_side == v_;
        if (met_)
            row_.needed = Rational(0);
        else if (!view_.step && (beyond || (point.bound != Bound::exact && gap.sign() <= 0)))
            row_.needed = Blank::only_bound;
        else if (beyond)
            row_.needed = *view_.step;
        else if (!view_.step)
            row_.needed = Rational(gap);
        else {
            const Rational steps = gap / *view_.step;
            row_.needed = (acting_.strict ? steps.floor() + 1 : steps.ceil()) * *view_.step;
        }
    }

    void completion() {
        const bool stages = view_.shape == Shape::stage;
        if (!goal_)
            row_.completion = Blank::no_target;
        else if (acting_.direction < 0)
            row_.completion = Blank::less_is_better;
        else if (acting_.bound->sign() <= 0)
            row_.completion = Blank::target_not_positive;
        else if (v_.sign() < 0 && !stages)
            row_.completion = Blank::negative_value;
        else
            row_.completion = v_ / *acting_.bound;
    }

    void year_on_year() {
        if (!wanted_.has(Metric::year_on_year)) {
            row_.year_on_year = Blank::not_asked;
            return;
        }
        if (window_.in_target_year && view_.reckoning.is_long()) {
            row_.year_on_year = Blank::long_window; // it would be compared with itself
            return;
        }
        const Point* const before = year_before(view_, window_);
        if (!window_.now->complete || (before && !before->complete))
            row_.year_on_year = Blank::entities_missing;
        else if (window_.now->bound != Bound::exact || (before && before->bound != Bound::exact))
            row_.year_on_year = Blank::only_bound;
        else if (!before || before->value.sign() <= 0)
            row_.year_on_year = Blank::no_year_before;
        else
            row_.year_on_year = v_ / before->value - 1;
    }

    /// Why nothing can be told of a change since the baseline.
    Blank no_change() const { return window_.base ? Blank::not_moved : Blank::no_baseline; }

    void change() {
        const bool known = window_.base && moved();
        const Rational years = known ? window_.since_start.years() : Rational();
        if (known)
            row_.change_per_year = (v_ - *window_.base) / years;
        else
            row_.change_per_year = no_change();

        if (!wanted_.has(Metric::growth_per_year))
            row_.growth_per_year = Blank::not_asked;
        else if (view_.rank)
            row_.growth_per_year = Blank::rank;
        else if (window_.in_target_year)
            row_.growth_per_year = Blank::same_year;
        else if (!known)
            row_.growth_per_year = no_change();
        else if (const Reason fault = growth_fault(*window_.base, v_); fault != Reason::none)
            row_.growth_per_year = blank_of(fault);
        else
            row_.growth_per_year = growth_rate(*window_.base, v_, years);
    }

    void elapsed() {
        if (each_year_)
            row_.elapsed = Blank::each_year;
        else if (!window_.end)
            row_.elapsed = Blank::no_deadline;
        else if (!window_.start)
            row_.elapsed = Blank::no_start;
        else if (!window_.elapsed)
            row_.elapsed = Blank::no_span;
        else
            row_.elapsed = *window_.elapsed;
    }

    void progress() {
        if (each_year_)
            row_.progress = Blank::each_year;
        else if (!goal_)
            row_.progress = Blank::no_target;
        else if (!window_.base)
            row_.progress = ceiling_ ? Blank::ceiling : Blank::no_baseline;
        else if (const Rational way = *acting_.bound - *window_.base; toward(way).sign() > 0)
            row_.progress = (v_ - *window_.base) / way;
        else
            row_.progress = ceiling_ ? Blank::ceiling : Blank::baseline_met;
    }

    /// What is due at t: without a path the share of the time.
    void planned() {
        row_.on_path = window_.path && goal_ && !each_year_;
        if (!row_.on_path) {
            row_.planned = row_.elapsed;
        } else if (window_.path->shares) {
            if (window_.planned)
                row_.planned = *window_.planned;
            else
                row_.planned = Blank::before_path;
        } else {
            const Rational &bound = *acting_.bound, *const b = window_.base;
            due_ = due_at(*window_.path, {window_.start, *window_.end, window_.in_days}, b, bound,
                          window_.now->period);
            if (!due_)
                row_.planned = Blank::before_path;
            else if (!b)
                row_.planned = Blank::no_baseline;
            else if (bound == *b)
                row_.planned = Blank::baseline_met;
            else
                row_.planned = (*due_ - *b) / (bound - *b);
        }
    }

    void expected() {
        if (due_)
            row_.expected = *due_;
        else if (!row_.planned)
            row_.expected = row_.planned.why();
        else if (!goal_)
            row_.expected = Blank::no_target;
        else if (!window_.base)
            row_.expected = Blank::no_baseline;
        else
            row_.expected = *window_.base + (*acting_.bound - *window_.base) * *row_.planned;
    }

    /// How far the value is ahead of the time that is over, as a ratio.
    Computed<Rational> lead_ratio() const {
        if (ceiling_) {
            if (!row_.planned) return row_.planned.why();
            if (acting_.bound->sign() <= 0) return Blank::target_not_positive;
            return *row_.planned - v_ / *acting_.bound;
        }
        const Computed<Rational>& done = window_.in_target_year ? row_.completion : row_.progress;
        if (!done) return done.why();
        if (!row_.planned) return row_.planned.why();
        return *done - *row_.planned;
    }

    void lead() {
        const Computed<Rational> lead = lead_ratio();
        if (!lead) {
            row_.lead_points = row_.lead_months = lead.why();
            return;
        }
        row_.lead_points = *lead * 100;
        if (row_.on_path)
            row_.lead_months = Blank::on_path;
        else
            row_.lead_months = *lead * window_.whole_span.months();
    }

    void pace() {
        if (row_.planned && row_.planned->sign() <= 0)
            row_.pace = row_.on_path ? Blank::nothing_due : Blank::not_elapsed;
        else if (!ceiling_ && !row_.progress)
            row_.pace = row_.progress.why();
        else if (!row_.planned)
            row_.pace = row_.planned.why();
        else if (!ceiling_)
            row_.pace = *row_.progress / *row_.planned;
        else if (v_.sign() <= 0 || acting_.bound->sign() <= 0)
            row_.pace = Blank::ceiling_not_positive;
        else
            row_.pace = *row_.planned * *acting_.bound / v_;
    }

    Row& row_;
    const SeriesView& view_;
    const Window& window_;
    const Goal* goal_;
    const Rational& v_;
    Acting acting_;
    std::optional<Rational> due_; ///< at t, where the path says levels
    bool met_ = false, ceiling_ = false, each_year_ = false;
    Metrics wanted_;
};

} // namespace

const Point* year_before(const SeriesView& view, const Window& window) {
    const auto before = window.now->period.year_before();
    if (!before) return nullptr;
    const std::int32_t day = day_number(before->end());
    for (const Point& point : view.points) {
        if (point.day != day) continue;
        // A level over a span is compared with one as long.
        const bool spans = view.shape == Shape::level && !(before->is_named() && point.period.is_named());
        if (!spans || same_length(*before, point.period)) return &point;
    }
    return nullptr;
}

void blank_out(Row& row, Blank why) {
    row.baseline_period = why;
    row.reach_date = why;
    for (Computed<Rational> Row::*const figure : {&Row::baseline,
                                                  &Row::gap,
                                                  &Row::needed,
                                                  &Row::completion,
                                                  &Row::progress,
                                                  &Row::elapsed,
                                                  &Row::planned,
                                                  &Row::lead_points,
                                                  &Row::lead_months,
                                                  &Row::pace,
                                                  &Row::expected,
                                                  &Row::year_on_year,
                                                  &Row::change_per_year,
                                                  &Row::growth_per_year,
                                                  &Row::needed_per_month,
                                                  &Row::needed_per_year,
                                                  &Row::needed_growth,
                                                  &Row::projection,
                                                  &Row::projected_gap,
                                                  &Row::coverage,
                                                  &Row::score,
                                                  &Row::likelihood})
        row.*figure = why;
}

void fill_coverage(Row& row, std::uint32_t known, std::uint32_t total) {
    if (total == 0) return;
    row.entities_known = known;
    row.entities_total = total;
    row.coverage = Rational::fraction(known, total);
}

void blank_open(Row& row) {
    if (row.value_bound == Bound::exact) return;
    if (row.value_bound == Bound::unknown) {
        row.value.reset();
        for (Computed<Rational> Row::*const figure :
             {&Row::gap, &Row::needed, &Row::completion, &Row::needed_per_month, &Row::needed_per_year,
              &Row::needed_growth})
            row.*figure = Blank::only_bound;
    }
    if (row.verdict != Verdict::pending) return;
    row.reach_date = Blank::only_bound;
    for (Computed<Rational> Row::*const figure :
         {&Row::progress, &Row::lead_points, &Row::lead_months, &Row::pace, &Row::change_per_year,
          &Row::growth_per_year, &Row::projection, &Row::projected_gap})
        row.*figure = Blank::only_bound;
}

void fill_metrics(Row& row, const SeriesView& view, const Window& window, const Goal* goal,
                  const Target* target, Metrics wanted) {
    const Point& now = *window.now;
    row.period = now.period;
    row.value = now.value;
    row.age_months = window.age_months;
    row.value_bound = now.bound;
    row.source = now.source;
    if (window.part_year) return blank_out(row, Blank::partial_year);
    const bool stages = view.shape == Shape::stage;
    if (stages) blank_out(row, Blank::milestone);
    row.start = window.start;
    if (window.base) row.base = *window.base;
    row.in_days = window.in_days;
    row.in_target_year = window.in_target_year;
    if (window.base && !window.in_target_year && !stages) {
        row.baseline_period = *window.start;
        row.baseline = *window.base;
    } else if (!stages) {
        const Blank why = window.in_target_year ? Blank::zero_flow : Blank::no_baseline;
        row.baseline_period = why;
        row.baseline = why;
    }
    row.coverage = Blank::not_entities;
    if (now.known && view.total) fill_coverage(row, *now.known, *view.total);
    Computing(row, view, window, goal, target, wanted).fill();
}

void show_failed_year(Row& row, const SeriesView& view, const Window& window, const Goal& goal,
                      const Point& failed) {
    Window then = window;
    then.now = &failed;
    row.period = failed.period;
    row.value = failed.value;
    row.value_bound = failed.bound;
    Computing(row, view, then, &goal, nullptr, {}).fill_distance();
    row.needed_per_month = row.needed_per_year = row.needed_growth = Blank::failed_year;
    row.year_on_year = row.change_per_year = row.growth_per_year = Blank::failed_year;
    row.reach_date = Blank::failed_year;
}

} // namespace gapcalc::assess
