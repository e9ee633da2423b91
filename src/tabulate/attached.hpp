// The further sheets of a workbook.
#pragma once

#include "gapcalc/tabulate.hpp"

#include <span>

namespace gapcalc::tabulate {

/// The points behind every row, and what the figures and verdicts rest on.
void attach_sheets(table::Table& table, const Catalogue& catalogue, const assess::Query& query,
                   std::span<const assess::Row> rows, const Layout& layout);
/// What each verdict means.
std::vector<table::LegendEntry> legend_of(const assess::Query& query, std::span<const assess::Row> rows,
                                          Language language);
/// The program, the date and the method.
std::string colophon_of(const assess::Query& query, Language language);
/// What a reader has to know of any table: thresholds, as-of date, method, sources, version.
table::Table notes_sheet(const Catalogue& catalogue, const assess::Query& query,
                         std::span<const assess::Row> rows, Language language);

} // namespace gapcalc::tabulate
