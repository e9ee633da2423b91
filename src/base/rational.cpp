#include "base/rational_access.hpp"

#include <bit>
#include <numeric>
#include <stdexcept>

namespace gapcalc {
namespace {

using Int = RationalAccess::Int;
__extension__ using Unsigned = unsigned __int128;

constexpr Unsigned magnitude_of(Int value) { return value < 0 ? -Unsigned(value) : Unsigned(value); }

bool fits_register(Unsigned value) { return (value >> 64) == 0; }

/// The greatest common divisor; b is not 0.
std::uint64_t common_divisor(std::uint64_t a, std::uint64_t b) {
    if (b == 1 || a == 1) return 1;
    // A figure is mostly much greater than its denominator: one division spares many small steps. Without
    // both a row of all columns takes a fortieth more instructions.
    return std::gcd(b, a % b);
}
std::uint64_t common_divisor(Unsigned a, std::uint64_t b) {
    if (fits_register(a)) return common_divisor(static_cast<std::uint64_t>(a), b);
    return common_divisor(static_cast<std::uint64_t>(a % b), b);
}
/// The same of a numerator and a denominator > 0.
std::int64_t common_divisor(std::int64_t num, std::int64_t den) {
    return static_cast<std::int64_t>(common_divisor(magnitude_of(num), static_cast<std::uint64_t>(den)));
}

/// Of digits and 10^places: only twos and fives can be common. By common_divisor a row takes a sixtieth more.
std::int64_t divisor_of_scaled(std::int64_t digits, int places) {
    const auto rest = static_cast<std::uint64_t>(digits);
    std::int64_t divisor = std::int64_t{1} << std::min(std::countr_zero(rest), places);
    for (; places > 0 && digits % 5 == 0; --places, digits /= 5) divisor *= 5;
    return divisor;
}

[[noreturn]] void throw_division_by_zero() { throw std::domain_error("division by zero"); }

} // namespace

Rational RationalAccess::make(BigInteger num, BigInteger den) {
    if (den.is_zero()) throw_division_by_zero();
    if (den < 0) {
        num = -num;
        den = -den;
    }
    const BigInteger divisor = boost::multiprecision::gcd(num, den);
    if (divisor != 1) {
        num /= divisor;
        den /= divisor;
    }
    return of_lowest_terms(std::move(num), std::move(den));
}

Rational RationalAccess::hold(BigInteger num, BigInteger den) {
    Rational result;
    result.part_.big = new Rational::Big{std::move(num), std::move(den)};
    result.den_ = 0;
    return result;
}

Rational RationalAccess::of_lowest_terms(BigInteger num, BigInteger den) {
    static const BigInteger most(Rational::k_most);
    if (den > most || num > most || -num > most) return hold(std::move(num), std::move(den));
    return in_registers(static_cast<std::int64_t>(num), static_cast<std::int64_t>(den));
}

void Rational::hold_least() { *this = RationalAccess::hold(part_.num, 1); }

void Rational::share() const noexcept { part_.big->owners.fetch_add(1, std::memory_order_relaxed); }

void Rational::release() noexcept {
    if (part_.big->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete part_.big;
}

int Rational::big_sign() const { return part_.big->num.sign(); }

Rational Rational::fraction(std::int64_t num, std::int64_t den) {
    if (den == 0) throw_division_by_zero();
    const std::uint64_t divisor = common_divisor(magnitude_of(num), magnitude_of(den));
    const Int sign = den < 0 ? -1 : 1;
    return RationalAccess::of_lowest_terms(sign * num / Int(divisor), sign * den / Int(divisor));
}

Rational Rational::scaled(std::int64_t digits, int exponent) {
    if (digits == 0 || exponent == 0) return digits;
    if (exponent > 0) {
        if (exponent <= k_most_power)
            return RationalAccess::of_lowest_terms(Int(digits) * k_powers.of[exponent], 1);
        return RationalAccess::of_lowest_terms(digits * big_power_of_ten(exponent), 1);
    }
    if (exponent < -k_most_power || digits < -k_most)
        return RationalAccess::make(digits, big_power_of_ten(-exponent));
    const std::int64_t den = k_powers.of[-exponent];
    const std::int64_t divisor = divisor_of_scaled(digits, -exponent);
    return RationalAccess::in_registers(digits / divisor, den / divisor);
}

namespace {

/// A fraction of registers, in lowest terms. With big integers alone a report of a million rows takes 1.3
/// times as long.
struct Small {
    std::int64_t num, den;
};

Rational add(Small a, Small b) {
    if (a.den == b.den) {
        const Int sum = Int(a.num) + b.num;
        if (a.den == 1) return RationalAccess::of_lowest_terms(sum, 1);
        const auto divisor =
            static_cast<std::int64_t>(common_divisor(magnitude_of(sum), static_cast<std::uint64_t>(a.den)));
        return RationalAccess::of_lowest_terms(sum / divisor, a.den / divisor);
    }
    // Only the denominators' common divisor can be left in the sum, so the rest need not be reduced.
    const std::int64_t common = a.den == 1 ? 1 : common_divisor(a.den, b.den);
    if (common == 1)
        return RationalAccess::of_lowest_terms(Int(a.num) * b.den + Int(b.num) * a.den, Int(a.den) * b.den);
    const std::int64_t a_rest = a.den / common, b_rest = b.den / common;
    const Int sum = Int(a.num) * b_rest + Int(b.num) * a_rest;
    const auto divisor =
        static_cast<std::int64_t>(common_divisor(magnitude_of(sum), static_cast<std::uint64_t>(common)));
    return RationalAccess::of_lowest_terms(sum / divisor, Int(a_rest) * (b.den / divisor));
}

Rational multiply(Small a, Small b) {
    const std::int64_t across = common_divisor(a.num, b.den), back = common_divisor(b.num, a.den);
    return RationalAccess::of_lowest_terms(Int(a.num / across) * (b.num / back),
                                           Int(a.den / back) * (b.den / across));
}

} // namespace

Rational operator+(const Rational& a, const Rational& b) {
    if (!a.is_big() && !b.is_big()) return add({a.part_.num, a.den_}, {b.part_.num, b.den_});
    const BigInteger a_den = RationalAccess::den(a), b_den = RationalAccess::den(b);
    // A whole number more or less leaves a fraction in its lowest terms.
    if (b_den == 1)
        return RationalAccess::of_lowest_terms(RationalAccess::num(a) + RationalAccess::num(b) * a_den,
                                               a_den);
    if (a_den == 1)
        return RationalAccess::of_lowest_terms(RationalAccess::num(a) * b_den + RationalAccess::num(b),
                                               b_den);
    return RationalAccess::make(RationalAccess::num(a) * b_den + RationalAccess::num(b) * a_den,
                                a_den * b_den);
}

Rational operator-(const Rational& a, const Rational& b) {
    if (!a.is_big() && !b.is_big()) return add({a.part_.num, a.den_}, {-b.part_.num, b.den_});
    return a + -b;
}

Rational operator*(const Rational& a, const Rational& b) {
    if (!a.is_big() && !b.is_big()) return multiply({a.part_.num, a.den_}, {b.part_.num, b.den_});
    return RationalAccess::make(RationalAccess::num(a) * RationalAccess::num(b),
                                RationalAccess::den(a) * RationalAccess::den(b));
}

Rational operator/(const Rational& a, const Rational& b) {
    if (b.is_big()) {
        return RationalAccess::make(RationalAccess::num(a) * b.part_.big->den,
                                    RationalAccess::den(a) * b.part_.big->num);
    }
    if (b.part_.num == 0) throw_division_by_zero();
    const std::int64_t num = b.part_.num < 0 ? -b.den_ : b.den_;
    const std::int64_t den = b.part_.num < 0 ? -b.part_.num : b.part_.num;
    if (!a.is_big()) return multiply({a.part_.num, a.den_}, {num, den});
    return a * RationalAccess::in_registers(num, den);
}

Rational Rational::operator-() const {
    if (is_big()) return RationalAccess::of_lowest_terms(-part_.big->num, part_.big->den);
    Rational result;
    result.part_.num = -part_.num;
    result.den_ = den_;
    return result;
}

std::strong_ordering Rational::compare_big(const Rational& a, const Rational& b) {
    if (const auto by_sign = a.sign() <=> b.sign(); by_sign != 0) return by_sign;
    const BigInteger left = RationalAccess::num(a) * RationalAccess::den(b);
    return left.compare(RationalAccess::num(b) * RationalAccess::den(a)) <=> 0;
}

bool Rational::is_integer() const { return is_big() ? part_.big->den == 1 : den_ == 1; }

Rational Rational::floor() const {
    if (is_integer()) return *this;
    if (is_big()) {
        const BigInteger quotient = part_.big->num / part_.big->den;
        return RationalAccess::of_lowest_terms(part_.big->num < 0 ? BigInteger(quotient - 1) : quotient, 1);
    }
    return part_.num / den_ - (part_.num < 0 ? 1 : 0);
}

Rational Rational::ceil() const { return -(-*this).floor(); }

Rational Rational::power(unsigned exponent) const {
    Rational result = 1, square = *this;
    for (; exponent != 0; exponent >>= 1) {
        if ((exponent & 1U) != 0) result *= square;
        if (exponent > 1) square *= square;
    }
    return result;
}

std::optional<std::int64_t> Rational::to_integer() const {
    if (!is_integer()) return std::nullopt;
    if (!is_big()) return part_.num;
    constexpr std::int64_t k_least = -k_most - 1; // all others that fit are never big
    return part_.big->num == k_least ? std::optional(k_least) : std::nullopt;
}

Rational Rational::rounded_to_digits(int digits) const {
    if (is_zero()) return *this;
    // Digits before the point, at first from the bits; negative with zeros behind it.
    const BigInteger num = boost::multiprecision::abs(RationalAccess::num(*this));
    const BigInteger den = RationalAccess::den(*this);
    const auto bits = static_cast<std::int64_t>(boost::multiprecision::msb(num)) -
                      static_cast<std::int64_t>(boost::multiprecision::msb(den));
    auto whole = static_cast<int>((bits - 1) * 30103 / 100000);
    const Rational size = abs();
    while (size >= scaled(1, whole)) ++whole;
    while (size < scaled(1, whole - 1)) --whole;
    return rounded(digits - whole);
}

Rational Rational::rounded(int places) const {
    if (is_integer() && places >= 0) return *this;
    const Rational unit = scaled(1, -places);
    const Rational moved = *this / unit;
    const Rational half = fraction(1, 2);
    return (moved.sign() < 0 ? (moved - half).ceil() : (moved + half).floor()) * unit;
}

} // namespace gapcalc
