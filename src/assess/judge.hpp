// One row: a subject judged by one target.
#pragma once

#include "assess/verdict.hpp"

#include <functional>

namespace gapcalc {

/// Makes a target exact for a subject whose baseline is `base`; null where the subject has no goal of its
/// own.
using Aiming = std::function<std::optional<ExactGoal>(const GoalBase& base)>;

/// The row of `subject` for a target (null: none).
Row judge(const Subject& subject, const Target* target, const Aiming& aim, const Query& query);

/// The targets asked for, by place; the current one goes by the newest point of the indicator's whole.
std::vector<Index> choose_targets(const Subject& whole, const Query& query);

/// Rows of an indicator's whole, of an entity, and of a parent's children.
Row whole_row(const Study& study, const Subject& whole, std::optional<Index> target, const Query& query);
Row entity_row(const Study& study, Index entity, std::optional<Index> target, const Query& query);
Row parent_row(const Study& study, Index parents, Index parent, Family family, std::optional<Index> target,
               const Query& query);

/// Whether entities are the better the lower their figures are: by the test of a count, else by the target.
bool prefers_low(const Study& study, std::optional<Index> target);

/// The entities in the study's scope, by their parent in the set `parents`.
std::vector<Family> by_parent(const Catalogue& catalogue, const Study& study, Index parents);

} // namespace gapcalc
