#include "base/rational_access.hpp"

namespace gapcalc {
namespace {

// Fixed point with 256 bits after it: logarithms lose none of the 45 digits that are handed out even when an
// exponent of 10^9 multiplies them. The libraries' decimal floats take twenty times as long for this.
using Fixed = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<1024, 1024, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::unchecked, void>,
    boost::multiprecision::et_off>;
constexpr int k_bits = 256;
constexpr int k_digits = 45;
constexpr int k_greatest = 1000;       // powers of ten that are still given
constexpr unsigned k_most_bits = 4096; // of an exact result; above, digits are enough
constexpr int k_halvings = 8;          // of an exponential's argument before its series

const Fixed& one() {
    static const Fixed value = Fixed(1) << k_bits;
    return value;
}

/// value / 2^count towards 0. Boost 1.74 loses the sign when it shifts some negative numbers, as -(2^128 +
/// 1).
Fixed shift_right(const Fixed& value, int count) {
    return value < 0 ? Fixed(-(Fixed(-value) >> count)) : Fixed(value >> count);
}

Fixed multiply(const Fixed& a, const Fixed& b) { return shift_right(a * b, k_bits); }

/// 2 atanh(num / den), which is the logarithm of (den + num) / (den - num).
Fixed twice_atanh(const Fixed& num, const Fixed& den) {
    const Fixed z = (num << k_bits) / den;
    const Fixed square = multiply(z, z);
    Fixed sum = z, term = z;
    for (unsigned odd = 3; term != 0; odd += 2) {
        term = multiply(term, square);
        sum += term / odd;
    }
    return sum * 2;
}

const Fixed& log_of_two() {
    static const Fixed value = twice_atanh(1, 3);
    return value;
}

Fixed log_of(const BigInteger& num, const BigInteger& den) {
    int twos =
        static_cast<int>(boost::multiprecision::msb(num)) - static_cast<int>(boost::multiprecision::msb(den));
    const int shift = k_bits - twos;
    const BigInteger scaled_num = shift > 0 ? BigInteger(num << shift) : num;
    const BigInteger scaled_den = shift < 0 ? BigInteger(den << -shift) : den;
    Fixed mantissa(BigInteger(scaled_num / scaled_den)); // between 1/2 and 2
    if (mantissa * 3 > one() * 4) {
        mantissa >>= 1;
        ++twos;
    } else if (mantissa * 3 < one() * 2) {
        mantissa <<= 1;
        --twos;
    }
    return twice_atanh(mantissa - one(), mantissa + one()) + log_of_two() * twos;
}

const Fixed& log_of_ten() {
    static const Fixed value = log_of(10, 1);
    return value;
}

/// e^order to 45 digits.
Rational exponential(const Fixed& order) {
    const int twos = static_cast<int>(order / log_of_two());
    const Fixed rest = shift_right(order - log_of_two() * twos, k_halvings);
    Fixed sum = one(), term = one();
    for (unsigned n = 1; term != 0; ++n) {
        term = multiply(term, rest) / n;
        sum += term;
    }
    for (int i = 0; i < k_halvings; ++i) sum = multiply(sum, sum);

    const int shift = k_digits - 1 - static_cast<int>(order / log_of_ten());
    BigInteger num(sum), den = 1;
    (shift >= 0 ? num : den) *=
        boost::multiprecision::pow(BigInteger(10), static_cast<unsigned>(std::abs(shift)));
    (twos >= k_bits ? num : den) <<= std::abs(twos - k_bits);
    const Rational digits = RationalAccess::make((num * 2 + den) / (den * 2), 1);
    return digits * Rational::scaled(1, -shift);
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
    const unsigned last_bit = boost::multiprecision::msb(value);
    if (last_bit < degree) return std::nullopt;
    if (last_bit < 64) {
        const std::uint64_t high = (std::uint64_t{2} << (last_bit / degree)) - 1;
        return search_root(static_cast<std::uint64_t>(value), degree, high);
    }
    return search_root(value, degree, BigInteger((BigInteger(2) << (last_bit / degree)) - 1));
}

unsigned bits(const Rational& value) {
    return boost::multiprecision::msb(RationalAccess::num(value)) +
           boost::multiprecision::msb(RationalAccess::den(value)) + 2;
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

std::optional<Rational> power(const Rational& base, const Rational& exponent) {
    static const Rational most = Rational::scaled(1, k_greatest), least = Rational::scaled(1, -k_greatest);
    if (exponent.is_zero() || base == 1) return Rational(1);
    if (auto exact = exact_power(base, exponent)) {
        if (*exact > most || *exact < least) return std::nullopt;
        return exact;
    }
    const Fixed log = log_of(RationalAccess::num(base), RationalAccess::den(base));
    const BigInteger order = BigInteger(log) * RationalAccess::num(exponent) / RationalAccess::den(exponent);
    if (abs(order) > BigInteger(log_of_ten()) * k_greatest) return std::nullopt;
    return exponential(Fixed(order));
}

} // namespace gapcalc
