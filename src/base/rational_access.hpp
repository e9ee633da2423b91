// The big-integer side of Rational, for the files that look into it.
#pragma once

#include "gapcalc/base/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <atomic>

namespace gapcalc {

using BigInteger = boost::multiprecision::cpp_int;

inline constexpr int k_most_power = 18; // 10^18 is the last power of ten in 63 bits

inline constexpr auto k_powers = [] {
    struct {
        std::int64_t of[k_most_power + 1];
    } powers{};
    std::int64_t power = 1;
    for (int i = 0; i < k_most_power; ++i, power *= 10) powers.of[i] = power;
    powers.of[k_most_power] = power;
    return powers;
}();

constexpr std::uint64_t magnitude_of(std::int64_t value) {
    return value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

inline BigInteger big_power_of_ten(int exponent) {
    return boost::multiprecision::pow(BigInteger(10), static_cast<unsigned>(exponent));
}

struct Rational::Big {
    BigInteger num, den;
    mutable std::atomic<std::uint32_t> owners = 1;
};

/// Parts of a Rational as big integers, and back.
struct RationalAccess {
    __extension__ using Int = __int128;

    static BigInteger num(const Rational& value) {
        return value.is_big() ? value.part_.big->num : BigInteger(value.part_.num);
    }
    static BigInteger den(const Rational& value) {
        return value.is_big() ? value.part_.big->den : BigInteger(value.den_);
    }
    /// num / den in any terms, den not 0; in registers again when it fits.
    static Rational make(BigInteger num, BigInteger den);
    /// The same for num / den in lowest terms, den > 0.
    static Rational of_lowest_terms(BigInteger num, BigInteger den);
    /// The same for products and sums of what registers hold.
    static Rational of_lowest_terms(Int num, Int den) {
        if (den > Rational::k_most || num > Rational::k_most || num < -Rational::k_most)
            return hold(num, den);
        return in_registers(static_cast<std::int64_t>(num), static_cast<std::int64_t>(den));
    }
    static Rational in_registers(std::int64_t num, std::int64_t den) {
        Rational result;
        result.part_.num = num;
        result.den_ = den;
        return result;
    }
    /// The terms of a number that registers hold; false when it takes big integers.
    static bool small_terms(const Rational& value, std::int64_t& num, std::int64_t& den) {
        num = value.part_.num;
        den = value.den_;
        return !value.is_big();
    }
    static Rational hold(BigInteger num, BigInteger den);
};

} // namespace gapcalc
