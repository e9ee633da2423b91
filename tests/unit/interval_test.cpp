#include "gapcalc/base/interval.hpp"
#include "gapcalc/model/targets.hpp"
#include "random_catalogue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

using namespace gapcalc;
using test::Dice;

namespace {

// Ends stand at whole numbers from -3 to 3, samples at eighths from -5 to 5: an open end has a sample close
// to it.
constexpr int k_parts = 8, k_most = 3, k_beyond = 5;
const Rational k_near = Rational::fraction(1, 4);

Interval random_interval(Dice& dice) {
    const std::int64_t low = dice.between(-k_most, k_most), high = dice.between(low, k_most);
    switch (low == high ? 0 : dice.below(6)) {
    case 0:
        return Rational(low);
    case 1:
        return Interval::between(low, high);
    case 2:
        return dice.chance(50) ? Interval::at_least(low) : Interval::more_than(low);
    case 3:
        return dice.chance(50) ? Interval::at_most(high) : Interval::less_than(high);
    case 4:
        return overlap(Interval::more_than(low), Interval::less_than(high));
    default:
        return dice.chance(50) ? overlap(Interval::more_than(low), Interval::at_most(high))
                               : overlap(Interval::at_least(low), Interval::less_than(high));
    }
}

std::string shown(const Interval& interval) {
    return (interval.is_open_below() ? "(" : "[") + (interval.low() ? interval.low()->fixed(3) : "-") + ", " +
           (interval.high() ? interval.high()->fixed(3) : "-") + (interval.is_open_above() ? ")" : "]");
}

std::vector<Rational> samples_of(const Interval& interval) {
    std::vector<Rational> samples;
    for (int part = -k_beyond * k_parts; part <= k_beyond * k_parts; ++part) {
        const Rational sample = Rational::fraction(part, k_parts);
        const bool above = !interval.low() || sample > *interval.low() ||
                           (sample == *interval.low() && !interval.is_open_below());
        const bool below = !interval.high() || sample < *interval.high() ||
                           (sample == *interval.high() && !interval.is_open_above());
        CHECK(interval.contains(sample) == (above && below));
        if (above && below) samples.push_back(sample);
    }
    return samples;
}

/// Every result lies in `made`, and its ends are no further out than results go.
void check_tight(const Interval& made, const std::vector<Rational>& results) {
    CAPTURE(shown(made));
    const auto [least, greatest] = std::ranges::minmax(results);
    CHECK(made.contains(least));
    CHECK(made.contains(greatest));
    if (made.low()) {
        CHECK((made.is_open_below() ? least - *made.low() <= k_near : least == *made.low()));
    } else {
        CHECK(least <= -k_beyond + 2 * k_most);
    }
    if (made.high()) {
        CHECK((made.is_open_above() ? *made.high() - greatest <= k_near : greatest == *made.high()));
    } else {
        CHECK(greatest >= k_beyond - 2 * k_most);
    }
}

} // namespace

TEST_CASE("interval: sums and differences and extremes hold what two figures can make and no more") {
    Dice dice(1);
    for (int round = 0; round < 150; ++round) {
        const Interval a = random_interval(dice), b = random_interval(dice);
        CAPTURE(shown(a));
        CAPTURE(shown(b));
        std::vector<Rational> sums, differences, greatest, least;
        const auto of_b = samples_of(b);
        for (const Rational& x : samples_of(a))
            for (const Rational& y : {of_b.front(), of_b[of_b.size() / 2], of_b.back()}) {
                sums.push_back(x + y);
                differences.push_back(x - y);
                greatest.push_back(std::max(x, y));
                least.push_back(std::min(x, y));
            }
        check_tight(a + b, sums);
        check_tight(a - b, differences);
        check_tight(greater(a, b), greatest);
        check_tight(lesser(a, b), least);
        CHECK(a + b == b + a);
        CHECK(greater(a, b) == greater(b, a));
        CHECK(a - b == -(b - a));
    }
}

TEST_CASE("interval: what two of them say together") {
    Dice dice(4);
    for (int round = 0; round < 200; ++round) {
        const Interval a = random_interval(dice), b = random_interval(dice);
        CAPTURE(shown(a));
        CAPTURE(shown(b));
        const auto of_a = samples_of(a);
        std::vector<Rational> both;
        std::ranges::copy_if(of_a, std::back_inserter(both),
                             [&](const Rational& x) { return b.contains(x); });
        CHECK(both.empty() == (lies_within(a, b) == Sure::no));
        if (both.empty()) continue;
        CHECK(samples_of(overlap(a, b)) == both);
        CHECK(overlap(a, b) == overlap(b, a));
    }
}

TEST_CASE("interval: scaled by any factor") {
    Dice dice(2);
    for (int round = 0; round < 200; ++round) {
        const Interval a = random_interval(dice);
        const Rational factor = Rational::fraction(dice.between(-6, 6), 4);
        CAPTURE(shown(a));
        CAPTURE(factor.fixed(2));
        const Interval made = a * factor;
        if (factor.is_zero()) {
            CHECK(made == Interval(Rational(0)));
            continue;
        }
        for (const Rational& x : samples_of(a)) CHECK(made.contains(x * factor));
        CHECK(made * (Rational(1) / factor) == a);
    }
}

TEST_CASE("interval: what all of it meets and nothing of it and some of it") {
    Dice dice(3);
    constexpr Operator k_operators[] = {Operator::at_least,  Operator::more_than, Operator::at_most,
                                        Operator::less_than, Operator::between,   Operator::stage};
    int told[3] = {};
    for (int round = 0; round < 600; ++round) {
        const Interval a = random_interval(dice);
        const Rational bound = dice.between(-k_most, k_most);
        const Goal goal{k_operators[dice.below(6)], bound, bound + Rational(dice.below(3))};
        CAPTURE(shown(a));
        CAPTURE(int(goal.op));
        CAPTURE(goal.bound.fixed(1));
        CAPTURE(goal.high.fixed(1));
        const auto samples = samples_of(a);
        const bool all = std::ranges::all_of(samples, [&](const Rational& x) { return meets(x, goal); });
        const bool some = std::ranges::any_of(samples, [&](const Rational& x) { return meets(x, goal); });
        const Sure sure = meets(a, goal);
        CHECK(sure == (all ? Sure::yes : some ? Sure::maybe : Sure::no));
        ++told[int(sure)];
    }
    CHECK(std::ranges::min(told) > 50);
}
