// What a report adds up to: for the closing lines and for JSON.
#pragma once

#include "tabulate/heading.hpp"

#include <array>
#include <string>
#include <vector>

namespace gapcalc::tabulate {

/// Counts over the rows of a report.
struct Tally {
    VerdictCounts verdicts;
    std::array<int, assess::k_reason_count> pending{}; ///< by reason, of pending rows only
    int rows = 0;
    int without_target = 0;            ///< of pending rows: of indicators that are no goals
    bool one_row_each = true;          ///< no entities and no indicator twice
    bool binding = false;              ///< some row is of a binding indicator
    std::vector<Index> missed_binding; ///< indicators, each once
};

void count_verdict(Tally& tally, const assess::Row& row);
Tally count_all(const Catalogue& catalogue, std::span<const assess::Row> rows);
/// The closing lines: counts of verdicts, and without a headline missed binding goals and why goals are not
/// judged.
std::vector<std::string> summary_lines(const Catalogue& catalogue, const Tally& tally, bool after_headline,
                                       Language language);
/// Every verdict's key and count, then the reasons of pending rows that occur.
std::vector<table::Table::Field> summary_fields(const Tally& tally);

} // namespace gapcalc::tabulate
