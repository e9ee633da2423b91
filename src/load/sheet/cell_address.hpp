// Addresses of cells: B12, and ranges as B12:C14.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::load {

inline constexpr std::uint32_t k_most_sheet_rows = 1'048'576, k_most_sheet_columns = 16'384;

/// A cell's place; both count from 0.
struct CellAddress {
    std::uint32_t row = 0, column = 0;
    friend bool operator==(const CellAddress&, const CellAddress&) = default;
};

/// A rectangle of cells, its corners included.
struct CellRange {
    CellAddress first, last;
};

/// Reads B12, also with $ before either part; empty when it is none or lies outside of any sheet.
std::optional<CellAddress> parse_cell_address(std::string_view text);
std::optional<CellRange> parse_cell_range(std::string_view text);
/// A, B … Z, AA.
std::string column_letters(std::uint32_t column);
std::string to_string(CellAddress address);
std::string to_string(const CellRange& range);

} // namespace gapcalc::load
