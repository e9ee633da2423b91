// Calendar periods and the time between them.
#pragma once

#include "gapcalc/base/rational.hpp"
#include "gapcalc/base/text.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gapcalc {

/// A calendar day (proleptic Gregorian).
struct Date {
    std::int16_t year = 0;
    std::uint8_t month = 1;
    std::uint8_t day = 1;
    friend auto operator<=>(const Date&, const Date&) = default;
};

/// Days since 1970-01-01; negative before.
std::int32_t day_number(Date date);
/// The day with that number.
Date date_of(std::int32_t day_number);
int days_in_month(int year, int month);
/// The last day of that month.
Date month_end(int year, int month);
/// 2025-09-30.
std::string to_string(Date date);

/// How the years of a thing run.
struct Years {
    std::uint8_t first_month = 1; ///< the month that they begin with
    bool plain = true;            ///< 2024 may be written, which begins in January whatever they do
    friend bool operator==(Years, Years) = default;
};
/// The year that holds the day, by the calendar year in which it begins.
int year_of(Date day, int first_month);
/// Whether a year ends on that day.
bool ends_year(Date day, int first_month);

/// What the name of a period is made of.
enum class Grain : std::uint8_t {
    year,    ///< 2025 or 2024/25
    half,    ///< 2025-H1
    quarter, ///< 2025-Q3
    month,   ///< 2025-09
    day,     ///< 2025-09-30
    years,   ///< 2023..2025 or 2023/24..2025/26
    months,  ///< 2025-01..2025-09
    days,    ///< 2025-06-01..2025-06-15
};

/// The days from a first to a last one; its date is the last. Periods of the same days are the same,
/// however they were written: each has one name, the shortest that the years it was made with allow.
class Period {
  public:
    Period() = default;
    static Period of_year(int year, int first_month = 1);
    /// `number` is the half, quarter or month, from 1.
    static Period of_part(Grain grain, int year, int number);
    static Period of_day(Date date);
    static Period of_days(Date begin, Date end, Years years = {});

    Grain grain() const { return grain_; }
    Date begin() const { return begin_; }
    Date end() const { return end_; }
    /// Months that it spans; 0 when it is written as days.
    int months() const;
    /// Whether it is written as a day: one of its ends lies inside a month.
    bool is_day() const { return grain_ == Grain::day || grain_ == Grain::days; }
    /// Whether it has a name of its own, and not its ends for one.
    bool is_named() const { return grain_ <= Grain::day; }
    /// Whether it lies in `whole`.
    bool within(const Period& whole) const { return begin_ >= whole.begin_ && end_ <= whole.end_; }
    /// The same period one year earlier; empty where it begins or ends with a 29 February.
    std::optional<Period> year_before() const;
    /// The same days under the name that they have with those years.
    Period named(Years years) const { return of_days(begin_, end_, years); }

    /// Same days; compare `end()` for the same point.
    friend bool operator==(const Period& a, const Period& b) {
        return a.begin_ == b.begin_ && a.end_ == b.end_;
    }

  private:
    Period(Date begin, Date end, Grain grain) : begin_(begin), end_(end), grain_(grain) {}
    Date begin_{1900, 1, 1}, end_{1900, 12, 31};
    Grain grain_ = Grain::year;
};

/// The month that ends on that day, or the day itself.
Period ending_on(Date day);
/// Of periods that end on one day, whether `a` says more closely than `b` when: as 2024-12 than 2024.
inline bool is_finer(const Period& a, const Period& b) { return a.begin() > b.begin(); }
/// Whether both are as long: in months, or in days where one is written as days.
bool same_length(const Period& a, const Period& b);
/// Whether it is longer than twelve months.
bool longer_than_year(const Period& period);

/// A running total since the year began that the total since a window began is made of.
struct Piece {
    std::int32_t day = 0; ///< at which it stands
    bool taken_off = false;
};
/// Calls `visit(piece)` for what the total of `span` up to `end` is made of: the complete years before that
/// of `end`, the total at `end`, less the one at the day before the span.
template <class Visit>
void each_piece(const Period& span, Date end, std::uint8_t year_starts, Visit visit) {
    const int first = year_of(span.begin(), year_starts), last = year_of(end, year_starts);
    for (int year = first; year < last; ++year)
        visit(Piece{day_number(Period::of_year(year, year_starts).end()), false});
    visit(Piece{day_number(end), false});
    if (const Period year = Period::of_year(first, year_starts); year.begin() != span.begin())
        visit(Piece{day_number(span.begin()) - 1, true});
}

/// 2025, 2024/25, 2025-H1, 2025-Q3, 2025-09, 2025-09-30, or the first and the last such, as 2023..2025.
std::string to_string(const Period& period);
/// The same as people write it: 2025年1—6月, January to June 2025.
std::string people_text(const Period& period, Language language);
/// The end of a period, behind 到 or "by": 2025年底, the end of June 2025, 10 July 2025.
std::string people_end(Date end, Language language);

/// A period as it is written, which may speak of years.
struct WrittenPeriod {
    /// Whether it speaks of calendar years, or of such that begin in one and end in the next: these stand in
    /// `period` as if they began in January, until it is known when they do.
    enum class Named : std::uint8_t { parts, plain_years, split_years };
    Period period;
    Named named = Named::parts;
    friend bool operator==(const WrittenPeriod&, const WrittenPeriod&) = default;
};
/// As it was written but for its shortest name.
std::string to_string(const WrittenPeriod& written);
/// What it means for a thing with those years; empty when it speaks of years that these are not.
std::optional<Period> placed(const WrittenPeriod& written, Years years);

/// Reads those spellings, SDMX's 2025-S1 and 2025-M09, and 2024/2025; years 1900 to 2199; empty when it is
/// none of them.
std::optional<WrittenPeriod> read_period(std::string_view text);
/// The same where years begin in January.
std::optional<Period> parse_period(std::string_view text);
/// Whether `text` was plainly meant as a period though it is none: begins with four digits and a separator,
/// as 2025-6-30.
bool looks_like_period(std::string_view text);

/// A period as spreadsheets write it.
struct CellPeriod {
    WrittenPeriod written;
    bool to_month = false; ///< written 2023年1-9月: also the running total of its last month, or its level
};
/// Reads read_period's spellings and 2023年, 2023年9月, 2023年9月30日, 2023/9/30, 2023/9, 2023年1-9月,
/// 2023年上半年, 2023年三季度, 2023-2025年, 2005-2007, FY2024/25.
std::optional<CellPeriod> parse_cell_period(std::string_view text);
/// The first of two years that `text` may name, as FY2024 and 2024-2025 do; empty when it is clear.
std::optional<int> ambiguous_year(std::string_view text);

/// A length of time in months, or in days when one of its ends was written as a day.
struct TimeSpan {
    std::int32_t count = 0;
    bool in_days = false;
    /// Months; a month is 30.4375 days.
    Rational months() const;
    /// Years of 12 months, or of 365.25 days.
    Rational years() const;
};
/// From the end of `from` to the end of `to`, in days if `in_days`, else in whole months; negative when `to`
/// is earlier.
TimeSpan time_between(const Period& from, const Period& to, bool in_days);
/// Whole calendar months from `from` to `to`: the 31st of May to the 30th of June is one, since both end a
/// month.
int whole_months_between(Date from, Date to);

} // namespace gapcalc
