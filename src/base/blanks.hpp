// The characters that are blanks at the ends of names and cells, and between words.
#pragma once

#include <cstddef>
#include <string_view>

namespace gapcalc {

inline constexpr std::string_view k_blanks[] = {" ", "\t", "\r", "\n", "\u00A0", "\u3000"};

/// The bytes of the blank that `text` begins with; 0 where it begins with none.
inline std::size_t blank_size(std::string_view text) {
    for (const std::string_view blank : k_blanks)
        if (text.starts_with(blank)) return blank.size();
    return 0;
}

} // namespace gapcalc
