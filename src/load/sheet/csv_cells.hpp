// What the cells of a row mean: the one place of the rules, for sheets of every kind. Rows come here one by
// one; the quick reader of large files asks here what a series, a period, a unit and a name mean, and brings
// every row here of which it is not certain.
#pragma once

#include "load/placed_period.hpp"
#include "load/sheet/csv.hpp"
#include "load/sheet/csv_heading.hpp"
#include "load/sheet/csv_period.hpp"
#include "load/sheet/csv_problems.hpp"
#include "load/sheet/csv_row.hpp"
#include "load/sheet/csv_targets.hpp"
#include "load/sheet/csv_value.hpp"
#include "load/status_words.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace gapcalc::load {

/// A row and where it stands: a record of CSV, or a row of a workbook.
struct CsvRecord {
    std::string_view text;
    std::uint32_t line = 0;
    const WorksheetRow* cells = nullptr; ///< of a workbook
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
    bool watch_point = false; ///< 1.234 may be grouped

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
    /// `bytes` is the size of the file, 0 when it is not known; `merged` are the merged ranges of a
    /// workbook's sheet.
    CsvCells(const CsvRequest& request, CsvHeading heading, LoadState& state, CsvReporter& reporter,
             std::uint64_t bytes, const std::vector<CellRange>* merged = nullptr);

    /// Whether the request's own series could be found; otherwise that is reported and no row can be read.
    bool usable() const { return usable_; }
    const CsvHeading& heading() const { return heading_; }

    /// Reads one record, whole; its problems are reported.
    void take(const CsvRecord& record);

    using Visit = std::function<void(const FigureKey&, const std::function<CsvPlace()>&)>;
    /// Names the figures of a record without adding or reporting anything.
    void look(const CsvRecord& record, const Visit& visit);

    /// Puts the figures into the catalogue, and tells what was decided on the way.
    void finish();

    // For the quick reader. Texts are as they stand in the file, without quotes.

    /// Whether rows that are plain can be taken quickly at all.
    bool quick() const;
    /// Whether the table has ended: what follows are notes.
    bool ended() const { return ended_; }
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
    /// Empty when rows like that must be taken one by one, for now or for good.
    std::optional<CsvQuickKey> quick_key(std::string_view series, std::string_view period,
                                         std::string_view unit);
    /// Whether rows of that entity or series are left out.
    bool skipped(std::string_view name) const;
    /// Notes what cells of a column hold that nobody claims: whether any is a figure, whether they differ,
    /// and one of them, if any is filled.
    void see_loose(std::size_t column, bool figures, bool varies, std::string_view one);
    /// Notes that the column of entities has names.
    void see_name();
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
    /// A figure of the whole that is one only if no other row names an entity.
    struct Unnamed {
        CsvTarget* target;
        Period period;
        Value value;
        CsvPlace place;
        Index detail;
    };
    /// What a row names: its cells, or what was said for all rows, or the row above.
    struct Names {
        std::string_view series, entity;
        const CsvCell *series_cell = nullptr, *entity_cell = nullptr;
    };
    /// Something that is told once, with its number and first place.
    struct Tally {
        std::uint64_t count = 0;
        CsvPlace first;
    };

    void take_row(const CsvRecord& record);
    bool lay_out();
    bool ends_table();
    void look_below_end();
    void note_units();
    const CsvCell* known_with_figure();
    void look_at_loose();
    bool passes_filters();
    Names names_of_row();
    bool fill_name(std::string_view& name, std::string& above) const;
    void take_lines(const Names& names, CsvTarget& target, const std::string& unit);
    void take_series_columns(const Names& names);
    void take_cell(const Names& names, CsvTarget& target, const std::string& series_unit,
                   const std::optional<Period>& period, const std::optional<Index>& entity, bool known,
                   const CsvCell& cell);
    CsvTarget* target_of_row(const Names& names, std::string& unit);
    CsvTarget* target_of_form(const Names& names, const CsvCell& id, std::string& unit);
    CsvTarget* target_named(std::string_view name, const CsvCell* cell, std::string& unit);
    void pass_over(std::string_view name, const std::string& near);
    void offer_only(Diagnostic* problem);

    // Entities
    bool entity_of_row(CsvTarget& target, const Names& names, std::optional<Index>& entity, bool& unnamed);
    bool entity_of_form(CsvTarget& target, const Names& names, const CsvCell& id,
                        std::optional<Index>& entity);
    bool is_whole(std::string_view name, const CsvTarget& target) const;
    std::optional<Index> find_entity(CsvTarget& target, std::string_view name, const CsvCell* cell);
    void report_entity(const CsvTarget& target, std::string_view name, const CsvCell* cell,
                       const EntityNames::Found& found);
    void report_long_entity(std::string_view name, std::size_t length, const CsvCell* cell);
    void report_unnamed(const CsvPlace& place, const std::string& target);
    bool knows_entity(std::string_view name) const;

    // Periods
    Placing placing_of(const CsvTarget::Figures& figures, const CellPeriod& read) const;
    std::optional<Period> period_of(const CsvTarget& target, bool of_entity, const CellPeriod& read,
                                    const CsvCell& cell);
    std::optional<CellPeriod> period_of_row();
    const SheetPeriod& read_period(std::string_view text, CellKind kind = CellKind::text);
    void report_period(const CsvCell& cell, std::string_view text, const Text& help);

    // Values
    bool is_missing(const CsvCell& cell) const;
    bool is_legible_value(const CsvCell& cell);
    std::optional<Value> value_of(const CsvTarget& target, bool of_entity, const CsvCell& cell,
                                  const std::string& series_unit);
    static std::string shown_unit(const CsvTarget::Figures& figures, const CsvCell& cell);
    std::optional<std::string> unit_of(const CsvTarget& target, const CsvTarget::Figures& figures,
                                       const CsvCell& cell, const std::string& own,
                                       const std::string& series_unit);
    void note_row_unit(const CsvTarget& target, std::string_view unit, std::string_view own);
    bool must_see_unit(const CsvTarget& target, std::string_view unit);
    void report_title(const TitleUnit& title, std::string_view own);
    bool multiply(const CsvTarget::Figures& figures, Value& value);
    std::optional<Value> stage_of(const CsvTarget& target, const CsvCell& cell);
    Remarks remarks_of_row() const;
    std::optional<Placing> publication_of(const CsvTarget& target, std::string_view text);
    std::optional<std::int32_t> published_on(const CsvTarget& target, std::string_view text);
    const StatusWords& statuses_of(std::string_view text);
    bool remarks_are_right(const CsvTarget& target, const Remarks& remarks);
    Index detail_of(CsvTarget& target, const Remarks& remarks, Bound bound);
    void count_mark(const CsvCell& cell);

    void put(const Figure& figure);
    void put_entity(const Figure& figure);
    void put_whole(const Figure& figure);
    void put_unnamed();
    static std::int32_t published(const Figure& figure);
    static void note_places(const Figure& figure);
    void note_first(const Figure& figure);
    bool take_another(const Figure& figure, const Vintage& counting);
    bool is_first_undated(const Figure& figure);
    void repeat(const Figure& figure, const Rational& earlier, bool same);

    // What is told at the end
    void tell_marks();
    void tell_passed_over();
    void tell_loose();
    void tell_apart();
    void tell_filters();
    void tell_decimals();
    void tell_hidden();
    void tell_first_of_month();
    void tell_shares();
    void tell_units();
    bool goal_is_over_one(const CsvTarget& target) const;

    Diagnostic* report(Problem problem, const CsvCell& cell, std::initializer_list<Text> arguments = {});
    Diagnostic* report_record(Problem problem, std::initializer_list<Text> arguments = {});
    CsvPlace place(const CsvCell& cell) const;
    const CsvCell* cell_of(const std::optional<std::size_t>& column) const {
        return column ? &row_.cells()[*column] : nullptr;
    }
    bool wants(Problem problem) const { return visit_ == nullptr && reporter_.shows(problem); }
    bool legible();
    bool complete();

    const CsvRequest& request_;
    CsvHeading heading_;
    LoadState& state_;
    CsvReporter& reporter_;
    std::uint64_t bytes_;
    const std::vector<CellRange>* merged_;
    CsvTargets targets_;
    CsvTarget* fixed_ = nullptr; // the request's own series
    CellSyntax syntax_;
    bool usable_ = true, entity_column_missed_ = false, ended_ = false;
    std::unordered_map<std::string, SheetPeriod> periods_;
    std::unordered_map<std::string, std::optional<WrittenPeriod>> publications_;
    std::unordered_map<std::string, StatusWords> statuses_;
    std::unordered_set<std::string> told_statuses_;
    std::unordered_set<const CsvTarget*> told_no_years_; // whose years begin in January

    // Across rows.
    std::string series_above_, entity_above_, unit_above_; // what blank cells below mean
    /// Rows of a series that name no unit, and another unit that one of its rows names.
    struct RowUnits {
        Tally blanks;
        std::string other;
    };
    std::unordered_map<const CsvTarget*, RowUnits> row_units_;
    std::vector<Rational> missing_numbers_; // numbers that mean "no figure", as 9999
    std::set<std::string> own_units_;       // of series whose figures name no unit
    std::vector<TitleUnit> note_units_;
    /// Of a sheet that revises: to which points it has given an undated figure, by entity (0: the whole).
    std::map<std::pair<const CsvTarget*, CsvPoint>, std::vector<bool>> undated_;
    bool revising_ = false; // the figure at hand replaces what was given before this sheet
    bool saw_name_ = false;
    std::vector<Unnamed> unnamed_;
    std::map<std::string, Tally> marks_;
    std::uint64_t passed_over_ = 0, unknown_names_ = 0;
    std::map<std::string, std::string> passed_near_; // names a character away from a known one
    std::vector<bool> loose_figures_, loose_varies_;
    std::vector<std::string> loose_first_;
    std::vector<Diagnostic*> doubled_;                    // problems of figures that there were already
    std::vector<std::vector<std::uint64_t>> filter_hits_; // by filter and value
    std::vector<std::set<std::string>> filter_seen_;
    Tally grouped_or_decimal_, divided_, multiplied_, hidden_rows_, below_until_;
    std::string divided_text_;
    bool point_is_decimal_ = false, title_unit_told_ = false;
    std::uint64_t days_ = 0, other_periods_ = 0;
    CsvPlace first_day_;
    std::string first_day_text_;

    // Of the row at hand.
    CsvRow row_;
    CsvRecord record_;
    const Visit* visit_ = nullptr;
    const CsvPlace* fixed_place_ = nullptr; // of a figure that was kept
};

} // namespace gapcalc::load
