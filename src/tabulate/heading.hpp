// What stands around the lines of every table: title, date, envelope.
#pragma once

#include "gapcalc/tabulate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gapcalc::tabulate {

/// The version of what JSON holds: keys that were renamed raise it.
inline constexpr int k_json_schema = 2;
/// The title that all indicators' files share; empty when they differ or have none.
std::string shared_title(const Catalogue& catalogue, std::span<const Index> indicators, Language language);
/// Whether dates are to be written as in files, or as people write them.
enum class Dates : std::uint8_t { short_form, in_words };
/// A period where lines are to be short, or in words.
std::string date_text(const Period& period, Dates dates, Language language);
/// "As of 2025-12-31", and the method when it is not the usual one.
std::string as_of_line(const assess::Query& query, Language language, Dates dates = Dates::short_form);
/// What a page says under its title: as of when, what its lines share, by which method, from which sources.
std::string subtitle_of(const Catalogue& catalogue, const assess::Query& query, std::string_view shared,
                        Language language);
/// Sets title and date for people.
void set_head(table::Table& table, const Catalogue& catalogue, std::string title, std::string_view otherwise,
              const assess::Query& query, Language language);
/// What people call a file's plan: its title, else the plan's id.
std::string plan_title(const Catalogue& catalogue, const File& file, Language language);
/// What people call a group; also those rows that are in none.
std::string group_title(const Catalogue& catalogue, std::optional<Index> group, Language language);
/// A verdict as a badge: its words, tone and shape.
table::Badge verdict_badge(assess::Verdict verdict, bool under_ceiling, Language language);
/// An English label inside a sentence.
std::string lowered(std::string_view text);

} // namespace gapcalc::tabulate
