// Powers in two registers, for figures that are only shown: by the same series as in power.cpp, which has
// all digits. With that alone rows of all columns take 1.7 times as long.
#include "base/rational_access.hpp"
#include "base/series.hpp"

#include <bit>
#include <cstdlib>

namespace gapcalc {
namespace {

__extension__ using Wide = unsigned __int128;
__extension__ using Signed = __int128;

// Numbers are in units of 2^-120, results of the few steps off by less than 2^-100; what is returned ends
// at 10^-15.
constexpr int k_bits = 120;
constexpr int k_order_bits = 96;  ///< of the exponential's argument: it is multiplied first
constexpr int k_least_twos = -64; ///< powers of two of the result
constexpr int k_most_twos = 6;
constexpr std::int64_t k_greatest_term = std::int64_t{1} << 20;   ///< of the exponent
constexpr std::uint64_t k_greatest_part = std::uint64_t{1} << 52; ///< of the base

/// A number from 0 up to 256; results are cut off.
struct Quick {
    Wide units = 0; ///< of 2^-120

    static constexpr Quick whole(std::uint64_t number) { return {Wide(number) << k_bits}; }
    constexpr bool is_zero() const { return units == 0; }
    constexpr Quick& operator+=(Quick other) {
        units += other.units;
        return *this;
    }
    friend constexpr Quick operator*(Quick a, Quick b) {
        const auto low = [](Wide value) { return static_cast<std::uint64_t>(value); };
        const Wide a1 = a.units >> 64, b1 = b.units >> 64;
        const std::uint64_t a0 = low(a.units), b0 = low(b.units);
        const Wide middle = a1 * b0 + low(a0 * b1) + (Wide(a0) * b0 >> 64);
        const Wide high = a1 * b1 + (Wide(a0) * b1 >> 64) + (middle >> 64);
        return {high << (128 - k_bits) | low(middle) >> (k_bits - 64)};
    }
    friend constexpr Quick operator/(Quick a, std::uint64_t divisor) { return {a.units / divisor}; }
};

/// a / b for a < b < 2^63.
Quick divide(std::uint64_t a, std::uint64_t b) {
    const Wide first = Wide(a) << 64;
    const Wide second = first % b << (k_bits - 64);
    return {(first / b << (k_bits - 64)) + second / b};
}

/// log(num / den), both from 1 to k_greatest_part.
Signed log_of(std::uint64_t num, std::uint64_t den) {
    // With powers of two aside the ratio lies between 2/3 and 4/3.
    int twos = static_cast<int>(std::bit_width(num)) - static_cast<int>(std::bit_width(den));
    (twos > 0 ? den : num) <<= std::abs(twos);
    if (3 * num > 4 * den) {
        den <<= 1;
        ++twos;
    } else if (3 * num < 2 * den) {
        num <<= 1;
        --twos;
    }
    const bool below = num < den;
    const auto size = Signed(twice_atanh(divide(below ? den - num : num - den, num + den)).units);
    return Signed(k_log_of_two<Quick>.units) * twos + (below ? -size : size);
}

/// e^order for an order in units of 2^-96; 0 where it is not within the powers of two.
Wide exponential(Signed order) {
    constexpr auto log_of_two = Signed(k_log_of_two<Quick>.units >> (k_bits - k_order_bits));
    Signed twos = order / log_of_two, rest = order % log_of_two;
    if (rest < 0) {
        rest += log_of_two;
        --twos;
    }
    if (twos < k_least_twos || twos > k_most_twos) return 0;
    const Wide sum = exponential_of(Quick{Wide(rest) << (k_bits - k_order_bits)}).units;
    return twos < 0 ? sum >> static_cast<int>(-twos) : sum << static_cast<int>(twos);
}

} // namespace

std::optional<Rational> power_for_rounding(const Rational& base, const Rational& exponent) {
    constexpr std::int64_t k_unit = 1'000'000'000'000'000, k_half = 500'000'000; // 10^-15, 0.5 x 10^-6
    std::int64_t num = 0, den = 0, times = 0, part = 0;
    if (!RationalAccess::small_terms(base, num, den) || !RationalAccess::small_terms(exponent, times, part))
        return std::nullopt;
    const auto within = [](std::int64_t value, std::uint64_t most) {
        return value > 0 && static_cast<std::uint64_t>(value) < most;
    };
    if (!within(num, k_greatest_part) || !within(den, k_greatest_part)) return std::nullopt;
    if (std::abs(times) >= k_greatest_term || part >= k_greatest_term) return std::nullopt;

    const Signed log = log_of(static_cast<std::uint64_t>(num), static_cast<std::uint64_t>(den));
    const Wide result = exponential((log >> (k_bits - k_order_bits)) * times / part);
    const Wide low = (result & ~std::uint64_t{0}) * k_unit;
    const Wide digits = ((result >> 64) * k_unit + (low >> 64)) >> (k_bits - 64);
    const auto cell = static_cast<std::int64_t>(digits % k_half);
    if (cell < 2 || cell > k_half - 3) return std::nullopt;
    return Rational::scaled(static_cast<std::int64_t>(digits), -15);
}

} // namespace gapcalc
