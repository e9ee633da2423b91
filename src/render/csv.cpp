// RFC 4180: a comma between cells, quotes only where they are needed, LF. Tab, CR and LF stay as they are
// inside a text; other control characters are shown, since they would drive a terminal that the file is
// typed to.
#include "render/delimited.hpp"
#include "render/machine.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
/// ASCII that can stand as it is, a blank not at an end.
constexpr PlainBytes k_plain(',', '"');
bool forces_quotes(char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; }
/// Characters that are written as they are, or twice, and not made visible.
bool stays(char c) { return c == '"' || c == '\t' || c == '\r' || c == '\n'; }

void append_csv_text(TextBuffer& out, std::string_view text, bool guard) {
    if (text.empty()) return;
    const bool blank_end = is_blank(text.front()) || is_blank(text.back());
    if (!guard && !blank_end && plain_length(text, k_plain) == text.size()) {
        out += text;
        return;
    }
    const bool quoted = blank_end || std::ranges::any_of(text, forces_quotes);
    if (quoted) out += '"';
    if (guard) out += '\'';
    for (auto from = text.begin(); from != text.end();) {
        const auto at = std::find_if(from, text.end(), stays);
        out += visible(std::string_view(from, at));
        from = at;
        if (at == text.end()) break;
        if (*at == '"') out += '"';
        out += *from++;
    }
    if (quoted) out += '"';
}

} // namespace

std::unique_ptr<LineWriter> write_csv(const std::vector<table::Heading>& headings, const Style& style) {
    return write_delimited(headings, style, {',', "\"\"", append_csv_text});
}

} // namespace gapcalc::render
