// What is still ahead: the rates that are needed, when and where it ends at the rate so far, and how likely
// that is.
#pragma once

#include "assess/window.hpp"

namespace gapcalc::assess {

/// How the newest point stands to the goal.
struct Distance {
    Acting acting;          ///< without a goal not to be used
    bool met = false;       ///< every number that the value may be meets it
    bool ceiling = false;   ///< the goal bounds a running total from above
    bool each_year = false; ///< it is to hold in every year
    Metrics wanted;
};

/// Fills needed_per_month, needed_per_year, needed_growth, reach_date, projection, projected_gap and
/// likelihood.
void fill_outlook(Row& row, const SeriesView& view, const Window& window, const Goal* goal,
                  const Distance& distance);

} // namespace gapcalc::assess
