// Calendar periods and the time between them.
#pragma once

#include "gapcalc/base/rational.hpp"

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

/// How a period is written; coarse before fine.
enum class Grain : std::uint8_t { year, half, quarter, month, day };

/// A year, half, quarter, month or day. It stands for its last day; 2024 and 2024-12 are two spellings of one
/// point.
class Period {
  public:
    Period() = default;
    static Period of_year(int year);
    /// `number` is the half, quarter or month, from 1.
    static Period of_part(Grain grain, int year, int number);
    static Period of_day(Date date);

    Grain grain() const { return grain_; }
    int year() const { return end_.year; }
    Date begin() const;
    Date end() const { return end_; }
    /// Months that it spans: 12, 6, 3, 1; 0 for a day.
    int months() const;
    bool is_day() const { return grain_ == Grain::day; }
    /// The same period one year earlier; empty for 29 February.
    std::optional<Period> year_before() const;

    /// Same spelling; compare `end()` for the same point.
    friend bool operator==(const Period&, const Period&) = default;

  private:
    Date end_{1900, 12, 31};
    Grain grain_ = Grain::year;
};

/// 2025, 2025-H1, 2025-Q3, 2025-09, 2025-09-30.
std::string to_string(const Period& period);
/// Reads those spellings and SDMX's 2025-S1 and 2025-M09; years 1900 to 2199; empty when it is none of them.
std::optional<Period> parse_period(std::string_view text);
/// Whether `text` was plainly meant as a period though it is none: begins with four digits and a separator,
/// as 2025-6-30.
bool looks_like_period(std::string_view text);

/// A period as spreadsheets write it.
struct CellPeriod {
    Period period;
    bool running_total = false; ///< written 2023年1-9月: from January to there
};
/// Reads parse_period's spellings and 2023年, 2023年9月, 2023年9月30日, 2023/9/30, 2023/9, 2023年1-9月,
/// 2023年上半年, 2023年三季度.
std::optional<CellPeriod> parse_cell_period(std::string_view text);

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
