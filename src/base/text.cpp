#include "gapcalc/base/text.hpp"

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

/// Characters that would move, hide or reorder what a terminal shows.
bool is_unseen(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB);
}

void append_hex(std::string& out, char32_t value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        out += "0123456789abcdef"[(value >> shift) & 0xFU];
    }
}

void append_escape(std::string& out, char32_t value) {
    switch (value) {
    case '\n':
        out += "\\n";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\r':
        out += "\\r";
        return;
    default:
        break;
    }
    const bool narrow = value < 0x80;
    out += narrow ? "\\x" : "\\u";
    append_hex(out, value, narrow ? 2 : 4);
}

constexpr std::string_view k_blanks[] = {" ", "\t", "\r", "\n", "\u00A0", "\u3000"};

bool remove_blank_front(std::string_view& text) {
    for (const std::string_view blank : k_blanks)
        if (text.starts_with(blank)) return text.remove_prefix(blank.size()), true;
    return false;
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

void append_visible(std::string& out, std::string_view text) {
    std::size_t copied = 0; // everything before it is in `out`
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!point.valid || is_unseen(point.value)) {
            out += text.substr(copied, at - copied);
            if (point.valid) {
                append_escape(out, point.value);
            } else {
                out += "\\x";
                append_hex(out, byte_at(text, at), 2);
            }
            copied = at + point.length;
        }
        at += point.length;
    }
    out += text.substr(copied);
}

std::string visible(std::string_view text) {
    std::string out;
    append_visible(out, text);
    return out;
}

} // namespace gapcalc
