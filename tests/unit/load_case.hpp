// Files loaded from text, and what came of it as words.
#pragma once

#include "gapcalc/load.hpp"
#include "temporary_files.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gapcalc::testing {

/// What a load gives.
struct Loaded {
    Sources sources;
    Diagnostics problems;
    Catalogue catalogue;

    /// "E002 12:13", in the order of the report, joined by ", ".
    std::string codes() const;
    /// All problems in full.
    std::string described(Language language = Language::en) const;
    /// The indicator, series or set of that id; the test stops when there is none.
    const Indicator& indicator(std::string_view id) const;
    const Series& series(std::string_view id) const;
    const EntitySet& set(std::string_view id) const;
};

/// Loads paths as they are.
Loaded load_paths(std::vector<std::string> paths, std::vector<std::string> data = {}, int jobs = 1);
/// Loads files of a folder, each a name with its text, in that order.
Loaded load_files(const TemporaryFolder& folder,
                  std::initializer_list<std::pair<std::string_view, std::string_view>> files);
/// Loads one file.
Loaded load_text(std::string_view text);

/// The number as plain digits.
std::string written(const Rational& number);
/// "2023=731 2024-06=752"
std::string written(const std::vector<Observation>& observations);
/// The figures of one entity: "2019=200 2023=320"
std::string written(const Records& records, Index entity);
/// "at_least 800 by 2025", "share" behind a share.
std::string written(const Target& target);
std::string written(const Aim& aim);

} // namespace gapcalc::testing
