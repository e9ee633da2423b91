// Mistakes of syntax: all of a file at once, and nothing that only follows from them.
#include "load_case.hpp"

#include <ctime>
#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::testing;

TEST_CASE("five mistakes give five problems") {
    const Loaded loaded = load_text(R"([defaults]
by = 2025

[[group]]
id   = "economy"
name = "实体经济"

[[indicator]]
id     = "规上"
group  = "economy"
target = { more_than = 800 }

[[indicator]]
id     = "listed-companies"
name   = "上市公司"
group  = "economie"
unit   = "家"
targt  = { more_than = 20 }

[indicator.observations]
2023 = 1,234
2024-6 = 12

[[indicator]]
id = "investment"
unit = "亿元"
target = { more_than = "200亩" }
)");
    CHECK_EQ(loaded.codes(), "E104 9:10, E106 16:10, E101 18:1, E002 21:9, E108 22:1, E119 27:24");
    // What is right is there all the same.
    REQUIRE(loaded.catalogue.indicators.size() == 2);
    CHECK_EQ(loaded.catalogue.indicators[0].id, "listed-companies");
    CHECK_EQ(loaded.catalogue.groups.size(), 1);
}

TEST_CASE("a header without a name") {
    for (const char* const text :
         {"[=\n", "[[=\n", "[[[x]]]\n", "[", "[[", "[ .a]\n", "[\n", "[]", "[a.]", "[a.=]"}) {
        CAPTURE(text);
        CHECK(load_text(text).codes().starts_with("E0"));
    }
}

TEST_CASE("a character near the blanks in the order of Unicode is none") {
    for (const char* const mark :
         {"。", "《", "、", "é", "α", "ѐ", "︰", "ﺀ", "\u00A1", "\u3001", "\u2027"}) {
        CAPTURE(mark);
        for (const std::string& text :
             {"a = " + std::string(mark) + "\n", "a = " + std::string(mark) + "5 }\n",
              std::string(mark) + " = 1\n", "a = [1, " + std::string(mark) + "2]\n"})
            CHECK(load_text(text).codes().starts_with("E0"));
    }
}

TEST_CASE("what only follows from a mistake is not reported") {
    struct Row {
        std::string name, text, codes;
    };
    const Row rows[] = {
        {"id", "[[indicator]]\nid = a-b\nunit = \"家\"\n", "E015 2:6"},
        {"deadline", "[defaults]\nby = 2025-06\n[[indicator]]\nid = \"a\"\ntarget = { at_least = 1 }\n",
         "E005 2:6"},
        {"unit", "[[indicator]]\nid = \"a\"\nunit = 亿元\ntarget = { at_least = \"2亿元\", by = 2025 }\n",
         "E015 3:8"},
        {"kind",
         "[[indicator]]\nid = \"a\"\nkind = milestone\ntarget = { by = 2025 "
         "}\n[indicator.observations]\n2024 = \"完成\"\n",
         "E015 3:8"},
        {"measure",
         "[[entities]]\nid = \"v\"\n[[indicator]]\nid = \"a\"\nover = \"v\"\nmeasure = count\nwhere = { "
         "at_least = 1 }\n"
         "target = { at_least = \"50%\", by = 2025 }\n",
         "E015 6:11"},
        {"over",
         "[[entities]]\nid = \"v\"\n[[indicator]]\nid = \"a\"\nover = v\n[indicator.observations]\n\"甲\" = "
         "{ 2024 = 1 }\n",
         "E015 5:8"},
        {"id of a group", "[[group]]\nid = \"economy\n[[indicator]]\nid = \"a\"\ngroup = \"economy\"\n",
         "E011 2:6"},
        {"header of a group", "[[group]\nid = \"economy\"\n[[indicator]]\nid = \"a\"\ngroup = \"economy\"\n",
         "E016 1:9"},
        {"header of a second indicator",
         "[[indicator]]\nid = \"a\"\n[indicator.observations]\n2024 = 1\n[[indicator]\nid = "
         "\"b\"\n[indicator.observations]\n2024 = 2\n[[group]]\nid = \"g\"\n",
         "E016 5:13"},
        {"header of observations",
         "[[indicator]]\nid = \"a\"\n[indicator.observations\n2024 = 1\n[[group]]\nid = \"g\"\n",
         "E016 3:24"},
        {"members",
         "[[entities]]\nid = \"v\"\nmembers = [\"甲\", 乙]\n[[series]]\nid = \"s\"\nover = "
         "\"v\"\n[series.observations]\n\"甲\" = { 2024 = 1 }\n",
         "E015 3:17"},
        {"bad id of a series",
         "[[entities]]\nid = \"v\"\n[[series]]\nid = \"Income\"\nover = \"v\"\n[[indicator]]\nid = "
         "\"a\"\nseries = \"Income\"\n",
         "E104 4:6, E104 8:10"},
        {"series without a set",
         "[[series]]\nid = \"s\"\nover = \"towns\"\n[[indicator]]\nid = \"a\"\nseries = \"s\"\n", "E106 3:8"},
        {"misspelt id", "[[group]]\nidd = \"g\"\n", "E101 2:1"},
        {"aim of the wrong sort", "[[indicator]]\nid = \"a\"\ntarget = { at_least = true, by = 2025 }\n",
         "E103 3:23"},
        {"key that fell into observations",
         "[[indicator]]\nid = \"a\"\n[indicator.observations]\n\"甲\" = { 2024 = 1 }\nover = \"v\"\n",
         "E127 5:1"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Loaded loaded = load_text(row.text);
        CHECK_EQ(loaded.codes(), row.codes);
    }
}

TEST_CASE("a mistake hides no other of the same table") {
    struct Row {
        std::string name, text, codes;
    };
    const std::string indicator =
        "[defaults]\nby = 2025\n[[indicator]]\nid = \"a\"\n"; // lines 5 and on follow
    const Row rows[] = {
        {"a key that nothing depends on",
         "decimals = 30\ntarget = { at_least = \"50%\" }\nwhere = { at_least = 1 }\namong = { series = "
         "\"x\", at_least "
         "= 1 }\nentity_targets = { b = 1 }\n[indicator.observations]\n2023 = \"—\"\nb = { 2024 = 1 }\n",
         "E143 5:12, E115 6:23, E125 7:1, E126 8:9, E126 9:1, E201 11:8, E126 12:1"},
        {"a statement that cannot be read", "note = 无\ntarget = { at_least = \"50%\" }\n",
         "E015 5:8, E115 6:23"},
        {"an observation that cannot be read", "[indicator.observations]\n2023 = 1,234\n2024 = \"—\"\n",
         "E002 6:9, E201 7:8"},
        {"a misspelt key", "decimalz = 1\n[indicator.observations]\n2024 = \"—\"\n", "E101 5:1, E201 7:8"},
        {"a misspelt key that others depend on",
         "knd = \"milestone\"\n[indicator.observations]\n2024 = \"完成\"\n", "E101 5:1"},
        {"a key in another language", "\"种类\" = \"milestone\"\n[indicator.observations]\n2024 = \"完成\"\n",
         "E101 5:1"},
        {"a set that is not there",
         "over = \"towns\"\nlimits = [5, 1]\n[indicator.observations]\nb = { 2024 = 1 }\n",
         "E106 5:8, E122 6:10"},
        {"a series that is not there", "series = \"s\"\nstages = [\"x\", \"y\"]\nlimits = [5, 1]\n",
         "E106 5:10, E122 7:10"},
        {"a test that is not wanted", "where = { at_least = 1 }\n[indicator.observations]\n2024 = \"—\"\n",
         "E125 5:1, E201 7:8"},
        {"a deadline that cannot be read", "targets = [ { at_least = 1 }, { at_least = 2, by = true } ]\n",
         "E103 5:52"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK_EQ(load_text(indicator + row.text).codes(), row.codes);
    }
    // An arena's cap and its indicators have nothing to do with each other.
    CHECK_EQ(
        load_text("[[entities]]\nid = \"v\"\n[[arena]]\nid = \"r\"\nover = \"v\"\ncap = 2\nindicators = [ { "
                  "id = \"x\", weight = 100 } ]\n")
            .codes(),
        "E116 6:7, E106 7:23");
}

TEST_CASE("a text in plain quotes over several lines is one mistake") {
    const Loaded loaded =
        load_text("[[group]]\nid = \"a\"\nname = \"first\nsecond\nthird\"\n[[group]]\nid = 5\n");
    CHECK_EQ(loaded.codes(), "E011 3:8, E103 7:6");
    CHECK_EQ(loaded.problems.sorted().front()->help.en,
             "write \"\"\" before and after text of several lines");
    // Not so when what follows is a statement.
    CHECK_EQ(load_text("[[group]]\nid = \"a\nname = \"b\"\nnote = \"x\n").codes(), "E011 2:6, E011 4:8");
}

TEST_CASE("mistakes far apart are all found") {
    const Loaded loaded = load_text("title = \"a\nsource = 甲\n[[group]]\nid = \"g\"\nname = "
                                    "\"x”\n[[group]]\nid = \"h\"\nname = { zh = \"y\"\n"
                                    "[[group]]\nid = \"i\"\nname = TRUE\n");
    CHECK_EQ(loaded.codes(), "E011 1:9, E015 2:10, E003 5:10, E012 8:8, E008 11:8");
    CHECK_EQ(loaded.catalogue.groups.size(), 3);
}

TEST_CASE("a bracket that is never closed takes nothing else with it") {
    const Loaded loaded = load_text("[defaults]\nby = 2025\n[[indicator]]\nid = \"a\"\ntargets = [\n  { "
                                    "at_least = 1 },\n  { at_least = 2, by = 2027 },\n"
                                    "unit = \"家\"\n\n[[indicator]]\nid = \"b\"\n");
    CHECK_EQ(loaded.codes(), "E012 5:11, E001 6:3, E001 7:3");
    CHECK_EQ(loaded.catalogue.indicators.size(), 2);
}

TEST_CASE("carets stand under what they mean") {
    const Loaded loaded = load_text("[[indicator]]\nid = \"a\"\nname = \"中文名称\" # 注\n单位 = \"家\"\n");
    CHECK_NE(loaded.described().find("4 | 单位 = \"家\"\n  | ^^^^ only"), std::string::npos);
    CHECK_NE(loaded.described(Language::zh).find("键 单位 没有加引号"), std::string::npos);
}

TEST_CASE("many problems of one kind are counted rather than shown") {
    std::string text = "[defaults]\nby = 2025\n";
    for (int i = 0; i < 700; ++i) text += "[[group]]\nid = \"G" + std::to_string(i) + "\"\n";
    const Loaded loaded = load_text(text);
    CHECK_EQ(loaded.problems.errors(), 700);
    CHECK_EQ(loaded.problems.sorted().size(), 501);
    CHECK_EQ(loaded.problems.sorted().back()->kind->code, "N001");
}

TEST_CASE("what is said of a long text is short") {
    const auto repeated = [](std::string_view text, std::size_t times) {
        std::string out;
        while (times-- > 0) out += text;
        return out;
    };
    constexpr std::size_t k_many = 20'000;
    const struct {
        std::string text;
        std::string_view code;
    } rows[] = {
        {"n = 1" + repeated(",234", k_many), "E002"},
        {"n = " + repeated("１", k_many), "E003"},
        {"n = " + repeated("0", k_many) + "5%", "E004"},
        {repeated("规", k_many) + " = 1", "E007"},
        {"n = " + repeated("0", k_many) + "5", "E0"},
        {"n = " + repeated("规", k_many), "E015"},
        {"n = 5" + repeated("亿", k_many), "E019"},
        {"n = [\"" + repeated("规", k_many) + "\"}", "E0"},
        {"k" + repeated("k", k_many) + " 1", "E014"},
        {"k" + repeated("k", k_many) + " = 1", "E101"},
        {"[" + repeated("k", k_many), "E0"},
        {"e" + repeated("\u0301", k_many) + " = 1", "E007"},
        {"\"e" + repeated("\u0301", k_many) + "\" = 1", "E101"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text.substr(0, 20));
        const Loaded loaded = load_text(row.text + "\n");
        CHECK_EQ(loaded.codes().substr(0, row.code.size()), row.code);
        for (const Language language : {Language::en, Language::zh})
            CHECK_LT(loaded.described(language).size(), 4000);
    }
}

TEST_CASE("hostile files end in time") {
    const auto repeated = [](std::string_view text, std::size_t times) {
        std::string out;
        out.reserve(text.size() * times);
        for (std::size_t i = 0; i < times; ++i) out += text;
        return out;
    };
    std::string dotted, opening = "title = 1\n", fresh;
    for (int i = 0; i < 60'000; ++i) dotted += "t" + std::to_string(i) + ".a = 1\n";
    for (int i = 0; i < 60'000; ++i) opening += "a" + std::to_string(i) + " = [\n";
    for (int i = 0; i < 60'000; ++i) fresh += "\"é" + std::to_string(i) + "\" = { a = [\n";
    const struct {
        std::string name, text, first;
    } rows[] = {
        {"dots", repeated("a.", 500'000) + "a = 1\n", "E027"},
        {"dots in a header", "[" + repeated("a.", 500'000) + "a]\n", "E027"},
        {"dotted keys", dotted, "E028"},
        {"brackets", "title = " + repeated("[", 1'000'000), "E026"},
        {"braces", "title = " + repeated("{a=", 300'000), "E026"},
        {"open brackets on every line", opening, "E012"},
        {"open braces on every line", fresh, "E012"},
        {"quotes", repeated("\"", 999'999), "E001"},
        {"one long line", "[indicator.observations]\n\"é\" = [" + repeated("1, ", 500'000) + "]\n", "E103"},
        {"long key", repeated("k", 1'000'000) + " = 1\n", "E101"},
        {"zero bytes", std::string(1'000'000, '\0'), "E001"},
        {"blanks", repeated(" \n", 500'000), ""},
        {"comments", repeated("#\n", 500'000), ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const std::clock_t start = std::clock(); // of the processor: others may be at work
        const Loaded loaded = load_text(row.text);
        CHECK_EQ(loaded.codes().substr(0, 4), row.first);
        CHECK_LT(std::clock() - start, 20 * CLOCKS_PER_SEC);
    }
}
