// A table and what belongs to it as a workbook: numbers that can be reckoned with, and a sheet for each part.
#include "gapcalc/render.hpp"
#include "render/entry_check.hpp"
#include "render/headline_lines.hpp"
#include "render/machine.hpp"
#include "render/reading.hpp"
#include "render/tones.hpp"
#include "render/workbook.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr std::uint32_t k_ink = 0x18212F, k_soft = 0x56616F, k_line = 0xD5DBE3, k_band = 0xEEF2F7,
                        k_accent = 0x1D4A85;
constexpr std::uint32_t k_bar = 0x9DB8DA, k_to_fill = 0xFFF9E0;

/// `"≥ "#,##0.0`: what stands before a number belongs to its looks, so that it stays a number.
std::string number_format(const table::Number& number) {
    const auto decimals = [](int places) {
        return places > 0 ? "." + std::string(static_cast<std::size_t>(places), '0') : std::string();
    };
    switch (number.form) {
    case table::Form::exact:
    case table::Form::six: {
        std::string format;
        if (!number.prefix.empty()) format += "\"" + typographic(number.prefix) + "\"";
        return format + "#,##0" + decimals(number.places);
    }
    case table::Form::ratio:
        return "0.0%";
    case table::Form::points:
        return "+0.0;-0.0;0.0";
    case table::Form::whole:
        return "0";
    }
    return {};
}

class Sheets {
  public:
    Sheets(const table::Table& table, const Style& style) : table_(table), style_(style) {
        book_.title = table.title;
    }

    Workbook made() {
        if (!table_.headline.passages.empty()) overview();
        grid(table_);
        for (const table::Table& each : table_.attached) grid(each);
        return std::move(book_);
    }

  private:
    std::uint32_t format(const CellFormat& wanted) { return book_.format(wanted); }
    SheetCell text(std::string words, CellFormat looks = {}) {
        return {SheetCell::Sort::text, std::move(words), format(looks)};
    }
    SheetCell number(std::string digits, CellFormat looks) {
        looks.align = table::Align::right;
        return {SheetCell::Sort::number, std::move(digits), format(looks)};
    }
    CellFormat heading_looks(table::Align align) {
        CellFormat looks;
        looks.bold = looks.wrap = true;
        looks.ink = k_accent;
        looks.fill = k_band;
        looks.below = k_accent;
        looks.align = align;
        return looks;
    }

    /// What a reader came for, and how many goals of each group stand how.
    void overview() {
        const bool zh = style_.language == Language::zh;
        const table::Headline& headline = table_.headline;
        WorkbookSheet sheet;
        sheet.name = zh ? "概览" : "Overview";
        std::vector<std::size_t> used; // the verdicts that occur
        if (!headline.groups.empty())
            for (std::size_t at = 0; at < headline.groups[0].counts.size(); ++at)
                if (std::ranges::any_of(headline.groups, [&](const table::HeadlineGroup& group) {
                        return group.counts[at].second > 0;
                    }))
                    used.push_back(at);
        const auto columns = static_cast<std::uint16_t>(std::max<std::size_t>(used.size() + 2, 8));
        const auto line = [&](std::string words, CellFormat looks, int height) {
            const auto row = static_cast<std::uint32_t>(sheet.rows.size());
            looks.wrap = true;
            sheet.rows.push_back({text(std::move(words), looks)});
            sheet.heights.push_back(height);
            sheet.merged.push_back({row, row, 0, static_cast<std::uint16_t>(columns - 1)});
        };
        CellFormat title;
        title.bold = true;
        title.size = 18;
        title.ink = k_ink;
        line(table_.title, title, 30);
        CellFormat soft;
        soft.ink = k_soft;
        for (const std::string& each : table_.preamble)
            line(&each == table_.preamble.data() && !table_.subtitle.empty() ? table_.subtitle : each, soft,
                 18);
        for (const table::Passage& passage : headline.passages) {
            const std::string words = passage_text(passage, style_.language);
            constexpr int k_cells_a_line = 96, k_line_height = 17;
            line(words, {}, k_line_height * (1 + display_width(words) / k_cells_a_line));
        }
        sheet.rows.emplace_back();
        sheet.heights.push_back(0);
        counts(sheet, used);
        sheet.columns.push_back({28});
        for (std::size_t at = 0; at + 1 < columns; ++at) sheet.columns.push_back({11});
        sheet.footer_left = table_.title;
        book_.sheets.push_back(std::move(sheet));
    }

    void counts(WorkbookSheet& sheet, const std::vector<std::size_t>& used) {
        const bool zh = style_.language == Language::zh;
        const table::Headline& headline = table_.headline;
        if (headline.groups.empty()) return;
        std::vector<SheetCell>& head = sheet.rows.emplace_back();
        head.push_back(text(zh ? "分组" : "Group", heading_looks(table::Align::left)));
        for (const std::size_t at : used)
            head.push_back(text(std::string(headline.groups[0].counts[at].first.text),
                                heading_looks(table::Align::right)));
        head.push_back(text(zh ? "合计" : "All", heading_looks(table::Align::right)));
        std::vector<int> sums(used.size());
        CellFormat plain;
        plain.below = k_line;
        const auto add = [&](std::string title, const std::vector<int>& row, CellFormat looks) {
            std::vector<SheetCell>& cells = sheet.rows.emplace_back();
            cells.push_back(text(std::move(title), looks));
            int all = 0;
            for (const int count : row) {
                all += count;
                cells.push_back(count > 0 ? number(std::to_string(count), looks)
                                          : SheetCell{SheetCell::Sort::blank, {}, format(looks)});
            }
            looks.bold = true;
            cells.push_back(number(std::to_string(all), looks));
        };
        for (const table::HeadlineGroup& group : headline.groups) {
            std::vector<int> row;
            for (std::size_t at = 0; at < used.size(); ++at) {
                row.push_back(group.counts[used[at]].second);
                sums[at] += row.back();
            }
            add(visible(group.title), row, plain);
        }
        plain.bold = true;
        if (headline.groups.size() > 1) add(zh ? "合计" : "All", sums, plain);
    }

    void grid(const table::Table& table) {
        WorkbookSheet sheet;
        sheet.name = table.sheet_name.empty() ? table.title : table.sheet_name;
        sheet.footer_left = table_.title;
        std::vector<SheetCell>& head = sheet.rows.emplace_back();
        std::vector<int> widths;
        for (const table::Heading& heading : table.headings) {
            head.push_back(text(heading.text, heading_looks(heading.align)));
            constexpr int k_least = 8;
            widths.push_back(std::max(k_least, display_width(heading.text) / 2 + 2));
        }
        for (const table::Line& line : table.lines) {
            std::vector<SheetCell>& row = sheet.rows.emplace_back();
            for (std::size_t at = 0; at < table.headings.size(); ++at) {
                row.push_back(cell(cell_at(line, at), table.headings[at]));
                const int width = display_width(reading_of(cell_at(line, at), style_.language).text) + 2;
                widths[at] = std::max(widths[at], width);
            }
        }
        constexpr int k_widest_name = 44, k_widest = 16, k_only = 90; // the last for a text beside a word
        std::uint16_t hidden = 0;
        for (std::size_t at = 0; at < widths.size(); ++at) {
            const table::Heading& heading = table.headings[at];
            if (heading.hidden) ++hidden;
            sheet.columns.push_back({std::min(widths[at], heading.names        ? k_widest_name
                                                          : widths.size() <= 2 ? k_only
                                                                               : k_widest),
                                     heading.hidden});
        }
        sheet.heights = {32};
        const auto last_row = static_cast<std::uint32_t>(table.lines.size());
        const auto columns = static_cast<std::uint16_t>(table.headings.size());
        sheet.frozen_rows = 1;
        sheet.frozen_columns = std::min(static_cast<std::uint16_t>(2 + hidden), columns);
        if (columns > 0) sheet.filter = CellRange{0, last_row, 0, static_cast<std::uint16_t>(columns - 1)};
        sheet.repeated = {0, 0};
        if (last_row > 0)
            for (std::uint16_t at = 0; at < columns; ++at) {
                const CellRange range{1, last_row, at, at};
                if (table.headings[at].share) sheet.bars.push_back({range, k_bar});
                if (const auto& full = table.headings[at].full)
                    sheet.bars.push_back({range, k_bar, "0", full->fixed(6)});
            }
        for (const table::FillIn& cells : table.to_fill) open(sheet, cells);
        book_.sheets.push_back(std::move(sheet));
    }

    /// Shows that cells are to be filled in, and has them checked.
    void open(WorkbookSheet& sheet, const table::FillIn& cells) {
        const auto column = static_cast<std::uint16_t>(cells.column);
        for (std::size_t line = cells.first_line; line <= cells.last_line; ++line) {
            SheetCell& cell = sheet.rows[line + 1][column];
            CellFormat looks = book_.formats[cell.format];
            looks.fill = k_to_fill;
            cell.format = format(looks);
        }
        const CellRange range{static_cast<std::uint32_t>(cells.first_line + 1),
                              static_cast<std::uint32_t>(cells.last_line + 1), column, column};
        if (auto check = entry_check(cells, range, style_.language))
            sheet.checks.push_back(std::move(*check));
    }

    SheetCell cell(const table::Cell& from, const table::Heading& heading) {
        CellFormat looks;
        looks.below = k_line;
        looks.align = heading.align;
        if (const auto* figure = std::get_if<table::Number>(&from)) {
            looks.number = number_format(*figure);
            if (figure->tone != table::Tone::none) {
                looks.ink = tone_paint(figure->tone).ink;
                looks.fill = tone_paint(figure->tone).fill;
            }
            return number(table::machine_number(*figure), looks);
        }
        if (const auto* coverage = std::get_if<table::Coverage>(&from)) {
            TextBuffer digits;
            append_machine_coverage(digits, *coverage);
            looks.number = "0.0%";
            if (std::string made = digits.take(); !made.empty()) return number(std::move(made), looks);
        }
        const Reading reading = typographic_reading_of(from, style_.language);
        if (reading.text.empty()) return {SheetCell::Sort::blank, {}, format(looks)};
        if (heading.names) looks.bold = !reading.text.starts_with("  ");
        if (reading.tone != table::Tone::none) {
            const TonePaint& paint = tone_paint(reading.tone);
            looks.ink = paint.ink;
            looks.fill = paint.fill;
            looks.bold = true;
        }
        if (display_width(reading.text) > 14) looks.wrap = true;
        const std::size_t first = std::min(reading.text.find_first_not_of(' '), reading.text.size());
        if (heading.align == table::Align::left && !heading.names) looks.indent = 1;
        if (first > 0) looks.indent = 2;
        return text(reading.text.substr(first), looks);
    }

    const table::Table& table_;
    const Style& style_;
    Workbook book_;
};

} // namespace

Rendered render_xlsx(const table::Table& table, const Style& style) {
    WrittenWorkbook written = write_workbook(Sheets(table, style).made());
    Rendered rendered;
    rendered.text = std::move(written.bytes);
    rendered.as_text = written.as_text;
    rendered.failure = std::move(written.failure);
    rendered.advice = std::move(written.advice);
    return rendered;
}

} // namespace gapcalc::render
