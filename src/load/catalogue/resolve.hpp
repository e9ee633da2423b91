// From what the files say to the catalogue: names become places in it, figures are converted to their units.
#pragma once

#include "load/goals/parsed.hpp"
#include "load/goals/target_kinds.hpp"
#include "load/reporter.hpp"
#include "load/sheet/csv.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gapcalc::load {

/// The ids of one sort in one plan.
class NameTable {
  public:
    struct Entry {
        Span span;
        std::optional<Index> index; ///< empty: it is declared but could not be used
    };
    /// Takes an id in; the earlier entry when there is one already.
    const Entry* declare(const Word& id) {
        const auto [found, added] = entries_.try_emplace(id.text, Entry{id.span, {}});
        if (added) candidates_.clear();
        return added ? nullptr : &found->second;
    }
    void place(const Word& id, Index index) { entries_[id.text].index = index; }
    const Entry* find(std::string_view id) const {
        const auto found = entries_.find(id);
        return found != entries_.end() ? &found->second : nullptr;
    }
    /// All ids, for help.
    const std::vector<std::string>& candidates();

  private:
    std::unordered_map<std::string_view, Entry> entries_;
    std::vector<std::string> candidates_;
};

struct PlanNames {
    NameTable groups, sets, series, indicators, arenas;
    NameTable figures; ///< series and indicators together, which share their ids
    std::unordered_map<std::string_view, std::vector<Index>> series_by_name; ///< in either language
};

/// What a file is in the catalogue.
struct FilePlace {
    Index plan = 0, file = 0;
};

/// What the steps of resolving share.
struct Resolution {
    LoadState& state;
    std::vector<ParsedFile>& files;
    Reporter reporter{state.problems};
    std::vector<PlanNames> names{};         ///< by plan
    std::vector<FilePlace> places{};        ///< by file draft
    std::vector<char> tainted_sets{};       ///< by set: a name may be missing because it could not be read
    std::vector<char> tainted_indicators{}; ///< by indicator: what it lacks may be what could not be read
    bool unread = false;                    ///< a whole file could not be read: anything may be missing
    bool wants_places = false;              ///< figures may be reported later: note their places

    Catalogue& catalogue() { return state.catalogue; }
    /// Looks up `id`; returns empty, with a problem to `told`, when there is no such thing, and empty when
    /// that is broken.
    std::optional<Index> find(NameTable& table, const Word& id, const Text& sort, const ParsedFile& file,
                              Reporter& told);
    /// The series of that id or name, as `find`.
    std::optional<Index> find_series(PlanNames& names, const Word& word, const ParsedFile& file,
                                     Reporter& told);
    /// Whether a statement that could not be read may have named it.
    bool lost(std::string_view word) const;
    bool tainted(Index indicator) const { return tainted_indicators[indicator] != 0; }
};

/// How messages call what `over` and `within` refer to.
inline const Text k_set_sort{"对象集", "[[entities]] set"};
inline const Text k_series_sort{"序列", "series"};

/// What the figures of a series or indicator are measured in.
struct RecordsMeasures {
    Measured whole;    ///< figures of the whole
    Measured entities; ///< figures of entities
    std::optional<Index> set;
    std::optional<Limits> whole_limits, entity_limits;
    bool whole_amounts = false, entity_amounts = false; ///< per period, with first and last day as the key
    bool tainted = false;
    bool kind_unsure = false; ///< a text may be a stage of what is no milestone for all that could be read
};

/// The limits in their unit; reported and empty when they are none.
std::optional<Limits> resolve_limits(const ParsedMeasured& parsed, const Measured& measured,
                                     Reporter& reporter);
/// Reports a figure outside the limits; whether it is.
bool report_outside(const Figure& figure, const Rational& value, const std::optional<Limits>& limits,
                    Reporter& reporter);
/// The stages of a milestone, those of every one where none are named; of another kind none.
std::vector<Text> stages_of(const ParsedMeasured& parsed, Kind kind, Reporter& reporter);
/// Converts the figures of a draft and puts them where they belong.
void resolve_records(Resolution& resolution, Reporter& reporter, const ParsedRecords& parsed,
                     const RecordsMeasures& measures, Records& records);

/// Reports a name that no entity of `set` has, or is suspiciously near one.
void report_entity(Resolution& resolution, const EntityNames::Found& found, const Word& name,
                   const EntitySet& set);

/// An indicator without its figures.
struct ResolvedIndicator {
    Indicator indicator;
    bool usable = true;   ///< it can be computed, and not from the wrong figures or entities
    bool tainted = false; ///< what it lacks may be what could not be read or found
};
/// Makes the indicator of a draft. All of it is looked at, even when it cannot be used.
ResolvedIndicator resolve_indicator(Resolution& resolution, Reporter& reporter, std::size_t file,
                                    const ParsedIndicator& parsed);
/// Reads what a ratio divides, or what a mean is weighted by, into `out`, whose series and measure are known;
/// false when it cannot be used.
bool resolve_quotient(Resolution& resolution, Reporter& reporter, std::size_t file,
                      const ParsedIndicator& parsed, bool tainted, Indicator& out);
/// What the figures of an indicator are measured in; its texts must outlive the result.
RecordsMeasures measures_of(const Indicator& indicator, bool tainted);

void resolve_sets(Resolution& resolution);
void resolve_series(Resolution& resolution);
void resolve_indicators(Resolution& resolution);
void resolve_arenas(Resolution& resolution);
void resolve_tables(Resolution& resolution);
/// Everything of the files but CSV.
void resolve(Resolution& resolution);

/// Whether any series has figures in files and in an engine; once all files are read.
void check_tables(LoadState& state);

/// What can only be checked when all figures are there, and what follows from them.
void check_catalogue(LoadState& state);

} // namespace gapcalc::load
