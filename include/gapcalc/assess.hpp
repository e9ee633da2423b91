// The calculation: from a catalogue and a question to rows of figures and verdicts. Pure: reads no clock, no
// file.
#pragma once

#include "gapcalc/assess/computed.hpp"
#include "gapcalc/model.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gapcalc::assess {

enum class Method : std::uint8_t { linear, growth, projection, trend };
enum class TargetChoice : std::uint8_t { current, first, final, all };

enum class Verdict : std::uint8_t {
    reached,
    ahead,
    on_track,
    slow,
    behind,
    reversing,
    missed,
    under_way,
    pending
};
inline constexpr int k_verdict_count = 9;
/// Whether a goal is known to fall short of its pace or of its target.
constexpr bool is_lagging(Verdict verdict) {
    return verdict == Verdict::slow || verdict == Verdict::behind || verdict == Verdict::reversing ||
           verdict == Verdict::missed;
}
enum class Reason : std::uint8_t {
    none,
    no_data,
    no_target,
    no_baseline,
    no_trend,
    not_started,
    partial_year,
    incomplete,
    only_bound,
    final_data_missing,
    zero_base,
    sign_change,
    negative_base,
    baseline_met,
    failed_year,
};
inline constexpr int k_reason_count = int(Reason::failed_year) + 1;
enum class Flag : std::uint8_t {
    slipping,
    late,
    lost,
    reversed_recently,
    stale,
    partial_year,
    newer_incomplete,
    later_data,
    assumed_deadline,
    provisional,
    estimated,
    series_break,
    revised,
};
inline constexpr int k_flag_count = 13;
/// A set of flags, in the order of the enumeration.
class Flags {
  public:
    void set(Flag flag, bool on = true) {
        if (on) bits_ |= std::uint16_t(1u << unsigned(flag));
    }
    bool has(Flag flag) const { return (bits_ >> unsigned(flag)) & 1u; }
    bool empty() const { return bits_ == 0; }
    friend bool operator==(Flags, Flags) = default;

  private:
    std::uint16_t bits_ = 0;
};

/// A class that a method reads, and the score at its edge.
struct ClassEdge {
    Verdict verdict;
    int hundredths;
};
/// The classes of a method, best first: the first whose edge the score reaches.
struct Grading {
    std::span<const ClassEdge> classes;
    Verdict otherwise;   ///< beyond the last edge
    bool less_is_better; ///< a class holds at or below its edge: the score is what is still lacking
};
const Grading& grading(Method method);

/// The step of the verdict rules that decided; for `explain`.
enum class Rule : std::uint8_t {
    none,
    target_unknown,
    met,
    over_ceiling,
    deadline_passed,
    final_data,
    lacking,
    baseline_met,
    method,
    each_year
};

/// Which entities of which set get rows of their own.
struct ByEntity {
    std::optional<Index> set; ///< roll up to this set; empty: each indicator's own entities
};

/// Figures that no verdict needs: computed only for who shows them. With all of them a row of six columns
/// takes 1.6 times as long.
enum class Metric : std::uint8_t {
    year_on_year,
    growth_per_year,
    needed_rates, ///< needed_per_month and needed_per_year
    needed_growth,
    projection, ///< with its gap
    reach_date, ///< or `never`
    likelihood,
};
inline constexpr int k_metric_count = 7;
/// A set of them.
class Metrics {
  public:
    constexpr Metrics() = default;
    constexpr Metrics(Metric figure) : bits_(std::uint8_t(1u << unsigned(figure))) {}
    static constexpr Metrics all() {
        Metrics metrics;
        metrics.bits_ = (1u << k_metric_count) - 1;
        return metrics;
    }
    constexpr Metrics& operator|=(Metrics more) {
        bits_ |= more.bits_;
        return *this;
    }
    bool has(Metric figure) const { return (bits_ >> unsigned(figure)) & 1u; }

  private:
    std::uint8_t bits_ = 0;
};

/// A fault of the program that came to light in one indicator.
class IndicatorFault : public std::runtime_error {
  public:
    IndicatorFault(const Indicator& indicator, const char* what)
        : std::runtime_error(what), id_(indicator.id), span_(indicator.span) {}
    const std::string& id() const { return id_; }
    Span span() const { return span_; }

  private:
    std::string id_;
    Span span_;
};

struct Query {
    Period as_of;
    TargetChoice target = TargetChoice::current;
    Method method = Method::linear;
    int stale_months = 12;
    std::optional<ByEntity> by;
    std::vector<Index> indicators; ///< those wanted, in the order of files; empty: all
    bool history = false;          ///< keep the track's points in each row
    bool grounds = false;          ///< and what each was decided by
    Metrics metrics = Metrics::all();
    /// Takes what goes wrong in one indicator, so that the others go on; from several threads at a time.
    /// Null: it is thrown.
    std::function<void(const IndicatorFault&)> on_fault = {};
};

/// One point of a row's history, as measured.
struct HistoryPoint {
    Period period;
    Rational value;
    bool complete = true;         ///< no missing entity could change it
    bool used = true;             ///< on the track that the row was judged by
    std::optional<Rational> path; ///< where the straight path from the baseline to the target stands then
    Bound bound = Bound::exact;   ///< what `value` is; unknown: it is no number
    Sure meets = Sure::maybe;     ///< the row's goal, within the limits of its figures; maybe without a goal
};

/// One year of a goal that must hold in each.
struct YearHeld {
    Period year;
    std::optional<HistoryPoint> last; ///< its last point; empty: none
    Sure holds = Sure::maybe;
};

/// Changes between values exactly a year apart, which a likelihood goes by.
struct YearlyChanges {
    int count = 0;           ///< n
    Period newest;           ///< of the last value
    Rational value;          ///< the last value
    Rational mean, variance; ///< m, s^2
    Rational years;          ///< h, from the last value to the deadline
};

/// The two sums of a ratio or a weighted mean.
struct TwoSums {
    Rational above, below;
};

/// What a row was decided by, for whoever puts it into words.
struct Grounds {
    Method method = Method::linear; ///< the one used: ranks and flows in their target year go by pace
    bool rank = false;              ///< the value is a place in a ranking
    bool each_year = false;         ///< judged year by year
    bool holds = false;             ///< the value as it is known stands beyond the bound
    Sure met = Sure::no;            ///< a running total meets a bound from above at the end of its span only
    TimeSpan since_start, whole_span, left; ///< t0 to t, t0 to tT, t to tT; each where both ends are there
    std::optional<Period> newest_period;
    std::optional<Rational> newest;      ///< the newest value; v is another where an earlier year failed
    std::optional<Rational> target_base; ///< what a relative target is relative to
    std::optional<Period> target_base_period;
    std::optional<std::uint32_t> entities;   ///< N
    std::optional<Rational> lowest, highest; ///< of `projection`
    std::optional<Rational> year_before;     ///< what `year_on_year` is held against
    std::optional<YearlyChanges> changes;    ///< with a likelihood
    std::vector<HistoryPoint> yearly;        ///< the last points of the years that a trend goes by
    std::vector<YearHeld> years;             ///< of a goal that must hold in each
    std::vector<Due> path;                   ///< levels that are due, from t0 to tT; empty: no way is known
    std::optional<TwoSums> divided;          ///< what v was divided from; empty: it is a figure as given
    std::vector<bool> counted;               ///< entities of the set, by number: whether v has a figure of it
};

/// One line of a report. Blank is an empty optional; all numbers are exact unless said.
struct Row {
    Row() {} // a defaulted one zeroes all of it first

    Index indicator = 0;
    std::optional<Index> entity; ///< in `entity_set`; empty: the whole
    Index entity_set = 0;

    // What was measured and against what
    Computed<Period> baseline_period;
    Computed<Rational> baseline; ///< as printed: not a flow's 0
    std::optional<Period> period;
    std::optional<Rational> value;
    Bound value_bound = Bound::exact; ///< what `value` is; unknown: there is none, for bounds that disagree
    std::optional<Period> deadline;
    std::optional<Operator> op; ///< known with a goal, also where the bound cannot be computed (no baseline)
    std::optional<Goal> goal;
    std::optional<Index> target;  ///< in the indicator's targets
    std::string_view unit;        ///< points into the catalogue
    const Text* source = nullptr; ///< the one that the figures at t name; points into the catalogue
    std::optional<Rational> step; ///< the least change that `needed` counts in; empty: continuous
    bool gap_open = false;        ///< the gap is at most this much: entities are missing (`<= 54`)

    // The track, for `explain`: b at t0 and the bound that the range acts as
    std::optional<Period> start;   ///< t0
    std::optional<Rational> base;  ///< b, 0 for a flow in its target year
    std::optional<Rational> bound; ///< T
    int direction = 1;             ///< d
    bool in_days = false;
    bool on_path = false;        ///< held against a plan that is no straight line
    bool in_target_year = false; ///< a flow measured within its deadline's year
    bool ceiling = false;        ///< a flow under a ceiling in its target year
    bool entity_counted = false; ///< an entity judged by `where` under count

    // The columns
    Computed<Rational> gap, needed, completion, progress, elapsed, planned, lead_points, lead_months, pace,
        expected, year_on_year, change_per_year, growth_per_year, needed_per_month, needed_per_year,
        needed_growth, projection, projected_gap, coverage, score;
    Computed<Rational> likelihood; ///< to 10^-15: the only figure that is not exact
    Computed<Period> reach_date;   ///< Blank::adverse: never at this rate
    Computed<int> age_months;
    std::optional<std::uint32_t> entities_known, entities_total; ///< coverage as a pair
    Verdict verdict = Verdict::pending;
    Reason reason = Reason::none;
    Flags flags;
    Rule rule = Rule::none;

    std::vector<HistoryPoint> history;
    std::shared_ptr<Grounds> grounds; ///< with Query::grounds
};

/// A report's rows in runs that do not wait for each other: several threads may compute them at a time.
class Assessment {
  public:
    /// The catalogue must outlive it.
    Assessment(const Catalogue& catalogue, const Query& query);
    Assessment(Catalogue&&, const Query&) = delete;
    ~Assessment();
    Assessment(Assessment&&) noexcept;
    std::size_t runs() const;
    /// How many rows all runs may have together.
    std::size_t most_rows() const;
    /// Calls `emit` with the rows of one run, in the order of the report, each for as long as the call lasts;
    /// each run may be computed once.
    void rows(std::size_t run, const std::function<void(const Row&)>& emit) const;

  private:
    struct Plan;
    std::unique_ptr<Plan> plan_;
};
/// All rows at once; they are valid as long as the catalogue.
std::vector<Row> assess_rows(const Catalogue& catalogue, const Query& query);
std::vector<Row> assess_rows(Catalogue&&, const Query&) = delete;

/// A question, and the catalogue as it is known for it, as far as its files go.
struct Asked {
    const Catalogue* catalogue = nullptr;
    Query query;
    Knowledge known = {};
};
/// What the questions, all of one run, need of the tables that an engine holds.
EngineWants engine_wants(const Catalogue& catalogue, std::span<const Asked> asked);

/// How many observations after the as-of date are left out.
std::uint64_t count_later_observations(const Catalogue& catalogue, const Query& query);

// ---- league tables
// ------------------------------------------------------------------------------------------------

/// One entity's standing in an arena.
struct Standing {
    std::optional<int> rank; ///< empty: no value
    Index entity = 0;
    Rational score;
    std::vector<std::optional<Rational>> completions; ///< one per indicator of the arena; empty: blank
    std::vector<Index> missing;                       ///< the arena's indicators that were blank
};
/// The arena's league table, best first; equal scores share a rank.
std::vector<Standing> rank_arena(const Catalogue& catalogue, const Arena& arena, const Query& query);

/// One entity's place in the ranking of one indicator: its row, and the rank (empty without a value).
struct Placing {
    std::optional<int> rank;
    Row row;
};
/// What entities are ranked by; `automatic`: completion where the goal is split over them and more is better,
/// else value.
enum class RankBy : std::uint8_t { automatic, completion, value };
/// The entities of one indicator, best first in the goal's direction; those without a figure to rank by last.
std::vector<Placing> rank_indicator(const Catalogue& catalogue, Index indicator, const Query& query,
                                    RankBy by = RankBy::automatic);
std::vector<Placing> rank_indicator(Catalogue&&, Index, const Query&, RankBy = RankBy::automatic) = delete;

// ---- changes
// ------------------------------------------------------------------------------------------------------

/// One line at two as-of dates.
struct Change {
    Row then, now;
    std::optional<Rational> value_then; ///< what the value now is compared with
    std::optional<Period> period_then;  ///< when that was
    std::optional<Rational> change; ///< value now - value then; blank where the two are not alike or exact
    bool new_target = false;        ///< the current target is another one than then
    bool revised = false;           ///< the figure of the earlier row's period is another one now
    std::optional<Rational> value_then_now; ///< and that one
    Bound value_then_now_bound = Bound::exact;
};
/// What moved since `since`: changed verdicts first, then the order of the report. `then` is the catalogue as
/// it was known at the earlier date; it must outlive what is returned, as must `catalogue`.
std::vector<Change> changes(const Catalogue& catalogue, const Catalogue& then, const Query& query,
                            Period since);
std::vector<Change> changes(Catalogue&&, const Catalogue&, const Query&, Period) = delete;
std::vector<Change> changes(const Catalogue&, Catalogue&&, const Query&, Period) = delete;

} // namespace gapcalc::assess
