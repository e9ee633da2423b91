// Every key of the format is read, and means what it is to mean.
#include "load_case.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

/// Loads a file that must have no problems.
Loaded load_clean(std::string_view text) {
    Loaded loaded = load_text(text);
    const std::string problems = loaded.described();
    CAPTURE(problems);
    CHECK_EQ(loaded.codes(), "");
    return loaded;
}

std::string lines_of(std::string_view lines, std::string_view head = "") {
    return std::string(head) + "[defaults]\nby = 2025\n[[indicator]]\nid = \"a\"\n" + std::string(lines) +
           "\n";
}

std::string target_of(std::string_view lines) {
    const Loaded loaded = load_clean(lines_of(lines));
    std::string out;
    for (const Target& target : loaded.indicator("a").targets) {
        if (!out.empty()) out += ", ";
        out += written(target);
    }
    return out;
}

constexpr std::string_view k_village_sets = R"(
[[entities]]
id = "towns"
name = { zh = "镇街", en = "towns" }
members = [ { id = "duruan", name = { zh = "杜阮镇", en = "Duruan" } }, "荷塘镇" ]

[[entities]]
id = "villages"
name = "行政村"
unit = "村"
count = 4
within = "towns"
members = [ { id = "shangxiang", name = "上巷村", in = "duruan" }, { name = "新民村", in = "杜阮镇" }, { name = "新民村", in = "荷塘镇" } ]

[[series]]
id = "income"
name = "村级集体经济收入"
unit = "万元"
kind = "per_period"
over = "villages"
note = "备注"
source = "来源"
)";

} // namespace

TEST_CASE("a whole file is read as its example says") {
    const Loaded loaded = load_clean(R"(
title  = { zh = "蓬江区2025年目标", en = "Pengjiang District goals for 2025" }
source = "江门日报"
lang   = "en"
plan   = "pengjiang"

[defaults]
by   = 2025
from = 2022

[[group]]
id   = "economy"
name = { zh = "实体经济攻坚行动", en = "Real economy" }

[[indicator]]
id    = "industrial-enterprises"
name  = { zh = "规上工业企业", en = "Industrial enterprises" }
group = "economy"
unit  = "家"
note  = "一份说明"
attribute = "binding"
decimals = 2
baseline = { at = 2022, value = 700 }
target   = { more_than = 800 }

[indicator.observations]
2023    = 731
2024-06 = 752
)");
    const Catalogue& catalogue = loaded.catalogue;
    REQUIRE(catalogue.plans.size() == 1);
    CHECK_EQ(catalogue.plans[0].id, "pengjiang");
    REQUIRE(catalogue.files.size() == 1);
    CHECK_EQ(catalogue.files[0].title.en, "Pengjiang District goals for 2025");
    CHECK_EQ(catalogue.files[0].source.zh, "江门日报");
    CHECK(catalogue.files[0].language == Language::en);
    CHECK_EQ(catalogue.files[0].source_id, 1);
    REQUIRE(catalogue.groups.size() == 1);
    CHECK_EQ(catalogue.groups[0].name.en, "Real economy");

    const Indicator& indicator = loaded.indicator("industrial-enterprises");
    CHECK_EQ(indicator.name.zh, "规上工业企业");
    CHECK_EQ(indicator.note.zh, "一份说明");
    CHECK_EQ(indicator.source.zh, "江门日报"); // its file's
    CHECK_EQ(*indicator.group, 0);
    CHECK_EQ(indicator.unit, "家");
    CHECK(indicator.kind == Kind::stock);
    CHECK(indicator.attribute == Attribute::binding);
    CHECK_EQ(*indicator.decimals, 2);
    CHECK_EQ(to_string(*indicator.from), "2022");
    CHECK_EQ(to_string(indicator.baseline->at), "2022");
    CHECK_EQ(written(*indicator.baseline->value), "700");
    CHECK_EQ(written(*indicator.step), "1");
    REQUIRE(indicator.targets.size() == 1);
    CHECK_EQ(written(indicator.targets[0]), "more_than 800 by 2025");
    CHECK_EQ(written(indicator.records.whole), "2023=731 2024-06=752");
    CHECK_EQ(indicator.records.whole[0].span.line, 27);
    CHECK_EQ(indicator.span.line, 15);
}

TEST_CASE("what is not written has its default") {
    const Loaded loaded = load_clean("[[indicator]]\nid = \"a\"\n");
    const Indicator& indicator = loaded.indicator("a");
    CHECK_EQ(indicator.name.zh, "a");
    CHECK(indicator.targets.empty());
    CHECK_FALSE(indicator.baseline.has_value());
    CHECK_FALSE(indicator.from.has_value());
    CHECK_FALSE(indicator.group.has_value());
    CHECK(indicator.measure == Measure::sum);
    CHECK(indicator.attribute == Attribute::expected);
    CHECK(loaded.catalogue.files[0].language == Language::zh);
    CHECK_EQ(loaded.catalogue.plans[0].id, "");
}

TEST_CASE("each way to say a target") {
    struct Row {
        std::string lines, target;
    };
    const Row rows[] = {
        {"target = { at_least = 5 }", "at_least 5 by 2025"},
        {"target = { more_than = 5.5 }", "more_than 5.5 by 2025"},
        {"target = { at_most = -5 }", "at_most -5 by 2025"},
        {"target = { less_than = 1_000 }", "less_than 1000 by 2025"},
        {"target = { between = [40, 60.5] }", "between 40..60.5 by 2025"},
        {"target = { times_baseline = 2 }", "times_baseline 2 by 2025"},
        {"target = { rise_by = 1 }", "rise_by 1 by 2025"},
        {"target = { rise_by = \"15%\" }", "rise_by 0.15 share by 2025"},
        {"target = { fall_by = \"13.5%\" }", "fall_by 0.135 share by 2025"},
        {"target = { fall_by = 2 }", "fall_by 2 by 2025"},
        {"target = { grow_per_year = \"5%\" }", "grow_per_year 0.05 by 2025"},
        {"kind = \"milestone\"\ntarget = { }", "stage 1 by 2025"},
        {"kind = \"milestone\"\ntarget = { stage = \"未完成\" }", "stage 0 by 2025"},
        {"kind = \"milestone\"\nstages = [\"未启动\", { zh = \"申报\", en = \"applied\" }, \"获评\"]\ntarget "
         "= { stage = \"applied\" }",
         "stage 1 by 2025"},
        {"target = { at_least = 5, by = 2027 }", "at_least 5 by 2027"},
        {"target = { at_least = 5, by = \"2025-06\" }", "at_least 5 by 2025-06"},
        {"target = { at_least = 5, by = \"2025-Q2\" }", "at_least 5 by 2025-Q2"},
        {"target = { at_least = 5, by = \"2025-S1\" }", "at_least 5 by 2025-H1"},
        {"target = { at_least = 5, by = 2025-06-30 }", "at_least 5 by 2025-06-30"},
        {"targets = [ { at_least = 9, by = 2032 }, { at_least = 5, by = 2023 }, { at_least = 7 } ]",
         "at_least 5 by 2023, at_least 7 by 2025, at_least 9 by 2032"},
        {"target = [ { at_least = 5 } ]", "at_least 5 by 2025"},
        {"unit = \"亿元\"\ntarget = { at_least = \"200亿元\" }", "at_least 200 by 2025"},
        {"unit = \"亿元\"\ntarget = { at_least = \"2000000万元\" }", "at_least 200 by 2025"},
        {"unit = \"万元\"\ntarget = { at_least = 2, unit = \"亿元\" }", "at_least 20000 by 2025"},
        {"unit = \"万元\"\ntarget = { between = [1, 2], unit = \"亿元\" }", "between 10000..20000 by 2025"},
        {"unit = \"人\"\ntarget = { at_least = \"1.5万\" }", "at_least 15000 by 2025"},
        {"unit = \"人\"\ntarget = { at_least = \"1.5 万人\" }", "at_least 15000 by 2025"},
        {"unit = \"%\"\ntarget = { at_least = \"65%\" }", "at_least 65 by 2025"},
        {"unit = \"%\"\ntarget = { at_least = 65 }", "at_least 65 by 2025"},
        {"unit = \"‰\"\ntarget = { at_least = \"6.5%\" }", "at_least 65 by 2025"},
        {"unit = \"吨标准煤\"\ntarget = { at_most = \"5万吨标准煤\" }", "at_most 50000 by 2025"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.lines);
        CHECK_EQ(target_of(row.lines), row.target);
    }
}

TEST_CASE("what else a target says") {
    const Loaded loaded = load_clean(lines_of("target = { at_least = 5, each_year = true, assumed = true, "
                                              "note = { zh = \"注\", en = \"note\" } }"));
    const Target& target = loaded.indicator("a").targets.at(0);
    CHECK(target.each_year);
    CHECK(target.assumed);
    CHECK_EQ(target.note.en, "note");
    CHECK_EQ(target.span.line, 5);
}

TEST_CASE("each spelling of a baseline") {
    struct Row {
        std::string lines, at, value;
    };
    const Row rows[] = {
        {"baseline = { at = 2022, value = 700 }", "2022", "700"},
        {"baseline = { at = \"2022-06\", value = 7.5 }", "2022-06", "7.5"},
        {"baseline = { at = 2022-06-30, value = 0 }", "2022-06-30", "0"},
        {"unit = \"万元\"\nbaseline = { at = 2022, value = 2, unit = \"亿元\" }", "2022", "20000"},
        {"unit = \"万元\"\nbaseline = { at = 2022, value = \"2亿元\" }", "2022", "20000"},
        {"baseline = 2022", "2022", "-"},
        {"baseline = \"2022-Q2\"", "2022-Q2", "-"},
        {"baseline = { at = 2022 }", "2022", "-"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.lines);
        const Loaded loaded = load_clean(lines_of(row.lines));
        const auto& baseline = loaded.indicator("a").baseline;
        REQUIRE(baseline.has_value());
        CHECK_EQ(to_string(baseline->at), row.at);
        CHECK_EQ(baseline->value ? written(*baseline->value) : "-", row.value);
    }
}

TEST_CASE("periods and numbers of observations") {
    struct Row {
        std::string line, observation;
        int places;
    };
    const Row rows[] = {
        {"2025 = 1", "2025=1", 0},
        {"2025-H1 = 1", "2025-H1=1", 0},
        {"2025-S2 = 1", "2025-H2=1", 0},
        {"2025-Q3 = 1", "2025-Q3=1", 0},
        {"2025-09 = 1", "2025-09=1", 0},
        {"2025-M09 = 1", "2025-09=1", 0},
        {"2025-09-30 = 1", "2025-09-30=1", 0},
        {"\"2025\" = 1", "2025=1", 0},
        {"2025 = 18.60", "2025=18.6", 2},
        {"2025 = -1_000.250", "2025=-1000.25", 3},
        {"2025 = 0.1", "2025=0.1", 1},
        {"2025 = 1e3", "2025=1000", 0},
        {"2025 = +5", "2025=5", 0},
        {"2025 = 123456789.012345678", "2025=123456789.012345678", 9},
        {"2025 = 999999999999999999", "2025=999999999999999999", 0},
        {"2025 = \"18.60\"", "2025=18.6", 2},
        {"2025 = \"1_000\"", "2025=1000", 0},
        {"2025 = \"1_000.5亿元\"", "2025=10005000", 0},
        {"2025 = 12345678901234567800.0", "2025=12345678901234567800", 1},
        {"2025 = \"18.60万元\"", "2025=18.6", 2},
        {"2025 = \"0.5亿元\"", "2025=5000", 0},
        {"2025 = \"12345元\"", "2025=1.2345", 4},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const Loaded loaded = load_clean(lines_of("unit = \"万元\"\n[indicator.observations]\n" + row.line));
        CHECK_EQ(written(loaded.indicator("a").records.whole), row.observation);
        CHECK_EQ(loaded.indicator("a").places, row.places);
    }
}

TEST_CASE("observations are ordered by their last day and equal days are one point") {
    const Loaded loaded =
        load_text(lines_of("[indicator.observations]\n2025-06 = 3\n2024 = 1\n2024-Q4 = 1\n2025-03 = 2"));
    CHECK_EQ(loaded.codes(), "W201 8:1");
    CHECK_EQ(written(loaded.indicator("a").records.whole), "2024-Q4=1 2025-03=2 2025-06=3");
}

TEST_CASE("decimals shown are the most that were written") {
    const Loaded loaded = load_clean(lines_of("baseline = { at = 2022, value = 1.50 }\ntarget = { at_least = "
                                              "2.125 }\n[indicator.observations]\n2023 = 1.6"));
    CHECK_EQ(loaded.indicator("a").places, 3);
}

TEST_CASE("steps follow from the unit unless they are given") {
    struct Row {
        std::string lines, step;
    };
    const Row rows[] = {
        {"unit = \"家\"", "1"},
        {"unit = \"人\"", "1"},
        {"unit = \"万人\"", "0.0001"},
        {"unit = \"位\"", "1"},
        {"unit = \"亿元\"", "-"},
        {"unit = \"海里\"", "-"},
        {"", "-"},
        {"unit = \"个\"\nstep = 0", "-"},
        {"unit = \"亿元\"\nstep = 0.5", "0.5"},
        {"unit = \"家\"\nmeasure = \"mean\"", "-"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.lines);
        const Loaded loaded = load_clean(lines_of(row.lines));
        const auto& step = loaded.indicator("a").step;
        CHECK_EQ(step ? written(*step) : "-", row.step);
    }
}

TEST_CASE("stages are kept by their place") {
    const Loaded loaded = load_clean(lines_of(R"(kind = "milestone"
stages = ["未启动", "申报", "创建", "获评"]
target = { stage = "创建" }
[indicator.observations]
2023 = "未启动"
2024-05 = "创建")"));
    const Indicator& indicator = loaded.indicator("a");
    CHECK(indicator.kind == Kind::milestone);
    REQUIRE(indicator.stages.size() == 4);
    CHECK_EQ(indicator.stages[3].zh, "获评");
    CHECK_EQ(written(indicator.records.whole), "2023=0 2024-05=2");
    CHECK_EQ(written(indicator.targets.at(0)), "stage 2 by 2025");
}

TEST_CASE("blanks around the names of stages are no part of them") {
    const TemporaryFolder folder;
    const Loaded loaded =
        load_files(folder, {{"goals.toml", lines_of(R"(kind = "milestone"
stages = [" 未启动", { zh = "创建 ", en = "\tfounded" }, "　获评　"]
target = { stage = "　获评" }
[indicator.observations]
2023 = "未启动"
2024 = " founded"
[[data]]
file = "rows.csv"
series = "a")")},
                            {"rows.csv", "period,value\n2022, 未启动\n2021,\"创建 \"\n2020,获评\n"}});
    CHECK_EQ(loaded.codes(), "");
    const Indicator& indicator = loaded.indicator("a");
    CHECK_EQ(indicator.stages.at(1).zh, "创建");
    CHECK_EQ(indicator.stages.at(1).en, "founded");
    CHECK_EQ(written(indicator.records.whole), "2020=2 2021=1 2022=0 2023=0 2024=1");
    CHECK_EQ(written(indicator.targets.at(0)), "stage 2 by 2025");
}

TEST_CASE("blanks around a name are no part of it, wherever it is named again") {
    const TemporaryFolder folder;
    const Loaded loaded =
        load_files(folder, {{"goals.toml", R"(
[[entities]]
id = "villages"
name = " 行政村"
members = [" 新民村 ", { name = { zh = "　上巷村", en = "Shangxiang " } }]
[[series]]
id = "income"
name = " 收入 "
unit = " 万元 "
over = "villages"
[[data]]
file = "rows.csv"
)"},
                            {"rows.csv", "series,entity,period,value\n收入,新民村,2023,1\n"
                                         "收入, 上巷村,2023,2\nincome,Shangxiang ,2022,3\n"}});
    CHECK_EQ(loaded.codes(), "");
    const EntitySet& set = loaded.catalogue.sets.at(0);
    CHECK_EQ(set.size(), 2);
    CHECK_EQ(set.name.zh, "行政村");
    CHECK_EQ(set.key(0), "新民村");
    CHECK_EQ(set.members.at(1).name.en, "Shangxiang");
    CHECK_EQ(loaded.catalogue.series.at(0).unit, "万元");
    CHECK_EQ(loaded.catalogue.series.at(0).records.columns.size(), 2);
}

TEST_CASE("entities lie in others and are told apart by them") {
    const Loaded loaded = load_clean(std::string(k_village_sets) + R"(
[series.observations."上巷村"]
2019 = 200
2023 = 320
[series.observations."杜阮镇/新民村"]
2023 = 150.5
[series.observations]
"荷塘镇/新民村" = { 2023 = "0.015亿元" }
"塔岗村" = { 2023 = 80 }
)");
    const EntitySet& villages = loaded.set("villages");
    CHECK_EQ(*villages.count, 4);
    CHECK_EQ(*villages.within, 0);
    CHECK_EQ(villages.unit.zh, "村");
    REQUIRE(villages.members.size() == 3);
    CHECK_EQ(villages.members[0].id, "shangxiang");
    CHECK_EQ(*villages.members[0].parent, 0);
    CHECK_EQ(*villages.members[2].parent, 1);
    REQUIRE(villages.others.size() == 1);
    CHECK_EQ(villages.others[0], "塔岗村");
    CHECK_EQ(loaded.set("towns").unit.zh, "个");

    const Series& income = loaded.series("income");
    CHECK(income.kind == Kind::per_period);
    CHECK_EQ(income.unit, "万元");
    CHECK_EQ(income.note.zh, "备注");
    CHECK_EQ(income.source.zh, "来源");
    CHECK_EQ(written(income.records, 0), "2019=200 2023=320");
    CHECK_EQ(written(income.records, 1), "2023=150.5");
    CHECK_EQ(written(income.records, 2), "2023=150");
    CHECK_EQ(written(income.records, 3), "2023=80");
    REQUIRE(income.records.origins.size() == 1);
    CHECK_EQ(income.records.origins[0].figures, 5);
}

TEST_CASE("indicators over a series take kind and unit from it") {
    const Loaded loaded = load_clean(std::string(k_village_sets) + R"(
[[indicator]]
id = "total"
series = "income"
target = { at_least = "1亿元", by = 2025 }
[[indicator]]
id = "counted"
series = "income"
measure = "count"
where = { more_than = "0.1亿元" }
among = { series = "income", at_least = 5 }
target = { at_least = "50%", by = 2025 }
[indicator.observations]
2022 = 3
[[indicator]]
id = "counted-in-sites"
series = "income"
unit = "个"
measure = "count"
where = { between = [1, 2] }
)");
    const Indicator& total = loaded.indicator("total");
    CHECK_EQ(total.unit, "万元");
    CHECK(total.kind == Kind::per_period);
    CHECK_EQ(*total.over, 1);
    CHECK_EQ(*total.series, 0);
    CHECK_EQ(written(total.targets.at(0)), "at_least 10000 by 2025");
    const Indicator& counted = loaded.indicator("counted");
    CHECK_EQ(counted.unit, "村");
    CHECK(counted.measure == Measure::count);
    CHECK_EQ(written(counted.targets.at(0)), "at_least 0.5 share by 2025");
    CHECK_EQ(written(std::get<MoreThan>(*counted.where).bound), "1000");
    CHECK_EQ(written(std::get<AtLeast>(counted.among->test).bound), "5");
    CHECK_EQ(written(*counted.step), "1");
    CHECK_EQ(written(counted.records.whole), "2022=3");
    CHECK_EQ(loaded.indicator("counted-in-sites").unit, "个");
}

TEST_CASE("a milestone series can be counted by a stage") {
    const Loaded loaded = load_clean(R"(
[[entities]]
id = "v"
members = ["甲村", "乙村"]
[[series]]
id = "s"
kind = "milestone"
over = "v"
stages = ["未达标", "已达标"]
[series.observations]
"甲村" = { 2023 = "未达标", 2024 = "已达标" }
[[indicator]]
id = "a"
series = "s"
measure = "count"
where = { stage = "已达标" }
target = { at_least = "100%", by = 2025 }
[indicator.observations]
2022 = 0
)");
    const Indicator& indicator = loaded.indicator("a");
    CHECK(indicator.kind == Kind::milestone);
    CHECK_EQ(indicator.unit, "个");
    CHECK_EQ(std::get<ReachStage>(*indicator.where).stage, 1);
    CHECK_EQ(written(indicator.targets.at(0)), "at_least 1 share by 2025");
    CHECK_EQ(written(loaded.series("s").records, 0), "2023=0 2024=1");
    CHECK_EQ(written(indicator.records.whole), "2022=0");
}

TEST_CASE("limits hold for what they are written for") {
    const Loaded loaded = load_clean(R"(
[[entities]]
id = "v"
[[series]]
id = "s"
unit = "%"
over = "v"
limits = [0, 100]
[[indicator]]
id = "a"
series = "s"
measure = "mean"
[[indicator]]
id = "b"
series = "s"
measure = "count"
where = { at_least = 90 }
[indicator.observations]
2024 = 200
)");
    CHECK_EQ(written(loaded.indicator("a").limits->high), "100");
    CHECK_FALSE(loaded.indicator("b").limits.has_value());
}

TEST_CASE("parts of a goal go to entities and to those above them") {
    const Loaded loaded = load_clean(std::string(k_village_sets) + R"(
[[indicator]]
id = "a"
series = "income"
target = { at_least = 100, by = 2025 }
entity_targets = { shangxiang = 60, "荷塘镇/新民村" = "0.004亿元", "杜阮镇" = 70 }
)");
    const auto& parts = loaded.indicator("a").entity_targets;
    REQUIRE(parts.size() == 3);
    CHECK_EQ(parts[0].set, 1);
    CHECK_EQ(parts[0].entity, 0);
    CHECK_EQ(written(parts[0].value), "60");
    CHECK_EQ(parts[1].entity, 2);
    CHECK_EQ(written(parts[1].value), "40");
    CHECK_EQ(parts[2].set, 0);
    CHECK_EQ(parts[2].entity, 0);
}

TEST_CASE("an arena has a cap and weighted indicators") {
    const Loaded loaded = load_clean(std::string(k_village_sets) + R"(
[[indicator]]
id = "a"
series = "income"
measure = "count"
where = { at_least = 1 }
[[indicator]]
id = "b"
series = "income"
target = { at_least = 5, by = 2025 }
entity_targets = { shangxiang = 5 }
[[arena]]
id = "r"
name = { zh = "擂台", en = "Arena" }
over = "villages"
cap = "120%"
indicators = [ { id = "b", weight = 60 }, { id = "a", weight = 40 } ]
)");
    REQUIRE(loaded.catalogue.arenas.size() == 1);
    const Arena& arena = loaded.catalogue.arenas[0];
    CHECK_EQ(arena.name.en, "Arena");
    CHECK_EQ(written(arena.cap), "1.2");
    CHECK_EQ(arena.over, 1);
    REQUIRE(arena.indicators.size() == 2);
    CHECK_EQ(arena.indicators[0].indicator, 1);
    CHECK_EQ(written(arena.indicators[1].weight), "40");
}

TEST_CASE("data tables say how a CSV file is to be read") {
    const TemporaryFolder folder;
    folder.write("data/figures.csv", "年度报表;\n村名;年份;收入\n上巷村;2023;\"1,320\"\n合计;2023;9\n");
    const Loaded loaded = load_files(folder, {{"goals.toml", std::string(k_village_sets) + R"(
[[data]]
file = "data/figures.csv"
series = "income"
layout = "long"
columns = { entity = "村名", period = "年份", value = "收入" }
encoding = "UTF-8"
skip_rows = 1
skip = ["合计"]
)"}});
    const std::string problems = loaded.described();
    CAPTURE(problems);
    CHECK_EQ(loaded.codes(), "");
    CHECK_EQ(written(loaded.series("income").records, 0), "2023=1320");
}

TEST_CASE("figures of a TOML file and of a CSV file that differ name each other") {
    const TemporaryFolder folder;
    folder.write("figures.csv", "series,entity,period,value\nincome,上巷村,2023,321\n");
    const Loaded loaded = load_files(folder, {{"goals.toml", std::string(k_village_sets) + R"(
[series.observations]
shangxiang = { 2023 = 320 }
[[data]]
file = "figures.csv"
)"}});
    CHECK_EQ(loaded.codes(), "E206 2:17");
    REQUIRE(loaded.problems.sorted().front()->related.size() == 1);
    CHECK_EQ(loaded.problems.sorted().front()->related.front().span.line, 25);
}

TEST_CASE("a figure may lie on its limit, and a day in its month is counted once") {
    CHECK_EQ(load_text("[[indicator]]\nid = \"a\"\nname = \"a\"\nlimits = [0, 100]\ntarget = { at_least = 1, "
                       "by = 2025 }\n"
                       "observations = { 2022 = 100, 2023 = 0, 2024 = 100.1 }\n")
                 .codes(),
             "E205 6:47");
    CHECK_EQ(load_text("[[indicator]]\nid = \"a\"\nname = \"a\"\nkind = \"per_period\"\n"
                       "target = { at_least = 1, by = 2025 }\n"
                       "observations = { 2024-01-01 = 1, 2024-01 = 31 }\n")
                 .codes()
                 .substr(0, 4),
             "E207");
}
