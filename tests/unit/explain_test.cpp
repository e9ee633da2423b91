#include "gapcalc/tabulate.hpp"

#include "assess_case.hpp"
#include "example_rows.hpp"
#include "explain_case.hpp"
#include "gapcalc/labels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

assess::Query query_of(const Question& question) {
    assess::Query query;
    query.as_of = period(question.as_of);
    query.method = question.method;
    return query;
}

std::string told_of(const Question& question, Language language, int width = 0) {
    return explained(catalogue_of(question), Sources{}, query_of(question), 0, language, width);
}

/// One of each kind of goal and of each state that it can be in.
const Question k_questions[] = {
    {"more_than 800", "2024-06=752"},
    {"more_than 800", "2023=731 2024-06=752"},
    {"at_least 800", "2024-06=747.5"},
    {"at_least 800", "2023=820 2024=850"},
    {"at_least 800", "2024-06=690"},
    {"at_least 800", "2024=800"},
    {"more_than 800", "2024=800"},
    {"at_most 40", "2024=46", "2020=60"},
    {"less_than 5", "2023=6 2024=5", "2020=9"},
    {"at_most 0", "2024=3", "2021=12"},
    {"at_least 20", "2024=9", "2022=0"},
    {"at_least 10", "2024=-2", "2022=-20"},
    {"at_least -5", "2024=-8", "2022=-20"},
    {"at_least 100", "2024=100", "2022=100"},
    {"at_least 100", "2024=97", "2022=100"},
    {"more_than 100", "2024=100", "2022=100"},
    {"at_least 800", "2025=790", "2022=700", "2026-11-23"},
    {"at_least 800", "2025-06=790", "2022=700", "2026-11-23"},
    {"at_least 800", "2025=790", "", "2026-11-23"},
    {"at_least 800", "2025=790 2026-06=805", "2022=700", "2026-11-23"},
    {"at_least 800", "", "2022=700", "2023-12-31"},
    {"at_least 800", "", ""},
    {"", "2023=1 2024=2"},
    {"at_least 800", "2023-02-28=705", "2022=700"},
    {"at_least 800", "2023-02-28=706.5", "2022-06-30=700", "2023-12-31", "2025-10-31"},
    {"at_least 800", "2024-06=740", "2022=700", "2024-12-31", "2025-Q2"},
    {"at_least 193.22", "2022-06=126.02", "", "2022-12-31", "2022", k_total},
    {"more_than 200", "2023-09=73.91", "", "2023-12-31", "2025", k_total},
    {"more_than 200", "2023=150 2024-06=80", "2022=120", "2024-12-31", "2025", k_total},
    {"at_most 120", "2024-06=70 2025-06=90", "", "2025-12-01", "2025", k_total},
    {"at_most 120", "2025-09=125", "", "2025-12-01", "2025", k_total},
    {"at_most 120", "2025-06=0", "", "2025-12-01", "2025", k_total},
    {"times_baseline 2", "2024-06=8", "2022=5", "2024-12-31", "2025", k_total},
    {"times_baseline 2", "2024=1100"},
    {"times_baseline 2", "2024=1100", ""},
    {"rise_by 50", "2024=720"},
    {"rise_by 15%", "2024=720"},
    {"fall_by 50", "2024=690"},
    {"fall_by 15%", "2024=690"},
    {"grow_per_year 5%", "2024=780"},
    {"grow_per_year 5%", "2024=780", "2022=700", "2024-12-31", "2025-06"},
    {"rise_by 10%", "2024=5", "2022=0"},
    {"between 40 60", "2024=38", "2022=30"},
    {"between 40 60", "2024=63", "2022=30"},
    {"between 40 60", "2024=63", "2022=80"},
    {"between 40 60", "2024=50", "2022=30"},
    {"at_least 90", "2024=88", "2022=60", "2024-12-31", "2025", Kind::stock, assess::Method::linear, "", "%",
     "limits"},
    {"at_most 100", "2024=125", "2022=130", "2024-12-31", "2025", Kind::stock, assess::Method::linear, "",
     "位"},
    {"at_most 5.5", "2023=5.2 2024=5.1", "2022=5.6", "2024-12-31", "2025", Kind::stock,
     assess::Method::linear, "", "%", "each_year"},
    {"at_most 5.5", "2023=5.7 2024=5.1", "2022=5.6", "2024-12-31", "2025", Kind::stock,
     assess::Method::linear, "", "%", "each_year"},
    {"at_least 800", "2024-06=750", "", "2024-12-31", "2025", Kind::stock, assess::Method::linear, "2022"},
    {"at_least 37929", "2024=15974", "2010=666", "2024-12-31", "2030", Kind::stock, assess::Method::growth},
    {"at_most 7.25", "2023=10.4", "2015=14.5", "2023-12-31", "2030", Kind::stock, assess::Method::growth},
    {"at_least 20", "2024=9", "2022=0", "2024-12-31", "2025", Kind::stock, assess::Method::growth},
    {"at_least 800", "2024=752", "2022=700", "2024-12-31", "2025", Kind::stock, assess::Method::projection},
    {"at_most 30", "2018=56 2019=52 2020=53 2021=53 2022=49 2023=51", "", "2023-12-31", "2030", Kind::stock,
     assess::Method::trend},
    {"at_most 10", "2010=22 2011=22 2012=23 2013=22 2014=22 2015=22", "", "2015-12-31", "2020", Kind::stock,
     assess::Method::trend},
    {"at_least 10", "2022=5 2023=6 2024=7", "", "2024-12-31", "2025", Kind::stock, assess::Method::trend},
    {"stage 3", "2024=1", "", "2024-12-31", "2025", Kind::milestone},
    {"stage 2", "2023=2 2024=3", "", "2024-12-31", "2025", Kind::milestone},
    {"stage 3", "2023=2 2024=1", "", "2024-12-31", "2025", Kind::milestone},
};

} // namespace

TEST_CASE("explain: each column comes out of the numbers printed beside it") {
    for (const Question& question : k_questions) {
        CAPTURE(question.aim);
        CAPTURE(question.observations);
        CAPTURE(question.baseline);
        const std::string text = told_of(question, Language::en);
        assess::Query query = query_of(question);
        const Catalogue catalogue = catalogue_of(question);
        const assess::Row row = assess::assess_rows(catalogue, query).at(0);
        const Told page(text);
        for (const std::string& key : k_computed) {
            const std::string wrong = check_told(page, row, key);
            CHECK_MESSAGE(wrong.empty(), wrong);
        }
    }
}

TEST_CASE("explain: the same numbers in Chinese") {
    for (const Question& question : k_questions) {
        CAPTURE(question.aim);
        const Told zh(told_of(question, Language::zh)), en(told_of(question, Language::en));
        for (const std::string& key : k_computed) {
            CAPTURE(key);
            const std::string in_zh = zh.told_of(key), in_en = en.told_of(key);
            // Some end in the name of another column, or hold words.
            const std::string inputs = in_en.starts_with(" = ") ? equation_of(in_en).inputs : "";
            if (!in_en.starts_with(" = ") || key == "reach_date" || key == "likelihood" || inputs == "gap" ||
                inputs == "pace") {
                CHECK(in_zh.substr(0, 2) == in_en.substr(0, 2));
                continue;
            }
            CHECK(equation_of(in_zh).inputs == equation_of(in_en).inputs);
            CHECK(equation_of(in_zh).result == equation_of(in_en).result);
        }
    }
}

TEST_CASE("explain: the rule that decided is told") {
    struct {
        Question question;
        const char* en;
        const char* zh;
    } const cases[] = {
        {{"more_than 800", "2024-06=752"},
         "pace = 1.040000; the first that holds: >=1.10 Ahead, >=0.95 On track",
         "进度/序时 = 1.040000"},
        {{"at_least 800", "2024=850"},
         "Value against target: 850 >= 800: holds",
         "最新值与目标：850 >= 800：成立"},
        {{"at_least 800", "2024=850"}, "The value meets the target.", "最新值已达到目标。"},
        {{"at_least 800", "2024=850"},
         "needed = 0: the value is within the target\n",
         "还需 = 0：最新值在目标之内\n"},
        {{"at_least 800", "2024=850"},
         "needed per year = 0.000000: nothing is needed\n",
         "年均还需 = 0.000000：还需为 0\n"},
        {{"at_most 5.5", "2023=5.2 2024=5.6", "2022=5.6", "2024-12-31", "2025", Kind::stock,
          assess::Method::linear, "", "%", "each_year"},
         "  2023  5.2  holds\n  2024  5.6  does not hold\n  2025       no value\n",
         "  2023  5.2  达标\n  2024  5.6  未达标\n  2025       无数值\n"},
        {{"at_most 5.5", "2023=5.2 2024=5.1", "2022=5.6", "2024-12-31", "2025", Kind::stock,
          assess::Method::linear, "", "%", "each_year"},
         ". to hold in every year",
         ". 每年须守住的目标值"},
        {{"at_most 30", "2018=56 2019=52 2020=53 2021=53 2022=49 2023=51", "", "2023-12-31", "2030",
          Kind::stock, assess::Method::trend},
         "Yearly values: 2018 56, 2019 52, 2020 53, 2021 53, 2022 49, 2023 51\n",
         "年度数值：2018 56，2019 52，2020 53，2021 53，2022 49，2023 51\n"},
        {{"at_most 10", "2010=22 2011=22 2012=23 2013=22 2014=22 2015=22", "", "2015-12-31", "2020",
          Kind::stock, assess::Method::trend},
         "the direction of the change decided: Score",
         "按变化方向即已判定：判定分值"},
        {{"at_most 120", "2025-06=50", "", "2025-06-30", "2025", k_total},
         "not for a running total under a ceiling: Progress",
         "上限目标的累计数不计：进度"},
        {{"at_most 120", "2025-06=50", "", "2025-06-30", "2025", k_total},
         "the value is within its ceiling: Reach date",
         "最新值在上限以内：预计达标"},
        {{"between 40 60", "2025-06=50", "", "2025-06-30", "2025", k_total},
         "Whether a running total lies in its range is told at its end only.",
         "累计数是否落在区间之内，到期末才能判定。"},
        {{"at_most 120", "2025-06=0", "", "2025-06-30", "2025", k_total},
         "Nothing of the ceiling is used yet",
         "上限尚未动用"},
        {{"at_least 20", "2024=9", "2022=0"},
         "the baseline is 0: no rate of growth leads away from it: Growth per year",
         "基期值为 0，不能求增速：年均增速"},
        {{"at_least 20", "2024=9", "2022=-1"},
         "the sign changes: Growth per year",
         "基期值与最新值正负不同，不能求增速：年均增速"},
        {{"at_least 20", "2024=-9", "2022=-10"},
         "the baseline is negative: no rate of growth: Growth per year",
         "基期值为负，不能求增速：年均增速"},
        {{"times_baseline 2", "2024=9", "2022=0"},
         "projection = value + change per year x years left = 9 + ((9 - 0) / 2) x 1 = 13.500000",
         "预计值 = 最新值 + 年均变化 x 剩余年数 = 9 + ((9 - 0) / 2) x 1 = 13.500000"},
        {{"more_than 800", "2024=800"}, "800 > 800: does not hold", "800 > 800：不成立"},
        {{"less_than 5", "2024=5", "2020=9"}, "5 < 5: does not hold", "5 < 5：不成立"},
        {{"between 40 60", "2024=38", "2022=30"}, "40 <= 38 <= 60: does not hold", "40 <= 38 <= 60：不成立"},
        {{"stage 3", "2024=1", "", "2024-12-31", "2025", Kind::milestone},
         "1 (begun) >= 3 (approved): does not hold",
         "1 (begun) >= 3 (approved)：不成立"},
        {{"at_least 800", "2025=790", "2022=700", "2026-11-23"},
         "The value of 2025 is at or after the deadline 2025 and does not meet",
         "数值 2025 已到期限 2025"},
        {{"at_least 800", "2025=810 2026-06=795", "2022=700", "2026-11-23"},
         "The first value at or after the deadline met the target",
         "最新值未达标"},
        {{"at_least 800", "2025-06=790", "2022=700", "2026-11-23"},
         "The deadline 2025 has passed, and there is no value",
         "期限 2025 已过"},
        {{"at_most 120", "2025-06=50", "", "2025-07-01", "2025", k_total},
         "50 <= 120: holds, so far",
         "50 <= 120：成立；累计数到期末才算数"},
        {{"at_most 120", "2025=110", "", "2026-07-01", "2025", k_total},
         "110 <= 120: holds\n",
         "110 <= 120：成立\n"},
        {{"at_most 120", "2025-09=125", "", "2025-12-01", "2025", k_total},
         "The running total is over its ceiling",
         "累计数已超过上限"},
        {{"at_least 100", "2024=97", "2022=100"},
         "The baseline already met the target or equalled it",
         "基期值已达标"},
        {{"more_than 100", "2024=100", "2022=100"},
         "The baseline equals the target",
         "基期值与目标相同而未达标"},
        {{"at_least 800", "2024-06=750", ""}, "The method needs a baseline", "本方法需要基期值"},
        {{"times_baseline 2", "2024-06=750", ""},
         "The target is reckoned from the baseline",
         "目标由基期值推算"},
        {{"at_least 800", "", "2022=700", "2023-12-31"},
         "There is no value but the baseline's.",
         "除基期外尚无新的数值。"},
        {{"at_least 800", "", ""}, "There is no value of a period that ends by", "截止日前没有数值。"},
        {{"", "2024=2"}, "No target is set.", "未设目标。"},
        {{"more_than 200", "2023-09=73.91", "", "2023-12-31", "2025", k_total},
         "Part of a year is not compared",
         "仅有未满一年的数据"},
        {{"at_most 5.5", "2023=5.7", "2022=5.6", "2024-12-31", "2025", Kind::stock, assess::Method::linear,
          "", "%", "each_year"},
         "A year's last value does not meet the target.",
         "有年份未达标。"},
        {{"at_most 10", "2010=22 2011=22 2012=23 2013=22 2014=22 2015=22", "", "2015-12-31", "2020",
          Kind::stock, assess::Method::trend},
         "The mean yearly change is zero or goes the wrong way.",
         "各年平均变化为零"},
        {{"at_least 10", "2022=5 2023=6 2024=7", "", "2024-12-31", "2025", Kind::stock,
          assess::Method::trend},
         "The trend needs four yearly values.",
         "趋势法至少需要四个年度数值。"},
        {{"at_most 30", "2018=56 2019=52 2020=53 2021=53 2022=49 2023=51", "", "2023-12-31", "2030",
          Kind::stock, assess::Method::trend},
         "score = 0.666667; the first that holds: <=0.05 On track",
         "分值 = 0.666667"},
        {{"stage 3", "2023=2 2024=1", "", "2024-12-31", "2025", Kind::milestone},
         "The stage recorded last is earlier",
         "最近记录的阶段早于此前的阶段。"},
        {{"at_least 800", "2025=790 2026-06=805", "2022=700", "2026-11-23"},
         "Flag late  Late: the first value that meets the target is later than the deadline",
         "标记 late  逾期达标：首次达标晚于期限"},
    };
    for (const auto& each : cases) {
        CAPTURE(std::string(each.en));
        const std::string en = told_of(each.question, Language::en),
                          zh = told_of(each.question, Language::zh);
        CHECK_MESSAGE(contains(en, each.en), en);
        CHECK_MESSAGE(contains(zh, each.zh), zh);
    }
}

TEST_CASE("explain: the target in words") {
    struct {
        Question question;
        const char* en;
        const char* zh;
    } const cases[] = {
        {{"more_than 800", "2024=1"}, "Target     more than 800 家 by 2025", "到2025年底超过 800 家"},
        {{"between 40 60", "2024=1"},
         "from 40 to 60 家, both included by 2025",
         "介于 40 与 60 家之间（含两端）"},
        {{"times_baseline 2", "2024=1"}, "at least 2 times the baseline by 2025", "不低于基期值的 2 倍"},
        {{"rise_by 15%", "2024=1"},
         "a rise of at least 15% over the baseline by 2025",
         "比基期值提高至少 15%"},
        {{"fall_by 1234.5", "2024=1"},
         "a fall of at least 1,234.5 家 from the baseline",
         "比基期值下降至少 1,234.5 家"},
        {{"grow_per_year 5%", "2024=1"},
         "growth of at least 5% a year from the baseline",
         "自基期起年均增长至少 5%"},
        {{"stage 3", "2024=1", "", "2024-12-31", "2025", Kind::milestone},
         "the stage \"approved\" reached by 2025",
         "到2025年底达到阶段：approved"},
        {{"at_least 1", "2024=1", "2022=0", "2024-12-31", "2025", Kind::stock, assess::Method::linear, "",
          "家", "assumed each_year"},
         ", and in every year until then (deadline assumed)",
         "，逐年均须达标（期限系推定）"},
    };
    for (const auto& each : cases) {
        CAPTURE(std::string(each.en));
        const std::string en = told_of(each.question, Language::en),
                          zh = told_of(each.question, Language::zh);
        CHECK_MESSAGE(contains(en, each.en), en);
        CHECK_MESSAGE(contains(zh, each.zh), zh);
    }
}

TEST_CASE("explain: the history is drawn with the path to the target") {
    const std::string text = told_of({"more_than 800", "2023=731 2024-06=752"}, Language::en, 80);
    const std::vector<std::string> lines = lines_of(text);
    const auto row = [&](std::string_view begin) {
        const auto found =
            std::ranges::find_if(lines, [&](const std::string& line) { return line.starts_with(begin); });
        return found == lines.end() ? std::string() : *found;
    };
    CHECK(row("  800 |").ends_with("..T"));
    CHECK(row("  700 |").starts_with("  700 |*.."));
    CHECK(row("  760 |") != ""); // round numbers at the axis
    CHECK(row("  720 |") != "");
    CHECK(contains(text, "2022             2023                2024               2025\n"));
    // each point with the height of the path at its time
    CHECK(contains(text, "  2023       731  733.3\n"));
    CHECK(contains(text, "  2024-06    752  750.0\n"));
}

TEST_CASE("explain: the drawing is plain and no wider than asked") {
    for (const Question& question : k_questions)
        for (const int width : {40, 60, 80}) {
            CAPTURE(question.aim);
            CAPTURE(width);
            const std::vector<std::string> lines = lines_of(told_of(question, Language::en, width));
            for (const std::string& line : lines) {
                const bool drawn = contains(line, " |") || contains(line, "+--");
                if (!drawn) continue;
                CHECK(display_width(line) <= width);
                CHECK(std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; }));
            }
        }
}

TEST_CASE("explain: lines are wrapped to the width and never end in blanks") {
    for (const Question& question : k_questions)
        for (const Language language : {Language::zh, Language::en})
            for (const std::string& line : lines_of(told_of(question, language, 80))) {
                CAPTURE(line);
                CHECK(display_width(line) <= 80);
                CHECK_FALSE(line.ends_with(' '));
            }
}

namespace {

/// The example district with a target for its count of villages, as read from two files.
struct District {
    Catalogue catalogue = example::catalogue();
    Sources sources;

    District() {
        sources.add("goals.toml", "");
        sources.add("villages.csv", "");
        Indicator& villages = catalogue.indicators[example::k_villages];
        villages.span = {1, 12, 1, 1};
        villages.note = Text("县域目标", "A goal of the county");
        villages.source = Text("江门日报", "Jiangmen Daily");
        villages.targets.push_back(
            {AtLeast{number("0.5"), true}, period("2025"), false, true, {}, {1, 15, 1, 1}});
        catalogue.series[0].span = {1, 30, 1, 1};
        catalogue.series[0].records.origins.push_back({{2, 2, 1, 1}, 2});
    }
    std::string told(Index indicator, Language language) const {
        assess::Query query;
        query.as_of = period("2024-12-31");
        return explained(catalogue, sources, query, indicator, language);
    }
};

} // namespace

TEST_CASE("explain: definition and places") {
    const std::string en = District().told(example::k_villages, Language::en);
    for (const char* part : {
             "Villages over 1.5 million\n=========================\n",
             "  Id          village-income-150\n",
             "  Plan        District goals\n",
             "  Group       Villages (villages)\n",
             "  Measured    Count over villages (villages) (4 of them), by the series Village income "
             "(village-income); counted when more than 150 万元\n",
             "  Target      at least 50% of them by 2025 (deadline assumed)  (goals.toml:15)\n",
             "  Note        A goal of the county\n",
             "  Source      Jiangmen Daily\n",
             "  Written at  goals.toml:12\n",
             "  Series      Village income (village-income)  (goals.toml:30)\n",
             "villages.csv:2",
         })
        CHECK_MESSAGE(contains(en, part), (std::string(part) + "\nis not in\n" + en));
    const std::string zh = District().told(example::k_villages, Language::zh);
    for (const char* part :
         {"集体收入超150万元的村\n=====================\n",
          "个数：行政村 (villages)（共 4 个），序列 村集体收入 (village-income)；计入条件：超过 150 万元",
          "到2025年底不低于全部的 50%（期限系推定）"})
        CHECK_MESSAGE(contains(zh, part), (std::string(part) + "\nis not in\n" + zh));
}

TEST_CASE("explain: entities known and lacking") {
    const std::string en = District().told(example::k_villages, Language::en);
    for (const char* part : {
             "Entities: villages at 2023\n",
             "  Shangxiang  320.00 万元  counted\n",
             "  新民村       90.25 万元  not counted\n",
             "  1 lacking: 甲村\n",
             "  1 more exist that no file names\n",
             "coverage = entities with a value / entities = 2 / 4 = 0.500000\n",
             "target = round up(share x entities) = ceil(0.5 x 4) = 2\n",
         })
        CHECK_MESSAGE(contains(en, part), (std::string(part) + "\nis not in\n" + en));
    const std::string zh = District().told(example::k_villages, Language::zh);
    for (const char* part : {"对象：行政村，时期 2023\n", "缺 1 个：甲村\n", "另有 1 个未列名\n"})
        CHECK_MESSAGE(contains(zh, part), (std::string(part) + "\nis not in\n" + zh));
}

TEST_CASE("explain: a mean comes out too and the goal's parts are told") {
    District district;
    Indicator& mean = district.catalogue.indicators[example::k_enterprises];
    mean.over = 0;
    mean.measure = Measure::mean;
    mean.places = 1;
    mean.records.whole.clear();
    for (const char* when : {"2022", "2024"}) {
        Column figures(period(when));
        figures.set(0, number("1.5"));
        figures.set(1, number(when[3] == '2' ? "2" : "4"));
        figures.set(2, number("3.5"));
        mean.records.columns.push_back(figures);
    }
    district.catalogue.sets[0].count = 3;
    mean.baseline = Baseline{period("2022"), std::nullopt, {}};
    mean.targets.push_back({MoreThan{number("4")}, period("2025"), false, false, {}, {}});
    mean.entity_targets = {{0, 0, number("4"), {}}, {0, 1, number("5.5"), {}}};
    assess::Query query;
    query.as_of = period("2024-12-31");
    query.indicators = {example::k_enterprises};
    const assess::Row row = assess::assess_rows(district.catalogue, query).at(0);
    const std::string en = district.told(example::k_enterprises, Language::en);
    CHECK(contains(en, "value"));
    CHECK(contains(en, "baseline = 7/3")); // no decimal writes it
    CHECK(contains(
        en, "progress = (value - baseline) / (target - baseline) = (3 - (7/3)) / (4 - (7/3)) = 0.400000"));
    CHECK(contains(en, "2 entities have targets of their own, together 9.5 家\n"));
    const Told page(en);
    for (const std::string& key : k_computed) {
        const std::string wrong = check_told(page, row, key);
        CHECK_MESSAGE(wrong.empty(), wrong);
    }
}

TEST_CASE("explain: figures with the place where each was written") {
    const std::string en = District().told(example::k_enterprises, Language::en);
    CHECK(contains(en, "  2023       731  goals.toml:20\n"));
    CHECK(contains(en, "  2024-06    752  goals.toml:21\n"));
}

TEST_CASE("explain: amounts added up and figures left out") {
    District district;
    Indicator& flow = district.catalogue.indicators[example::k_enterprises];
    flow.kind = Kind::per_period;
    flow.records.whole = {{period("2024-Q1"), number("10"), {1, 40, 1, 1}},
                          {period("2024-Q2"), number("15"), {1, 41, 1, 1}},
                          {period("2024-Q4"), number("7"), {1, 42, 1, 1}},
                          {period("2025-Q1"), number("9"), {1, 43, 1, 1}}};
    flow.targets.push_back({AtLeast{number("60")}, period("2024"), false, false, {}, {}});
    const std::string en = district.told(example::k_enterprises, Language::en);
    CHECK_MESSAGE(contains(en, "  2024-Q2     25"), en); // the running total
    CHECK_MESSAGE(contains(en, "Amounts as written, added up within each year above\n  2024-Q1  10  "
                               "goals.toml:40\n  2024-Q2  15  goals.toml:41\n"),
                  en);
    CHECK_MESSAGE(contains(en, "Left out: after the as-of date, or after a gap in the year\n  2024-Q4  7  "
                               "goals.toml:42\n  2025-Q1  9  goals.toml:43\n"),
                  en);
}

TEST_CASE("explain: every target of --target all") {
    District district;
    Indicator& stock = district.catalogue.indicators[example::k_enterprises];
    stock.targets.push_back({AtLeast{number("760")}, period("2024"), false, false, {}, {}});
    stock.targets.push_back({AtLeast{number("800")}, period("2025"), false, false, {}, {}});
    assess::Query query;
    query.as_of = period("2024-12-31");
    query.target = assess::TargetChoice::all;
    const std::string en =
        explained(district.catalogue, district.sources, query, example::k_enterprises, Language::en);
    CHECK(contains(en, "The target of 2024\n------------------\n"));
    CHECK(contains(en, "The target of 2025\n------------------\n"));
    CHECK(contains(en, "gap = target - value = 760 - 752 = 8\n"));
    CHECK(contains(en, "gap = target - value = 800 - 752 = 48\n"));
}

TEST_CASE("explain: names cannot drive a terminal") {
    District district;
    Indicator& stock = district.catalogue.indicators[example::k_enterprises];
    stock.name = Text("a\x1b[31mred");
    stock.note = Text("two\nlines");
    stock.unit = "\x1b[0m";
    const std::string en = district.told(example::k_enterprises, Language::en);
    CHECK(contains(en, "a\\x1b[31mred"));
    CHECK(contains(en, "two\\nlines"));
    CHECK_FALSE(contains(en, "\x1b"));
}
