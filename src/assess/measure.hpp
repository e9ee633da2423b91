// How the figures of entities become one.
#pragma once

#include "assess/goal.hpp"
#include "assess/known_figures.hpp"

#include <optional>
#include <vector>

namespace gapcalc::assess {

/// The entities that an indicator looks at.
struct Scope {
    const EntitySet* set = nullptr;
    std::optional<std::vector<Index>> members; ///< empty: all of the set
    std::uint32_t total = 0;                   ///< N: how many there are, named or not
    bool membership_unknown = false;           ///< some may belong or not
    std::vector<Index> undecided;              ///< those of them that are known by name
    bool bounds_alone = false;                 ///< each of those has a figure, which is only a bound
    const TableScope* counted = nullptr;       ///< members are not known one by one, but counted

    /// Calls `visit(entity)` for each known entity in it, by number.
    template <class Visit>
    void each(Visit visit) const {
        if (members)
            for (const Index entity : *members) visit(entity);
        else
            for (Index entity = 0; entity < set->size(); ++entity) visit(entity);
    }
};

/// What is said of the figures that a value is made of.
struct Marks {
    Statuses statuses; ///< of any of them
    bool revised = false;
    bool several_sources = false;
    Index source = 0; ///< in the details: the one that they name; 0: none

    void add(const FigureDetail& detail);
};

/// Entities made one.
struct Measured {
    Rational value;
    Interval extent;             ///< what it is, and what it could still become when the missing ones report
    std::uint32_t known = 0;     ///< entities with a value
    Bound bound = Bound::exact;  ///< what `value` is of those that are there
    std::uint32_t undecided = 0; ///< of a count: those of which only a bound is known that leaves it open
    Marks marks;
};

/// Entities of one day made few numbers, as far as a measure asks for them.
struct Aggregate {
    std::uint32_t known = 0, passing = 0; ///< entities with a figure; of them those that pass the test
    Rational sum;
    bool negative = false; ///< one of the figures is
    Rational extreme;      ///< the greatest or the least
};
/// The measure that they give where `total` entities exist; empty when none has a figure.
std::optional<Measured> measured(const Aggregate& aggregate, std::uint32_t total, Measure how);

/// The measure of the entities of `scope` that have a figure in `column`; empty when none has one. `where`
/// goes with count only.
std::optional<Measured> measure(const Column& column, const KnownFigures& figures, const Scope& scope,
                                Measure how, const std::optional<Test>& where);

} // namespace gapcalc::assess
