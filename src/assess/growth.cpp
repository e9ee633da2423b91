#include "assess/growth.hpp"

namespace gapcalc::assess {

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

Blank blank_of(Reason growth_fault) {
    return growth_fault == Reason::zero_base     ? Blank::zero_base
           : growth_fault == Reason::sign_change ? Blank::sign_change
                                                 : Blank::negative_base;
}

// A rate of 10^12 or more says nothing.
Computed<Rational> growth_rate(const Rational& from, const Rational& to, const Rational& years) {
    static const Rational greatest = Rational::scaled(1, 12), near = Rational::scaled(1, -3);
    const Rational ratio = to / from, exponent = Rational(1) / years;
    if (const auto factor = power_for_rounding(ratio, exponent)) {
        // Near 0 and 100 % more decimals are shown than it is good for.
        Rational rate = *factor - 1;
        if (rate.abs() > near && (rate - 1).abs() > near) return rate;
    }
    auto rate = growth(ratio, exponent);
    if (!rate || *rate >= greatest) return Blank::growth_too_great;
    return *std::move(rate);
}

} // namespace gapcalc::assess
