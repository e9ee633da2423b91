// Rows: subjects judged by one target.
#pragma once

#include "assess/verdict.hpp"

#include <functional>

namespace gapcalc::assess {

/// Makes a target exact for a subject whose baseline is `base`; null where the subject has no goal of its
/// own. The result is valid until the next call.
using Aiming = std::function<const ExactGoal*(const GoalBase& base)>;

/// Judges subjects one after the other in memory that they share: millions of entities differ in little more
/// than a figure.
class Evaluator {
  public:
    /// With `grounds` each row says what decided it.
    explicit Evaluator(const Query& query, bool grounds = false);
    /// The row of `view` for a target (null: none); valid until the next call. With `same_times` the view is
    /// that of the last row with other values: without it a row of six columns takes 1.1 times as long.
    Row& row(const SeriesView& view, const Target* target, const Path* path, const Aiming& aim,
             bool same_times = false);

  private:
    /// Makes the row as it is known up to `newest`.
    void evaluate(const SeriesView& view, const Target* target, const Path* path, const Aiming& aim,
                  std::int32_t newest, bool same_times = false);

    const Query& query_;
    std::int32_t as_of_;
    bool grounds_;
    Start start_;
    Window window_;
    std::optional<std::int32_t> window_newest_; ///< the `newest` of frame_; empty: there is none yet
    std::optional<Row> row_;
};

/// The rows of an indicator's entities for one target, each in the place of the one before it.
class EntityRows {
  public:
    EntityRows(const IndicatorView& indicator_view, std::optional<Index> target, const Query& query);
    EntityRows(const EntityRows&) = delete;
    EntityRows& operator=(const EntityRows&) = delete;
    /// The row is valid until the next call.
    const Row& row(Index entity);

  private:
    const ExactGoal* goal(const GoalBase& base);

    const IndicatorView& indicator_view_;
    std::optional<Index> target_;
    const Target* aim_;
    std::optional<Path> path_;      ///< of the target, in shares of the way
    std::optional<ExactGoal> goal_; ///< of a count the test, the same for each
    bool same_for_each_;
    Index entity_ = 0;
    SeriesView view_;
    Aiming aiming_;
    Evaluator evaluator_;
};

/// The whole of an indicator for each of its targets, measured once for all that add up over the same days.
class Wholes {
  public:
    explicit Wholes(const IndicatorView& indicator_view);
    const Indicator& indicator() const { return indicator_; }
    const std::vector<SeriesView>& measured() const { return measured_; }
    /// As it is for that target (empty: for none).
    SeriesView of(std::optional<Index> target) const;

  private:
    const Indicator& indicator_;
    std::vector<SeriesView> measured_;
};

/// The targets asked for, by place: all of the deadline that is, which for the current one goes by the newest
/// point of the indicator's whole in any reckoning.
std::vector<Index> choose_targets(const Wholes& wholes, const Query& query);

/// Rows of an indicator's whole and of a parent's children.
Row whole_row(const IndicatorView& indicator_view, const Wholes& wholes, std::optional<Index> target,
              const Query& query);
Row parent_row(const IndicatorView& indicator_view, Index parents, Index parent, Family family,
               std::optional<Index> target, const Query& query);

/// Whether entities are the better the lower their figures are: by the test of a count, else by the target.
bool prefers_low(const IndicatorView& indicator_view, std::optional<Index> target);

/// The entities in the study's scope, by their parent in the set `parents`.
std::vector<Family> by_parent(const Catalogue& catalogue, const IndicatorView& indicator_view, Index parents);

} // namespace gapcalc::assess
