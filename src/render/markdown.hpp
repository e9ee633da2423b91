// Text that is to stand in Markdown.
#pragma once

#include "gapcalc/render.hpp"

#include <string>
#include <string_view>

namespace gapcalc::render {

/// What a user wrote, with everything that Markdown or HTML would take for its own kept from it.
std::string escaped_markdown(std::string_view visible_text);
/// A line of prose: its beginning must not make a list, a heading or a rule of it.
std::string markdown_paragraph(std::string_view text);

} // namespace gapcalc::render
