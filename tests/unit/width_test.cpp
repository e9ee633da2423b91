#include "gapcalc/base/text.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;

TEST_CASE("cells that a terminal takes") {
    struct Case {
        std::string_view text;
        int narrow, wide; // with ambiguous characters of one and of two cells
    };
    for (const Case& c : {Case{"", 0, 0},
                          {"abc", 3, 3},
                          {"a b", 3, 3},
                          {"规上工业企业", 12, 12},
                          {"“专精特新”企业", 14, 16},
                          {"3岁以下", 7, 7},
                          {"ｆｕｌｌ", 8, 8},
                          {"ﾊﾝｶｸ", 4, 4},
                          {"，。《》", 8, 8},
                          {"…", 1, 2},
                          {"①②", 2, 4},
                          {"α", 1, 2},
                          {"é", 1, 2}, // U+00E9 is ambiguous
                          {"e\u0301", 1, 1},
                          {"ö", 1, 1},
                          {"\u0301", 0, 0},
                          {"soft\u00ADhyphen", 10, 10},
                          {"\u00AD", 0, 0},
                          {"zero\u200Bwidth", 9, 9},
                          {"😀", 2, 2},
                          {"\U0001F468\u200D\U0001F469\u200D\U0001F467", 2, 2}, // a family
                          {"\U0001F44D\U0001F3FD", 2, 2},                       // skin tone
                          {"\u2764\uFE0F", 2, 2},                               // heart, as emoji
                          {"\u2764", 1, 1},
                          {"\u2705", 2, 2}, // check mark button
                          {"1\uFE0F\u20E3", 2, 2},
                          {"\U0001F1E8\U0001F1F3", 2, 2},                     // one flag
                          {"\U0001F1E8\U0001F1F3\U0001F1EF\U0001F1F5", 4, 4}, // two flags
                          {"a\U0001F1E8\U0001F1F3b", 4, 4},
                          {"\U0001F1E8\u0301", 1, 1}, // half a flag with an accent
                          {"한국", 4, 4},
                          {"\u1112\u1161\u11AB", 2, 2}, // conjoining jamo
                          {"a\tb", 2, 2},
                          {"\x1b", 0, 0},
                          {"\x7f", 0, 0},
                          {"a\x7f", 1, 1},
                          {"\U00020000", 2, 2},
                          {"\uFEFF", 0, 0},
                          {"a规b上c", 7, 7}}) {
        CAPTURE(c.text);
        CHECK(display_width(c.text) == c.narrow);
        CHECK(display_width(c.text, 2) == c.wide);
    }
}

TEST_CASE("widths of clusters add up") {
    const std::string parts[] = {"a",  "规", "\U0001F468\u200D\U0001F469", "e\u0301",
                                 "。", "1",  "\U0001F1E8\U0001F1F3"};
    for (const auto& left : parts) {
        for (const auto& middle : parts) {
            for (const auto& right : parts) {
                const std::string text = left + middle + right;
                // Two flags side by side stay two, since pairs are counted from the left.
                CAPTURE(text);
                CHECK(display_width(text) ==
                      display_width(left) + display_width(middle) + display_width(right));
            }
        }
    }
}

TEST_CASE("broken bytes take a cell each") {
    CHECK(display_width("\xFF") == 1);
    CHECK(display_width("规\xE4\xB8") == 4);
}

TEST_CASE("shortening keeps whole clusters") {
    struct Case {
        std::string_view text;
        int cells;
        const char* shown;
    };
    for (const Case& c : {Case{"abcdef", 6, "abcdef"},
                          {"abcdef", 5, "abc.."},
                          {"abcdef", 3, "a.."},
                          {"abcdef", 2, ".."},
                          {"abcdef", 1, "."},
                          {"abcdef", 0, ""},
                          {"abcdef", -3, ""},
                          {"", 0, ""},
                          {"ab", 2, "ab"},
                          {"规上工业企业", 12, "规上工业企业"},
                          {"规上工业企业", 11, "规上工业.."},
                          {"规上工业企业", 10, "规上工业.."},
                          {"规上工业企业", 9, "规上工.."},
                          {"规上", 3, ".."},
                          {"e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301.."},
                          {"\U0001F468\u200D\U0001F469abc", 4, "\U0001F468\u200D\U0001F469.."},
                          {"\U0001F468\u200D\U0001F469abc", 3, ".."}}) {
        CAPTURE(c.text);
        CAPTURE(c.cells);
        CHECK(shorten(c.text, c.cells) == c.shown);
        CHECK(display_width(shorten(c.text, c.cells)) <= std::max(0, c.cells));
    }
    CHECK(shorten("“专精特新”", 10, 1) == "“专精特新”");
    CHECK(shorten("“专精特新”", 10, 2) == "“专精特..");
}
