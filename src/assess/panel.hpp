// Observations as points in time: levels as they are, amounts as running totals, stages carried forward.
#pragma once

#include "gapcalc/model.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace gapcalc::assess {

/// Whether the period ends with its calendar year.
inline bool ends_year(const Period& period) { return period.end().month == 12 && period.end().day == 31; }

/// Amounts per period added up from each 1 January, by day, one a day, the finer spelling kept. Amounts that
/// follow a gap in their year are left out: what stands before them is not known.
std::vector<Observation> running_totals(const std::vector<Observation>& amounts);

/// The figures of entities at each day on which any has one.
class Panel {
  public:
    Panel(const Records& records, Kind kind);
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    struct Slice {
        Period period;
        std::int32_t day;       ///< the period's last
        const Column* column;   ///< what stands on that day: stages recorded earlier stand still
        const Column* recorded; ///< what was recorded for that day
    };
    /// By day.
    const std::vector<Slice>& slices() const { return slices_; }

  private:
    void add(const Period& period, const Column& column);
    void add_levels(const std::vector<Column>& columns);
    void add_amounts(const std::vector<Column>& columns);
    void carry_forward();
    std::deque<Column> derived_;
    std::vector<Slice> slices_;
};

} // namespace gapcalc::assess
