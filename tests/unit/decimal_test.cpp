#include "gapcalc/base/decimal.hpp"

#include "base/plain_number.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace gapcalc;

namespace {

using enum NumberFault;

struct Good {
    const char* text;
    std::int64_t digits;
    int exponent, places;
};
struct Bad {
    std::string text;
    NumberFault fault;
    std::size_t at;
};

void check_good(const Good& c, NumberSyntax syntax) {
    CAPTURE(c.text);
    const ParsedDecimal parsed = parse_decimal(c.text, syntax);
    CHECK(parsed.fault == none);
    CHECK(parsed.at == std::string_view(c.text).size());
    CHECK(parsed.number.digits == c.digits);
    CHECK(parsed.number.exponent == c.exponent);
    CHECK(parsed.number.places == c.places);
}

void check_bad(const Bad& c, NumberSyntax syntax) {
    CAPTURE(c.text);
    const ParsedDecimal parsed = parse_decimal(c.text, syntax);
    CHECK(parsed.fault == c.fault);
    CHECK(parsed.at == c.at);
    CHECK(parsed.number.digits == 0);
}

} // namespace

TEST_CASE("numbers are read with the decimals they were written with") {
    for (const Good& c : {
             Good{"0", 0, 0, 0},
             {"-0", 0, 0, 0},
             {"+0.00", 0, 0, 2},
             {"7", 7, 0, 0},
             {"007", 7, 0, 0},
             {"+7", 7, 0, 0},
             {"-7", -7, 0, 0},
             {"18.60", 186, -1, 2},
             {"-18.60", -186, -1, 2},
             {"0.1", 1, -1, 1},
             {".5", 5, -1, 1},
             {"-.5", -5, -1, 1},
             {"0.000", 0, 0, 3},
             {"700", 7, 2, 0},
             {"700.00", 7, 2, 2},
             {"1.5e3", 15, 2, 0},
             {"1.5E+3", 15, 2, 0},
             {"1.5e-3", 15, -4, 4},
             {"1e0", 1, 0, 0},
             {"12e007", 12, 7, 0},
             {"0e999999999999999999999", 0, 0, 0},
             {"0.0e-9", 0, 0, 10},
             {"123456789012345678", 123456789012345678, 0, 0},
             {"-999999999999999999", -999999999999999999, 0, 0},
             {"1234567890.12345678", 123456789012345678, -8, 8},
             {"100000000000000001", 100000000000000001, 0, 0},
             {"1000000000000000000000", 1, 21, 0},
             {"0.000000000000000000000001", 1, -24, 24},
             {"12345678901234567800000.000", 123456789012345678, 5, 3},
             {"000000000000000000000000000001.5", 15, -1, 1},
             {"1e100", 1, 100, 0},
             {"10e99", 1, 100, 0},
             {"9.99e99", 999, 97, 0},
             {"1e-100", 1, -100, 100},
             {"9e-100", 9, -100, 100},
         }) {
        check_good(c, {});
    }
}

TEST_CASE("what is no number says why and where") {
    for (const Bad& c : {
             Bad{"", empty, 0},
             {"  ", empty, 0},
             {"abc", not_a_number, 0},
             {"-", not_a_number, 0},
             {"+", not_a_number, 0},
             {".", not_a_number, 0},
             {"--5", not_a_number, 0},
             {"—", not_a_number, 0},
             {"N/A", not_a_number, 0},
             {" 5", not_a_number, 0},
             {"e5", not_a_number, 0},
             {"info", not_a_number, 0},
             {"inf", not_finite, 0},
             {"-inf", not_finite, 1},
             {"+nan", not_finite, 1},
             {"NaN", not_finite, 0},
             {"Infinity", not_finite, 0},
             {"0x1F", not_decimal, 0},
             {"-0XFF", not_decimal, 1},
             {"0o17", not_decimal, 0},
             {"0b101", not_decimal, 0},
             {"1.", trailing, 1},
             {"1.e5", trailing, 1},
             {"1.2.3", trailing, 3},
             {"12%", trailing, 2},
             {"200亿元", trailing, 3},
             {"1e", trailing, 1},
             {"1e+", trailing, 1},
             {"5 ", trailing, 1},
             {"2025-06", trailing, 4},
             {"1,234", grouped, 1},
             {"1,234,567.5", grouped, 1},
             {"12 345", grouped, 2},
             {"1_234", grouped, 1},
             {"1'234", grouped, 1},
             {"1\u00A0234", grouped, 1},
             {"1,23", trailing, 1},
             {"1,2345", trailing, 1},
             {"１２", full_width, 0},
             {"1２", full_width, 1},
             {"－5", full_width, 0},
             {"−5", full_width, 0},
             {"1．5", full_width, 1},
             {"1，234", full_width, 1},
             {"1234567890123456789", too_many_digits, 18},
             {"1.234567890123456789", too_many_digits, 19},
             {"1000000000000000001", too_many_digits, 18},
             {"1000000000000000000000000000000000000000000000001", too_many_digits, 48},
             {"1.1e100", out_of_range, 0},
             {"1e101", out_of_range, 0},
             {"-1e101", out_of_range, 0},
             {"9e-101", out_of_range, 0},
             {"1e999999999999999999999", out_of_range, 0},
             {"1e-999999999999999999999", out_of_range, 0},
             {"\xFF", not_a_number, 0},
             {"1\xFF", trailing, 1},
         }) {
        check_bad(c, {});
    }
}

TEST_CASE("every full-width digit and sign is told apart from words") {
    for (const auto* c :
         {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９", "＋", "－", "．", "，", "−"}) {
        CAPTURE(c);
        check_bad({c, full_width, 0}, {});
        check_bad({std::string("12") + c + "5", full_width, 2}, {});
    }
    for (const auto* c : {"＊", "／", "：", "Ａ", "％", "、"}) {
        CAPTURE(c);
        check_bad({c, not_a_number, 0}, {});
        check_bad({std::string("12") + c, trailing, 2}, {});
    }
    for (const auto* word : {"infa", "infz", "nana", "NANZ", "infinitya"}) {
        CAPTURE(word);
        check_bad({word, not_a_number, 0}, {});
    }
    check_bad({"inf.", not_finite, 0}, {});
}

TEST_CASE("grouping and underscores only where they are accepted") {
    const NumberSyntax grouping{false, true}, underscores{true, false};
    for (const Good& c : {Good{"1,234", 1234, 0, 0},
                          {"1,234,567.50", 12345675, -1, 2},
                          {"-12,345", -12345, 0, 0},
                          {"1234.5", 12345, -1, 1},
                          {"1,000,000", 1, 6, 0}}) {
        check_good(c, grouping);
    }
    for (const Bad& c : {Bad{"1,23", trailing, 1},
                         {"1,2345", trailing, 1},
                         {"1234,567", grouped, 4},
                         {"1,234,56", trailing, 5},
                         {",123", not_a_number, 0},
                         {"1.5,000", grouped, 3},
                         {"1_234", grouped, 1}}) {
        check_bad(c, grouping);
    }
    for (const Good& c : {Good{"1_234", 1234, 0, 0},
                          {"-1_000.250", -100025, -2, 3},
                          {"1_2.3_4", 1234, -2, 2},
                          {"1e1_0", 1, 10, 0}}) {
        check_good(c, underscores);
    }
    for (const Bad& c : {Bad{"1__2", trailing, 1},
                         {"_1", not_a_number, 0},
                         {"1_", trailing, 1},
                         {"1_.5", trailing, 1},
                         {"1._5", trailing, 1},
                         {"1,234", grouped, 1}}) {
        check_bad(c, underscores);
    }
}

TEST_CASE("a prefix is read up to what follows") {
    struct Case {
        const char* text;
        NumberFault fault;
        std::size_t at;
        std::int64_t digits;
    };
    for (const Case& c : {Case{"200亿元", none, 3, 2},
                          {"1.5万", none, 3, 15},
                          {"50%", none, 2, 5},
                          {"5em", none, 1, 5},
                          {"5e2m", none, 3, 5},
                          {"3. rest", none, 1, 3},
                          {"0x", none, 1, 0},
                          {"0bar", none, 1, 0},
                          {"1,234元", grouped, 1, 0},
                          {"亿元", not_a_number, 0, 0},
                          {"１亿", full_width, 0, 0},
                          {"1234567890123456789元", too_many_digits, 18, 0}}) {
        CAPTURE(c.text);
        const ParsedDecimal parsed = parse_decimal_prefix(c.text);
        CHECK(parsed.fault == c.fault);
        CHECK(parsed.at == c.at);
        CHECK(parsed.number.digits == c.digits);
    }
}

TEST_CASE("the value is exact") {
    for (const auto& [text, places] : {std::pair{"18.60", 2},
                                       {"-0.05", 2},
                                       {"123456789012345678", 0},
                                       {"0.000000000000000001", 18},
                                       {"700", 0},
                                       {"700.000", 3}}) {
        const auto& tried = text; // clang 14 captures no structured bindings
        CAPTURE(tried);
        CHECK(parse_decimal(text).number.value().fixed(places) == text);
    }
    CHECK(parse_decimal("0.1").number.value() + parse_decimal("0.2").number.value() ==
          parse_decimal("0.3").number.value());
    CHECK(parse_decimal("1e100").number.value() == Rational(10).power(100));
    CHECK(parse_decimal("1e-100").number.value() * Rational(10).power(100) == 1);
}

TEST_CASE("a number alone is read as one that something follows") {
    for (const std::string text : {"0",
                                   "-0",
                                   "00",
                                   "0.00",
                                   "-0.50",
                                   "007",
                                   "7",
                                   "12345.6700",
                                   "123456789012345678",
                                   "-99999999999999999.9",
                                   "0.00000000000000001",
                                   "12345678901234567.8",
                                   "1234567890123456.78",
                                   ".5",
                                   "-.25",
                                   "5.",
                                   ".",
                                   "-",
                                   "1.2.3",
                                   "1_000",
                                   "+3",
                                   "--3",
                                   "1e3",
                                   "000000000000000000000001",
                                   "0.000000000000000000001"}) {
        CAPTURE(text);
        const ParsedDecimal alone = parse_decimal(text), prefix = parse_decimal_prefix(text + " 家");
        const bool whole = prefix.at == text.size();
        CHECK((alone.fault == NumberFault::none) == (prefix.fault == NumberFault::none && whole));
        if (alone.fault != NumberFault::none) continue;
        CHECK(alone.at == prefix.at);
        CHECK(alone.number.digits == prefix.number.digits);
        CHECK(alone.number.exponent == prefix.number.exponent);
        CHECK(alone.number.places == prefix.number.places);
    }
}

TEST_CASE("decimal: the quick reader and the careful one say the same of every short text") {
    constexpr std::string_view k_characters = "01290.-,x ";
    std::string text;
    int plain = 0, refused = 0;
    const auto compare = [&] {
        std::int64_t digits = 0;
        std::uint8_t places = 0;
        const bool read = read_plain_number(text, digits, places);
        const ParsedDecimal careful = parse_decimal_prefix(text);
        const bool good = careful.fault == none && careful.at == text.size();
        bool same = !read || (good && careful.number.places == places &&
                              careful.number.value() == Rational::scaled(digits, -places));
        // What it leaves to the careful one: needless zeros, .5, and what is long.
        const std::string_view unsigned_text = std::string_view(text).substr(text.starts_with('-') ? 1 : 0);
        const bool left = unsigned_text.starts_with('.') || unsigned_text.size() > 18 ||
                          (unsigned_text.size() > 1 && unsigned_text[0] == '0' && unsigned_text[1] != '.');
        same = same && (read || !good || left);
        ++(read ? plain : refused);
        CAPTURE(text);
        if (!same) CHECK(same);
    };
    const auto grow = [&](const auto& self, std::size_t most) -> void {
        if (!text.empty()) compare();
        if (text.size() == most) return;
        for (const char c : k_characters) {
            text.push_back(c);
            self(self, most);
            text.pop_back();
        }
    };
    grow(grow, 5);
    for (const char* const longer : {"1234567", "123456.7", "-1234567", "-12345678", "12345678", "123456789",
                                     "0.000001", "1.2345678", "999999999999999999", "9999999999999999999",
                                     "12345678901234567.8", "-99999999999999999", "1234.", ".1234567"}) {
        text = longer;
        compare();
    }
    CHECK(plain > 1000);
    CHECK(refused > 1000);
}
