#include "cli/two_columns.hpp"
#include "gapcalc/text.hpp"

namespace gapcalc {
namespace {

constexpr int k_line = 100;
constexpr std::size_t k_indent = 2;

std::size_t length_of_point(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The next piece that is not to be broken: a word with the blanks before it, or one wide character with the
/// punctuation that may not begin a line.
std::string_view next_piece(std::string_view text) {
    std::size_t at = text.find_first_not_of(' ');
    if (at == std::string_view::npos) return text;
    const bool wide = length_of_point(text[at]) > 2;
    at += length_of_point(text[at]);
    while (at < text.size() && text[at] != ' ') {
        const auto point = text.substr(at, length_of_point(text[at]));
        const bool clings = point == "，" || point == "。" || point == "、" || point == "；" ||
                            point == "：" || point == "）" || point == "”";
        if ((wide || point.size() > 2) && !clings) break;
        at += point.size();
    }
    return text.substr(0, at);
}

} // namespace

std::string two_columns(const std::vector<Pair>& pairs, int column) {
    std::string out;
    for (const auto& [left, right] : pairs) {
        out.append(k_indent, ' ');
        out += left;
        int cells = int(k_indent) + display_width(left);
        const int begin = int(k_indent) + column;
        if (cells + 2 > begin) {
            out += '\n';
            cells = 0;
        }
        out.append(std::size_t(begin - cells), ' ');
        cells = begin;
        std::string_view rest = right;
        while (!rest.empty()) {
            auto piece = next_piece(rest);
            rest.remove_prefix(piece.size());
            if (cells + display_width(piece) > k_line && cells > begin) {
                out += '\n';
                out.append(std::size_t(begin), ' ');
                cells = begin;
                piece.remove_prefix(std::min(piece.find_first_not_of(' '), piece.size()));
            }
            out += piece;
            cells += display_width(piece);
        }
        out += '\n';
    }
    return out;
}

} // namespace gapcalc
