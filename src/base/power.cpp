#include "base/rational_access.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>

namespace gapcalc {
namespace {

// Seventy digits inside: the exponential of a logarithm near 10^3 loses four of them, and 45 are handed out.
using Float = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<70>>;
constexpr int k_digits = 45;
constexpr int k_greatest = 1000;       // 10^±1000
constexpr unsigned k_most_bits = 4096; // of an exact result; above, digits are enough

/// The whole `degree`th root of `value`; empty when there is none.
std::optional<BigInteger> whole_root(const BigInteger& value, unsigned degree) {
    if (value == 1 || degree == 1) return value;
    BigInteger low = 1, high = BigInteger(1) << (boost::multiprecision::msb(value) / degree + 1);
    while (low <= high) {
        const BigInteger middle = (low + high) >> 1;
        const BigInteger raised = boost::multiprecision::pow(middle, degree);
        if (raised == value) return middle;
        if (raised < value) {
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return std::nullopt;
}

unsigned bits(const Rational& value) {
    return boost::multiprecision::msb(RationalAccess::num(value)) +
           boost::multiprecision::msb(RationalAccess::den(value)) + 2;
}

/// base^exponent when it is a rational number of reasonable size.
std::optional<Rational> exact_power(const Rational& base, const Rational& exponent) {
    const BigInteger degree = RationalAccess::den(exponent), times = abs(RationalAccess::num(exponent));
    // A root of that degree is whole only if the number has at least as many bits.
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

Float to_float(const Rational& value) {
    return Float(RationalAccess::num(value)) / Float(RationalAccess::den(value));
}

Rational to_rational(const Float& value) {
    const int order = static_cast<int>(floor(log10(value)));
    const int shift = k_digits - 1 - order;
    const Float digits = round(value * pow(Float(10), shift));
    const Rational whole = RationalAccess::make(digits.convert_to<BigInteger>(), 1);
    return whole * Rational::scaled(1, -shift);
}

} // namespace

std::optional<Rational> power(const Rational& base, const Rational& exponent) {
    if (exponent.is_zero() || base == 1) return Rational(1);
    const Float order = log(to_float(base)) * to_float(exponent);
    static const Float most = log(Float(10)) * k_greatest;
    if (abs(order) > most) return std::nullopt;
    if (auto exact = exact_power(base, exponent)) return exact;
    return to_rational(exp(order));
}

} // namespace gapcalc
