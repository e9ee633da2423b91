#include "gapcalc/base/text.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;

TEST_CASE("the first byte that is not UTF-8") {
    struct Case {
        std::string_view text;
        std::optional<std::size_t> at;
    };
    for (const Case& c : {Case{"", std::nullopt},
                          {"abc", std::nullopt},
                          {"规上工业企业", std::nullopt},
                          {"é€😀", std::nullopt},
                          {"\xF4\x8F\xBF\xBF", std::nullopt}, // U+10FFFF
                          {"\xEF\xBF\xBF", std::nullopt},
                          {"\x80", 0},
                          {"a\xFF", 1},
                          {"\xC0\x80", 0},         // overlong
                          {"\xC1\xBF", 0},         // overlong
                          {"\xE0\x9F\xBF", 0},     // overlong
                          {"\xF0\x8F\xBF\xBF", 0}, // overlong
                          {"\xED\xA0\x80", 0},     // surrogate
                          {"\xF4\x90\x80\x80", 0}, // beyond Unicode
                          {"\xF5\x80\x80\x80", 0},
                          {"规\xE4\xB8", 3},
                          {"\xE4\xB8", 0},
                          {"\xC3", 0},
                          {"ab\xC3(", 2},
                          {"\xB9\xE6\xC9\xCF", 0}}) { // 规上 in GB18030
        CAPTURE(c.text);
        CHECK(invalid_utf8(c.text) == c.at);
    }
}

TEST_CASE("code points are counted and broken bytes count one each") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("abc") == 3);
    CHECK(count_code_points("规上ab") == 4);
    CHECK(count_code_points("e\u0301") == 2);
    CHECK(count_code_points("\U0001F468\u200D\U0001F469") == 3);
    CHECK(count_code_points("a\xFF\xFE") == 3);
    CHECK(count_code_points("\xE4\xB8") == 2);
}

TEST_CASE("either language stands for a missing other") {
    CHECK(Text("甲").in(Language::en) == "甲");
    CHECK(Text("甲", "A").in(Language::en) == "A");
    CHECK(Text("甲", "A").in(Language::zh) == "甲");
    CHECK(Text("", "A").in(Language::zh) == "A");
    CHECK(Text().empty());
    CHECK_FALSE(Text("", "A").empty());
}

TEST_CASE("what would drive a terminal is written out") {
    struct Case {
        std::string_view text;
        const char* shown;
    };
    for (const Case& c :
         {Case{"plain 文字 \u00A0é", "plain 文字 \u00A0é"},
          {"a\nb\tc\rd", "a\\nb\\tc\\rd"},
          {"\x1b[31m", "\\x1b[31m"},
          {std::string_view("\0", 1), "\\x00"},
          {"\x7f", "\\x7f"},
          {"\x07", "\\x07"},
          {"\u0085\u009b", "\\u0085\\u009b"},
          {"\u202eabc\u202c", "\\u202eabc\\u202c"},
          {"\u2066x\u2069", "\\u2066x\\u2069"},
          {"\u200e\u200f\u061c", "\\u200e\\u200f\\u061c"},
          {"\u2028\u2029", "\\u2028\\u2029"},
          {"\uFEFFa", "\\ufeffa"},
          {"a\u200bb\u2060c", "a\\u200bb\\u2060c"},
          {"\u2064\u206a\u206f\ufff9\ufffb", "\\u2064\\u206a\\u206f\\ufff9\\ufffb"},
          {"\u200a\u2010\u2065\u2070", "\u200a\u2010\\u2065\u2070"},
          // Characters that show nothing: tags, fillers, soft hyphens, blanks that are no spaces.
          {"A\U000E0041\U000E0042", "A\\U000e0041\\U000e0042"},
          {"\u3164\uFFA0\u115F\u1160\u2800", "\\u3164\\uffa0\\u115f\\u1160\\u2800"},
          {"a\u00ADb\u034Fc\u180Ed", "a\\u00adb\\u034fc\\u180ed"},
          {"\U0001F3F4\U000E0067\U000E007F", "\U0001F3F4\\U000e0067\\U000e007f"},
          {"\U000E0001\U0001D173", "\\U000e0001\\U0001d173"},
          // Joiners between what they join, and nowhere else.
          {"a\u200db", "a\\u200db"},
          {"\u200d", "\\u200d"},
          {"\u89c4\u200c\u4e0a", "\u89c4\\u200c\u4e0a"},
          {"\u0645\u06CC\u200C\u062E\u0648", "\u0645\u06CC\u200C\u062E\u0648"},
          {"\u0645\u200C", "\u0645\\u200c"},
          {"\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937"},
          {"\u2764\uFE0F\u200D\U0001F525", "\u2764\uFE0F\u200D\U0001F525"},
          {"\U0001F468\U0001F3FD\u200D\U0001F33E", "\U0001F468\U0001F3FD\u200D\U0001F33E"},
          {"\U0001F468\u200D", "\U0001F468\\u200d"},
          {"\U0001F468\u200C\U0001F469", "\U0001F468\\u200c\U0001F469"},
          // Variation selectors behind what they vary.
          {"\u8FBB\U000E0100", "\u8FBB\U000E0100"},
          {"a\U000E0100", "a\\U000e0100"},
          {"\u8FBB\U000E01F0", "\u8FBB\\U000e01f0"},
          {"\u2764\uFE0F \u2764\uFE0E", "\u2764\uFE0F \u2764\uFE0E"},
          {"1\uFE0F\u20E3 1\uFE0F2", "1\uFE0F\u20E3 1\\ufe0f2"},
          {"x\uFE0F\uFE0F", "x\\ufe0f\\ufe0f"},
          {"\u2764\uFE0F\uFE0F", "\u2764\uFE0F\\ufe0f"},
          {"\u2229\uFE00 \uFF01\uFE00 \u795E\uFE00", "\u2229\uFE00 \uFF01\uFE00 \u795E\uFE00"},
          {"\u1820\u180B a\u180B", "\u1820\u180B a\\u180b"},
          {"\xFF", "\\xff"},
          {"规\xE4\xB8上", "规\\xe4\\xb8上"},
          {"\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469"},
          {"back\\slash", "back\\slash"},
          {"", ""}}) {
        CAPTURE(c.shown);
        CHECK(visible(c.text) == c.shown);
        CHECK(visible(c.shown) == c.shown);
        std::string out = "<";
        append_visible(out, c.text);
        CHECK(out == std::string("<") + c.shown);
    }
}

TEST_CASE("edits between words") {
    struct Case {
        const char* a;
        const char* b;
        int most, edits;
    };
    for (const Case& c : {Case{"", "", 3, 0},
                          {"a", "", 3, 1},
                          {"", "abc", 3, 3},
                          {"", "abcd", 3, 4},
                          {"target", "target", 0, 0},
                          {"target", "traget", 2, 1}, // swapped neighbours
                          {"target", "taregt", 2, 1},
                          {"targte", "target", 1, 1},
                          {"targets", "target", 2, 1},
                          {"target", "tarrget", 2, 1},
                          {"target", "tarhet", 2, 1},
                          {"kitten", "sitting", 5, 3},
                          {"kitten", "sitting", 2, 3},
                          {"kitten", "sitting", 0, 1},
                          {"abcdef", "badcfe", 5, 3},
                          {"ca", "abc", 5, 3}, // a swapped pair is not edited again
                          {"规上工业企业", "规下工业企业", 2, 1},
                          {"规上工业企业", "规上业工企业", 2, 1},
                          {"规上", "规上企业", 3, 2},
                          {"Target", "target", 3, 1},
                          {"aaaaaaaaaa", "bbbbbbbbbb", 3, 4}}) {
        CAPTURE(c.a);
        CAPTURE(c.b);
        CAPTURE(c.most);
        CHECK(edit_distance(c.a, c.b, c.most) == c.edits);
        CHECK(edit_distance(c.b, c.a, c.most) == c.edits);
    }
}

TEST_CASE("a bound never changes the number of edits below it") {
    const std::string words[] = {"baseline", "baselin",  "abseline", "deadline", "lineage", "base",
                                 "enilesab", "bsaleine", "b",        "",         "指标",    "指示"};
    for (const auto& a : words) {
        for (const auto& b : words) {
            const int free = edit_distance(a, b, 100);
            for (int most = 0; most <= 9; ++most) {
                CAPTURE(a);
                CAPTURE(b);
                CAPTURE(most);
                CHECK(edit_distance(a, b, most) == std::min(free, most + 1));
            }
        }
    }
}

TEST_CASE("the word that was meant") {
    const std::vector<std::string> keys = {"id",       "name",   "group",     "unit",    "kind",
                                           "baseline", "target", "targets",   "series",  "at_least",
                                           "at_most",  "by",     "more_than", "上巷村",  "棠下镇",
                                           "荷塘镇",   "杜阮镇", "rise_by",   "fall_by", "observations"};
    struct Case {
        const char* word;
        const char* found; // empty: none
    };
    for (const Case& c : {Case{"targte", "target"},
                          {"Target", "target"},
                          {"BASELINE", "baseline"},
                          {"basline", "baseline"},
                          {"tagets", "targets"},
                          {"atleast", "at_least"},
                          {"at-least", "at_least"},
                          {"obsevation", "observations"},
                          {"nmae", "name"},
                          {"unti", "unit"},
                          {"serie", "series"},
                          {"bi", "by"}, // near "by" and, swapped, no other
                          {"上港村", "上巷村"},
                          {"上巷", "上巷村"},
                          {"棠下", "棠下镇"},
                          {"rise", ""},
                          {"x", ""},
                          {"镇", ""},
                          {"zzzzzz", ""},
                          {"completely-else", ""},
                          {"", ""},
                          {"环市街道", ""}}) {
        CAPTURE(c.word);
        CHECK(nearest(c.word, keys).value_or("") == c.found);
    }
    CHECK_FALSE(nearest("word", {}));
    const std::vector<std::string> letters = {"azaz"};
    CHECK(nearest("AZAZ", letters) == "azaz");
    CHECK_FALSE(nearest("[@[@", letters));
    const std::vector<std::string> equals = {"abcd", "abce", "abcf"};
    CHECK(nearest("abcx", equals) == "abcd");
    CHECK(nearest("abcf", equals) == "abcf");
}

TEST_CASE("what is meant differs in a third of its characters at most") {
    const std::vector<std::string> words = {"target"};
    CHECK(nearest("tarxyt", words) == "target");
    CHECK_FALSE(nearest("taxyzt", words));
    CHECK(nearest("ab", std::vector<std::string>{"ac"}) == "ac");
    CHECK_FALSE(nearest("abcd", std::vector<std::string>{"abxy"}));
}
