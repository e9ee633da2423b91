// Figures that an engine holds: which tables there are, what is read from them, and the answer.
#pragma once

#include "gapcalc/model/figure_detail.hpp"
#include "gapcalc/model/targets.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gapcalc {

/// A table of an engine that holds the figures of a series: one figure a row.
struct EngineTable {
    Index series = 0;
    std::string name;                  ///< as the engine calls it, parts by dots; empty: `query`
    std::string query;                 ///< a SELECT to read in its place; empty: `name`
    std::string series_column;         ///< rows are the series' where it holds one of `words`; empty: all are
    std::vector<std::string> words;    ///< the id and names of the series
    std::string entity, period, value; ///< columns
    std::string status, published;     ///< columns; empty: there is none
    std::vector<std::string> whole;    ///< names of entities that mean the whole; "": a blank does
    std::string unit;                  ///< of its numbers
    Rational factor = 1;               ///< its numbers times this are in the unit of the series
    Span span;
};

/// Totals that an indicator's points are made of, as one statement gives them.
struct PointsKey {
    Index indicator = 0;
    std::optional<Period> span;     ///< totals over it; empty: levels, and totals of years
    std::optional<Period> as_of;    ///< up to when `among` looks; empty: without `among`
    std::optional<Period> known_at; ///< as known at its end; empty: all publications are
    bool below = false;             ///< of a ratio: what is divided by
    friend bool operator==(const PointsKey&, const PointsKey&) = default;
};

/// What a key's statement is made of besides.
struct PointsWanted {
    PointsKey key;
    std::optional<Index> parents; ///< the set that entities are grouped by
    bool first_stands_in = false; ///< as in Knowledge
    bool among_in_engine = false; ///< who belongs is decided there
    std::vector<Index> members;   ///< else: those who belong, where there is an `among`
};

/// Which publications count.
struct Knowledge {
    std::optional<Period> at;     ///< up to its end; empty: all
    bool first_stands_in = false; ///< of what was not known then, what was published first counts
    friend bool operator==(const Knowledge&, const Knowledge&) = default;
};

/// All that a question needs of tables.
struct EngineWants {
    std::vector<Index> figures; ///< series whose figures are wanted one by one
    std::vector<Index> series;  ///< all that figures or points are wanted of
    std::vector<PointsWanted> points;
    std::vector<Knowledge> known; ///< every state of publication that is wanted
    bool empty() const { return series.empty(); }
};

/// What a statement of a script returns.
enum class StatementSort : std::uint8_t {
    cells,   ///< how many cells are not what they are to be
    doubled, ///< how many figures stand there twice
    overlap, ///< how many amounts overlap another one
    names,   ///< how many entities there are that no file names
    places,  ///< most decimals written, by day of publication
    figures, ///< figures as they are written: of the whole, or all
    periods, ///< how many figures of entities there are of each period
    points,
    scope, ///< how many entities belong
};
/// A statement of a script, by its number in the script less one.
struct EngineStatement {
    StatementSort sort;
    Index series = 0;       ///< that it reads
    std::size_t wanted = 0; ///< of points and scope: the place among those wanted
    Knowledge known = {};   ///< of periods
};

/// The figures of the entities of one day made few numbers.
struct TablePoint {
    Period period;
    std::optional<Index> parent; ///< in the set of the question; empty: in none of it
    bool belongs = true;         ///< they are among those the indicator looks at
    std::uint32_t known = 0;     ///< entities with a figure
    std::uint32_t passing = 0;   ///< of them those that pass `where`
    Rational sum, least, greatest;
    Statuses statuses;
    bool revised = false;
};
struct TablePoints {
    PointsKey key;
    std::vector<TablePoint> points; ///< by day
};

/// How many entities of a parent have a figure that `among` looks at, and how many pass.
struct TableMembers {
    std::optional<Index> parent;
    std::uint32_t known = 0, belonging = 0;
};
struct TableScope {
    PointsKey key; ///< without a span
    std::vector<TableMembers> members;
};

/// How many figures of entities there are for a period.
struct TablePeriod {
    Period period;
    std::uint64_t figures = 0;
};
struct TablePeriods {
    Index series = 0;
    std::optional<Period> known_at;
    std::vector<TablePeriod> periods;
};

/// What an engine returned.
struct EngineAnswer {
    std::vector<Index> figures; ///< series whose figures stand in their records
    std::vector<TablePoints> points;
    std::vector<TableScope> scopes;
    std::vector<TablePeriods> periods;
};

} // namespace gapcalc
