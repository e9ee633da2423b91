#include "render/delimited.hpp"

#include "render/machine.hpp"
#include "render/reading.hpp"

namespace gapcalc {
namespace {

/// Whether a spreadsheet would take the text for a formula: = + - @, their full-width forms, tab, CR.
bool looks_like_formula(std::string_view text) {
    if (text.empty()) return false;
    switch (text[0]) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
        return true;
    case '\xEF':
        return text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") ||
               text.starts_with("＠");
    default:
        return false;
    }
}

/// What stands in a column's last cell, for words that repeat line after line.
struct Written {
    std::string_view text;
    std::size_t at = 0, size = 0;
    bool guarded = false;
};

class Writer {
  public:
    Writer(std::string& out, const Style& style, const Dialect& dialect, std::size_t columns)
        : out_(out), style_(style), dialect_(dialect), written_(columns) {}

    void line(const Line& line) {
        const std::size_t begin = out_.size();
        for (column_ = 0; column_ < written_.size(); ++column_) {
            if (column_ > 0) out_ += dialect_.separator;
            std::visit(*this, cell_at(line, column_));
        }
        end_line(begin);
    }
    void head(const std::vector<std::string>& names) {
        const std::size_t begin = out_.size();
        for (std::size_t at = 0; at < names.size(); ++at) {
            if (at > 0) out_ += dialect_.separator;
            free_text(names[at]);
        }
        end_line(begin);
    }
    std::size_t guarded() const { return guarded_; }

    void operator()(std::monostate) {}
    void operator()(const Word& word) {
        Written& last = written_[column_];
        if (word.text.data() == last.text.data() && word.text.size() == last.text.size()) {
            out_.append(out_, last.at, last.size);
            guarded_ += last.guarded ? 1 : 0;
            return;
        }
        last.text = word.text;
        last.at = out_.size();
        last.guarded = free_text(word.text);
        last.size = out_.size() - last.at;
    }
    void operator()(const Badge& badge) { closed_word(badge); }
    void operator()(const Badges& badges) {
        if (badges.all.size() == 1) return closed_word(badges.all[0]);
        if (badges.all.empty()) return;
        std::string joined;
        for (const Badge& badge : badges.all) {
            if (!joined.empty()) joined += ' ';
            joined += machine_word(badge, style_.labels);
        }
        dialect_.append_text(out_, joined, false);
    }
    void operator()(const Number& number) { append_machine_number(out_, number); }
    void operator()(const Range& range) { append_machine_range(out_, range); }
    void operator()(const Period& period) { out_ += to_string(period); }
    void operator()(const Coverage& coverage) { append_machine_coverage(out_, coverage); }
    void operator()(const Remark&) {}
    void operator()(const ChartCell&) {}

  private:
    /// A text of the user's; true when the guard stands before it.
    bool free_text(std::string_view text) {
        const bool guard = !style_.raw && looks_like_formula(text);
        dialect_.append_text(out_, text, guard);
        guarded_ += guard ? 1 : 0;
        return guard;
    }
    void closed_word(const Badge& badge) {
        if (style_.labels)
            dialect_.append_text(out_, badge.text, false);
        else
            out_ += badge.key; // letters and _, plain in every dialect
    }
    /// Readers pass over a line with nothing on it.
    void end_line(std::size_t begin) {
        if (out_.size() == begin) out_ += dialect_.lone_blank;
        out_ += '\n';
    }

    std::string& out_;
    const Style& style_;
    const Dialect& dialect_;
    std::vector<Written> written_;
    std::size_t column_ = 0;
    std::size_t guarded_ = 0;
};

} // namespace

std::string render_delimited(const Table& table, const Style& style, const Dialect& dialect) {
    std::string out;
    if (style.head && style.bom) out += "\xEF\xBB\xBF";
    Writer writer(out, style, dialect, table.headings.size());
    if (style.head) writer.head(machine_names(table, style.labels));
    for (const Line& line : table.lines) writer.line(line);
    if (style.guarded) *style.guarded += writer.guarded();
    return out;
}

} // namespace gapcalc
