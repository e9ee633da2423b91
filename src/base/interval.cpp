#include "gapcalc/base/interval.hpp"

namespace gapcalc {

bool Interval::contains(const Rational& value) const { return lies_within(value, *this) == Sure::yes; }

Interval::End Interval::sum(const End& a, const End& b) {
    if (!a.there || !b.there) return {};
    return {a.at + b.at, true, a.open || b.open};
}

Interval operator+(const Interval& a, const Interval& b) {
    return {Interval::sum(a.low_, b.low_), Interval::sum(a.high_, b.high_)};
}

Interval operator*(const Interval& a, const Rational& factor) {
    if (factor.is_zero()) return Rational(0);
    if (factor.sign() < 0) return -a * -factor;
    Interval product = a;
    product.low_.at *= factor;
    product.high_.at *= factor;
    return product;
}

Interval::End Interval::higher(const End& a, const End& b) {
    if (!a.there || !b.there) return a.there ? a : b;
    if (a.at == b.at) return {a.at, true, a.open || b.open};
    return a.at > b.at ? a : b;
}

Interval greater(const Interval& a, const Interval& b) {
    // One figure that stays above a lower end is enough; both must stay below an upper one.
    Interval::End high;
    if (a.high_.there && b.high_.there) {
        if (a.high_.at == b.high_.at)
            high = {a.high_.at, true, a.high_.open && b.high_.open};
        else
            high = a.high_.at > b.high_.at ? a.high_ : b.high_;
    }
    return {Interval::higher(a.low_, b.low_), high};
}

Interval overlap(const Interval& a, const Interval& b) {
    return {Interval::higher(a.low_, b.low_),
            Interval::higher(a.high_.negated(), b.high_.negated()).negated()};
}

Sure lies_within(const Interval& a, const Interval& b) {
    if (Interval::is_beyond(a.low_, b.high_) || Interval::is_beyond(b.low_, a.high_)) return Sure::no;
    const bool above = !b.low_.there ||
                       (a.low_.there &&
                        (a.low_.at > b.low_.at || (a.low_.at == b.low_.at && (a.low_.open || !b.low_.open))));
    const bool below =
        !b.high_.there || (a.high_.there && (a.high_.at < b.high_.at ||
                                             (a.high_.at == b.high_.at && (a.high_.open || !b.high_.open))));
    return above && below ? Sure::yes : Sure::maybe;
}

} // namespace gapcalc
