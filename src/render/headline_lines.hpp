// The headline of a table in lines of text.
#pragma once

#include "gapcalc/render.hpp"

#include <string>
#include <vector>

namespace gapcalc::render {

/// The passage with all that it lists.
std::string passage_text(const table::Passage& passage, Language language);
/// The headline's lines; where the style has a width, few, and as many items in each as there is room for.
std::vector<std::string> headline_lines(const table::Headline& headline, const Style& style);
/// `text` in lines of at most `width` cells, the further ones indented; in one where the width is 0.
std::vector<std::string> broken(const std::string& text, int width, int indent, int ambiguous);

} // namespace gapcalc::render
