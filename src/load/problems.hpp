// Every kind of problem that the loaders report: one table of codes and words.
#pragma once

#include "gapcalc/base/diagnostic.hpp"

#include <cstdint>
#include <initializer_list>
#include <span>

namespace gapcalc::load {

/// A kind of problem; its row in problems.cpp gives code and words.
enum class Problem : std::uint8_t {
    // E0xx: files and syntax
    not_toml,
    thousands_separator,
    full_width,
    bare_percent,
    bare_period,
    bad_date,
    bare_key,
    capital_boolean,
    inline_table_lines,
    duplicate_key,
    unclosed_string,
    unclosed_bracket,
    missing_value,
    missing_equals,
    unquoted_text,
    bad_header,
    bad_escape,
    leading_zero,
    unquoted_unit,
    control_character,
    too_many_syntax_errors,
    not_utf8,
    unreadable,
    too_large,
    too_deep,
    too_many_dots,
    too_many_dotted_keys,
    missing_comma,
    needless_comma,
    too_large_whole,
    // E1xx: definitions
    unknown_key,
    missing_key,
    wrong_type,
    bad_id,
    duplicate_id,
    unknown_reference,
    bad_choice,
    not_a_period,
    baseline_number,
    no_aim,
    two_aims,
    no_deadline,
    same_deadline,
    deadline_before_baseline,
    share_not_allowed,
    percent_needed,
    aim_not_for_kind,
    unknown_stage,
    other_dimension,
    bare_magnitude,
    no_unit,
    reversed_range,
    differs_from_series,
    needs_where,
    where_without_count,
    needs_entities,
    fell_into_observations,
    unknown_entity,
    ambiguous_entity,
    too_many_entities,
    entity_like_period,
    too_many_members,
    duplicate_member,
    parent_without_within,
    circle_within,
    targets_under_count,
    contestant_of_other_set,
    contestant_without_targets,
    duplicate_contestant,
    each_year_not_stock,
    target_and_targets,
    too_long,
    out_of_choice,
    text_without_language,
    not_for_kind,
    too_few_stages,
    among_other_set,
    // E2xx: figures
    not_a_number,
    too_many_digits,
    number_out_of_range,
    not_finite,
    outside_limits,
    two_figures,
    overlapping_amounts,
    baseline_differs,
    stage_wanted,
    dotted_period,
    figures_wanted,
    too_many_figures,
    not_positive,
    // E3xx: observations from CSV
    csv_encoding_name,
    shrunk,
    csv_no_heading,
    csv_no_column,
    csv_column_twice,
    csv_no_periods,
    csv_row_cells,
    csv_after_quote,
    csv_open_quote,
    csv_too_long,
    csv_bad_bytes,
    csv_empty_series,
    csv_unknown_series,
    csv_ambiguous_series,
    csv_empty_period,
    csv_running_total,
    csv_placeholder,
    csv_no_entities,
    // Wxxx: warnings
    entity_targets_short,
    near_entity,
    weights_not_hundred,
    entity_targets_alone,
    milestone_without_numbers,
    same_figure_twice,
    gap_in_amounts,
    more_of_a_kind,
    count_
};
inline constexpr std::size_t k_problem_count = static_cast<std::size_t>(Problem::count_);

/// Code and words of a kind of problem.
const ProblemKind& kind_of(Problem problem);
/// All rows, for the test that each has a case.
std::span<const ProblemKind> load_problems();

} // namespace gapcalc::load
