// A workbook (.xlsx) as plain data, and its bytes. What stands on the sheets is decided by the caller.
#pragma once

#include "gapcalc/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::render {

/// How a cell looks. Colours are 0xRRGGBB.
struct CellFormat {
    std::string number;                 ///< a number format such as `#,##0.0` or `0.0%`; empty: general
    std::optional<std::uint32_t> ink;   ///< colour of the text
    std::optional<std::uint32_t> fill;  ///< colour behind it
    std::optional<std::uint32_t> below; ///< colour of a line below the cell
    int size = 0;                       ///< points; 0: as usual
    int indent = 0;
    bool bold = false, italic = false, wrap = false;
    table::Align align = table::Align::left;
    bool top = false; ///< at the top of a tall row instead of its middle
    friend bool operator==(const CellFormat&, const CellFormat&) = default;
};

/// One cell: a text, a number by its plain decimal digits, or nothing but its looks.
struct SheetCell {
    enum class Sort : std::uint8_t { blank, text, number };
    Sort sort = Sort::blank;
    std::string text;
    std::uint32_t format = 0; ///< in the workbook's formats
};

/// A column's width in characters, and whether it is shown.
struct SheetColumn {
    int width = 0; ///< 0: as usual
    bool hidden = false;
};
/// Rows and columns from 0, both ends included.
struct CellRange {
    std::uint32_t first_row = 0, last_row = 0;
    std::uint16_t first_column = 0, last_column = 0;
};
/// Bars behind numbers; from `least` to `most`.
struct DataBars {
    CellRange range;
    std::uint32_t color = 0;
    std::string least = "0", most = "1";
};
/// What may be typed into cells: one of some texts, or what a formula allows, which may name the range's
/// first cell.
struct EntryCheck {
    CellRange range;
    std::string formula;              ///< empty where there are choices
    std::vector<std::string> choices; ///< offered as a list
    std::string title, message;       ///< shown when it does not hold
};

struct WorkbookSheet {
    std::string name; ///< made valid and different from the others where it is not
    std::vector<std::vector<SheetCell>> rows;
    std::vector<SheetColumn> columns;
    std::vector<int> heights; ///< of the first rows, in points; 0: as usual
    std::vector<CellRange> merged;
    std::vector<DataBars> bars;
    std::vector<EntryCheck> checks;
    std::uint32_t frozen_rows = 0;
    std::uint16_t frozen_columns = 0;
    std::optional<CellRange> filter; ///< its first row holds the buttons
    std::optional<std::pair<std::uint32_t, std::uint32_t>>
        repeated;            ///< rows at the top of every printed page
    std::string footer_left; ///< on paper, beside the page numbers
    bool portrait = false;   ///< else landscape; always as wide as the page
};

struct Workbook {
    std::string title;
    std::vector<CellFormat> formats{CellFormat()};
    std::vector<WorkbookSheet> sheets;

    /// The place of a format among the workbook's, each kept once.
    std::uint32_t format(const CellFormat& wanted);
};

/// A workbook's bytes, or why there are none.
struct WrittenWorkbook {
    std::string bytes;
    std::size_t as_text = 0; ///< numbers of more than 15 digits, which stand as texts
    Text failure;            ///< empty when all went well
    Text advice;
};

/// The same bytes for the same workbook on every day. Needs the library that it was built against, which is
/// loaded now.
WrittenWorkbook write_workbook(const Workbook& workbook);

} // namespace gapcalc::render
