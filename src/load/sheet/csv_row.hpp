// One row of a sheet and its cells: a record of CSV by RFC 4180, or a row of a workbook.
#pragma once

#include "load/sheet/worksheet.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// A cell: what it says, trimmed and without its quotes, and where it stands.
struct CsvCell {
    std::string_view text;
    /// The bytes of the record that it takes, with quotes, without spaces around; in a workbook its column.
    std::size_t begin = 0, size = 0;
    bool quoted = false;
    bool after_quote = false;                 ///< text follows the closing quote
    CellKind kind = CellKind::text;           ///< in a workbook
    const NumberFormat* format = nullptr;     ///< there
    std::optional<std::uint32_t> merged = {}; ///< there: the place of its range

    bool empty() const { return text.empty() && kind != CellKind::no_result; }
};

/// The cells of one row; their texts are valid as long as this and the record.
class CsvRow {
  public:
    /// Takes apart the record that `text` begins with; false when it ends inside quotes, those of the last
    /// cell.
    bool split(std::string_view text, char delimiter);
    /// Takes in a row of a workbook, with `columns` cells at least.
    void lay(const WorksheetRow& row, std::size_t columns);
    /// Makes `count` cells of the first one, which holds as many with commas between them.
    void split_first(std::size_t count);
    /// Cuts empty cells off that stand behind the first `columns`, and adds empty ones up to there if `fill`.
    void fit(std::size_t columns, bool fill);
    const std::vector<CsvCell>& cells() const { return cells_; }
    std::vector<CsvCell>& cells() { return cells_; }
    /// Bytes that the record takes, its line break included.
    std::size_t size() const { return size_; }
    /// Whether all cells are empty.
    bool blank() const;

  private:
    std::vector<CsvCell> cells_;
    std::deque<std::string> unescaped_; // contents with doubled quotes
    std::size_t size_ = 0;
};

/// Where outside quotes a CR stands in `record` that no line break follows: old programs end lines like that.
std::optional<std::size_t> cr_alone(std::string_view record);

} // namespace gapcalc::load
