// The rows of one sheet of a workbook, streamed.
#pragma once

#include "load/sheet/cell_address.hpp"
#include "load/sheet/workbook.hpp"
#include "load/sheet/xml_part.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// What a cell holds.
enum class CellKind : std::uint8_t {
    text,
    number,    ///< its digits, as plainly as they can be written
    date,      ///< a period, as 2025-06-30, by what its format shows
    bad_date,  ///< a number under a format of dates that stands for none, or shows no year
    error,     ///< #DIV/0! and its like
    no_result, ///< a formula whose result is not stored
};

/// One cell that is not empty.
struct WorksheetCell {
    std::uint32_t column = 0;
    CellKind kind = CellKind::text;
    std::string text;
    const NumberFormat* format = nullptr; ///< of a number or a date, if it has one that matters
    std::optional<std::uint32_t> merged;  ///< the place of its range in Worksheet::merged()
};

/// The cells of one row, by column.
struct WorksheetRow {
    std::uint32_t number = 0; ///< from 0
    bool hidden = false;
    std::vector<WorksheetCell> cells; ///< the first `count`; the others are kept for their memory
    std::size_t count = 0;

    WorksheetCell& add() {
        if (count == cells.size()) cells.emplace_back();
        WorksheetCell& cell = cells[count++];
        cell.kind = CellKind::text;
        cell.text.clear();
        cell.format = nullptr;
        cell.merged.reset();
        return cell;
    }
};

/// Reads one sheet from its first row to its last, empty ones left out, merged cells filled.
class Worksheet {
  public:
    static constexpr std::uint64_t k_most_cells = 100'000'000;
    static constexpr std::size_t k_most_merged = 200'000, k_longest_text = std::size_t{1} << 20;
    /// A sheet whose rows are out of order is kept in memory; it may have so many cells.
    static constexpr std::uint64_t k_most_unordered_cells = 2'000'000;

    /// Looks through the sheet for merged ranges, hidden columns and the order of its rows. What is wrong is
    /// said in `fault`, then and later.
    Worksheet(Workbook& workbook, std::size_t sheet, WorkbookFault& fault);
    ~Worksheet();
    Worksheet(const Worksheet&) = delete;
    Worksheet& operator=(const Worksheet&) = delete;

    /// The next row with anything in it; null at the end and after a fault. Valid until the next call.
    const WorksheetRow* next();
    const std::vector<CellRange>& merged() const { return merged_; }
    bool hidden_column(std::uint32_t column) const;

  private:
    class Survey;
    class RowReader;
    struct Anchor {
        std::uint32_t last_row = 0, first_column = 0, last_column = 0, range = 0;
        bool known = false;
        WorksheetCell cell;
    };
    bool read_more();
    void take_unordered();
    void fill_merged(WorksheetRow& row);

    Workbook& workbook_;
    WorkbookFault& fault_;
    std::string part_name_;
    std::vector<CellRange> merged_; // by first row
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns_;
    bool ordered_ = true;
    bool has_results_ = false; // whether the result of any formula is stored
    std::unique_ptr<RowReader> reader_;
    std::unique_ptr<XmlPart> part_;
    std::deque<WorksheetRow> unordered_;
    bool unordered_taken_ = false;
    WorksheetRow current_;
    std::size_t next_merged_ = 0;
    std::vector<Anchor> anchors_; // ranges that reach into the row at hand
};

} // namespace gapcalc::load
