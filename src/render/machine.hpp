// What csv, tsv, json and jsonl have in common, so that they agree cell by cell.
#pragma once

#include "gapcalc/table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::render {

/// A name for each column: its key, or with `labels` its heading; a heading that stands there already gets
/// its key added, so that no two are the same.
std::vector<std::string> machine_names(const std::vector<table::Heading>& headings, bool labels);
/// The ratio; nothing for a part of nothing.
void append_machine_coverage(TextBuffer& out, const table::Coverage& coverage);
/// lo..hi, each exact.
void append_machine_range(TextBuffer& out, const table::Range& range);
/// The key, or with `labels` the words.
inline std::string_view machine_word(const table::Badge& badge, bool labels) {
    return labels ? badge.text : badge.key;
}

/// The ASCII that a format writes as it is: all that is seen, but for two characters.
class PlainBytes {
  public:
    constexpr PlainBytes(char one, char other) : one_(repeated(one)), other_(repeated(other)) {
        for (unsigned byte = ' '; byte < 0x7F; ++byte)
            has_[byte] = static_cast<char>(byte) != one && static_cast<char>(byte) != other;
    }
    constexpr bool has(unsigned char byte) const { return has_[byte]; }
    /// Whether it has all of the eight bytes.
    bool has_eight(const char* bytes) const {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, k_word);
        // The top bit of a byte says that it is above ASCII, or that what was taken from it was more.
        const std::uint64_t taken = (word - repeated(' ')) | ((word ^ one_) - repeated(1)) |
                                    ((word ^ other_) - repeated(1)) | ((word ^ repeated(0x7F)) - repeated(1));
        return ((word | taken) & repeated('\x80')) == 0;
    }
    static constexpr std::size_t k_word = 8;

  private:
    static constexpr std::uint64_t repeated(char c) {
        return 0x0101010101010101U * static_cast<unsigned char>(c);
    }
    std::uint64_t one_, other_;
    std::array<bool, 256> has_{};
};

/// The bytes at the beginning of `text` that can be written as they are: what is `plain` and the common
/// CJK characters, which are most of all names.
inline std::size_t plain_length(std::string_view text, const PlainBytes& plain) {
    constexpr std::size_t k_word = PlainBytes::k_word;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const auto continues = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80; };
    std::size_t at = 0;
    while (at < text.size()) {
        if (byte(at) >= 0x80) {
            const bool common = byte(at) >= 0xE3 && byte(at) <= 0xEC && at + 2 < text.size() &&
                                continues(at + 1) && continues(at + 2);
            if (!common) break;
            at += 3; // U+3000 to U+CFFF: none of them needs an escape
            continue;
        }
        const std::size_t left = text.size() - at;
        if (left >= k_word && plain.has_eight(text.data() + at))
            at += k_word;
        else if (left < k_word && at >= k_word && plain.has_eight(text.data() + text.size() - k_word))
            return text.size(); // what is left lies in the last eight
        else if (plain.has(byte(at)))
            ++at;
        else
            break;
    }
    return at;
}

} // namespace gapcalc::render
