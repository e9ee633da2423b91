// The parts of an HTML page.
#pragma once

#include "gapcalc/render.hpp"

#include <string>
#include <string_view>

namespace gapcalc::render {

/// Appends a text as HTML shows it, in an element or in an attribute: control characters visible, markup
/// escaped.
void append_html(std::string& out, std::string_view text);

/// The page's style sheet. With `cards` a row is a card on every screen and on paper, for tables with more
/// columns than a page is wide; else on narrow screens only.
void append_style_sheet(std::string& out, bool cards);

/// What the charts say of themselves: the words of the drawing, not of what is drawn.
struct ChartWords {
    std::string_view value, target, expected, comma, colon, kept, partial, path;
};
const ChartWords& chart_words(Language language);
/// How a chart is read.
void append_chart_key(std::string& out, const ChartWords& words);
/// The charts of a cell as inline SVG: a bar with target and expected mark, and a line through the points.
/// `number` tells the page's charts apart, `title` says whose it is.
void append_chart(std::string& out, const table::Chart& chart, const ChartWords& words,
                  std::string_view title, std::size_t number);

/// The class that gives an element its tone, and the shape that repeats it without colour.
std::string_view tone_class(table::Tone tone);
std::string_view tone_shape(table::Tone tone);

} // namespace gapcalc::render
