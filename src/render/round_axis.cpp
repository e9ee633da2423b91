#include "render/round_axis.hpp"

namespace gapcalc::render {

RoundAxis round_axis(const Rational& least, const Rational& greatest) {
    constexpr int k_most_steps = 6;
    const Rational span = greatest - least;
    if (span.sign() <= 0) return {least.floor() - Rational(1), 1, 2 + (least == least.floor() ? 0 : 1)};
    const Rational finest = span / Rational(k_most_steps), ten = 10;
    Rational power = 1;
    while (power * ten <= finest) power = power * ten;
    while (power > finest) power = power / ten;
    for (;; power = power * ten)
        for (const int times : {1, 2, 5}) {
            const Rational step = power * Rational(times);
            const Rational low = (least / step).floor() * step;
            const auto steps = ((greatest - low) / step).ceil().to_integer();
            if (steps && *steps <= k_most_steps) return {low, step, static_cast<int>(*steps)};
        }
}

} // namespace gapcalc::render
