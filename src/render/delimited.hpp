// Lines of cells with a separator between them: what csv and tsv share.
#pragma once

#include "gapcalc/render.hpp"

namespace gapcalc::render {

/// How one of the two writes.
struct Dialect {
    char separator;
    std::string_view lone_blank; ///< how a line with nothing but one blank cell is written
    /// Appends a text in the dialect's quotes or escapes, with a ' before its first character when `guard`.
    void (*append_text)(TextBuffer& out, std::string_view text, bool guard);
};

std::unique_ptr<LineWriter> write_delimited(const std::vector<table::Heading>& headings, const Style& style,
                                            const Dialect& dialect);

} // namespace gapcalc::render
