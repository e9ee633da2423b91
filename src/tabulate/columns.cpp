#include "tabulate/columns.hpp"

#include "tabulate/explain/working.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>

namespace gapcalc::tabulate {
namespace {

constexpr table::Align k_left = table::Align::left;
constexpr table::Align k_right = table::Align::right;
constexpr bool k_shrinks = true;

// Thresholds of pace and score have two decimals; a third distinguishes 0.95 from what only rounds to it.
constexpr int k_score_places = 3;

/// A figure of the row, or what is blank for one reason only.
template <auto Source>
constexpr ColumnOrigin from(Derive derive = nullptr, assess::Metrics needs = {}) {
    if constexpr (std::is_same_v<decltype(Source), assess::Blank>)
        return {always<Source>, derive, needs};
    else
        return {why<Source>, derive, needs};
}

assess::Blank why_no_value(const RowView& view) {
    return view.row.value_bound == Bound::unknown ? assess::Blank::only_bound : assess::Blank::no_value;
}
MakeCell blank_reason_cell;

constexpr ReportColumn k_columns[] = {
    {"plan", "规划", "Plan", 0, plan_cell, k_left, from<assess::Blank::not_written>(), k_shrinks},
    {"group", "分组", "Group", 0, group_cell, k_left, from<assess::Blank::not_written>(), k_shrinks},
    {"group_name", "分组名称", "Group name", 0, group_name_cell, k_left, from<assess::Blank::not_written>(),
     k_shrinks},
    {"indicator", "指标", "Indicator", 0, indicator_cell, k_left, from<assess::Blank::not_written>(),
     k_shrinks},
    {"name", "名称", "Name", 1, name_cell, k_left, from<assess::Blank::not_written>(), k_shrinks},
    {"entity", "对象", "Entity", 0, entity_cell, k_left, from<assess::Blank::not_written>(), k_shrinks},
    {"unit", "单位", "Unit", 0, unit_cell, k_left, from<assess::Blank::not_written>(), k_shrinks},
    {"attribute", "属性", "Attribute", 0, attribute_cell, k_left, from<assess::Blank::not_written>()},
    {"kind", "类型", "Kind", 0, kind_cell, k_left, from<assess::Blank::not_written>()},
    {"baseline_period", "基期", "Baseline period", 0, period_cell<&assess::Row::baseline_period>, k_left,
     from<&assess::Row::baseline_period>()},
    {"baseline", "基期值", "Baseline", 0, exact_cell<&assess::Row::baseline>, k_right,
     from<&assess::Row::baseline>()},
    {"period", "时期", "Period", 10, value_period_cell, k_left, from<assess::Blank::no_value>()},
    {"value", "最新值", "Value", 2, value_cell, k_right, {why_no_value, &Working::value}},
    {"value_bound", "界限", "Bound", 0, value_bound_cell, k_left, {nullptr}},
    {"deadline", "期限", "Deadline", 11, period_cell<&assess::Row::deadline>, k_left,
     from<assess::Blank::no_target>()},
    {"operator", "条件", "Operator", 0, operator_cell, k_left, from<assess::Blank::no_target>()},
    {"target", "目标值", "Target", 3, target_cell, k_right, from<assess::Blank::no_target>(&Working::target)},
    {"gap", "缺口", "Gap", 4, gap_cell, k_right, from<&assess::Row::gap>(&Working::gap)},
    {"needed", "还需", "Needed", 0, needed_cell, k_right, from<&assess::Row::needed>(&Working::needed)},
    {"completion", "完成率", "Completion", 8,
     number_cell<&assess::Row::completion, table::Form::ratio, 0, Moves::with_value>, k_right,
     from<&assess::Row::completion>(&Working::completion)},
    {"progress", "进度", "Progress", 0,
     number_cell<&assess::Row::progress, table::Form::ratio, 0, Moves::to_goal>, k_right,
     from<&assess::Row::progress>(&Working::progress)},
    {"elapsed", "序时进度", "Elapsed", 9, number_cell<&assess::Row::elapsed, table::Form::ratio>, k_right,
     from<&assess::Row::elapsed>(&Working::elapsed)},
    {"planned", "计划进度", "Planned", 0, number_cell<&assess::Row::planned, table::Form::ratio>, k_right,
     from<&assess::Row::planned>(&Working::planned)},
    {"lead_points", "较序时(百分点)", "Lead (points)", 6,
     number_cell<&assess::Row::lead_points, table::Form::points, 0, Moves::to_goal>, k_right,
     from<&assess::Row::lead_points>(&Working::lead_points)},
    {"lead_months", "较序时(月)", "Lead (months)", 0,
     number_cell<&assess::Row::lead_months, table::Form::points, 0, Moves::to_goal>, k_right,
     from<&assess::Row::lead_months>(&Working::lead_months)},
    {"pace", "进度/序时", "Pace", 0,
     number_cell<&assess::Row::pace, table::Form::six, k_score_places, Moves::to_goal>, k_right,
     from<&assess::Row::pace>(&Working::pace)},
    {"expected", "序时应达", "Due by now", 0, figure_cell<&assess::Row::expected>, k_right,
     from<&assess::Row::expected>(&Working::expected)},
    {"year_on_year", "同比", "Year on year", 7, number_cell<&assess::Row::year_on_year, table::Form::ratio>,
     k_right, from<&assess::Row::year_on_year>(&Working::year_on_year, assess::Metric::year_on_year)},
    {"change_per_year", "年均变化", "Change per year", 0,
     figure_cell<&assess::Row::change_per_year, Moves::with_value>, k_right,
     from<&assess::Row::change_per_year>(&Working::change_per_year)},
    {"growth_per_year", "年均增速", "Growth per year", 0,
     number_cell<&assess::Row::growth_per_year, table::Form::ratio, 0, Moves::with_value>, k_right,
     from<&assess::Row::growth_per_year>(&Working::growth_per_year, assess::Metric::growth_per_year)},
    {"needed_per_month", "月均还需", "Needed per month", 0,
     figure_cell<&assess::Row::needed_per_month, Moves::against_value>, k_right,
     from<&assess::Row::needed_per_month>(&Working::needed_per_month, assess::Metric::needed_rates)},
    {"needed_per_year", "年均还需", "Needed per year", 0,
     figure_cell<&assess::Row::needed_per_year, Moves::against_value>, k_right,
     from<&assess::Row::needed_per_year>(&Working::needed_per_year, assess::Metric::needed_rates)},
    {"needed_growth", "还需年均增速", "Needed growth", 0,
     number_cell<&assess::Row::needed_growth, table::Form::ratio, 0, Moves::against_value>, k_right,
     from<&assess::Row::needed_growth>(&Working::needed_growth, assess::Metric::needed_growth)},
    {"projection", "预计值", "Projection", 0, figure_cell<&assess::Row::projection, Moves::with_value>,
     k_right, from<&assess::Row::projection>(&Working::projection, assess::Metric::projection)},
    {"projected_gap", "预计缺口", "Projected gap", 0,
     figure_cell<&assess::Row::projected_gap, Moves::from_goal>, k_right,
     from<&assess::Row::projected_gap>(&Working::projected_gap, assess::Metric::projection)},
    {"reach_date", "预计达标", "Reach date", 0, reach_date_cell, k_left,
     from<&assess::Row::reach_date>(&Working::reach_date, assess::Metric::reach_date)},
    {"age_months", "数据距今(月)", "Age (months)", 0, age_cell, k_right,
     from<&assess::Row::age_months>(&Working::age_months)},
    {"coverage", "覆盖率", "Coverage", 0, coverage_cell, k_right,
     from<&assess::Row::coverage>(&Working::coverage)},
    {"score", "判定分值", "Score", 0, number_cell<&assess::Row::score, table::Form::six, k_score_places>,
     k_right, from<&assess::Row::score>(&Working::score)},
    {"likelihood", "达标可能性", "Likelihood", k_when_asked, likelihood_cell, k_right,
     from<&assess::Row::likelihood>(&Working::likelihood, assess::Metric::likelihood)},
    {"verdict", "进展", "Progress verdict", 5, verdict_cell, k_left, from<assess::Blank::not_written>()},
    {"reason", "原因", "Reason", 0, reason_cell, k_left, from<assess::Blank::no_reason>()},
    {"flags", "标记", "Flags", 0, flags_cell, k_left, from<assess::Blank::no_flags>(), k_shrinks},
    {"source", "来源", "Source", 0, source_cell, k_left, from<assess::Blank::not_written>(), k_shrinks},
    {"blank_reason", "空白原因", "Why blank", k_when_asked, blank_reason_cell, k_left,
     from<assess::Blank::no_reason>(nullptr, assess::Metrics::all()), k_shrinks},
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

/// What is said of a column that is blank for a reason: "projection=rank" for machines.
struct BlankWords {
    std::string key, zh, en;
};
using BlankTable = std::vector<std::array<BlankWords, assess::k_blank_count>>;

BlankTable make_blank_words() {
    BlankTable all;
    for (const ReportColumn& column : figure_columns()) {
        std::array<BlankWords, assess::k_blank_count>& words = all.emplace_back();
        for (int at = 0; at < assess::k_blank_count; ++at) {
            const labels::Label& why = labels::label(static_cast<assess::Blank>(at));
            words[static_cast<std::size_t>(at)] = {fmt::format("{}={}", column.key, why.key),
                                                   fmt::format("{}：{}", column.zh, why.zh),
                                                   fmt::format("{}: {}", column.en, why.en)};
        }
    }
    return all;
}

table::Cell blank_reason_cell(Sheet& sheet, const RowView& view) {
    static const BlankTable k_words = make_blank_words();
    table::Badges all;
    const auto columns = figure_columns();
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const ReportColumn& column = columns[at];
        if (column.people == k_when_asked || !column.origin.why || !is_blank(column.cell(sheet, view)))
            continue;
        const BlankWords& words = k_words[at][static_cast<std::size_t>(column.origin.why(view))];
        all.all.push_back({words.key, sheet.layout.language == Language::zh ? words.zh : words.en});
    }
    return all;
}

/// A workbook's, where each figure stands in a cell of its own.
constexpr std::string_view k_sheet_columns[] = {
    "group_name", "name",    "unit",       "baseline",     "value",   "period",
    "target",     "gap",     "verdict",    "reason",       "flags",   "lead_points",
    "progress",   "elapsed", "completion", "year_on_year", "deadline"};

std::vector<const ReportColumn*> default_columns(bool people) {
    std::vector<const ReportColumn*> all;
    for (const ReportColumn& column : k_columns)
        if (people ? column.people > 0 : column.people != k_when_asked) all.push_back(&column);
    if (people) std::ranges::sort(all, {}, &ReportColumn::people);
    return all;
}

} // namespace

std::span<const ColumnSpec> report_columns() { return k_specs; }

std::span<const ReportColumn> figure_columns() {
    const auto* const first = std::ranges::find(k_columns, "baseline_period", &ReportColumn::key);
    const auto* const last = std::ranges::find(k_columns, "verdict", &ReportColumn::key);
    return {first, last};
}

bool is_blank(const table::Cell& cell) {
    return std::holds_alternative<std::monostate>(cell) || std::holds_alternative<table::Remark>(cell);
}

const ReportColumn* find_report_column(std::string_view key) {
    const auto* found = std::ranges::find(k_columns, key, &ReportColumn::key);
    return found == std::end(k_columns) ? nullptr : found;
}

std::vector<const ReportColumn*> chosen_columns(const Layout& layout) {
    std::vector<const ReportColumn*> all;
    for (const std::string_view key : layout.columns)
        if (const ReportColumn* column = find_report_column(key)) all.push_back(column);
    const bool chosen = !all.empty();
    if (!chosen && layout.sheet)
        for (const std::string_view key : k_sheet_columns) all.push_back(find_report_column(key));
    else if (!chosen)
        all = default_columns(layout.people);
    if (layout.charts) {
        if (!chosen) all.push_back(find_report_column("likelihood"));
        for (const ReportColumn& column : k_charts) all.push_back(&column);
    }
    return all;
}

assess::Metrics metrics_of(const Layout& layout) {
    assess::Metrics figures;
    for (const ReportColumn* column : chosen_columns(layout)) figures |= column->origin.needs;
    return figures;
}

table::Heading heading(const ReportColumn& column, Language language) {
    return {column.key,
            std::string(language == Language::zh ? column.zh : column.en),
            column.align,
            column.shrinks,
            column.cell == name_cell,
            is_one_of(column.key, {"name", "value", "target", "gap", "lead_points", "verdict"}),
            is_one_of(column.key, {"completion", "progress"})};
}

} // namespace gapcalc::tabulate
