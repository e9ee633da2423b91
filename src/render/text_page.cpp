#include "render/text_page.hpp"

#include "base/line_break.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

/// Bytes of the code point that begins with `lead`.
std::size_t code_point_bytes(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The bytes of `text` that fit into `cells`, wherever they end; at least one character.
std::size_t cut(std::string_view text, int cells) {
    std::size_t at = code_point_bytes(text[0]);
    while (at < text.size()) {
        const std::size_t bytes = code_point_bytes(text[at]);
        if (display_width(text.substr(0, at + bytes)) > cells) break;
        at += bytes;
    }
    return std::min(at, text.size());
}

/// The bytes of `text` that fit into `cells`: up to the sign of an equation if there is one far enough in,
/// else up to where a line may be broken.
std::size_t fitting(std::string_view text, int cells) {
    int used = 0;
    std::size_t at = 0;
    std::size_t best = 0;
    bool equation = false;
    while (at < text.size()) {
        const std::string_view piece = unbroken_piece(text.substr(at));
        const bool sign = piece == " =" && used > cells / 4;
        if (sign || !equation) best = at;
        equation |= sign;
        used += display_width(piece);
        if (used > cells) return best > 0 ? best : cut(text, cells);
        at += piece.size();
    }
    return text.size();
}

constexpr int k_least_wrapped = 16; // narrower columns of text are left to the terminal

} // namespace

std::string padded(std::string_view text, int cells) {
    std::string out(text);
    out.append(static_cast<std::size_t>(std::max(0, cells - display_width(text))), ' ');
    return out;
}

std::string padded_left(std::string_view text, int cells) {
    std::string out(static_cast<std::size_t>(std::max(0, cells - display_width(text))), ' ');
    out += text;
    return out;
}

void TextPage::title(std::string_view text, char rule) {
    line(text);
    line(std::string(static_cast<std::size_t>(display_width(text)), rule));
}

void TextPage::line(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    out_ += text;
    out_ += '\n';
}

void TextPage::paragraph(std::string_view text, int indent) {
    out_.append(static_cast<std::size_t>(indent), ' ');
    wrapped(text, indent);
}

void TextPage::wrapped(std::string_view text, int column) {
    const int room = width_ - column;
    while (width_ > 0 && room >= k_least_wrapped && display_width(text) > room) {
        const std::size_t bytes = fitting(text, room);
        line(text.substr(0, bytes));
        text.remove_prefix(bytes);
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
        out_.append(static_cast<std::size_t>(column), ' ');
    }
    line(text);
}

void TextPage::facts(const std::vector<std::pair<std::string, std::string>>& all) {
    int widest = 0;
    for (const auto& [label, text] : all) widest = std::max(widest, display_width(label));
    for (const auto& [label, text] : all) {
        out_ += "  " + padded(label, widest) + "  ";
        wrapped(text, widest + 4);
    }
}

void TextPage::grid(const table::Document::Grid& grid) {
    const auto right = [&](std::size_t at) { return grid.columns[at] == table::TextKind::figure; };
    std::vector<int> widths(grid.columns.size(), 0);
    for (const auto& row : grid.lines)
        for (std::size_t at = 0; at < row.size(); ++at)
            widths[at] = std::max(widths[at], display_width(row[at]));
    for (const auto& row : grid.lines) {
        int column = 2;
        std::string begun(2, ' ');
        for (std::size_t at = 0; at + 1 < row.size(); ++at) {
            begun += right(at) ? padded_left(row[at], widths[at]) : padded(row[at], widths[at]);
            begun += "  ";
            column += widths[at] + 2;
        }
        if (row.empty()) continue;
        if (row.back().empty()) {
            line(begun);
            continue;
        }
        out_ += begun;
        const std::size_t last = row.size() - 1;
        wrapped(right(last) ? padded_left(row[last], widths[last]) : row[last], column);
    }
}

} // namespace gapcalc::render
