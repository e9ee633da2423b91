// What csv, tsv, json and jsonl have in common, so that they agree cell by cell.
#pragma once

#include "gapcalc/table.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc {

/// A name for each column: its key, or with `labels` its heading; a heading that stands there already gets
/// its key added, so that no two are the same.
std::vector<std::string> machine_names(const std::vector<Heading>& headings, bool labels);
/// The ratio; nothing for a part of nothing.
void append_machine_coverage(TextBuffer& out, const Coverage& coverage);
/// lo..hi, each exact.
void append_machine_range(TextBuffer& out, const Range& range);
/// The key, or with `labels` the words.
inline std::string_view machine_word(const Badge& badge, bool labels) {
    return labels ? badge.text : badge.key;
}

/// Which bytes a format writes as they are.
using PlainBytes = std::array<bool, 256>;
/// Those of ASCII for which `is_plain` holds.
template <class IsPlain>
constexpr PlainBytes plain_bytes(IsPlain is_plain) {
    PlainBytes plain{};
    for (std::size_t byte = 0; byte < 0x80; ++byte) plain[byte] = is_plain(static_cast<char>(byte));
    return plain;
}

/// The bytes at the beginning of `text` that can be written as they are: what is `plain` and the common
/// CJK characters, which are most of all names.
inline std::size_t plain_length(std::string_view text, const PlainBytes& plain) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const auto continues = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80; };
    std::size_t at = 0;
    while (at < text.size()) {
        if (plain[byte(at)])
            ++at;
        else if (byte(at) >= 0xE3 && byte(at) <= 0xEC && at + 2 < text.size() && continues(at + 1) &&
                 continues(at + 2))
            at += 3; // U+3000 to U+CFFF: none of them needs an escape
        else
            break;
    }
    return at;
}

} // namespace gapcalc
