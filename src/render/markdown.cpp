// A table as GitHub reads it, padded so that it can be read as plain text too.
#include "render/markdown.hpp"

#include "render/headline_lines.hpp"
#include "render/layout.hpp"

#include <algorithm>

namespace gapcalc::render {

std::string escaped_markdown(std::string_view visible_text) {
    std::string out;
    if (visible_text.starts_with(' ')) out += "&emsp;"; // readers drop the blanks that indent
    visible_text.remove_prefix(std::min(visible_text.find_first_not_of(' '), visible_text.size()));
    for (const char c : visible_text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '\\':
        case '|':
        case '*':
        case '_':
        case '`':
        case '[':
        case ']':
        case '~':
        case '$':
            out += '\\';
            [[fallthrough]];
        default:
            out += c;
        }
    }
    return out;
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

std::string markdown_paragraph(std::string_view text) {
    std::string out = escaped_markdown(visible(text));
    const std::size_t digits = std::size_t(std::ranges::find_if_not(out, is_digit) - out.begin());
    if (out.empty()) return out;
    if (out[0] == '#' || out[0] == '-' || out[0] == '+' || out[0] == '=')
        out.insert(0, 1, '\\');
    else if (digits > 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')'))
        out.insert(digits, 1, '\\');
    return out;
}

namespace {

class Page {
  public:
    Page(const std::vector<TextColumn>& columns, const Style& style) : columns_(columns), style_(style) {}

    void prose(std::string_view mark, std::string_view text) {
        if (text.empty()) return;
        if (!out_.empty()) out_ += '\n';
        out_ += mark;
        out_ += markdown_paragraph(text);
        out_ += '\n';
    }
    void gap() {
        if (!out_.empty()) out_ += '\n';
    }
    template <class TextAt>
    void row(TextAt text_at) {
        out_ += '|';
        for (std::size_t at = 0; at < columns_.size(); ++at) cell(columns_[at], text_at(at));
        out_ += '\n';
    }
    void rule() {
        out_ += '|';
        for (const TextColumn& column : columns_) {
            out_ += ' ';
            out_.append(static_cast<std::size_t>(column.width - 1), '-');
            out_ += column.align == table::Align::right ? ": |" : "- |";
        }
        out_ += '\n';
    }
    std::string take() { return std::move(out_); }

  private:
    void cell(const TextColumn& column, const std::string& text) {
        const auto rest =
            static_cast<std::size_t>(column.width - display_width(text, style_.ambiguous_width));
        out_ += ' ';
        if (column.align == table::Align::right) out_.append(rest, ' ');
        out_ += text;
        if (column.align == table::Align::left) out_.append(rest, ' ');
        out_ += " |";
    }

    const std::vector<TextColumn>& columns_;
    const Style& style_;
    std::string out_;
};

/// Escapes take cells of their own here, so the columns are measured again.
void widen(TextColumn& column, const std::string& text, const Style& style) {
    constexpr int k_shortest_rule = 3;
    column.width = std::max({column.width, k_shortest_rule, display_width(text, style.ambiguous_width)});
}

} // namespace

std::string render_markdown(const table::Table& table, const Style& style) {
    TextGrid grid = lay_out(table, style, typographic_reading_of);
    std::vector<std::string> sections;
    for (const table::Section& section : table.sections)
        sections.push_back("**" + escaped_markdown(visible(section.title)) + "**");
    for (TextColumn& column : grid.columns) column.heading[0] = escaped_markdown(column.heading[0]);
    for (auto& line : grid.lines)
        for (Reading& reading : line)
            if (reading.words) reading.text = escaped_markdown(reading.text);
    for (std::size_t at = 0; at < grid.columns.size(); ++at) {
        TextColumn& column = grid.columns[at];
        widen(column, column.heading[0], style);
        for (const auto& line : grid.lines) widen(column, line[at].text, style);
        if (at > 0) continue;
        for (const std::string& section : sections) widen(column, section, style);
    }

    Page page(grid.columns, style);
    page.prose("# ", table.title);
    for (const std::string& line : table.preamble) page.prose("", line);
    for (const table::Passage& passage : table.headline.passages)
        page.prose("", passage_text(passage, style.language));
    page.gap();
    page.row([&](std::size_t column) { return grid.columns[column].heading[0]; });
    page.rule();
    std::size_t section = 0;
    for (std::size_t at = 0; at < grid.lines.size(); ++at) {
        for (; section < sections.size() && table.sections[section].first_line <= at; ++section)
            page.row([&](std::size_t column) { return column == 0 ? sections[section] : std::string(); });
        page.row([&](std::size_t column) { return grid.lines[at][column].text; });
    }
    for (const std::string& line : table.summary) page.prose("", line);
    return page.take();
}

} // namespace gapcalc::render
