// From a file's text to its document: what the parser refuses is reported and left out, and long texts are
// read in parts.
#include "load/toml/toml.hpp"

#include "load/problems.hpp"
#include "load/toml/syntax_help.hpp"
#include "load/toml/toml_parts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace gapcalc::load {
namespace {

constexpr int k_most_blanked = 20;
// Deeper keys overflow the parser's stack.
constexpr int k_most_dots = 32;
// The parser looks each dotted key up in a list of all of them.
constexpr int k_most_dotted_keys = 20'000;
// A value takes some 150 bytes while it is parsed, and a table under a header up to 3 kB when it is a goal: a
// file of 64 MiB could take 6 GB.
constexpr std::size_t k_most_values = 2'000'000, k_most_headers = 400'000;

} // namespace

/// Makes a document of a text.
class TomlReader {
  public:
    TomlReader(std::string_view text, std::uint32_t source, Diagnostics& problems)
        : text_(text), problems_(problems) {
        document_.source = source;
    }

    Document read(const TomlReading& reading) {
        if (!within_limits()) return give_up();
        if (auto whole = parse_toml_in_parts(text_, document_.source, reading)) {
            document_.root = whole->root;
            document_.entries = std::move(whole->entries);
            document_.texts_ = std::move(whole->texts);
        } else {
            TomlTree tree = parse_toml(current(), document_.source);
            for (int blanked = 0; tree.fault; ++blanked) {
                if (blanked == k_most_blanked) {
                    problems_.add(kind_of(Problem::too_many_syntax_errors),
                                  lines().span(place_of(*tree.fault)), {fmt::format("{}", k_most_blanked)});
                    return give_up();
                }
                blank(*tree.fault);
                tree = parse_toml(current(), document_.source);
            }
            document_.root = tree.root;
            document_.entries = std::move(tree.entries);
            document_.texts_.push_back(std::move(tree.texts));
        }
        if (!within_sections()) return give_up();
        std::sort(document_.lost_statements.begin(), document_.lost_statements.end(),
                  [](const LostStatement& a, const LostStatement& b) { return a.line < b.line; });
        document_.root.span = {document_.source, 1, 1, 1};
        document_.mended_ = std::move(mended_);
        return std::move(document_);
    }

  private:
    std::string_view current() const { return mended_ ? std::string_view(*mended_) : text_; }
    const LineIndex& lines() {
        if (!lines_) lines_.emplace(text_, document_.source);
        return *lines_;
    }
    std::size_t place_of(const TomlFault& fault) {
        lines();
        return lines_->byte(fault.line, fault.column);
    }

    Document give_up() {
        document_.unread = true;
        document_.lost_text = text_;
        return std::move(document_);
    }

    /// Refuses what would bring the parser down or to a crawl. Almost every file passes on a look at its
    /// dots.
    bool within_limits() {
        std::size_t words = 0;
        std::size_t last[k_most_dots] = {};
        std::size_t count = 0;
        bool suspect = false;
        for (std::size_t at = text_.find('.'); at != std::string_view::npos && !suspect;
             at = text_.find('.', at + 1)) {
            const char next = at + 1 < text_.size() ? text_[at + 1] : ' ';
            if ((next < '0' || next > '9') && next != ' ' && next != '\n') ++words;
            std::size_t& oldest = last[count++ % k_most_dots];
            if (count > k_most_dots)
                suspect = text_.substr(oldest, at - oldest).find('\n') == std::string_view::npos;
            oldest = at;
        }
        if (suspect || words > k_most_dotted_keys) {
            if (!count_dots()) return false;
        }
        return text_.size() <= k_most_headers * 4 || count_values();
    }

    /// Each value but the first of an array is announced by = or a comma, each header by a bracket at the
    /// beginning of a line. Whatever stands in quotes and comments is only looked at when it matters.
    bool count_values() {
        std::size_t values = 0, headers = 0;
        char before = '\n';
        for (const char c : text_) {
            values += c == '=' || c == ',' ? 1 : 0;
            headers += c == '[' && before == '\n' ? 1 : 0;
            before = c;
        }
        if (values <= k_most_values && headers <= k_most_headers) return true;
        values = headers = 0;
        bool at_start = true; // of a line
        return each_bare([&](char c, std::size_t at) {
            if ((c == '=' || c == ',') && ++values > k_most_values)
                return report_too_many(Problem::too_many_values, at, k_most_values);
            if (c == '[' && at_start && ++headers > k_most_headers)
                return report_too_many(Problem::too_many_headers, at, k_most_headers);
            at_start = c == '\n' || (at_start && (c == ' ' || c == '\t'));
            return true;
        });
    }
    /// What stands in a list at the top, as indicator = [ {…}, {…} ], are sections too.
    bool within_sections() {
        std::size_t sections = 0;
        for (const TomlEntry& entry : document_.children(document_.root)) {
            sections += entry.value.is_array() ? entry.value.count : 0;
            if (sections <= k_most_headers) continue;
            problems_.add(kind_of(Problem::too_many_headers), entry.key_span,
                          {fmt::format("{}", k_most_headers)});
            document_.root = {};
            document_.entries = {};
            return false;
        }
        return true;
    }
    bool report_too_many(Problem problem, std::size_t at, std::size_t most) {
        problems_.add(kind_of(problem), lines().span(at), {fmt::format("{}", most)});
        return false;
    }

    /// The careful count, of dots outside quotes and comments.
    bool count_dots() {
        int dots = 0, dotted_keys = 0;
        return each_bare([&](char c, std::size_t at) {
            if (c == '.') {
                if (++dots > k_most_dots) return report_too_many(Problem::too_many_dots, at, k_most_dots);
            } else if (c == '=' || c == ']') {
                if (dots > 0 && ++dotted_keys > k_most_dotted_keys && c == '=')
                    return report_too_many(Problem::too_many_dotted_keys, at, k_most_dotted_keys);
                dots = 0;
            } else if (c == '\n' || c == ',' || c == '{' || c == '[') {
                dots = 0;
            }
            return true;
        });
    }
    /// Calls `count(c, at)` for each character outside quotes and comments until it gives false; a string is
    /// its first quote, a comment the end of its line. False where `count` gave it.
    template <class Count>
    bool each_bare(Count count) const {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            char c = text_[at];
            if (c == '"' || c == '\'') {
                const std::size_t end = end_of_string(text_, at);
                if (end == Statement::k_none) return true; // the parser stops here as well
                at = end - 1;
            } else if (c == '#') {
                at = std::min(text_.find('\n', at), text_.size());
                c = '\n';
            }
            if (!count(c, at)) return false;
        }
        return true;
    }

    /// Reports the statement that the parser stopped at and puts blanks in its place.
    void blank(const TomlFault& fault) {
        const std::size_t at = place_of(fault);
        const std::vector<Statement> statements = split_statements(current());
        if (statements.empty()) { // cannot be: only blanks and comments; a control character in one of these
            mended_ = std::make_shared<std::string>(text_.size(), ' ');
            return report_bare(at, fault);
        }
        // What was left open swallows what follows it.
        std::size_t culprit = 0;
        for (std::size_t i = 0; i < statements.size() && statements[i].begin <= at; ++i) {
            culprit = i;
            if (statements[i].unclosed != Statement::k_none) break;
        }
        const Statement& statement = statements[culprit];
        if (statement.begin > at || (statement.unclosed == Statement::k_none && at > statement.end)) {
            report_bare(at, fault); // in a comment between statements
            const std::size_t start = current().substr(0, at).rfind('\n') + 1;
            return erase(start, std::min(current().find('\n', at), current().size()), {});
        }
        report_syntax({current(), statements, culprit, at, fault.description, lines()}, problems_);
        std::size_t end = statement.end;
        if (statement.sort != Statement::Sort::pair) end = end_of_section(statements, culprit);
        if (statement.unclosed != Statement::k_none) {
            const std::size_t over_lines = end_of_text_over_lines(current(), statement.unclosed);
            if (over_lines != Statement::k_none) end = std::max(end, over_lines);
        }
        const bool swallows =
            statement.unclosed != Statement::k_none &&
            current().substr(statement.begin, end - statement.begin).find('\n') != std::string_view::npos;
        erase(statement.begin, end, swallows ? std::string() : statement.path);
    }

    void report_bare(std::size_t at, const TomlFault& fault) {
        problems_.add(kind_of(Problem::not_toml), lines().span(at), {fault.description});
    }

    /// A header that cannot be read takes with it what stands under it, which would else fall to the one
    /// before.
    static std::size_t end_of_section(const std::vector<Statement>& statements, std::size_t header) {
        const bool element = statements[header].sort == Statement::Sort::array_table;
        const std::string& path = statements[header].path;
        std::size_t last = header;
        for (std::size_t i = header + 1; i < statements.size(); ++i) {
            const Statement& next = statements[i];
            if (next.sort != Statement::Sort::pair) {
                const bool below = next.sort == Statement::Sort::table && next.path.starts_with(path + '.');
                if (!element || !below) break;
            }
            last = i;
        }
        return statements[last].end;
    }

    void erase(std::size_t begin, std::size_t end, std::string path) {
        if (!mended_) mended_ = std::make_shared<std::string>(text_);
        std::string& text = *mended_;
        document_.lost_text += '\n';
        document_.lost_text.append(text, begin, end - begin);
        document_.lost_statements.push_back({lines().span(begin).line, std::move(path)});
        for (std::size_t at = begin; at < end; ++at) {
            if (text[at] != '\n') text[at] = ' ';
        }
    }

    std::string_view text_;
    std::shared_ptr<std::string> mended_; // the text with faults blanked; none while there are none
    Diagnostics& problems_;
    std::optional<LineIndex> lines_; // made when something is to be reported
    Document document_;
};

std::span<const LostStatement> Document::lost_between(std::uint32_t line, std::uint32_t next_line) const {
    const auto at = [this](std::uint32_t wanted) {
        return std::lower_bound(
            lost_statements.begin(), lost_statements.end(), wanted,
            [](const LostStatement& lost, std::uint32_t before) { return lost.line < before; });
    };
    return {at(line), at(next_line)};
}

Document read_toml(std::string_view text, std::uint32_t source, Diagnostics& problems,
                   const TomlReading& reading) {
    return TomlReader(text, source, problems).read(reading);
}

} // namespace gapcalc::load
