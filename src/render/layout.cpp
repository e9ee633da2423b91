#include "render/layout.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr int k_least_text = 12; ///< a text column is not cut below this
constexpr int k_least_words = 8; ///< nor words that stand among figures below this
constexpr int k_gutters_begin = -k_gutter;

int width_of(const TextGrid& grid, std::size_t first, std::size_t last) {
    int total = first == 0 ? k_gutters_begin : 0; // a further band is indented
    for (std::size_t at = first; at < last; ++at) total += grid.columns[at].width + k_gutter;
    return total;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_blank_end(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

void wrap_heading(TextColumn& column, int ambiguous) {
    const std::vector<std::string> pieces = heading_pieces(column.heading[0]);
    int limit = column.content;
    for (const std::string& piece : pieces)
        limit = std::max(limit, display_width(without_blank_end(piece), ambiguous));

    column.heading.clear();
    for (const std::string& piece : pieces) {
        const bool follows =
            !column.heading.empty() &&
            display_width(without_blank_end(column.heading.back() + piece), ambiguous) <= limit;
        if (follows)
            column.heading.back() += piece;
        else
            column.heading.push_back(piece);
    }
    column.heading_width = 0;
    for (std::string& line : column.heading) {
        line = without_blank_end(std::move(line));
        column.heading_width = std::max(column.heading_width, display_width(line, ambiguous));
    }
    column.width = std::max(column.content, column.heading_width);
}

int least_width(const TextColumn& column) {
    const int least = column.shrinks ? k_least_text : k_least_words;
    return std::min(column.width, std::max({least, column.heading_width, column.figures}));
}

/// Takes from the widest of the columns that may be cut, cell by cell, until they fit. Words may stand among
/// figures too: the stages of a milestone.
void shrink_text(TextGrid& grid, std::size_t first, std::size_t last, int limit) {
    for (int excess = width_of(grid, first, last) - limit; excess > 0; --excess) {
        TextColumn* widest = nullptr;
        for (std::size_t at = first; at < last; ++at) {
            TextColumn& column = grid.columns[at];
            if (column.width <= least_width(column)) continue;
            if (!widest || column.width > widest->width) widest = &column;
        }
        if (!widest) return;
        --widest->width;
    }
}

/// Where bands begin when no text takes more than `comfortable` cells.
std::vector<std::size_t> bands_of(const TextGrid& grid, int limit, int comfortable) {
    std::vector<std::size_t> bands{0};
    int used = k_gutters_begin;
    for (std::size_t at = 0; at < grid.columns.size(); ++at) {
        const TextColumn& column = grid.columns[at];
        const int wanted = k_gutter + std::max(least_width(column), std::min(column.width, comfortable));
        if (at > 0 && used + wanted > limit) {
            bands.push_back(at);
            used = 0;
        }
        used += wanted;
    }
    return bands;
}

void fold(TextGrid& grid, int limit) {
    for (TextColumn& column : grid.columns) column.width = std::max(column.content, column.heading_width);
    // As much text as goes into as few bands as can be.
    grid.bands = bands_of(grid, limit, 0);
    for (const int comfortable : {limit / 4, limit / 3, limit / 2})
        if (auto wider = bands_of(grid, limit, comfortable); wider.size() == grid.bands.size())
            grid.bands = std::move(wider);
    for (std::size_t band = 0; band < grid.bands.size(); ++band) {
        const bool last = band + 1 == grid.bands.size();
        shrink_text(grid, grid.bands[band], last ? grid.columns.size() : grid.bands[band + 1], limit);
    }
}

} // namespace

TextGrid lay_out(const table::Table& table, const Style& style) {
    TextGrid grid;
    grid.bands = {0};
    for (const table::Heading& heading : table.headings) {
        TextColumn& column = grid.columns.emplace_back();
        column.align = heading.align;
        column.shrinks = heading.shrinks;
        column.heading = {visible(heading.text)};
        column.heading_width = display_width(column.heading[0], style.ambiguous_width);
        column.width = column.heading_width;
    }
    grid.lines.reserve(table.lines.size());
    for (const table::Line& line : table.lines) {
        std::vector<Reading>& readings = grid.lines.emplace_back();
        readings.reserve(grid.columns.size());
        for (std::size_t at = 0; at < grid.columns.size(); ++at) {
            const Reading& reading = readings.emplace_back(reading_of(cell_at(line, at), style.language));
            TextColumn& column = grid.columns[at];
            const int width = display_width(reading.text, style.ambiguous_width);
            column.content = std::max(column.content, width);
            column.width = std::max(column.width, width);
            if (!reading.words) column.figures = std::max(column.figures, width);
        }
    }
    return grid;
}

void fit(TextGrid& grid, const Style& style) {
    const int limit = style.width;
    const auto fits = [&] { return width_of(grid, 0, grid.columns.size()) <= limit; };
    if (limit <= 0 || fits()) return;
    for (TextColumn& column : grid.columns) wrap_heading(column, style.ambiguous_width);
    shrink_text(grid, 0, grid.columns.size(), limit);
    if (!fits()) fold(grid, limit);
}

std::vector<std::string> heading_pieces(const std::string& heading) {
    std::vector<std::string> pieces(1);
    for (std::size_t at = 0; at < heading.size(); ++at) {
        const bool bracket = heading[at] == '(' || heading.compare(at, 3, "（") == 0;
        if (at > 0 && (bracket || heading[at - 1] == ' ')) pieces.emplace_back();
        pieces.back() += heading[at];
    }
    return pieces;
}

std::string cut(std::string_view text, int cells, int ambiguous) {
    std::string shown = shorten(text, cells, ambiguous);
    if (shown.size() < 2 || shown == text) return shown;
    std::size_t kept = shown.size() - 2;
    // Half a number would be another number.
    if (kept < text.size() && is_digit(text[kept]))
        while (kept > 0 && (is_digit(text[kept - 1]) || text[kept - 1] == '.' || text[kept - 1] == ','))
            --kept;
    return shown.substr(0, kept) + "..";
}

} // namespace gapcalc::render
