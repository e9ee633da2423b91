#include "load/placed_period.hpp"

#include <fmt/format.h>

namespace gapcalc::load {
namespace {

using Named = WrittenPeriod::Named;

/// Years of calendar years `first` to `last`, which begin in one and end in the next.
std::string split(int first, int last) {
    const Period years = Period::of_days(Period::of_year(first).begin(), Period::of_year(last).end());
    return to_string(WrittenPeriod{years, Named::split_years});
}

Misplaced january_year(const WrittenPeriod& written) {
    const Period& years = written.period;
    const int next = (years.begin().year + 1) % 100;
    Text help{fmt::format("1 月开始的年度写成 {}", to_string(years)),
              fmt::format("a year that begins in January is written {}", to_string(years))};
    if (years.grain() == Grain::year && next >= 1 && next <= 12) {
        const std::string month = fmt::format("{}-{:02}", years.begin().year, next);
        help.zh += fmt::format("；月份写成 {}", month);
        help.en += fmt::format(", or the month, {}", month);
    }
    help.zh += "；其他月份开始的，用 year_starts 写明月份";
    help.en += "; where years begin later, year_starts = 4 says in which month";
    return {Problem::january_year, to_string(written), help};
}

Misplaced plain_year(const WrittenPeriod& written) {
    const int first = written.period.begin().year, last = written.period.end().year;
    return {Problem::plain_year,
            to_string(written),
            {fmt::format("写成 {} 或 {}", split(first - 1, last - 1), split(first, last)),
             fmt::format("write {} or {}", split(first - 1, last - 1), split(first, last))}};
}

} // namespace

Placing place(const WrittenPeriod& written, Years years) {
    if (const auto period = placed(written, years)) return *period;
    if (written.named == Named::split_years) return january_year(written);
    return plain_year(written);
}

Placing place_figure(const WrittenPeriod& written, Kind kind, Years years, bool to_month) {
    const Placing placing = place(written, years);
    const auto* period = std::get_if<Period>(&placing);
    if (period == nullptr) return placing;
    if (to_month && !is_flow(kind)) return ending_on(period->end());
    if (kind != Kind::year_to_date || (period->is_named() && !to_month)) return placing;
    const Period year = Period::of_year(year_of(period->end(), years.first_month), years.first_month);
    if (period->begin() == year.begin())
        return period->is_named() && !to_month ? *period : ending_on(period->end());
    const std::string end = to_string(ending_on(period->end()));
    return Misplaced{
        Problem::no_running_total,
        to_string(written),
        {fmt::format("累计数从年度的第一天算起，写成其末尾 {}；各期的数额用 kind = \"per_period\"", end),
         fmt::format("a running total counts from the year's first day: write its end, {}; amounts "
                     "of periods have kind = \"per_period\"",
                     end)}};
}

std::optional<Period> placed_or_report(const Placing& placing, Span span, Reporter& reporter) {
    if (const auto* period = std::get_if<Period>(&placing)) return *period;
    const auto& [problem, period, help] = std::get<Misplaced>(placing);
    reporter.add(problem, span, {period, help});
    return std::nullopt;
}

std::optional<Text> years_meant(std::string_view text) {
    const auto first = ambiguous_year(text);
    if (!first) return std::nullopt;
    if (trimmed(text).starts_with('F'))
        return Text{fmt::format("写成 {} 或 {}；1 月开始的年度写成 {}", split(*first, *first),
                                split(*first + 1, *first + 1), *first + 1),
                    fmt::format("write {} or {}, or {} where years begin in January", split(*first, *first),
                                split(*first + 1, *first + 1), *first + 1)};
    return Text{fmt::format("两年写成 {}..{}，一个年度写成 {}", *first, *first + 1, split(*first, *first)),
                fmt::format("two years are written {}..{}, the one year {}", *first, *first + 1,
                            split(*first, *first))};
}

} // namespace gapcalc::load
