// How the rows of a report stand together for people: under plans and groups, without what all of them share.
#pragma once

#include "tabulate/columns.hpp"
#include "tabulate/heading.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gapcalc::tabulate {

/// Which rows become lines, in their order, and under which headings.
struct Gathered {
    std::vector<std::size_t> lines;
    std::vector<table::Section> sections;
    std::size_t folded = 0; ///< rows that are only counted
};
/// Rows of a plan together, of a group together, each in order of first appearance. Where the layout folds,
/// goals without figures are counted under their group.
Gathered gather(const Catalogue& catalogue, std::span<const assess::Row> rows, const Layout& layout);

/// What all rows have in common, and so need not be said in each.
struct Shared {
    std::optional<Period> deadline, period;
    Text unit;
    bool units_differ = false;
    bool has_unit = false; ///< some row was taken into account
};
Shared shared_values(const Catalogue& catalogue, std::span<const assess::Row> rows);
/// Of their units alone: takes the next row into account.
void share_unit(Shared& shared, const Catalogue& catalogue, const assess::Row& row);
/// What they share, to go behind the as-of date.
std::string shared_words(const Shared& shared, Language language, Dates dates);
/// The columns without those that would hold one value throughout, or, of people's default, nothing.
std::vector<const ReportColumn*> without(std::vector<const ReportColumn*> columns, const Shared& shared,
                                         std::span<const assess::Row> rows);

} // namespace gapcalc::tabulate
