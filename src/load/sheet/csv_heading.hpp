// Which column of a sheet means what.
#pragma once

#include "gapcalc/base/period.hpp"
#include "load/sheet/csv.hpp"
#include "load/sheet/csv_problems.hpp"
#include "load/sheet/csv_row.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// A column of a wide table.
struct CsvPeriodColumn {
    std::size_t column = 0;
    CellPeriod period;
    std::string heading;
};

/// A column that is not read, or that holds the figures of one series.
struct CsvOtherColumn {
    std::size_t column = 0;
    std::string heading;
    CsvPlace place;
};

/// A column that decides which rows are read.
struct CsvFilterColumn {
    std::size_t column = 0, filter = 0; ///< the place of its filter in the request
};

/// A unit that stands outside the table's cells: in a title, the name of the sheet, a note.
struct TitleUnit {
    std::string unit, text; ///< and what says it
    CsvPlace place;
};

/// The columns of a sheet, by their place.
struct CsvHeading {
    char delimiter = ',';
    std::size_t columns = 0;
    std::size_t split_first = 0; ///< the first cell holds so many with commas between them, where over 1
    SheetLayout layout = SheetLayout::lines;
    std::optional<std::size_t> series, entity, period, period_part, value, unit;
    std::optional<std::size_t> status, source, note, published;
    std::optional<std::size_t> multiplier; ///< SDMX's powers of ten
    std::optional<std::size_t> id;         ///< in a form: what each row is of, as series or series@entity
    std::string value_unit;                ///< written in the heading of the values
    std::vector<CsvPeriodColumn> periods;  ///< of a wide table
    std::vector<CsvOtherColumn> series_columns;
    std::vector<CsvFilterColumn> filters;
    /// Columns that no key and no known heading claims.
    std::vector<CsvOtherColumn> loose;
    /// Headings that mean nothing here; without a column for the entity, one of them may have been meant for
    /// it.
    std::vector<std::string> ignored;
    CsvPlace place;                     ///< of the heading
    std::string first_of_month;         ///< a heading, where the periods of a wide table are all such days
    std::uint64_t hidden_columns = 0;   ///< that are read
    CsvPlace hidden_place;              ///< of the first of them
    std::vector<TitleUnit> title_units; ///< what stands above the rows says the unit is
};

/// Adds the units that a text outside the table's cells speaks of.
void add_title_units(std::string_view text, const CsvPlace& place, std::vector<TitleUnit>& units);

/// Comma, semicolon or tab: the most frequent outside quotes in the record that `text` begins with.
char find_delimiter(std::string_view text);

/// Where the cells of a heading stand.
using PlaceOfCell = std::function<CsvPlace(std::size_t column)>;

/// What a heading says: its names by column, those of several lines joined.
struct HeadingText {
    std::vector<std::string> names;
    std::vector<bool> text; ///< whether the cell is a text, and no number or date of a workbook
    char delimiter = ',';
    CsvPlace place;
    PlaceOfCell place_of;
};

/// Takes Eurostat's `freq,unit,geo\TIME_PERIOD` apart.
void split_eurostat(HeadingText& text, CsvHeading& heading);

/// Tells whether `name` is a series or indicator, perhaps with a unit behind it.
using KnowsSeries = std::function<bool(std::string_view name)>;

/// Finds the columns; empty when one is lacking, which is then reported.
std::optional<CsvHeading> read_heading(HeadingText text, const CsvRequest& request, const KnowsSeries& knows,
                                       CsvReporter& reporter);

/// Reports that the heading has no column for the entity.
void report_no_entity_column(const CsvHeading& heading, CsvReporter& reporter);

/// What a form's hidden column says of a row: plan/series@entity, the plan only where it is needed; of the
/// whole without an entity.
struct FormId {
    std::string_view series;
    std::optional<std::string_view> entity;
};
FormId form_id_of(std::string_view text);

/// The name and the unit of 工业投资（亿元）; the unit is empty where there is none that is known.
struct NameWithUnit {
    std::string_view name, unit;
};
NameWithUnit split_unit(std::string_view text);

/// The unit that a heading of values says in any way, as 收入（亿元）实绩, 收入/亿元 and 收入亿元 do; empty
/// where it says none.
std::string_view unit_in_heading(std::string_view text);

/// `text` in lower case and without blanks: headings are compared so.
std::string heading_key(std::string_view text);

} // namespace gapcalc::load
