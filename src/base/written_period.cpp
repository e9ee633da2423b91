// Periods as files and the command line write them.
#include "gapcalc/base/period.hpp"

namespace gapcalc {
namespace {

using Named = WrittenPeriod::Named;

constexpr int k_first_year = 1900, k_last_year = 2199;

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

std::optional<WrittenPeriod> part(Grain grain, int year, int number) {
    const int most = grain == Grain::half ? 2 : grain == Grain::quarter ? 4 : 12;
    if (number < 1 || number > most) return std::nullopt;
    return WrittenPeriod{Period::of_part(grain, year, number), Named::parts};
}

/// 2024/25 and 2024/2025.
std::optional<WrittenPeriod> split_year(std::string_view text, int year) {
    const bool full = text.size() == 9;
    const int next = digits_at(text, 5, full ? 4 : 2);
    if (year == k_last_year || next != (full ? year + 1 : (year + 1) % 100)) return std::nullopt;
    return WrittenPeriod{Period::of_year(year), Named::split_years};
}

/// What has no two ends.
std::optional<WrittenPeriod> read_one(std::string_view text) {
    const int year = digits_at(text, 0, 4);
    if (year < k_first_year || year > k_last_year) return std::nullopt;
    if (text.size() == 4) return WrittenPeriod{Period::of_year(year), Named::plain_years};
    if (text[4] == '/' && (text.size() == 7 || text.size() == 9)) return split_year(text, year);
    if (text[4] != '-') return std::nullopt;
    if (text.size() == 10 && text[7] == '-') {
        const int month = digits_at(text, 5, 2), day = digits_at(text, 8, 2);
        if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
        const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                        static_cast<std::uint8_t>(day)};
        return WrittenPeriod{Period::of_day(date), Named::parts};
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

} // namespace

std::optional<WrittenPeriod> read_period(std::string_view text) {
    constexpr std::string_view k_to = "..";
    constexpr std::size_t k_shortest = 10; // of two ends
    if (const auto one = read_one(text)) return one;
    const std::size_t at = text.size() < k_shortest ? text.npos : text.find(k_to);
    if (at == text.npos) return std::nullopt;
    const auto first = read_one(text.substr(0, at)), last = read_one(text.substr(at + k_to.size()));
    if (!first || !last || first->named != last->named) return std::nullopt;
    // Of two years neither is named by its months.
    if (first->period.grain() != last->period.grain() || last->period.end() < first->period.end())
        return std::nullopt;
    return WrittenPeriod{Period::of_days(first->period.begin(), last->period.end()), first->named};
}

std::optional<Period> placed(const WrittenPeriod& written, Years years) {
    const auto& [period, named] = written;
    if (named != Named::split_years) {
        if (named == Named::plain_years && !years.plain) return std::nullopt;
        return years == Years{} ? period : period.named(years);
    }
    if (years.first_month == 1) return std::nullopt;
    return Period::of_days(Period::of_year(period.begin().year, years.first_month).begin(),
                           Period::of_year(period.end().year, years.first_month).end(), years);
}

std::string to_string(const WrittenPeriod& written) {
    constexpr Years k_any_split{.first_month = 4, .plain = false};
    const bool split = written.named == Named::split_years;
    return to_string(split ? *placed(written, k_any_split) : written.period);
}

std::optional<Period> parse_period(std::string_view text) {
    const auto written = read_period(text);
    return written ? placed(*written, {}) : std::nullopt;
}

} // namespace gapcalc
