#include "load/toml/statements.hpp"

#include <algorithm>
#include <cstring>

namespace gapcalc::load {
namespace {

constexpr std::size_t k_none = Statement::k_none;
constexpr std::size_t k_stride = 512;
constexpr std::size_t k_long_line = 4096;
// How far a bracket's other half is looked for, in all, as a multiple of the text.
constexpr std::size_t k_search = 4;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}
bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && (is_blank(text.front()) || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (is_blank(text.back()) || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

class Splitter {
  public:
    explicit Splitter(std::string_view text) : text_(text), budget_(text.size() * k_search + 4096) {}

    std::vector<Statement> split() {
        while (at_ < text_.size()) {
            while (at_ < text_.size() && (is_blank(text_[at_]) || text_[at_] == '\n')) ++at_;
            if (at_ >= text_.size()) break;
            if (text_[at_] == '#') {
                at_ = line_end(at_);
                continue;
            }
            Statement statement;
            statement.begin = at_;
            if (text_[at_] == '[')
                read_header(statement);
            else
                read_pair(statement);
            at_ = statement.end;
            all_.push_back(std::move(statement));
        }
        return std::move(all_);
    }

  private:
    std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

    void read_header(Statement& statement) {
        statement.end = line_end(at_);
        std::string_view inside = statement.of(text_);
        statement.sort = inside.starts_with("[[") ? Statement::Sort::array_table : Statement::Sort::table;
        inside.remove_prefix(statement.sort == Statement::Sort::array_table ? 2 : 1);
        std::size_t close = 0;
        while (close < inside.size() && inside[close] != ']' && inside[close] != '#') {
            const bool quote = inside[close] == '"' || inside[close] == '\'';
            const std::size_t after = quote ? end_of_string(inside, close) : k_none;
            close = after == k_none ? close + 1 : after;
        }
        statement.path = plain_key(inside.substr(0, close));
        section_ = statement.path;
    }

    void read_pair(Statement& statement) {
        const std::size_t first_line = line_end(at_);
        const std::string_view line = text_.substr(at_, first_line - at_);
        const std::string key = plain_key(line.substr(0, end_of_key(line)));
        statement.path = section_.empty() ? key : section_ + '.' + key;
        statement.end = first_line;

        std::vector<std::size_t> open; // brackets
        for (std::size_t at = at_; at <= text_.size(); ++at) {
            const char c = at < text_.size() ? text_[at] : '\n';
            if (c == '\n') {
                if (open.empty()) {
                    statement.end = at;
                    return;
                }
                if (at - at_ > budget_ || at >= text_.size() ||
                    begins_statement(at + 1, text_[open.back()])) {
                    statement.unclosed = open.back();
                    statement.brace_over_lines = false;
                    budget_ -= std::min(budget_, at - at_);
                    return;
                }
                if (text_[open.back()] == '{') statement.brace_over_lines = true;
            } else if (c == '#') {
                at = line_end(at) - 1;
            } else if (c == '"' || c == '\'') {
                // Where one of these found no end, none behind it will: not to look again keeps this linear.
                const bool three = text_.substr(at, 3) == std::string(3, c);
                bool& hopeless = c == '"' ? hopeless_double_ : hopeless_single_;
                const std::size_t after = three && hopeless ? k_none : end_of_string(text_, at);
                if (after == k_none) {
                    if (three) hopeless = true;
                    statement.unclosed = at;
                    return;
                }
                at = after - 1;
            } else if (c == '[' || c == '{') {
                open.push_back(at);
            } else if ((c == ']' || c == '}') && !open.empty()) {
                open.pop_back();
            }
        }
    }

    /// Whether the line at `at` cannot belong to the bracket that is still open: a header, or a key in an
    /// array.
    bool begins_statement(std::size_t at, char open) const {
        const std::string_view line = without_blanks(text_.substr(at, line_end(at) - at));
        if (line.starts_with('[')) {
            std::size_t name = line.starts_with("[[") ? 2 : 1;
            if (name >= line.size() || !((line[name] >= 'a' && line[name] <= 'z') || line[name] == '_'))
                return false;
            while (name < line.size() && (is_bare(line[name]) || line[name] == '.')) ++name;
            // [series.observations."…"] or [[group]], but not an array of words in quotes.
            return name < line.size() && (line[name] == ']' || line[name - 1] == '.');
        }
        if (open != '[' || line.empty() || line[0] == '{' || line[0] == '#') return false;
        const std::size_t key = end_of_key(line);
        return key > 0 && key < line.size() && line[key] == '=' &&
               line.substr(0, key).find_first_of(",{}[]") == std::string_view::npos;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t budget_;
    bool hopeless_double_ = false, hopeless_single_ = false;
    std::string section_;
    std::vector<Statement> all_;
};

} // namespace

std::vector<Statement> split_statements(std::string_view text) { return Splitter(text).split(); }

std::size_t end_of_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const std::string three(3, quote);
    if (text.substr(at).starts_with(three)) {
        std::size_t end = at + 3;
        while ((end = text.find(three, end)) != std::string_view::npos) {
            std::size_t escapes = 0;
            while (quote == '"' && text[end - 1 - escapes] == '\\') ++escapes;
            if (escapes % 2 == 0) break;
            ++end;
        }
        if (end == std::string_view::npos) return k_none;
        end += 3;
        for (int more = 0; more < 2 && end < text.size() && text[end] == quote; ++more) ++end;
        return end;
    }
    for (std::size_t end = at + 1; end < text.size() && text[end] != '\n'; ++end) {
        if (text[end] == quote) return end + 1;
        if (text[end] == '\\' && quote == '"' && end + 1 < text.size() && text[end + 1] != '\n') ++end;
    }
    return k_none;
}

std::size_t end_of_text_over_lines(std::string_view text, std::size_t at) {
    constexpr int k_most_lines = 20;
    const std::string three(3, text[at]);
    if ((text[at] != '"' && text[at] != '\'') || text.substr(at).starts_with(three)) return k_none;
    std::size_t begin = text.find('\n', at);
    for (int line = 0; begin != k_none && line < k_most_lines; ++line) {
        const std::size_t end = std::min(text.find('\n', ++begin), text.size());
        const std::string_view words = without_blanks(text.substr(begin, end - begin));
        if (words.empty() || words[0] == '[' || words[0] == '#') return k_none;
        const std::string_view key = without_blanks(words.substr(0, words.find('=')));
        if (key.size() < words.size() && std::all_of(key.begin(), key.end(), is_bare)) return k_none;
        if (words.find(text[at]) != std::string_view::npos) return end;
        begin = end < text.size() ? end : k_none;
    }
    return k_none;
}

std::size_t end_of_key(std::string_view pair) {
    std::size_t at = 0;
    while (at < pair.size() && pair[at] != '=' && pair[at] != '\n' && pair[at] != '#') {
        const bool quote = pair[at] == '"' || pair[at] == '\'';
        const std::size_t after = quote ? end_of_string(pair, at) : k_none;
        at = after == k_none ? at + 1 : after;
    }
    return at;
}

std::string plain_key(std::string_view key) {
    std::string out;
    key = without_blanks(key);
    for (std::size_t at = 0; at < key.size();) {
        const bool quote = key[at] == '"' || key[at] == '\'';
        const std::size_t after = quote ? end_of_string(key, at) : k_none;
        if (after != k_none) {
            out += key.substr(at + 1, after - at - 2);
            at = after;
        } else {
            if (!is_blank(key[at])) out += key[at];
            ++at;
        }
    }
    return out;
}

LineIndex::LineIndex(std::string_view text, std::uint32_t source) : text_(text), source_(source) {
    starts_.reserve(text.size() / 32 + 1);
    starts_.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        starts_.push_back(at + 1);
    }
}

Span LineIndex::span(std::size_t at, std::size_t length) const {
    at = std::min(at, text_.size());
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), at);
    const std::size_t start = *std::prev(next);
    const std::string_view piece = text_.substr(at, length);
    const std::string_view on_line = piece.substr(0, piece.find('\n'));
    return {source_, static_cast<std::uint32_t>(next - starts_.begin()),
            static_cast<std::uint32_t>(1 + count_code_points(text_.substr(start, at - start))),
            static_cast<std::uint32_t>(std::max<std::size_t>(1, count_code_points(on_line)))};
}

std::size_t LineIndex::byte(std::uint32_t line, std::uint32_t column) {
    if (line == 0 || line > starts_.size()) return text_.size();
    std::size_t at = starts_[line - 1];
    const std::size_t end = line < starts_.size() ? starts_[line] : text_.size();
    std::size_t left = column - 1;
    if (end - at > k_long_line) {
        if (long_line_ != line) {
            long_line_ = line;
            marks_.clear();
            std::size_t count = 0;
            for (std::size_t byte = at; byte < end; ++byte) {
                if (begins_code_point(text_[byte]) && count++ % k_stride == 0) marks_.push_back(byte);
            }
        }
        const std::size_t mark = std::min(left / k_stride, marks_.size() - 1);
        at = marks_[mark];
        left -= mark * k_stride;
    }
    for (std::uint64_t eight = 0; left >= 8 && at + 8 <= end; at += 8, left -= 8) {
        std::memcpy(&eight, text_.data() + at, 8);
        if ((eight & 0x8080808080808080ULL) != 0) break;
    }
    for (; left > 0 && at < end; --left) {
        ++at;
        while (at < end && !begins_code_point(text_[at])) ++at;
    }
    return at;
}

} // namespace gapcalc::load
