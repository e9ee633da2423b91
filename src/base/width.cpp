// How wide a terminal draws a text. The C library's wcwidth depends on the locale and knows no clusters.
#include "gapcalc/base/text.hpp"

#include "base/code_points.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace gapcalc {
namespace {

constexpr CodePoints k_ambiguous[] = {
#include "base/ambiguous_width.inc"
};

bool is_ambiguous(char32_t c) { return is_among(k_ambiguous, c); }

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }
bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
constexpr char32_t k_soft_hyphen = 0x00AD, k_emoji_style = 0xFE0F;

int code_point_width(char32_t c, int ambiguous) {
    if (c == k_soft_hyphen) return 0;
    if (ambiguous == 2 && is_ambiguous(c)) return 2;
    return std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)));
}

} // namespace

std::size_t next_cluster(std::string_view text, std::size_t at, int ambiguous, int& cells) {
    CodePoint point = code_point_at(text, at);
    std::size_t end = at + point.length;
    cells = code_point_width(point.value, ambiguous);
    int regionals = is_regional(point.value) ? 1 : 0;
    utf8proc_int32_t state = 0;
    while (end < text.size()) {
        const CodePoint next = code_point_at(text, end);
        if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(point.value),
                                             static_cast<utf8proc_int32_t>(next.value), &state))
            break;
        if (next.value == k_emoji_style && cells > 0) cells = 2;
        if (is_regional(next.value) && ++regionals == 2) cells = 2;
        cells = std::max(cells, code_point_width(next.value, ambiguous));
        point = next;
        end += next.length;
    }
    return end;
}

int display_width(std::string_view text, int ambiguous) {
    int total = 0;
    for (std::size_t at = 0; at < text.size();) {
        // A plain character before another one is a cluster of its own.
        if (is_plain(text[at]) && (at + 1 == text.size() || is_plain(text[at + 1]))) {
            ++total;
            ++at;
            continue;
        }
        int cells = 0;
        at = next_cluster(text, at, ambiguous, cells);
        total += cells;
    }
    return total;
}

std::string shorten(std::string_view text, int cells, int ambiguous) {
    if (display_width(text, ambiguous) <= cells) return std::string(text);
    if (cells <= 2) return std::string(static_cast<std::size_t>(std::max(0, cells)), '.');
    std::size_t end = 0;
    for (int used = 0; end < text.size();) {
        int width = 0;
        const std::size_t next = next_cluster(text, end, ambiguous, width);
        if (used + width > cells - 2) break;
        used += width;
        end = next;
    }
    return std::string(text.substr(0, end)) + "..";
}

} // namespace gapcalc
