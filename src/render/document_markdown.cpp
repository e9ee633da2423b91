// Documents as GitHub reads them.
#include "render/markdown.hpp"

#include "render/plot.hpp"
#include "render/reading.hpp"

#include <variant>

namespace gapcalc::render {
namespace {

struct Writer {
    std::string& out;
    Language language;

    void begin() {
        if (!out.empty()) out += '\n';
    }
    void prose(std::string_view mark, std::string_view text) {
        begin();
        out += mark;
        out += markdown_paragraph(text);
        out += '\n';
    }
    void operator()(const table::Document::Title& title) { prose(title.inner ? "## " : "# ", title.text); }
    void operator()(const table::Document::Subtitle& subtitle) { prose("### ", subtitle.text); }
    void operator()(const table::Document::Paragraph& paragraph) {
        const std::string text = typographic(paragraph.text, paragraph.kind);
        if (!paragraph.lead) return prose("", text);
        begin();
        out += "**" + escaped_markdown(visible(text)) + "**\n";
    }
    void operator()(const table::Document::Facts& facts) {
        begin();
        for (const auto& [word, text] : facts.all)
            out += "- **" + escaped_markdown(visible(word)) + "** " + escaped_markdown(visible(text)) + '\n';
    }
    void operator()(const table::Document::Grid& grid) {
        begin();
        // A table needs a heading there, if an empty one.
        line(grid, grid.headed ? grid.lines[0] : std::vector<std::string>(grid.columns.size()));
        out += '|';
        for (const table::TextKind kind : grid.columns)
            out += kind == table::TextKind::figure ? " --: |" : " --- |";
        out += '\n';
        for (const auto& each : grid.lines)
            if (!grid.headed || &each != grid.lines.data()) line(grid, each);
    }
    void operator()(const table::Document::Drawing& drawing) {
        begin();
        out += "```text\n";
        for (const std::string& each : plot(*drawing.chart, language, 0)) out += each + '\n';
        out += "```\n";
    }

  private:
    void line(const table::Document::Grid& grid, const std::vector<std::string>& cells) {
        out += '|';
        for (std::size_t at = 0; at < grid.columns.size(); ++at) {
            out += ' ';
            if (at < cells.size()) out += escaped_markdown(visible(typographic(cells[at], grid.columns[at])));
            out += " |";
        }
        out += '\n';
    }
};

} // namespace

std::string tell_markdown(std::span<const table::Document> documents, const Style& style) {
    std::string out;
    for (const table::Document& document : documents)
        for (const table::Document::Block& block : document.blocks)
            std::visit(Writer{out, style.language}, block);
    return out;
}

} // namespace gapcalc::render
