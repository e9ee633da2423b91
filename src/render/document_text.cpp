// Documents as plain text, wrapped to a terminal.
#include "gapcalc/render.hpp"

#include "render/plot.hpp"
#include "render/text_page.hpp"

#include <variant>

namespace gapcalc::render {
namespace {

struct Writer {
    TextPage& page;
    Language language;

    void operator()(const table::Document::Title& title) {
        if (title.inner) page.line("");
        page.title(title.text, title.inner ? '-' : '=');
    }
    void operator()(const table::Document::Subtitle& subtitle) {
        page.line("");
        page.line(subtitle.text);
    }
    void operator()(const table::Document::Paragraph& paragraph) {
        page.paragraph(paragraph.text, paragraph.lead ? 0 : 2);
    }
    void operator()(const table::Document::Facts& facts) { page.facts(facts.all); }
    void operator()(const table::Document::Grid& grid) { page.grid(grid); }
    void operator()(const table::Document::Drawing& drawing) {
        for (const std::string& line : plot(*drawing.chart, language, page.width())) page.line(line);
        page.line("");
    }
};

} // namespace

std::string tell_table(std::span<const table::Document> documents, const Style& style) {
    TextPage page(style.width);
    for (const table::Document& document : documents) {
        if (&document != documents.data()) page.line("");
        for (const table::Document::Block& block : document.blocks)
            std::visit(Writer{page, style.language}, block);
    }
    return page.take();
}

} // namespace gapcalc::render
