#include "gapcalc/base/text.hpp"

#include "base/blanks.hpp"
#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace gapcalc {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

constexpr std::size_t k_word = 8;
/// Whether the bytes from `at` on are ASCII: most text is looked through in words.
bool is_ascii_word(std::string_view text, std::size_t at) {
    std::uint64_t word = 0;
    if (text.size() - at < k_word) return false;
    std::memcpy(&word, text.data() + at, k_word);
    return (word & 0x8080808080808080U) == 0;
}

bool remove_blank_front(std::string_view& text) {
    const std::size_t size = blank_size(text);
    text.remove_prefix(size);
    return size != 0;
}
bool remove_blank_back(std::string_view& text) {
    for (const std::string_view blank : k_blanks)
        if (text.ends_with(blank)) return text.remove_suffix(blank.size()), true;
    return false;
}

} // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const unsigned char lead = byte_at(text, at);
    if (lead < 0x80) return {lead, 1, true};
    constexpr CodePoint broken{0xFFFD, 1, false};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return broken;
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned char next = byte_at(text, at + i);
        if ((next & 0xC0U) != 0x80) return broken;
        value = (value << 6) | (next & 0x3FU);
    }
    const char32_t least = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return broken;
    return {value, length, true};
}

std::size_t byte_of_code_point(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at += code_point_at(text, at).length;
    return at;
}

std::optional<std::size_t> invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_word(text, at)) {
            at += k_word;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (!point.valid) return at;
        at += point.length;
    }
    return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += code_point_at(text, at).length;
    return count;
}

std::string_view trimmed(std::string_view text) {
    while (remove_blank_front(text)) {
    }
    while (remove_blank_back(text)) {
    }
    return text;
}

} // namespace gapcalc
