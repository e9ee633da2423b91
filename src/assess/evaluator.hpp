// Subjects judged by one target.
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
    std::optional<std::int32_t> window_newest_; ///< the `newest` of window_; empty: there is none yet
    std::optional<Row> row_;
};

} // namespace gapcalc::assess
