#include "load/sheet/csv_value.hpp"

#include "base/unit.hpp"

#include <algorithm>
#include <array>

namespace gapcalc::load {
namespace {

// What people write where there is nothing to write, and certainly mean so.
constexpr std::array<std::string_view, 18> k_usual = {"-",   "–",    "—",       "…",  "..",  ":",
                                                      "*",   "/",    "x",       "c",  "n/a", "NA",
                                                      "N/A", "#N/A", "#DIV/0!", "缺", "无",  "暂无"};

/// `text` with its full-width characters as half-width ones.
std::string half_width(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        // U+FF01 to U+FF5E are ASCII's characters: EF BC 81 to EF BD 9E.
        if (rest.starts_with("\xEF\xBC") && rest.size() > 2) {
            out += static_cast<char>(static_cast<unsigned char>(text[at + 2]) - 0x80 + 0x20);
            at += 2;
        } else if (rest.starts_with("\u2212")) {
            out += '-';
            at += 2;
        } else if (rest.starts_with("\u00A0")) {
            out += ' ';
            at += 1;
        } else if (rest.starts_with("\u202F") || rest.starts_with("\u2009")) {
            out += ' ';
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_group(std::string_view text, std::size_t at) {
    return at + 3 <= text.size() && is_digit(text[at]) && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
           (at + 3 == text.size() || !is_digit(text[at + 3]));
}

/// The text without `separator` between groups of three digits; empty when some of them separate something
/// else.
std::optional<std::string> ungrouped(std::string_view text, char separator) {
    std::string out;
    std::size_t digits = 0; // in the group so far
    bool grouped = false, after_point = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == separator && digits != 0 && !after_point && is_group(text, at + 1)) {
            if (digits > 3 || (grouped && digits != 3)) return std::nullopt;
            grouped = true;
            digits = 0;
            continue;
        }
        digits = is_digit(c) ? digits + 1 : 0;
        after_point = after_point || !(is_digit(c) || c == '-' || c == '+');
        out += c;
    }
    return out;
}

/// Whether it is one to three digits, a mark, three digits and nothing else.
bool one_group(std::string_view text, char mark) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t at = text.find(mark);
    if (at == text.npos || at == 0 || at > 3 || text.size() != at + 4) return false;
    if (text[0] == '0') return false; // 0.125 can be no group
    return std::all_of(text.begin(), text.end(), [&](char c) { return is_digit(c) || c == mark; });
}

std::string without_separators(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (is_digit(c) || c == '.' || c == '-') out += c;
    return out;
}

/// `12,5` as it is meant; empty when the comma can be no decimal mark.
std::string with_decimal_dot(std::string_view text) {
    const auto comma = text.rfind(',');
    if (comma == text.npos || comma == 0 || comma + 1 == text.size() || is_group(text, comma + 1)) return {};
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] != '.') out += at == comma ? '.' : text[at];
    return parse_decimal(out).fault == NumberFault::none ? out : std::string();
}

Text write_alone(std::string_view number) {
    const std::string alone(number);
    if (alone.empty())
        return {"只写数字；单位写在单位列中", "write the number alone; a unit goes in a column of its own"};
    return {"只写数字 " + alone + "；单位写在单位列中",
            "write the number alone, " + alone + "; a unit goes in a column of its own"};
}

CsvNumber wrong(Text help);
/// What to do about a comma that seems to be a decimal mark.
CsvNumber wrong_mark(const std::string& dotted) {
    return wrong({"小数点写作“,”时写 decimal = \",\"；否则写成 " + dotted,
                  "if its decimal mark is a comma, say decimal = \",\"; else write " + dotted});
}

CsvNumber wrong(Text help) {
    CsvNumber none;
    none.help = std::move(help);
    return none;
}

/// What stands behind a number: a flag of a statistical office, a unit, a magnitude; false when it is
/// something else.
bool take_suffix(std::string_view rest, std::string_view wanted, CsvNumber& number) {
    const bool apart = rest.starts_with(' ');
    rest = trimmed(rest);
    if (rest.empty()) return true;
    if (rest == "％") rest = "%";
    const Suffix suffix = parse_suffix(rest);
    const bool known = suffix.unit == wanted || find_unit(suffix.unit) != nullptr;
    if (suffix.bare_magnitude || known) {
        number.unit = suffix.unit;
        number.factor = suffix.factor;
        if (!suffix.bare_magnitude) return true;
        // 1.5万 of a unit that is 万元 itself may be either.
        const Unit* const unit = find_unit(wanted);
        if (unit == nullptr || !unit->has_magnitude) return true;
        number.problem = Problem::bare_magnitude;
        return false;
    }
    // Eurostat's flags: 12.3 p
    return apart && rest.size() <= 3 &&
           std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

bool is_usual_mark(std::string_view text) {
    return std::find(k_usual.begin(), k_usual.end(), text) != k_usual.end();
}

bool may_be_mark(std::string_view text) {
    constexpr std::size_t k_longest_mark = 12;
    if (text.starts_with('#') && text.size() < 20) return true;
    return count_code_points(text) <= k_longest_mark && std::none_of(text.begin(), text.end(), is_digit) &&
           half_width(text).find_first_of("0123456789") == std::string::npos;
}

std::string_view without_guard(std::string_view text) {
    if (!text.starts_with('\'')) return text;
    const std::string_view rest = text.substr(1);
    for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"})
        if (rest.starts_with(sign)) return rest;
    return text;
}

bool holds_figure(const CsvCell& cell) {
    if (cell.kind == CellKind::number) return true;
    if (cell.kind != CellKind::text || cell.text.empty()) return false;
    if (find_unit(cell.text) != nullptr) return true;
    CsvCell quoted = cell;
    quoted.quoted = true;
    return read_number(quoted, {}, {}).number.has_value();
}

CsvNumber read_number(const CsvCell& cell, const CellSyntax& syntax, std::string_view unit) {
    std::string changed;
    std::string_view text = cell.text;
    if (std::any_of(text.begin(), text.end(), [](char c) { return c < 0; }))
        text = changed = half_width(text);
    CsvNumber result;
    bool negative = false;
    if (text.starts_with('(') && text.ends_with(')') && text.size() > 2) {
        const std::string_view inside = trimmed(text.substr(1, text.size() - 2));
        if (!inside.empty() && is_digit(inside[0])) {
            if (!syntax.brackets_negative)
                return wrong({"括号表示负数时写 brackets = \"negative\"",
                              "if brackets mean that it is below zero, say brackets = \"negative\""});
            negative = true;
            text = inside;
        }
    }
    NumberSyntax plain;
    plain.grouping = cell.quoted || syntax.grouping;
    std::string rewritten;
    if (cell.kind != CellKind::number) {
        if (text.find(' ') != text.npos) {
            if (const auto joined = ungrouped(text, ' ')) text = rewritten = *joined;
        }
        if (syntax.decimal == ',') {
            const auto joined = ungrouped(text, '.');
            if (!joined || joined->find('.') != joined->npos)
                return wrong({"decimal = \",\" 时写成 1.234,5", "with decimal = \",\" it reads 1.234,5"});
            rewritten = *joined;
            std::replace(rewritten.begin(), rewritten.end(), ',', '.');
            text = rewritten;
            plain.grouping = false;
        } else if (!syntax.decimal && syntax.grouping) {
            result.ambiguous = one_group(text, '.') || (one_group(text, ',') && !cell.quoted);
            const std::size_t point = text.find('.');
            result.settles = !result.ambiguous && point != text.npos &&
                             text.find('.', point + 1) == text.npos &&
                             (text.find(',') == text.npos || text.find(',') < point);
        }
    }
    ParsedDecimal parsed = parse_decimal(text, plain);
    if (parsed.fault == NumberFault::trailing) {
        const std::string_view rest = text.substr(parsed.at);
        parsed = parse_decimal(text.substr(0, parsed.at), plain);
        if (parsed.fault == NumberFault::none && !take_suffix(rest, unit, result)) {
            if (result.problem == Problem::bare_magnitude) return result;
            if (const std::string dotted = with_decimal_dot(text); !dotted.empty() && syntax.decimal != ',')
                return wrong_mark(dotted);
            // With digits behind it too it is not known which are meant.
            const bool sure = std::none_of(rest.begin(), rest.end(), is_digit);
            return wrong(write_alone(sure ? trimmed(text.substr(0, text.size() - rest.size())) : ""));
        }
    }
    if (parsed.fault == NumberFault::none) {
        result.number = parsed.number;
        if (negative) result.number->digits = -result.number->digits;
        return result;
    }
    if (may_be_mark(cell.text)) {
        result.problem = Problem::csv_placeholder;
        return result;
    }
    if (syntax.decimal != ',')
        if (const std::string dotted = with_decimal_dot(text); !dotted.empty()) return wrong_mark(dotted);
    switch (parsed.fault) {
    case NumberFault::too_many_digits:
        result.problem = Problem::too_many_digits;
        return result;
    case NumberFault::out_of_range:
        result.problem = Problem::number_out_of_range;
        return result;
    case NumberFault::grouped: {
        const std::string digits = without_separators(text);
        return wrong(cell.quoted
                         ? Text("写成 " + digits, "write " + digits)
                         : Text("写成 " + digits + "；有千位分隔符时加引号",
                                "write " + digits + "; a number with thousands separators stands in quotes"));
    }
    default:
        return wrong(write_alone({}));
    }
}

} // namespace gapcalc::load
