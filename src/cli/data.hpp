// The files of data/, which CMake makes part of the program: each under its path, with _ for what no name may
// hold.
#pragma once

#include <string_view>

namespace gapcalc::cli::data {

extern const std::string_view gapcalc_schema_json;              ///< the JSON Schema of the file format
extern const std::string_view starter_zh_toml, starter_en_toml; ///< what `template` writes

// The topics of `help`, see help_topics.hpp.
extern const std::string_view help_format_zh_txt, help_format_en_txt, help_csv_zh_txt, help_csv_en_txt,
    help_columns_zh_txt, help_columns_en_txt, help_verdicts_zh_txt, help_verdicts_en_txt, help_methods_zh_txt,
    help_methods_en_txt, help_exit_codes_zh_txt, help_exit_codes_en_txt, help_environment_zh_txt,
    help_environment_en_txt, help_tables_zh_txt, help_tables_en_txt;

} // namespace gapcalc::cli::data
