#include "cli/two_columns.hpp"
#include "base/line_break.hpp"
#include "gapcalc/base/text.hpp"

namespace gapcalc::cli {
namespace {

constexpr int k_line = 100;
constexpr std::size_t k_indent = 2;

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
            auto piece = unbroken_piece(rest);
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

} // namespace gapcalc::cli
