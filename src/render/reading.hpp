// A cell as a reader sees it: the table, markdown and html say the same words.
#pragma once

#include "base/shorten_middle.hpp"
#include "gapcalc/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::render {

/// A cell's words. All that a user wrote is in visible characters already; the format's own escapes are not.
struct Reading {
    std::string text;
    table::Tone tone = table::Tone::none;
    std::size_t toned = 0;            ///< the bytes at the beginning that the tone belongs to
    bool words = false;               ///< text that may be cut, never figures
    std::string unit;                 ///< behind the figure, with what parts them
    std::vector<std::string> remarks; ///< what stands behind a judgement, one by one
    std::string_view glyph = {};      ///< the judgement's shape
    Kept kept = Kept::both_ends;      ///< what stays when it is cut
};

/// What a reader is to see of a cell; empty for a blank and for a chart.
Reading reading_of(const table::Cell& cell, Language language);
/// The same where signs beyond ASCII are safe: ≥, ≤, − and 12–18.
Reading typographic_reading_of(const table::Cell& cell, Language language);
/// That, and periods in words.
Reading page_reading_of(const table::Cell& cell, Language language);
/// `>= 5` as ≥ 5, and `-5` with a minus.
std::string typographic(std::string_view figure);
/// The same of a formula among words: × and ÷ too, and dates stay as they are.
std::string typographic_formula(std::string_view formula);
/// A text of a document where signs beyond ASCII are safe.
std::string typographic(std::string_view text, table::TextKind kind);

inline const table::Cell k_blank;
/// The cell of that column; a blank where the line is short.
inline const table::Cell& cell_at(const table::Line& line, std::size_t column) {
    return column < line.cells.size() ? line.cells[column] : k_blank;
}

} // namespace gapcalc::render
