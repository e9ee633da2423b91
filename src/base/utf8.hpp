// UTF-8 by code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gapcalc {

/// One code point of a text, or one byte that belongs to none.
struct CodePoint {
    char32_t value = 0; ///< of a broken byte: U+FFFD
    std::size_t length = 1;
    bool valid = true;
};

/// The code point that begins at byte `at`, which must lie inside the text.
CodePoint code_point_at(std::string_view text, std::size_t at);
/// The byte where code point `count` (from 0) begins; the text's size when it has fewer.
std::size_t byte_of_code_point(std::string_view text, std::size_t count);

/// Whether the code point at byte `at` shows nothing where it stands, or moves, hides or reorders what is
/// shown: all such but for joiners and variation selectors behind what they act on.
bool is_unseen(std::string_view text, std::size_t at);

/// Byte offset where the grapheme cluster that begins at `at` ends; `cells` becomes its width.
std::size_t next_cluster(std::string_view text, std::size_t at, int ambiguous, int& cells);

} // namespace gapcalc
