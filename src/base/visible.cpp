// Text as it may be shown: what is not seen, or drives a terminal, is written out.
#include "gapcalc/base/text.hpp"

#include "base/code_points.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <utf8proc.h>

namespace gapcalc {
namespace {

/// Characters that move, hide or reorder what is shown, or show nothing: controls, line separators, all that
/// Unicode lets fonts ignore, and blanks that are no spaces.
constexpr CodePoints k_unseen[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C},
    {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
    {0x2060, 0x206F}, {0x2800, 0x2800}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};
constexpr char32_t k_non_joiner = 0x200C, k_joiner = 0x200D, k_keycap = 0x20E3;

/// Scripts whose letters are written together, or apart, by joiners.
constexpr CodePoints k_joining[] = {
    {0x0600, 0x08FF}, {0x0900, 0x0DFF}, {0x0F00, 0x109F},
    {0x1780, 0x18AF}, {0xA840, 0xA87F}, {0xFB50, 0xFEFE},
};
constexpr CodePoints k_han[] = {
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xF900, 0xFAFF},
    {0x20000, 0x3FFFD},
};
/// Beside Han, characters that have a standardized variant: mathematics, marks between CJK texts, letters.
constexpr CodePoints k_varying[] = {
    {0x1000, 0x109F}, {0x2190, 0x2BFF}, {0x3000, 0x303F}, {0xA840, 0xA877}, {0xFF01, 0xFF5E},
};

bool is_pictograph(char32_t c) {
    if (c < 0xA9) return false;
    return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}
bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool is_style(char32_t c) { return c == 0xFE0E || c == 0xFE0F; }

/// The code point before `at`; 0 when there is none.
char32_t before(std::string_view text, std::size_t at) {
    if (at == 0) return 0;
    std::size_t start = at - 1;
    while (start > 0 && at - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) --start;
    const CodePoint point = code_point_at(text, start);
    return point.valid && start + point.length == at ? point.value : 0;
}
char32_t after(std::string_view text, std::size_t at) {
    return at < text.size() ? code_point_at(text, at).value : 0;
}

/// Whether a joiner stands between two characters that it joins, or keeps from being joined.
bool joins(std::string_view text, std::size_t at, char32_t joiner) {
    char32_t left = before(text, at);
    const char32_t right = after(text, at + 3);
    if (is_among(k_joining, left) && is_among(k_joining, right)) return true;
    if (is_style(left)) left = before(text, at - 3);
    return joiner == k_joiner && is_pictograph(right) && (is_pictograph(left) || is_skin_tone(left));
}

/// Whether a variation selector stands behind a character that has such variants.
bool varies(std::string_view text, std::size_t at, char32_t selector) {
    const char32_t base = before(text, at);
    if (selector >= 0xE0100) return is_among(k_han, base);
    if (selector <= 0x180F) return base >= 0x1820 && base <= 0x18AA;
    if (!is_style(selector)) return is_among(k_han, base) || is_among(k_varying, base);
    if ((base >= '0' && base <= '9') || base == '#' || base == '*') return after(text, at + 3) == k_keycap;
    return is_pictograph(base);
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
    out += value < 0x80 ? "\\x" : value < 0x10000 ? "\\u" : "\\U";
    append_hex(out, value, value < 0x80 ? 2 : value < 0x10000 ? 4 : 8);
}

} // namespace

bool is_unseen(std::string_view text, std::size_t at) {
    const char32_t c = code_point_at(text, at).value;
    // Nearly all text.
    if ((c >= 0x20 && c < 0x7F) || (c > 0x3164 && c < 0xFE00) || !is_among(k_unseen, c)) return false;
    if (c == k_non_joiner || c == k_joiner) return !joins(text, at, c);
    const bool selects = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
                         (c >= 0x180B && c <= 0x180F && c != 0x180E);
    return !selects || !varies(text, at, c);
}

void append_visible(std::string& out, std::string_view text) {
    std::size_t copied = 0; // everything before it is in `out`
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!point.valid || is_unseen(text, at)) {
            out += text.substr(copied, at - copied);
            if (point.valid) {
                append_escape(out, point.value);
            } else {
                out += "\\x";
                append_hex(out, static_cast<unsigned char>(text[at]), 2);
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
