// One page that needs nothing else: no script, no network. It is to be handed to someone, on a screen or on
// paper.
#include "render/html.hpp"

#include "render/layout.hpp"
#include "render/machine.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr std::size_t k_most_columns = 16; ///< more do not stand side by side on a page

constexpr int k_brief = 8; ///< cells of a text that is not worth breaking

/// A verdict, and how many rows have it.
struct Tally {
    table::Badge badge;
    std::size_t rows = 0;
};

const table::Badge* judgement(const table::Cell& cell) {
    const table::Badge* badge = std::get_if<table::Badge>(&cell);
    if (const auto* badges = std::get_if<table::Badges>(&cell); badges && !badges->all.empty())
        badge = badges->all.data();
    return badge && badge->tone != table::Tone::none ? badge : nullptr;
}

/// The last judgement of each row, the best ones first, those of one tone as their list has them.
std::vector<Tally> count_judgements(const table::Table& table) {
    std::vector<Tally> all;
    for (const table::Line& line : table.lines) {
        const table::Badge* last = nullptr;
        for (const table::Cell& cell : line.cells)
            if (const table::Badge* found = judgement(cell)) last = found;
        if (!last) continue;
        const auto known =
            std::ranges::find_if(all, [&](const Tally& each) { return each.badge.key == last->key; });
        if (known == all.end())
            all.push_back({*last, 1});
        else
            ++known->rows;
    }
    std::ranges::stable_sort(all, {},
                             [](const Tally& each) { return std::pair(each.badge.tone, each.badge.place); });
    return all;
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
    Page(const table::Table& table, const Style& style) : table_(table), style_(style) {}

    std::string write() {
        const bool cards = table_.headings.size() > k_most_columns;
        out_ += style_.language == Language::zh ? "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n"
                                                : "<!DOCTYPE html>\n<html lang=\"en\">\n";
        out_ += R"(<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="gapcalc">
<title>)";
        append_html(out_, table_.title);
        out_ += "</title>\n<style>";
        append_style_sheet(out_, cards);
        out_ += "</style>\n</head>\n<body>\n<main>\n<header>\n";
        element("h1", table_.title);
        for (const std::string& line : table_.preamble) element("p", line);
        out_ += "</header>\n";
        summary();
        grid();
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
        out_ += name;
        out_ += ">\n";
    }

    void summary() {
        const std::vector<Tally> tallies = count_judgements(table_);
        if (tallies.empty() && table_.summary.empty()) return;
        out_ += "<section class=\"summary\">\n";
        if (!tallies.empty()) {
            out_ += "<div class=\"strip\" aria-hidden=\"true\">";
            for (const Tally& each : tallies) {
                out_ += "<span class=\"";
                out_ += tone_class(each.badge.tone);
                out_ += "\" style=\"flex:" + std::to_string(each.rows) + "\"></span>";
            }
            out_ += "</div>\n<ul class=\"tally\">";
            for (const Tally& each : tallies) {
                out_ += "<li class=\"";
                out_ += tone_class(each.badge.tone);
                out_ += "\">";
                badge(each.badge.tone, each.badge.text);
                out_ += "<b>" + std::to_string(each.rows) + "</b></li>";
            }
            out_ += "</ul>\n";
        }
        for (const std::string& line : table_.summary) element("p", line);
        out_ += "</section>\n";
    }

    void grid() {
        if (has_charts()) {
            out_ += "<p class=\"keys\">";
            append_chart_key(out_, words_);
            out_ += "</p>\n";
        }
        out_ += "<table role=\"table\">\n";
        element("caption", table_.title);
        out_ += "<thead role=\"rowgroup\"><tr role=\"row\">";
        for (const table::Heading& heading : table_.headings) {
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
        auto section = table_.sections.begin();
        for (std::size_t at = 0; at < table_.lines.size(); ++at) {
            for (; section != table_.sections.end() && section->first_line <= at; ++section)
                section_row(section->title, at > 0 || section != table_.sections.begin());
            row(table_.lines[at]);
        }
        out_ += "</tbody>\n</table>\n";
    }
    bool has_charts() const {
        return std::ranges::any_of(table_.lines, [](const table::Line& line) {
            return std::ranges::any_of(line.cells, [](const table::Cell& cell) {
                return std::holds_alternative<table::ChartCell>(cell);
            });
        });
    }

    void section_row(std::string_view title, bool follows) {
        if (follows) out_ += "</tbody>\n<tbody role=\"rowgroup\">\n";
        out_ += "<tr role=\"row\" class=\"section\"><th role=\"rowheader\" scope=\"rowgroup\" colspan=\"";
        out_ += std::to_string(table_.headings.size());
        out_ += "\">";
        append_html(out_, title);
        out_ += "</th></tr>\n";
    }

    void row(const table::Line& line) {
        out_ += "<tr role=\"row\">";
        row_name_.clear();
        for (std::size_t at = 0; at < table_.headings.size(); ++at)
            cell(cell_at(line, at), table_.headings[at], at == naming_);
        out_ += "</tr>\n";
    }

    void cell(const table::Cell& cell, const table::Heading& heading, bool names_row) {
        const Reading reading = reading_of(cell, style_.language);
        const bool inner = names_row && reading.text.starts_with("  ");
        out_ += names_row ? "<th role=\"rowheader\" scope=\"row\" class=\"" : "<td role=\"cell\" class=\"";
        out_ += cell_kind(cell);
        if (display_width(reading.text) <= k_brief) out_ += " brief";
        if (heading.align == table::Align::right) out_ += " right";
        if (inner) out_ += " inner";
        if (!names_row) {
            out_ += "\" data-label=\"";
            append_html(out_, heading.text);
        }
        out_ += "\">";
        content(cell, reading, heading);
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
        if (reading.tone != table::Tone::none) return judged(reading);
        const std::string value = machine_value(cell);
        if (!value.empty()) out_ += "<data value=\"" + value + "\">";
        append_html(out_, std::string_view(reading.text)
                              .substr(std::min(reading.text.find_first_not_of(' '), reading.text.size())));
        if (!value.empty()) out_ += "</data>";
    }

    void judged(const Reading& reading) {
        out_ += "<span class=\"badge ";
        out_ += tone_class(reading.tone);
        out_ += "\">";
        badge(reading.tone, std::string_view(reading.text).substr(0, reading.toned));
        out_ += "</span>";
        std::string_view why = std::string_view(reading.text).substr(reading.toned);
        if (why.empty()) return;
        out_ += "<span class=\"why\">";
        append_html(out_, why.substr(words_.colon.size()));
        out_ += "</span>";
    }
    void badge(table::Tone tone, std::string_view text) {
        out_ += "<i aria-hidden=\"true\">";
        out_ += tone_shape(tone);
        out_ += "</i>";
        append_html(out_, text);
    }

    const table::Table& table_;
    const Style& style_;
    const ChartWords& words_ = chart_words(style_.language);
    std::string out_;
    const std::size_t naming_ = naming_column(table_);
    std::string row_name_;
    std::size_t charts_ = 0;
};

} // namespace

void append_html(std::string& out, std::string_view text) {
    for (const char c : visible(text)) {
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
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
}

std::string_view tone_class(table::Tone tone) {
    constexpr std::string_view k_classes[] = {"", "best", "good", "fair", "poor", "bad", "idle"};
    return k_classes[static_cast<std::size_t>(tone)];
}

// These shapes are in every Chinese font.
std::string_view tone_shape(table::Tone tone) {
    constexpr std::string_view k_shapes[] = {"", "●", "▲", "◆", "▼", "■", "○"};
    return k_shapes[static_cast<std::size_t>(tone)];
}

std::string render_html(const table::Table& table, const Style& style) { return Page(table, style).write(); }

} // namespace gapcalc::render
