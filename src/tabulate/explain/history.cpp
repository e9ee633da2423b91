#include "tabulate/explain/parts.hpp"
#include "tabulate/explain/plot.hpp"
#include "tabulate/explain/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gapcalc::tabulate {
namespace {

class History {
  public:
    History(Page& page, const Explained& explained) : page_(page), explained_(explained) {
        const Indicator& indicator = explained.indicator();
        if (indicator.series) series_ = &explained.catalogue.series[*indicator.series];
    }

    void write() {
        page_.heading(page_.say("历史数据", "History"));
        const assess::Row& row = explained_.row();
        if (row.history.empty()) {
            page_.paragraph(page_.say("截止日前无数值。", "There is no value up to the as-of date."));
        } else {
            for (const std::string& line : plot(explained_.view, page_.language(), page_.width()))
                page_.line(line);
            page_.paragraph(plot_legend(explained_.view, page_.language()));
            page_.line("");
            points();
        }
        figures_left_out();
        origins();
    }

  private:
    std::string figure(const Rational& value) const {
        const RowView& view = explained_.view;
        if (view.stages) return visible(stage_name(*view.stages, value, page_.language()));
        return figure_text(value, view.places);
    }

    void points() {
        std::vector<std::vector<std::string>> cells;
        cells.push_back({std::string(page_.say("时期", "Period")), std::string(page_.say("数值", "Value")),
                         std::string(page_.say("路径", "Path")),
                         std::string(page_.say("位置", "Written at"))});
        for (const assess::HistoryPoint& point : explained_.row().history) {
            std::string place = place_of(point.period);
            if (!point.complete) add(place, page_.say("有对象未报", "entities missing"));
            if (!point.used) add(place, page_.say("未采用", "not used"));
            cells.push_back({to_string(point.period), figure(point.value), path_at(point), place});
        }
        const bool path =
            std::any_of(cells.begin() + 1, cells.end(), [](const auto& row) { return !row[2].empty(); });
        if (path) return page_.rows(cells, {false, true, true, false});
        for (auto& row : cells) row.erase(row.begin() + 2);
        page_.rows(cells, {false, true, false});
    }

    static void add(std::string& text, std::string_view more) {
        if (!text.empty()) text += ", ";
        text += more;
    }

    /// Where the straight path from the baseline to the target stands at that time.
    std::string path_at(const assess::HistoryPoint& point) const {
        if (!point.path) return {};
        return table::people_number(
            {*point.path, table::Form::exact, static_cast<std::int8_t>(explained_.view.places + 1)});
    }

    template <class Visit>
    void each_written(Visit visit) const {
        for (const Observation& figure : explained_.indicator().records.whole) visit(figure);
        if (series_ && explained_.indicator().measure != Measure::count)
            for (const Observation& figure : series_->records.whole) visit(figure);
    }

    std::string place_of(const Period& period) const {
        std::string place;
        each_written([&](const Observation& figure) {
            if (place.empty() && figure.period.end() == period.end())
                place = place_text(explained_.sources, figure.span);
        });
        const auto& baseline = explained_.indicator().baseline;
        if (place.empty() && baseline && baseline->at.end() == period.end())
            place = place_text(explained_.sources, baseline->span);
        return place;
    }

    /// Amounts that were added up, and figures that make no point: later than the as-of date, or after a gap.
    void figures_left_out() {
        std::vector<std::vector<std::string>> amounts, left_out;
        const bool added_up = explained_.indicator().kind == Kind::per_period;
        each_written([&](const Observation& figure) {
            const bool is_point =
                std::ranges::any_of(explained_.row().history, [&](const assess::HistoryPoint& point) {
                    return point.period.end() == figure.period.end();
                });
            auto& cells = is_point ? amounts : left_out;
            cells.push_back({to_string(figure.period), this->figure(figure.value),
                             place_text(explained_.sources, figure.span)});
        });
        if (added_up && !amounts.empty()) {
            page_.heading(page_.say("当期发生额（年内累加为上列数值）",
                                    "Amounts as written, added up within each year above"));
            page_.rows(amounts, {false, true, false});
        }
        if (left_out.empty()) return;
        page_.heading(page_.say("未计入：截止日之后，或其前有缺期",
                                "Left out: after the as-of date, or after a gap in the year"));
        page_.rows(left_out, {false, true, false});
    }

    void origins() {
        std::vector<std::vector<std::string>> cells;
        const auto gather = [&](const Records& records) {
            for (const Origin& origin : records.origins)
                cells.push_back(
                    {std::to_string(origin.figures), place_text(explained_.sources, origin.first)});
        };
        gather(explained_.indicator().records);
        if (cells.empty() && series_) gather(series_->records);
        if (cells.empty()) return;
        page_.heading(page_.say("各对象的数值（个数、首个所在处）",
                                "Figures of entities (how many, where the first stands)"));
        page_.rows(cells, {true, false});
    }

    Page& page_;
    const Explained& explained_;
    const Series* series_ = nullptr;
};

} // namespace

void write_history(Page& page, const Explained& explained) { History(page, explained).write(); }

} // namespace gapcalc::tabulate
