// An indicator with its series, its entities and the column of each period.
#pragma once

#include "assess/panel.hpp"
#include "assess/quotient.hpp"
#include "assess/series_view.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace gapcalc::assess {

/// Figures of entities as totals over one reckoning.
struct Tally {
    Reckoning reckoning;
    std::unique_ptr<Panel> panel; ///< null when there are no figures of entities
    std::unique_ptr<Panel> base;  ///< of the baseline's span, for a span that is no year
    // In their place, where the figures are an engine's:
    std::vector<const TablePoints*> counted;
    std::vector<const TablePoints*> counted_base;
    const TablePoints* counted_below = nullptr; ///< of a ratio: by what `counted` is divided
};

/// The entities that lie in one parent.
struct Family {
    std::vector<Index> children; ///< those that the indicator looks at
    bool undecided = false;      ///< others may be among them
    Index parent = 0;
    std::optional<std::uint32_t> total = {}; ///< how many there are, where they are not known one by one
};

/// An indicator prepared for questions about its whole, its entities and their parents.
class IndicatorView {
  public:
    IndicatorView(const Catalogue& catalogue, Index indicator, std::int32_t as_of);

    Index index() const { return index_; }
    const Indicator& indicator() const { return indicator_; }
    /// The set that its entities belong to; null when it has none.
    const EntitySet* set() const { return set_; }
    const Scope& scope() const { return scope_; }
    /// Of each entity of the set, by number, whether it is known to be in the scope.
    std::vector<bool> inside() const;

    /// The whole as it is measured for a target (empty: for none), as the others are.
    SeriesView whole(std::optional<Index> target) const;
    /// Of each entity of the set, by number, whether the whole's figure of that day is made from one of its.
    std::vector<bool> measured_at(std::optional<Index> target, std::int32_t day) const;
    /// Of a quotient what the whole's figure of that day is divided from; empty when it is given as it is.
    std::optional<Sums> sums_at(std::int32_t day) const;
    /// What all entities have in common: an entity without its points.
    SeriesView any_entity(std::optional<Index> target) const;
    /// Gives it the points of that entity; true when they stand where those before them stood, in the same
    /// periods: only values differ then.
    bool set_points(SeriesView& view, Index entity) const;
    SeriesView family(Family family, std::optional<Index> target) const;
    /// The part of a target that is that entity's own; null when it has none.
    const EntityTarget* own_target(Index target, Index set, Index entity) const;
    /// The set to which entities roll up under `parents`, for each known entity; empty when it does not lie
    /// within it.
    std::optional<Index> ancestor(Index entity, Index parents) const;
    bool lies_within(Index parents) const;

  private:
    using Parts = std::vector<const EntityTarget*>; ///< by set and entity
    SeriesView prepared(std::optional<Index> target) const;
    const Tally& tally(const Reckoning& reckoning) const;
    void add_own(SeriesView& view, const Records& records, Kind kind,
                 const std::optional<Limits>& limits) const;
    bool set_quotients(SeriesView& view, Index entity) const;
    std::vector<Sums> sums_of_whole() const;
    std::vector<Sums> counted_sums(std::optional<Index> parent) const;
    void add_tally(const Reckoning& reckoning);
    bool set_totals(SeriesView& view, const Tally& tally, Index entity) const;
    void add_base_total(SeriesView& view) const;
    void add_measured_base(SeriesView& view, const Scope& scope, std::optional<Index> parent = {}) const;
    const TablePoints* counted(const std::optional<Period>& span, bool below = false) const;
    std::int32_t last_counted_day() const;
    const Catalogue& catalogue_;
    Index index_;
    const Indicator& indicator_;
    std::int32_t as_of_;
    const Series* series_ = nullptr;
    const EntitySet* set_ = nullptr;
    const Records* records_ = nullptr;     ///< of the entities; of a ratio what is divided
    bool in_engine_ = false;               ///< in their place there are points
    std::vector<Tally> tallies_;           ///< of the targets' windows, each once
    std::unique_ptr<Quotients> quotients_; ///< of a quotient
    Scope scope_;
    bool never_negative_ = false;
    Parts parts_;                     ///< of the indicator's goal
    std::vector<Parts> target_parts_; ///< of each target's own
};

} // namespace gapcalc::assess
