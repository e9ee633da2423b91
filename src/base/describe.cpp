// A problem as lines for people.
#include "gapcalc/base/diagnostic.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace gapcalc {
namespace {

constexpr int k_excerpt_cells = 100; // a longer line is cut around its caret
constexpr int k_cells_before = 60;   // of those, at most so many before the caret
constexpr int k_tab_cells = 4;
// Marks over one letter and characters without a width take no cells, however many there are.
constexpr std::size_t k_cluster_bytes = 64;   // twice what a family of emoji takes
constexpr std::size_t k_excerpt_bytes = 2000; // behind the caret
enum class Paint : std::uint8_t { error, warning, note, frame, strong };

/// What stands in one place of a problem: a source line and what is said about it.
struct Place {
    Span span;
    std::string_view line; ///< or a part of it
    std::uint32_t column;  ///< of the line's first code point
    std::string_view caption;
};

/// A line as it is shown, and where its caret stands.
struct ShownLine {
    std::string text;
    int caret_at = 0, caret_cells = 1;
};

/// Pieces of a line from byte `at`: a cluster, as it is shown, with its width.
struct Piece {
    std::string shown;
    std::size_t end = 0;
    int cells = 0;
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

Piece piece_at(std::string_view line, std::size_t at, int ambiguous) {
    Piece piece;
    if (line[at] == '\t') return {std::string(k_tab_cells, ' '), at + 1, k_tab_cells};
    piece.end = next_cluster(line, at, ambiguous, piece.cells);
    const std::string_view whole = line.substr(at, piece.end - at);
    std::string_view cluster = whole.substr(0, k_cluster_bytes);
    if (cluster.size() < whole.size())
        while (is_continuation(line[at + cluster.size()])) cluster.remove_suffix(1);
    append_visible(piece.shown, cluster);
    if (cluster.size() < whole.size()) piece.shown += "..";
    if (piece.shown != cluster) piece.cells = display_width(piece.shown, ambiguous);
    return piece;
}

/// The line cut to what can be shown around `column`. Only its neighbourhood is laid out, so that a line of a
/// million characters costs no more than finding the place in it.
ShownLine lay_out(const Place& place, int ambiguous) {
    const std::string_view line = place.line;
    const std::uint32_t length = place.span.length;
    const std::size_t before = place.span.column > place.column ? place.span.column - place.column : 0;
    const std::size_t reach = k_excerpt_cells * 2;
    const std::size_t skipped = before > reach ? before - reach : 0;
    const std::size_t begin = byte_of_code_point(line, skipped);
    const std::string_view rest = line.substr(begin);
    const std::size_t caret = byte_of_code_point(rest, before - skipped);
    const std::size_t caret_end =
        caret + byte_of_code_point(rest.substr(caret), std::max<std::size_t>(length, 1));

    std::vector<Piece> pieces;
    int cells_to_caret = 0, caret_cells = 0, cells = 0;
    std::size_t bytes = 0;
    bool cut_after = false;
    for (std::size_t at = 0; at < rest.size();) {
        Piece piece = piece_at(rest, at, ambiguous);
        if (at < caret) cells_to_caret += piece.cells;
        if (at >= caret) bytes += piece.shown.size();
        if (at >= caret && at < caret_end) caret_cells += piece.cells;
        const int shown_before = std::min(cells_to_caret, k_cells_before);
        cells += piece.cells;
        if (at >= caret &&
            (cells - cells_to_caret + shown_before > k_excerpt_cells || bytes > k_excerpt_bytes)) {
            cut_after = true;
            break;
        }
        at = piece.end;
        pieces.push_back(std::move(piece));
    }

    const int total = cells;
    std::size_t first = 0;
    bool cut_before = skipped > 0 || place.column > 1;
    // A line that fits is shown whole, wherever its caret is.
    if (cut_before || cut_after || total > k_excerpt_cells) {
        for (int left = cells_to_caret; left > k_cells_before && first < pieces.size(); ++first) {
            left -= pieces[first].cells;
            cut_before = true;
        }
    }
    ShownLine excerpt;
    excerpt.caret_at = cells_to_caret;
    for (std::size_t i = 0; i < first; ++i) excerpt.caret_at -= pieces[i].cells;
    if (cut_before) {
        excerpt.text += "..";
        excerpt.caret_at += 2;
    }
    for (std::size_t i = first; i < pieces.size(); ++i) excerpt.text += pieces[i].shown;
    if (cut_after) excerpt.text += "..";
    excerpt.caret_cells = std::max(1, std::min(caret_cells, k_excerpt_cells));
    return excerpt;
}

class Writer {
  public:
    Writer(const Sources& sources, const DiagnosticStyle& style) : sources_(sources), style_(style) {}

    std::string write(const Diagnostic& problem) {
        write_heading(problem);
        std::vector<Place> places;
        if (problem.span) places.push_back(place(problem.span, problem.excerpt, problem.caption));
        for (const Related& related : problem.related) {
            if (related.span) places.push_back(place(related.span, related.excerpt, related.caption));
        }
        for (const Place& shown : places) {
            if (!shown.line.empty()) {
                gutter_ = std::max(gutter_, std::to_string(shown.span.line).size());
            }
        }
        for (const Place& shown : places) write_place(shown, problem.kind->severity);
        const std::string& help = problem.help.in(style_.language);
        if (!help.empty()) {
            out_.append(gutter_ + 1, ' ');
            paint(Paint::frame, "= ");
            paint(Paint::strong, style_.language == Language::zh ? "帮助：" : "help:");
            if (style_.language != Language::zh) out_ += ' ';
            append_visible(out_, help);
            out_ += '\n';
        }
        return std::move(out_);
    }

  private:
    Place place(Span span, const Excerpt& excerpt, const Text& caption) const {
        std::string_view line = excerpt.text;
        if (line.empty() && span.source <= sources_.size()) line = sources_[span.source].line(span.line);
        return {span, line, excerpt.column, caption.in(style_.language)};
    }

    void paint(Paint paint, std::string_view text) {
        if (!style_.color) {
            out_ += text;
            return;
        }
        constexpr std::string_view codes[] = {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[34m",
                                              "\x1b[1m"};
        out_ += codes[static_cast<std::size_t>(paint)];
        out_ += text;
        out_ += "\x1b[0m";
    }
    static Paint paint_of(Severity severity) {
        return severity == Severity::error     ? Paint::error
               : severity == Severity::warning ? Paint::warning
                                               : Paint::note;
    }

    void write_heading(const Diagnostic& problem) {
        const bool zh = style_.language == Language::zh;
        std::string_view word = zh ? "说明" : "note";
        if (problem.kind->severity == Severity::error) word = zh ? "错误" : "error";
        if (problem.kind->severity == Severity::warning) word = zh ? "警告" : "warning";
        paint(paint_of(problem.kind->severity),
              std::string(word) + '[' + std::string(problem.kind->code) + ']');
        out_ += zh ? "：" : ": ";
        append_visible(out_, problem.message.in(style_.language));
        out_ += '\n';
    }

    void write_gutter(std::string_view number) {
        std::string gutter(gutter_ - number.size(), ' ');
        gutter += number;
        paint(Paint::frame, gutter + " |");
    }

    void write_place(const Place& place, Severity severity) {
        out_ += ' ';
        paint(Paint::frame, "-->");
        out_ += ' ';
        append_visible(out_, place_name(place.span, sources_));
        out_ += '\n';
        if (place.line.empty()) {
            if (!place.caption.empty()) {
                out_.append(gutter_ + 1, ' ');
                paint(Paint::frame, "= ");
                append_visible(out_, place.caption);
                out_ += '\n';
            }
            return;
        }
        const ShownLine excerpt = lay_out(place, style_.ambiguous_width);
        write_gutter("");
        out_ += '\n';
        write_gutter(std::to_string(place.span.line));
        out_ += ' ';
        out_ += excerpt.text;
        out_ += '\n';
        write_gutter("");
        if (place.span.column > 0) {
            out_.append(static_cast<std::size_t>(excerpt.caret_at) + 1, ' ');
            paint(paint_of(severity), std::string(static_cast<std::size_t>(excerpt.caret_cells), '^'));
        }
        if (!place.caption.empty()) {
            out_ += ' ';
            append_visible(out_, place.caption);
        }
        out_ += '\n';
    }

    const Sources& sources_;
    const DiagnosticStyle& style_;
    std::size_t gutter_ = 0;
    std::string out_;
};

} // namespace

std::string place_name(Span span, const Sources& sources) {
    if (span.source == 0 || span.source > sources.size()) return "?";
    const Source& source = sources[span.source];
    std::string name = source.name;
    if (!source.sheet.empty()) {
        name += ':' + source.sheet;
        if (span.line == 0) return name;
        name += '!';
        // A, B … Z, AA
        std::string letters;
        for (std::uint32_t column = span.column; column != 0; column = (column - 1) / 26)
            letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
        return name + (letters.empty() ? "A" : letters) + std::to_string(span.line);
    }
    if (span.line > 0) name += ':' + std::to_string(span.line);
    if (span.line > 0 && span.column > 0) name += ':' + std::to_string(span.column);
    return name;
}

std::string describe(const Diagnostic& problem, const Sources& sources, const DiagnosticStyle& style) {
    return Writer(sources, style).write(problem);
}

} // namespace gapcalc
