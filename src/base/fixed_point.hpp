// Fixed point of a size that compilers unroll: what logarithms and exponentials are summed up in. The
// libraries' decimal floats take a hundred times as long for this.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace gapcalc {

/// A number from 0 up to 2^64 with 192 bits after the point; results are cut off, not rounded.
struct FixedPoint {
    static constexpr int k_bits = 192; ///< after the point
    static constexpr std::size_t k_limbs = 4;
    __extension__ using Wide = unsigned __int128;

    std::array<std::uint64_t, k_limbs> limbs{}; ///< the lowest first

    static constexpr FixedPoint whole(std::uint64_t number) { return {{0, 0, 0, number}}; }
    constexpr bool is_zero() const { return (limbs[0] | limbs[1] | limbs[2] | limbs[3]) == 0; }

    constexpr FixedPoint& operator+=(const FixedPoint& other) {
        Wide carry = 0;
        for (std::size_t at = 0; at < k_limbs; ++at) {
            carry += Wide(limbs[at]) + other.limbs[at];
            limbs[at] = static_cast<std::uint64_t>(carry);
            carry >>= 64;
        }
        return *this;
    }
    friend constexpr FixedPoint operator*(const FixedPoint& a, const FixedPoint& b) {
        std::array<std::uint64_t, 2 * k_limbs> product{};
        for (std::size_t low = 0; low < k_limbs; ++low) {
            Wide carry = 0;
            for (std::size_t at = 0; at < k_limbs; ++at) {
                carry += Wide(a.limbs[low]) * b.limbs[at] + product[low + at];
                product[low + at] = static_cast<std::uint64_t>(carry);
                carry >>= 64;
            }
            product[low + k_limbs] = static_cast<std::uint64_t>(carry);
        }
        return {{product[3], product[4], product[5], product[6]}};
    }
    friend constexpr FixedPoint operator/(const FixedPoint& a, std::uint64_t divisor) {
        FixedPoint quotient;
        Wide rest = 0;
        for (std::size_t at = k_limbs; at-- > 0;) {
            rest = rest << 64 | a.limbs[at];
            if (rest < divisor) continue;
            quotient.limbs[at] = static_cast<std::uint64_t>(rest / divisor);
            rest %= divisor;
        }
        return quotient;
    }
};

} // namespace gapcalc
