// The problems of warnings and notes.
#pragma once

#include "load/problem_row.hpp"

namespace gapcalc::load {

// clang-format off
inline constexpr ProblemRow k_warning_problems[] = {
    {Problem::entity_targets_short, {"W101", k_warning,
        {"entity_targets 合计 {0}，达不到目标 {1}", "entity_targets add up to {0}, which does not meet the target {1}"},
        {},
        {"检查各对象的目标：合计应达到整体的目标", "check the entities' targets: together they should reach that of the whole"}}},
    {Problem::near_entity, {"W102", k_warning,
        {"新对象“{0}”与“{1}”只差一个字", "the new entity \"{0}\" is one character away from \"{1}\""},
        {},
        {"若是同一个，改成 \"{1}\"", "write \"{1}\" if it is the same"}}},
    {Problem::weights_not_hundred, {"W103", k_warning,
        {"擂台 {0} 的权重合计 {1}，不是 100", "the weights of the arena {0} add up to {1}, not 100"},
        {},
        {"检查 weight；得分按所写的权重计算", "check weight; scores use the weights as written"}}},
    {Problem::entity_targets_alone, {"W104", k_warning,
        {"有 entity_targets 而没有 target，各对象无从判定", "entity_targets without target: nothing says how and by when the entities are judged"},
        {},
        {"写上 target = { at_least = 100, by = 2025 }，比较方式和期限取自它", "add target = { at_least = 100, by = 2025 }: comparison and deadline come from it"}}},
    {Problem::milestone_without_numbers, {"W105", k_warning,
        {"{0} 对里程碑没有作用", "{0} has no meaning for a milestone"},
        {},
        {"删去它：阶段没有数字", "remove it: stages are no numbers"}}},
    {Problem::falls_below_zero, {"W110", k_warning,
        {"{0} = \"{1}\" 使目标低于零，而这个量不会是负数", "{0} = \"{1}\" puts the target below zero, where this quantity cannot go"},
        {},
        {"下降幅度最多 100%；检查是否写错", "a fall is at most 100 %; see whether it is a mistake"}}},
    {Problem::shares_added, {"W111", k_warning,
        {"各对象的 {0} 相加", "figures in {0} of entities are added up"},
        {},
        {"若不是同一整体的各部分，写 measure = \"mean\"、\"min\" 或 \"max\"；只用整体的数写 \"value\"",
         "unless they are shares of one whole write measure = \"mean\", \"min\" or \"max\"; \"value\" takes the whole's own figures alone"}}},
    {Problem::same_figure_twice, {"W201", k_warning,
        {"{0} 的数字 {1} 写了两次", "the figure {1} for {0} is given twice"},
        {"第二次在这里", "the second one"},
        {"删去一个", "remove one of them"}}},
    {Problem::gap_in_amounts, {"W202", k_warning,
        {"{0} 之前有缺失的时期，它和以后的数额暂不计入当年累计", "amounts before {0} are missing: it and later ones are not used for the year's total"},
        {},
        {"补上缺失的时期；没有发生填 0", "add the missing periods; write 0 where nothing happened"}}},
    {Problem::passed_over, {"W205", k_warning,
        {"{0} 不是普通文件，没有读", "{0} is not a regular file and was not read"},
        {},
        {"要读它就单独写出它；否则移出这个文件夹", "name it by itself to read it; otherwise move it out of the folder"}}},
    {Problem::more_of_a_kind, {"N001", k_note,
        {"这个文件中同类问题还有 {0} 处", "{0} more problems of this kind in this file"},
        {},
        {}}},
};
// clang-format on

} // namespace gapcalc::load
