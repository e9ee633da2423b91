// Problems of a run that stand in no file: usage, output, and what is missing as a whole.
#pragma once

#include "gapcalc/base/diagnostic.hpp"

namespace gapcalc::cli::problems {

extern const ProblemKind first_word_unknown, option_unknown, option_elsewhere, value_missing, value_needless,
    choice_unknown, name_unknown, not_a_period, not_a_number, option_without_meaning, options_exclude,
    extension_unknown, output_is_input, write_failed, no_indicators, input_twice, no_memory, unexpected,
    argument_missing, argument_extra, arena_choice, no_arena, named_twice, nothing_to_rank, since_too_late,
    year_of_files, ambiguous_name, csv_as_goals, command_last, not_an_epoch, workbook_failed,
    indicator_failed, engine_unasked, answer_unreadable, client_failed, client_late, no_tables;
extern const ProblemKind empty_catalogue;
extern const ProblemKind memory_needed, cells_guarded, observations_left_out, entities_unnamed,
    numbers_as_text;

} // namespace gapcalc::cli::problems
