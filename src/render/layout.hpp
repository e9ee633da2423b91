// How wide the columns of a text table are, and what gives way when a terminal is narrow.
#pragma once

#include "gapcalc/render.hpp"
#include "render/reading.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gapcalc::render {

/// One column in terminal cells.
struct TextColumn {
    table::Align align = table::Align::left;
    std::vector<std::string> heading; ///< its lines
    bool shrinks = false;             ///< text that may be cut
    bool names = false;               ///< its cells name their lines: cut last, and only while they differ
    bool judged = false;              ///< its cells are judgements
    bool vital = false;               ///< the last to be left out
    int heading_width = 0;
    int content = 0; ///< the widest cell
    int width = 0;   ///< what it is given
};

/// The lines under one heading.
struct TextPart {
    const table::Section* section = nullptr; ///< null where the table has none
    std::size_t first = 0, last = 0;
    std::vector<std::string> notes; ///< what its marks stand for

    bool is_outer() const { return section && section->outer; }
};

/// A table's cells in words, with their places.
struct TextGrid {
    std::vector<TextColumn> columns; ///< those that are shown
    std::vector<std::vector<Reading>> lines;
    std::vector<TextPart> parts;
    std::size_t left_out = 0; ///< columns for which there was no room, units that went with them too
    int whole_width = 0;      ///< in which all of them would stand
};

constexpr int k_gutter = 2; ///< blanks between columns

/// Reads the cells and gives each column the width of its widest.
TextGrid lay_out(const table::Table& table, const Style& style,
                 Reading read(const table::Cell&, Language) = reading_of);
/// Makes the grid fit the style's width, one line for each of the table. What is said of several lines goes
/// into notes; then headings go over several lines, texts are cut, columns are left out from the right, and
/// names are cut last.
void fit(TextGrid& grid, const Style& style);
/// The parts of a heading that may stand on lines of their own: after blanks and before brackets.
std::vector<std::string> heading_pieces(const std::string& heading);

} // namespace gapcalc::render
