#include "load/bound_text.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;

namespace {

struct Written {
    std::string_view text;
    Bound bound;
    std::string_view number;
};

} // namespace

TEST_CASE("a bound is read by the sign or word before its number or behind it") {
    using enum Bound;
    for (const Written& c : {
             Written{">10.5", more_than, "10.5"},
             {"> 10.5", more_than, "10.5"},
             {">=10.5", at_least, "10.5"},
             {"≥10.5", at_least, "10.5"},
             {"<3", less_than, "3"},
             {"<= -3", at_most, "-3"},
             {"≤.5", at_most, ".5"},
             {"超10亿元", more_than, "10亿元"},
             {"超过 10亿元", more_than, "10亿元"},
             {"突破1.5万", more_than, "1.5万"},
             {"逾200", more_than, "200"},
             {"不足5%", less_than, "5%"},
             {"不到5%", less_than, "5%"},
             {"10亿元以上", at_least, "10亿元"},
             {"10 以下", at_most, "10"},
             {"10%以内", at_most, "10%"},
             {"10及以上", at_least, "10"},
             {"10及以下", at_most, "10"},
             {">１０", more_than, "１０"},
         }) {
        CAPTURE(c.text);
        const load::BoundText read = load::read_bound(c.text);
        CHECK(read.bound == c.bound);
        CHECK_FALSE(read.approximate);
        CHECK(read.number == c.number);
    }
}

TEST_CASE("what is near a number is approximate") {
    for (const std::string_view text :
         {"约10", "大约10", "近10", "接近10", "将近10", "approx. 10", "about 10", "ca. 10", "~10", "≈10",
          "10左右", "10上下", "10余", "nearly 10"}) {
        CAPTURE(text);
        const load::BoundText read = load::read_bound(text);
        CHECK(read.approximate);
        CHECK(read.bound == Bound::exact);
        CHECK(read.number == "10");
    }
}

TEST_CASE("a bound in words that are not read is told how to be written") {
    for (const auto& [said, written] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"＞10", ">10"},
             {"≧10", ">=10"},
             {"＜＝10", "<=10"},
             {"不超过10", "<=10"},
             {"不低于1亿", ">=1亿"},
             {"至少 3", ">=3"},
             {"over 760", ">760"},
             {"Over 760", ">760"},
             {"No more than 5 %", "<=5 %"},
             {"760+", ">=760"},
             {"5 or more", ">=5"},
             {"5 or fewer", "<=5"},
             {"below -3", "<-3"},
             {"overtime", ""},
             {"10+5", ""},
             {"至少", ""},
             {"+", ""},
             {"10", ""},
         }) {
        const std::string_view text = said;
        CAPTURE(text);
        CHECK(load::bound_meant(said) == written);
        CHECK(load::read_bound(text).bound == Bound::exact);
    }
}

TEST_CASE("texts without a number are left alone") {
    for (const std::string_view text : {"", ">", "超额完成", "近期启动", "约定", "以上", "不足", "10",
                                        "10亿元", "-10", "> ten", "about", "不到位"}) {
        CAPTURE(text);
        const load::BoundText read = load::read_bound(text);
        CHECK(read.bound == Bound::exact);
        CHECK_FALSE(read.approximate);
        CHECK(read.number == text);
    }
}
