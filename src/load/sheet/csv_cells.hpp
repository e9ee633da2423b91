// What the cells of a row mean: the one place of the rules. Rows come here one by one; the quick reader of
// large files asks here what a series, a period, a unit and a name mean, and brings every row here of which
// it is not certain.
#pragma once

#include "load/sheet/csv.hpp"
#include "load/sheet/csv_heading.hpp"
#include "load/sheet/csv_problems.hpp"
#include "load/sheet/csv_row.hpp"
#include "load/sheet/csv_targets.hpp"
#include "load/status_words.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace gapcalc::load {

/// A record and where it stands.
struct CsvRecord {
    std::string_view text;
    std::uint32_t line = 0;
};

/// What a row's series, period and unit stand for, when figures can be added without a further look.
struct CsvQuickKey {
    CsvTarget* target = nullptr;
    Column* column = nullptr;
    Index detail = 0;        ///< of all figures
    int* places = nullptr;   ///< most decimals of figures published on that day
    bool plain = true;       ///< figures are neither converted nor limited
    std::int64_t factor = 1; ///< a figure is digits x factor / 10^(places + shift)
    int shift = 0;
    bool converted = false;

    // The limits as digits of the scale that was asked last.
    int limit_places = -1;
    std::int64_t low = 0, high = 0;
};

/// What quick rows may have in common, as it stands in the file, without quotes.
struct CsvKeyWords {
    std::string_view series, period, unit, status, source, published;
};

/// Reads rows into the catalogue.
class CsvCells {
  public:
    /// `bytes` is the size of the file, 0 when it is not known.
    CsvCells(const CsvRequest& request, CsvHeading heading, LoadState& state, CsvReporter& reporter,
             std::uint64_t bytes);

    /// Whether the request's own series could be found; otherwise that is reported and no row can be read.
    bool usable() const { return usable_; }
    const CsvHeading& heading() const { return heading_; }

    /// Reads one record, whole; its problems are reported.
    void take(const CsvRecord& record);

    using Visit = std::function<void(const FigureKey&, const std::function<CsvPlace()>&)>;
    /// Names the figures of a record without adding or reporting anything.
    void look(const CsvRecord& record, const Visit& visit);

    /// Puts the figures into the catalogue.
    void finish();

    // For the quick reader. Texts are as they stand in the file, without quotes.

    /// Which figures rows of that series and period give when they name an entity; empty when each must be
    /// looked at.
    std::optional<std::pair<CsvTarget*, CsvPoint>> quick_point(std::string_view series,
                                                               std::string_view period);
    /// Empty when rows like that must be taken one by one, for now or for good.
    std::optional<CsvQuickKey> quick_key(const CsvKeyWords& words);
    /// Counts rows by how they were read.
    void count(std::uint64_t quick, std::uint64_t careful) {
        state_.effort.quick_rows += quick;
        state_.effort.careful_rows += careful;
    }
    /// Whether rows of that entity are left out.
    bool skipped(std::string_view entity) const;
    /// The entity of a name that is not empty, has no spaces around it and is not known as it is, new ones
    /// taken in; empty when the row must be taken by itself. `record` finds the row where it is to be shown.
    std::optional<Index> entity(CsvTarget& target, std::string_view name, std::uint32_t hash,
                                const std::function<CsvRecord()>& record);
    /// Adds digits / 10^places; false, with nothing done, when the row must be taken by itself.
    bool add(CsvQuickKey& key, Index entity, std::int64_t digits, int places) {
        if (!key.plain && !convert(key, digits, places)) return false;
        // Zeros at the end do not make a column finer.
        int needed = places;
        for (; needed > key.column->places() && digits % 10 == 0; --needed) digits /= 10;
        if (!key.column->try_add(entity, digits, needed)) return false;
        key.column->set_detail(entity, key.detail);
        ++key.target->origin.figures;
        *key.places = std::max(*key.places, places);
        return true;
    }

  private:
    static bool convert(CsvQuickKey& key, std::int64_t& digits, int& places);

    struct Value {
        Rational number;
        std::optional<Decimal> decimal; ///< as written, when it was not converted
        int places = 0;
        Bound bound = Bound::exact;
    };
    /// What a row says of its figures beside their numbers.
    struct Remarks {
        std::string_view status, source, note, published;
    };
    struct Figure {
        CsvTarget* target;
        std::optional<Index> entity;
        Period period;
        Value value;
        const CsvCell* cell;
        Index detail; ///< of the target's records

        CsvPoint point() const { return target->figures(entity.has_value()).point_of(period); }
    };
    void take_row(const CsvRecord& record);
    CsvTarget* target_of_row();
    bool entity_of_row(CsvTarget& target, std::optional<Index>& entity);
    std::optional<Index> find_entity(CsvTarget& target, std::string_view name);
    void report_entity(const CsvTarget& target, std::string_view name, const EntityNames::Found& found);
    void report_long_entity(std::string_view name, std::size_t length);
    std::optional<Period> period_of(const CsvTarget& target, bool of_entity, const CellPeriod& read,
                                    const CsvCell& cell);
    std::optional<Period> period_of_row(const CsvTarget* target, bool of_entity);
    std::optional<Value> value_of(const CsvTarget& target, bool of_entity, const CsvCell& cell,
                                  const CsvCell* unit);
    std::optional<Value> stage_of(const CsvTarget& target, const CsvCell& cell);
    Remarks remarks_of_row() const;
    std::optional<std::int32_t> published_on(std::string_view text);
    const StatusWords& statuses_of(std::string_view text);
    bool remarks_are_right(const Remarks& remarks);
    Index detail_of(CsvTarget& target, const Remarks& remarks, Bound bound);
    void put(const Figure& figure);
    void put_entity(const Figure& figure);
    void put_whole(const Figure& figure);
    static std::int32_t published(const Figure& figure);
    static void note_places(const Figure& figure);
    bool take_another(const Figure& figure, const Vintage& counting);
    void repeat(const Figure& figure, const Rational& earlier, bool same);

    Diagnostic* report(Problem problem, const CsvCell& cell, std::initializer_list<Text> arguments = {});
    Diagnostic* report_record(Problem problem, std::initializer_list<Text> arguments = {});
    CsvPlace place(const CsvCell& cell) const;
    const CsvCell* cell_of(const std::optional<std::size_t>& column) const {
        return column ? &row_.cells()[*column] : nullptr;
    }
    bool wants(Problem problem) const { return visit_ == nullptr && reporter_.shows(problem); }
    bool legible();
    bool complete();
    const std::optional<CellPeriod>& read_period(std::string_view text);

    const CsvRequest& request_;
    CsvHeading heading_;
    LoadState& state_;
    CsvReporter& reporter_;
    std::uint64_t bytes_;
    CsvTargets targets_;
    CsvTarget* fixed_ = nullptr; // the request's own series
    bool usable_ = true, entity_column_missed_ = false;
    std::unordered_map<std::string, std::optional<CellPeriod>> periods_;
    std::unordered_map<std::string, StatusWords> statuses_;
    std::unordered_set<std::string> told_statuses_;

    // Of the row at hand.
    CsvRow row_;
    CsvRecord record_;
    const Visit* visit_ = nullptr;
};

} // namespace gapcalc::load
