// What a report adds up to and what stands out in it: decided here, once, for every format.
#pragma once

#include "tabulate/heading.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace gapcalc::tabulate {

/// A row of a goal: no entity's, and of an indicator with targets.
struct Goal {
    std::size_t row = 0; ///< its place in the report
    Index indicator = 0;
    std::optional<Index> target;
    assess::Verdict verdict = assess::Verdict::pending;
    assess::Reason reason = assess::Reason::none;
    bool ceiling = false;
    std::optional<Date> period, deadline; ///< their last days
    std::optional<Rational> lead_points;
    std::string_view lead_sign; ///< of a lead of which a bound alone is known
};
/// Those among the rows.
std::vector<Goal> goals_of(const Catalogue& catalogue, std::span<const assess::Row> rows);
/// Adds the row, if it is of a goal.
void add_goal(std::vector<Goal>& goals, const Catalogue& catalogue, const assess::Row& row,
              std::size_t place);

/// How the goals of one group stand.
struct GroupCount {
    Index indicator = 0; ///< its first; gives plan and group
    VerdictCounts verdicts;
};

/// Counts over the goals of a report: a row each, without further targets.
struct Findings {
    VerdictCounts verdicts;
    std::array<int, assess::k_reason_count> reasons{}; ///< of goals that are not judged yet
    std::vector<Goal> binding, others;                 ///< goals that lag, widest first
    std::vector<GroupCount> groups;                    ///< in order of first appearance
};

/// How many goals of these counts are judged, and how many of them are reached or keep pace.
int judged(const VerdictCounts& verdicts);
int kept(const VerdictCounts& verdicts);

Findings find(const Catalogue& catalogue, const assess::Query& query, std::span<const Goal> goals);
/// The findings in words.
table::Headline headline_of(const Catalogue& catalogue, const Findings& findings, Language language);
/// The findings as data: `headline` of JSON.
table::Table::Field headline_field(const Catalogue& catalogue, Findings findings, Language language);

} // namespace gapcalc::tabulate
