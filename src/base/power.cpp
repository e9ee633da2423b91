#include "base/fixed_point.hpp"
#include "base/rational_access.hpp"
#include "base/series.hpp"

namespace gapcalc {
namespace {

// Of 192 bits an exponent of 10^9 takes 30 and the sums some more: what is left are the 45 digits of the
// result.
constexpr int k_result_bits = 152;
constexpr unsigned k_most_bits = 8192; // of an exact result; above, digits are enough

BigInteger to_big(const FixedPoint& value) {
    BigInteger big;
    boost::multiprecision::import_bits(big, value.limbs.begin(), value.limbs.end(), 64, false);
    return big;
}
/// From a number that is not negative, in units of 2^-192.
FixedPoint to_fixed(const BigInteger& value) {
    FixedPoint fixed;
    boost::multiprecision::export_bits(value, fixed.limbs.begin(), 64, false);
    return fixed;
}

const BigInteger& log_of_two() {
    static const BigInteger value = to_big(k_log_of_two<FixedPoint>);
    return value;
}

/// log(num / den), in units of 2^-192.
BigInteger log_of(BigInteger num, BigInteger den) {
    // The series wants a ratio near one: with powers of two aside, between 2/3 and 4/3.
    int twos =
        static_cast<int>(boost::multiprecision::msb(num)) - static_cast<int>(boost::multiprecision::msb(den));
    (twos > 0 ? den : num) <<= std::abs(twos);
    if (num * 3 > den * 4) {
        den <<= 1;
        ++twos;
    } else if (num * 3 < den * 2) {
        num <<= 1;
        --twos;
    }
    const bool below = num < den;
    const BigInteger difference = below ? den - num : num - den, sum = num + den;
    const BigInteger size = to_big(twice_atanh(to_fixed(BigInteger(difference << FixedPoint::k_bits) / sum)));
    return log_of_two() * twos + (below ? BigInteger(-size) : size);
}

const BigInteger& log_of_ten() {
    static const BigInteger value = log_of(10, 1);
    return value;
}

/// e^order to 45 digits, for an order in units of 2^-192.
Rational exponential(const BigInteger& order) {
    BigInteger whole, rest;
    boost::multiprecision::divide_qr(order, log_of_two(), whole, rest);
    if (rest < 0) {
        rest += log_of_two();
        --whole;
    }
    const FixedPoint sum = exponential_of(to_fixed(rest));

    // sum x 2^whole, its last bits rounded off: a power of two under it needs no search for common divisors.
    constexpr int k_cut = FixedPoint::k_bits - k_result_bits;
    BigInteger num = (to_big(sum) + (BigInteger(1) << (k_cut - 1))) >> k_cut, den = 1;
    const int zeros = static_cast<int>(boost::multiprecision::lsb(num));
    num >>= zeros;
    const int twos = static_cast<int>(whole) - k_result_bits + zeros;
    (twos > 0 ? num : den) <<= std::abs(twos);
    return RationalAccess::of_lowest_terms(std::move(num), std::move(den));
}

/// Whether root^degree is below, at or above a value that fits 64 bits.
int compare_power(std::uint64_t root, unsigned degree, std::uint64_t value) {
    __extension__ unsigned __int128 raised = 1;
    for (unsigned i = 0; i < degree; ++i) {
        raised *= root;
        if (raised > value) return 1;
    }
    return raised < value ? -1 : 0;
}
int compare_power(const BigInteger& root, unsigned degree, const BigInteger& value) {
    return BigInteger(boost::multiprecision::pow(root, degree)).compare(value);
}

template <class Integer>
std::optional<BigInteger> search_root(const Integer& value, unsigned degree, Integer high) {
    for (Integer low = 1; low <= high;) {
        const Integer middle = (low + high) / 2;
        const int order = compare_power(middle, degree, value);
        if (order == 0) return BigInteger(middle);
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return std::nullopt;
}

/// The whole `degree`th root of `value`; empty when there is none.
std::optional<BigInteger> whole_root(const BigInteger& value, unsigned degree) {
    if (value == 1 || degree == 1) return value;
    const auto last_bit = static_cast<unsigned>(boost::multiprecision::msb(value));
    if (last_bit < degree) return std::nullopt;
    if (last_bit < 64) {
        const std::uint64_t high = (std::uint64_t{2} << (last_bit / degree)) - 1;
        return search_root(static_cast<std::uint64_t>(value), degree, high);
    }
    return search_root(value, degree, BigInteger((BigInteger(2) << (last_bit / degree)) - 1));
}

unsigned bits(const Rational& value) {
    return static_cast<unsigned>(boost::multiprecision::msb(RationalAccess::num(value)) +
                                 boost::multiprecision::msb(RationalAccess::den(value)) + 2);
}

/// base^exponent when it is a rational number of reasonable size.
std::optional<Rational> exact_power(const Rational& base, const Rational& exponent) {
    const BigInteger degree = RationalAccess::den(exponent), times = abs(RationalAccess::num(exponent));
    if (degree > bits(base) || times > k_most_bits) return std::nullopt;
    const auto root_num = whole_root(RationalAccess::num(base), static_cast<unsigned>(degree));
    if (!root_num) return std::nullopt;
    const auto root_den = whole_root(RationalAccess::den(base), static_cast<unsigned>(degree));
    if (!root_den) return std::nullopt;
    const Rational root = RationalAccess::make(*root_num, *root_den);
    if (bits(root) * static_cast<unsigned>(times) > k_most_bits) return std::nullopt;
    const Rational raised = root.power(static_cast<unsigned>(times));
    return exponent.sign() < 0 ? 1 / raised : raised;
}

} // namespace

std::optional<Rational> power(const Rational& base, const Rational& exponent, int most) {
    if (exponent.is_zero() || base == 1) return Rational(1);
    if (auto exact = exact_power(base, exponent)) {
        if (*exact > Rational::scaled(1, most) || *exact < Rational::scaled(1, -most)) return std::nullopt;
        return exact;
    }
    const BigInteger log = log_of(RationalAccess::num(base), RationalAccess::den(base));
    const BigInteger order = log * RationalAccess::num(exponent) / RationalAccess::den(exponent);
    if (abs(order) > log_of_ten() * most) return std::nullopt;
    return exponential(order);
}

std::optional<Rational> power_less_one(const Rational& base, const Rational& exponent) {
    static const Rational near = Rational::fraction(1, 1 << 16), little = Rational(2).power(150);
    const Rational x = base - 1;
    if ((x * std::max(exponent.abs(), Rational(1))).abs() >= near) {
        const auto factor = power(base, exponent);
        if (!factor) return std::nullopt;
        return *factor - 1;
    }
    // The digits of a power next to 1 are mostly zeros and nines; its difference from 1 is a quick series.
    Rational term = x * exponent, sum = term;
    for (int n = 1; (term * little).abs() > sum.abs(); ++n) {
        term = term * x * (exponent - n) / (n + 1);
        sum += term;
    }
    return sum;
}

} // namespace gapcalc
