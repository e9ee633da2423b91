#include "assess/measure.hpp"

#include <limits>

namespace gapcalc::assess {
namespace {

__extension__ using Wide = __int128;

Rational from_wide(Wide value) {
    constexpr std::int64_t k_half = 1'000'000'000'000'000'000;
    return Rational(static_cast<std::int64_t>(value / k_half)) * Rational(k_half) +
           Rational(static_cast<std::int64_t>(value % k_half));
}

/// The goal's bounds in a column's scaled integers, so that millions of figures are compared as such.
struct ScaledTest {
    std::int64_t low = std::numeric_limits<std::int64_t>::min(),
                 high = std::numeric_limits<std::int64_t>::max();

    ScaledTest(const Goal& goal, int places) {
        const Rational unit = Rational::scaled(1, places);
        const Rational bound = goal.bound * unit;
        switch (goal.op) {
        case Operator::at_least:
        case Operator::stage:
            low = clamp(bound.ceil());
            break;
        case Operator::more_than:
            low = clamp(bound.floor() + 1);
            break;
        case Operator::at_most:
            high = clamp(bound.floor());
            break;
        case Operator::less_than:
            high = clamp(bound.ceil() - 1);
            break;
        case Operator::between:
            low = clamp(bound.ceil());
            high = clamp((goal.high * unit).floor());
            break;
        }
    }
    /// Both are compared: a branch is guessed wrong at every other figure.
    bool passes(std::int64_t figure) const { return int{figure >= low} & int{figure <= high}; }

  private:
    /// A bound beyond all figures that a column holds as integers stays beyond them.
    static std::int64_t clamp(const Rational& value) {
        if (const auto whole = value.to_integer()) return *whole;
        return value.sign() < 0 ? std::numeric_limits<std::int64_t>::min()
                                : std::numeric_limits<std::int64_t>::max();
    }
};

/// Calls `narrow(int64)` for each figure held as a scaled integer and `wide(Rational)` for the others.
template <class Narrow, class WideFigure>
void each_figure(const Column& column, const Scope& scope, Narrow narrow, WideFigure wide) {
    const auto one = [&](Index entity, std::int64_t figure) {
        if (figure > Column::k_wide)
            narrow(figure);
        else if (figure == Column::k_wide)
            wide(column.wide().at(entity));
    };
    if (scope.members) {
        for (const Index entity : *scope.members) one(entity, column.scaled(entity));
        return;
    }
    Index entity = column.first();
    column.all_scaled().each([&](std::int64_t figure) { one(entity++, figure); });
}

Aggregate count(const Column& column, const Scope& scope, const Goal& test) {
    const ScaledTest scaled(test, column.places());
    Aggregate all;
    each_figure(
        column, scope,
        [&](std::int64_t figure) {
            ++all.known;
            all.passing += scaled.passes(figure);
        },
        [&](const Rational& figure) {
            ++all.known;
            all.passing += meets(figure, test);
        });
    return all;
}

Aggregate add_up(const Column& column, const Scope& scope) {
    Wide total = 0;
    Rational wide_total;
    Aggregate all;
    each_figure(
        column, scope,
        [&](std::int64_t figure) {
            ++all.known;
            total += figure;
            all.negative |= figure < 0;
        },
        [&](const Rational& figure) {
            ++all.known;
            wide_total += figure;
            all.negative |= figure.sign() < 0;
        });
    all.sum = from_wide(total) * Rational::scaled(1, -column.places()) + wide_total;
    return all;
}

Aggregate extreme(const Column& column, const Scope& scope, bool greatest) {
    std::optional<std::int64_t> best;
    std::optional<Rational> wide_best;
    Aggregate all;
    each_figure(
        column, scope,
        [&](std::int64_t figure) {
            ++all.known;
            if (!best || (greatest ? figure > *best : figure < *best)) best = figure;
        },
        [&](const Rational& figure) {
            ++all.known;
            if (!wide_best || (greatest ? figure > *wide_best : figure < *wide_best)) wide_best = figure;
        });
    std::optional<Rational> value = wide_best;
    if (best) {
        const Rational narrow = Rational::scaled(*best, -column.places());
        if (!value || (greatest ? narrow > *value : narrow < *value)) value = narrow;
    }
    if (value) all.extreme = *std::move(value);
    return all;
}

// ---- figures of which more is known than a number

/// Calls `visit(entity, detail)` for each figure of the scope.
template <class Visit>
void each_detail(const Column& column, const KnownFigures& figures, const Scope& scope, Visit visit) {
    const auto one = [&](Index entity) {
        if (column.has(entity)) visit(entity, figures[column.detail(entity)]);
    };
    if (scope.members)
        for (const Index entity : *scope.members) one(entity);
    else
        for (Index entity = column.first(); entity < column.size(); ++entity) one(entity);
}

Marks marks_of(const Column& column, const KnownFigures& figures, const Scope& scope) {
    Marks marks;
    if (const Index* const common = column.details().common())
        marks.add(figures[*common]);
    else
        each_detail(column, figures, scope, [&](Index, const FigureDetail& detail) { marks.add(detail); });
    return marks;
}

/// A count, of which bounds were taken as the numbers that they are.
void open_count(Measured& measured, const Column& column, const KnownFigures& figures, const Scope& scope,
                const Goal& test) {
    std::int64_t passing = 0;
    each_detail(column, figures, scope, [&](Index entity, const FigureDetail& detail) {
        if (detail.bound == Bound::exact) return;
        const Rational number = column.figure(entity);
        const Sure passes = meets(figures.interval(number, column.detail(entity)), test);
        passing += (passes == Sure::yes ? 1 : 0) - (meets(number, test) ? 1 : 0);
        measured.undecided += passes == Sure::maybe ? 1 : 0;
    });
    measured.value += passing;
    if (measured.undecided > 0) measured.bound = Bound::at_least;
    const std::uint32_t missing = scope.total > measured.known ? scope.total - measured.known : 0;
    measured.extent = Interval::between(measured.value, measured.value + std::int64_t{measured.undecided} +
                                                            std::int64_t{missing});
}

/// A sum or mean, of which bounds were taken as the numbers that they are.
void open_sum(Measured& measured, const Column& column, const KnownFigures& figures, const Scope& scope,
              Measure how) {
    std::optional<Rational> room = Rational(0); // between the numbers and the ends that are not told
    bool negative = false;
    each_detail(column, figures, scope, [&](Index entity, const FigureDetail& detail) {
        if (detail.bound == Bound::exact) return;
        measured.bound = sum(measured.bound, detail.bound);
        const Rational number = column.figure(entity);
        const auto end = figures.far_end(number, column.detail(entity));
        if (!end)
            room.reset();
        else if (room)
            *room += *end - number;
        negative = negative || (end && end->sign() < 0);
    });
    if (measured.bound == Bound::exact) return;
    if (room && how == Measure::mean) *room *= Rational::fraction(1, measured.known);
    const Interval known = interval_to(measured.value, measured.bound,
                                       room ? std::optional(measured.value + *room) : std::nullopt);
    if (measured.known >= scope.total)
        measured.extent = known;
    else if (how == Measure::mean || negative || !measured.extent.low() || !known.low())
        measured.extent = {};
    else // none is negative: the missing ones can only add to it
        measured.extent = known + Interval::at_least(0);
}

/// The greatest or least figure where some are bounds.
Measured open_extreme(const Column& column, const KnownFigures& figures, const Scope& scope, bool greatest) {
    std::optional<Interval> extreme, within; // as it is told, and as limits end it
    Measured measured;
    const auto take = [&](std::optional<Interval>& all, const Interval& one) {
        all = !all ? one : greatest ? greater(*all, one) : lesser(*all, one);
    };
    each_detail(column, figures, scope, [&](Index entity, const FigureDetail& detail) {
        const Rational number = column.figure(entity);
        take(extreme, interval_of(number, detail.bound));
        take(within, figures.interval(number, column.detail(entity)));
        ++measured.known;
    });
    const Rational *const low = extreme->low(), *const high = extreme->high();
    // Of two ends the inner one is a figure that is known: the bound is the other.
    if (extreme->is_exact()) {
        measured.value = *low;
    } else if (high && (greatest || !low)) {
        measured.value = *high;
        measured.bound = extreme->is_open_above() ? Bound::less_than : Bound::at_most;
    } else if (low) {
        measured.value = *low;
        measured.bound = extreme->is_open_below() ? Bound::more_than : Bound::at_least;
    } else {
        measured.bound = Bound::unknown;
    }
    measured.extent = *within;
    if (measured.known < scope.total) {
        const Interval any;
        measured.extent = greatest ? greater(*within, any) : lesser(*within, any);
    }
    return measured;
}

std::optional<Measured> measure_numbers(const Column& column, const Scope& scope, Measure how,
                                        const std::optional<Test>& where) {
    switch (how) {
    case Measure::count:
        return where ? measured(count(column, scope, goal_of(*where)), scope.total, how) : std::nullopt;
    case Measure::sum:
    case Measure::mean:
        return measured(add_up(column, scope), scope.total, how);
    case Measure::min:
    case Measure::max:
        return measured(extreme(column, scope, how == Measure::max), scope.total, how);
    case Measure::value:
    case Measure::ratio: // of two columns: quotient.cpp
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

void Marks::add(const FigureDetail& detail) {
    statuses |= detail.statuses;
    revised |= detail.revised;
    if (detail.source == 0 || detail.source == source) return;
    several_sources |= source != 0;
    source = detail.source;
}

std::optional<Measured> measured(const Aggregate& of, std::uint32_t total, Measure how) {
    if (of.known == 0) return std::nullopt;
    const bool complete = of.known >= total;
    switch (how) {
    case Measure::count: {
        const std::uint32_t unknown = complete ? 0 : total - of.known;
        const Rational value = std::int64_t{of.passing};
        return Measured{value, Interval::between(value, value + std::int64_t{unknown}), of.known, {}, 0, {}};
    }
    case Measure::sum:
        if (complete) return Measured{of.sum, of.sum, of.known, {}, 0, {}};
        return Measured{of.sum, of.negative ? Interval() : Interval::at_least(of.sum), of.known, {}, 0, {}};
    case Measure::mean: {
        const Rational mean = of.sum / Rational(std::int64_t{of.known});
        return Measured{mean, complete ? Interval(mean) : Interval(), of.known, {}, 0, {}};
    }
    case Measure::min:
    case Measure::max: {
        if (complete) return Measured{of.extreme, of.extreme, of.known, {}, 0, {}};
        const Interval open =
            how == Measure::max ? Interval::at_least(of.extreme) : Interval::at_most(of.extreme);
        return Measured{of.extreme, open, of.known, {}, 0, {}};
    }
    case Measure::value:
    case Measure::ratio: // of two columns: quotient.cpp
        break;
    }
    return std::nullopt;
}

std::optional<Measured> measure(const Column& column, const KnownFigures& figures, const Scope& scope,
                                Measure how, const std::optional<Test>& where) {
    auto measured = measure_numbers(column, scope, how, where);
    if (!measured || column.details().empty()) return measured;
    if (figures.any_bounds()) {
        if (how == Measure::count)
            open_count(*measured, column, figures, scope, goal_of(*where));
        else if (how == Measure::min || how == Measure::max)
            measured = open_extreme(column, figures, scope, how == Measure::max);
        else
            open_sum(*measured, column, figures, scope, how);
    }
    measured->marks = marks_of(column, figures, scope);
    return measured;
}

} // namespace gapcalc::assess
