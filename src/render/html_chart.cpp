// Charts as inline SVG. Places are exact numbers written with one decimal: no binary floats, no locale.
#include "render/html.hpp"

#include "render/reading.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr ChartWords k_zh{Language::zh, "，",          "：",   "最新值", "目标值",           "已走",
                          "已用",       "序时应达",    "起点", "数据",   "数据未报齐或未用", "至目标的路径",
                          "上年同期",   "每年都须达到"};
constexpr ChartWords k_en{Language::en,
                          ", ",
                          ": ",
                          "value",
                          "target",
                          "of the way",
                          "used",
                          "due by now",
                          "from",
                          "figure",
                          "incomplete or not used",
                          "line to the target",
                          "the year before",
                          "to be held every year"};

/// From values to places along one axis of a drawing.
class Axis {
  public:
    Axis(int begin, int end) : begin_(begin), end_(end) {}

    void include(const Rational& value) {
        low_ = low_ ? std::min(*low_, value) : value;
        high_ = high_ ? std::max(*high_, value) : value;
    }
    void include(const std::optional<Rational>& value) {
        if (value) include(*value);
    }
    Rational place(const Rational& value) const {
        const Rational length = end_ - begin_;
        if (!low_ || *low_ == *high_) return Rational(begin_) + length / Rational(2);
        return Rational(begin_) + (value - *low_) / (*high_ - *low_) * length;
    }

  private:
    int begin_, end_;
    std::optional<Rational> low_, high_;
};

class Element {
  public:
    Element(std::string& out, std::string_view name) : out_(out) {
        out_ += '<';
        out_ += name;
    }
    ~Element() { out_ += "/>"; }
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

    Element& set(std::string_view name, std::string_view value) {
        begin(name);
        out_ += value;
        out_ += '"';
        return *this;
    }
    Element& set(std::string_view name, const Rational& place) { return set(name, place.fixed(1)); }

  private:
    void begin(std::string_view name) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"";
    }
    std::string& out_;
};

void rectangle(std::string& out, std::string_view kind, const Rational& from, const Rational& to,
               const Rational& top, const Rational& height) {
    const Rational width = to - from;
    Element(out, "rect")
        .set("class", kind)
        .set("x", width.sign() < 0 ? to : from)
        .set("y", top)
        .set("width", width.abs())
        .set("height", height);
}

/// A figure with the decimals of its chart, and more where it has them; a step's name where there are steps.
std::string figure(const table::Chart& chart, const Rational& value) {
    if (!chart.steps.empty()) {
        const auto at = value.to_integer();
        if (at && *at >= 0 && static_cast<std::size_t>(*at) < chart.steps.size())
            return chart.steps[static_cast<std::size_t>(*at)];
    }
    constexpr int k_most_places = 4;
    const int places = std::max<int>(chart.places, value.exact_places(k_most_places).value_or(chart.places));
    return typographic(
        table::people_number({value, table::Form::exact, static_cast<std::int8_t>(places), {}}));
}
std::string figure(const table::Chart& chart, const table::Chart::Point& point) {
    return (point.open > 0 ? "> " : point.open < 0 ? "< " : "") + figure(chart, point.value);
}

/// A period's end in years, so that the end of 2024 lies at 2024.
Rational in_years(const Period& period) {
    const Date end = period.end();
    const Rational month =
        Rational(end.month - 1) + Rational::fraction(end.day, days_in_month(end.year, end.month));
    return Rational(end.year - 1) + month / Rational(12);
}

class Description {
  public:
    explicit Description(const ChartWords& words) : words_(words) {}
    void add(std::string_view what, const std::string& value) {
        if (!text_.empty()) text_ += words_.comma;
        text_ += what;
        text_ += words_.colon;
        text_ += value;
    }
    const std::string& text() const { return text_; }

  private:
    const ChartWords& words_;
    std::string text_;
};

void begin_drawing(std::string& out, std::string_view kind, int width, int height, const table::Chart& chart,
                   std::string_view title, std::string_view description, std::size_t number) {
    const std::string id = std::to_string(number);
    out += "<svg class=\"";
    out += kind;
    out += ' ';
    out += tone_class(chart.tone);
    out += "\" viewBox=\"0 0 " + std::to_string(width) + ' ' + std::to_string(height);
    out += "\" role=\"img\" aria-labelledby=\"c" + id + "t c" + id + "d\"><title id=\"c" + id + "t\">";
    append_html(out, title);
    out += "</title><desc id=\"c" + id + "d\">";
    append_html(out, description);
    out += "</desc>";
}

std::string per_cent(const Rational& share) {
    return table::people_number({share, table::Form::ratio, 1, {}, {}});
}

/// The way from where it began (left) to the target (right), and how much of it should be done by now.
void append_progress(std::string& out, const table::Chart& chart, const ChartWords& words,
                     std::string_view title, std::size_t number) {
    constexpr int k_width = 150, k_height = 26, k_edge = 6, k_top = 8, k_bar = 10;
    const Rational least = Rational::fraction(-1, 4), most = Rational::fraction(3, 2);
    const Rational due = chart.due.value_or(*chart.share);
    const Rational low = std::max(std::min({Rational(0), *chart.share, due}), least);
    const Rational high = std::min(std::max({Rational(1), *chart.share, due}), most);
    Axis axis(k_edge, k_width - k_edge);
    axis.include(low);
    axis.include(high);
    Description description(words);
    description.add(chart.used ? words.used : words.done, per_cent(*chart.share));
    if (chart.due) description.add(words.due, per_cent(*chart.due));
    if (chart.base) description.add(words.from, figure(chart, *chart.base));
    if (chart.value) description.add(words.value, figure(chart, *chart.value));
    if (chart.target) description.add(words.target, figure(chart, *chart.target));
    if (chart.low && chart.high)
        description.add(words.target, figure(chart, *chart.low) + "–" + figure(chart, *chart.high));

    begin_drawing(out, "bullet", k_width, k_height, chart, title, description.text(), number);
    rectangle(out, "track", axis.place(Rational(0)), axis.place(Rational(1)), k_top, k_bar);
    const Rational end = std::clamp(*chart.share, least, most);
    rectangle(out, "bar", axis.place(Rational(0)), axis.place(end), k_top + 2, k_bar - 4);
    if (end != *chart.share) { // it goes on beyond the drawing
        const Rational x = axis.place(end), reach = *chart.share > most ? 5 : -5;
        Element(out, "path")
            .set("class", "bar")
            .set("d", "M" + x.fixed(1) + " 7L" + (x + reach).fixed(1) + " 13L" + x.fixed(1) + " 19Z");
    }
    const Rational half = Rational::fraction(5, 4), target = axis.place(Rational(1));
    rectangle(out, "aim", target - half, target + half, 3, 20);
    if (chart.due) {
        const Rational at = axis.place(std::clamp(due, low, high));
        Element(out, "path")
            .set("class", "due")
            .set("d", "M" + (at - Rational(4)).fixed(1) + " 0.5H" + (at + Rational(4)).fixed(1) + "L" +
                          at.fixed(1) + " 8.5Z");
    }
    out += "</svg>";
}

class History {
  public:
    History(std::string& out, const table::Chart& chart) : out_(out), chart_(chart) {
        for (const table::Chart::Point& point : chart.points) include(point);
        for (const table::Chart::Point& point : chart.way) include(point);
        if (chart.goal) include(*chart.goal);
        down_.include(chart.low);
        down_.include(chart.high);
        down_.include(chart.level);
    }

    void draw() {
        if (chart_.low && chart_.high) {
            const Rational top = down_y(*chart_.high), bottom = down_y(*chart_.low);
            rectangle(out_, "range", k_left, k_right, top, (bottom - top).abs());
        }
        if (!chart_.way.empty() && !chart_.level) {
            std::string path;
            for (const table::Chart::Point& point : chart_.way)
                path += (path.empty() ? 'M' : 'L') + place(point);
            Element(out_, "path").set("class", "way").set("d", path);
        }
        if (chart_.level) {
            const Rational y = down_y(*chart_.level);
            Element(out_, "path")
                .set("class", "level")
                .set("d", "M" + std::to_string(k_left) + ' ' + y.fixed(1) + "H" + std::to_string(k_right));
        }
        year_before();
        line();
        for (const table::Chart::Point& point : chart_.points) mark(point);
        if (chart_.goal && !chart_.level) goal(*chart_.goal);
        last_value();
        years();
    }

    static constexpr int k_width = 150, k_height = 52;

  private:
    static constexpr int k_letter = 6; ///< about as wide as a letter
    static constexpr int k_left = 8, k_right = k_width - 8, k_top = 12, k_bottom = 37;

    void include(const table::Chart::Point& point) {
        const Rational at = in_years(point.at);
        across_.include(at);
        down_.include(point.value);
        first_ = first_ ? std::min(*first_, at) : at;
        last_ = last_ ? std::max(*last_, at) : at;
    }
    Rational down_y(const Rational& value) const { return Rational(k_top + k_bottom) - down_.place(value); }
    std::string place(const Rational& at, const Rational& value) const {
        return across_.place(at).fixed(1) + ' ' + down_y(value).fixed(1);
    }
    std::string place(const table::Chart::Point& point) const {
        return place(in_years(point.at), point.value);
    }
    /// A dot; of a bound an arrow that points to where the figure lies.
    void mark(const table::Chart::Point& point) {
        const Rational x = across_.place(in_years(point.at)), y = down_y(point.value);
        const std::string_view hollow = point.hollow ? "dot hollow" : "dot";
        if (point.open == 0) {
            Element(out_, "circle")
                .set("class", hollow)
                .set("cx", x)
                .set("cy", y)
                .set("r", Rational::fraction(5, 2));
            return;
        }
        const Rational tip = y - Rational(point.open * 5), half = 3;
        Element(out_, "path")
            .set("class", hollow)
            .set("d", "M" + (x - half).fixed(1) + ' ' + y.fixed(1) + 'H' + (x + half).fixed(1) + 'L' +
                          x.fixed(1) + ' ' + tip.fixed(1) + 'Z');
    }
    /// The calendar year whose totals a point belongs to.
    static int year(const table::Chart::Point& point) { return point.at.end().year; }
    /// Running totals begin anew every year, so their line does too.
    void line() {
        std::string path;
        const table::Chart::Point* before = nullptr;
        for (const table::Chart::Point& point : chart_.points) {
            const bool goes_on = before && !(chart_.running && year(*before) != year(point));
            path += (goes_on ? 'L' : 'M') + place(point);
            before = &point;
        }
        if (chart_.points.size() > 1) Element(out_, "path").set("class", "run").set("d", path);
    }
    /// The year before the last one, month by month under it.
    void year_before() {
        if (!chart_.running || chart_.points.empty()) return;
        const int last = year(chart_.points.back());
        std::string path;
        std::size_t points = 0;
        for (const table::Chart::Point& point : chart_.points) {
            const Rational moved = in_years(point.at) + Rational(1);
            if (year(point) != last - 1 || moved > *last_) continue;
            path += (path.empty() ? 'M' : 'L') + place(moved, point.value);
            ++points;
        }
        if (points > 1) Element(out_, "path").set("class", "pale").set("d", path);
    }
    void last_value() {
        if (chart_.points.empty()) return;
        const table::Chart::Point& last = chart_.points.back();
        const Rational x = across_.place(in_years(last.at)), y = down_y(last.value);
        const std::string text = figure(chart_, last);
        const int length = display_width(text) * k_letter;
        // Above the point, on the side where the line is not.
        const bool falls = chart_.points.size() > 1 && chart_.points.end()[-2].value > last.value;
        const bool fits_left = x - Rational(length) >= Rational(0),
                   fits_right = x + Rational(length) <= Rational(k_width);
        const bool left = falls ? fits_left && !fits_right : fits_left;
        out_ += left ? "<text text-anchor=\"end\" x=\"" : "<text x=\"";
        out_ += (left ? x - Rational(2) : x + Rational(2)).fixed(1);
        out_ += "\" y=\"" + (y - Rational(4)).fixed(1) + "\">";
        append_html(out_, text);
        out_ += "</text>";
    }
    void goal(const table::Chart::Point& point) {
        const Rational x = across_.place(in_years(point.at)), y = down_y(point.value), reach = 4;
        Element(out_, "path")
            .set("class", "goal")
            .set("d", "M" + x.fixed(1) + ' ' + (y - reach).fixed(1) + 'L' + (x + reach).fixed(1) + ' ' +
                          y.fixed(1) + 'L' + x.fixed(1) + ' ' + (y + reach).fixed(1) + 'L' +
                          (x - reach).fixed(1) + ' ' + y.fixed(1) + 'Z');
    }
    void years() {
        if (!first_) return;
        const std::string first = first_->ceil().fixed(0), last = last_->ceil().fixed(0);
        year_name("start", 2, first);
        if (last != first) year_name("end", k_width - 2, last);
    }
    void year_name(std::string_view anchor, int x, const std::string& text) {
        out_ += "<text text-anchor=\"";
        out_ += anchor;
        out_ += "\" x=\"" + std::to_string(x) + "\" y=\"51\">" + text + "</text>";
    }

    std::string& out_;
    const table::Chart& chart_;
    Axis across_{k_left, k_right}, down_{k_top, k_bottom};
    std::optional<Rational> first_, last_;
};

void append_history(std::string& out, const table::Chart& chart, const ChartWords& words,
                    std::string_view title, std::size_t number) {
    Description description(words);
    for (const table::Chart::Point& point : chart.points)
        description.add(people_text(point.at, words.language), figure(chart, point));
    if (chart.level) description.add(words.every_year, figure(chart, *chart.level));
    if (chart.low && chart.high)
        description.add(words.target, figure(chart, *chart.low) + "–" + figure(chart, *chart.high));
    else if (chart.goal)
        description.add(std::string(words.target) + ' ' + people_text(chart.goal->at, words.language),
                        figure(chart, *chart.goal));
    begin_drawing(out, "history", History::k_width, History::k_height, chart, title, description.text(),
                  number);
    History(out, chart).draw();
    out += "</svg>";
}

void append_key(std::string& out, std::string_view drawing, std::string_view word) {
    out += "<span class=\"key\"><svg viewBox=\"0 0 24 14\" aria-hidden=\"true\">";
    out += drawing;
    out += "</svg>";
    append_html(out, word);
    out += "</span>";
}

} // namespace

const ChartWords& chart_words(Language language) { return language == Language::zh ? k_zh : k_en; }

void append_chart_key(std::string& out, const ChartWords& words) {
    append_key(out, R"(<rect class="bar" x="1" y="4" width="22" height="6"/>)", words.done);
    append_key(out, R"(<rect class="aim" x="11" y="0" width="2.5" height="14"/>)", words.target);
    append_key(out, R"(<path class="due" d="M7 2H17L12 11Z"/>)", words.due);
    append_key(
        out,
        R"(<path class="run" d="M3 9L20 5"/><circle class="dot" cx="3" cy="9" r="2.5"/><circle class="dot" cx="20" cy="5" r="2.5"/>)",
        words.figure);
    append_key(out, R"(<circle class="dot hollow" cx="12" cy="7" r="3"/>)", words.partial);
    append_key(out, R"(<path class="pale" d="M1 11L23 4"/>)", words.year_before);
    append_key(out, R"(<path class="way" d="M1 11L18 5"/><path class="goal" d="M19 1L23 5L19 9L15 5Z"/>)",
               words.path);
}

void append_chart(std::string& out, const table::Chart& chart, const ChartWords& words,
                  std::string_view title, std::size_t number) {
    if (chart.points.empty())
        append_progress(out, chart, words, title, number);
    else
        append_history(out, chart, words, title, number);
}

} // namespace gapcalc::render
