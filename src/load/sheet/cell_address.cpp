#include "load/sheet/cell_address.hpp"

#include <algorithm>

namespace gapcalc::load {

std::optional<CellAddress> parse_cell_address(std::string_view text) {
    std::size_t at = text.starts_with('$') ? 1 : 0;
    const std::size_t letters = at;
    std::uint32_t column = 0, row = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at] >= 'a' && text[at] <= 'z' ? static_cast<char>(text[at] - 32) : text[at];
        if (c < 'A' || c > 'Z') break;
        if (at - letters == 3) return std::nullopt;
        column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    }
    if (at == letters) return std::nullopt;
    if (at < text.size() && text[at] == '$') ++at;
    const std::size_t digits = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        if (at - digits == 7) return std::nullopt;
        row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
    }
    if (at != text.size() || row == 0 || row > k_most_sheet_rows || column > k_most_sheet_columns)
        return std::nullopt;
    return CellAddress{row - 1, column - 1};
}

std::optional<CellRange> parse_cell_range(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto first = parse_cell_address(text.substr(0, colon));
    if (!first) return std::nullopt;
    if (colon == text.npos) return CellRange{*first, *first};
    const auto last = parse_cell_address(text.substr(colon + 1));
    if (!last) return std::nullopt;
    return CellRange{{std::min(first->row, last->row), std::min(first->column, last->column)},
                     {std::max(first->row, last->row), std::max(first->column, last->column)}};
}

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (++column; column != 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

std::string to_string(CellAddress address) {
    return column_letters(address.column) + std::to_string(address.row + 1);
}

std::string to_string(const CellRange& range) { return to_string(range.first) + ':' + to_string(range.last); }

} // namespace gapcalc::load
