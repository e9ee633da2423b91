// The files of data/, which CMake makes part of the program: each under its path, with _ for what no name may
// hold.
#pragma once

#include <string_view>

namespace gapcalc::cli::data {

extern const std::string_view gapcalc_schema_json;              ///< the JSON Schema of the file format
extern const std::string_view starter_zh_toml, starter_en_toml; ///< what `template` hands out

} // namespace gapcalc::cli::data
