#include "tabulate/explain/plot.hpp"

#include "tabulate/explain/page.hpp"

#include <algorithm>
#include <optional>

namespace gapcalc::tabulate {
namespace {

constexpr int k_usual_width = 78, k_least_columns = 20, k_most_columns = 60, k_rows = 13;

/// A mark at a day and a height.
struct Mark {
    std::int32_t day = 0;
    Rational height;
    char drawn = ' ';
};

bool holds_each_year(const RowView& view) { return view.row.grounds && view.row.grounds->each_year; }

class Canvas {
  public:
    Canvas(const RowView& view, int columns) : view_(view), columns_(columns) {
        gather();
        if (marks_.empty()) return;
        frame();
        draw();
    }

    bool empty() const { return marks_.empty(); }
    const std::vector<std::string>& rows() const { return rows_; }
    Rational height_of(int row) const {
        return high_ - (high_ - low_) * Rational::fraction(row, static_cast<std::int64_t>(rows_.size()) - 1);
    }
    std::int32_t first() const { return first_; }
    std::int32_t last() const { return last_; }

  private:
    static std::int32_t day_of(const Period& period) { return day_number(period.end()); }

    void gather() {
        const assess::Row& row = view_.row;
        if (row.bound && row.deadline) {
            marks_.push_back({day_of(*row.deadline), row.goal ? row.goal->bound : *row.bound, 'T'});
            if (row.goal && row.goal->op == Operator::between)
                marks_.push_back({day_of(*row.deadline), row.goal->high, 'T'});
        }
        if (row.start && row.base) marks_.push_back({day_of(*row.start), *row.base, 'b'});
        for (const assess::HistoryPoint& point : row.history) {
            // A running total is set back each year: earlier years would only press the drawing together.
            if (row.in_target_year && !point.used) continue;
            marks_.push_back({day_of(point.period), point.value, point.used && point.complete ? '*' : 'o'});
        }
    }

    void frame() {
        first_ = last_ = marks_[0].day;
        low_ = high_ = marks_[0].height;
        for (const Mark& mark : marks_) {
            first_ = std::min(first_, mark.day);
            last_ = std::max(last_, mark.day);
            low_ = std::min(low_, mark.height);
            high_ = std::max(high_, mark.height);
        }
        std::size_t rows = k_rows;
        if (view_.stages) {
            low_ = 0;
            high_ = Rational(std::max<std::int64_t>(1, std::int64_t(view_.stages->size()) - 1));
            rows = std::max<std::size_t>(2, view_.stages->size());
        }
        if (low_ == high_) high_ = low_ + Rational(1);
        rows_.assign(rows, std::string(static_cast<std::size_t>(columns_), ' '));
    }

    void put(std::int64_t column, const Rational& height, char drawn) {
        const Rational share = (high_ - height) / (high_ - low_);
        const Rational place = share * Rational(static_cast<std::int64_t>(rows_.size()) - 1);
        const auto row = place.rounded(0).to_integer();
        if (row && *row >= 0 && *row < static_cast<std::int64_t>(rows_.size()))
            rows_[static_cast<std::size_t>(*row)][static_cast<std::size_t>(column)] = drawn;
    }

    std::int64_t column_of(std::int32_t day) const {
        if (last_ == first_) return 0;
        const std::int64_t span = last_ - first_;
        return (std::int64_t{day} - first_) * (columns_ - 1) / span;
    }

    void draw() {
        const assess::Row& row = view_.row;
        if (holds_each_year(view_) && row.bound && row.deadline) {
            for (std::int64_t column = 0; column < column_of(day_of(*row.deadline)); ++column)
                put(column, *row.bound, '.');
        } else if (row.on_path && row.grounds) {
            draw_path(row.grounds->path);
        } else if (row.start && row.base && row.bound && row.deadline) {
            const std::int64_t from = column_of(day_of(*row.start)), to = column_of(day_of(*row.deadline));
            for (std::int64_t column = from + 1; column < to; ++column)
                put(column,
                    *row.base + (*row.bound - *row.base) * Rational::fraction(column - from, to - from), '.');
        }
        for (const Mark& mark : marks_) put(column_of(mark.day), mark.height, mark.drawn);
    }

    /// Straight lines between what is due at its dates.
    void draw_path(const std::vector<Due>& path) {
        for (std::size_t at = 1; at < path.size(); ++at) {
            const Due &first = path[at - 1], &last = path[at];
            const std::int64_t from = column_of(day_of(first.at)), to = column_of(day_of(last.at));
            for (std::int64_t column = from + 1; column <= to; ++column)
                put(column,
                    first.amount +
                        (last.amount - first.amount) * Rational::fraction(column - from, to - from),
                    '.');
        }
    }

    const RowView& view_;
    int columns_;
    std::vector<Mark> marks_;
    std::vector<std::string> rows_;
    std::int32_t first_ = 0, last_ = 0;
    Rational low_, high_;
};

/// The label of a row: every stage's name, else the top, middle and bottom heights.
std::string axis_label(const Canvas& canvas, const RowView& view, int row, Language language) {
    const int rows = static_cast<int>(canvas.rows().size());
    if (view.stages) return visible(stage_name(*view.stages, Rational(rows - 1 - row), language));
    if (row != 0 && row != rows - 1 && row != rows / 2) return {};
    const Rational height = canvas.height_of(row);
    const int most = view.places + 2; // so that the middle of 1 and 2 is not called 2
    const int places = std::clamp(height.exact_places().value_or(most), view.places, most);
    return table::people_number({height, table::Form::exact, static_cast<std::int8_t>(places)});
}

int widest_label(const Canvas& canvas, const RowView& view, Language language) {
    int widest = 0;
    for (int row = 0; row < static_cast<int>(canvas.rows().size()); ++row)
        widest = std::max(widest, display_width(axis_label(canvas, view, row, language)));
    return widest;
}

} // namespace

std::vector<std::string> plot(const RowView& view, Language language, int width) {
    if (view.row.history.empty()) return {};
    const int least = k_least_columns;
    const int gutter = widest_label(Canvas(view, least), view, language) + 4;
    const Canvas canvas(view,
                        std::clamp((width > 0 ? width - 1 : k_usual_width) - gutter, least, k_most_columns));
    if (canvas.empty()) return {};

    std::vector<std::string> lines;
    const int labels = gutter - 4;
    for (int row = 0; row < static_cast<int>(canvas.rows().size()); ++row)
        lines.push_back("  " + padded_left(axis_label(canvas, view, row, language), labels) + " |" +
                        canvas.rows()[static_cast<std::size_t>(row)]);
    const std::string margin(static_cast<std::size_t>(gutter), ' ');
    const std::size_t columns = canvas.rows()[0].size();
    lines.push_back(margin.substr(1) + "+" + std::string(columns, '-'));
    const std::string from = to_string(date_of(canvas.first()));
    if (canvas.first() == canvas.last()) {
        lines.push_back(margin + from);
    } else {
        const std::string to = to_string(date_of(canvas.last()));
        const std::size_t between = columns > from.size() + to.size() ? columns - from.size() - to.size() : 1;
        lines.push_back(margin + from + std::string(between, ' ') + to);
    }
    return lines;
}

std::string plot_legend(const RowView& view, Language language) {
    if (holds_each_year(view))
        return std::string(say(
            language, "* 数值　o 未采用或未报齐　b 基期值　. 每年须守住的目标值　T 目标值",
            "* value   o not used, or entities missing   b baseline   . to hold in every year   T target"));
    return std::string(
        say(language, "* 数值　o 未采用或未报齐　b 基期值　. 由基期到目标的路径　T 目标值",
            "* value   o not used, or entities missing   b baseline   . path to the target   T target"));
}

} // namespace gapcalc::tabulate
