// The days over which amounts are added up.
#pragma once

#include "gapcalc/model.hpp"

#include <optional>

namespace gapcalc::assess {

/// Where a flow's total begins: with each year, or with the span that a target is for.
struct Reckoning {
    Period span;                       ///< what the target is for; without a target nothing
    bool yearly = true;                ///< it is a year, and totals of all years are known
    std::uint8_t year_starts = 1;      ///< the month
    std::optional<Period> year_before; ///< another span, to compare with: none for more than a year

    /// The day before it, as coarse as it is.
    Period start() const;
    bool is_long() const { return longer_than_year(span); }
    friend bool operator==(const Reckoning&, const Reckoning&) = default;
};

/// Years, and nothing more: of what is not measured for a target.
Reckoning yearly_reckoning(const Indicator& indicator);
/// That of a flow's target (null: none).
Reckoning reckoning_of(const Indicator& indicator, const Target* target);
/// Whether both add up over the same days: totals of one year are known with those of all.
bool same_totals(const Reckoning& a, const Reckoning& b);
/// Of a reckoning that is no year the baseline's span, where that is as long; empty: there is none.
std::optional<Period> base_span_of(const Indicator& indicator, const Reckoning& reckoning);
/// That span alone.
Reckoning reckoning_of(const Period& span, std::uint8_t year_starts);

} // namespace gapcalc::assess
