// A long text read in parts, side by side: most of the time goes into the parser.
#pragma once

#include "load/toml/toml_tree.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// The values of a text that was parsed in parts.
struct TomlWhole {
    TomlValue root;
    std::vector<TomlEntry> entries;
    std::vector<TextPool> texts;
};

/// Cuts `text` before headers of the form `[[…]]`, parses what lies between on its own and puts the arrays
/// together again. Empty when the text is short, or when it is not sure to be the sum of its parts: then it
/// must be parsed as one.
std::optional<TomlWhole> parse_toml_in_parts(std::string_view text, std::uint32_t source,
                                             const TomlReading& reading);

} // namespace gapcalc::load
