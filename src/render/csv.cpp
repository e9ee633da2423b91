// RFC 4180: a comma between cells, quotes only where they are needed, LF. Tab, CR and LF stay as they are
// inside a text; other control characters are shown, since they would drive a terminal that the file is
// typed to.
#include "render/delimited.hpp"

namespace gapcalc {
namespace {

bool needs_quotes(std::string_view text) {
    if (text.empty()) return false;
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    return is_blank(text.front()) || is_blank(text.back()) ||
           text.find_first_of(",\"\r\n") != std::string_view::npos;
}

void append_csv_text(std::string& out, std::string_view text, bool guard) {
    const bool quoted = needs_quotes(text);
    if (quoted) out += '"';
    if (guard) out += '\'';
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t at = std::min(text.find_first_of("\"\t\r\n", from), text.size());
        append_visible(out, text.substr(from, at - from));
        if (at == text.size()) break;
        if (text[at] == '"') out += '"';
        out += text[at];
        from = at + 1;
    }
    if (quoted) out += '"';
}

} // namespace

std::string render_csv(const Table& table, const Style& style) {
    return render_delimited(table, style, {',', "\"\"", append_csv_text});
}

} // namespace gapcalc
