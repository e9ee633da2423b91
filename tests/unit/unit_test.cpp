#include "base/unit.hpp"

#include "whole_program.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace gapcalc;

namespace {
Rational tens(int exponent) { return Rational::scaled(1, exponent); }
constexpr const char* k_pieces[] = {"个", "家", "户", "项", "所", "套", "支",
                                    "村", "件", "座", "张", "辆", "次", "岁"};
} // namespace

TEST_CASE("units convert exactly inside their dimension") {
    struct Case {
        const char* from;
        const char* to;
        Rational factor;
    };
    for (const Case& c : {Case{"亿元", "元", tens(8)},
                          {"万元", "元", tens(4)},
                          {"亿元", "万元", tens(4)},
                          {"元", "亿元", tens(-8)},
                          {"万人", "人", tens(4)},
                          {"亩", "平方米", Rational::fraction(2000, 3)},
                          {"平方米", "亩", Rational::fraction(3, 2000)},
                          {"万亩", "亩", tens(4)},
                          {"公顷", "亩", 15},
                          {"平方公里", "亩", 1500},
                          {"平方公里", "公顷", 100},
                          {"公顷", "平方米", tens(4)},
                          {"吨", "公斤", 1000},
                          {"万吨", "吨", tens(4)},
                          {"亿吨", "万吨", tens(4)},
                          {"公里", "米", 1000},
                          {"亿千瓦时", "千瓦时", tens(8)},
                          {"%", "‰", 10},
                          {"‰", "%", tens(-1)},
                          {"百分点", "百分点", 1},
                          {"位", "位", 1},
                          {"个", "个", 1},
                          {"分贝", "分贝", 1},
                          {"", "", 1}}) {
        CAPTURE(c.from);
        CAPTURE(c.to);
        const auto factor = conversion(c.from, c.to);
        REQUIRE(factor);
        CHECK(*factor == c.factor);
        CHECK(*conversion(c.to, c.from) * c.factor == 1);
    }
}

TEST_CASE("no conversion between dimensions nor between pieces") {
    for (const auto& [from, to] : {std::pair{"元", "人"},
                                   {"%", "百分点"},
                                   {"百分点", "%"},
                                   {"个", "家"},
                                   {"户", "人"},
                                   {"村", "个"},
                                   {"亩", "公里"},
                                   {"分贝", "元"},
                                   {"元", "分贝"},
                                   {"万分贝", "分贝"},
                                   {"位", "个"},
                                   {"", "元"},
                                   {"天", "岁"}}) {
        const auto& first = from; // clang 14 captures no structured bindings
        CAPTURE(first);
        const auto& second = to; // clang 14 captures no structured bindings
        CAPTURE(second);
        CHECK_FALSE(conversion(from, to));
    }
}

TEST_CASE("every pair of a dimension converts there and back") {
    for (const Unit& from : known_units()) {
        for (const Unit& to : known_units()) {
            const auto there = conversion(from.name, to.name), back = conversion(to.name, from.name);
            CAPTURE(from.name);
            CAPTURE(to.name);
            CHECK(there.has_value() == back.has_value());
            if (there) CHECK(*there * *back == 1);
            if (from.dimension != to.dimension) CHECK_FALSE(there);
        }
    }
}

TEST_CASE("the known units are those of the documentation") {
    std::set<std::string_view> names;
    for (const Unit& unit : known_units()) {
        CAPTURE(unit.name);
        CHECK(names.insert(unit.name).second);
        CHECK(find_unit(unit.name) == &unit);
        CHECK(unit.factor.sign() > 0);
        const bool begins_with_magnitude = unit.name.starts_with("万") || unit.name.starts_with("亿");
        CHECK(unit.has_magnitude == begins_with_magnitude);
    }
    for (const char* const document :
         {"docs/format.md", "docs/format.zh.md", "docs/gapcalc-toml.5.scd", "docs/gapcalc-toml.5.zh.scd"}) {
        CAPTURE(document);
        const std::string text = test::slurp(std::string(GAPCALC_PROJECT "/") + document);
        for (const std::string_view name : names) {
            CAPTURE(name);
            CHECK(text.find(name) != text.npos);
        }
    }
    CHECK(find_unit("分贝") == nullptr);
    CHECK(find_unit("") == nullptr);
    CHECK(known_units().front().name == "元");
}

TEST_CASE("steps") {
    for (const auto* piece : k_pieces) {
        CAPTURE(piece);
        CHECK(unit_step(piece) == Rational(1));
        CHECK(find_unit(piece)->dimension == Dimension::piece);
    }
    CHECK(unit_step("人") == Rational(1));
    CHECK(unit_step("万人") == tens(-4));
    CHECK(unit_step("位") == Rational(1));
    for (const auto* continuous :
         {"元", "亿元", "亩", "吨", "公里", "天", "%", "百分点", "千瓦时", "分贝", ""}) {
        CAPTURE(continuous);
        CHECK_FALSE(unit_step(continuous));
    }
}

TEST_CASE("magnitudes") {
    int count = 0;
    for (const auto& [word, exponent] : {std::pair{"十", 1},
                                         {"百", 2},
                                         {"千", 3},
                                         {"万", 4},
                                         {"十万", 5},
                                         {"百万", 6},
                                         {"千万", 7},
                                         {"亿", 8},
                                         {"十亿", 9},
                                         {"百亿", 10},
                                         {"千亿", 11},
                                         {"万亿", 12}}) {
        const auto& tried = word; // clang 14 captures no structured bindings
        CAPTURE(tried);
        CHECK(magnitude(word) == tens(exponent));
        ++count;
    }
    CHECK(count == 12);
    for (const auto* word : {"", "元", "亿元", "万万", "k", "亿亿"}) {
        CAPTURE(word);
        CHECK_FALSE(magnitude(word));
    }
}

TEST_CASE("what follows a number") {
    struct Case {
        const char* text;
        Rational factor;
        const char* unit;
        bool bare;
    };
    for (const Case& c : {Case{"", 1, "", false},
                          {"  ", 1, "", false},
                          {"亿元", 1, "亿元", false},
                          {" 亿元 ", 1, "亿元", false},
                          {"万元", 1, "万元", false},
                          {"万亿元", tens(12), "元", false},
                          {"千亿元", tens(11), "元", false},
                          {"百万元", tens(6), "元", false},
                          {"十亿元", tens(9), "元", false},
                          {"百亿元", tens(10), "元", false},
                          {"万", tens(4), "", true},
                          {"亿", tens(8), "", true},
                          {"千亿", tens(11), "", true},
                          {"万家", tens(4), "家", false},
                          {"百户", 100, "户", false},
                          {"万 人", tens(4), "人", false},
                          {"万人", 1, "万人", false},
                          {"十万人", tens(5), "人", false},
                          {"千米", 1000, "米", false},
                          {"百分点", 1, "百分点", false},
                          {"千瓦时", 1, "千瓦时", false},
                          {"万千瓦时", tens(4), "千瓦时", false},
                          {"%", 1, "%", false},
                          {"‰", 1, "‰", false},
                          {"千克", 1, "千克", false},
                          {"百帕", 1, "百帕", false},
                          {"万辆次", tens(4), "辆次", false},
                          {"分贝", 1, "分贝", false},
                          {"km", 1, "km", false}}) {
        CAPTURE(c.text);
        const Suffix suffix = parse_suffix(c.text);
        CHECK(suffix.factor == c.factor);
        CHECK(suffix.unit == c.unit);
        CHECK(suffix.bare_magnitude == c.bare);
    }
}
