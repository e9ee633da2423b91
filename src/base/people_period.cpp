// Periods in words.
#include "gapcalc/base/period.hpp"

namespace gapcalc {
namespace {

constexpr std::string_view k_months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};

std::string number(int value) { return std::to_string(value); }
std::string month_name(int month) { return std::string(k_months[month - 1]); }

std::string in_zh(Date day) {
    return number(day.year) + "年" + number(day.month) + "月" + number(day.day) + "日";
}
std::string in_en(Date day) { return number(day.day) + ' ' + month_name(day.month) + ' ' + number(day.year); }

/// The whole period's years as they are named: 2025, or 2024/25.
std::string years_name(const Period& period) { return to_string(period); }

std::string zh(const Period& period) {
    static constexpr std::string_view k_quarters[] = {"一", "二", "三", "四"};
    const Date begin = period.begin(), end = period.end();
    switch (period.grain()) {
    case Grain::year:
        return years_name(period) + (begin.month == 1 ? "年" : "年度");
    case Grain::half:
        return number(end.year) + (end.month == 6 ? "年1—6月" : "年下半年");
    case Grain::quarter:
        return number(end.year) + "年第" + std::string(k_quarters[end.month / 3 - 1]) + "季度";
    case Grain::month:
        return number(end.year) + "年" + number(end.month) + "月";
    case Grain::day:
        return in_zh(end);
    case Grain::years: {
        const std::string name = years_name(period);
        const std::size_t dots = name.find("..");
        return name.substr(0, dots) + "—" + name.substr(dots + 2) + (begin.month == 1 ? "年" : "年度");
    }
    case Grain::months:
        if (begin.year == end.year)
            return number(end.year) + "年" + number(begin.month) + "—" + number(end.month) + "月";
        return number(begin.year) + "年" + number(begin.month) + "月—" + number(end.year) + "年" +
               number(end.month) + "月";
    case Grain::days:
        return in_zh(begin) + "—" + in_zh(end);
    }
    return to_string(period);
}

std::string en(const Period& period) {
    static constexpr std::string_view k_quarters[] = {"first", "second", "third", "fourth"};
    const Date begin = period.begin(), end = period.end();
    switch (period.grain()) {
    case Grain::year:
        return years_name(period);
    case Grain::half:
        return (end.month == 6 ? "January to June " : "second half of ") + number(end.year);
    case Grain::quarter:
        return std::string(k_quarters[end.month / 3 - 1]) + " quarter of " + number(end.year);
    case Grain::month:
        return month_name(end.month) + ' ' + number(end.year);
    case Grain::day:
        return in_en(end);
    case Grain::years: {
        const std::string name = years_name(period);
        const std::size_t dots = name.find("..");
        return name.substr(0, dots) + " to " + name.substr(dots + 2);
    }
    case Grain::months:
        if (begin.year == end.year)
            return month_name(begin.month) + " to " + month_name(end.month) + ' ' + number(end.year);
        return month_name(begin.month) + ' ' + number(begin.year) + " to " + month_name(end.month) + ' ' +
               number(end.year);
    case Grain::days:
        return in_en(begin) + " to " + in_en(end);
    }
    return to_string(period);
}

} // namespace

std::string people_text(const Period& period, Language language) {
    return language == Language::zh ? zh(period) : en(period);
}

std::string people_end(Date end, Language language) {
    if (end != month_end(end.year, end.month)) return language == Language::zh ? in_zh(end) : in_en(end);
    if (language == Language::zh)
        return number(end.year) + (end.month == 12 ? "年底" : "年" + number(end.month) + "月底");
    return "the end of " + (end.month == 12 ? "" : month_name(end.month) + ' ') + number(end.year);
}

} // namespace gapcalc
