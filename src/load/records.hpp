// Figures as written under `observations`.
#pragma once

#include "load/fields.hpp"

namespace gapcalc {

/// Reads an `observations` table; `owner` is "indicator" or "series". Keys of that table that fell into it
/// taint the reporter.
void read_records(FieldReader& reader, const TomlEntry& entry, std::string_view owner,
                  std::span<const std::string_view> owner_keys, RecordsDraft& records);

} // namespace gapcalc
