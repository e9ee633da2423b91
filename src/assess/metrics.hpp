// The columns of numbers.
#pragma once

#include "assess/window.hpp"

namespace gapcalc::assess {

/// Fills the row's columns of numbers for the subject at the frame's newest point. `goal` is null where there
/// is no target that can be had. Sets row.bound, row.direction and the reason why growth is blank.
void fill_metrics(Row& row, const SeriesView& view, const Window& window, const Goal* goal,
                  const Target* target, Metrics wanted);

/// Fills the columns that say how many of the entities have reported.
void fill_coverage(Row& row, std::uint32_t known, std::uint32_t total);
/// Leaves all columns of numbers blank but the age.
void blank_out(Row& row, Blank why);
/// Leaves what cannot be told of a value blank of which only a bound is known, once the verdict is there.
void blank_open(Row& row);
/// The point of the same period one year before the newest; null where there is none.
const Point* year_before(const SeriesView& view, const Window& window);

/// Puts the year that failed, by its last point, in the place of the newest figure: period, value and what is
/// measured by it. Nothing can be done about it any more.
void show_failed_year(Row& row, const SeriesView& view, const Window& window, const Goal& goal,
                      const Point& failed);

} // namespace gapcalc::assess
