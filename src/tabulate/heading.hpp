// What stands around the lines of every table: title, date, envelope.
#pragma once

#include "gapcalc/tabulate.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>
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
/// Whether the verdict is called otherwise under a ceiling.
bool has_ceiling_words(assess::Verdict verdict);
/// How many rows have each verdict, and how many of them are under a ceiling, where some have words of their
/// own.
struct VerdictCounts {
    std::array<int, assess::k_verdict_count> all{}, under_ceiling{};

    void add(const assess::Row& row) { add(row.verdict, row.ceiling); }
    void add(assess::Verdict verdict, bool ceiling) {
        ++all[static_cast<std::size_t>(verdict)];
        if (ceiling) ++under_ceiling[static_cast<std::size_t>(verdict)];
    }
    int of(assess::Verdict verdict) const { return all[static_cast<std::size_t>(verdict)]; }
};
/// Each word for a verdict with its count, in the order of the verdicts; also those that none has.
std::vector<std::pair<table::Badge, int>> counted_words(const VerdictCounts& counts, Language language);
/// An English label inside a sentence.
std::string lowered(std::string_view text);

} // namespace gapcalc::tabulate
