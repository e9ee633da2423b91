// JSON of single cells: what json and jsonl share.
#pragma once

#include "gapcalc/render.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::render {

/// A string in its quotes. What a terminal would obey or hide is written as \u001b; broken UTF-8 as U+FFFD.
void append_json_string(TextBuffer& out, std::string_view text);
/// A cell: exact numbers with the digits of csv, lists for flags, null for blanks.
void append_json_cell(TextBuffer& out, const table::Cell& cell, bool labels);

/// Writes lines as objects whose names are those of csv's header, cell by cell.
class JsonObjects {
  public:
    JsonObjects(TextBuffer& out, const std::vector<table::Heading>& headings, bool labels);
    void cell(const table::Cell& cell);
    /// Ends the object, without a line break.
    void end();

  private:
    TextBuffer& out_;
    std::vector<std::string> names_; ///< `{"plan":` and `,"group":`
    std::size_t column_ = 0;
    bool labels_;
};

} // namespace gapcalc::render
