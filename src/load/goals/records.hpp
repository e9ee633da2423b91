// Figures as written under `observations`.
#pragma once

#include "load/goals/fields.hpp"

namespace gapcalc::load {

/// Reads an `observations` table; `owner` is "indicator" or "series". Gives the keys of the owner that fell
/// into it.
std::vector<std::string_view> read_records(FieldReader& reader, const TomlEntry& entry,
                                           std::string_view owner,
                                           std::span<const std::string_view> owner_keys,
                                           ParsedRecords& records);

} // namespace gapcalc::load
