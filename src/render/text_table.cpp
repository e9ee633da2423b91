// The table for a terminal: plain ASCII around the words, so that it lines up wherever it is shown.
#include "gapcalc/render.hpp"
#include "render/layout.hpp"

namespace gapcalc::render {
namespace {

// Of the 16 colours those that can be read on black and on white; they only repeat what the words say.
constexpr std::string_view k_bold = "\x1b[1m", k_plain = "\x1b[0m";
std::string_view color_of(table::Tone tone) {
    switch (tone) {
    case table::Tone::best:
        return "\x1b[1;32m";
    case table::Tone::good:
        return "\x1b[32m";
    case table::Tone::fair:
        return "\x1b[35m";
    case table::Tone::poor:
        return "\x1b[31m";
    case table::Tone::bad:
        return "\x1b[1;31m";
    case table::Tone::idle:
    case table::Tone::none:
        break;
    }
    return {};
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
        bands([&](std::size_t first, std::size_t last) {
            std::size_t height = 0;
            for (std::size_t at = first; at < last; ++at)
                height = std::max(height, grid_.columns[at].heading.size());
            for (std::size_t row = 0; row < height; ++row) {
                indent(first);
                for (std::size_t at = first; at < last; ++at) heading_cell(grid_.columns[at], height, row);
                end_line();
            }
        });
        bands([&](std::size_t first, std::size_t last) {
            indent(first);
            for (std::size_t at = first; at < last; ++at) {
                const int width = grid_.columns[at].width;
                text(std::string(static_cast<std::size_t>(width), '-'));
                pending_ += k_gutter;
            }
            end_line();
        });
    }
    void line(const std::vector<Reading>& readings) {
        bands([&](std::size_t first, std::size_t last) {
            const std::size_t begin = out_.size();
            indent(first);
            for (std::size_t at = first; at < last; ++at) cell(grid_.columns[at], readings[at]);
            if (out_.size() == begin && first > 0)
                pending_ = 0; // nothing in a further band: no line for it
            else
                end_line();
        });
    }
    std::string take() { return std::move(out_); }

  private:
    template <class Print>
    void bands(Print print) {
        for (std::size_t band = 0; band < grid_.bands.size(); ++band) {
            const bool last = band + 1 == grid_.bands.size();
            print(grid_.bands[band], last ? grid_.columns.size() : grid_.bands[band + 1]);
        }
    }
    void indent(std::size_t first) {
        if (first > 0) pending_ += k_gutter;
    }
    /// Headings stand on the line above the rule, whatever the height of their neighbours.
    void heading_cell(const TextColumn& column, std::size_t height, std::size_t row) {
        const std::size_t above = height - column.heading.size();
        const std::string shown =
            row < above ? std::string() : cut(column.heading[row - above], column.width, ambiguous());
        placed(column, display_width(shown, ambiguous()), [&] { painted(k_bold, shown); });
    }
    void cell(const TextColumn& column, const Reading& reading) {
        int width = display_width(reading.text, ambiguous());
        const bool cuts = width > column.width && reading.words;
        const std::string shown = cuts ? cut(reading.text, column.width, ambiguous()) : reading.text;
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
    for (const std::string& line : table.preamble) page.plain(line);
    page.blank();
    page.headings();
    auto section = table.sections.begin();
    for (std::size_t at = 0; at < grid.lines.size(); ++at) {
        for (; section != table.sections.end() && section->first_line <= at; ++section) {
            if (at > 0) page.blank();
            page.bold(section->title);
        }
        page.line(grid.lines[at]);
    }
    if (!table.summary.empty()) page.blank();
    for (const std::string& line : table.summary) page.plain(line);
    return page.take();
}

} // namespace gapcalc::render
