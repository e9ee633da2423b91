#include "load/placed_period.hpp"

#include <algorithm>
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

namespace {

/// The end of a span, which may leave out what it shares with the beginning: 2023..25, 2025-Q1..Q3.
std::optional<WrittenPeriod> last_of_span(std::string_view text, std::string_view first) {
    if (const auto whole = read_period(text)) return whole;
    if (text.size() >= first.size()) return std::nullopt;
    return read_period(std::string(first.substr(0, first.size() - text.size())).append(text));
}

/// A span with its ends in order and of one sort; empty where it has none.
std::optional<Text> span_meant(std::string_view text) {
    const std::size_t at = text.find("..");
    if (at == text.npos) return std::nullopt;
    const std::string_view first_text = trimmed(text.substr(0, at));
    std::string_view last_text = text.substr(at);
    last_text = trimmed(last_text.substr(std::min(last_text.find_first_not_of('.'), last_text.size())));
    const auto first = read_period(first_text);
    const auto last = first ? last_of_span(last_text, first_text) : std::nullopt;
    if (!first || !last || !first->period.is_named() || !last->period.is_named()) return std::nullopt;
    const bool of_split = first->named == Named::split_years;
    if (of_split != (last->named == Named::split_years)) {
        const int from = first->period.begin().year, to = last->period.begin().year;
        const std::string both = to_string(Period::of_days(Period::of_year(std::min(from, to)).begin(),
                                                           Period::of_year(std::max(from, to)).end()));
        const std::string years = split(std::min(from, to), std::max(from, to));
        return Text{"两端要用同一种时期：写成 " + both + " 或 " + years,
                    "both ends are periods of one sort: write " + both + " or " + years};
    }
    const bool back = last->period.end() < first->period.end();
    const Period& earlier = back ? last->period : first->period;
    const Period& later = back ? first->period : last->period;
    if (of_split) {
        const std::string years = split(earlier.begin().year, later.begin().year);
        return back ? Text{"先写起始，后写终止：写成 " + years,
                           "a span begins with its earlier end: write " + years}
                    : Text{"写成 " + years, "write " + years};
    }
    const Grain grain = earlier.grain();
    const bool mixed = grain != later.grain();
    const bool days = mixed && (earlier.is_day() || later.is_day());
    const auto end_of = [&](const Period& period, Date day) {
        if (!mixed) return to_string(period);
        return to_string(days ? Period::of_day(day) : Period::of_part(Grain::month, day.year, day.month));
    };
    const std::string spelled = end_of(earlier, earlier.begin()) + ".." + end_of(later, later.end());
    if (mixed)
        return Text{"两端要用同一种时期，且有先后：写成 " + spelled,
                    "both ends are periods of one sort, the earlier one first: write " + spelled};
    if (back)
        return Text{"先写起始，后写终止：写成 " + spelled,
                    "a span begins with its earlier end: write " + spelled};
    return Text{"写成 " + spelled, "write " + spelled};
}

} // namespace

std::optional<Text> years_meant(std::string_view text) {
    if (auto span = span_meant(text)) return span;
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
