// One page that needs nothing else: no script, no network. It is to be handed to someone, on a screen or on
// paper.
#include "render/html.hpp"

#include "render/headline_lines.hpp"
#include "render/layout.hpp"
#include "render/machine.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr std::size_t k_most_columns = 16;  ///< more do not stand side by side on a page
constexpr std::size_t k_contents_from = 50; ///< lines from which on a page has contents
constexpr int k_brief = 8;                  ///< cells of a text that is not worth breaking

const table::Badge* judgement(const table::Cell& cell) {
    const table::Badge* badge = std::get_if<table::Badge>(&cell);
    if (const auto* badges = std::get_if<table::Badges>(&cell); badges && !badges->all.empty())
        badge = badges->all.data();
    return badge && badge->tone != table::Tone::none ? badge : nullptr;
}

std::string_view cell_kind(const table::Cell& cell) {
    if (std::holds_alternative<table::ChartCell>(cell)) return "chart";
    if (judgement(cell)) return "judged";
    if (std::holds_alternative<Period>(cell)) return "date";
    const bool is_figure = std::holds_alternative<table::Number>(cell) ||
                           std::holds_alternative<table::Range>(cell) ||
                           std::holds_alternative<table::Coverage>(cell);
    return is_figure ? "figure" : "word";
}

/// The number as csv has it, for programs that read the page.
std::string machine_value(const table::Cell& cell) {
    TextBuffer value;
    if (const auto* number = std::get_if<table::Number>(&cell)) table::append_machine_number(value, *number);
    if (const auto* coverage = std::get_if<table::Coverage>(&cell)) append_machine_coverage(value, *coverage);
    return value.take();
}

std::size_t naming_column(const table::Table& table) {
    const auto found = std::ranges::find(table.headings, true, &table::Heading::names);
    return found == table.headings.end() ? 0 : static_cast<std::size_t>(found - table.headings.begin());
}

class Page {
  public:
    Page(const table::Table& table, const Style& style) : table_(table), style_(style) {
        for (std::size_t at = 0; at < table.headings.size(); ++at) all_columns_.push_back(at);
    }

    std::string write() {
        const bool cards = table_.headings.size() > k_most_columns && !table_.crossed;
        out_ = begin_page(table_.title,
                          table_.crossed ? Cards::never
                          : cards        ? Cards::always
                                         : Cards::narrow,
                          style_.language);
        out_ += "<header>\n";
        element("h1", table_.title);
        for (const std::string& line : table_.preamble)
            element("p",
                    &line == table_.preamble.data() && !table_.subtitle.empty() ? table_.subtitle : line);
        out_ += "</header>\n";
        headline();
        groups();
        exceptions();
        contents();
        charts_key();
        explains_ = !table_.explanations.empty();
        grid(table_.title, all_columns_, {});
        legend();
        closing();
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

  private:
    void element(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        out_ += '<';
        out_ += name;
        out_ += '>';
        append_html(out_, text);
        out_ += "</";
        out_ += name.substr(0, name.find(' '));
        out_ += ">\n";
    }

    void headline() {
        if (table_.headline.passages.empty()) return;
        out_ += "<section class=\"headline\">\n";
        for (const table::Passage& passage : table_.headline.passages) {
            // The groups have bars of their own below.
            if (!passage.items.empty() && &passage == &table_.headline.passages.back() && has_groups())
                continue;
            element("p", passage_text(passage, style_.language));
        }
        out_ += "</section>\n";
    }
    bool has_groups() const { return table_.headline.groups.size() > 1; }

    /// A bar for each group: how many of its goals are judged how.
    void groups() {
        if (table_.headline.groups.empty()) return;
        out_ += "<section class=\"groups\" aria-label=\"";
        append_html(out_, table_.headline.groups_title);
        out_ += "\">\n<dl>\n";
        for (const table::HeadlineGroup& group : table_.headline.groups) {
            out_ += "<div><dt>";
            append_html(out_, has_groups() ? std::string_view(group.title)
                                           : std::string_view(table_.headline.groups_title));
            out_ += "</dt><dd><span class=\"strip\" aria-hidden=\"true\">";
            std::string words;
            for (const auto& [badge, count] : group.counts) {
                if (count == 0) continue;
                out_ += "<span class=\"";
                out_ += tone_class(badge.tone);
                out_ += "\" style=\"flex:" + std::to_string(count) + "\">";
                out_ += badge.glyph;
                out_ += std::to_string(count) + "</span>";
                words += words.empty() ? "" : words_.comma;
                words += std::string(badge.text) + ' ' + std::to_string(count);
            }
            out_ += "</span><b>" + std::to_string(group.kept) + "/" + std::to_string(group.judged) +
                    "</b><span class=\"unseen\">";
            append_html(out_, words);
            out_ += "</span></dd></div>\n";
        }
        out_ += "</dl>\n</section>\n";
    }

    /// The lines that stand out, once more and together.
    void exceptions() {
        if (table_.headline.exceptions.empty()) return;
        std::vector<std::size_t> columns;
        for (const std::size_t at : all_columns_)
            if (table_.headings[at].excerpt) columns.push_back(at);
        if (columns.empty()) return;
        out_ += "<section class=\"exceptions\">\n";
        element("h2", table_.headline.exceptions_title);
        grid(table_.headline.exceptions_title, columns, table_.headline.exceptions);
        out_ += "</section>\n";
    }

    void contents() {
        if (table_.lines.size() <= k_contents_from || table_.sections.size() < 2) return;
        out_ += "<nav><ul>\n";
        for (std::size_t at = 0; at < table_.sections.size(); ++at) {
            out_ += table_.sections[at].outer ? "<li class=\"outer\">" : "<li>";
            out_ += "<a href=\"#s" + std::to_string(at) + "\">";
            append_html(out_, table_.sections[at].title);
            out_ += "</a></li>\n";
        }
        out_ += "</ul></nav>\n";
    }

    void charts_key() {
        const bool charts = std::ranges::any_of(table_.lines, [](const table::Line& line) {
            return std::ranges::any_of(line.cells, [](const table::Cell& cell) {
                return std::holds_alternative<table::ChartCell>(cell);
            });
        });
        if (!charts) return;
        out_ += "<p class=\"keys\">";
        append_chart_key(out_, words_);
        out_ += "</p>\n";
    }

    /// A table of those columns; of those lines, or of all under their headings.
    void grid(std::string_view caption, const std::vector<std::size_t>& columns,
              const std::vector<std::size_t>& lines) {
        if (table_.crossed) out_ += "<div class=\"crossed\" tabindex=\"0\">\n";
        out_ += "<table role=\"table\" class=\"rows\">\n";
        element("caption", caption);
        out_ += "<thead role=\"rowgroup\"><tr role=\"row\">";
        for (const std::size_t column : columns) {
            const table::Heading& heading = table_.headings[column];
            out_ += "<th role=\"columnheader\" scope=\"col\"";
            out_ += heading.align == table::Align::right ? " class=\"right\">" : ">";
            const std::vector<std::string> pieces = heading_pieces(heading.text);
            for (const std::string& piece : pieces) {
                if (&piece != pieces.data()) out_ += "<wbr>";
                append_html(out_, piece);
            }
            out_ += "</th>";
        }
        out_ += "</tr></thead>\n<tbody role=\"rowgroup\">\n";
        if (!lines.empty()) {
            explained_ = false;
            for (const std::size_t at : lines) row(table_.lines[at], columns);
            end_grid();
            return;
        }
        std::size_t section = 0;
        for (std::size_t at = 0; at < table_.lines.size(); ++at) {
            for (; section < table_.sections.size() && table_.sections[section].first_line <= at; ++section)
                section_row(section, at > 0 || section > 0);
            explained_ =
                explains_ && at < table_.explanations.size() && !table_.explanations[at].blocks.empty();
            row(table_.lines[at], columns);
            if (explained_) explanation(table_.explanations[at], columns.size());
        }
        end_grid();
    }
    /// What opens under a line when its name is opened.
    void explanation(const table::Document& document, std::size_t columns) {
        out_ += "<tr role=\"row\" class=\"opened\"><td role=\"cell\" class=\"told\" colspan=\"" +
                std::to_string(columns) + "\">";
        append_document(out_, document, words_, charts_);
        out_ += "</td></tr>\n";
    }
    void end_grid() { out_ += table_.crossed ? "</tbody>\n</table>\n</div>\n" : "</tbody>\n</table>\n"; }

    void section_row(std::size_t at, bool follows) {
        const table::Section& section = table_.sections[at];
        if (follows) out_ += "</tbody>\n<tbody role=\"rowgroup\">\n";
        out_ += "<tr role=\"row\" class=\"section";
        out_ += section.outer ? " outer" : "";
        out_ += "\"><th role=\"rowheader\" scope=\"rowgroup\" id=\"s" + std::to_string(at) + "\" colspan=\"";
        out_ += std::to_string(table_.headings.size());
        out_ += "\">";
        append_html(out_, section.title);
        out_ += "</th></tr>\n";
    }

    void row(const table::Line& line, const std::vector<std::size_t>& columns) {
        out_ += "<tr role=\"row\">";
        row_name_.clear();
        for (const std::size_t at : columns) cell(cell_at(line, at), table_.headings[at], at == naming_);
        out_ += "</tr>\n";
    }

    void cell(const table::Cell& cell, const table::Heading& heading, bool names_row) {
        const Reading reading = page_reading_of(cell, style_.language);
        const bool inner = names_row && reading.text.starts_with("  ");
        out_ += names_row ? "<th role=\"rowheader\" scope=\"row\" class=\"" : "<td role=\"cell\" class=\"";
        out_ += cell_kind(cell);
        if (display_width(reading.text) <= k_brief) out_ += " brief";
        if (heading.full) out_ += " measured";
        if (heading.align == table::Align::right) out_ += " right";
        if (reading.tone != table::Tone::none && !judgement(cell)) {
            out_ += " filled ";
            out_ += tone_class(reading.tone);
        }
        if (inner) out_ += " inner";
        if (!names_row) {
            out_ += "\" data-label=\"";
            append_html(out_, heading.text);
        }
        out_ += "\">";
        if (names_row && explained_) out_ += "<details><summary>";
        content(cell, reading, heading);
        if (names_row && explained_) out_ += "</summary></details>";
        if (names_row) row_name_ = reading.text.substr(inner ? 2 : 0);
        out_ += names_row ? "</th>" : "</td>";
    }

    void content(const table::Cell& cell, const Reading& reading, const table::Heading& heading) {
        if (const auto* chart = std::get_if<table::ChartCell>(&cell)) {
            if (*chart)
                append_chart(out_, **chart, words_, row_name_ + std::string(words_.colon) + heading.text,
                             ++charts_);
            return;
        }
        if (judgement(cell)) return judged(reading);
        const std::string value = machine_value(cell);
        if (reading.tone != table::Tone::none) glyph(shape_of(cell));
        if (!reading.unit.empty()) out_ += "<span class=\"amount\">";
        if (!value.empty()) out_ += "<data value=\"" + value + "\">";
        append_html(out_, std::string_view(reading.text)
                              .substr(std::min(reading.text.find_first_not_of(' '), reading.text.size())));
        if (!value.empty()) out_ += "</data>";
        if (heading.full) meter(cell, *heading.full);
        if (reading.unit.empty()) return;
        out_ +=
            display_width(reading.unit) <= k_brief ? "<span class=\"unit brief\">" : "<span class=\"unit\">";
        append_html(out_, reading.unit);
        out_ += "</span></span>";
    }

    /// The shape of the judgement that a figure stands for.
    std::string_view shape_of(const table::Cell& cell) const {
        const auto* number = std::get_if<table::Number>(&cell);
        for (const table::LegendEntry& entry : table_.legend)
            if (number && entry.badge.place == number->place) return entry.badge.glyph;
        return {};
    }
    void glyph(std::string_view shape) {
        out_ += "<i aria-hidden=\"true\">";
        out_ += shape;
        out_ += "</i>";
    }
    /// A bar under the figure: how much of `full` it is.
    void meter(const table::Cell& cell, const Rational& full) {
        const auto* number = std::get_if<table::Number>(&cell);
        if (!number || full.sign() <= 0) return;
        const Rational share = std::clamp(number->value / full, Rational(0), Rational(1));
        out_ += "<span class=\"meter\" aria-hidden=\"true\"><span style=\"width:" +
                (share * Rational(100)).fixed(1) + "%\"></span></span>";
    }

    void judged(const Reading& reading) {
        badge(reading.tone, reading.glyph, std::string_view(reading.text).substr(0, reading.toned));
        const std::string_view why = std::string_view(reading.text).substr(reading.toned);
        if (why.empty()) return;
        out_ += "<span class=\"why\">";
        append_html(out_, why.substr(words_.colon.size()));
        out_ += "</span>";
    }
    void badge(table::Tone tone, std::string_view shape, std::string_view text) {
        out_ += "<span class=\"badge ";
        out_ += tone_class(tone);
        out_ += "\">";
        glyph(shape);
        append_html(out_, text);
        out_ += "</span>";
    }

    void legend() {
        if (table_.legend.empty()) return;
        out_ += "<section class=\"legend\">\n<ul>\n";
        for (const table::LegendEntry& entry : table_.legend) {
            out_ += "<li>";
            badge(entry.badge.tone, entry.badge.glyph, entry.badge.text);
            out_ += ' ';
            append_html(out_, entry.text);
            out_ += "</li>\n";
        }
        out_ += "</ul>\n</section>\n";
    }

    void closing() {
        if (table_.summary.empty() && table_.colophon.empty()) return;
        out_ += "<footer>\n";
        for (const std::string& line : table_.summary) element("p", line);
        element("p", table_.colophon);
        out_ += "</footer>\n";
    }

    const table::Table& table_;
    const Style& style_;
    const ChartWords& words_ = chart_words(style_.language);
    std::string out_;
    std::vector<std::size_t> all_columns_;
    const std::size_t naming_ = naming_column(table_);
    std::string row_name_;
    std::size_t charts_ = 0;
    bool explains_ = false;  ///< the table has explanations
    bool explained_ = false; ///< so has the line that is being written
};

} // namespace

std::string render_html(const table::Table& table, const Style& style) { return Page(table, style).write(); }

} // namespace gapcalc::render
