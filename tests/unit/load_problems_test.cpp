// Each kind of problem: a file that has it, and where it is reported.
#include "load/problems.hpp"
#include "load_case.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

struct Case {
    std::string name;
    std::string text;
    std::string codes;
};

/// What many cases begin with, in six lines.
const std::string k_head =
    "[defaults]\nby = 2025\n[[entities]]\nid = \"towns\"\nname = \"镇\"\nmembers = [\"棠下\", \"荷塘\"]\n";
/// An indicator from line 7 on, of which `lines` are line 9 and those that follow.
std::string indicator(std::string_view lines) {
    return k_head + "[[indicator]]\nid = \"a\"\n" + std::string(lines) + "\n";
}

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

const std::vector<Case>& syntax_cases() {
    static const std::vector<Case> cases = {
        {"nonsense", "a = 1 b = 2\n", "E001 1:7"},
        {"thousands", "[defaults]\n\"规上工业企业\" = 1,234\n", "E002 2:13"},
        {"thousands in an array", indicator("limits = [0, 1,000]"), "E002 9:15"},
        {"thousands in a table", indicator("target = { at_least = 1,234 }"), "E002 9:24"},
        {"thousands in quotes", indicator("target = { at_least = \"1,234\" }"), "E002 9:25"},
        {"full-width equals", "title ＝ \"x\"\n", "E003 1:7"},
        {"full-width quotes", "title = “x”\n", "E003 1:9"},
        {"one full-width quote", "title = \"x”\n", "E003 1:11"},
        {"full-width digits", "by = １２\n", "E003 1:6"},
        {"full-width digits in quotes", indicator("target = { at_least = \"１２\" }"), "E003 9:23"},
        {"bare percentage", indicator("target = { at_least = 12% }"), "E004 9:25"},
        {"bare month", "[defaults]\nby = 2025-06\n", "E005 2:6"},
        {"bare quarter", "[defaults]\nby = 2025-Q3\n", "E005 2:6"},
        {"short date", "[defaults]\nby = 2025-6-30\n", "E006 2:6"},
        {"no such day", "[defaults]\nby = 2025-02-30\n", "E006 2:6"},
        {"Chinese key", "[defaults]\n期限 = 2025\n", "E007 2:1"},
        {"Chinese key in a header", "[[series]]\nid = \"s\"\n[series.observations.上巷村]\n2023 = 1\n",
         "E007 3:22"},
        {"TRUE", indicator("target = { at_least = 1, assumed = TRUE }"), "E008 9:36"},
        {"yes", indicator("target = { at_least = 1, assumed = yes }"), "E008 9:36"},
        {"table over two lines", indicator("target = {\n  at_least = 1,\n  by = 2025\n}"), "E009 9:10"},
        {"key twice", "title = \"a\"\nlang = \"zh\"\ntitle = \"b\"\n", "E010 3:1"},
        {"key twice in braces", indicator("target = { at_least = 1, at_least = 2 }"), "E010 9:26"},
        {"section twice", "[defaults]\nby = 2025\n[defaults]\nfrom = 2022\n", "E010 3:1"},
        {"dotted key then key", "defaults.by = 2025\ndefaults = 1\n", "E010 2:1"},
        {"dotted key then text", "title.zh = \"a\"\ntitle = \"b\"\n", "E010 2:1"},
        {"key then dotted key", "title = \"a\"\ntitle.zh = \"b\"\n", "E010 2:1"},
        {"key then section", "defaults = 1\n[defaults]\nby = 2025\n", "E103 1:12, E010 2:1"},
        {"dotted key then section", "defaults.by = 2025\n[defaults]\nfrom = 2022\n", "E010 2:1"},
        {"longer than the key before", "d.by = 2025\ndefaults.by = 2025\ndefaults.by.x = 1\n",
         "E101 1:1, E010 3:1"},
        {"a closed list inside an open table", "x = { a = [1], b = 2\n}\n", "E009 1:5"},
        {"a closed table inside an open one", "x = { a = { c = 1 }, b = 2\n}\n", "E009 1:5"},
        {"a brace in a text inside an open table", "x = { a = \"}\", b = 2\n}\n", "E009 1:5"},
        {"open quote", "title = \"a\nlang = \"zh\"\n", "E011 1:9"},
        {"open long quote", "title = \"\"\"a\nlang = \"zh\"\n", "E011 1:9"},
        {"open bracket", k_head + "[[indicator]]\nid = \"a\"\nlimits = [0, 100\n\n[[group]]\nid = \"g\"\n",
         "E012 9:10"},
        {"no value", "title =\nlang = \"zh\"\n", "E013 1:8"},
        {"no equals", "title \"x\"\n", "E014 1:7"},
        {"colon", "title: \"x\"\n", "E014 1:6"},
        {"bare text", "title = 目标\n", "E015 1:9"},
        {"bare word", "lang = zh\n", "E015 1:8"},
        {"half a header", "[[group]\nid = \"g\"\n", "E016 1:9"},
        {"backslash", "title = \"C:\\data\"\n", "E017 1:13"},
        {"leading zero", indicator("target = { at_least = 007 }"), "E018 9:23"},
        {"bare unit", indicator("target = { at_least = 200亿元 }"), "E019 9:26"},
        {"bare unit behind a blank", indicator("target = { at_least = 200 亿元 }"), "E019 9:27"},
        {"control character", "title = \"a\x01\"\n", "E021 1:11"},
        {"too many mistakes", repeated("a 5\n", 21),
         "E014 1:3, E014 2:3, E014 3:3, E014 4:3, E014 5:3, E014 6:3, E014 7:3, E014 8:3, E014 9:3, E014 "
         "10:3, "
         "E014 11:3, E014 12:3, E014 13:3, E014 14:3, E014 15:3, E014 16:3, E014 17:3, E014 18:3, E014 19:3, "
         "E014 20:3, E022 21:3"},
        {"comma missing", indicator("target = { at_least = 1 by = 2025 }"), "E029 9:25"},
        {"semicolon", indicator("limits = [0; 100]"), "E029 9:12"},
        {"comma too many", indicator("target = { at_least = 1, by = 2025, }"), "E030 9:35"},
        {"two commas", indicator("target = { at_least = 1,, by = 2025 }"), "E030 9:25"},
        {"too large an integer", indicator("decimals = 12345678901234567800"), "E031 9:12"},
        {"GB18030", "title = \"\xC5\xEE\xBD\xAD\xC7\xF8\xC4\xBF\xB1\xEA\"\n", "E023 1:10"},
        {"nested too deep", "title = " + repeated("[", 300) + repeated("]", 300) + "\n", "E026 1:265"},
        {"too many dots", "title" + repeated(".a", 100'000) + " = 1\n", "E027 1:70"},
    };
    return cases;
}

const std::vector<Case>& definition_cases() {
    static const std::vector<Case> cases = {
        {"stages added up", indicator("kind = \"milestone\"\nover = \"towns\"\ntarget = {}"), "E160 7:1"},
        {"stages averaged",
         indicator("kind = \"milestone\"\nover = \"towns\"\nmeasure = \"mean\"\ntarget = {}"), "E160 11:11"},
        {"stages of a series",
         "[[series]]\nid = \"s\"\nkind = \"milestone\"\nover = \"towns\"\n" +
             indicator("series = \"s\"\ntarget = {}"),
         "E160 11:1"},
        {"the last to reach its stage",
         indicator("kind = \"milestone\"\nover = \"towns\"\nmeasure = \"min\"\ntarget = {}"), ""},
        {"the whole's own stage",
         indicator("kind = \"milestone\"\nover = \"towns\"\nmeasure = \"value\"\ntarget = {}"), ""},
        {"places added up", indicator("unit = \"位\"\nover = \"towns\"\ntarget = { at_most = 9 }"),
         "E161 7:1"},
        {"shares with limits added up",
         indicator(
             "unit = \"‰\"\nlimits = [0, 1000]\nover = \"towns\"\nmeasure = \"sum\"\ntarget = { at_most = "
             "9 }"),
         "E161 12:11"},
        {"shares with the limits of a series",
         "[[series]]\nid = \"s\"\nunit = \"%\"\nlimits = [0, 100]\nover = \"towns\"\n" +
             indicator("series = \"s\"\ntarget = { at_most = 9 }"),
         "E161 12:1"},
        {"shares of one whole", indicator("unit = \"%\"\nover = \"towns\"\ntarget = { at_most = 9 }"),
         "W111 7:1"},
        {"shares averaged",
         indicator("unit = \"%\"\nlimits = [0, 100]\nover = \"towns\"\nmeasure = \"mean\"\ntarget = { "
                   "at_most = 9 }"),
         ""},
        {"amounts with limits added up",
         indicator("unit = \"亿元\"\nlimits = [0, 100]\nover = \"towns\"\ntarget = { at_most = 9 }"), ""},
        {"places of one", indicator("unit = \"位\"\ntarget = { at_most = 9 }"), ""},
        {"an empty name", "[[indicator]]\nid = \"a\"\nname = \" \"\ntarget = { at_least = 1, by = 2025 }\n",
         "E144 3:8"},
        {"an empty member", "[[entities]]\nid = \"a\"\nmembers = [\"x\", \"\"]\n", "E144 3:17"},
        {"unknown key at the top", "titel = \"x\"\n", "E101 1:1"},
        {"unknown key", indicator("targt = { at_least = 1 }"), "E101 9:1"},
        {"unknown key in a target", indicator("target = { at_leest = 1 }"), "E101 9:12"},
        {"unknown key in defaults", "[defaults]\nbye = 2025\n", "E101 2:1"},
        {"unknown language", "title = { zh = \"x\", de = \"y\" }\n", "E101 1:21"},
        {"no id", "[[group]]\nname = \"x\"\n", "E102 1:1"},
        {"a ratio of nothing",
         "[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nto = \"l\"\n[[series]]\nid = \"l\"\n", "E102 3:11"},
        {"two series of that name",
         "[[series]]\nid = \"u\"\nname = \"n\"\n[[series]]\nid = \"l\"\nname = \"n\"\n[[indicator]]\nid = "
         "\"i\"\nmeasure = \"ratio\"\nof = \"n\"\nto = \"l\"\n",
         "E164 10:6"},
        {"a ratio's key in a sum",
         "[[series]]\nid = \"u\"\n[[series]]\nid = \"l\"\n[[indicator]]\nid = \"i\"\nof = \"u\"\ntarget = { "
         "at_least = 1, by = 2025 }\n",
         "E165 7:6"},
        {"a weight in a sum",
         "[[series]]\nid = \"u\"\n[[series]]\nid = \"l\"\n[[indicator]]\nid = \"i\"\nweight = \"u\"\ntarget "
         "= { at_least = 1, by = 2025 }\n",
         "E165 7:10"},
        {"other entities",
         "[[entities]]\nid = \"e\"\nmembers = [\"a\"]\n[[series]]\nid = \"u\"\n[[series]]\nid = \"l\"\nover "
         "= \"e\"\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof = \"u\"\nto = \"l\"\ntarget = { "
         "at_least = 1, by = 2025 }\n",
         "E166 13:6"},
        {"years of other months",
         "[[series]]\nid = \"u\"\nkind = \"per_period\"\n[[series]]\nid = \"l\"\nkind = "
         "\"per_period\"\nyear_starts = 4\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof = \"u\"\nto = "
         "\"l\"\ntarget = { at_least = 1, by = 2025 }\n",
         "E167 12:6"},
        {"names of two units",
         "[[indicator]]\nid = \"i\"\nunit = { zh = \"亿元\", en = \"万元\" }\ntarget = { at_least = 1, by = "
         "2025 }\n",
         "E168 3:8"},
        {"kind of a ratio",
         "[[series]]\nid = \"u\"\n[[series]]\nid = \"l\"\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof "
         "= \"u\"\nto = \"l\"\nkind = \"stock\"\ntarget = { at_least = 1, by = 2025 }\n",
         "E145 10:8"},
        {"series of a ratio",
         "[[series]]\nid = \"u\"\n[[series]]\nid = \"l\"\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof "
         "= \"u\"\nto = \"l\"\nseries = \"u\"\ntarget = { at_least = 1, by = 2025 }\n",
         "E145 10:10"},
        {"during of a ratio",
         "[[series]]\nid = \"u\"\n[[series]]\nid = \"l\"\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof "
         "= \"u\"\nto = \"l\"\ntarget = { at_least = 1, during = 2025 }\n",
         "E145 10:35"},
        {"stages above a line",
         "[[series]]\nid = \"u\"\nkind = \"milestone\"\n[[series]]\nid = \"l\"\n[[indicator]]\nid = "
         "\"i\"\nmeasure = \"ratio\"\nof = \"u\"\nto = \"l\"\ntarget = { at_least = 1, by = 2025 }\n",
         "E145 9:6"},
        {"per nothing",
         "[[series]]\nid = \"u\"\n[[series]]\nid = \"l\"\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof "
         "= \"u\"\nto = \"l\"\nper = 0\ntarget = { at_least = 1, by = 2025 }\n",
         "E213 10:7"},
        {"where of a ratio",
         "[[entities]]\nid = \"e\"\nmembers = [\"a\"]\n[[series]]\nid = \"u\"\nover = \"e\"\n[[series]]\nid "
         "= \"l\"\nover = \"e\"\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof = \"u\"\nto = "
         "\"l\"\nwhere = { at_least = 1 }\ntarget = { at_least = 1, by = 2025 }\n",
         "E125 15:1"},
        {"no file", "[[data]]\nseries = \"s\"\n", "E102 1:1"},
        {"baseline without a period", indicator("baseline = { value = 5 }"), "E102 9:12"},
        {"number for a text", "title = 5\n", "E103 1:9"},
        {"table for an array", "[group]\nid = \"g\"\n", "E103 1:1"},
        {"text for true", indicator("target = { at_least = 1, assumed = \"yes\" }"), "E103 9:36"},
        {"three limits", indicator("limits = [0, 50, 100]"), "E103 9:10"},
        {"capital id", "[[group]]\nid = \"Economy\"\n", "E104 2:6"},
        {"id twice", "[[group]]\nid = \"g\"\n[[group]]\nid = \"g\"\n", "E105 4:6"},
        {"indicator like a series",
         k_head + "[[series]]\nid = \"a\"\nover = \"towns\"\n[[indicator]]\nid = \"a\"\n", "E105 11:6"},
        {"no such group", indicator("group = \"economy\""), "E106 9:9"},
        {"no such series", indicator("series = \"b\""), "E106 9:10"},
        {"no such set", indicator("over = \"town\""), "E106 9:8"},
        {"no such kind", indicator("kind = \"stok\""), "E107 9:8"},
        {"no such language", "lang = \"de\"\n", "E107 1:8"},
        {"no such layout", "[[data]]\nfile = \"a.csv\"\nlayout = \"tall\"\n", "E107 3:10"},
        {"deadline in words", indicator("target = { at_least = 1, by = \"end of 2025\" }"), "E108 9:31"},
        {"deadline of another century", indicator("target = { at_least = 1, by = 20025 }"), "E108 9:31"},
        {"short month in quotes", indicator("target = { at_least = 1, by = \"2025-6\" }"), "E108 9:31"},
        {"year of another century as a key",
         indicator("[indicator.observations]\n1899 = 1\n2200 = 1\n25 = 1"),
         "E108 10:1, E108 11:1, E108 12:1"},
        {"short date as a key", indicator("[indicator.observations]\n2025-6-30 = 1"), "E108 10:1"},
        {"baseline of a number", indicator("baseline = 700"), "E109 9:12"},
        {"target of nothing", indicator("target = { by = 2025 }"), "E110 9:10"},
        {"where of nothing", indicator("over = \"towns\"\nmeasure = \"count\"\nwhere = {}"), "E110 11:9"},
        {"two bounds", indicator("target = { at_least = 1, at_most = 2 }"), "E111 9:26"},
        {"no deadline", "[[indicator]]\nid = \"a\"\ntarget = { at_least = 1 }\n", "E112 3:10"},
        {"one deadline for two",
         indicator("targets = [ { at_least = 1 }, { at_least = 2, by = \"2025-12\" } ]"), "E113 9:31"},
        {"deadline at the baseline",
         indicator("baseline = { at = 2025, value = 1 }\ntarget = { at_least = 1 }"), "E114 10:10"},
        {"deadline before the baseline",
         indicator("baseline = { at = 2022, value = 1 }\ntarget = { at_least = 1, by = 2021 }"),
         "E114 10:31"},
        {"percentage of pieces", indicator("unit = \"家\"\ntarget = { at_least = \"50%\" }"), "E115 10:23"},
        {"growth of a number", indicator("target = { grow_per_year = 5 }"), "E116 9:28"},
        {"cap of a number", k_head + "[[arena]]\nid = \"r\"\nover = \"towns\"\ncap = 2\n", "E116 10:7"},
        {"number for a milestone", indicator("kind = \"milestone\"\ntarget = { at_least = 1 }"),
         "E117 10:23"},
        {"stage of a number", indicator("target = { stage = \"完成\" }"), "E117 9:20"},
        {"no such stage", indicator("kind = \"milestone\"\ntarget = { stage = \"完城\" }"), "E118 10:20"},
        {"no such stage observed",
         indicator("kind = \"milestone\"\n[indicator.observations]\n2024 = \"半成\""), "E118 11:8"},
        {"another dimension", indicator("unit = \"亿元\"\ntarget = { at_least = \"200亩\" }"), "E119 10:23"},
        {"points for per cent", indicator("unit = \"%\"\ntarget = { at_least = \"5百分点\" }"), "E119 10:23"},
        {"bare magnitude", indicator("unit = \"万元\"\ntarget = { at_least = \"1.5万\" }"), "E120 10:23"},
        {"unit where there is none", indicator("target = { at_least = \"200亿元\" }"), "E121 9:23"},
        {"limits the wrong way", indicator("limits = [100, 0]"), "E122 9:10"},
        {"range the wrong way", indicator("target = { between = [60, 40] }"), "E122 9:22"},
        {"kind unlike the series",
         k_head + "[[series]]\nid = \"s\"\nover = \"towns\"\n[[indicator]]\nid = \"a\"\nseries = \"s\"\nkind "
                  "= \"per_period\"\n",
         "E123 13:8"},
        {"unit unlike the series",
         k_head + "[[series]]\nid = \"s\"\nover = \"towns\"\nunit = \"元\"\n[[indicator]]\nid = "
                  "\"a\"\nseries = \"s\"\nunit = \"万元\"\n",
         "E123 14:8"},
        {"count without where",
         indicator(
             "over = \"towns\"\nmeasure = \"count\"\n[indicator.observations]\n\"棠下\" = { 2024 = 1 }"),
         "E124 10:11"},
        {"where without count", indicator("over = \"towns\"\nwhere = { at_least = 1 }"), "E125 10:1"},
        {"entities without a set", indicator("[indicator.observations]\n\"棠下\" = { 2024 = 1 }"),
         "E126 10:1"},
        {"where without a set", indicator("measure = \"count\"\nwhere = { at_least = 1 }"), "E126 9:11"},
        {"target behind observations",
         indicator("[indicator.observations]\n2024 = 5\ntarget = { at_least = 1 }"), "E127 11:1"},
        {"name behind observations", indicator("[indicator.observations]\n2024 = 5\nname = \"x\""),
         "E127 11:1"},
        {"no such entity", indicator("over = \"towns\"\n[indicator.observations]\n\"棠夏\" = { 2024 = 1 }"),
         "E128 11:1"},
        {"ambiguous entity",
         k_head + "[[entities]]\nid = \"v\"\nwithin = \"towns\"\nmembers = [ { name = \"新村\", in = "
                  "\"棠下\" }, { name = \"新村\", in = \"荷塘\" } ]\n"
                  "[[series]]\nid = \"s\"\nover = \"v\"\n[series.observations.\"新村\"]\n2024 = 1\n",
         "E129 14:22"},
        {"one entity too many",
         "[[entities]]\nid = \"v\"\ncount = 2\nmembers = [\"甲村庄\"]\n[[series]]\nid = \"s\"\nover = \"v\"\n"
         "[series.observations]\n\"东边屯\" = { 2024 = 1 }\n\"西山口\" = { 2024 = 1 }\n",
         "E130 10:1"},
        {"entity like a period", "[[entities]]\nid = \"v\"\nmembers = [\"2024\"]\n", "E131 3:12"},
        {"more members than count", "[[entities]]\nid = \"v\"\ncount = 1\nmembers = [\"甲\", \"乙\"]\n",
         "E132 3:9"},
        {"member twice", "[[entities]]\nid = \"v\"\nmembers = [\"甲\", \"甲\"]\n", "E133 3:17"},
        {"member id twice",
         "[[entities]]\nid = \"v\"\nmembers = [ { id = \"a\", name = \"甲\" }, { id = \"a\", name = \"乙\" } "
         "]\n",
         "E133 3:46"},
        {"in without within", "[[entities]]\nid = \"v\"\nmembers = [ { name = \"甲\", in = \"乙\" } ]\n",
         "E134 3:32"},
        {"set within itself",
         "[[entities]]\nid = \"v\"\nwithin = \"w\"\n[[entities]]\nid = \"w\"\nwithin = \"v\"\n", "E135 6:10"},
        {"entity targets under count",
         indicator("over = \"towns\"\nmeasure = \"count\"\nentity_targets = { \"棠下\" = 5 }"), "E136 11:1"},
        {"contestant of another set",
         k_head +
             "[[entities]]\nid = \"v\"\n[[indicator]]\nid = \"a\"\nover = \"v\"\ntarget = { at_least = 1 "
             "}\nentity_targets = { x = 1 "
             "}\n[[arena]]\nid = \"r\"\nover = \"towns\"\nindicators = [ { id = \"a\", weight = 100 } ]\n",
         "E137 17:23"},
        {"contestant without targets",
         k_head + "[[indicator]]\nid = \"a\"\nover = \"towns\"\n[[arena]]\nid = \"r\"\nover = "
                  "\"towns\"\nindicators = [ { id = \"a\", weight = 100 } ]\n",
         "E138 13:23"},
        {"contestant twice",
         k_head + "[[indicator]]\nid = \"a\"\nover = \"towns\"\ntarget = { at_least = 1 }\nentity_targets = "
                  "{ \"棠下\" = 1 "
                  "}\n[[arena]]\nid = \"r\"\nover = \"towns\"\n"
                  "indicators = [ { id = \"a\", weight = 50 }, { id = \"a\", weight = 50 } ]\n",
         "E139 15:50"},
        {"each year of a flow",
         indicator("kind = \"year_to_date\"\ntarget = { at_least = 1, each_year = true }"), "E140 10:26"},
        {"target and targets", indicator("target = { at_least = 1 }\ntargets = [ { at_least = 2 } ]"),
         "E141 10:1"},
        {"endless name", indicator("name = \"" + repeated("长", 501) + "\""), "E142 9:8"},
        {"endless entity",
         indicator("over = \"towns\"\n[indicator.observations]\n\"" + repeated("长", 501) +
                   "\" = { 2024 = 1 }"),
         "E142 11:1"},
        {"half a decimal", indicator("decimals = 1.5"), "E143 9:12"},
        {"too many decimals", indicator("decimals = 19"), "E143 9:12"},
        {"empty text", "title = {}\n", "E144 1:9"},
        {"baseline of a milestone", indicator("kind = \"milestone\"\nbaseline = { at = 2022, value = 1 }"),
         "E145 10:12"},
        {"decimals of a milestone", indicator("kind = \"milestone\"\ndecimals = 1"), "W105 10:12"},
        {"limits of a milestone", indicator("kind = \"milestone\"\nlimits = [0, 1]"), "W105 10:10"},
        {"step of a milestone", indicator("kind = \"milestone\"\nstep = 1"), "W105 10:8"},
        {"stages of a number", indicator("stages = [\"a\", \"b\"]"), "E145 9:10"},
        {"one stage", indicator("kind = \"milestone\"\nstages = [\"a\"]"), "E146 10:10"},
        {"one stage twice", indicator("kind = \"milestone\"\nstages = [\"a\", \"a\"]"), "E146 10:10"},
        {"among of another set",
         k_head + "[[entities]]\nid = \"v\"\n[[series]]\nid = \"s\"\nover = \"v\"\n[[indicator]]\nid = "
                  "\"a\"\nover = \"towns\"\namong = { series = \"s\", at_least = 1 }\n",
         "E147 15:20"},
        {"a year of two calendar years", indicator("target = { at_least = 1, by = \"2024/25\" }"),
         "E148 9:31"},
        {"a calendar year of a flow",
         indicator("kind = \"per_period\"\nyear_starts = 4\ntarget = { at_least = 1, by = 2024 }"),
         "E149 11:31"},
        {"the default deadline of a flow",
         indicator("kind = \"per_period\"\nyear_starts = 4\ntarget = { at_least = 1 }"), "E149 11:10"},
        {"during and by",
         indicator("kind = \"per_period\"\ntarget = { at_least = 1, by = 2024, during = \"2024-Q1\" }"),
         "E150 10:46"},
        {"during of a level", indicator("target = { at_least = 1, during = \"2024-Q1\" }"), "E145 9:35"},
        {"by of a span", indicator("kind = \"per_period\"\ntarget = { at_least = 1, by = \"2023..2024\" }"),
         "E151 10:31"},
        {"parts of goals of other lengths",
         indicator("kind = \"per_period\"\nover = \"towns\"\ntargets = [ { at_least = 2, by = 2025 }, { "
                   "at_least = 2, "
                   "during = \"2024..2025\" } ]\nentity_targets = { \"棠下\" = 1, \"荷塘\" = 1 }"),
         "E152 12:1"},
        {"path of a range", indicator("target = { between = [1, 2], path = { 2024 = 1 } }"), "E153 9:37"},
        {"path of two sorts", indicator("target = { at_least = 1, path = { 2023 = \"5%\", 2024 = 1 } }"),
         "E154 9:55"},
        {"shares where the unit is one",
         indicator("unit = \"%\"\ntarget = { at_least = 1, path = { 2024 = \"5%\" } }"), "E155 10:42"},
        {"path beyond the deadline", indicator("target = { at_least = 1, path = { 2025 = 1 } }"),
         "E156 9:35"},
        {"path with a date twice", indicator("target = { at_least = 1, path = { 2024 = 1, 2024-12 = 1 } }"),
         "E157 9:45"},
        {"a share below zero", indicator("target = { at_least = 9, path = { 2023 = \"-5%\" } }"),
         "E158 9:42"},
        {"other years than the series",
         k_head + "[[series]]\nid = \"s\"\nover = \"towns\"\n[[indicator]]\nid = \"a\"\nseries = "
                  "\"s\"\nyear_starts = 4\n",
         "E123 13:15"},
        {"no such month", indicator("year_starts = 13"), "E143 9:15"},
    };
    return cases;
}

const std::vector<Case>& figure_cases() {
    static const std::vector<Case> cases = {
        {"a rate of nothing left", indicator("target = { grow_per_year = \"-100%\" }"), "E162 9:28"},
        {"a rate below nothing", indicator("target = { grow_per_year = \"-101%\" }"), "E162 9:28"},
        {"a rate beyond all sense", indicator("target = { grow_per_year = \"10001%\" }"), "E162 9:28"},
        {"the greatest rate and the least",
         indicator("targets = [{ grow_per_year = \"10000%\", by = 2025 }, { grow_per_year = "
                   "\"-99.9999999999999999%\", by = 2026 }]"),
         ""},
        {"a fall below zero of pieces", indicator("unit = \"家\"\ntarget = { fall_by = \"101%\" }"),
         "W110 10:22"},
        {"a fall below zero of a share",
         indicator("unit = \"%\"\nlimits = [0, 100]\ntarget = { fall_by = \"101%\" }"), "W110 11:22"},
        {"ends of two sorts", indicator("target = { fall_by = [\"20%\", 5] }"), "E163 9:22"},
        {"a range of changes", indicator("target = { rise_by = [\"20%\", \"25%\"] }"), ""},
        {"ends turned round", indicator("target = { rise_by = [5, 5] }"), "E122 9:22"},
        {"a range of what is none", indicator("target = { at_least = [5, 6] }"), "E103 9:23"},
        {"a fall to zero", indicator("unit = \"家\"\ntarget = { fall_by = \"100%\" }"), ""},
        {"a fall into the red", indicator("unit = \"亿元\"\ntarget = { fall_by = \"101%\" }"), ""},
        {"a fall of what may be negative", indicator("unit = \"%\"\ntarget = { fall_by = \"101%\" }"), ""},
        {"dash", indicator("[indicator.observations]\n2024 = \"—\""), "E201 10:8"},
        {"empty", indicator("[indicator.observations]\n2024 = \"\""), "E201 10:8"},
        {"version", indicator("target = { at_least = \"1.2.3\" }"), "E201 9:23"},
        {"19 digits", indicator("[indicator.observations]\n2024 = 1234567890.123456789"), "E202 10:8"},
        {"30 digits", indicator("[indicator.observations]\n2024 = 123456789012345678901234567890"),
         "E202 10:8"},
        {"out of range", indicator("[indicator.observations]\n2024 = 1e200"), "E203 10:8"},
        {"beyond doubles", indicator("[indicator.observations]\n2024 = 1e400"), "E203 10:8"},
        {"inf", indicator("[indicator.observations]\n2024 = inf"), "E204 10:8"},
        {"nan", indicator("[indicator.observations]\n2024 = nan"), "E204 10:8"},
        {"hexadecimal", indicator("[indicator.observations]\n2024 = 0xff"), "E204 10:8"},
        {"outside limits", indicator("limits = [0, 100]\n[indicator.observations]\n2024 = 100.1"),
         "E205 11:8"},
        {"baseline outside limits", indicator("limits = [0, 100]\nbaseline = { at = 2022, value = 120 }"),
         "E205 10:33"},
        {"outside limits of an entity",
         indicator("over = \"towns\"\nlimits = [0, 100]\n[indicator.observations]\n\"棠下\" = { 2024 = -1 }"),
         "E205 12:17"},
        {"two spellings", indicator("[indicator.observations]\n2024 = 5\n2024-12 = 6"), "E206 11:1"},
        {"two spellings of an entity",
         indicator("over = \"towns\"\n[indicator.observations]\n\"棠下\" = { 2024 = 1, 2024-Q4 = 2 }"),
         "E206 11:20"},
        {"overlapping amounts",
         indicator("kind = \"per_period\"\n[indicator.observations]\n2025-Q1 = 5\n2025-02 = 6"),
         "E207 12:11"},
        {"year and quarter",
         indicator("kind = \"per_period\"\n[indicator.observations]\n2024-Q4 = 5\n2024 = 6"), "E207 12:8"},
        {"baseline unlike the observation",
         indicator("baseline = { at = 2022, value = 5 }\n[indicator.observations]\n2022 = 6"), "E208 9:12"},
        {"a baseline beside amounts that add up to another number",
         indicator("kind = \"per_period\"\nbaseline = { at = 2022, value = 5 }\n[indicator.observations]\n"
                   "2022-H1 = 3\n2022-Q3 = 2\n2022-Q4 = 1"),
         "E208 10:12"},
        {"a baseline beside amounts that add up to it",
         indicator("kind = \"per_period\"\nbaseline = { at = 2022, value = 5 }\n[indicator.observations]\n"
                   "2022-H1 = 3\n2022-Q3 = 2\n2022-Q4 = 0"),
         ""},
        {"a baseline beside some of its year's amounts",
         indicator("kind = \"per_period\"\nbaseline = { at = 2022, value = 5 }\n[indicator.observations]\n"
                   "2022-H1 = 3"),
         ""},
        {"number of a milestone", indicator("kind = \"milestone\"\n[indicator.observations]\n2024 = 1"),
         "E209 11:8"},
        {"dot in a period", indicator("[indicator.observations]\n2024.06 = 752"), "E210 10:1"},
        {"dot in a period behind the year", indicator("[indicator.observations]\n2024 = 700\n2024.06 = 752"),
         "E210 11:1"},
        {"number of an entity", indicator("over = \"towns\"\n[indicator.observations]\n\"棠下\" = 5"),
         "E211 11:1"},
        {"negative step", indicator("step = -1"), "E213 9:8"},
        {"no times", indicator("target = { times_baseline = 0 }"), "E213 9:29"},
        {"times with a unit", indicator("target = { times_baseline = \"2倍\" }"), "E201 9:29"},
        {"weight in per cent",
         k_head +
             "[[indicator]]\nid = \"a\"\nover = \"towns\"\ntarget = { at_least = 1 }\nentity_targets = { "
             "\"棠下\" = 1 "
             "}\n[[arena]]\nid = \"r\"\nover = \"towns\"\nindicators = [ { id = \"a\", weight = \"60%\" } "
             "]\n",
         "E201 15:37"},
        {"negative rise", indicator("target = { rise_by = -1 }"), "E213 9:22"},
        {"no weight",
         k_head + "[[indicator]]\nid = \"a\"\nover = \"towns\"\ntarget = { at_least = 1 }\nentity_targets = "
                  "{ \"棠下\" = 1 "
                  "}\n[[arena]]\nid = \"r\"\nover = \"towns\"\nindicators = [ { id = \"a\", weight = 0 } ]\n",
         "E213 15:37"},
        {"parts fall short",
         indicator("over = \"towns\"\ntarget = { more_than = 100 }\nentity_targets = { \"棠下\" = 50, "
                   "\"荷塘\" = 49 }"),
         "W101 11:20"},
        {"parts without a goal", indicator("over = \"towns\"\nentity_targets = { \"棠下\" = 50 }"),
         "W104 10:1"},
        {"new entity near another",
         "[[entities]]\nid = \"v\"\ncount = 3\nmembers = [\"上巷村\"]\n[[series]]\nid = \"s\"\nover = "
         "\"v\"\n[series.observations]\n\"上港村\" = { 2024 = 1 }\n",
         "W102 9:1"},
        {"weights of 90",
         k_head + "[[indicator]]\nid = \"a\"\nover = \"towns\"\ntarget = { at_least = 1 }\nentity_targets = "
                  "{ \"棠下\" = 1 }\n[[arena]]\nid "
                  "= \"r\"\nover = \"towns\"\nindicators = [ { id = \"a\", weight = 90 } ]\n",
         "W103 15:14"},
        {"equal spellings", indicator("[indicator.observations]\n2024 = 5\n2024-12 = 5.0"), "W201 11:1"},
        {"bound for a target", indicator("unit = \"亿元\"\ntarget = { at_least = \">60\", by = 2025 }"),
         "E220 10:23"},
        {"approximate", indicator("[indicator.observations]\n2024 = \"近60\""), "E221 10:8"},
        {"unknown status, told once",
         indicator("[indicator.observations]\n2023 = { value = 5, status = \"Q\" }\n"
                   "2024 = { value = 5, status = \"Q\" }"),
         "W220 10:30"},
        {"missing month",
         indicator("kind = \"per_period\"\n[indicator.observations]\n2024-01 = 5\n2024-03 = 5\n2024-04 = 5"),
         "W202 12:11"},
        {"part of a running total",
         indicator("kind = \"year_to_date\"\n[indicator.observations]\n\"2024-03..2024-08\" = 5"),
         "E214 11:1"},
        {"the same day twice", indicator("[indicator.observations]\n\"2023..2024\" = 5\n2024 = 6"),
         "E206 11:1"},
        {"amount over the edge of a year",
         indicator("kind = \"per_period\"\n[indicator.observations]\n\"2023-12..2024-01\" = 5\n2024-02 = 5"),
         "W204 11:22"},
        {"part of a year as a deadline",
         indicator("kind = \"per_period\"\ntarget = { at_least = 1, by = \"2024-Q2\" }"), "W106 10:31"},
        {"several years may be meant",
         indicator("kind = \"per_period\"\ntarget = { at_least = 100 }\n[indicator.observations]\n2022 = "
                   "10\n2023 = 20"),
         "W107 10:10"},
        {"one year said plainly",
         indicator("kind = \"per_period\"\ntarget = { at_least = 100, during = 2025 "
                   "}\n[indicator.observations]\n2022 = "
                   "10\n2023 = 20"),
         ""},
        {"the second year",
         indicator("kind = \"per_period\"\ntarget = { at_least = 100 }\n[indicator.observations]\n2024 = 10"),
         ""},
        {"twice as much",
         indicator("kind = \"per_period\"\ntarget = { at_least = 40 }\n[indicator.observations]\n2022 = "
                   "10\n2023 = 20"),
         ""},
        {"a plan that goes back", indicator("target = { at_least = 9, path = { 2023 = 5, 2024 = 4 } }"),
         "W108 9:52"},
        {"a plan of a ceiling that goes back",
         indicator(
             "kind = \"year_to_date\"\ntarget = { at_most = 9, by = 2024, path = { 2024-03 = 5, 2024-06 = "
             "4 } }"),
         "W108 10:68"},
        {"a plan of a ceiling",
         indicator("kind = \"year_to_date\"\ntarget = { at_most = 9, by = 2024, path = { "
                   "2024-03 = 4, 2024-06 = 5 } }"),
         ""},
        {"a bound below the line",
         "[[series]]\nid = \"u\"\n[[series]]\nid = \"l\"\n[series.observations]\n2023 = "
         "\">4\"\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof = \"u\"\nto = \"l\"\ntarget = { "
         "at_least = 1, by = 2025 }\n",
         "E222 6:8"},
        {"a weight below zero",
         "[[entities]]\nid = \"e\"\nmembers = [\"a\"]\n[[series]]\nid = \"l\"\nover = "
         "\"e\"\n[series.observations]\na.2023 = -1\n[[indicator]]\nid = \"i\"\nover = \"e\"\nmeasure = "
         "\"mean\"\nweight = \"l\"\ntarget = { at_least = 1, by = 2025 }\n",
         "E223 8:10"},
        {"a ratio of an entity",
         "[[entities]]\nid = \"e\"\nmembers = [\"a\"]\n[[series]]\nid = \"u\"\nover = \"e\"\n[[series]]\nid "
         "= \"l\"\nover = \"e\"\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof = \"u\"\nto = "
         "\"l\"\ntarget = { at_least = 1, by = 2025 }\n[indicator.observations]\na.2023 = 1\n",
         "E224 17:1"},
        {"no date in common",
         "[[series]]\nid = \"u\"\n[series.observations]\n2022 = 1\n[[series]]\nid = "
         "\"l\"\n[series.observations]\n2023 = 1\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof = "
         "\"u\"\nto = \"l\"\ntarget = { at_least = 1, by = 2025 }\n",
         "W112 13:6"},
        {"nothing to divide by",
         "[[series]]\nid = \"u\"\n[series.observations]\n2023 = 1\n[[series]]\nid = "
         "\"l\"\n[series.observations]\n2023 = 0\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof = "
         "\"u\"\nto = \"l\"\ntarget = { at_least = 1, by = 2025 }\n",
         "W113 13:6"},
        {"entities whose weights are all 0",
         "[[entities]]\nid = \"t\"\nmembers = [\"a\", \"b\"]\n[[series]]\nid = \"l\"\nover = \"t\"\n"
         "observations = { a = { 2023 = 0 }, b = { 2023 = 7 } }\n[[indicator]]\nid = \"i\"\nover = \"t\"\n"
         "measure = \"mean\"\nweight = \"l\"\nobservations = { a = { 2023 = 8 } }\ntarget = { at_least = 1, "
         "by "
         "= 2025 }\n",
         "W113 12:10"},
        {"a year whose amounts are still to come is divided by later",
         "[[series]]\nid = \"u\"\nkind = \"per_period\"\nobservations = { 2023 = 1, 2024-01 = 3 "
         "}\n[[series]]\nid = \"l\"\nkind = \"per_period\"\nobservations = { 2023 = 1, 2024-01 = 0 "
         "}\n[[indicator]]\nid = \"i\"\nmeasure = \"ratio\"\nof = \"u\"\nto = \"l\"\ntarget = { at_least = "
         "1, by "
         "= 2025 }\n",
         ""},
        {"a year missing before",
         indicator("kind = \"year_to_date\"\ntarget = { at_least = 9, during = \"2023..2025\" "
                   "}\n[indicator.observations]\n"
                   "2024-06 = 5"),
         "W203 12:11"},
    };
    return cases;
}

void check(const std::vector<Case>& cases, std::set<std::string>& seen) {
    for (const Case& bad : cases) {
        CAPTURE(bad.name);
        const Loaded loaded = load_text(bad.text);
        CHECK_EQ(loaded.codes(), bad.codes);
        for (const Diagnostic* problem : loaded.problems.sorted()) {
            seen.emplace(problem->kind->code);
            for (const Language language : {Language::zh, Language::en}) {
                const std::string words = describe(*problem, loaded.sources, {language});
                CAPTURE(words);
                // Each pattern has all its arguments, and each problem says what to do.
                CHECK_EQ(words.find("{0}"), std::string::npos);
                CHECK_EQ(words.find("{1}"), std::string::npos);
                CHECK_FALSE(problem->help.in(language).empty());
                CHECK_FALSE(problem->message.in(language).empty());
            }
        }
    }
}

} // namespace

TEST_CASE("mistakes in files are reported each with its code and place") {
    std::set<std::string> seen;
    check(syntax_cases(), seen);
    check(definition_cases(), seen);
    check(figure_cases(), seen);

    // Those that need more than one small file have tests of their own.
    for (const char* elsewhere : {"E024", "E025", "E028", "E032", "E033", "E212", "W205"})
        seen.insert(elsewhere);
    for (const ProblemKind& kind : load::load_problems()) {
        if (kind.code.starts_with("E3") || kind.code.starts_with("E4") || kind.code.starts_with("W21") ||
            kind.code.starts_with("N01"))
            continue; // of sheets, and of tables
        CAPTURE(kind.code);
        CHECK(seen.count(std::string(kind.code)) == 1);
    }
}

TEST_CASE("an indicator that cannot be spoken of is looked at all the same") {
    const std::string rest = "target = { at_least = 1, by = 2030 }\nobservations = { 2024 = \"n/a\" }\n";
    const std::pair<std::string, std::string> cases[] = {
        {"id = \"A b\"\n", "E104 2:6, E201 4:25"},
        {"name = \"no id\"\n", "E102 1:1, E201 4:25"},
        {"id = \"a\"\nnope = 1\n", "E101 3:1, E201 5:25"},
        {"id = \"a\"\ntarget = { at_least = 1, by = 2030 }\n[[indicator]]\nid = \"a\"\n",
         "E105 5:6, E201 7:25"},
        {"id = \"a\"\ntarget = { at_least = 1, by = 2030 }\n[[indicator]]\nid = \"a\"\nover = \"nope\"\n",
         "E105 5:6, E106 6:8, E201 8:25"},
    };
    for (const auto& [begin, codes] : cases) {
        const std::string text = "[[indicator]]\n" + begin + rest;
        CAPTURE(text);
        const Loaded loaded = load_text(text);
        CHECK_EQ(loaded.codes(), codes);
        CHECK_LE(loaded.catalogue.indicators.size(), 1);
    }
}

TEST_CASE("codes are used once") {
    std::set<std::string_view> codes;
    for (const ProblemKind& kind : load::load_problems()) {
        CAPTURE(kind.code);
        CHECK(codes.insert(kind.code).second);
        CHECK_FALSE(kind.message.zh.empty());
        CHECK_FALSE(kind.message.en.empty());
        CHECK_EQ(kind.caption.zh.empty(), kind.caption.en.empty());
        CHECK_EQ(kind.help.zh.empty(), kind.help.en.empty());
    }
}

TEST_CASE("a number with thousands separators is explained") {
    const Loaded loaded = load_text(repeated("\n", 11) + "\"规上工业企业\" = 1,234\n");
    const std::string expected = "error[E002]: numbers must not contain thousands separators\n"
                                 " --> " +
                                 loaded.sources[1].name +
                                 ":12:13\n"
                                 "   |\n"
                                 "12 | \"规上工业企业\" = 1,234\n"
                                 "   |                   ^ expected end of line after the number, found ','\n"
                                 "   = help: write 1234 or 1_234\n";
    CHECK_EQ(loaded.described(), expected);
}

TEST_CASE("special mistakes get special help") {
    struct Help {
        std::string text;
        std::string help;
    };
    const Help cases[] = {
        {"title ＝ \"x\"\n", "type the half-width ="},
        {"by = １２\n", "type the half-width 12"},
        {indicator("target = { at_least = 12% }"),
         "write 12 where the unit is %, or \"12%\" for a share or a rate"},
        {"[defaults]\nby = 2025-6-30\n", "write 2025-06-30"},
        {"[defaults]\nby = 2025-06\n", "write \"2025-06\" (only a year or a full date may stand bare)"},
        {"[defaults]\nby = \"2025-6\"\n", "write \"2025-06\""},
        {"[defaults]\nby = \"2025年9月\"\n", "write \"2025-09\""},
        {indicator("[indicator.observations]\n2024.06 = 752"), "write 2024-06"},
        {indicator("[indicator.observations]\n2024.6 = 752"), "write 2024-06"},
        {indicator("[indicator.observations]\n2025-6-30 = 752"), "write 2025-06-30"},
        {"期限 = 5\n", "write \"期限\""},
        {indicator("[indicator.observations]\ntarget = { at_least = 5 }"),
         "move it above the line [indicator.observations]"},
        {indicator("target = { at_least = 1, assumed = TRUE }"), "write true in lower case"},
        {indicator("target = {\n  at_least = 1\n}"),
         "write it on one line, or as a section of its own, [indicator.target]"},
        {indicator("baseline = 700"), "write baseline = { at = 2022, value = 700 }"},
        {indicator("unit = \"亿元\"\ntarget = { at_least = \"200亩\" }"), "write it in 元, 万元, 亿元"},
        {indicator("unit = \"万元\"\ntarget = { at_least = \"1.5万\" }"), "name the whole unit: \"1.5万元\""},
        {indicator("unit = \"亿元\"\nobservations = { 2024 = \"10.5亿以上\" }"),
         "name the whole unit: \"10.5亿元以上\""},
        {indicator("unit = \"亿元\"\nobservations = { 2024 = \"超10.5亿\" }"),
         "name the whole unit: \"超10.5亿元\""},
        {indicator("group = \"econmy\"") + "[[group]]\nid = \"economy\"\n", "did you mean economy?"},
        {indicator("over = \"towns\"\n[indicator.observations]\n\"棠夏\" = { 2024 = 1 }"),
         "did you mean 棠下?"},
        {indicator("targt = { at_least = 1 }"), "did you mean target?"},
        {indicator("kind = \"stok\""), "did you mean stock?"},
        {"titel = \"x\"\n", "did you mean title?"},
    };
    for (const Help& wrong : cases) {
        CAPTURE(wrong.text);
        const Loaded loaded = load_text(wrong.text);
        REQUIRE(loaded.problems.sorted().size() == 1);
        CHECK_EQ(loaded.problems.sorted().front()->help.in(Language::en), wrong.help);
    }
}

TEST_CASE("duplicates name both places") {
    struct Twice {
        std::string text;
        int first_line;
    };
    const Twice cases[] = {
        {"title = \"a\"\n\ntitle = \"b\"\n", 1},
        {"[[group]]\nid = \"g\"\n[[group]]\nid = \"g\"\n", 2},
        {"[[indicator]]\nid = \"a\"\n[[indicator]]\nid = \"b\"\nname = \"x\"\nunit = \"家\"\nname = \"y\"\n",
         5},
        {indicator("[indicator.observations]\n2024 = 5\n2025 = 6\n2024-12 = 6"), 10},
        {indicator("[indicator.observations]\n2024 = 5\n2025 = 6\n2024 = 6"), 10},
        {indicator("over = \"towns\"\n[indicator.observations.\"棠下\"]\n2024 = 5\n2024-Q4 = 6"), 11},
        {indicator("over = \"towns\"\n[indicator.observations]\n\"棠下\".2023 = 3\n\"棠下\".2024 = "
                   "4\n\"棠下\" = { 2025 = 5 }"),
         11},
        {indicator("target.at_least = 3\ntarget = { at_least = 5 }"), 9},
    };
    for (const Twice& twice : cases) {
        CAPTURE(twice.text);
        const Loaded loaded = load_text(twice.text);
        REQUIRE(loaded.problems.sorted().size() == 1);
        const Diagnostic& problem = *loaded.problems.sorted().front();
        REQUIRE(problem.related.size() == 1);
        CHECK_EQ(problem.related.front().span.line, twice.first_line);
    }
}
