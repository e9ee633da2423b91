// JSON of single cells: what json and jsonl share.
#pragma once

#include "gapcalc/render.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc {

/// A string in its quotes. What a terminal would obey or hide is written as \u001b; broken UTF-8 as U+FFFD.
void append_json_string(std::string& out, std::string_view text);
/// A cell: exact numbers with the digits of csv, lists for flags, null for blanks.
void append_json_cell(std::string& out, const Cell& cell, bool labels);

/// Writes lines as objects whose names are those of csv's header.
class JsonRows {
  public:
    JsonRows(const Table& table, bool labels);
    /// Appends the object, without a line break.
    void append(std::string& out, const Line& line) const;

  private:
    std::vector<std::string> names_; ///< `{"plan":` and `,"group":`
    bool labels_;
};

} // namespace gapcalc
