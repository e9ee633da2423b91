// Numbers as almost all are written, read quickly: what is more than that is for parse_decimal.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gapcalc {

/// Eight digits as bytes, the first in the lowest: two of them make a pair, two pairs four digits.
inline std::uint64_t eight_digits(std::uint64_t bytes) {
    constexpr std::uint64_t k_pairs = 0x000F000F000F000FULL, k_fours = 0x0000FFFF0000FFFFULL;
    const std::uint64_t pairs = (bytes & k_pairs) * 10 + (bytes >> 8 & k_pairs);
    const std::uint64_t fours = (pairs & k_fours) * 100 + (pairs >> 16 & k_fours);
    return (fours & 0xFFFFFFFFU) * 10'000 + (fours >> 32);
}

/// Reads 1 to 8 characters without looking at each: digits with at most one point between them. Eight bytes
/// can be read at `first`, whatever the last ones are.
inline bool read_short_number(const char* first, unsigned size, std::int64_t& digits, std::uint8_t& places) {
    constexpr std::uint64_t k_ones = 0x0101010101010101ULL, k_high = 0xF0F0F0F0F0F0F0F0ULL;
    std::uint64_t text = 0;
    std::memcpy(&text, first, sizeof text);
    // The first character is the lowest byte. All move to the end; zeros take their places.
    text = text << (64 - 8 * size) | (k_ones * '0' & ~std::uint64_t{0} >> 1 >> (8 * size - 1));
    unsigned before_point = size;
    places = 0;
    const std::uint64_t differs = text ^ k_ones * '.';
    if (const std::uint64_t points = (differs - k_ones) & ~differs & k_ones << 7; points != 0) {
        const auto at = static_cast<unsigned>(std::countr_zero(points)) / 8; // of the first, which is certain
        if (at == 7 || at + size == 8) return false;                         // nothing behind it or before
        const std::uint64_t before = (std::uint64_t{1} << 8 * at) - 1;
        text = (text & ~(before << 8 | 0xFF)) | (text & before) << 8 | '0';
        before_point = at + size - 8;
        places = static_cast<std::uint8_t>(7 - at);
    }
    const bool all_digits = ((text & k_high) | ((text + k_ones * 6) & k_high) >> 4) == k_ones * 0x33;
    digits = static_cast<std::int64_t>(eight_digits(text));
    return all_digits && (*first != '0' || before_point == 1);
}

/// Reads a minus, digits, and at most one point between them, as digits / 10^places; false for everything
/// else, longer numbers, and 007, which is not certain to be meant as a number. With `padded`, eight bytes
/// can be read from the first digit on.
inline bool read_plain_number(std::string_view text, bool padded, std::int64_t& digits,
                              std::uint8_t& places) {
    const bool negative = text.starts_with('-');
    const char *const first = text.data() + (negative ? 1 : 0), *const end = text.data() + text.size();
    const std::ptrdiff_t size = end - first;
    if (size > 18 || size == 0) return false;
    if constexpr (std::endian::native == std::endian::little) {
        if (size <= 8 && padded) {
            const bool plain = read_short_number(first, static_cast<unsigned>(size), digits, places);
            if (negative) digits = -digits;
            return plain;
        }
    }
    const char* const point = std::find(first, end, '.');
    const auto read = [&](const char* at, const char* to) {
        for (; at != to; ++at) {
            const unsigned digit = static_cast<unsigned char>(*at) - unsigned{'0'};
            if (digit > 9) return false;
            digits = digits * 10 + digit;
        }
        return true;
    };
    digits = 0;
    places = 0;
    if (point == first || (*first == '0' && point - first > 1) || !read(first, point)) return false;
    if (point != end) {
        if (point + 1 == end || !read(point + 1, end)) return false;
        places = static_cast<std::uint8_t>(end - point - 1);
    }
    if (negative) digits = -digits;
    return true;
}

} // namespace gapcalc
