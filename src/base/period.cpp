#include "gapcalc/base/period.hpp"

#include <algorithm>

namespace gapcalc {
namespace {

constexpr int k_first_year = 1900, k_last_year = 2199;

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
    case Grain::month:
        return 1;
    case Grain::day:
        break;
    }
    return 0;
}

/// Exactly `count` digits at `at`; -1 when there are others.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<Period> part(Grain grain, int year, int number) {
    if (number < 1 || number > 12 / months_of(grain)) return std::nullopt;
    return Period::of_part(grain, year, number);
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
    append_padded(out, date.year, 4);
    out += '-';
    append_padded(out, date.month, 2);
    out += '-';
    append_padded(out, date.day, 2);
    return out;
}

Period Period::of_year(int year) { return of_part(Grain::year, year, 1); }

Period Period::of_part(Grain grain, int year, int number) {
    Period period;
    period.end_ = month_end(year, number * months_of(grain));
    period.grain_ = grain;
    return period;
}

Period Period::of_day(Date date) {
    Period period;
    period.end_ = date;
    period.grain_ = Grain::day;
    return period;
}

Date Period::begin() const {
    if (is_day()) return end_;
    return {end_.year, static_cast<std::uint8_t>(end_.month - months() + 1), 1};
}

int Period::months() const { return months_of(grain_); }

std::optional<Period> Period::year_before() const {
    if (!is_day()) return of_part(grain_, end_.year - 1, end_.month / months());
    if (end_.month == 2 && end_.day == 29) return std::nullopt;
    return of_day({static_cast<std::int16_t>(end_.year - 1), end_.month, end_.day});
}

std::string to_string(const Period& period) {
    if (period.is_day()) return to_string(period.end());
    std::string out;
    append_padded(out, period.year(), 4);
    const int number = period.end().month / period.months();
    switch (period.grain()) {
    case Grain::half:
        out += "-H" + std::to_string(number);
        break;
    case Grain::quarter:
        out += "-Q" + std::to_string(number);
        break;
    case Grain::month:
        out += '-';
        append_padded(out, number, 2);
        break;
    case Grain::year:
    case Grain::day:
        break;
    }
    return out;
}

std::optional<Period> parse_period(std::string_view text) {
    const int year = digits_at(text, 0, 4);
    if (year < k_first_year || year > k_last_year) return std::nullopt;
    if (text.size() == 4) return Period::of_year(year);
    if (text[4] != '-') return std::nullopt;
    if (text.size() == 10 && text[7] == '-') {
        const int month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
        if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
        return Period::of_day({static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                               static_cast<std::uint8_t>(day)});
    }
    if (text.size() == 8 && text[5] == 'M') return part(Grain::month, year, digits_at(text, 6, 2));
    if (text.size() != 7) return std::nullopt;
    switch (text[5]) {
    case 'H':
    case 'S':
        return part(Grain::half, year, digits_at(text, 6, 1));
    case 'Q':
        return part(Grain::quarter, year, digits_at(text, 6, 1));
    default:
        return part(Grain::month, year, digits_at(text, 5, 2));
    }
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
