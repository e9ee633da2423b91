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
    bool shrinks = false;             ///< all of it is text that may be cut
    int heading_width = 0;
    int figures = 0; ///< the widest cell that must not be cut
    int content = 0; ///< the widest cell
    int width = 0;   ///< what it is given
};

/// A table's cells in words, with their places.
struct TextGrid {
    std::vector<TextColumn> columns;
    std::vector<std::vector<Reading>> lines;
    std::vector<std::size_t> bands; ///< the first column of each band; more than one when a line is folded
};

constexpr int k_gutter = 2; ///< blanks between columns, and before the further bands of a line

/// Reads the cells and gives each column the width of its widest.
TextGrid lay_out(const table::Table& table, const Style& style);
/// Makes the grid fit the style's width. First headings go over several lines, then the text columns are cut;
/// figures never are: when that is not enough each line goes on in a further band below, its columns in line
/// too.
void fit(TextGrid& grid, const Style& style);
/// The parts of a heading that may stand on lines of their own: after blanks and before brackets.
std::vector<std::string> heading_pieces(const std::string& heading);
/// `text` in `cells` cells, cut at a cluster's end and never inside a number.
std::string cut(std::string_view text, int cells, int ambiguous);

} // namespace gapcalc::render
