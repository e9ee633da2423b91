#include "tabulate/columns.hpp"

#include <algorithm>
#include <array>

namespace gapcalc::tabulate {
namespace {

constexpr table::Align k_left = table::Align::left;
constexpr table::Align k_right = table::Align::right;
constexpr bool k_shrinks = true;

// Thresholds of pace and score have two decimals; a third tells 0.95 from what only rounds to it.
constexpr int k_score_places = 3;

constexpr ReportColumn k_columns[] = {
    {"plan", "规划", "Plan", 0, plan_cell, k_left, k_shrinks},
    {"group", "分组", "Group", 0, group_cell, k_left, k_shrinks},
    {"indicator", "指标", "Indicator", 0, indicator_cell, k_left, k_shrinks},
    {"name", "名称", "Name", 1, name_cell, k_left, k_shrinks},
    {"entity", "对象", "Entity", 0, entity_cell, k_left, k_shrinks},
    {"unit", "单位", "Unit", 2, unit_cell, k_left, k_shrinks},
    {"attribute", "属性", "Attribute", 0, attribute_cell},
    {"kind", "类型", "Kind", 0, kind_cell},
    {"baseline_period", "基期", "Baseline period", 0, period_cell<&assess::Row::baseline_period>},
    {"baseline", "基期值", "Baseline", 0, exact_cell<&assess::Row::baseline>, k_right},
    {"period", "时期", "Period", 4, period_cell<&assess::Row::period>},
    {"value", "最新值", "Value", 3, value_cell, k_right},
    {"deadline", "期限", "Deadline", 10, period_cell<&assess::Row::deadline>},
    {"operator", "条件", "Operator", 0, operator_cell},
    {"target", "目标值", "Target", 5, target_cell, k_right},
    {"gap", "缺口", "Gap", 6, gap_cell, k_right},
    {"needed", "还需", "Needed", 0, exact_cell<&assess::Row::needed>, k_right},
    {"completion", "完成率", "Completion", 7, number_cell<&assess::Row::completion, table::Form::ratio>,
     k_right},
    {"progress", "进度", "Progress", 0, number_cell<&assess::Row::progress, table::Form::ratio>, k_right},
    {"elapsed", "序时进度", "Elapsed", 8, number_cell<&assess::Row::elapsed, table::Form::ratio>, k_right},
    {"lead_points", "较序时(百分点)", "Lead (points)", 9,
     number_cell<&assess::Row::lead_points, table::Form::points>, k_right},
    {"lead_months", "较序时(月)", "Lead (months)", 0,
     number_cell<&assess::Row::lead_months, table::Form::points>, k_right},
    {"pace", "进度/序时", "Pace", 0, number_cell<&assess::Row::pace, table::Form::six, k_score_places>,
     k_right},
    {"expected", "序时应达", "Due by now", 0, figure_cell<&assess::Row::expected>, k_right},
    {"year_on_year", "同比", "Year on year", 0, number_cell<&assess::Row::year_on_year, table::Form::ratio>,
     k_right, !k_shrinks, assess::Metric::year_on_year},
    {"change_per_year", "年均变化", "Change per year", 0, figure_cell<&assess::Row::change_per_year>,
     k_right},
    {"growth_per_year", "年均增速", "Growth per year", 0,
     number_cell<&assess::Row::growth_per_year, table::Form::ratio>, k_right, !k_shrinks,
     assess::Metric::growth_per_year},
    {"needed_per_month", "月均还需", "Needed per month", 0, figure_cell<&assess::Row::needed_per_month>,
     k_right, !k_shrinks, assess::Metric::needed_rates},
    {"needed_per_year", "年均还需", "Needed per year", 0, figure_cell<&assess::Row::needed_per_year>, k_right,
     !k_shrinks, assess::Metric::needed_rates},
    {"needed_growth", "还需年均增速", "Needed growth", 0,
     number_cell<&assess::Row::needed_growth, table::Form::ratio>, k_right, !k_shrinks,
     assess::Metric::needed_growth},
    {"projection", "预计值", "Projection", 0, figure_cell<&assess::Row::projection>, k_right, !k_shrinks,
     assess::Metric::projection},
    {"projected_gap", "预计缺口", "Projected gap", 0, figure_cell<&assess::Row::projected_gap>, k_right,
     !k_shrinks, assess::Metric::projection},
    {"reach_date", "预计达标", "Reach date", 0, reach_date_cell, k_left, !k_shrinks,
     assess::Metric::reach_date},
    {"age_months", "数据距今(月)", "Age (months)", 0, age_cell, k_right},
    {"coverage", "覆盖率", "Coverage", 0, coverage_cell, k_right},
    {"score", "判定分值", "Score", 0, number_cell<&assess::Row::score, table::Form::six, k_score_places>,
     k_right},
    {"verdict", "进展", "Progress verdict", 11, verdict_cell, k_left, k_shrinks},
    {"reason", "原因", "Reason", 0, reason_cell},
    {"flags", "标记", "Flags", 0, flags_cell, k_left, k_shrinks},
    {"source", "来源", "Source", 0, source_cell, k_left, k_shrinks},
};

/// For HTML only, after the others.
constexpr ReportColumn k_charts[] = {
    {"chart", "图示", "Chart", 0, chart_cell},
    {"history", "走势", "History", 0, history_cell},
};

constexpr auto k_specs = [] {
    std::array<ColumnSpec, std::size(k_columns)> specs{};
    for (std::size_t at = 0; at < specs.size(); ++at) {
        const ReportColumn& column = k_columns[at];
        specs[at] = {column.key, column.zh, column.en, column.people > 0};
    }
    return specs;
}();

std::vector<const ReportColumn*> default_columns(bool people) {
    std::vector<const ReportColumn*> all;
    for (const ReportColumn& column : k_columns)
        if (!people || column.people > 0) all.push_back(&column);
    if (people) std::ranges::sort(all, {}, &ReportColumn::people);
    return all;
}

} // namespace

std::span<const ColumnSpec> report_columns() { return k_specs; }

const ReportColumn* find_report_column(std::string_view key) {
    const auto* found = std::ranges::find(k_columns, key, &ReportColumn::key);
    return found == std::end(k_columns) ? nullptr : found;
}

std::vector<const ReportColumn*> chosen_columns(const Layout& layout) {
    std::vector<const ReportColumn*> all;
    for (const std::string_view key : layout.columns)
        if (const ReportColumn* column = find_report_column(key)) all.push_back(column);
    if (layout.columns.empty()) all = default_columns(layout.people);
    if (layout.charts)
        for (const ReportColumn& column : k_charts) all.push_back(&column);
    return all;
}

assess::Metrics metrics_of(const Layout& layout) {
    assess::Metrics figures;
    for (const ReportColumn* column : chosen_columns(layout)) figures |= column->needs;
    return figures;
}

table::Heading heading(const ReportColumn& column, Language language) {
    return {column.key, std::string(language == Language::zh ? column.zh : column.en), column.align,
            column.shrinks, column.cell == name_cell};
}

} // namespace gapcalc::tabulate
