// A one-indicator catalogue from a few words, and a row's columns by key, so that rules stand in tests as
// tables.
#pragma once

#include "gapcalc/assess.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::test {

constexpr Kind k_level = Kind::stock;
constexpr Kind k_total = Kind::year_to_date;
constexpr Kind k_amount = Kind::per_period;
constexpr assess::Method k_linear = assess::Method::linear;

/// What a case puts in; texts as "2024-06=750 2025=790".
struct Question {
    std::string_view aim; ///< "at_least 800", "between 40 60", "times_baseline 2", "at_least 50%", "stage 3"
    std::string_view observations = {};     ///< of the whole
    std::string_view baseline = "2022=700"; ///< "2022" without a value; empty: none
    std::string_view as_of = "2024-12-31";
    std::string_view by = "2025";
    Kind kind = Kind::stock;
    assess::Method method = assess::Method::linear;
    std::string_view from = {};
    std::string_view unit = "家";
    std::string_view options = {}; ///< each_year, assumed, continuous, limits, stale=N
};

/// The catalogue with that one indicator (a milestone has four stages).
Catalogue catalogue_of(const Question& question);
/// The whole's row.
assess::Row answer(const Question& question);

/// A column as machines print it, "-" when blank.
std::string column(const assess::Row& row, std::string_view key);
/// Compares columns given as "gap=50 needed=51 verdict=on_track"; the differences as text, empty when all
/// agree.
std::string differences(const assess::Row& row, std::string_view expected);

Aim aim_of(std::string_view text);
Rational number(std::string_view text);
Period period(std::string_view text);

} // namespace gapcalc::test
