// Observations as points in time: levels as they are, amounts as running totals, stages carried forward.
#pragma once

#include "assess/known_figures.hpp"
#include "assess/reckoning.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace gapcalc::assess {

/// Figures of one subject, by day, as totals since the reckoning began: running totals from amounts or from
/// those of the year. A level is what it is. One a day, the finer spelling kept. Amounts that follow a gap
/// are left out, as are running totals of which a piece is lacking: what stands before them is not known.
/// What is known of the totals is added to `known`.
std::vector<Observation> totals(const std::vector<Observation>& given, Kind kind, const Reckoning& reckoning,
                                KnownFigures& known);

/// The figures of entities at each day on which any has one, amounts and running totals as totals since the
/// reckoning began.
class Panel {
  public:
    /// `limits` are those of the figures.
    Panel(const Records& records, Kind kind, const Reckoning& reckoning, const std::optional<Limits>& limits);
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    struct Slice {
        Period period;
        std::int32_t day;       ///< the period's last
        const Column* column;   ///< what stands on that day: stages recorded earlier stand still
        const Column* recorded; ///< what was recorded for that day
    };
    /// By day; of a reckoning that is no year those of it and of the one a year before.
    const std::vector<Slice>& slices() const { return slices_; }
    /// What is known of the figures in the columns of the slices.
    const KnownFigures& known() const { return known_; }
    /// The details of the records, which lend the texts.
    const FigureDetails& texts() const { return *texts_; }

  private:
    void add(const Period& period, const Column& column);
    void add_levels(const std::vector<Column>& columns);
    void add_amounts(const std::vector<Column>& columns, const Reckoning& reckoning);
    void add_amounts(const Period& span, std::vector<const Column*> parts);
    void add_running(const Reckoning& reckoning);
    void carry_forward();
    const FigureDetails* texts_;
    KnownFigures known_; // of the records, and of totals
    std::deque<Column> derived_;
    std::vector<Slice> slices_;
};

} // namespace gapcalc::assess
