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

std::optional<Measured> count(const Column& column, const Scope& scope, const Goal& test) {
    const ScaledTest scaled(test, column.places());
    std::uint32_t known = 0, passing = 0;
    each_figure(
        column, scope,
        [&](std::int64_t figure) {
            ++known;
            passing += scaled.passes(figure);
        },
        [&](const Rational& figure) {
            ++known;
            passing += meets(figure, test);
        });
    if (known == 0) return std::nullopt;
    const std::uint32_t unknown = scope.total > known ? scope.total - known : 0;
    const Rational value = static_cast<std::int64_t>(passing);
    return Measured{value, Interval::between(value, value + static_cast<std::int64_t>(unknown)), known};
}

std::optional<Measured> add_up(const Column& column, const Scope& scope, Measure how) {
    Wide total = 0;
    Rational wide_total;
    bool negative = false;
    std::uint32_t known = 0;
    each_figure(
        column, scope,
        [&](std::int64_t figure) {
            ++known;
            total += figure;
            negative |= figure < 0;
        },
        [&](const Rational& figure) {
            ++known;
            wide_total += figure;
            negative |= figure.sign() < 0;
        });
    if (known == 0) return std::nullopt;
    Rational sum = from_wide(total) * Rational::scaled(1, -column.places()) + wide_total;
    const bool complete = known >= scope.total;
    if (how == Measure::mean) {
        const Rational mean = sum / Rational(static_cast<std::int64_t>(known));
        return Measured{mean, complete ? Interval(mean) : Interval(), known};
    }
    if (complete) return Measured{sum, sum, known};
    return Measured{sum, negative ? Interval() : Interval::at_least(sum), known};
}

std::optional<Measured> extreme(const Column& column, const Scope& scope, bool greatest) {
    std::optional<std::int64_t> best;
    std::optional<Rational> wide_best;
    std::uint32_t known = 0;
    each_figure(
        column, scope,
        [&](std::int64_t figure) {
            ++known;
            if (!best || (greatest ? figure > *best : figure < *best)) best = figure;
        },
        [&](const Rational& figure) {
            ++known;
            if (!wide_best || (greatest ? figure > *wide_best : figure < *wide_best)) wide_best = figure;
        });
    if (known == 0) return std::nullopt;
    std::optional<Rational> value = wide_best;
    if (best) {
        const Rational narrow = Rational::scaled(*best, -column.places());
        if (!value || (greatest ? narrow > *value : narrow < *value)) value = narrow;
    }
    if (known >= scope.total) return Measured{*value, *value, known};
    return Measured{*value, greatest ? Interval::at_least(*value) : Interval::at_most(*value), known};
}

} // namespace

std::optional<Measured> measure(const Column& column, const Scope& scope, Measure how,
                                const std::optional<Test>& where) {
    switch (how) {
    case Measure::count:
        return where ? count(column, scope, goal_of(*where)) : std::nullopt;
    case Measure::sum:
    case Measure::mean:
        return add_up(column, scope, how);
    case Measure::min:
        return extreme(column, scope, false);
    case Measure::max:
        return extreme(column, scope, true);
    case Measure::value:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace gapcalc::assess
