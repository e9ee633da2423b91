// Points that an engine has made of the figures of entities.
#pragma once

#include "assess/quotient.hpp"

#include <optional>
#include <vector>

namespace gapcalc::assess {

/// How a statement's points are called: where neither `among` nor publications matter, they are in no key.
PointsKey points_key(const Catalogue& catalogue, Index indicator, const std::optional<Period>& span,
                     std::int32_t as_of, const std::optional<Period>& known_at);
/// Whether an engine decides who belongs to the `among` of an indicator whose figures it has.
bool among_in_engine(const Catalogue& catalogue, const Indicator& indicator);
/// Who belongs, as an engine counted them.
Scope counted_scope(const Catalogue& catalogue, const PointsKey& key);

/// Whether an engine has made points of all that the indicator reads.
bool is_counted(const Catalogue& catalogue, const Indicator& indicator);

/// Of periods of that series' figures which end on one day: the finest spelling of a level or running total
/// among all of them, also those not known yet.
Period written_as(const Catalogue& catalogue, Index series, const Period& day);

/// The two sums of a ratio on each day on which there are both, over the entities that lie in `parent`
/// (empty: all).
std::vector<Sums> counted_sums(const Catalogue& catalogue, const TablePoints& above, const TablePoints& below,
                               std::optional<Index> parent);

/// Adds the points that an engine made over the entities that lie in `parent` (empty: all), where there is
/// none of that day yet.
void add_counted(std::vector<Point>& points, const Catalogue& catalogue, const Indicator& indicator,
                 const Scope& scope, std::optional<Index> parent,
                 const std::vector<const TablePoints*>& counted);

} // namespace gapcalc::assess
