// Figures that are added up over years or over the spans of targets.
#pragma once

#include "load/catalogue/resolve.hpp"

#include <map>

namespace gapcalc::load {

/// A span whose total leaves an amount out, and why.
struct LeftOut {
    Problem problem;
    Period span;
};

/// The spans over which the figures of a series or indicator are added up.
class TotalSpans {
  public:
    explicit TotalSpans(std::uint8_t year_starts) : year_starts_(year_starts) {}
    /// Takes in those of the indicator's targets; years where it has none, or where it counts.
    void add(const Indicator& indicator);

    int year(const Period& period) const { return year_of(period.end(), year_starts_); }
    std::uint8_t year_starts() const { return year_starts_; }
    /// Those that are no years.
    const std::vector<Period>& others() const { return others_; }
    /// Where an amount that follows `before` (null: nothing) is not added up.
    std::vector<LeftOut> left_out(const Period* before, const Period& amount) const;

  private:
    static std::optional<Problem> problem_in(const Period& span, bool follows, const Period& amount);
    std::uint8_t year_starts_;
    bool yearly_ = false, asked_ = false;
    std::vector<Period> others_;
};

/// Tells what is not added up: amounts that overlap or have a gap before them, running totals of which a
/// piece is missing. `counted`: the whole's own figures are numbers of entities, no amounts.
void check_totals(LoadState& state, Reporter& reporter, Kind kind, bool counted, std::optional<Index> set,
                  const TotalSpans& spans, Records& records);

/// The totals of the whole in complete years, by the calendar year in which they begin.
std::map<int, Rational> totals_of_years(const Catalogue& catalogue, const Indicator& indicator);

} // namespace gapcalc::load
