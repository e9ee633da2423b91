// Texts that are handed out whole.
#pragma once

#include "base/text.hpp"

#include <string_view>

namespace gapcalc::cli {

/// A commented starter file that passes `check`.
std::string_view starter_file(Language language);
/// The JSON Schema of the file format.
std::string_view json_schema();

} // namespace gapcalc::cli
