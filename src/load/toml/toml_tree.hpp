// One run of the TOML parser: a text that is right to the values in it.
#pragma once

#include "load/toml/toml.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// What the parser stopped at.
struct TomlFault {
    std::uint32_t line = 0, column = 0;
    std::string description;
};

/// The values of a text; none when there is a fault.
struct TomlTree {
    TomlValue root;
    std::vector<TomlEntry> entries; ///< the children of root and of each other
    TextPool texts;                 ///< what strings and keys say; numbers point into the text
    std::uint32_t lines = 0;        ///< line breaks in the text
    std::optional<TomlFault> fault;
};

TomlTree parse_toml(std::string_view text, std::uint32_t source);

} // namespace gapcalc::load
