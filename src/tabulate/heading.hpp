// What stands around the lines of every table: title, date, envelope.
#pragma once

#include "gapcalc/tabulate.hpp"

#include <string>
#include <vector>

namespace gapcalc::tabulate {

/// The version of what JSON holds: keys that were renamed raise it.
inline constexpr int k_json_schema = 2;
/// The title that all indicators' files share; empty when they differ or have none.
std::string shared_title(const Catalogue& catalogue, std::span<const Index> indicators, Language language);
/// "As of 2025-12-31", and the method when it is not the usual one.
std::string as_of_line(const assess::Query& query, Language language);
/// Sets title and date for people.
void set_head(table::Table& table, std::string title, std::string_view otherwise, const assess::Query& query,
              Language language);
/// "schema", "as_of" and "method" of JSON's envelope.
void add_envelope(table::Table& table, const assess::Query& query);
/// What people call a file's plan: its title, with the plan's id where there is one.
std::string plan_title(const Catalogue& catalogue, const File& file, Language language);
/// What a group is called where several plans may stand in one table; empty for neither plan nor group.
std::string section_title(std::string_view plan, std::string_view group, Language language);

} // namespace gapcalc::tabulate
