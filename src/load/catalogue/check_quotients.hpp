// What ratios and weighted means require of the figures that they are made of.
#pragma once

#include "load/catalogue/resolve.hpp"

#include <set>

namespace gapcalc::load {

class QuotientChecker {
  public:
    QuotientChecker(LoadState& state, Reporter& reporter) : state_(state), reporter_(reporter) {}
    /// Tells what cannot be divided by or weighted with, each series once, and what never meets.
    void check(Indicator& indicator);

  private:
    void check_below(const Indicator& indicator, const Series& series);
    void check_dates(const Indicator& indicator, const Records& above, const std::string& above_id,
                     const Series& below, Span span);
    /// Tells of the newest day on which what is divided by is 0.
    void check_zero(const Indicator& indicator, const Records& above, Kind above_kind, const Series& below);
    LoadState& state_;
    Reporter& reporter_;
    std::set<std::pair<const Series*, bool>> told_; // and whether as a weight
};

} // namespace gapcalc::load
