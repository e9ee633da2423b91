// Tab-separated values: no quotes, a line is a row whatever stands in it. Tab, LF, CR and the backslash are
// written \t, \n, \r and \\ inside a cell, other control characters as \x1b.
#include "render/delimited.hpp"
#include "render/machine.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr PlainBytes k_plain('\\', '\t');

void append_tsv_text(TextBuffer& out, std::string_view text, bool guard) {
    if (!guard && plain_length(text, k_plain) == text.size()) {
        out += text;
        return;
    }
    if (guard) out += '\'';
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t at = std::min(text.find('\\', from), text.size());
        out += visible(text.substr(from, at - from));
        if (at == text.size()) break;
        out += "\\\\";
        from = at + 1;
    }
}

} // namespace

std::unique_ptr<LineWriter> write_tsv(const std::vector<table::Heading>& headings, const Style& style) {
    return write_delimited(headings, style, {'\t', {}, append_tsv_text});
}

} // namespace gapcalc::render
