// Documents as HTML: a page of their own, or inside another.
#include "render/html.hpp"

#include "render/reading.hpp"

#include <variant>

namespace gapcalc::render {
namespace {

struct Writer {
    std::string& out;
    const ChartWords& words;
    bool inside; ///< a page that has headings of its own
    std::size_t& charts;

    void element(std::string_view name, std::string_view attributes, std::string_view text) {
        out += '<';
        out += name;
        out += attributes;
        out += '>';
        append_html(out, text);
        out += "</";
        out += name;
        out += '>';
    }
    void operator()(const table::Document::Title& title) {
        if (inside && !title.inner) return; // whoever opens it reads it already
        element(inside ? "p" : title.inner ? "h2" : "h1", inside ? " class=\"part\"" : "", title.text);
    }
    void operator()(const table::Document::Subtitle& subtitle) {
        element(inside ? "p" : "h2", inside ? " class=\"part\"" : "", subtitle.text);
    }
    void operator()(const table::Document::Paragraph& paragraph) {
        element("p", paragraph.lead ? " class=\"lead\"" : "", typographic(paragraph.text, paragraph.kind));
    }
    void operator()(const table::Document::Facts& facts) {
        out += "<dl>";
        for (const auto& [word, text] : facts.all) {
            out += "<div>";
            element("dt", "", word);
            element("dd", "", text);
            out += "</div>";
        }
        out += "</dl>";
    }
    void operator()(const table::Document::Grid& grid) {
        out += "<table>";
        for (const auto& line : grid.lines) {
            const bool heads = grid.headed && &line == grid.lines.data();
            if (heads) out += "<thead>";
            out += "<tr>";
            for (std::size_t at = 0; at < line.size(); ++at) cell(line[at], grid.columns[at], heads, at == 0);
            out += heads ? "</tr></thead>" : "</tr>";
        }
        out += "</table>";
    }
    void operator()(const table::Document::Drawing& drawing) {
        append_chart(out, *drawing.chart, words, drawing.name, ++charts);
    }

  private:
    void cell(const std::string& text, table::TextKind kind, bool heads, bool first) {
        const bool figure = kind == table::TextKind::figure;
        if (heads)
            element("th", figure ? " scope=\"col\" class=\"right\"" : " scope=\"col\"", text);
        else if (first && !figure)
            element("th", " scope=\"row\"", text);
        else
            element("td", figure ? " class=\"right\"" : "", typographic(text, kind));
    }
};

} // namespace

void append_document(std::string& out, const table::Document& document, const ChartWords& words,
                     std::size_t& charts) {
    for (const table::Document::Block& block : document.blocks)
        std::visit(Writer{out, words, true, charts}, block);
}

std::string tell_html(std::span<const table::Document> documents, const Style& style) {
    std::string title;
    for (const table::Document& document : documents)
        if (const auto* its = std::get_if<table::Document::Title>(document.blocks.data())) {
            if (!title.empty()) title += ", ";
            title += its->text;
        }
    std::string out = begin_page(title, Cards::never, style.language);
    std::size_t charts = 0;
    for (const table::Document& document : documents) {
        out += "<article class=\"told\">\n";
        for (const table::Document::Block& block : document.blocks)
            std::visit(Writer{out, chart_words(style.language), false, charts}, block);
        out += "</article>\n";
    }
    return out + "</main>\n</body>\n</html>\n";
}

} // namespace gapcalc::render
