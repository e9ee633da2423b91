// What a report adds up to and what stands out in it: decided here, once, for every format.
#pragma once

#include "gapcalc/tabulate.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace gapcalc::tabulate {

/// How the goals of one group stand.
struct GroupCount {
    std::size_t row = 0; ///< its first; tells plan and group
    std::array<int, assess::k_verdict_count> verdicts{};
};

/// Counts over the goals of a report: a row each, without entities, further targets and what has no target.
struct Findings {
    std::array<int, assess::k_verdict_count> verdicts{};
    std::array<int, assess::k_reason_count> reasons{}; ///< of goals that are not judged yet
    std::vector<std::size_t> binding, others;          ///< rows of goals that lag, widest first
    std::vector<GroupCount> groups;                    ///< in order of first appearance
};

/// How many goals of these counts are judged, and how many of them are reached or keep pace.
int judged(const std::array<int, assess::k_verdict_count>& verdicts);
int kept(const std::array<int, assess::k_verdict_count>& verdicts);

Findings find(const Catalogue& catalogue, const assess::Query& query, std::span<const assess::Row> rows);
/// The findings in words.
table::Headline headline_of(const Catalogue& catalogue, std::span<const assess::Row> rows,
                            const Findings& findings, Language language);
/// The findings as data: `headline` of JSON.
table::Table::Field headline_field(const Catalogue& catalogue, std::span<const assess::Row> rows,
                                   const Findings& findings, Language language);

} // namespace gapcalc::tabulate
