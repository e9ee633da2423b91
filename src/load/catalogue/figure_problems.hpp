// The problems of figures.
#pragma once

#include "load/problem_row.hpp"

namespace gapcalc::load {

// clang-format off
inline constexpr ProblemRow k_figure_problems[] = {
    {Problem::not_a_number, {"E201", k_error,
        {"“{0}”不是数字", "\"{0}\" is not a number"},
        {},
        {"{1}", "{1}"}}},
    {Problem::too_many_digits, {"E202", k_error,
        {"数字超过 18 位有效数字", "more than 18 significant digits"},
        {},
        {"减少位数，或换用更大的单位", "give fewer digits, or use a larger unit"}}},
    {Problem::number_out_of_range, {"E203", k_error,
        {"数字 {0} 太大或太小", "the number {0} is too large or too small"},
        {},
        {"数的大小限于 1e-100 到 1e100", "magnitudes reach from 1e-100 to 1e100"}}},
    {Problem::not_finite, {"E204", k_error,
        {"{0} 不能作数字", "{0} cannot be used as a number"},
        {},
        {"写成十进制数；没有数据就删去这一项", "write a decimal number; leave the entry out when there is no figure"}}},
    {Problem::outside_limits, {"E205", k_error,
        {"{0} 在 limits 的 {1} 到 {2} 之外", "{0} is outside the limits {1} to {2}"},
        {},
        {"改正数字，或放宽 limits", "correct the figure, or widen limits"}}},
    {Problem::two_figures, {"E206", k_error,
        {"{0} 有两个不同的数字：{1} 和 {2}", "two different figures for {0}: {1} and {2}"},
        {"第二个", "the second one"},
        {"只留正确的一个", "keep the right one"}}},
    {Problem::overlapping_amounts, {"E207", k_error,
        {"{0} 与 {1} 重叠，数额会重复计算", "{0} overlaps {1}: the amount would be counted twice"},
        {"第二个", "the second one"},
        {"只留一种，或改用 kind = \"year_to_date\"", "keep one of them, or use kind = \"year_to_date\""}}},
    {Problem::baseline_differs, {"E208", k_error,
        {"基期值 {1} 与 {0} 的观测值 {2} 不同", "the baseline {1} differs from the observation {2} of {0}"},
        {},
        {"只留正确的一个；基期可以写成 baseline = {0}", "keep the right one; the baseline may read baseline = {0}"}}},
    {Problem::stage_wanted, {"E209", k_error,
        {"里程碑指标的观测值应为阶段，却是 {0}", "a milestone's observation is a stage, not {0}"},
        {},
        {"写成阶段之一：{1}", "write one of its stages: {1}"}}},
    {Problem::dotted_period, {"E210", k_error,
        {"{0} 不是时期：点把键分成了两级", "{0} is not a period: the dot splits the key"},
        {},
        {"写成 {1}", "write {1}"}}},
    {Problem::figures_wanted, {"E211", k_error,
        {"{0} 既不是时期，也没有各时期的数字", "{0} is neither a period nor an entity with figures"},
        {},
        {"时期写成 2025、2025-Q3、2025-09；对象写成 \"{0}\" = { 2025 = 数字 }", "a period reads 2025, 2025-Q3, 2025-09; an entity \"{0}\" = { 2025 = number }"}}},
    {Problem::too_many_figures, {"E212", k_error,
        {"{0} 的时期和对象太多", "{0} has too many periods and entities"},
        {},
        {"时期数乘对象数最多 {1}", "periods times entities may reach {1}"}}},
    {Problem::not_positive, {"E213", k_error,
        {"{0} 应大于零", "{0} must be above zero"},
        {},
        {"{1}", "{1}"}}},
    {Problem::no_running_total, {"E214", k_error,
        {"{0} 不从年度的第一天开始，不是累计数的时期", "{0} does not begin with its year, as running totals do"},
        {},
        {"{1}", "{1}"}}},
};
// clang-format on

} // namespace gapcalc::load
