// The years that a verdict goes by.
#include "tabulate/cells.hpp"
#include "tabulate/explain/parts.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

/// The last value of each year, and whether it holds.
void write_each_year(Page& page, const assess::Grounds& grounds) {
    std::vector<std::vector<std::string>> cells;
    for (const assess::YearHeld& year : grounds.years) {
        if (!year.last) {
            cells.push_back({to_string(year.year), "", std::string(page.say("无数值", "no value"))});
            continue;
        }
        const std::string_view words = year.holds == Sure::yes  ? page.say("达标", "holds")
                                       : year.holds == Sure::no ? page.say("未达标", "does not hold")
                                       : year.last->complete ? page.say("仅知界限", "only a bound known")
                                                             : page.say("有对象未报", "entities missing");
        const std::string value =
            year.last->bound == Bound::unknown
                ? std::string()
                : fmt::format("{}{}", sign_text(year.last->bound), exact_text(year.last->value));
        cells.push_back({to_string(year.last->period), value, std::string(words)});
    }
    page.grid(std::move(cells), {Page::words, Page::figure, Page::words});
}

void write_trend(Page& page, const assess::Grounds& grounds) {
    std::string words;
    for (const assess::HistoryPoint& point : grounds.yearly)
        words += fmt::format("{}{} {}", words.empty() ? "" : page.say("，", ", "), to_string(point.period),
                             exact_text(point.value));
    if (!words.empty()) page.paragraph(fmt::format("{}{}", page.say("年度数值：", "Yearly values: "), words));
}

} // namespace

void write_years(Page& page, const Explained& explained) {
    const assess::Grounds& grounds = *explained.row().grounds;
    const assess::Rule rule = explained.row().rule;
    if (rule == assess::Rule::each_year)
        write_each_year(page, grounds);
    else if (rule == assess::Rule::method)
        write_trend(page, grounds);
}

} // namespace gapcalc::tabulate
