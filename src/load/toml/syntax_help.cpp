#include "load/toml/syntax_examination.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace gapcalc::load {
namespace {

std::size_t length_of_code_point(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

} // namespace

char Examination::half_width(std::string_view text) {
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

Examination::Examination(const SyntaxFault& fault, Diagnostics& problems)
    : fault_(fault), problems_(problems), statement_(fault.statement()), text_(fault.text) {
    stop_ = std::clamp(fault.at, statement_.begin, statement_.end);
    key_end_ = statement_.begin + end_of_key(statement_.of(text_));
}

void Examination::report() {
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

std::string Examination::words() const {
    const std::size_t colon = fault_.words.find(": ");
    return std::string(fault_.words.starts_with("Error while") && colon != std::string_view::npos
                           ? fault_.words.substr(colon + 2)
                           : fault_.words);
}

Diagnostic& Examination::add_to(Problem problem, std::size_t at, std::size_t length,
                                std::initializer_list<Text> arguments) {
    return problems_.add(kind_of(problem), fault_.lines.span(at, length), arguments);
}

void Examination::add(Problem problem, std::size_t at, std::size_t length,
                      std::initializer_list<Text> arguments) {
    add_to(problem, at, length, arguments);
}

void Examination::report_plainly() {
    if (report_comma()) return;
    const bool ends = said("expected a comment or whitespace");
    add(Problem::not_toml, stop_, 1,
        {ends ? Text("这一行应到此为止", "expected end of line") : Text("从这里起读不懂", words())});
}

bool Examination::report_comma() {
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

std::string_view Examination::line_at(std::size_t at) const {
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    return text_.substr(at, end - at);
}

// ---- brackets and quotes

bool Examination::report_full_width(std::size_t at) {
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
        {quoted_short(text_.substr(at, length)),
         replacement == " " ? Text("空格", "space") : Text(quoted_short(replacement))});
    return true;
}

bool Examination::report_open_string() {
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
        help = {"多行的文字前后各写 " + three, "write " + three + " before and after text of several lines"};
    add(Problem::unclosed_string, at, quote.size(), {help});
    return true;
}

std::size_t Examination::open_bracket(std::size_t until) const {
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

bool Examination::report_brace_over_lines() {
    if (!statement_.brace_over_lines || statement_.unclosed != Statement::k_none) return false;
    if (stop_ < text_.size() && text_[stop_] != '\n' && text_[stop_] != '\r' && text_[stop_] != '#')
        return false;
    const std::size_t brace = open_bracket(stop_);
    if (brace == Statement::k_none || text_[brace] != '{') return false;
    add(Problem::inline_table_lines, brace, 1, {quoted_short(statement_.path)});
    return true;
}

bool Examination::report_unclosed() {
    const std::size_t at = statement_.unclosed;
    if (at == Statement::k_none) return false;
    const char other = text_[at] == '[' ? ']' : '}';
    add(Problem::unclosed_bracket, at, 1, {std::string(1, text_[at]), std::string(1, other)});
    return true;
}

// ---- headers and keys

void Examination::report_header() {
    if (report_key()) return;
    const bool twice = statement_.sort == Statement::Sort::array_table;
    const std::string whole = (twice ? "[[" : "[") + statement_.path + (twice ? "]]" : "]");
    if (said("']'")) return add(Problem::bad_header, stop_, 1, {"]", quoted_short(whole)});
    report_plainly();
}

bool Examination::report_key() {
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
        add(Problem::bare_key, begin, end - begin, {quoted_short(key), '"' + quoted_short(key) + '"'});
        return true;
    }
    if (header) return false;
    if (said("expected '='") && stop_ <= key_end_) {
        const std::size_t length = std::max<std::size_t>(stop_, statement_.begin + 1) - statement_.begin;
        std::string_view key = text_.substr(statement_.begin, length);
        while (!key.empty() && is_blank(key.back())) key.remove_suffix(1);
        add(Problem::missing_equals, stop_, 1, {quoted_short(key)});
        return true;
    }
    return false;
}

void report_syntax(const SyntaxFault& fault, Diagnostics& problems) { Examination(fault, problems).report(); }

} // namespace gapcalc::load
