#include "base/line_break.hpp"

#include <algorithm>

namespace gapcalc {
namespace {

constexpr std::string_view k_closing[] = {"，", "。", "、", "；", "：", "？", "！", "）", "”", "》"};
constexpr std::string_view k_opening[] = {"（", "“", "《"};

std::string_view first_point(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text.front());
    return text.substr(0, byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4);
}

bool is_wide(std::string_view point) { return point.size() > 2; }
bool closes(std::string_view point) { return std::ranges::find(k_closing, point) != std::end(k_closing); }
bool opens(std::string_view point) { return std::ranges::find(k_opening, point) != std::end(k_opening); }

} // namespace

std::string_view unbroken_piece(std::string_view text) {
    std::size_t at = text.find_first_not_of(' ');
    if (at == std::string_view::npos) return text;
    std::string_view last = first_point(text.substr(at));
    at += last.size();
    while (at < text.size() && text[at] != ' ') {
        const std::string_view point = first_point(text.substr(at));
        const bool within_word = !is_wide(last) && !is_wide(point);
        if (!within_word && !closes(point) && !opens(last)) break;
        at += point.size();
        last = point;
    }
    return text.substr(0, at);
}

} // namespace gapcalc
