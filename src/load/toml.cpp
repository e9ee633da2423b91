// The only file that knows the TOML parser.
#include "load/toml.hpp"

#include "load/problems.hpp"
#include "load/syntax_help.hpp"

#include <algorithm>
#include <fmt/format.h>
// It asserts what it then handles: "[=" is no header, and would end every build that has assertions.
#define TOML_ASSERT(condition) static_assert(true)
#include <toml++/toml.h>

namespace gapcalc {
namespace {

constexpr int k_most_blanked = 20;
// Deeper keys overflow the parser's stack.
constexpr int k_most_dots = 32;
// The parser looks each dotted key up in a list of all of them.
constexpr int k_most_dotted_keys = 20'000;

bool before(const toml::source_position& a, const toml::source_position& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

ValueSort sort_of(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table:
        return ValueSort::table;
    case toml::node_type::array:
        return ValueSort::array;
    case toml::node_type::string:
        return ValueSort::text;
    case toml::node_type::integer:
        return ValueSort::whole;
    case toml::node_type::floating_point:
        return ValueSort::decimal;
    case toml::node_type::boolean:
        return ValueSort::boolean;
    case toml::node_type::date:
        return ValueSort::date;
    default:
        return ValueSort::time;
    }
}

} // namespace

/// Makes a document of a text.
class TomlReader {
  public:
    TomlReader(std::string_view text, std::uint32_t source, Diagnostics& problems)
        : text_(text), problems_(problems), lines_(text, source) {
        document_.source = source;
    }

    Document read() {
        if (!within_limits()) return give_up();
        for (int blanked = 0;; ++blanked) {
            try {
                tree_ = std::make_shared<toml::table>(toml::parse(current()));
                break;
            } catch (const toml::parse_error& error) {
                if (blanked == k_most_blanked) {
                    const std::size_t at =
                        lines_.byte(error.source().begin.line, error.source().begin.column);
                    problems_.add(kind_of(Problem::too_many_syntax_errors), lines_.span(at),
                                  {fmt::format("{}", k_most_blanked)});
                    return give_up();
                }
                blank(error);
            }
        }
        std::sort(document_.lost_statements.begin(), document_.lost_statements.end(),
                  [](const LostStatement& a, const LostStatement& b) { return a.line < b.line; });
        document_.tree_ = tree_;
        document_.entries.reserve(text_.size() / 24 + 16);
        document_.root = convert(*tree_);
        document_.root.span = {lines_.source(), 1, 1, 1};
        return std::move(document_);
    }

  private:
    std::string_view current() const { return blanked_.empty() ? text_ : std::string_view(blanked_); }

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
        if (!suspect && words <= k_most_dotted_keys) return true;
        return count_dots();
    }

    /// The careful count, of dots outside quotes and comments.
    bool count_dots() {
        int dots = 0, dotted_keys = 0;
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const char c = text_[at];
            if (c == '"' || c == '\'') {
                const std::size_t end = end_of_string(text_, at);
                if (end == Statement::k_none) return true; // the parser stops here as well
                at = end - 1;
            } else if (c == '#') {
                at = std::min(text_.find('\n', at), text_.size());
                dots = 0;
            } else if (c == '.') {
                if (++dots > k_most_dots) {
                    problems_.add(kind_of(Problem::too_many_dots), lines_.span(at),
                                  {fmt::format("{}", k_most_dots)});
                    return false;
                }
            } else if (c == '=' || c == ']') {
                if (dots > 0 && ++dotted_keys > k_most_dotted_keys && c == '=') {
                    problems_.add(kind_of(Problem::too_many_dotted_keys), lines_.span(at),
                                  {fmt::format("{}", k_most_dotted_keys)});
                    return false;
                }
                dots = 0;
            } else if (c == '\n' || c == ',' || c == '{' || c == '[') {
                dots = 0;
            }
        }
        return true;
    }

    /// Reports the statement that the parser stopped at and puts blanks in its place.
    void blank(const toml::parse_error& error) {
        const std::size_t at = lines_.byte(error.source().begin.line, error.source().begin.column);
        const std::vector<Statement> statements = split_statements(current());
        if (statements.empty()) { // cannot be: only blanks and comments; a control character in one of these
            blanked_.assign(text_.size(), ' ');
            return report_bare(at, error);
        }
        // What was left open swallows what follows it.
        std::size_t culprit = 0;
        for (std::size_t i = 0; i < statements.size() && statements[i].begin <= at; ++i) {
            culprit = i;
            if (statements[i].unclosed != Statement::k_none) break;
        }
        const Statement& statement = statements[culprit];
        if (statement.begin > at || (statement.unclosed == Statement::k_none && at > statement.end)) {
            report_bare(at, error); // in a comment between statements
            const std::size_t start = current().substr(0, at).rfind('\n') + 1;
            return erase(start, std::min(current().find('\n', at), current().size()), {});
        }
        report_syntax({current(), statements, culprit, at, error.description(), lines_}, problems_);
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

    void report_bare(std::size_t at, const toml::parse_error& error) {
        problems_.add(kind_of(Problem::not_toml), lines_.span(at), {std::string(error.description())});
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
        if (blanked_.empty()) blanked_ = text_;
        document_.lost_text += '\n';
        document_.lost_text.append(blanked_, begin, end - begin);
        document_.lost_statements.push_back({lines_.span(begin).line, std::move(path)});
        for (std::size_t at = begin; at < end; ++at) {
            if (blanked_[at] != '\n') blanked_[at] = ' ';
        }
    }

    Span span_of(const toml::source_region& region) {
        Span span{lines_.source(), region.begin.line, region.begin.column, 1};
        if (region.end.line == region.begin.line && region.end.column > region.begin.column) {
            span.length = region.end.column - region.begin.column;
        }
        return span;
    }

    std::string_view written(const toml::source_region& region) {
        const std::size_t begin = lines_.byte(region.begin.line, region.begin.column);
        // Numbers and dates are written in ASCII: a column is a byte.
        const std::size_t length =
            region.end.line == region.begin.line ? region.end.column - region.begin.column : 0;
        return text_.substr(begin, length);
    }

    TomlValue convert(const toml::node& node) {
        TomlValue value;
        value.sort = sort_of(node);
        value.span = span_of(node.source());
        switch (value.sort) {
        case ValueSort::table:
            convert_table(*node.as_table(), value);
            break;
        case ValueSort::array:
            convert_array(*node.as_array(), value);
            break;
        case ValueSort::text:
            value.text = node.as_string()->get();
            break;
        case ValueSort::boolean:
            value.truth = node.as_boolean()->get();
            [[fallthrough]];
        default:
            value.text = written(node.source());
        }
        return value;
    }

    void make_room(TomlValue& parent, std::size_t count) {
        parent.first = static_cast<std::uint32_t>(document_.entries.size());
        parent.count = static_cast<std::uint32_t>(count);
        document_.entries.resize(document_.entries.size() + count);
    }

    void convert_table(const toml::table& table, TomlValue& value) {
        using Child = std::pair<const toml::key*, const toml::node*>;
        std::vector<Child> order;
        order.reserve(table.size());
        for (const auto& [key, child] : table) order.emplace_back(&key, &child);
        const auto earlier = [](const Child& a, const Child& b) {
            return before(a.first->source().begin, b.first->source().begin);
        };
        if (!std::is_sorted(order.begin(), order.end(), earlier))
            std::stable_sort(order.begin(), order.end(), earlier);
        make_room(value, order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            const auto& [key, child] = order[i];
            TomlValue converted = convert(*child);
            TomlEntry& entry = document_.entries[value.first + i];
            entry.key = key->str();
            entry.key_span = span_of(key->source());
            entry.value = converted;
        }
    }

    void convert_array(const toml::array& array, TomlValue& value) {
        make_room(value, array.size());
        for (std::size_t i = 0; i < array.size(); ++i) {
            TomlValue converted = convert(array[i]);
            document_.entries[value.first + i].value = converted;
        }
    }

    std::string_view text_;
    std::string blanked_; // the text with faults blanked; empty while there are none
    Diagnostics& problems_;
    LineIndex lines_;
    std::shared_ptr<toml::table> tree_;
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

Document read_toml(std::string_view text, std::uint32_t source, Diagnostics& problems) {
    return TomlReader(text, source, problems).read();
}

} // namespace gapcalc
