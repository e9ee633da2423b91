// A cell as a reader sees it: the table, markdown and html say the same words.
#pragma once

#include "gapcalc/table.hpp"

#include <cstddef>
#include <string>

namespace gapcalc::render {

/// A cell's words. All that a user wrote is in visible characters already; the format's own escapes are not.
struct Reading {
    std::string text;
    table::Tone tone = table::Tone::none;
    std::size_t toned = 0; ///< the bytes at the beginning that the tone belongs to
    bool words = false;    ///< text that may be cut, never figures
};

/// What a reader is to see of a cell; empty for a blank and for a chart.
Reading reading_of(const table::Cell& cell, Language language);

inline const table::Cell k_blank;
/// The cell of that column; a blank where the line is short.
inline const table::Cell& cell_at(const table::Line& line, std::size_t column) {
    return column < line.cells.size() ? line.cells[column] : k_blank;
}

} // namespace gapcalc::render
