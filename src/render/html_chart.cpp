// Charts as inline SVG. Places are exact numbers written with one decimal: no binary floats, no locale.
#include "render/html.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr ChartWords k_zh{"最新值", "目标值", "序时应达",         "，",
                          "：",     "数据",   "数据未报齐或未用", "至目标的路径"};
constexpr ChartWords k_en{"value", "target", "expected now",           ", ",
                          ": ",    "figure", "incomplete or not used", "line to the target"};

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

std::string figure(const Rational& value) {
    constexpr int k_most_places = 4;
    const int places = value.exact_places(k_most_places).value_or(2);
    return table::people_number({value, table::Form::exact, static_cast<std::int8_t>(places), {}});
}

/// 2024 for the end of that year, else 2024-06.
std::string when(const Rational& years) {
    const Rational year = years.ceil();
    const Rational month = (Rational(12) - (year - years) * Rational(12)).ceil();
    std::string text = year.fixed(0);
    if (month == Rational(12)) return text;
    text += month < Rational(10) ? "-0" : "-";
    return text + month.fixed(0);
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
    void add(std::string_view what, const std::optional<Rational>& value) {
        if (value) add(what, figure(*value));
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

void append_bullet(std::string& out, const table::Chart& chart, const ChartWords& words,
                   std::string_view title, std::size_t number) {
    constexpr int k_width = 150, k_height = 26, k_edge = 4;
    Axis axis(k_edge, k_width - k_edge);
    axis.include(Rational(0));
    for (const auto& each : {chart.value, chart.target, chart.expected, chart.low, chart.high})
        axis.include(each);
    Description description(words);
    description.add(words.value, chart.value);
    description.add(words.target, chart.target);
    if (chart.low && chart.high)
        description.add(words.target, figure(*chart.low) + ".." + figure(*chart.high));
    description.add(words.expected, chart.expected);

    begin_drawing(out, "bullet", k_width, k_height, chart, title, description.text(), number);
    rectangle(out, "track", k_edge, k_width - k_edge, 7, 12);
    if (chart.low && chart.high)
        rectangle(out, "range", axis.place(*chart.low), axis.place(*chart.high), 3, 20);
    if (chart.value) rectangle(out, "bar", axis.place(Rational(0)), axis.place(*chart.value), 10, 6);
    if (chart.target) {
        const Rational at = axis.place(*chart.target);
        const Rational half = Rational::fraction(5, 4);
        rectangle(out, "aim", at - half, at + half, 2, 22);
    }
    if (chart.expected) {
        const Rational at = axis.place(*chart.expected);
        const std::string left = (at - Rational(4)).fixed(1), right = (at + Rational(4)).fixed(1);
        Element(out, "path")
            .set("class", "due")
            .set("d", "M" + left + " 0.5H" + right + "L" + at.fixed(1) + " 8.5Z");
    }
    out += "</svg>";
}

class History {
  public:
    History(std::string& out, const table::Chart& chart) : out_(out), chart_(chart) {
        for (const table::Chart::Point& point : chart.points) include(point);
        if (chart.start) include(*chart.start);
        if (chart.goal) include(*chart.goal);
        down_.include(chart.low);
        down_.include(chart.high);
    }

    void draw() {
        if (chart_.low && chart_.high) {
            const Rational top = down_y(*chart_.high), bottom = down_y(*chart_.low);
            rectangle(out_, "range", k_left, k_right, top, (bottom - top).abs());
        }
        if (chart_.start && chart_.goal)
            Element(out_, "path")
                .set("class", "way")
                .set("d", "M" + place(*chart_.start) + 'L' + place(*chart_.goal));
        line();
        for (const table::Chart::Point& point : chart_.points)
            Element(out_, "circle")
                .set("class", point.hollow ? "dot hollow" : "dot")
                .set("cx", across_.place(point.at))
                .set("cy", down_y(point.value))
                .set("r", Rational::fraction(5, 2));
        if (chart_.goal) goal(*chart_.goal);
        years();
    }

    static constexpr int k_width = 150, k_height = 46;

  private:
    static constexpr int k_left = 8, k_right = k_width - 8, k_top = 6, k_bottom = 28;

    void include(const table::Chart::Point& point) {
        across_.include(point.at);
        down_.include(point.value);
        first_ = first_ ? std::min(*first_, point.at) : point.at;
        last_ = last_ ? std::max(*last_, point.at) : point.at;
    }
    Rational down_y(const Rational& value) const { return Rational(k_top + k_bottom) - down_.place(value); }
    std::string place(const table::Chart::Point& point) const {
        return across_.place(point.at).fixed(1) + ' ' + down_y(point.value).fixed(1);
    }
    void line() {
        if (chart_.points.size() < 2) return;
        std::string path;
        for (const table::Chart::Point& point : chart_.points)
            path += (path.empty() ? 'M' : 'L') + place(point);
        Element(out_, "path").set("class", "run").set("d", path);
    }
    void goal(const table::Chart::Point& point) {
        const Rational x = across_.place(point.at), y = down_y(point.value), reach = 4;
        Element(out_, "path")
            .set("class", "goal")
            .set("d", "M" + x.fixed(1) + ' ' + (y - reach).fixed(1) + 'L' + (x + reach).fixed(1) + ' ' +
                          y.fixed(1) + 'L' + x.fixed(1) + ' ' + (y + reach).fixed(1) + 'L' +
                          (x - reach).fixed(1) + ' ' + y.fixed(1) + 'Z');
    }
    void years() {
        if (!first_) return;
        const std::string first = first_->ceil().fixed(0), last = last_->ceil().fixed(0);
        year("start", 2, first);
        if (last != first) year("end", k_width - 2, last);
    }
    void year(std::string_view anchor, int x, const std::string& text) {
        out_ += "<text text-anchor=\"";
        out_ += anchor;
        out_ += "\" x=\"" + std::to_string(x) + "\" y=\"45\">" + text + "</text>";
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
        description.add(when(point.at), figure(point.value));
    if (chart.goal)
        description.add(std::string(words.target) + ' ' + when(chart.goal->at), figure(chart.goal->value));
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
    append_key(out, R"(<rect class="bar" x="1" y="4" width="22" height="6"/>)", words.value);
    append_key(out, R"(<rect class="aim" x="11" y="0" width="2.5" height="14"/>)", words.target);
    append_key(out, R"(<path class="due" d="M7 2H17L12 11Z"/>)", words.expected);
    append_key(
        out,
        R"(<path class="run" d="M3 9L20 5"/><circle class="dot" cx="3" cy="9" r="2.5"/><circle class="dot" cx="20" cy="5" r="2.5"/>)",
        words.kept);
    append_key(out, R"(<circle class="dot hollow" cx="12" cy="7" r="3"/>)", words.partial);
    append_key(out, R"(<path class="way" d="M1 11L18 5"/><path class="goal" d="M19 1L23 5L19 9L15 5Z"/>)",
               words.path);
}

void append_chart(std::string& out, const table::Chart& chart, const ChartWords& words,
                  std::string_view title, std::size_t number) {
    if (chart.points.empty())
        append_bullet(out, chart, words, title, number);
    else
        append_history(out, chart, words, title, number);
}

} // namespace gapcalc::render
