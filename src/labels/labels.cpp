#include "gapcalc/labels.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace gapcalc::labels {
namespace {

// Each array stands in the order of its enumeration; a test walks them.

constexpr std::array<Label, assess::k_verdict_count> k_verdicts{{
    {"reached", "已达标", "Reached"},
    {"ahead", "快于序时", "Ahead"},
    {"on_track", "符合序时", "On track"},
    {"slow", "偏慢", "Slow"},
    {"behind", "滞后", "Behind"},
    {"reversing", "逆向变化", "Reversing"},
    {"missed", "未达标", "Missed"},
    {"under_way", "推进中", "Under way"},
    {"pending", "暂未判定", "Not judged yet"},
}};

// Money may be spent more slowly than time passes, so under a ceiling the pace has words of its own.
constexpr Label k_within_ceiling{"ahead", "余量充足", "Well within"},
    k_running_high{"slow", "偏快", "Running high"}, k_running_over{"behind", "严重偏快", "Running over"};

constexpr std::array<std::string_view, assess::k_verdict_count> k_glyphs{"●", "▲", "◆", "▽", "▼",
                                                                         "↓", "■", "◎", "○"};

constexpr std::array<table::Tone, assess::k_verdict_count> k_tones{
    table::Tone::best, table::Tone::good,  table::Tone::good, table::Tone::fair, table::Tone::poor,
    table::Tone::bad,  table::Tone::worst, table::Tone::way,  table::Tone::idle};

constexpr std::array<Label, assess::k_reason_count> k_reasons{{
    {"", "", ""},
    {"no_data", "未报数", "No data"},
    {"no_target", "未设目标", "No target"},
    {"no_baseline", "缺基期", "No baseline"},
    {"no_trend", "仅一期数据", "No trend"},
    {"not_started", "未到起算期", "Not started"},
    {"partial_year", "不满一年", "Part of a year"},
    {"incomplete", "数据未报齐", "Incomplete"},
    {"only_bound", "仅知界限", "Only a bound known"},
    {"final_data_missing", "缺期末数据", "Final data missing"},
    {"zero_base", "基期为零", "Zero baseline"},
    {"sign_change", "正负转换", "Sign change"},
    {"negative_base", "基期为负", "Negative baseline"},
    {"baseline_met", "基期已达标", "Baseline met"},
    {"failed_year", "有年度未达标", "A year failed"},
}};

constexpr std::array<Label, assess::k_flag_count> k_flags{{
    {"slipping", "回落", "Slipping"},
    {"late", "逾期达标", "Late"},
    {"lost", "达标后回落", "Lost"},
    {"reversed_recently", "近期反转", "Reversed recently"},
    {"stale", "数据超过{}个月", "Data over {} months old"},
    {"partial_year", "不满一年", "Part of a year"},
    {"newer_incomplete", "新一期未报齐", "Newer period incomplete"},
    {"later_data", "截止日后另有数据", "Later data"},
    {"assumed_deadline", "期限系推定", "Assumed deadline"},
    {"provisional", "初步数", "Provisional"},
    {"estimated", "估计数", "Estimated"},
    {"series_break", "口径有调整", "Break in series"},
    {"revised", "已修订", "Revised"},
}};

constexpr std::array<Label, assess::k_blank_count> k_blanks{{
    {"no_value", "截止日前无数值", "there is no value up to the as-of date"},
    {"not_asked", "未计算", "not computed"},
    {"not_written", "未写明", "nothing was written"},
    {"no_target", "无目标值", "there is no target, or its number cannot be computed"},
    {"no_deadline", "未设期限", "there is no deadline"},
    {"no_baseline", "缺基期值", "there is no baseline"},
    {"baseline_met", "基期已达标或与目标相同", "the baseline already met the target or equals it"},
    {"zero_flow", "累计数的起点 0 不作基期", "a running total begins at 0, which is not shown as a baseline"},
    {"no_start", "缺起算期", "nothing says where time begins to run"},
    {"no_span", "期限不晚于起算期", "the deadline is not later than the start"},
    {"not_moved", "数据未晚于起算期", "the value is not later than the start"},
    {"not_elapsed", "尚未过起算期", "no time has elapsed"},
    {"deadline_reached", "数据已到或已过期限", "the value is of the deadline or later"},
    {"deadline_past", "期限已过", "the deadline is past"},
    {"partial_year", "仅有未满一年的数据", "part of a year is not compared with whole years"},
    {"same_year", "期限当年的累计数不计", "not for a running total in the deadline's own year"},
    {"each_year", "逐年须达标的目标不计", "not for a goal that must hold in every year"},
    {"failed_year", "有年度未达标，已无可补救", "a year failed, and nothing can mend it"},
    {"milestone", "里程碑不计", "not for milestones"},
    {"rank", "名次不计", "not for ranks"},
    {"less_is_better", "越少越好的目标不计", "less is better"},
    {"ceiling", "上限目标的累计数不计", "not for a running total under a ceiling"},
    {"ceiling_not_positive", "最新值或上限不大于 0", "the value or the ceiling is not above 0"},
    {"target_not_positive", "目标值不大于 0", "the target is not above 0"},
    {"value_not_positive", "最新值不大于 0", "the value is not above 0"},
    {"negative_value", "最新值为负", "the value is negative"},
    {"zero_base", "基期值为 0，不能求增速", "the baseline is 0: no rate of growth leads away from it"},
    {"sign_change", "基期值与最新值正负不同，不能求增速",
     "no rate of growth leads from the baseline to the value: the sign changes"},
    {"negative_base", "基期值为负，不能求增速", "the baseline is negative: no rate of growth"},
    {"growth_too_great", "增速无意义或过大", "the rate has no meaning or is too large to mean anything"},
    {"no_year_before", "上年同期无数值，或不大于 0",
     "no value of the same period one year before, or none above 0"},
    {"entities_missing", "两期中有一期缺对象", "entities are missing at one of the two ends"},
    {"met", "已达标", "the target is met"},
    {"within_ceiling", "最新值在上限以内", "the value is within its ceiling"},
    {"within_range", "最新值在区间以内，累计数到期末才算数",
     "the value lies within its range, which a running total meets only at the end of its span"},
    {"adverse", "变化为零或方向相反，按此不能达标", "no change, or change the wrong way: never at this rate"},
    {"beyond_calendar", "超出 9999 年", "beyond the year 9999"},
    {"not_entities", "不由多个对象汇总", "not a figure made of several entities' figures"},
    {"decided_before", "未用到方法即已判定", "the verdict was decided before the method was asked"},
    {"decided_by_direction", "按变化方向即已判定", "the direction of the change decided"},
    {"method_lacks", "方法所需的数值不全", "the method lacks what it needs"},
    {"at_target", "最新值恰与目标相同", "the value equals the target"},
    {"before_path", "早于路线的第一个时点", "before the first date of the path"},
    {"nothing_due", "路线上尚无应达到的数", "nothing is due yet on the path"},
    {"on_path", "有路线的目标不折算成月", "not for a target with a path"},
    {"long_window", "超过一年的时期不与上年比较", "not for a span of more than a year"},
    {"outside_window", "本期内达不到，下期又从 0 起算",
     "not within the span, after which the total begins again at 0"},
    {"only_bound", "仅知界限，不能求得", "only a bound is known, which leaves it open"},
    {"few_years", "逐年相接的数不足五个", "fewer than five values exactly a year apart"},
    {"few_entities", "计数的对象不足十个", "a count over fewer than ten entities"},
    {"no_variation", "历年的变化全都一样", "all years changed by the same"},
    {"no_reason", "无需说明", "nothing to add"},
    {"no_flags", "无", "none"},
}};

constexpr std::array<Label, 2> k_attributes{{
    {"expected", "预期性", "Expected"},
    {"binding", "约束性", "Binding"},
}};

constexpr std::array<Label, 4> k_kinds{{
    {"stock", "时点值", "Stock"},
    {"year_to_date", "年内累计", "Year to date"},
    {"per_period", "当期值", "Per period"},
    {"milestone", "里程碑", "Milestone"},
}};

constexpr std::array<Label, 6> k_operators{{
    {"at_least", "不低于", "At least"},
    {"more_than", "超过", "More than"},
    {"at_most", "不高于", "At most"},
    {"less_than", "低于", "Less than"},
    {"between", "介于", "Between"},
    {"stage", "达到阶段", "Stage"},
}};

constexpr Label k_target_kinds[] = {
    {"at_least", "不低于{}", "at least {}"},
    {"more_than", "超过{}", "more than {}"},
    {"at_most", "不高于{}", "at most {}"},
    {"less_than", "低于{}", "less than {}"},
    {"between", "介于 {} 与 {}之间（含两端）", "from {} to {}, both included"},
    {"stage", "达到阶段：{}", "the stage \"{}\" reached"},
    {"times_baseline", "不低于基期值的 {} 倍", "at least {} times the baseline"},
    {"rise_by", "比基期值提高至少 {}", "a rise of at least {} over the baseline"},
    {"fall_by", "比基期值下降至少 {}", "a fall of at least {} from the baseline"},
    {"grow_per_year", "自基期起年均增长至少 {}", "growth of at least {} a year from the baseline"},
};
static_assert(std::size(k_target_kinds) == std::variant_size_v<Aim>, "each kind of target has its sentence");

constexpr std::array<Label, k_bound_count> k_bounds{{
    {"", "", ""},
    {"more_than", "超", "More than"},
    {"at_least", "不低于", "At least"},
    {"less_than", "不足", "Less than"},
    {"at_most", "不超过", "At most"},
    {"", "", ""},
}};

constexpr std::array<Label, 4> k_methods{{
    {"linear", "线性", "Linear"},
    {"growth", "增速", "Growth"},
    {"projection", "外推", "Projection"},
    {"trend", "趋势", "Trend"},
}};

constexpr std::array<Label, 7> k_measures{{
    {"sum", "合计", "Sum"},
    {"mean", "平均", "Mean"},
    {"min", "最小值", "Minimum"},
    {"max", "最大值", "Maximum"},
    {"count", "个数", "Count"},
    {"value", "整体数", "Figure of the whole"},
    {"ratio", "比值", "Ratio"},
}};

/// Words of the interface that are neither columns nor codes.
constexpr Label k_words[] = {
    {"arena", "擂台", "Arena"},
    {"as_of", "截至", "As of"},
    {"binding_mark", "* 约束性指标", "* binding"},
    {"by_entity", "分对象", "By entity"},
    {"change", "变化", "Change"},
    {"changed", "进展有变", "Verdict changed"},
    {"changes_title", "变动", "Changes"},
    {"chart", "图示", "Chart"},
    {"entity_name", "对象", "Entity"},
    {"fill_in", "多数指标没有数据：用 gapcalc template --data 文件 --period 时期 -o form.xlsx 生成待填的表",
     "Most goals have no figures: gapcalc template --data FILE --period PERIOD -o form.xlsx makes a form to "
     "fill in"},
    {"gap_then", "原缺口", "Gap then"},
    {"gaps", "目标完成情况", "Gaps"},
    {"history", "走势", "History"},
    {"id", "标识", "Id"},
    {"incomplete_point", "未报齐", "incomplete"},
    {"kept_by_group", "各组达到的", "Kept pace or reached, by group"},
    {"lagging", "未达到的指标", "Goals that lag"},
    {"lagging_binding", "未达到的约束性指标", "Binding goals that lag"},
    {"lagging_others", "其他未达到的指标", "Others that lag"},
    {"league_score", "得分", "Score"},
    {"list_title", "指标目录", "Indicators"},
    {"method", "方法", "Method"},
    {"missed_binding", "未达标的约束性指标", "Missed binding goals"},
    {"never", "按此不能达标", "never"},
    {"new_target", "目标已换", "New target"},
    {"no_group", "未分组", "Without a group"},
    {"notes", "说明", "Notes"},
    {"observations", "数据个数", "Observations"},
    {"past_figures", "历史数据", "Past figures"},
    {"period_then", "原时期", "Period then"},
    {"rank", "名次", "Rank"},
    {"report_title", "目标完成情况", "Progress towards targets"},
    {"revised", "已修订", "Revised"},
    {"since", "对比", "since"},
    {"target_then", "原目标值", "Target then"},
    {"unchanged", "进展未变", "Verdict unchanged"},
    {"unused_point", "未用", "not used"},
    {"used", "是否采用", "Used"},
    {"used_point", "采用", "used"},
    {"value_then", "原值", "Value then"},
    {"value_then_now", "前期现数", "Value then, as known now"},
    {"verdict_then", "原进展", "Verdict then"},
    {"whole", "全部", "Whole"},
    {"yes", "是", "yes"},
};

template <std::size_t N, class Code>
const Label& at(const std::array<Label, N>& labels, Code code) {
    return labels[static_cast<std::size_t>(code)];
}

} // namespace

const Label& label(assess::Verdict verdict) { return at(k_verdicts, verdict); }
const Label& verdict_label(assess::Verdict verdict, bool under_ceiling) {
    if (under_ceiling && verdict == assess::Verdict::ahead) return k_within_ceiling;
    if (under_ceiling && verdict == assess::Verdict::slow) return k_running_high;
    if (under_ceiling && verdict == assess::Verdict::behind) return k_running_over;
    return label(verdict);
}
const Label& label(assess::Reason reason) { return at(k_reasons, reason); }
const Label& label(assess::Flag flag) { return at(k_flags, flag); }
std::string flag_words(assess::Flag flag, Language language, int stale_months) {
    std::string words(label(flag).in(language));
    if (const auto at = words.find("{}"); at != std::string::npos)
        words.replace(at, 2, std::to_string(stale_months));
    return words;
}
const Label& label(assess::Blank blank) { return at(k_blanks, blank); }
const Label& label(Attribute attribute) { return at(k_attributes, attribute); }
const Label& label(Kind kind) { return at(k_kinds, kind); }
const Label& label(Operator op) { return at(k_operators, op); }
const Label& label(const TargetKind& kind) {
    return k_target_kinds[static_cast<std::size_t>(&kind - target_kinds().data())];
}
const Label& label(Bound bound) { return at(k_bounds, bound); }
const Label& label(assess::Method method) { return at(k_methods, method); }
const Label& label(Measure measure) { return at(k_measures, measure); }
std::string_view glyph(assess::Verdict verdict) { return k_glyphs[static_cast<std::size_t>(verdict)]; }
table::Tone tone(assess::Verdict verdict) { return k_tones[static_cast<std::size_t>(verdict)]; }

const Label& word(std::string_view key) {
    for (const Label& each : k_words)
        if (each.key == key) return each;
    static constexpr Label k_unknown{"", "?", "?"};
    return k_unknown;
}

} // namespace gapcalc::labels
