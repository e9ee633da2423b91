// Lines of cells with a separator between them: what csv and tsv share.
#pragma once

#include "gapcalc/render.hpp"

namespace gapcalc {

/// How one of the two writes.
struct Dialect {
    char separator;
    std::string_view lone_blank; ///< how a line with nothing but one blank cell is written
    /// Appends a text in the dialect's quotes or escapes, with a ' before its first character when `guard`.
    void (*append_text)(std::string& out, std::string_view text, bool guard);
};

/// The whole table, or a piece of it as the style says.
std::string render_delimited(const Table& table, const Style& style, const Dialect& dialect);

} // namespace gapcalc
