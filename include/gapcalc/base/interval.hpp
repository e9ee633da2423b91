// What a figure may be when it is not known exactly: all numbers between two ends.
#pragma once

#include "gapcalc/base/rational.hpp"

#include <cstdint>
#include <utility>

namespace gapcalc {

/// Whether something holds of all that a figure may be, of nothing, or of some of it.
enum class Sure : std::uint8_t { no, maybe, yes };

/// An interval of numbers that is not empty: each end belongs to it, does not, or is missing.
class Interval {
  public:
    /// Every number.
    Interval() = default;
    /// One number.
    Interval(const Rational& exact) : low_{exact, true, false}, high_{exact, true, false} {}
    static Interval at_least(const Rational& low) { return {{low, true, false}, {}}; }
    static Interval more_than(const Rational& low) { return {{low, true, true}, {}}; }
    static Interval at_most(const Rational& high) { return {{}, {high, true, false}}; }
    static Interval less_than(const Rational& high) { return {{}, {high, true, true}}; }
    /// Both ends belong to it; `low` must not be above `high`.
    static Interval between(const Rational& low, const Rational& high) {
        return {{low, true, false}, {high, true, false}};
    }

    /// The lower end, whether it belongs to it or not; null where there is none.
    const Rational* low() const { return low_.there ? &low_.at : nullptr; }
    const Rational* high() const { return high_.there ? &high_.at : nullptr; }
    /// Whether there is an end that does not belong to it.
    bool is_open_below() const { return low_.there && low_.open; }
    bool is_open_above() const { return high_.there && high_.open; }
    /// Whether it is one number.
    bool is_exact() const { return low_.there && high_.there && low_.at == high_.at; }
    bool contains(const Rational& value) const;

    friend Interval operator+(const Interval& a, const Interval& b);
    Interval operator-() const { return {high_.negated(), low_.negated()}; }
    friend Interval operator-(const Interval& a, const Interval& b) { return a + -b; }
    friend Interval operator*(const Interval& a, const Rational& factor);
    /// What the greater, and the lesser, of two figures may be.
    friend Interval greater(const Interval& a, const Interval& b);
    friend Interval lesser(const Interval& a, const Interval& b) { return -greater(-a, -b); }
    /// What lies in both; they must share a number.
    friend Interval overlap(const Interval& a, const Interval& b);
    friend bool operator==(const Interval& a, const Interval& b) = default;

    /// Whether all of `a` lies within `b`, nothing of it, or some.
    friend Sure lies_within(const Interval& a, const Interval& b);

  private:
    struct End {
        Rational at;
        bool there = false, open = false;

        End negated() const { return {-at, there, open}; }
        friend bool operator==(const End& a, const End& b) = default;
    };
    Interval(End low, End high) : low_(std::move(low)), high_(std::move(high)) {}
    static End sum(const End& a, const End& b);
    /// The lower end that lets in less.
    static End higher(const End& a, const End& b);
    /// Whether `low` lies above all that `high` lets in.
    static bool is_beyond(const End& low, const End& high) {
        return low.there && high.there &&
               (low.at > high.at || (low.at == high.at && (low.open || high.open)));
    }
    End low_, high_;
};

} // namespace gapcalc
