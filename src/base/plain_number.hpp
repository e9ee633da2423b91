// Numbers as almost all are written, read quickly: what is more than that is for parse_decimal.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace gapcalc {

/// Reads a minus, digits, and at most one point between them, as digits / 10^places; false for everything
/// else, longer numbers, and 007, which is not certain to be meant as a number.
inline bool read_plain_number(std::string_view text, std::int64_t& digits, std::uint8_t& places) {
    const bool negative = text.starts_with('-');
    const char *const first = text.data() + (negative ? 1 : 0), *const end = text.data() + text.size();
    const std::ptrdiff_t size = end - first;
    if (size > 18 || size == 0) return false;
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
