#include "render/delimited.hpp"

#include "render/machine.hpp"

#include <utility>

namespace gapcalc::render {
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

/// A column's last cell: many columns repeat the same word or period line after line. Written anew each time,
/// rows of all columns take 1.1 times as long.
struct Written {
    enum class Sort : std::uint8_t { none, word, period } sort = Sort::none;
    std::string_view word;
    Period period;
    std::size_t at = 0, size = 0;
    bool guarded = false;
};

class Writer final : public LineWriter {
  public:
    Writer(const std::vector<table::Heading>& headings, const Style& style, const Dialect& dialect)
        : headings_(headings), style_(style), dialect_(dialect), written_(headings.size()) {}

    void head(const std::vector<table::Table::Field>&) override {
        if (style_.bom) out_ += "\xEF\xBB\xBF";
        line_ = out_.size();
        for (const std::string& name : machine_names(headings_, style_.labels)) {
            separate();
            free_text(name);
        }
        end_line();
    }
    void cell(const table::Cell& cell) override {
        separate();
        std::visit(*this, cell);
    }
    void end_line() override {
        // Readers pass over a line with nothing on it.
        if (out_.size() == line_) out_ += dialect_.lone_blank;
        out_ += '\n';
        line_ = out_.size();
        column_ = 0;
    }
    Rendered take() override {
        written_.assign(written_.size(), {});
        line_ = 0;
        return {out_.take(), std::exchange(guarded_, 0)};
    }

    void operator()(std::monostate) {}
    void operator()(const table::Word& word) {
        Written& last = written_[column_ - 1];
        const bool same = word.text.data() == last.word.data() && word.text.size() == last.word.size();
        if (last.sort == Written::Sort::word && same) return again(last);
        last.word = word.text;
        remember(last, Written::Sort::word, [&] { return free_text(word.text); });
    }
    void operator()(const table::Badge& badge) { closed_word(badge); }
    void operator()(const table::Badges& badges) {
        if (badges.all.size() == 1) return closed_word(badges.all[0]);
        if (badges.all.empty()) return;
        std::string joined;
        for (const table::Badge& badge : badges.all) {
            if (!joined.empty()) joined += ' ';
            joined += machine_word(badge, style_.labels);
        }
        dialect_.append_text(out_, joined, false);
    }
    void operator()(const table::Number& number) { table::append_machine_number(out_, number); }
    void operator()(const table::Range& range) { append_machine_range(out_, range); }
    void operator()(const Period& period) {
        Written& last = written_[column_ - 1];
        if (last.sort == Written::Sort::period && last.period == period) return again(last);
        last.period = period;
        remember(last, Written::Sort::period, [&] { return out_ += to_string(period), false; });
    }
    void operator()(const table::Coverage& coverage) { append_machine_coverage(out_, coverage); }
    void operator()(const table::Remark&) {}
    void operator()(const table::ChartCell&) {}

  private:
    void separate() {
        if (column_++ > 0) out_ += dialect_.separator;
    }
    /// Notes where `write` puts a cell of that sort; it says whether the guard stands before it.
    template <class Write>
    void remember(Written& last, Written::Sort sort, Write write) {
        last.sort = sort;
        last.at = out_.size();
        last.guarded = write();
        last.size = out_.size() - last.at;
    }
    void again(Written& last) {
        out_.append_again(last.at, last.size);
        guarded_ += last.guarded ? 1 : 0;
    }
    /// A text of the user's; true when the guard stands before it.
    bool free_text(std::string_view text) {
        const bool guard = !style_.raw && looks_like_formula(text);
        dialect_.append_text(out_, text, guard);
        guarded_ += guard ? 1 : 0;
        return guard;
    }
    void closed_word(const table::Badge& badge) {
        if (style_.labels)
            dialect_.append_text(out_, badge.text, false);
        else
            out_ += badge.key; // letters and _, plain in every dialect
    }

    const std::vector<table::Heading> headings_;
    const Style style_;
    Dialect dialect_;
    TextBuffer out_;
    std::vector<Written> written_; ///< by column
    std::size_t line_ = 0;         ///< where it begins
    std::size_t column_ = 0;       ///< the next one
    std::size_t guarded_ = 0;
};

} // namespace

std::unique_ptr<LineWriter> write_delimited(const std::vector<table::Heading>& headings, const Style& style,
                                            const Dialect& dialect) {
    return std::make_unique<Writer>(headings, style, dialect);
}

} // namespace gapcalc::render
