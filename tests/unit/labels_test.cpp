#include "gapcalc/labels.hpp"
#include "gapcalc/tabulate.hpp"
#include "whole_program.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace gapcalc;

namespace {

template <class Code>
void collect(std::vector<labels::Label>& all, int count) {
    for (int at = 0; at < count; ++at) all.push_back(labels::label(static_cast<Code>(at)));
}

/// Every label of every code and every heading.
std::vector<labels::Label> all_labels() {
    std::vector<labels::Label> all;
    collect<assess::Verdict>(all, assess::k_verdict_count);
    collect<assess::Reason>(all, assess::k_reason_count);
    collect<assess::Flag>(all, assess::k_flag_count);
    collect<Attribute>(all, 2);
    collect<Kind>(all, 4);
    collect<Operator>(all, 6);
    collect<assess::Method>(all, 4);
    collect<Measure>(all, 7);
    for (const tabulate::ColumnSpec& column : tabulate::report_columns())
        all.push_back({column.key, column.zh, column.en});
    return all;
}

} // namespace

TEST_CASE("labels: the words that analysts know stand under their keys") {
    const std::map<std::string_view, std::string_view> known{
        {"indicator", "指标"},
        {"unit", "单位"},
        {"attribute", "属性"},
        {"binding", "约束性"},
        {"expected", "序时应达"},
        {"baseline", "基期值"},
        {"period", "时期"},
        {"value", "最新值"},
        {"deadline", "期限"},
        {"target", "目标值"},
        {"gap", "缺口"},
        {"needed", "还需"},
        {"completion", "完成率"},
        {"progress", "进度"},
        {"elapsed", "序时进度"},
        {"lead_points", "较序时(百分点)"},
        {"lead_months", "较序时(月)"},
        {"pace", "进度/序时"},
        {"year_on_year", "同比"},
        {"change_per_year", "年均变化"},
        {"growth_per_year", "年均增速"},
        {"needed_per_month", "月均还需"},
        {"needed_per_year", "年均还需"},
        {"needed_growth", "还需年均增速"},
        {"projection", "预计值"},
        {"projected_gap", "预计缺口"},
        {"reach_date", "预计达标"},
        {"age_months", "数据距今(月)"},
        {"coverage", "覆盖率"},
        {"score", "判定分值"},
        {"verdict", "进展"},
        {"reached", "已达标"},
        {"ahead", "快于序时"},
        {"on_track", "符合序时"},
        {"slow", "偏慢"},
        {"behind", "滞后"},
        {"reversing", "逆向变化"},
        {"missed", "未达标"},
        {"pending", "暂未判定"},
        {"no_data", "未报数"},
        {"no_target", "未设目标"},
        {"no_baseline", "缺基期"},
        {"no_trend", "仅一期数据"},
        {"not_started", "未到起算期"},
        {"partial_year", "不满一年"},
        {"incomplete", "数据未报齐"},
        {"final_data_missing", "缺期末数据"},
        {"under_way", "推进中"},
        {"zero_base", "基期为零"},
        {"sign_change", "正负转换"},
        {"negative_base", "基期为负"},
        {"baseline_met", "基期已达标"},
        {"slipping", "回落"},
        {"late", "逾期达标"},
        {"lost", "达标后回落"},
        {"reversed_recently", "近期反转"},
        {"stale", "数据超过{}个月"},
        {"partial_year", "不满一年"},
        {"newer_incomplete", "新一期未报齐"},
        {"later_data", "截止日后另有数据"},
        {"assumed_deadline", "期限系推定"},
    };
    std::map<std::string_view, std::string_view> found;
    for (const labels::Label& each : all_labels())
        found[each.key] = each.zh; // of "expected" the column, which comes last
    for (const auto& [key, zh] : known) {
        const auto& tried = key; // clang 14 captures no structured bindings
        CAPTURE(tried);
        CHECK(found[key] == zh);
    }
    CHECK(labels::label(Attribute::expected).zh == "预期性");
}

TEST_CASE("labels: English is in sentence case and nothing is empty") {
    for (const labels::Label& each : all_labels()) {
        CAPTURE(each.key);
        if (each.key.empty()) continue; // Reason::none
        CHECK_FALSE(each.zh.empty());
        REQUIRE_FALSE(each.en.empty());
        CHECK(std::isupper(static_cast<unsigned char>(each.en[0])));
        for (const char later : each.en.substr(1))
            CHECK_FALSE(std::isupper(static_cast<unsigned char>(later)));
    }
}

TEST_CASE("labels: keys of a sort differ") {
    std::set<std::string_view> keys;
    for (const tabulate::ColumnSpec& column : tabulate::report_columns())
        CHECK(keys.insert(column.key).second);
    keys.clear();
    for (int at = 0; at < assess::k_verdict_count; ++at)
        CHECK(keys.insert(labels::label(static_cast<assess::Verdict>(at)).key).second);
    for (int at = 0; at < assess::k_reason_count; ++at)
        CHECK(keys.insert(labels::label(static_cast<assess::Reason>(at)).key).second);
    keys.clear(); // a part of a year is a reason and a flag
    for (int at = 0; at < assess::k_flag_count; ++at)
        CHECK(keys.insert(labels::label(static_cast<assess::Flag>(at)).key).second);
    keys.clear();
    for (int at = 0; at < assess::k_blank_count; ++at) {
        const labels::Label& why = labels::label(static_cast<assess::Blank>(at));
        CHECK(keys.insert(why.key).second);
        CHECK_FALSE(why.zh.empty());
        CHECK_FALSE(why.en.empty());
    }
}

TEST_CASE("labels: the manual pages name every column") {
    for (const char* const page : {"gapcalc.1.scd", "gapcalc.1.zh.scd"}) {
        CAPTURE(page);
        const std::string text = test::slurp(std::string(GAPCALC_PROJECT "/docs/") + page);
        for (const tabulate::ColumnSpec& column : tabulate::report_columns())
            CHECK_MESSAGE(text.find("*" + std::string(column.key) + "*") != std::string::npos, column.key);
    }
}

TEST_CASE("labels: codes stand in the order of their enumerations") {
    CHECK(labels::label(assess::Verdict::on_track).key == "on_track");
    CHECK(labels::label(assess::Verdict::pending).key == "pending");
    CHECK(labels::label(assess::Reason::none).key.empty());
    CHECK(labels::label(assess::Reason::final_data_missing).key == "final_data_missing");
    CHECK(labels::label(assess::Reason::baseline_met).key == "baseline_met");
    CHECK(labels::label(assess::Flag::assumed_deadline).key == "assumed_deadline");
    CHECK(labels::label(assess::Blank::no_value).key == "no_value");
    CHECK(labels::label(assess::Blank::rank).key == "rank");
    CHECK(labels::label(assess::Blank::no_flags).key == "no_flags");
    CHECK(labels::label(Attribute::binding).key == "binding");
    CHECK(labels::label(Kind::per_period).key == "per_period");
    CHECK(labels::label(Operator::less_than).key == "less_than");
    CHECK(labels::label(Operator::stage).key == "stage");
    CHECK(labels::label(assess::Method::trend).key == "trend");
    CHECK(labels::label(Measure::count).key == "count");
    CHECK(labels::tone(assess::Verdict::reached) == table::Tone::best);
    CHECK(labels::tone(assess::Verdict::reversing) == table::Tone::bad);
    CHECK(labels::tone(assess::Verdict::missed) == table::Tone::worst);
    CHECK(labels::tone(assess::Verdict::pending) == table::Tone::idle);
}

TEST_CASE("labels: what is used up has words of its own") {
    CHECK(labels::verdict_label(assess::Verdict::ahead, true).zh == "余量充足");
    CHECK(labels::verdict_label(assess::Verdict::slow, true).en == "Running high");
    CHECK(labels::verdict_label(assess::Verdict::behind, true).zh == "严重偏快");
    for (int at = 0; at < assess::k_verdict_count; ++at) {
        const auto verdict = static_cast<assess::Verdict>(at);
        CHECK(labels::verdict_label(verdict, true).key == labels::label(verdict).key);
        CHECK(labels::verdict_label(verdict, false).en == labels::label(verdict).en);
    }
}

TEST_CASE("labels: a flag says how old stale data are") {
    CHECK(labels::flag_words(assess::Flag::stale, Language::zh, 12) == "数据超过12个月");
    CHECK(labels::flag_words(assess::Flag::stale, Language::en, 6) == "Data over 6 months old");
    CHECK(labels::flag_words(assess::Flag::late, Language::en, 6) == "Late");
}

TEST_CASE("labels: words of the interface") {
    CHECK(labels::word("as_of").in(Language::zh) == "截至");
    CHECK(labels::word("as_of").in(Language::en) == "As of");
    CHECK(labels::word("no such word").key.empty());
}
