#include "load/sheet/excel_number.hpp"

#include <algorithm>
#include <charconv>

namespace gapcalc::load {
namespace {

constexpr std::size_t k_digits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number as its significant digits: 0.d1d2d3… x 10^point.
struct Digits {
    bool negative = false;
    std::string digits;
    int point = 0;
};

std::optional<Digits> read_digits(std::string_view text) {
    Digits number;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) number.negative = text[at++] == '-';
    bool any = false, after_point = false;
    int leading = 0; // zeros behind the point before the first digit
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !after_point) {
            after_point = true;
        } else if (is_digit(c)) {
            any = true;
            if (c == '0' && number.digits.empty()) {
                if (after_point) ++leading;
                continue;
            }
            number.digits += c;
            if (!after_point) ++number.point;
        } else {
            break;
        }
        if (number.digits.size() > 400 || leading > 400) return std::nullopt;
    }
    if (!any) return std::nullopt;
    number.point -= leading;
    if (at == text.size()) return number;
    if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
    ++at;
    if (at < text.size() && text[at] == '+') ++at;
    int exponent = 0;
    const auto [end, fault] = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
    if (fault != std::errc() || end != text.data() + text.size() || exponent < -400 || exponent > 400)
        return std::nullopt;
    number.point += exponent;
    return number;
}

void round_digits(Digits& number) {
    if (number.digits.size() > k_digits) {
        const bool up = number.digits[k_digits] >= '5';
        number.digits.resize(k_digits);
        if (up) {
            std::size_t at = k_digits;
            while (at > 0 && number.digits[at - 1] == '9') number.digits[--at] = '0';
            if (at > 0) {
                ++number.digits[at - 1];
            } else {
                number.digits.insert(number.digits.begin(), '1');
                ++number.point;
            }
        }
    }
    while (!number.digits.empty() && number.digits.back() == '0') number.digits.pop_back();
}

} // namespace

bool append_excel_number(std::string& out, std::string_view text, int shift) {
    std::optional<Digits> number = read_digits(text);
    if (!number) return false;
    round_digits(*number);
    if (number->digits.empty()) {
        out += '0';
        return true;
    }
    number->point += shift;
    if (number->negative) out += '-';
    const auto count = static_cast<int>(number->digits.size());
    if (number->point > 30 || number->point < -30) {
        out += number->digits + 'e' + std::to_string(number->point - count);
        return true;
    }
    if (number->point <= 0) {
        out += "0." + std::string(static_cast<std::size_t>(-number->point), '0') + number->digits;
    } else if (number->point >= count) {
        out += number->digits + std::string(static_cast<std::size_t>(number->point - count), '0');
    } else {
        out += number->digits.substr(0, static_cast<std::size_t>(number->point)) + '.' +
               number->digits.substr(static_cast<std::size_t>(number->point));
    }
    return true;
}

std::optional<std::int32_t> excel_serial(std::string_view number) {
    std::string plain;
    if (!append_excel_number(plain, number)) return std::nullopt;
    const std::string_view whole = std::string_view(plain).substr(0, plain.find('.'));
    std::int32_t serial = 0;
    const auto [end, fault] = std::from_chars(whole.data(), whole.data() + whole.size(), serial);
    if (fault != std::errc() || end != whole.data() + whole.size() || serial < 0 || serial >= 10'000'000 ||
        plain[0] == '-')
        return std::nullopt;
    return serial;
}

std::optional<Date> excel_date(std::int32_t serial, bool since_1904) {
    constexpr std::int32_t k_last = 2'958'465; // 9999-12-31
    if (serial < 0 || serial > k_last) return std::nullopt;
    if (since_1904) return date_of(day_number({1904, 1, 1}) + serial);
    // Excel counts a 29 February 1900 that never was, as day 60.
    if (serial == 0 || serial == 60) return std::nullopt;
    return date_of(day_number({1899, 12, 31}) + serial - (serial > 60 ? 1 : 0));
}

} // namespace gapcalc::load
