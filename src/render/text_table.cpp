// The table for a terminal: plain ASCII around the words, so that it lines up wherever it is shown.
#include "base/shorten_middle.hpp"
#include "gapcalc/render.hpp"
#include "render/headline_lines.hpp"
#include "render/layout.hpp"

#include <fmt/format.h>

namespace gapcalc::render {
namespace {

// Of the 16 colours those that can be read on black and on white; they only repeat what the words say.
constexpr std::string_view k_bold = "\x1b[1m", k_plain = "\x1b[0m";
std::string_view color_of(table::Tone tone) {
    switch (tone) {
    case table::Tone::best:
        return "\x1b[32m";
    case table::Tone::fair:
        return "\x1b[33m";
    case table::Tone::poor:
    case table::Tone::bad:
        return "\x1b[31m";
    case table::Tone::worst:
        return "\x1b[1;31m";
    case table::Tone::idle:
        return "\x1b[2m";
    case table::Tone::good:
    case table::Tone::way:
    case table::Tone::none:
        break;
    }
    return {};
}

constexpr int k_indent = 2; ///< of notes

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) {
        if (!all.empty()) all += between;
        all += part;
    }
    return all;
}

std::string left_out_line(const TextGrid& grid, Language language) {
    if (language == Language::zh)
        return fmt::format("另有{}列：用 --columns 选列，或 --width {}", grid.left_out, grid.whole_width);
    return fmt::format("{} more {}: --columns, or --width {}", grid.left_out,
                       grid.left_out == 1 ? "column" : "columns", grid.whole_width);
}

class Page {
  public:
    Page(const TextGrid& grid, const Style& style) : grid_(grid), style_(style) {}

    void plain(std::string_view text) {
        append_visible(out_, text);
        end_line();
    }
    void bold(std::string_view text) {
        if (text.empty()) return;
        painted(k_bold, visible(text));
        end_line();
    }
    void blank() {
        if (!out_.empty()) out_ += '\n';
    }

    void headings() {
        std::size_t height = 0;
        for (const TextColumn& column : grid_.columns) height = std::max(height, column.heading.size());
        for (std::size_t row = 0; row < height; ++row) {
            for (const TextColumn& column : grid_.columns) heading_cell(column, height, row);
            end_line();
        }
        for (const TextColumn& column : grid_.columns) {
            text(std::string(static_cast<std::size_t>(column.width), '-'));
            pending_ += k_gutter;
        }
        end_line();
    }
    void line(const std::vector<Reading>& readings) {
        for (std::size_t at = 0; at < grid_.columns.size(); ++at) cell(grid_.columns[at], readings[at]);
        end_line();
    }
    /// A text over as many lines as it needs; the further ones are indented.
    void wrapped(std::string_view words, int indent) {
        if (words.empty()) return;
        const std::string shown = std::string(static_cast<std::size_t>(indent), ' ') + visible(words);
        for (const std::string& each : broken(shown, style_.width, 2 * indent, ambiguous())) {
            out_ += each;
            end_line();
        }
    }
    std::string take() { return std::move(out_); }

  private:
    /// Headings stand on the line above the rule, whatever the height of their neighbours.
    void heading_cell(const TextColumn& column, std::size_t height, std::size_t row) {
        const std::size_t above = height - column.heading.size();
        const std::string shown =
            row < above ? std::string()
                        : shorten_middle(column.heading[row - above], column.width, ambiguous());
        placed(column, display_width(shown, ambiguous()), [&] { painted(k_bold, shown); });
    }
    void cell(const TextColumn& column, const Reading& reading) {
        int width = display_width(reading.text, ambiguous());
        const bool cuts = width > column.width && reading.words;
        const std::string shown =
            cuts ? shorten_middle(reading.text, column.width, ambiguous(), reading.kept) : reading.text;
        if (cuts) width = display_width(shown, ambiguous());
        placed(column, width, [&] {
            const std::size_t toned = std::min(reading.toned, shown.size());
            painted(color_of(reading.tone), std::string_view(shown).substr(0, toned));
            text(std::string_view(shown).substr(toned));
        });
    }
    template <class Print>
    void placed(const TextColumn& column, int width, Print print) {
        const int rest = column.width - width;
        if (column.align == table::Align::right) pending_ += rest;
        print();
        if (column.align == table::Align::left) pending_ += rest;
        pending_ += k_gutter;
    }
    void painted(std::string_view color, std::string_view words) {
        const bool paints = style_.color && !color.empty() && !words.empty();
        if (!paints) return text(words);
        text(color);
        text(words);
        out_ += k_plain;
    }
    /// Blanks are written when something follows them, so that no line ends in blanks.
    void text(std::string_view words) {
        if (words.empty()) return;
        if (pending_ > 0) out_.append(static_cast<std::size_t>(pending_), ' ');
        pending_ = 0;
        out_ += words;
    }
    void end_line() {
        pending_ = 0;
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        out_ += '\n';
    }
    int ambiguous() const { return style_.ambiguous_width; }

    const TextGrid& grid_;
    const Style& style_;
    std::string out_;
    int pending_ = 0;
};

} // namespace

std::string render_table(const table::Table& table, const Style& style) {
    TextGrid grid = lay_out(table, style);
    fit(grid, style);
    Page page(grid, style);
    page.bold(table.title);
    for (const std::string& line : table.preamble) page.wrapped(line, 0);
    for (const std::string& line : headline_lines(table.headline, style)) page.wrapped(line, 0);
    page.blank();
    page.headings();
    for (std::size_t at = 0; at < grid.parts.size(); ++at) {
        const TextPart& part = grid.parts[at];
        if (at > 0 && !grid.parts[at - 1].is_outer()) page.blank();
        if (part.section) page.bold(part.section->title);
        for (std::size_t line = part.first; line < part.last; ++line) page.line(grid.lines[line]);
        page.wrapped(joined(part.notes, "; "), k_indent);
        if (part.section)
            for (const std::string& note : part.section->notes) page.wrapped(note, k_indent);
    }
    if (!table.summary.empty()) page.blank();
    for (const std::string& line : table.summary) page.wrapped(line, 0);
    if (grid.left_out > 0) page.wrapped(left_out_line(grid, style.language), 0);
    return page.take();
}

} // namespace gapcalc::render
