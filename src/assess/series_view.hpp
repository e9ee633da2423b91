// What a row is about: the whole of an indicator, one entity, or the children of a parent, with its points in
// time.
#pragma once

#include "assess/goal.hpp"
#include "assess/panel.hpp"
#include "assess/point.hpp"
#include "assess/quotient.hpp"
#include "assess/reckoning.hpp"

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace gapcalc::assess {

/// How a subject's figures behave in time.
enum class Shape : std::uint8_t {
    level,   ///< a stock, or a count of entities
    running, ///< a flow's total since its reckoning began
    stage,   ///< a milestone's stage
};

struct SeriesView {
    const Indicator* indicator = nullptr;
    std::vector<Point> points; ///< by day, later ones than the as-of date too
    Shape shape = Shape::level;
    Reckoning reckoning;      ///< of a flow what its points are totals of; years for all
    bool whole_years = false; ///< a count over a flow, or a quotient of one: complete years are its points
    bool rank = false;
    bool counts = false; ///< its value is a count of entities
    std::string_view unit;
    std::optional<Period> start;        ///< where time begins: the baseline's period, or `from`
    std::optional<Rational> declared;   ///< the baseline as declared for this subject
    std::optional<Rational> base_total; ///< of the baseline's span, for a span that is no year
    std::int32_t last_day =
        std::numeric_limits<std::int32_t>::min(); ///< of all its figures; of totals over no year alone
    std::optional<Rational> step;
    std::optional<Rational> lowest, highest; ///< what its value may be, by the `limits` of its figures

    /// Takes in the limits of the figures that its values are, or are added up from.
    void set_limits(const std::optional<Limits>& limits, bool added_up);
    std::optional<std::uint32_t> total; ///< N, for subjects over entities
    bool membership_unknown = false;
    bool membership_bound = false; ///< and that for bounds alone
    bool never_negative = false;   ///< of an indicator with bounds: none of its figures is below 0
};

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

/// How a statement's points are called: where neither `among` nor publications matter, they are in no key.
PointsKey points_key(const Catalogue& catalogue, Index indicator, const std::optional<Period>& span,
                     std::int32_t as_of, const std::optional<Period>& known_at);
/// Whether an engine decides who belongs to the `among` of an indicator whose figures it has.
bool among_in_engine(const Catalogue& catalogue, const Indicator& indicator);

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
    void add_own(SeriesView& view, const Records& records, Kind kind) const;
    void add_measured(std::vector<Point>& points, const Scope& scope, const Panel* panel) const;
    void add_quotients(std::vector<Point>& points, const std::vector<Sums>& all, std::uint32_t total) const;
    bool set_quotients(SeriesView& view, Index entity) const;
    std::vector<Sums> sums_of_whole() const;
    std::vector<Sums> counted_sums(std::optional<Index> parent) const;
    /// `parent` narrows to the entities that lie in it.
    void add_counted(std::vector<Point>& points, const Scope& scope, std::optional<Index> parent,
                     const std::vector<const TablePoints*>& counted) const;
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

/// The entities that pass `among` by their newest value at `as_of`; all of the set without it.
Scope scope_of(const Catalogue& catalogue, const EntitySet& set, const std::optional<Among>& among,
               std::int32_t as_of);

/// A subject's baseline, as far as it is there.
struct Start {
    std::optional<Period> period;    ///< t0; the finer of two spellings
    const Rational* value = nullptr; ///< b, the subject's; of a flow only a complete year's total; null: none
};
Start start_of(const SeriesView& view, std::int32_t as_of);

} // namespace gapcalc::assess
