// The years that a verdict goes by.
#include "tabulate/explain/parts.hpp"
#include "tabulate/explain/wording.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

/// From the year after t0, or the first observed, to the deadline's: the last value of each, and whether it
/// holds.
void write_each_year(Page& page, const Explained& explained) {
    const assess::Row& row = explained.row();
    const auto& history = row.history;
    if (!row.goal || !row.deadline || history.empty()) return;
    const int first = row.start ? row.start->year() + 1 : history.front().period.year();
    std::vector<std::vector<std::string>> cells;
    for (int year = first; year <= row.deadline->year(); ++year) {
        const assess::HistoryPoint* last = nullptr;
        for (const assess::HistoryPoint& point : history)
            if (point.period.year() == year && point.period.end() <= row.deadline->end()) last = &point;
        if (!last) {
            cells.push_back({std::to_string(year), "", std::string(page.say("无数值", "no value"))});
            continue;
        }
        std::string_view words =
            holds(last->value, *row.goal) ? page.say("达标", "holds") : page.say("未达标", "does not hold");
        if (!last->complete) words = page.say("有对象未报", "entities missing");
        cells.push_back({to_string(last->period), exact_text(last->value), std::string(words)});
    }
    page.rows(cells, {false, true, false});
}

void write_trend(Page& page, const Explained& explained) {
    std::string words;
    for (const assess::HistoryPoint* point : explained.working.yearly_points())
        words += fmt::format("{}{} {}", words.empty() ? "" : page.say("，", ", "), to_string(point->period),
                             exact_text(point->value));
    if (!words.empty()) page.paragraph(fmt::format("{}{}", page.say("年度数值：", "Yearly values: "), words));
}

} // namespace

void write_years(Page& page, const Explained& explained) {
    const assess::Rule rule = explained.row().rule;
    if (rule == assess::Rule::each_year)
        write_each_year(page, explained);
    else if (rule == assess::Rule::method && explained.working.method() == assess::Method::trend &&
             !explained.view.stages)
        write_trend(page, explained);
}

} // namespace gapcalc::tabulate
