#include "load/syntax_help.hpp"

#include "gapcalc/decimal.hpp"
#include "load/meant_period.hpp"
#include "load/problems.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>

namespace gapcalc {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::size_t length_of_code_point(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string shown(std::string_view text) {
    constexpr std::size_t k_most = 60;
    if (text.size() <= k_most) return std::string(text);
    std::size_t end = k_most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "..";
}

/// The half-width character that stands for the full-width one at the beginning of `text`; 0 when there is
/// none.
char half_width(std::string_view text) {
    constexpr std::pair<std::string_view, char> k_marks[] = {
        {"“", '"'},  {"”", '"'},  {"‘", '\''}, {"’", '\''}, {"「", '"'}, {"」", '"'}, {"　", ' '},
        {"、", ','}, {"。", '.'}, {"【", '['}, {"】", ']'}, {"−", '-'},  {"–", '-'},  {"—", '-'},
    };
    for (const auto& [mark, half] : k_marks) {
        if (text.starts_with(mark)) return half;
    }
    // U+FF01 to U+FF5E are ASCII in full width.
    if (text.size() < 3 || text[0] != '\xEF') return 0;
    const unsigned code = 0xF000U | ((static_cast<unsigned char>(text[1]) & 0x3FU) << 6) |
                          (static_cast<unsigned char>(text[2]) & 0x3FU);
    return code >= 0xFF01 && code <= 0xFF5E ? static_cast<char>(code - 0xFEE0) : '\0';
}

/// One statement that is wrong, looked at for the mistakes that people make.
class Examination {
  public:
    Examination(const SyntaxFault& fault, Diagnostics& problems)
        : fault_(fault), problems_(problems), statement_(fault.statement()), text_(fault.text) {
        stop_ = std::clamp(fault.at, statement_.begin, statement_.end);
        key_end_ = statement_.begin + end_of_key(statement_.of(text_));
    }

    void report() {
        if (said("cannot redefine") || said("cannot insert")) return report_duplicate();
        if (said("nested value depth")) return add(Problem::too_deep, stop_, 1, {"256"});
        if (report_open_string() || report_brace_over_lines() || report_unclosed()) return;
        if (statement_.sort != Statement::Sort::pair) return report_header();
        if (stop_ <= key_end_ && key_end_ < statement_.end && text_[key_end_] == '=' && report_key()) return;
        if ((stop_ < key_end_ || key_end_ >= statement_.end) && report_key()) return;
        if (said("escape sequence") || said("hex digit"))
            return add(Problem::bad_escape, stop_, 1, {{"没有这种写法", words()}});
        if (report_thousands() || report_value()) return;
        if (said("control character")) return report_control();
        report_plainly();
    }

  private:
    bool said(std::string_view words) const { return fault_.words.find(words) != std::string_view::npos; }

    /// The parser's words without what it was doing.
    std::string words() const {
        const std::size_t colon = fault_.words.find(": ");
        return std::string(fault_.words.starts_with("Error while") && colon != std::string_view::npos
                               ? fault_.words.substr(colon + 2)
                               : fault_.words);
    }

    Diagnostic& add_to(Problem problem, std::size_t at, std::size_t length,
                       std::initializer_list<Text> arguments) {
        return problems_.add(kind_of(problem), fault_.lines.span(at, length), arguments);
    }
    void add(Problem problem, std::size_t at, std::size_t length, std::initializer_list<Text> arguments) {
        add_to(problem, at, length, arguments);
    }
    void report_plainly() {
        if (report_comma()) return;
        const bool ends = said("expected a comment or whitespace");
        add(Problem::not_toml, stop_, 1,
            {ends ? Text("这一行应到此为止", "expected end of line") : Text("从这里起读不懂", words())});
    }

    /// Entries of an array or table that are not parted as they are to be.
    bool report_comma() {
        if (said("dangling comma") || said("saw comma")) {
            std::size_t at = std::min(stop_, text_.size() - 1);
            while (at > statement_.begin && text_[at] != ',') --at;
            add(Problem::needless_comma, at, 1, {});
            return true;
        }
        const bool semicolon =
            stop_ < text_.size() && text_[stop_] == ';' && open_bracket(stop_) != Statement::k_none;
        if (!said("expected comma or closing") && !semicolon) return false;
        add(Problem::missing_comma, stop_, 1, {});
        return true;
    }

    std::string_view line_at(std::size_t at) const {
        const std::size_t end = std::min(text_.find('\n', at), text_.size());
        return text_.substr(at, end - at);
    }
    std::string_view from(std::size_t at) const { return text_.substr(at, statement_.end - at); }

    // ---- brackets and quotes

    /// A full-width quote that was to end or begin the text.
    bool report_full_width(std::size_t at) {
        const char half = half_width(text_.substr(at));
        if (half == 0) return false;
        std::size_t length = length_of_code_point(text_[at]);
        std::string replacement(1, half);
        while (is_digit(half) || half == '.') { // a whole number of them
            const char next = half_width(text_.substr(at + length));
            if (!is_digit(next) && next != '.' && next != '%') break;
            replacement += next;
            length += length_of_code_point(text_[at + length]);
        }
        add(Problem::full_width, at, length,
            {shown(text_.substr(at, length)),
             replacement == " " ? Text("空格", "space") : Text(shown(replacement))});
        return true;
    }

    bool report_open_string() {
        const std::size_t at = statement_.unclosed;
        if (at == Statement::k_none || (text_[at] != '"' && text_[at] != '\'')) return false;
        const std::string_view line = line_at(at);
        for (const std::string_view mark : {"”", "“", "＂", "’", "‘"}) {
            if (const std::size_t found = line.rfind(mark); found != std::string_view::npos) {
                return report_full_width(at + found);
            }
        }
        const std::string three(3, text_[at]);
        const bool long_one = text_.substr(at).starts_with(three);
        const std::string quote = long_one ? three : three.substr(0, 1);
        Text help{"在文字末尾补上 " + quote, "end the text with " + quote};
        if (!long_one && end_of_text_over_lines(text_, at) != Statement::k_none)
            help = {"多行的文字前后各写 " + three,
                    "write " + three + " before and after text of several lines"};
        add(Problem::unclosed_string, at, quote.size(), {help});
        return true;
    }

    /// The bracket that is open at byte `at`; k_none when none is.
    std::size_t open_bracket(std::size_t until) const {
        std::vector<std::size_t> open;
        for (std::size_t at = statement_.begin; at < until; ++at) {
            const char c = text_[at];
            if (c == '"' || c == '\'') {
                const std::size_t end = end_of_string(text_, at);
                if (end == Statement::k_none) break;
                at = end - 1;
            } else if (c == '#') {
                at = std::min(text_.find('\n', at), until);
            } else if (c == '[' || c == '{') {
                open.push_back(at);
            } else if ((c == ']' || c == '}') && !open.empty()) {
                open.pop_back();
            }
        }
        return open.empty() ? Statement::k_none : open.back();
    }

    bool report_brace_over_lines() {
        if (!statement_.brace_over_lines || statement_.unclosed != Statement::k_none) return false;
        if (stop_ < text_.size() && text_[stop_] != '\n' && text_[stop_] != '\r' && text_[stop_] != '#')
            return false;
        const std::size_t brace = open_bracket(stop_);
        if (brace == Statement::k_none || text_[brace] != '{') return false;
        add(Problem::inline_table_lines, brace, 1, {shown(statement_.path)});
        return true;
    }

    bool report_unclosed() {
        const std::size_t at = statement_.unclosed;
        if (at == Statement::k_none) return false;
        const char other = text_[at] == '[' ? ']' : '}';
        add(Problem::unclosed_bracket, at, 1, {std::string(1, text_[at]), std::string(1, other)});
        return true;
    }

    // ---- headers and keys

    void report_header() {
        if (report_key()) return;
        const bool twice = statement_.sort == Statement::Sort::array_table;
        const std::string whole = (twice ? "[[" : "[") + statement_.path + (twice ? "]]" : "]");
        if (said("']'")) return add(Problem::bad_header, stop_, 1, {"]", shown(whole)});
        report_plainly();
    }

    /// A key that needs quotes, a full-width mark in it, or no '=' behind it.
    bool report_key() {
        const bool header = statement_.sort != Statement::Sort::pair;
        if (stop_ >= text_.size()) return false;
        if (report_full_width(stop_)) return true;
        if (is_high(text_[stop_])) {
            std::size_t begin = stop_, end = stop_;
            const auto ends = [&](char c) {
                return is_blank(c) || c == '=' || c == '.' || c == ']' || c == '[' || c == '\n' || c == '#' ||
                       c == ',' || c == '{' || c == '"';
            };
            while (begin > statement_.begin && !ends(text_[begin - 1])) --begin;
            while (end < statement_.end && !ends(text_[end]) && half_width(text_.substr(end)) == 0) {
                end += length_of_code_point(text_[end]);
            }
            const std::string key(text_.substr(begin, end - begin));
            add(Problem::bare_key, begin, end - begin, {shown(key), '"' + shown(key) + '"'});
            return true;
        }
        if (header) return false;
        if (said("expected '='") && stop_ <= key_end_) {
            const std::size_t length = std::max<std::size_t>(stop_, statement_.begin + 1) - statement_.begin;
            std::string_view key = text_.substr(statement_.begin, length);
            while (!key.empty() && is_blank(key.back())) key.remove_suffix(1);
            add(Problem::missing_equals, stop_, 1, {shown(key)});
            return true;
        }
        return false;
    }

    // ---- numbers with separators

    struct Grouped {
        std::size_t begin, comma, end;
    };
    /// A number with groups of three around the comma at `comma`.
    std::optional<Grouped> grouped_at(std::size_t comma) const {
        const auto group = [&](std::size_t at) {
            return at + 3 < text_.size() + 1 && text_.substr(at, 3).size() == 3 && is_digit(text_[at]) &&
                   is_digit(text_[at + 1]) && is_digit(text_[at + 2]) &&
                   (at + 3 >= text_.size() ||
                    !(is_digit(text_[at + 3]) || is_letter(text_[at + 3]) || text_[at + 3] == '-'));
        };
        std::size_t begin = comma;
        while (begin > statement_.begin && (is_digit(text_[begin - 1]) || text_[begin - 1] == ',')) --begin;
        const std::size_t first = text_.substr(begin, comma - begin).find(',');
        const std::size_t first_comma = first == std::string_view::npos ? comma : begin + first;
        if (first_comma == begin || first_comma - begin > 3 || !group(first_comma + 1)) return std::nullopt;
        std::size_t end = first_comma;
        while (end < statement_.end && text_[end] == ',' && group(end + 1)) end += 4;
        if (end + 1 < statement_.end && text_[end] == '.' && is_digit(text_[end + 1])) {
            for (++end; end < statement_.end && is_digit(text_[end]);) ++end;
        }
        if (begin > statement_.begin && (text_[begin - 1] == '-' || text_[begin - 1] == '+')) --begin;
        return Grouped{begin, first_comma, end};
    }

    bool report_thousands() {
        std::optional<Grouped> number;
        const std::size_t until = std::min(stop_ + 1, statement_.end);
        for (std::size_t at = key_end_; at < until; ++at) {
            if (text_[at] == '"' || text_[at] == '\'') {
                const std::size_t end = end_of_string(text_, at);
                if (end == Statement::k_none || end > until) break;
                at = end - 1;
            } else if (text_[at] == ',' && at > 0 && is_digit(text_[at - 1])) {
                if (const auto found = grouped_at(at)) {
                    number = found;
                    at = std::max(at, found->end - 1);
                }
            }
        }
        if (!number) return false;
        std::string plain(text_.substr(number->begin, number->end - number->begin)), underscored = plain;
        std::erase(plain, ',');
        std::replace(underscored.begin(), underscored.end(), ',', '_');
        const std::size_t bracket = open_bracket(number->comma);
        const bool inside = bracket != Statement::k_none && bracket > key_end_;
        const Text wanted = inside ? Text("下一项", "the next entry") : Text("行末", "end of line");
        add(Problem::thousands_separator, number->comma, 1, {shown(plain), shown(underscored), wanted, ","});
        return true;
    }

    // ---- values

    /// Where the value begins that the parser stopped in.
    std::size_t value_begin() const {
        std::size_t at = std::max(stop_, key_end_ + 1);
        at = std::min(at, statement_.end);
        const auto begins = [&](char c) { return c == '=' || c == '[' || c == '{' || c == ',' || c == '\n'; };
        while (at > key_end_ + 1 && !begins(text_[at - 1])) --at;
        while (at < statement_.end && is_blank(text_[at])) ++at;
        return at;
    }

    bool report_value() {
        const std::size_t begin = value_begin();
        std::size_t end = begin;
        while (end < statement_.end && text_[end] != ',' && text_[end] != '}' && text_[end] != ']' &&
               text_[end] != '\n' && text_[end] != '#') {
            ++end;
        }
        std::string_view value = text_.substr(begin, end - begin);
        while (!value.empty() && is_blank(value.back())) value.remove_suffix(1);
        if (value.empty()) {
            if (!said("expected value") && !said("determine value")) return false;
            const std::string key = plain_key(text_.substr(statement_.begin, key_end_ - statement_.begin));
            add(Problem::missing_value, std::min(begin, text_.size()), 1, {shown(key)});
            return true;
        }
        if (value[0] == '"' || value[0] == '\'') return report_after_text(begin);
        return report_full_width(begin) || report_boolean(begin, value) || report_percent(begin, value) ||
               report_period(begin, value) || report_number(begin, value) || report_full_width(stop_) ||
               report_text(begin, value);
    }

    /// Something behind a text: half of its quotes, or the rest of a second statement.
    bool report_after_text(std::size_t) { return report_full_width(stop_); }

    bool report_boolean(std::size_t begin, std::string_view value) {
        std::string lower(value);
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        const bool truth = lower == "true" || lower == "yes" || value == "是";
        if (!truth && lower != "false" && lower != "no" && value != "否") return false;
        add(Problem::capital_boolean, begin, value.size(), {shown(value), truth ? "true" : "false"});
        return true;
    }

    bool report_percent(std::size_t begin, std::string_view value) {
        if (!value.ends_with('%') ||
            parse_decimal(value.substr(0, value.size() - 1), {.underscores = true}).fault !=
                NumberFault::none)
            return false;
        add(Problem::bare_percent, begin + value.size() - 1, 1, {shown(value.substr(0, value.size() - 1))});
        return true;
    }

    bool report_period(std::size_t begin, std::string_view value) {
        if (!looks_like_period(value) && !meant_period(value)) return false;
        if (const auto period = parse_period(value)) {
            add(Problem::bare_period, begin, value.size(), {shown(value)});
        } else if (const auto meant = meant_period(value)) {
            add(Problem::bad_date, begin, value.size(), {shown(value), as_value(*meant)});
        } else {
            add(Problem::bad_date, begin, value.size(),
                {shown(value), Text("2025-06-30 这样的日期，或加引号的 \"2025-06\"",
                                    "a date such as 2025-06-30, or \"2025-06\" in quotes")});
        }
        return true;
    }

    bool report_number(std::size_t begin, std::string_view value) {
        const ParsedDecimal parsed = parse_decimal_prefix(value, {.underscores = true});
        switch (parsed.fault) {
        case NumberFault::too_many_digits:
            add(Problem::too_many_digits, begin, value.size(), {});
            return true;
        case NumberFault::out_of_range:
            add(Problem::number_out_of_range, begin, value.size(), {shown(value)});
            return true;
        case NumberFault::none:
            break;
        default:
            return false;
        }
        if (said("not representable")) {
            add(Problem::too_large_whole, begin, value.size(), {shown(value)});
            return true;
        }
        if (said("leading zero")) {
            std::string plain(value);
            plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size() - 1));
            add(Problem::leading_zero, begin, value.size(), {shown(value), shown(plain)});
            return true;
        }
        const std::string_view rest = value.substr(parsed.at);
        const std::size_t unit = rest.find_first_not_of(" \t");
        if (unit == std::string_view::npos) return false;
        if (!is_high(rest[unit]) && !is_letter(rest[unit])) return false;
        if (rest.find('=') != std::string_view::npos) return false; // a second statement
        if (half_width(rest.substr(unit)) != 0) return report_full_width(begin + parsed.at + unit);
        const bool inside = open_bracket(begin) != Statement::k_none;
        std::string whole(value.substr(0, parsed.at));
        whole += rest.substr(unit);
        add(Problem::unquoted_unit, begin + parsed.at + unit, rest.size() - unit,
            {shown(whole),
             inside ? Text("逗号或括号", "a comma or a bracket") : Text("行末", "end of line")});
        return true;
    }

    bool report_text(std::size_t begin, std::string_view value) {
        if (!is_high(value[0]) && !is_letter(value[0])) return false;
        std::string_view word = value;
        if (const std::size_t quote = word.find('"'); quote != std::string_view::npos)
            word = word.substr(0, quote);
        add(Problem::unquoted_text, begin, word.size(), {shown(word)});
        return true;
    }

    void report_control() {
        const auto byte = static_cast<unsigned char>(stop_ < text_.size() ? text_[stop_] : '\0');
        add(Problem::control_character, stop_, 1, {fmt::format("U+{:04X}", byte)});
    }

    // ---- the same key twice

    void report_duplicate() {
        if (statement_.sort == Statement::Sort::pair && report_dotted_period()) return;
        if (report_duplicate_inside()) return;
        const bool header = statement_.sort != Statement::Sort::pair;
        const std::size_t length =
            header ? statement_.end - statement_.begin : end_of_key(statement_.of(text_));
        std::string_view key = text_.substr(statement_.begin, length);
        while (!key.empty() && is_blank(key.back())) key.remove_suffix(1);
        Diagnostic& problem = add_to(Problem::duplicate_key, statement_.begin, key.size(), {shown(key)});
        if (const auto first = first_of_path()) {
            const std::string_view line = line_at(fault_.statements[*first].begin);
            const std::size_t shown_length =
                fault_.statements[*first].sort == Statement::Sort::pair ? end_of_key(line) : line.size();
            std::string_view name = line.substr(0, shown_length);
            while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
            problem.related.push_back({fault_.lines.span(fault_.statements[*first].begin, name.size()),
                                       {"第一次在这里", "the first one"},
                                       {}});
            if (header && fault_.statements[*first].sort != statement_.sort) advise_brackets(problem);
        }
    }

    /// [group] beside [[group]]: all that may stand several times has two brackets.
    void advise_brackets(Diagnostic& problem) const {
        const bool once = statement_.path == "defaults" || statement_.path.find('.') != std::string::npos;
        const std::string right = (once ? "[" : "[[") + shown(statement_.path) + (once ? "]" : "]]");
        problem.help = {"都写成 " + right, "write " + right + " in both places"};
    }

    /// 2024.06 after 2024: the dot was meant for a hyphen.
    bool report_dotted_period() {
        std::string_view key = text_.substr(statement_.begin, key_end_ - statement_.begin);
        while (!key.empty() && is_blank(key.back())) key.remove_suffix(1);
        const std::size_t dot = key.find('.');
        if (dot != 4 || key.find_first_not_of("0123456789.") != std::string_view::npos) return false;
        const auto meant = meant_period(key);
        if (!meant) return false;
        add(Problem::dotted_period, statement_.begin, key.size(), {shown(key), to_string(*meant)});
        return true;
    }

    /// In a table in braces: both keys stand in this statement.
    bool report_duplicate_inside() {
        const std::size_t brace = open_bracket(stop_);
        if (brace == Statement::k_none || text_[brace] != '{') return false;
        std::size_t begin = stop_;
        const std::size_t equals = text_.rfind('=', stop_ < text_.size() ? stop_ : text_.size() - 1);
        if (equals == std::string_view::npos || equals < brace) return false;
        begin = equals;
        while (begin > brace + 1 && text_[begin - 1] != ',' && text_[begin - 1] != '{') --begin;
        const std::string key = plain_key(text_.substr(begin, equals - begin));
        while (begin < equals && is_blank(text_[begin])) ++begin;
        std::size_t end = equals;
        while (end > begin && is_blank(text_[end - 1])) --end;
        Diagnostic& problem = add_to(Problem::duplicate_key, begin, end - begin, {shown(key)});
        for (std::size_t at = brace + 1; at < begin;) {
            const std::size_t stop = at + end_of_key(text_.substr(at, begin - at));
            if (stop >= begin) break;
            std::size_t start = stop;
            while (start > brace + 1 && text_[start - 1] != ',' && text_[start - 1] != '{') --start;
            if (plain_key(text_.substr(start, stop - start)) == key) {
                while (is_blank(text_[start])) ++start;
                problem.related.push_back(
                    {fault_.lines.span(start, end - begin), {"第一次在这里", "the first one"}, {}});
                break;
            }
            at = stop + 1;
        }
        return true;
    }

    /// The earlier statement of the same path, or of one within it (m.2024 before m), in the same element of
    /// [[…]].
    std::optional<std::size_t> first_of_path() const {
        std::optional<std::size_t> within;
        for (std::size_t i = fault_.culprit; i-- > 0;) {
            const Statement& earlier = fault_.statements[i];
            if (earlier.path == statement_.path) return i;
            if (earlier.path.starts_with(statement_.path + '.')) within = i;
            const bool element = earlier.sort == Statement::Sort::array_table;
            if (element && statement_.path.starts_with(earlier.path + '.')) break;
        }
        return within;
    }

    const SyntaxFault& fault_;
    Diagnostics& problems_;
    const Statement& statement_;
    std::string_view text_;
    std::size_t stop_ = 0, key_end_ = 0;
};

} // namespace

void report_syntax(const SyntaxFault& fault, Diagnostics& problems) { Examination(fault, problems).report(); }

} // namespace gapcalc
