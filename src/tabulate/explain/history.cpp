#include "tabulate/cells.hpp"
#include "tabulate/explain/parts.hpp"
#include "tabulate/explain/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace gapcalc::tabulate {
namespace {

class History {
  public:
    History(Page& page, const Explained& explained) : page_(page), explained_(explained) {
        const Indicator& indicator = explained.indicator();
        if (indicator.series) series_ = &explained.catalogue.series[*indicator.series];
        for (const Index source : indicator.sources())
            sources_.push_back(&explained.catalogue.series[source]);
    }

    void write() {
        page_.heading(page_.say("历史数据", "Figures"));
        const assess::Row& row = explained_.row();
        if (row.history.empty()) {
            page_.paragraph(page_.say("截止日前无数值。", "There is no value up to the as-of date."));
        } else {
            page_.drawing(history_chart(explained_.view, page_.language()),
                          visible(explained_.indicator().name.in(page_.language())));
            points();
        }
        figures_left_out();
        divided_figures();
        vintages();
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
            add_remarks(place, point.period);
            if (!point.complete) add(place, page_.say("有对象未报", "entities missing"));
            if (!point.used) add(place, page_.say("未采用", "not used"));
            cells.push_back({to_string(point.period),
                             point.bound == Bound::unknown
                                 ? std::string()
                                 : fmt::format("{}{}", sign_text(point.bound), figure(point.value)),
                             path_at(point), place});
        }
        const bool path =
            std::any_of(cells.begin() + 1, cells.end(), [](const auto& row) { return !row[2].empty(); });
        if (path)
            return page_.grid(std::move(cells), {Page::words, Page::figure, Page::figure, Page::words}, true);
        for (auto& row : cells) row.erase(row.begin() + 2);
        page_.grid(std::move(cells), {Page::words, Page::figure, Page::words}, true);
    }

    /// What is said of the figure of that period: its status, source and note.
    void add_remarks(std::string& text, const Period& period) const {
        each_records([&](const Records& records) {
            for (const Observation& figure : records.whole)
                if (figure.detail != 0 && figure.period.end() == period.end())
                    add(text, remarks(records, figure.detail));
        });
    }
    std::string remarks(const Records& records, Index number) const {
        const FigureDetail& detail = records.details[number];
        std::string text;
        for (const auto& [status, flag] : {std::pair(Status::provisional, assess::Flag::provisional),
                                           std::pair(Status::estimated, assess::Flag::estimated),
                                           std::pair(Status::series_break, assess::Flag::series_break)})
            if (detail.statuses.has(status)) add(text, labels::label(flag).in(page_.language()));
        for (const Index words : {detail.source, detail.note})
            if (words != 0) add(text, visible(records.details.text(words).in(page_.language())));
        return text;
    }

    /// Of periods with several publications: each, and which one counts.
    void vintages() {
        struct Line {
            Period period;
            Index entity;
            std::int32_t published;
            std::vector<std::string> cells;
        };
        std::vector<Line> lines;
        each_records([&](const Records& records) {
            const auto add_line = [&](const Period& period, Index entity, const Rational& value, Index number,
                                      std::string_view state) {
                const FigureDetail& detail = records.details[number];
                std::string name = to_string(period);
                if (entity != Vintage::k_whole) name += fmt::format(" {}", visible(entity_name(entity)));
                lines.push_back(
                    {period,
                     entity,
                     detail.published,
                     {name, fmt::format("{}{}", sign_text(detail.bound), figure(value)),
                      published(detail.published), std::string(state), remarks(records, number)}});
            };
            std::set<std::tuple<Date, Date, Index>> seen;
            for (const Vintage& one : records.vintages) {
                if (lines.size() > k_most_vintages) return;
                add_line(one.period, one.entity, one.value, one.detail, why_not(records, one));
                if (!seen.emplace(one.period.end(), one.period.begin(), one.entity).second) continue;
                if (one.entity == Vintage::k_whole) {
                    for (const Observation& figure : records.whole)
                        if (figure.period == one.period)
                            add_line(figure.period, one.entity, figure.value, figure.detail, counts());
                    continue;
                }
                for (const Column& column : records.columns)
                    if (column.period() == one.period && column.has(one.entity))
                        add_line(column.period(), one.entity, column.figure(one.entity),
                                 column.detail(one.entity), counts());
            }
        });
        if (lines.empty()) return;
        std::ranges::stable_sort(lines, {}, [](const Line& line) {
            return std::tuple(line.period.end(), line.entity, line.published);
        });
        std::vector<std::vector<std::string>> cells;
        cells.push_back({std::string(page_.say("时期", "Period")), std::string(page_.say("数值", "Value")),
                         std::string(page_.say("公布", "Published")),
                         std::string(page_.say("采用", "Counts")),
                         std::string(page_.say("说明", "Remarks"))});
        for (Line& line : lines)
            if (cells.size() <= k_most_vintages) cells.push_back(std::move(line.cells));
        page_.heading(page_.say("几次公布的数字", "Figures that were published more than once"));
        page_.grid(std::move(cells), {Page::words, Page::figure, Page::words, Page::words, Page::words},
                   true);
        if (explained_.catalogue.known_at)
            page_.paragraph(fmt::format("{}{}{}", page_.say("只用 ", "As known at "),
                                        to_string(explained_.catalogue.known_at->end()),
                                        page_.say(" 以前公布的数字。", ".")));
    }
    std::string_view counts() const { return page_.say("是", "yes"); }
    std::string_view why_not(const Records& records, const Vintage& one) const {
        if (one.replaced) return page_.say("否，已由修订文件取代", "no: a file that revises replaces it");
        const auto& known = explained_.catalogue.known_at;
        const std::int32_t published = records.details[one.detail].published;
        if (known && published > day_number(known->end()))
            return page_.say("否，当时尚未公布", "no: published later");
        if (published == k_undated) return page_.say("否，未注明公布日期", "no: without a date");
        return page_.say("否，其后另有公布", "no: a later one counts");
    }
    std::string published(std::int32_t day) const {
        return day == k_undated ? std::string() : to_string(date_of(day));
    }
    std::string_view entity_name(Index entity) const {
        const auto& over = explained_.indicator().over;
        return over ? explained_.catalogue.sets[*over].name_of(entity, page_.language()) : std::string_view();
    }

    static void add(std::string& text, std::string_view more) {
        if (more.empty()) return;
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
    void each_records(Visit visit) const {
        visit(explained_.indicator().records);
        for (const Series* source : sources_) visit(source->records);
    }
    template <class Visit>
    void each_written(Visit visit) const {
        const auto visit_all = [&](const Records& records) {
            for (const Observation& figure : records.whole)
                visit(figure, records.details[figure.detail].bound);
        };
        visit_all(explained_.indicator().records);
        if (series_ && explained_.indicator().measure != Measure::count) visit_all(series_->records);
    }

    std::string place_of(const Period& period) const {
        std::string place;
        each_written([&](const Observation& figure, Bound) {
            if (place.empty() && figure.period.end() == period.end())
                place = place_text(explained_.sources, figure.span);
        });
        if (place.empty() && explained_.indicator().ratio)
            for (const Series* source : sources_)
                for (const Observation& figure : source->records.whole)
                    if (figure.period.end() == period.end())
                        add(place, place_text(explained_.sources, figure.span));
        const auto& baseline = explained_.indicator().baseline;
        if (place.empty() && baseline && baseline->at.end() == period.end())
            place = place_text(explained_.sources, baseline->span);
        return place;
    }

    /// Whether totals are those of years.
    bool yearly() const {
        const assess::Row& row = explained_.row();
        const Indicator& indicator = explained_.indicator();
        if (!row.target) return true;
        const auto window = indicator.window(indicator.targets[*row.target]);
        return !window || indicator.is_year(*window);
    }

    /// Amounts that were added up, and figures that make no point: later than the as-of date, or after a gap.
    void figures_left_out() {
        std::vector<std::vector<std::string>> amounts, left_out;
        const Kind kind = explained_.indicator().kind;
        bool reckoned = kind == Kind::per_period; // what is written is not what is shown above
        each_written([&](const Observation& figure, Bound bound) {
            const auto& history = explained_.row().history;
            const auto point = std::ranges::find_if(history, [&](const assess::HistoryPoint& one) {
                return one.period.end() == figure.period.end();
            });
            const bool is_point = point != history.end();
            if (is_point && kind == Kind::year_to_date) reckoned |= point->value != figure.value;
            auto& cells = is_point ? amounts : left_out;
            cells.push_back({to_string(figure.period),
                             fmt::format("{}{}", sign_text(bound), this->figure(figure.value)),
                             place_text(explained_.sources, figure.span)});
        });
        if (reckoned && !amounts.empty()) {
            page_.heading(
                kind == Kind::year_to_date
                    ? page_.say("年内累计数（据以算出上列数值）",
                                "Running totals of years as written, from which those above are made")
                : yearly() ? page_.say("当期发生额（年内累加为上列数值）",
                                       "Amounts as written, added up within each year above")
                           : page_.say("当期发生额（在目标时期内累加为上列数值）",
                                       "Amounts as written, added up within the target's span above"));
            page_.grid(std::move(amounts), {Page::words, Page::figure, Page::words});
        }
        if (left_out.empty()) return;
        page_.heading(page_.say("未计入：截止日之后，或其前有缺期",
                                "Left out: after the as-of date, or after a gap in the year"));
        page_.grid(std::move(left_out), {Page::words, Page::figure, Page::words});
    }

    /// Figures of the whole that a ratio is made from.
    void divided_figures() {
        if (!explained_.indicator().ratio) return;
        std::vector<std::vector<std::string>> cells;
        for (const Series* source : sources_)
            for (const Observation& figure : source->records.whole)
                cells.push_back({visible(source->name.in(page_.language())), to_string(figure.period),
                                 fmt::format("{}{}", sign_text(source->records.details[figure.detail].bound),
                                             figure_text(figure.value, source->records.places)),
                                 place_text(explained_.sources, figure.span)});
        if (cells.empty()) return;
        page_.heading(page_.say("相除的数字", "Figures that are divided"));
        page_.grid(std::move(cells), {Page::words, Page::words, Page::figure, Page::words});
    }

    void origins() {
        std::vector<std::vector<std::string>> cells;
        const auto gather = [&](const Records& records) {
            for (const Origin& origin : records.origins)
                cells.push_back(
                    {std::to_string(origin.figures), place_text(explained_.sources, origin.first)});
        };
        gather(explained_.indicator().records);
        for (const Series* source : sources_)
            if (source != series_ || cells.empty()) gather(source->records);
        if (cells.empty()) return;
        page_.heading(page_.say("各对象的数值（个数、首个所在处）",
                                "Figures of entities (how many, where the first stands)"));
        page_.grid(std::move(cells), {Page::figure, Page::words});
    }

    static constexpr std::size_t k_most_vintages = 60; // lines
    Page& page_;
    const Explained& explained_;
    const Series* series_ = nullptr;
    std::vector<const Series*> sources_; // that figures are taken from
};

} // namespace

void write_history(Page& page, const Explained& explained) { History(page, explained).write(); }

} // namespace gapcalc::tabulate
