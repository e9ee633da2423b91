// Why a column of a row is blank.
#include "tabulate/explain/working.hpp"

#include <algorithm>

namespace gapcalc::tabulate {
namespace {

constexpr labels::Label k_why[] = {
    {"adverse", "变化为零或方向相反，按此不能达标", "no change, or change the wrong way: never at this rate"},
    {"baseline_met", "基期已达标或与目标相同", "the baseline already met the target or equals it"},
    {"ceiling", "上限目标的累计数不计", "not for a running total under a ceiling"},
    {"ceiling-not-positive", "最新值或上限不大于 0", "the value or the ceiling is not above 0"},
    {"decided-before", "未用到方法即已判定", "the verdict was decided before the method was asked"},
    {"decided-by-direction", "按变化方向即已判定", "the direction of the change decided"},
    {"deadline-reached", "数据已到或已过期限", "the value is of the deadline or later"},
    {"each-year", "逐年须达标的目标不计", "not for a goal that must hold in every year"},
    {"entities-missing", "两期中有一期缺对象", "entities are missing at one of the two ends"},
    {"far", "超出 9999 年", "beyond the year 9999"},
    {"less-is-better", "越少越好的目标不计", "less is better"},
    {"met", "已达标", "the target is met"},
    {"milestone", "里程碑不计", "not for milestones"},
    {"negative_base", "基期值为负，不能求增速", "the baseline is negative: no rate of growth"},
    {"negative-value", "最新值为负", "the value is negative"},
    {"no_baseline", "缺基期值", "there is no baseline"},
    {"no-deadline", "未设期限", "there is no deadline"},
    {"no-flags", "无", "none"},
    {"no-reason", "无需说明", "nothing to add"},
    {"no-start", "缺起算期", "nothing says where time begins to run"},
    {"no_target", "无目标值", "there is no target, or its number cannot be had"},
    {"no-value", "截止日前无数值", "there is no value up to the as-of date"},
    {"no-year-before", "上年同期无数值，或不大于 0",
     "no value of the same period one year before, or none above 0"},
    {"not-elapsed", "尚未过起算期", "no time has elapsed"},
    {"not-entities", "不由多个对象汇总", "not a figure made of several entities' figures"},
    {"not-moved", "数据未晚于起算期", "the value is not later than the start"},
    {"not-written", "未写明", "nothing was written"},
    {"partial_year", "仅有未满一年的数据", "part of a year is not compared with whole years"},
    {"range-of-growth", "增速无意义或过大", "the rate has no meaning or is too large to mean anything"},
    {"rank", "名次不计", "not for ranks"},
    {"same-year", "期限当年的累计数不计", "not for a running total in the deadline's own year"},
    {"sign_change", "基期值与最新值正负不同，不能求增速",
     "no rate of growth leads from the baseline to the value: the sign changes"},
    {"target-not-positive", "目标值不大于 0", "the target is not above 0"},
    {"value-not-positive", "最新值不大于 0", "the value is not above 0"},
    {"within-ceiling", "最新值在上限以内", "the value is within its ceiling"},
    {"zero_base", "基期值为 0，不能求增速", "the baseline is 0: no rate of growth leads away from it"},
    {"zero-flow", "累计数的起点 0 不作基期", "a running total begins at 0, which is not shown as a baseline"},
};

} // namespace

const labels::Label& Working::why_blank(std::string_view column) const {
    const auto* found = std::ranges::find(k_why, why(column), &labels::Label::key);
    return found == std::end(k_why) ? *std::ranges::find(k_why, "not-written", &labels::Label::key) : *found;
}

std::string_view Working::why_no_figure() const {
    if (!row_.value) return "no-value";
    if (row_.flags.has(assess::Flag::partial_year)) return "partial_year";
    return {};
}

std::string_view Working::why_no_elapsed() const {
    if (each_year()) return "each-year";
    if (!row_.deadline) return "no-deadline";
    return row_.start ? "not-moved" : "no-start";
}

std::string_view Working::why_no_progress() const {
    if (each_year()) return "each-year";
    if (!row_.bound) return "no_target";
    if (row_.ceiling) return "ceiling";
    return row_.base ? "baseline_met" : "no_baseline";
}

std::string_view Working::why_no_lead() const {
    if (row_.ceiling) return row_.elapsed ? "target-not-positive" : why_no_elapsed();
    if (!row_.in_target_year && !row_.progress) return why_no_progress();
    if (row_.in_target_year && !row_.completion) return why("completion");
    return why_no_elapsed();
}

std::string_view Working::why_no_change() const {
    if (!row_.base) return "no_baseline";
    return "not-moved";
}

std::string_view Working::why_no_year() const {
    const auto before = row_.period->year_before();
    const bool missing = std::ranges::any_of(row_.history, [&](const assess::HistoryPoint& point) {
        const bool end = point.period.end() == row_.period->end();
        return !point.complete && (end || (before && point.period.end() == before->end()));
    });
    return missing ? "entities-missing" : "no-year-before";
}

/// The cases in the order in which the rules leave a column blank.
std::string_view Working::why(std::string_view column) const {
    const auto among = [column](std::initializer_list<std::string_view> keys) {
        return std::ranges::find(keys, column) != keys.end();
    };
    if (column == "flags") return "no-flags";
    if (column == "reason") return "no-reason";
    if (among({"deadline", "operator", "target"})) return "no_target";
    if (among({"group", "unit", "source", "plan", "entity", "name"})) return "not-written";
    if (const auto none = why_no_figure(); !none.empty()) return none;
    if (among({"gap", "needed"})) return "no_target";
    if (view_.stages && column != "completion") return "milestone";
    if (among({"baseline", "baseline_period"})) return row_.in_target_year ? "zero-flow" : "no_baseline";
    if (column == "completion") {
        if (!row_.bound) return "no_target";
        if (row_.direction < 0) return "less-is-better";
        return row_.bound->sign() <= 0 ? "target-not-positive" : "negative-value";
    }
    if (column == "progress") return why_no_progress();
    if (column == "elapsed") return why_no_elapsed();
    if (among({"lead_points", "lead_months"})) return why_no_lead();
    if (column == "pace") {
        if (row_.elapsed && row_.elapsed->sign() <= 0) return "not-elapsed";
        return row_.ceiling && row_.elapsed ? "ceiling-not-positive"
               : row_.progress              ? why_no_elapsed()
                                            : why_no_progress();
    }
    if (column == "expected") return row_.elapsed ? why_no_progress() : why_no_elapsed();
    if (column == "year_on_year") return why_no_year();
    if (column == "change_per_year") return why_no_change();
    if (column == "growth_per_year") {
        if (is_rank()) return "rank";
        if (row_.in_target_year) return "same-year";
        if (!row_.change_per_year) return why_no_change();
        if (row_.base->is_zero()) return "zero_base";
        if (row_.base->sign() * row_.value->sign() < 0) return "sign_change";
        return row_.base->sign() < 0 ? "negative_base" : "range-of-growth";
    }
    if (column == "coverage") return "not-entities";
    if (column == "score") {
        if (row_.rule != assess::Rule::method) return "decided-before";
        return method() == assess::Method::trend ? "decided-by-direction" : "range-of-growth";
    }
    return why_no_outlook(column);
}

/// Columns that look ahead to the deadline.
std::string_view Working::why_no_outlook(std::string_view column) const {
    const bool without_bound = column == "projection" && row_.deadline;
    if (!row_.bound && !without_bound) return "no_target";
    if (column == "reach_date") {
        const bool met = row_.needed && row_.needed->is_zero();
        if (met) return row_.ceiling && row_.rule != assess::Rule::met ? "within-ceiling" : "met";
        if (is_rank()) return "rank";
        if (!row_.change_per_year) return why_no_change();
        return row_.never ? "adverse" : "far";
    }
    if (column == "needed_per_month") return "deadline-reached";
    if (column == "needed_per_year") return row_.needed_per_month ? "same-year" : "deadline-reached";
    if (column == "needed_growth") {
        if (!row_.needed_per_month) return "deadline-reached";
        if (row_.in_target_year) return "same-year";
        if (is_rank()) return "rank";
        return row_.value->sign() <= 0   ? "value-not-positive"
               : row_.bound->sign() <= 0 ? "target-not-positive"
                                         : "range-of-growth";
    }
    if (each_year()) return "each-year";
    if (is_rank()) return "rank";
    return row_.change_per_year ? "deadline-reached" : why_no_change();
}

} // namespace gapcalc::tabulate
