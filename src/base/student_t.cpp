// By the finite sums of Abramowitz and Stegun, 26.7.3 and 26.7.4. The only place outside rendering where
// numbers are not exact: the angle of which they are sums is the arc whose squared sine and cosine are
// fractions of z squared, so nothing is lost before it.
#include "base/student_t.hpp"

#include "base/rational_access.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace gapcalc {
namespace {

constexpr int k_bits = 64;      // of a quotient, more than a double takes
constexpr int k_places = 16;    // of the result
constexpr double k_unit = 1e16; // 10^k_places
constexpr double k_half_turn = 3.14159265358979323846;

/// The nearest double to a number from 0 to 1.
double nearest_double(const Rational& number) {
    if (number.is_zero()) return 0;
    const BigInteger num = RationalAccess::num(number), den = RationalAccess::den(number);
    const auto magnitude =
        static_cast<int>(boost::multiprecision::msb(num)) - static_cast<int>(boost::multiprecision::msb(den));
    const int shift = k_bits - magnitude;
    const BigInteger quotient = shift > 0 ? BigInteger((num << shift) / den) : BigInteger(num / den);
    return std::ldexp(quotient.convert_to<double>(), shift > 0 ? -shift : 0);
}

/// The chance of lying between -z and z, by the squares of the sine and the cosine of the arc.
double between(double sine_square, double cosine_square, int degrees) {
    const double sine = std::sqrt(sine_square), cosine = std::sqrt(cosine_square);
    // The sum from its last term on, the smallest first: each factor is an odd number over the even one below
    // it, or an even one over the odd.
    double sum = 1;
    for (int n = degrees - 2; n >= 2; n -= 2) sum = 1 + sum * cosine_square * (n - 1) / n;
    if (degrees % 2 == 0) return sine * sum;
    const double arc = std::atan2(sine, cosine);
    return (arc + (degrees > 1 ? sine * cosine * sum : 0)) * 2 / k_half_turn;
}

} // namespace

Rational student_t(int sign, const Rational& square, int degrees) {
    if (sign == 0 || square.is_zero()) return Rational::fraction(1, 2);
    const Rational all = square + degrees;
    const double inside = between(nearest_double(square / all), nearest_double(degrees / all), degrees);
    const double below = (1 + sign * inside) / 2;
    return Rational::scaled(std::llround(std::clamp(below, 0.0, 1.0) * k_unit), -k_places);
}

} // namespace gapcalc
