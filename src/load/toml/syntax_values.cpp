// What is wrong with a value: numbers with separators, percentages, dates, units and texts without quotes.
#include "load/toml/syntax_examination.hpp"

#include "gapcalc/base/decimal.hpp"
#include "load/meant_period.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gapcalc::load {

// ---- numbers with separators

std::optional<Examination::Grouped> Examination::grouped_at(std::size_t comma) const {
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

bool Examination::report_thousands() {
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
    add(Problem::thousands_separator, number->comma, 1,
        {quoted_short(plain), quoted_short(underscored), wanted, ","});
    return true;
}

// ---- values

std::size_t Examination::value_begin() const {
    std::size_t at = std::max(stop_, key_end_ + 1);
    at = std::min(at, statement_.end);
    const auto begins = [&](char c) { return c == '=' || c == '[' || c == '{' || c == ',' || c == '\n'; };
    while (at > key_end_ + 1 && !begins(text_[at - 1])) --at;
    while (at < statement_.end && is_blank(text_[at])) ++at;
    return at;
}

bool Examination::report_value() {
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
        add(Problem::missing_value, std::min(begin, text_.size()), 1, {quoted_short(key)});
        return true;
    }
    if (value[0] == '"' || value[0] == '\'') return report_full_width(stop_);
    return report_full_width(begin) || report_boolean(begin, value) || report_percent(begin, value) ||
           report_period(begin, value) || report_number(begin, value) || report_full_width(stop_) ||
           report_text(begin, value);
}

bool Examination::report_boolean(std::size_t begin, std::string_view value) {
    std::string lower(value);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const bool truth = lower == "true" || lower == "yes" || value == "是";
    if (!truth && lower != "false" && lower != "no" && value != "否") return false;
    add(Problem::capital_boolean, begin, value.size(), {quoted_short(value), truth ? "true" : "false"});
    return true;
}

bool Examination::report_percent(std::size_t begin, std::string_view value) {
    if (!value.ends_with('%') ||
        parse_decimal(value.substr(0, value.size() - 1), {.underscores = true}).fault != NumberFault::none)
        return false;
    add(Problem::bare_percent, begin + value.size() - 1, 1,
        {quoted_short(value.substr(0, value.size() - 1))});
    return true;
}

bool Examination::report_period(std::size_t begin, std::string_view value) {
    if (!looks_like_period(value) && !meant_period(value)) return false;
    if (read_period(value)) {
        add(Problem::bare_period, begin, value.size(), {quoted_short(value)});
    } else if (const auto meant = meant_period(value)) {
        add(Problem::bad_date, begin, value.size(), {quoted_short(value), as_value(*meant)});
    } else {
        add(Problem::bad_date, begin, value.size(),
            {quoted_short(value), Text("2025-06-30 这样的日期，或加引号的 \"2025-06\"",
                                       "a date such as 2025-06-30, or \"2025-06\" in quotes")});
    }
    return true;
}

bool Examination::report_number(std::size_t begin, std::string_view value) {
    const ParsedDecimal parsed = parse_decimal_prefix(value, {.underscores = true});
    switch (parsed.fault) {
    case NumberFault::too_many_digits:
        add(Problem::too_many_digits, begin, value.size(), {});
        return true;
    case NumberFault::out_of_range:
        add(Problem::number_out_of_range, begin, value.size(), {quoted_short(value)});
        return true;
    case NumberFault::none:
        break;
    default:
        return false;
    }
    if (said("not representable")) {
        add(Problem::too_large_whole, begin, value.size(), {quoted_short(value)});
        return true;
    }
    if (said("leading zero")) {
        std::string plain(value);
        plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size() - 1));
        add(Problem::leading_zero, begin, value.size(), {quoted_short(value), quoted_short(plain)});
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
        {quoted_short(whole),
         inside ? Text("逗号或括号", "a comma or a bracket") : Text("行末", "end of line")});
    return true;
}

bool Examination::report_text(std::size_t begin, std::string_view value) {
    if (!is_high(value[0]) && !is_letter(value[0])) return false;
    std::string_view word = value;
    if (const std::size_t quote = word.find('"'); quote != std::string_view::npos)
        word = word.substr(0, quote);
    add(Problem::unquoted_text, begin, word.size(), {quoted_short(word)});
    return true;
}

void Examination::report_control() {
    const auto byte = static_cast<unsigned char>(stop_ < text_.size() ? text_[stop_] : '\0');
    add(Problem::control_character, stop_, 1, {fmt::format("U+{:04X}", byte)});
}

} // namespace gapcalc::load
