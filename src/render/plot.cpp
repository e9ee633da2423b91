#include "render/plot.hpp"

#include "render/round_axis.hpp"
#include "render/text_page.hpp"

#include <algorithm>
#include <optional>

namespace gapcalc::render {
namespace {

constexpr int k_usual_width = 78, k_least_columns = 20, k_most_columns = 60, k_intervals = 12;

/// A mark at a day and a height.
struct Mark {
    Period at;
    Rational height;
    char drawn = ' ';

    std::int32_t day() const { return day_number(at.end()); }
};

/// What a character of the drawing means.
struct Meaning {
    char drawn;
    std::string_view zh, en;
};
constexpr Meaning k_meanings[] = {{'*', "数值", "value"},
                                  {'o', "未采用或未报齐", "not used, or entities missing"},
                                  {'^', "数值，实际更高", "value: the figure is higher"},
                                  {'v', "数值，实际更低", "value: the figure is lower"},
                                  {'b', "起点", "start"},
                                  {'.', "由起点到目标的路径", "path to the target"},
                                  {'T', "目标值", "target"}};
constexpr Meaning k_held{'.', "每年须守住的目标值", "to hold in every year"};

class Canvas {
  public:
    Canvas(const table::Chart& chart, int columns) : chart_(chart), columns_(columns) {
        gather();
        if (marks_.empty()) return;
        frame();
        draw();
    }

    bool empty() const { return marks_.empty(); }
    const std::vector<std::string>& rows() const { return rows_; }
    const Mark& first() const { return *first_; }
    const Mark& last() const { return *last_; }

    /// The name of a row's height; empty for rows between two that have one.
    std::string label(std::size_t row) const {
        const std::size_t from_below = rows_.size() - 1 - row;
        if (!chart_.steps.empty())
            return visible(chart_.steps[std::min(from_below, chart_.steps.size() - 1)]);
        if (from_below % rows_per_step_ != 0) return {};
        const Rational height =
            axis_.low + axis_.step * Rational(static_cast<std::int64_t>(from_below / rows_per_step_));
        const int places = std::max<int>(chart_.places, axis_.step.exact_places().value_or(0));
        return table::people_number({height, table::Form::exact, static_cast<std::int8_t>(places)});
    }
    std::int64_t column_of(std::int32_t day) const {
        const std::int64_t span = last_->day() - first_->day();
        return span == 0 ? 0 : (std::int64_t{day} - first_->day()) * (columns_ - 1) / span;
    }
    bool drawn(char mark) const {
        return std::ranges::any_of(rows_, [&](const std::string& row) { return row.find(mark) != row.npos; });
    }

  private:
    void gather() {
        if (chart_.goal && chart_.high && chart_.low)
            for (const Rational& end : {*chart_.low, *chart_.high})
                marks_.push_back({chart_.goal->at, end, 'T'});
        else if (chart_.goal)
            marks_.push_back({chart_.goal->at, chart_.goal->value, 'T'});
        if (chart_.way.size() > 1) marks_.push_back({chart_.way[0].at, chart_.way[0].value, 'b'});
        for (const table::Chart::Point& point : chart_.points) {
            // A running total is set back each year: earlier years would only press the drawing together.
            if (chart_.running && !chart_.way.empty() && point.set_aside) continue;
            const char exact = point.hollow ? 'o' : '*';
            marks_.push_back({point.at, point.value, point.open > 0 ? '^' : point.open < 0 ? 'v' : exact});
        }
    }

    void frame() {
        const auto [first, last] = std::ranges::minmax_element(marks_, {}, &Mark::day);
        first_ = &*first, last_ = &*last;
        const auto [low, high] = std::ranges::minmax_element(marks_, {}, &Mark::height);
        if (chart_.steps.empty()) {
            axis_ = round_axis(low->height, high->height);
            rows_per_step_ = static_cast<std::size_t>(std::max(1, k_intervals / axis_.steps));
            rows_.assign(rows_per_step_ * static_cast<std::size_t>(axis_.steps) + 1, {});
        } else {
            rows_.assign(std::max<std::size_t>(2, chart_.steps.size()), {});
            axis_ = {0, 1, static_cast<int>(rows_.size()) - 1};
        }
        for (std::string& row : rows_) row.assign(static_cast<std::size_t>(columns_), ' ');
    }

    void put(std::int64_t column, const Rational& height, char drawn) {
        const Rational share = (axis_.high() - height) / (axis_.high() - axis_.low);
        const auto row =
            (share * Rational(static_cast<std::int64_t>(rows_.size()) - 1)).rounded(0).to_integer();
        if (row && *row >= 0 && *row < static_cast<std::int64_t>(rows_.size()))
            rows_[static_cast<std::size_t>(*row)][static_cast<std::size_t>(column)] = drawn;
    }

    void draw() {
        if (chart_.level && chart_.goal)
            for (std::int64_t column = 0; column < column_of(day_number(chart_.goal->at.end())); ++column)
                put(column, *chart_.level, '.');
        else
            way();
        for (const Mark& mark : marks_) put(column_of(mark.day()), mark.height, mark.drawn);
    }

    /// Straight lines between what is due at its dates.
    void way() {
        for (std::size_t at = 1; at < chart_.way.size(); ++at) {
            const table::Chart::Point &first = chart_.way[at - 1], &last = chart_.way[at];
            const std::int64_t from = column_of(day_number(first.at.end())),
                               to = column_of(day_number(last.at.end()));
            for (std::int64_t column = from + 1; column <= to; ++column)
                put(column,
                    first.value + (last.value - first.value) * Rational::fraction(column - from, to - from),
                    '.');
        }
    }

    const table::Chart& chart_;
    int columns_;
    std::vector<Mark> marks_;
    std::vector<std::string> rows_;
    const Mark *first_ = nullptr, *last_ = nullptr;
    RoundAxis axis_;
    std::size_t rows_per_step_ = 1;
};

int widest_label(const Canvas& canvas) {
    int widest = 0;
    for (std::size_t row = 0; row < canvas.rows().size(); ++row)
        widest = std::max(widest, display_width(canvas.label(row)));
    return widest;
}

/// The ends of years at the axis, each with its number where there is room for it.
struct Years {
    std::string axis, names;

    explicit Years(const Canvas& canvas) {
        const std::size_t columns = canvas.rows()[0].size();
        axis.assign(columns, '-');
        names.assign(columns, ' ');
        constexpr int k_name = 4;
        std::size_t free = 0;
        const Date first = canvas.first().at.end(), last = canvas.last().at.end();
        for (int year = first.year; year <= last.year; ++year) {
            const Date end = month_end(year, 12);
            if (end < first || end > last) continue;
            const auto column = static_cast<std::size_t>(canvas.column_of(day_number(end)));
            axis[column] = '+';
            const std::size_t begin = std::min(column < 2 ? 0 : column - 2, columns - k_name);
            if (begin < free) continue;
            names.replace(begin, k_name, std::to_string(year));
            free = begin + k_name + 2;
            ++told;
        }
    }
    int told = 0;
};

std::string meanings(const Canvas& canvas, bool held, Language language) {
    std::string text;
    for (const Meaning& each : k_meanings) {
        if (!canvas.drawn(each.drawn)) continue;
        const Meaning& its = held && each.drawn == k_held.drawn ? k_held : each;
        if (!text.empty()) text += language == Language::zh ? "　" : "   ";
        text += its.drawn;
        text += ' ';
        text += language == Language::zh ? its.zh : its.en;
    }
    return text;
}

} // namespace

std::vector<std::string> plot(const table::Chart& chart, Language language, int width) {
    if (chart.points.empty()) return {};
    const int labels = widest_label(Canvas(chart, k_least_columns));
    const int gutter = labels + 4;
    const Canvas canvas(
        chart, std::clamp((width > 0 ? width - 1 : k_usual_width) - gutter, k_least_columns, k_most_columns));
    if (canvas.empty()) return {};

    std::vector<std::string> lines;
    for (std::size_t row = 0; row < canvas.rows().size(); ++row)
        lines.push_back("  " + padded_left(canvas.label(row), labels) + " |" + canvas.rows()[row]);
    const std::string margin(static_cast<std::size_t>(gutter), ' ');
    const Years years(canvas);
    lines.push_back(margin.substr(1) + "+" + years.axis);
    const std::string from = to_string(canvas.first().at), to = to_string(canvas.last().at);
    const std::size_t columns = years.axis.size();
    if (years.told > 1)
        lines.push_back(margin + years.names);
    else if (canvas.first().day() == canvas.last().day())
        lines.push_back(margin + from);
    else
        lines.push_back(
            margin + from +
            std::string(std::max<std::size_t>(columns, from.size() + to.size() + 1) - from.size() - to.size(),
                        ' ') +
            to);
    lines.push_back("  " + meanings(canvas, chart.level.has_value(), language));
    return lines;
}

} // namespace gapcalc::render
