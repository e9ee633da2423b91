// Sets of characters as ranges of code points.
#pragma once

#include <algorithm>
#include <iterator>
#include <span>

namespace gapcalc {

/// The code points from `first` to `last`, both included.
struct CodePoints {
    char32_t first, last;
};

/// Whether one of the ranges, which are in order, holds `c`.
inline bool is_among(std::span<const CodePoints> ranges, char32_t c) {
    const auto at =
        std::upper_bound(ranges.begin(), ranges.end(), c,
                         [](char32_t value, const CodePoints& range) { return value < range.first; });
    return at != ranges.begin() && c <= std::prev(at)->last;
}

} // namespace gapcalc
