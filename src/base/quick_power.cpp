// Powers in two registers, for figures that are only shown: by the same steps as in power.cpp, which has all
// digits.
#include "base/rational_access.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

namespace gapcalc {
namespace {

__extension__ using Wide = unsigned __int128;
__extension__ using Signed = __int128;

// Numbers are in units of 2^-120, results of the few steps off by less than 2^-100; what is handed out ends
// at 10^-15.
constexpr int k_bits = 120;
constexpr Wide k_one = Wide(1) << k_bits;
constexpr int k_order_bits = 96;  ///< of the exponential's argument: it is multiplied first
constexpr int k_halvings = 8;     ///< of that argument before the series
constexpr int k_least_twos = -64; ///< powers of two of the result
constexpr int k_most_twos = 6;
constexpr std::int64_t k_greatest_term = std::int64_t{1} << 20;   ///< of the exponent
constexpr std::uint64_t k_greatest_part = std::uint64_t{1} << 52; ///< of the base

/// a b, cut off.
constexpr Wide multiply(Wide a, Wide b) {
    const auto low = [](Wide value) { return static_cast<std::uint64_t>(value); };
    const Wide a1 = a >> 64, b1 = b >> 64;
    const Wide middle = a1 * low(b) + (low(a) * b1 & ~std::uint64_t{0}) + (Wide(low(a)) * low(b) >> 64);
    const Wide high = a1 * b1 + (Wide(low(a)) * b1 >> 64) + (middle >> 64);
    return high << (128 - k_bits) | low(middle) >> (k_bits - 64);
}

/// 2 atanh(z), which is the logarithm of (1 + z) / (1 - z), for z below 1.
constexpr Wide twice_atanh(Wide z) {
    const Wide square = multiply(z, z);
    Wide sum = z, term = z;
    for (unsigned odd = 3; term != 0; odd += 2) {
        term = multiply(term, square);
        sum += term / odd;
    }
    return 2 * sum;
}

constexpr Wide k_log_of_two = twice_atanh(k_one / 3);

/// Sizes of the logarithms of k / 64 for each k from 42 to 86.
constexpr unsigned k_parts = 64, k_least = 42, k_most = 86;
constexpr auto k_logarithms = [] {
    std::array<Wide, k_most - k_least + 1> sizes{};
    for (unsigned k = k_least; k <= k_most; ++k)
        sizes[k - k_least] = twice_atanh((k < k_parts ? k_parts - k : k - k_parts) * k_one / (k + k_parts));
    return sizes;
}();

/// a / b in units of 2^-120, for a < b < 2^63.
Wide divide(std::uint64_t a, std::uint64_t b) {
    const Wide first = Wide(a) << 64;
    const Wide second = first % b << (k_bits - 64);
    return (first / b << (k_bits - 64)) + second / b;
}

/// log(num / den), both from 1 to k_greatest_part.
Signed log_of(std::uint64_t num, std::uint64_t den) {
    // With powers of two aside the ratio lies between 2/3 and 4/3, and near k / 64.
    int twos = static_cast<int>(std::bit_width(num)) - static_cast<int>(std::bit_width(den));
    (twos > 0 ? den : num) <<= std::abs(twos);
    if (3 * num > 4 * den) {
        den <<= 1;
        ++twos;
    } else if (3 * num < 2 * den) {
        num <<= 1;
        --twos;
    }
    const auto k =
        static_cast<unsigned>(std::clamp<std::uint64_t>((2 * k_parts * num / den + 1) / 2, k_least, k_most));
    Signed log = Signed(k_log_of_two) * twos;
    const auto add = [&log](Wide size, bool negative) { log += negative ? -Signed(size) : Signed(size); };
    add(k_logarithms[k - k_least], k < k_parts);
    num *= k_parts;
    den *= k;
    const bool below = num < den;
    add(twice_atanh(divide(below ? den - num : num - den, num + den)), below);
    return log;
}

/// e^order for an order in units of 2^-96; 0 where it is not within the powers of two.
Wide exponential(Signed order) {
    constexpr Signed log_of_two = Signed(k_log_of_two >> (k_bits - k_order_bits));
    Signed twos = order / log_of_two, rest = order % log_of_two;
    if (rest < 0) {
        rest += log_of_two;
        --twos;
    }
    if (twos < k_least_twos || twos > k_most_twos) return 0;
    const Wide part = Wide(rest) << (k_bits - k_order_bits - k_halvings);
    Wide sum = k_one, term = sum;
    for (unsigned n = 1; term != 0; ++n) {
        term = multiply(term, part) / n;
        sum += term;
    }
    for (int i = 0; i < k_halvings; ++i) sum = multiply(sum, sum);
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
