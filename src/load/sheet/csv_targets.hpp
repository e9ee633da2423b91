// What the rows of a CSV file give figures of: series and indicators by id or name, and their figures so far.
#pragma once

#include "load/sheet/csv.hpp"
#include "load/sparse.hpp"
#include "load/vintage_book.hpp"

#include <compare>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gapcalc::load {

/// The key of the figures of one entity: the last day and, of amounts per period, the first.
struct CsvPoint {
    std::int32_t day = 0;
    std::int32_t first_day = 0;
    friend auto operator<=>(const CsvPoint&, const CsvPoint&) = default;
};

/// A series or indicator while a file is read.
class CsvTarget {
  public:
    explicit CsvTarget(Series& series);
    explicit CsvTarget(Indicator& indicator);

    /// What figures are: those of entities and those of the whole differ where entities are counted.
    struct Figures {
        Kind kind = Kind::stock;
        std::string_view unit;
        const Limits* limits = nullptr;
        Years years{};

        CsvPoint point_of(const Period& period) const;
    };

    std::string id;
    const Text* name = nullptr;
    Index plan = 0;
    Figures entities, whole;
    std::optional<Index> over; ///< whose entities it has figures of
    std::span<const Text> stages;
    Records* records = nullptr;

    const Figures& figures(bool of_entity) const { return of_entity ? entities : whole; }

    EntityNames* names = nullptr;       ///< of `over`
    Origin origin;                      ///< what this file gives
    std::map<std::int32_t, int> places; ///< most decimals of figures, by the day of publication

    /// Takes a figure of a point that has one.
    VintageBook::Outcome take_another(const CsvPoint& point, const Vintage& counting, const Vintage& fresh,
                                      bool revises, Rational& other);
    /// The figures of that point; null when there are none yet.
    Column* column(const CsvPoint& point);
    /// The same, made where there are none.
    Column& make_column(const Period& period, Index expected_entities);
    /// Whether figures of `entity` have room, also at a point that has none yet.
    bool has_room(Index entity, bool new_point) const {
        return !too_sparse(columns_.size() + (new_point ? 1 : 0), std::uint64_t{entity} + 1, origin.figures);
    }
    std::map<CsvPoint, Observation>& whole_figures();
    /// Puts the figures back into the catalogue, in their order.
    void finish();

  private:
    void open();
    void spell_vintages();
    bool open_ = false;
    std::map<CsvPoint, std::unique_ptr<Column>> columns_;
    std::map<CsvPoint, Observation> whole_;
    std::optional<VintageBook> vintages_;
};

/// Finds targets by what a file calls them.
class CsvTargets {
  public:
    CsvTargets(LoadState& state, std::optional<Index> plan) : state_(state), plan_(plan) {}

    /// One of the three: the target, several that may be meant, or perhaps a name that is near.
    struct Found {
        CsvTarget* target = nullptr;
        std::string several; ///< their ids
        std::string nearest;
    };
    /// By id, or else by name; `advise` when the nearest is wanted.
    Found find(std::string_view name, bool advise);
    /// The target, or null; remembers the last name.
    CsvTarget* find(std::string_view name);
    /// All that were found, in the order in which they were.
    const std::vector<std::unique_ptr<CsvTarget>>& all() const { return targets_; }

  private:
    using Candidate = SeriesNames::Candidate;
    const SeriesNames::Bearers* in_named_plan(std::string_view name) const;
    void prefer_source(std::vector<Candidate>& candidates) const;
    CsvTarget* target_of(const Candidate& candidate);

    LoadState& state_;
    std::optional<Index> plan_;
    std::vector<std::unique_ptr<CsvTarget>> targets_;
    std::unordered_map<const Records*, CsvTarget*> target_of_;
    std::unordered_map<std::string, CsvTarget*> known_;
};

} // namespace gapcalc::load
