#include "gapcalc/base/period.hpp"

#include <algorithm>

namespace gapcalc {
namespace {

void append_padded(std::string& out, int value, int width) {
    const std::string digits = std::to_string(value);
    out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
    out += digits;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int months_of(Grain grain) {
    switch (grain) {
    case Grain::year:
        return 12;
    case Grain::half:
        return 6;
    case Grain::quarter:
        return 3;
    default:
        return 1;
    }
}

/// A year by its number: 2024, or 2024/25 when it begins later than in January.
void append_year(std::string& out, int year, int first_month) {
    append_padded(out, year, 4);
    if (first_month == 1) return;
    out += '/';
    append_padded(out, (year + 1) % 100, 2);
}

void append_month(std::string& out, Date date) {
    append_padded(out, date.year, 4);
    out += '-';
    append_padded(out, date.month, 2);
}

Date first_of(int year, int month) {
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), 1};
}

bool ends_month(Date date) { return date.day == days_in_month(date.year, date.month); }

/// Whole months from the first of one to the end of another.
int months_from(Date begin, Date end) { return (end.year - begin.year) * 12 + end.month - begin.month + 1; }

/// The shortest name that those days have.
Grain name_of(Date begin, Date end, Years years) {
    if (begin == end) return Grain::day;
    if (begin.day != 1 || !ends_month(end)) return Grain::days;
    const int months = months_from(begin, end);
    const bool in_years = (begin.month == 1 && years.plain) || begin.month == years.first_month;
    if (in_years && months % 12 == 0) return months == 12 ? Grain::year : Grain::years;
    if (months == 1) return Grain::month;
    if (months == 3 && begin.month % 3 == 1) return Grain::quarter;
    if (months == 6 && begin.month % 6 == 1) return Grain::half;
    return Grain::months;
}

} // namespace

// Days are counted in years that begin in March, so that the leap day is a year's last.
std::int32_t day_number(Date date) {
    const int shifted = date.month <= 2 ? 1 : 0;
    const int year = date.year - shifted;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int month_from_march = date.month + (shifted != 0 ? 9 : -3);
    const int day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

Date date_of(std::int32_t number) {
    const int days = number + 719468;
    const int era = (days >= 0 ? days : days - 146096) / 146097;
    const int day_of_era = days - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day)};
}

int year_of(Date day, int first_month) { return day.month >= first_month ? day.year : day.year - 1; }

bool ends_year(Date day, int first_month) {
    return day.month == (first_month + 10) % 12 + 1 && ends_month(day);
}

int days_in_month(int year, int month) {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

Date month_end(int year, int month) {
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(days_in_month(year, month))};
}

std::string to_string(Date date) {
    std::string out;
    append_month(out, date);
    out += '-';
    append_padded(out, date.day, 2);
    return out;
}

Period Period::of_year(int year, int first_month) {
    const int last = year * 12 + first_month + 10; // months from January of year 0
    return {first_of(year, first_month), month_end(last / 12, last % 12 + 1), Grain::year};
}

Period Period::of_part(Grain grain, int year, int number) {
    const int last = number * months_of(grain);
    return {first_of(year, last - months_of(grain) + 1), month_end(year, last), grain};
}

Period Period::of_day(Date date) { return {date, date, Grain::day}; }

Period Period::of_days(Date begin, Date end, Years years) { return {begin, end, name_of(begin, end, years)}; }

int Period::months() const { return is_day() ? 0 : months_from(begin_, end_); }

std::optional<Period> Period::year_before() const {
    const auto before = [](Date date) {
        return Date{static_cast<std::int16_t>(date.year - 1), date.month, date.day};
    };
    if (!is_day()) return Period(before(begin_), month_end(end_.year - 1, end_.month), grain_);
    for (const Date date : {begin_, end_})
        if (date.month == 2 && date.day == 29) return std::nullopt;
    return Period(before(begin_), before(end_), grain_);
}

Period ending_on(Date day) {
    return ends_month(day) ? Period::of_part(Grain::month, day.year, day.month) : Period::of_day(day);
}

bool same_length(const Period& a, const Period& b) {
    if (!a.is_day() && !b.is_day()) return a.months() == b.months();
    return day_number(a.end()) - day_number(a.begin()) == day_number(b.end()) - day_number(b.begin());
}

bool longer_than_year(const Period& period) {
    Date begin = period.begin();
    ++begin.year;
    if (begin.day > days_in_month(begin.year, begin.month)) begin = {begin.year, 3, 1};
    return period.end() >= begin;
}

std::string to_string(const Period& period) {
    std::string out;
    const Date begin = period.begin(), end = period.end();
    switch (period.grain()) {
    case Grain::year:
        append_year(out, begin.year, begin.month);
        break;
    case Grain::half:
        append_padded(out, begin.year, 4);
        out += "-H" + std::to_string(end.month / 6);
        break;
    case Grain::quarter:
        append_padded(out, begin.year, 4);
        out += "-Q" + std::to_string(end.month / 3);
        break;
    case Grain::month:
        append_month(out, begin);
        break;
    case Grain::day:
        return to_string(end);
    case Grain::years:
        append_year(out, begin.year, begin.month);
        out += "..";
        append_year(out, year_of(end, begin.month), begin.month);
        break;
    case Grain::months:
        append_month(out, begin);
        out += "..";
        append_month(out, end);
        break;
    case Grain::days:
        return to_string(begin) + ".." + to_string(end);
    }
    return out;
}

Rational TimeSpan::months() const {
    return in_days ? Rational::fraction(count, 1) / Rational::fraction(487, 16) : Rational(count); // 30.4375
}

Rational TimeSpan::years() const {
    return in_days ? Rational::fraction(std::int64_t{count} * 4, 1461) : Rational::fraction(count, 12);
}

TimeSpan time_between(const Period& from, const Period& to, bool in_days) {
    if (in_days) return {day_number(to.end()) - day_number(from.end()), true};
    return {whole_months_between(from.end(), to.end()), false};
}

int whole_months_between(Date from, Date to) {
    if (to < from) return -whole_months_between(to, from);
    const int months = (to.year - from.year) * 12 + to.month - from.month;
    // The day of the month that completes one: the same, or a shorter month's last.
    const int completes = std::min<int>(from.day, days_in_month(to.year, to.month));
    return months - (to.day < completes ? 1 : 0);
}

} // namespace gapcalc
