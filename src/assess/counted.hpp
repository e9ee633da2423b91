// Points that an engine has made of the figures of entities.
#pragma once

#include "assess/quotient.hpp"

#include <optional>
#include <vector>

namespace gapcalc::assess {

/// Whether an engine has made points of all that the indicator reads.
bool is_counted(const Catalogue& catalogue, const Indicator& indicator);

/// Of periods of that series' figures which end on one day: the finest spelling of a level or running total
/// among all of them, also those not known yet.
Period written_as(const Catalogue& catalogue, Index series, const Period& day);

/// The two sums of a ratio on each day on which there are both, over the entities that lie in `parent`
/// (empty: all).
std::vector<Sums> counted_sums(const Catalogue& catalogue, const TablePoints& above, const TablePoints& below,
                               std::optional<Index> parent);

} // namespace gapcalc::assess
