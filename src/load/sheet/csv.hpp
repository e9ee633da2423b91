// Observations from CSV: what a [[data]] table or --data asks for, and the reader.
#pragma once

#include "gapcalc/load.hpp"
#include "load/entity_names.hpp"
#include "load/series_names.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gapcalc::load {

/// The headings that a [[data]] table names; empty ones are looked for under their usual names.
struct CsvColumns {
    std::optional<std::string> series, entity, period, value;
    std::optional<std::string> unit;        ///< "": there is none
    std::optional<std::string> period_part; ///< the month or quarter, where `period` is the year
    std::optional<std::string> status, source, note, published;
};

/// How the figures of a sheet stand.
enum class SheetLayout : std::uint8_t {
    lines,   ///< one figure a row
    wide,    ///< one column a period
    columns, ///< one column a series
};

/// What a date or a number in a column of periods means.
enum class PeriodMeaning : std::uint8_t {
    as_written,
    month,
    quarter,
    half,
    year,
    fiscal_begin, ///< 2024 is the year that begins in 2024, in the month that its series says
    fiscal_end,   ///< 2024 is the year that ends in 2024
};
inline bool is_fiscal(PeriodMeaning meaning) {
    return meaning == PeriodMeaning::fiscal_begin || meaning == PeriodMeaning::fiscal_end;
}

/// In which order the parts of 31/12/2024 stand.
enum class DayOrder : std::uint8_t { unsaid, day_first, month_first };

/// Rows are read only where the column of that heading holds one of the values.
struct RowFilter {
    std::string heading;
    std::vector<std::string> values;
    Span span;
};

/// One sheet to read. What it names has been checked for form, not for existence.
struct CsvRequest {
    std::string path;                ///< ready to open
    std::optional<std::string> text; ///< what is read in its place
    Span declared;                   ///< the `file =` value; none for --data
    std::optional<Index>
        plan; ///< whose names it uses; empty (for --data): any plan where a name is unambiguous
    std::optional<std::string>
        series;       ///< a series or indicator by id or name; empty: the file's own column says
    Span series_span; ///< of that value, for problems
    SheetLayout layout = SheetLayout::lines;
    CsvColumns columns;
    std::optional<std::string> sheet_name; ///< of a workbook
    std::optional<std::int64_t> sheet_number;
    Span sheet_span;
    std::optional<CellPeriod> at;            ///< the period of rows that name none
    bool at_name = false;                    ///< that period stands in the name of the file or of its sheet
    std::optional<std::string> entity, unit; ///< of rows that name none
    std::vector<RowFilter> rows;
    bool only_known = false;          ///< rows of unknown series and entities are skipped
    std::vector<std::string> missing; ///< cells that mean "no figure"
    bool missing_usual = false;
    bool fill = false;              ///< an empty name repeats the one above
    std::vector<std::string> whole; ///< names that mean the whole; "": an empty cell
    std::optional<char> decimal;    ///< the decimal mark of texts
    PeriodMeaning period = PeriodMeaning::as_written;
    Span period_span; ///< of that value, for problems
    DayOrder days = DayOrder::unsaid;
    int heading_rows = 1;
    std::vector<std::string> until;  ///< the table ends before a row that begins so
    std::vector<std::string> unused; ///< headings left alone on purpose
    bool brackets_negative = false;
    std::optional<std::string> encoding; ///< as written, lower case; empty: recognised
    Span encoding_span;
    int skip_rows = 0;
    std::vector<std::string> skip; ///< entities and series left out; * at an end is any text
    bool revises = false;          ///< figures without a date replace those that were given before
};

/// Where entity figures and figures of the whole written in TOML stand, so that a second one can name the
/// first.
struct FigureKey {
    const Records* records;
    std::optional<Index> entity; ///< empty: the whole
    std::int32_t day;            ///< the period's last
    std::int32_t first_day = 0;  ///< the period's first, of amounts per period only; otherwise 0
    std::int32_t published = k_undated;
    friend auto operator<=>(const FigureKey&, const FigureKey&) = default;
};
using FigurePlaces = std::map<FigureKey, Span>;

/// A CSV file that was read.
struct CsvRead {
    CsvRequest request;
    std::uint32_t source = 0; ///< in Sources
    bool regular = false;     ///< it can be read once more
};

/// A figure that an earlier one contradicts or repeats: its problem wants the earlier one's place.
struct RepeatedFigure {
    Diagnostic* problem;
    FigureKey key;
};

/// How CSV files were read, which no result shows.
struct CsvEffort {
    std::uint64_t quick_rows = 0, careful_rows = 0; ///< added without a look at the rules, and with one
    std::uint64_t searches = 0;                     ///< files read once more for the place of a figure
};

/// What the readers of one load share.
struct LoadState {
    Catalogue& catalogue;
    Sources& sources;
    Diagnostics& problems;
    const LoadRequest& request;
    std::map<Index, std::unique_ptr<EntityNames>> names; ///< by entity set, made at the first use
    FigurePlaces places = {};             ///< of figures written in TOML, and of those that replace others
    std::vector<CsvRead> files_read = {}; ///< CSV files so far
    std::vector<RepeatedFigure> repeated = {};           ///< whose first one is still to be named
    std::unique_ptr<SeriesNames> made_series_names = {}; ///< made at the first use
    CsvEffort effort = {};

    /// The names of that entity set. The vector of sets must be complete at the first call.
    EntityNames& names_of(Index set) {
        std::unique_ptr<EntityNames>& made = names[set];
        if (!made) {
            EntitySet& of = catalogue.sets[set];
            made = std::make_unique<EntityNames>(of, of.within ? &catalogue.sets[*of.within] : nullptr);
        }
        return *made;
    }
    /// The names of series and indicators, which must be complete at the first call.
    SeriesNames& series_names() {
        if (!made_series_names) made_series_names = std::make_unique<SeriesNames>(catalogue);
        return *made_series_names;
    }
};

/// Adds the file's figures to the records of the series and indicators that it names, converted to their
/// units.
void read_csv(const CsvRequest& request, LoadState& state);

} // namespace gapcalc::load
