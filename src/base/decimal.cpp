#include "gapcalc/base/decimal.hpp"

#include "base/plain_number.hpp"

#include <algorithm>

namespace gapcalc {
namespace {

constexpr int k_most_digits = 18;
constexpr int k_most_order = 100;         // magnitudes reach from 10^-100 to 10^100
constexpr std::int64_t k_far = 1'000'000; // an exponent beyond any use; larger ones all count as this

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_plain(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool begins_with_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[i]) != word[i]) return false;
    }
    return text.size() == word.size() || !is_letter(text[word.size()]);
}

/// A full-width digit, sign, point or comma, or the mathematical minus.
bool begins_full_width(std::string_view text) {
    if (text.empty() || is_plain(text[0])) return false;
    if (text.starts_with("\u2212")) return true;
    if (!text.starts_with("\xEF\xBC") || text.size() < 3) return false;
    const auto last = static_cast<unsigned char>(text[2]);
    return (last >= 0x90 && last <= 0x99) || (last >= 0x8B && last <= 0x8E);
}

/// The digits of a number as they come in, with the zeros around the significant ones left out.
class DigitCollector {
  public:
    void take(char c, std::size_t at, bool after_point) {
        if (after_point) ++decimals_;
        if (c == '0') {
            if (digits_ != 0) ++zeros_;
            return;
        }
        significant_ += zeros_ + 1;
        if (significant_ > k_most_digits) {
            if (!over_at_) over_at_ = at;
            zeros_ = 0;
            return;
        }
        for (; zeros_ > 0; --zeros_) digits_ *= 10;
        digits_ = digits_ * 10 + (c - '0');
    }
    /// Fills `result` in; `start` is where the number begins.
    void finish(bool negative, std::int64_t exponent, std::size_t start, ParsedDecimal& result) const {
        if (over_at_) {
            result.fault = NumberFault::too_many_digits;
            result.at = *over_at_;
            return;
        }
        const std::int64_t places = std::max<std::int64_t>(0, decimals_ - exponent);
        result.number.places = static_cast<std::uint8_t>(std::min<std::int64_t>(places, 255));
        if (digits_ == 0) return;
        const std::int64_t scale = exponent - decimals_ + zeros_;
        const std::int64_t order = scale + significant_ - 1;
        if (order < -k_most_order || order > k_most_order || (order == k_most_order && digits_ != 1)) {
            result.fault = NumberFault::out_of_range;
            result.at = start;
            result.number = {};
            return;
        }
        result.number.digits = negative ? -digits_ : digits_;
        result.number.exponent = static_cast<std::int16_t>(scale);
    }

  private:
    std::int64_t digits_ = 0;
    std::int64_t zeros_ = 0; // after the last significant digit so far
    std::int64_t significant_ = 0, decimals_ = 0;
    std::optional<std::size_t> over_at_;
};

class NumberReader {
  public:
    NumberReader(std::string_view text, NumberSyntax syntax) : text_(text), syntax_(syntax) {}

    ParsedDecimal read() {
        if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos) return fail(NumberFault::empty, 0);
        const bool negative = text_[0] == '-';
        if (negative || text_[0] == '+') ++at_;
        const std::size_t start = at_;
        const std::string_view rest = text_.substr(at_);
        if (begins_full_width(rest)) return fail(NumberFault::full_width, at_);
        if (!rest.empty() && is_letter(rest[0])) {
            for (const auto* word : {"inf", "nan", "infinity"}) {
                if (begins_with_word(rest, word)) return fail(NumberFault::not_finite, at_);
            }
        }
        if (rest.size() > 2 && rest[0] == '0' && is_base_letter(rest[1], rest[2])) {
            return fail(NumberFault::not_decimal, at_);
        }
        read_whole_part();
        const bool has_whole = at_ != start;
        if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
            ++at_;
            read_run(true);
        } else if (!has_whole) {
            return fail(NumberFault::not_a_number, 0);
        }
        const std::int64_t exponent = read_exponent();
        ParsedDecimal result;
        result.at = at_;
        if (begins_full_width(text_.substr(at_))) return fail(NumberFault::full_width, at_);
        if (begins_group()) return fail(NumberFault::grouped, at_);
        collector_.finish(negative, exponent, 0, result);
        return result;
    }

  private:
    static bool is_base_letter(char letter, char next) {
        const char c = lower(next);
        switch (lower(letter)) {
        case 'x':
            return is_digit(c) || (c >= 'a' && c <= 'f');
        case 'o':
            return c >= '0' && c <= '7';
        case 'b':
            return c == '0' || c == '1';
        default:
            return false;
        }
    }
    static ParsedDecimal fail(NumberFault fault, std::size_t at) { return {{}, fault, at}; }

    bool digit_at(std::size_t at) const { return at < text_.size() && is_digit(text_[at]); }
    bool group_at(std::size_t at) const {
        return digit_at(at) && digit_at(at + 1) && digit_at(at + 2) && !digit_at(at + 3);
    }
    void read_run(bool after_point) {
        for (;; ++at_) {
            if (digit_at(at_)) {
                collector_.take(text_[at_], at_, after_point);
            } else if (!(syntax_.underscores && at_ < text_.size() && text_[at_] == '_' && at_ > 0 &&
                         digit_at(at_ - 1) && digit_at(at_ + 1))) {
                return;
            }
        }
    }
    void read_whole_part() {
        const std::size_t start = at_;
        read_run(false);
        if (!syntax_.grouping || at_ - start > 3 || at_ == start) return;
        while (at_ < text_.size() && text_[at_] == ',' && group_at(at_ + 1)) {
            for (++at_; digit_at(at_); ++at_) collector_.take(text_[at_], at_, false);
        }
    }
    std::int64_t read_exponent() {
        if (at_ >= text_.size() || lower(text_[at_]) != 'e') return 0;
        std::size_t at = at_ + 1;
        const bool negative = at < text_.size() && text_[at] == '-';
        if (negative || (at < text_.size() && text_[at] == '+')) ++at;
        if (!digit_at(at)) return 0; // "5em": the letter belongs to what follows
        std::int64_t exponent = 0;
        for (; digit_at(at) ||
               (syntax_.underscores && at < text_.size() && text_[at] == '_' && digit_at(at + 1));
             ++at) {
            if (text_[at] != '_') exponent = std::min(exponent * 10 + (text_[at] - '0'), k_far);
        }
        at_ = at;
        return negative ? -exponent : exponent;
    }
    /// A separator and a group of three digits stand here.
    bool begins_group() const {
        if (at_ == text_.size()) return false;
        for (const std::string_view separator :
             {",", "_", "'", " ", "\u00A0", "\u2009", "\u202F", "\u2019"}) {
            if (text_.substr(at_).starts_with(separator)) return group_at(at_ + separator.size());
        }
        return false;
    }

    std::string_view text_;
    NumberSyntax syntax_;
    std::size_t at_ = 0;
    DigitCollector collector_;
};

/// Reads what almost all numbers are. Returns false for everything else.
bool read_plain(std::string_view text, Decimal& number) {
    std::int64_t digits = 0;
    if (!read_plain_number(text, digits, number.places)) {
        number = {};
        return false;
    }
    if (digits == 0) return true;
    int exponent = -static_cast<int>(number.places);
    for (; digits % 10 == 0; ++exponent) digits /= 10;
    number.digits = digits;
    number.exponent = static_cast<std::int16_t>(exponent);
    return true;
}

} // namespace

ParsedDecimal parse_decimal_prefix(std::string_view text, NumberSyntax syntax) {
    return NumberReader(text, syntax).read();
}

ParsedDecimal parse_decimal(std::string_view text, NumberSyntax syntax) {
    if (ParsedDecimal plain; read_plain(text, plain.number)) {
        plain.at = text.size();
        return plain;
    }
    ParsedDecimal result = parse_decimal_prefix(text, syntax);
    // How far a number was read is not known once it is refused, and then the refusal says more.
    if (result.fault == NumberFault::none && result.at != text.size()) {
        result.fault = NumberFault::trailing;
        result.number = {};
    }
    return result;
}

} // namespace gapcalc
