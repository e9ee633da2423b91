// The catalogue: what the files of a run say, checked and resolved, with nothing computed yet.
#pragma once

#include "gapcalc/base/decimal.hpp"
#include "gapcalc/base/diagnostic.hpp"
#include "gapcalc/base/growing_array.hpp"
#include "gapcalc/base/period.hpp"
#include "gapcalc/base/rational.hpp"
#include "gapcalc/base/scaled_cells.hpp"
#include "gapcalc/base/text.hpp"
#include "gapcalc/model/figure_detail.hpp"
#include "gapcalc/model/points.hpp"
#include "gapcalc/model/targets.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gapcalc {

enum class Kind : std::uint8_t {
    stock,        ///< a level at a date
    year_to_date, ///< the running total since 1 January
    per_period,   ///< the amount in the period
    milestone,    ///< a stage, by its place among the stages
};
/// Whether amounts add up within a year.
inline bool is_flow(Kind kind) { return kind == Kind::year_to_date || kind == Kind::per_period; }
/// The years of figures of that kind, which begin in that month.
inline Years years_of(Kind kind, std::uint8_t first_month) {
    return {first_month, first_month == 1 || !is_flow(kind)};
}

enum class Attribute : std::uint8_t { expected, binding };
enum class Measure : std::uint8_t { sum, mean, min, max, count, value, ratio };

struct Baseline {
    Period at;
    std::optional<Rational> value; ///< empty: the observation of that period
    Span span;
};

// ---- observations
// ------------------------------------------------------------------------------------------------

/// One figure of the whole. A milestone's value is the place of its stage.
struct Observation {
    Period period;
    Rational value;
    Span span;
    Index detail = 0; ///< in the details of its records
};

/// One period's figures of many entities, as integers of one scale: 8 bytes a figure, so that a nation's
/// villages fit.
class Column {
  public:
    explicit Column(Period period) : period_(period) {}
    Period period() const { return period_; }
    /// Of two spellings that end on one day the finer is kept.
    void set_period(Period period) { period_ = period; }
    /// The entity's figure; empty when there is none.
    std::optional<Rational> at(Index entity) const {
        return has(entity) ? std::optional(figure(entity)) : std::nullopt;
    }
    /// The figure of an entity that has one.
    Rational figure(Index entity) const;
    bool has(Index entity) const { return scaled(entity) != k_absent; }
    /// Sets digits / 10^places for an entity that has no figure yet; false, with nothing done, when it has
    /// one or when that takes `set`. For readers of millions of figures.
    bool try_add(Index entity, std::int64_t digits, int places) {
        for (; places < places_; ++places)
            if (__builtin_mul_overflow(digits, 10, &digits)) return false;
        if (places != places_ || digits <= k_wide) return false;
        // Entities mostly come in their order.
        if (const std::size_t at = entity - first_; at == scaled_.size()) {
            scaled_.push_back(digits);
        } else {
            if (at >= scaled_.size())
                make_room(entity);
            else if (scaled_[at] != k_absent)
                return false;
            scaled_.set(entity - first_, digits);
        }
        ++count_;
        return true;
    }
    /// Makes room for the figures of that many entities.
    void reserve(Index entities) { scaled_.reserve(entities); }
    /// Sets the entity's figure, over any earlier one.
    void set(Index entity, const Decimal& number);
    void set(Index entity, const Rational& value);
    /// Takes the figure of an entity away that has one.
    void remove(Index entity);
    /// Sets what else is known of a figure, right after the figure itself.
    void set_detail(Index entity, Index detail) { details_.set(entity, detail, count_ == 1); }
    /// Its place in the details of the records; of an entity that has a figure.
    Index detail(Index entity) const { return details_[entity]; }
    const DetailCells& details() const { return details_; }
    /// One more than the greatest entity with a figure.
    Index size() const { return first_ + static_cast<Index>(scaled_.size()); }
    /// Entities with a figure.
    Index count() const { return count_; }

    // The raw columns, for sums over many entities: figure = scaled / 10^places unless k_absent or k_wide.
    static constexpr std::int64_t k_absent = ScaledCells::k_absent;
    static constexpr std::int64_t k_wide = ScaledCells::k_wide; ///< look in wide()
    std::int64_t scaled(Index entity) const { return covers(entity) ? scaled_[entity - first_] : k_absent; }
    /// Those of all entities that there may be figures of, one after the other.
    const ScaledCells& all_scaled() const { return scaled_; }
    Index first() const { return first_; } ///< the entity that all_scaled begins with
    int places() const { return places_; }
    const std::unordered_map<Index, Rational>& wide() const { return wide_; }

  private:
    /// An entity before the first one makes a number beyond all sizes.
    bool covers(Index entity) const { return entity - first_ < scaled_.size(); }
    void make_room(Index entity);
    bool rescale(int places);
    Period period_;
    int places_ = 0;
    Index count_ = 0;
    // Few of a set's entities often stand together: what lies before the first of them takes no room.
    Index first_ = 0;
    ScaledCells scaled_;
    std::unordered_map<Index, Rational> wide_;
    DetailCells details_;
};

/// A figure beside the one that counts: of the same entity and period, published on another day or replaced.
struct Vintage {
    static constexpr Index k_whole = std::numeric_limits<Index>::max();
    Period period; ///< spelled as that of the figure that counts
    Index entity = k_whole;
    Rational value;
    Index detail = 0;
    bool replaced = false; ///< by a file that revises: it counts on no day
    Span span;             ///< of figures in TOML, and of the whole
};

/// Where figures of entities came from: a file, and what part of it for `explain`.
struct Origin {
    Span first; ///< the first of them
    std::uint64_t figures = 0;
};

/// The observations of one indicator or series, ordered by the period's last day. Of a level or a running
/// total each day stands once (the finer spelling); amounts per period have first and last day as their key,
/// as 2024 and 2024-Q4 differ.
struct Records {
    std::vector<Observation> whole; ///< figures of the whole
    std::vector<Column> columns;    ///< figures of entities
    std::vector<Origin> origins;    ///< sources of the entities' figures, in order of reading
    int places = 0;                 ///< most decimals written in any figure
    int undated_places = 0;         ///< of figures whose publication is not dated
    FigureDetails details;          ///< what else is known of figures
    std::vector<Vintage> vintages;  ///< figures that do not count, those of one point in order of reading
    bool empty() const { return whole.empty() && columns.empty(); }
    /// Notes with how many decimals a figure published on that day was written.
    void note_places(std::int32_t published, int written) {
        places = std::max(places, written);
        if (published == k_undated)
            undated_places = std::max(undated_places, written);
        else
            details.note_places(published, written);
    }
};

// ---- entities
// ----------------------------------------------------------------------------------------------------

/// Many short texts in one piece of memory: a nation's villages take a third of what strings of their own
/// would.
class NamePool {
  public:
    Index size() const { return static_cast<Index>(ends_.size()); }
    bool empty() const { return ends_.empty(); }
    /// Valid until the next push_back.
    std::string_view operator[](Index at) const {
        const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
        return {bytes_.data() + begin, ends_[at] - begin};
    }
    void push_back(std::string_view name) {
        ascending_ = ascending_ && (empty() || (*this)[size() - 1] <= name);
        bytes_.append(name);
        ends_.push_back(bytes_.size());
    }
    /// Whether no name stands before one that is less.
    bool ascending() const { return ascending_; }

  private:
    GrowingArray<char> bytes_;
    GrowingArray<std::size_t> ends_; // of each name in bytes_
    bool ascending_ = true;
};

struct Entity {
    std::string id; ///< empty: it has none
    Text name;
    std::optional<Index> parent; ///< in the set that this one lies within
    Span span;
};

struct EntitySet {
    Index plan = 0;
    std::string id;
    Text name;
    Text unit;                   ///< of a count of them
    std::optional<Index> count;  ///< how many exist, named or not
    std::optional<Index> within; ///< the set of the parents
    std::vector<Entity> members; ///< declared ones, in their order: entities 0 … members.size() - 1
    NamePool others;             ///< names found only in data, as first read: the entities after the members
    Span span;

    Index size() const { return static_cast<Index>(members.size() + others.size()); }
    /// How many exist: `count`, or those known.
    Index total() const { return count ? std::max(*count, size()) : size(); }
    /// What columns print: the id, or the name of an entity without one.
    std::string_view key(Index entity) const;
    /// The name for people.
    std::string_view name_of(Index entity, Language language) const;
    std::optional<Index> parent_of(Index entity) const {
        return entity < members.size() ? members[entity].parent : std::nullopt;
    }
    /// All entities in the order of reports: members in their order, then others by code point.
    std::vector<Index> order() const;
    /// Whether that is the order of their numbers.
    bool in_order() const { return others.ascending(); }
};

/// `[limits]` of a share: projections stop there.
struct Limits {
    Rational low, high;
};

struct Series {
    Index plan = 0, file = 0;
    std::string id;
    Text name, note, source;
    std::string unit;
    Text unit_words; ///< what people call it in each language; empty: as it is
    Kind kind = Kind::stock;
    std::uint8_t year_starts = 1; ///< the month
    std::optional<Index> over;    ///< entity set; empty: its figures are the whole's
    std::vector<Text> stages;
    std::optional<Limits> limits;
    Records records;
    Span span;
};

/// Which entities an indicator looks at: those whose newest value of `series` passes `test`.
struct Among {
    Index series = 0;
    Test test;
};

/// What a ratio divides: the sums of two series.
struct Ratio {
    Index of = 0, to = 0;
    Rational per = 1;        ///< of how many of `to` it is said: 1000 for births per 1,000 people
    Rational conversion = 1; ///< of a number of `to` to the unit of `of`
    Span span;               ///< of `to`
    Rational factor() const { return per / conversion; }
};

/// What the figures of a mean are weighted by.
struct Weight {
    Index series = 0;
    Span span;
};

struct Indicator {
    Index plan = 0, file = 0;
    std::string id;
    Text name, note, source;
    std::optional<Index> group;
    std::string unit;
    std::string entity_unit; ///< of its entities' figures: another than its own when they are counted
    Text unit_words, entity_unit_words; ///< what people call them; empty: as they are
    Kind kind = Kind::stock;
    std::uint8_t year_starts = 1; ///< the month; of its series when it has one
    Attribute attribute = Attribute::expected;
    std::optional<Period> from; ///< where time begins to run when there is no baseline
    std::optional<Baseline> baseline;
    std::vector<Target> targets; ///< by deadline, earliest first
    Records records;             ///< its own figures; go before those of `series`
    std::optional<Index> series;
    std::optional<Index> over; ///< entity set of its entity figures (the series' when it has one)
    Measure measure = Measure::sum;
    std::optional<Ratio> ratio;   ///< with Measure::ratio
    std::optional<Weight> weight; ///< of a mean
    std::optional<Test> where;
    std::optional<Among> among;
    std::vector<Text> stages;     ///< of a milestone (the series' when it has one), in order
    std::optional<Limits> limits; ///< never those of a series that is counted
    std::vector<EntityTarget> entity_targets;
    std::optional<Rational> step; ///< least amount by which it can grow; empty: continuous
    std::optional<int> decimals;  ///< shown to people; empty: as written
    int places = 0; ///< most decimals written in its figures, baseline and targets; of a ratio one or more
    int own_places = 0; ///< in its baseline and targets alone
    Span span;

    /// Sets `places` from what is shown of it.
    void count_places(const std::vector<Series>& all);
    /// Whether `limits` hold for the figures that are counted and not for their number.
    bool limits_entities_alone() const { return measure == Measure::count && !series && where; }
    /// Whether what is judged are amounts that add up over time, and not levels or numbers of entities.
    bool is_measured_as_flow() const { return is_flow(kind) && measure != Measure::count && !weight; }
    /// Whether it is one sum divided by another: a ratio, or a weighted mean.
    bool is_quotient() const { return ratio || weight; }
    /// The series that it takes figures from, but for `among`.
    std::vector<Index> sources() const;
    /// Of a flow's target the span whose amounts are added up: its own, or the deadline's year.
    std::optional<Period> window(const Target& target) const {
        if (!is_measured_as_flow()) return std::nullopt;
        return target.during ? target.by
                             : Period::of_year(year_of(target.by.end(), year_starts), year_starts);
    }
    /// Whether the period is one of its years.
    bool is_year(const Period& period) const {
        return period.months() == 12 && period.begin().month == year_starts;
    }
    /// The years of its targets and of the whole's figures.
    Years years() const { return {year_starts, year_starts == 1 || !is_measured_as_flow()}; }
};

struct Group {
    Index plan = 0;
    std::string id;
    Text name;
};

struct Plan {
    std::string id; ///< empty: files without `plan`
};

/// What one TOML file says for all that stands in it.
struct File {
    Index plan = 0;
    Text title, source;
    Language language = Language::zh;
    std::uint32_t source_id = 0; ///< in Sources
};

struct Contestant {
    Index indicator = 0;
    Rational weight;
};

struct Arena {
    Index plan = 0;
    std::string id;
    Text name;
    Index over = 0;
    Rational cap; ///< most that one indicator can earn, as a ratio; beyond all completions where not capped
    bool capped = false;
    std::vector<Contestant> indicators;
    Span span;
};

/// Everything that the files of a run say.
struct Catalogue {
    std::vector<Plan> plans;
    std::vector<File> files;
    std::vector<Group> groups;
    std::vector<EntitySet> sets;
    std::vector<Series> series;
    std::vector<Indicator> indicators; ///< in the order of files
    std::vector<Arena> arenas;
    std::optional<Period> known_at;  ///< later publications are left out; empty: none are
    std::vector<EngineTable> tables; ///< at most one of a series
    EngineAnswer answer;             ///< what an engine said of them

    /// The table that holds the series; null when its figures are no engine's.
    const EngineTable* table_of(std::optional<Index> of) const;
    /// The same, where its figures are not in its records but in points.
    const EngineTable* points_table(std::optional<Index> of) const;
    /// How many figures of entities an engine has of that series; null where they are not its.
    const TablePeriods* periods_of(std::optional<Index> of) const;
    /// Where the entity of `set` lies in `parents`, over all that is between; empty: nowhere.
    std::optional<Index> ancestor(Index set, Index entity, Index parents) const;
    /// Whether entities of `set` may lie in those of `parents`, over all that is between.
    bool lies_within(Index set, Index parents) const;
};

/// The series of whose figures an engine makes those points.
Index series_of(const Catalogue& catalogue, const PointsKey& key);
/// The statements that ask for what is wanted, in their order.
std::vector<EngineStatement> engine_statements(const Catalogue& catalogue, const EngineWants& wants);

/// Lets each point have the figure that was known at the end of `day`: of those published by then the newest.
void forget_publications_after(Catalogue& catalogue, const Period& day);
/// The same, but a point of which nothing was known then keeps what was published first.
void turn_back_to(Catalogue& catalogue, const Period& day);
/// Decides which figure of each point counts when all publications are known.
void choose_newest(Records& records);

} // namespace gapcalc
