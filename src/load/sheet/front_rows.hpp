// The first rows of a sheet of either kind, one by one, until its heading is found.
#pragma once

#include "load/sheet/csv_cells.hpp"
#include "load/sheet/sheet_open.hpp"

#include <optional>
#include <string>

namespace gapcalc::load {

/// Reads rows from the front of a sheet. What was read is behind it: the sheet goes on after the last one.
class FrontRows {
  public:
    explicit FrontRows(OpenSheet& sheet);

    /// Reads the next row, empty ones as well; false at the end and where none can be read.
    bool next();
    /// The row that was read, its place among the rows of the file (from 0), and where its cells stand.
    const CsvRow& row() const { return row_; }
    std::uint32_t number() const { return number_; }
    char delimiter() const { return delimiter_; }
    CsvPlace place_of(std::size_t cell, std::uint32_t source) const;
    CsvPlace whole(std::uint32_t source) const;
    /// Where a CR stands in a record of CSV that should have ended there.
    std::optional<std::size_t> cr_alone() const { return load::cr_alone(record_); }
    CsvPlace place_of_byte(std::size_t at, std::uint32_t source) const;
    /// Whether the row ended inside quotes.
    bool open_quote() const { return open_quote_; }

  private:
    bool next_record();
    void more();

    OpenSheet& sheet_;
    CsvRow row_;
    std::string record_; // of CSV; its own copy, since blocks go
    std::uint32_t line_ = 1, number_ = 0, rows_ = 0;
    char delimiter_ = ',';
    std::optional<char> said_delimiter_; // sep=;
    bool open_quote_ = false, done_ = false;
};

} // namespace gapcalc::load
