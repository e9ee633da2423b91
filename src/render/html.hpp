// The parts of an HTML page.
#pragma once

#include "gapcalc/render.hpp"

#include <string>
#include <string_view>

namespace gapcalc::render {

/// Appends a text as HTML shows it, in an element or in an attribute: control characters visible, markup
/// escaped.
void append_html(std::string& out, std::string_view text);

/// When a row is a card instead of a line.
enum class Cards : std::uint8_t { never, narrow, always };
/// The page's style sheet. Cards are for tables with more columns than a page is wide, and for narrow
/// screens. The title stands at the foot of every printed page.
void append_style_sheet(std::string& out, Cards cards, std::string_view title);

/// A page up to the beginning of what it shows.
std::string begin_page(std::string_view title, Cards cards, Language language);

/// What the charts say of themselves: the words of the drawing, not of what is drawn.
struct ChartWords {
    Language language;
    std::string_view comma, colon, value, target, done, used, due, from, figure, partial, path, year_before,
        every_year;
};
const ChartWords& chart_words(Language language);
/// How a chart is read.
void append_chart_key(std::string& out, const ChartWords& words);
/// The charts of a cell as inline SVG: a bar with target and expected mark, and a line through the points.
/// `number` tells the page's charts apart, `title` says whose it is.
void append_chart(std::string& out, const table::Chart& chart, const ChartWords& words,
                  std::string_view title, std::size_t number);

/// Appends a document inside a page that has a title of its own; `charts` counts the page's.
void append_document(std::string& out, const table::Document& document, const ChartWords& words,
                     std::size_t& charts);

/// The class that gives an element its tone.
std::string_view tone_class(table::Tone tone);

} // namespace gapcalc::render
