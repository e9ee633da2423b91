// One record of CSV and its cells, by RFC 4180.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// A cell: what it says, trimmed and without its quotes, and which bytes of the record it takes.
struct CsvCell {
    std::string_view text;
    std::size_t begin = 0, size = 0; ///< as written, with quotes, without spaces around
    bool quoted = false;
    bool after_quote = false; ///< text follows the closing quote
};

/// The cells of one record; their texts live as long as this and the record.
class CsvRow {
  public:
    /// Takes apart the record that `text` begins with; false when it ends inside quotes, those of the last
    /// cell.
    bool split(std::string_view text, char delimiter);
    const std::vector<CsvCell>& cells() const { return cells_; }
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
