#include "load/sheet/csv_value.hpp"

#include <algorithm>
#include <array>

namespace gapcalc::load {
namespace {

// What people write where there is nothing to write.
constexpr std::array<std::string_view, 24> k_placeholders = {
    "-",   "--", "–",    "—",    "——",   "−",   "－",  "/", "\\", "…",    "……", "...",
    "n/a", "na", "#n/a", "null", "none", "nil", "nan", "x", "无", "暂无", "缺", "未报",
};

bool is_placeholder(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return std::find(k_placeholders.begin(), k_placeholders.end(), lower) != k_placeholders.end();
}

/// `text` with its full-width characters as the half-width ones that they stand for.
std::string half_width(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        // U+FF01 to U+FF5E are ASCII's characters: EF BC 81 to EF BD 9E.
        if (text.substr(at, 2) == "\xEF\xBC" && at + 2 < text.size()) {
            out += static_cast<char>(static_cast<unsigned char>(text[at + 2]) - 0x80 + 0x20);
            at += 2;
        } else if (text.substr(at, 3) == "\u2212") {
            out += '-';
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_separators(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (is_digit(c) || c == '.' || c == '-') out += c;
    return out;
}

/// `12,5` as it is meant; empty when the comma can be no decimal mark.
std::string with_decimal_dot(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == text.npos || comma == 0 || comma + 1 == text.size() || comma + 4 == text.size()) return {};
    std::string out(text);
    out[comma] = '.';
    return parse_decimal(out).fault == NumberFault::none ? out : std::string();
}

Text write_alone(std::string_view number) {
    const std::string alone(number);
    if (alone.empty())
        return {"只写数字；单位写在单位列中", "write the number alone; a unit goes in a column of its own"};
    return {"只写数字 " + alone + "；单位写在单位列中",
            "write the number alone, " + alone + "; a unit goes in a column of its own"};
}

} // namespace

CsvNumber read_number(const CsvCell& cell) {
    NumberSyntax syntax;
    syntax.grouping = cell.quoted;
    const ParsedDecimal parsed = parse_decimal(cell.text, syntax);
    if (parsed.fault == NumberFault::none) return {parsed.number, {}, {}};
    if (is_placeholder(cell.text)) return {std::nullopt, Problem::csv_placeholder, {}};
    if (const std::string dotted = with_decimal_dot(cell.text); !dotted.empty())
        return {std::nullopt, Problem::not_a_number,
                Text("小数点写作“.”：写成 " + dotted, "the decimal mark is a dot: write " + dotted)};
    switch (parsed.fault) {
    case NumberFault::too_many_digits:
        return {std::nullopt, Problem::too_many_digits, {}};
    case NumberFault::out_of_range:
        return {std::nullopt, Problem::number_out_of_range, {}};
    case NumberFault::grouped: {
        const std::string plain = without_separators(cell.text);
        return {std::nullopt, Problem::not_a_number,
                cell.quoted
                    ? Text("写成 " + plain, "write " + plain)
                    : Text("写成 " + plain + "；有千位分隔符时加引号",
                           "write " + plain + "; a number with thousands separators stands in quotes")};
    }
    case NumberFault::full_width: {
        const std::string half = half_width(cell.text);
        return {std::nullopt, Problem::not_a_number,
                Text("用半角写成 " + half, "write it in half-width: " + half)};
    }
    case NumberFault::trailing: {
        // With digits behind it too it is not known which are meant.
        const std::string_view rest = std::string_view(cell.text).substr(parsed.at);
        const bool sure = std::none_of(rest.begin(), rest.end(), is_digit);
        return {std::nullopt, Problem::not_a_number,
                write_alone(sure ? trimmed(std::string_view(cell.text).substr(0, parsed.at)) : "")};
    }
    default:
        return {std::nullopt, Problem::not_a_number, write_alone({})};
    }
}

} // namespace gapcalc::load
