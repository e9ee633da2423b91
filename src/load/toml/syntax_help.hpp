// What is wrong with a statement that is not TOML, and what to write instead.
#pragma once

#include "load/toml/statements.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace gapcalc::load {

/// Where a parser stopped.
struct SyntaxFault {
    std::string_view text;                 ///< the whole file, with earlier faults blanked
    std::span<const Statement> statements; ///< all of it
    std::size_t culprit = 0;               ///< the statement to blame
    std::size_t at = 0;                    ///< the byte where the parser stopped
    std::string_view words;                ///< its words
    const LineIndex& lines;

    const Statement& statement() const { return statements[culprit]; }
};

/// Reports the fault, as the usual mistake where one is recognised.
void report_syntax(const SyntaxFault& fault, Diagnostics& problems);

} // namespace gapcalc::load
