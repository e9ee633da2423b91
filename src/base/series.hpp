// Logarithms and exponentials by their series, for numbers in fixed point of any size.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace gapcalc {

// A Number has whole(n), is_zero, +=, * and division by a whole number; results are cut off, so that every
// term becomes zero in the end.

/// 2 atanh(z), which is the logarithm of (1 + z) / (1 - z), for z from 0 up to 1.
template <class Number>
constexpr Number twice_atanh(const Number& z) {
    const Number square = z * z;
    Number sum = z, term = z;
    for (unsigned odd = 3; !term.is_zero(); odd += 2) {
        term = term * square;
        sum += term / odd;
    }
    sum += sum;
    return sum;
}

template <class Number>
inline constexpr Number k_log_of_two = twice_atanh(Number::whole(1) / 3);

/// A ratio between 2/3 and 4/3 is a part k / 64 times one so near to 1 that a third as many terms are left to
/// add up.
struct NearPart {
    static constexpr unsigned k_parts = 64, k_least = 42, k_most = 86;
    unsigned k;

    /// The nearest to num / den; both below 2^56.
    static constexpr NearPart of(std::uint64_t num, std::uint64_t den) {
        return {static_cast<unsigned>(
            std::clamp<std::uint64_t>((2 * k_parts * num / den + 1) / 2, k_least, k_most))};
    }
    constexpr bool below_one() const { return k < k_parts; }
    /// The size of its logarithm, which is negative when it is below one.
    template <class Number>
    const Number& log_size() const {
        return k_log_sizes<Number>[k - k_least];
    }

  private:
    template <class Number>
    static constexpr auto k_log_sizes = [] {
        std::array<Number, k_most - k_least + 1> sizes{};
        for (unsigned k = k_least; k <= k_most; ++k)
            sizes[k - k_least] =
                twice_atanh(Number::whole(k < k_parts ? k_parts - k : k - k_parts) / (k + k_parts));
        return sizes;
    }();
};

/// e^x for x from 0 up to 1.
template <class Number>
constexpr Number exponential_of(const Number& x) {
    constexpr int k_halvings = 8; // of the argument before its series
    const Number part = x / (1U << k_halvings);
    Number sum = Number::whole(1), term = sum;
    for (unsigned n = 1; !term.is_zero(); ++n) {
        term = term * part / n;
        sum += term;
    }
    for (int i = 0; i < k_halvings; ++i) sum = sum * sum;
    return sum;
}

} // namespace gapcalc
