#include "load/sheet/csv_heading.hpp"
#include "load/placed_period.hpp"

#include "base/unit.hpp"
#include "load/reporter.hpp"
#include "load/sheet/csv_period.hpp"
#include "load/sheet/sheet_unit.hpp"

#include <algorithm>
#include <span>

namespace gapcalc::load {
namespace {

/// A column by what it is for: how [[data]] names it, in words, and the headings that are looked for.
struct Purpose {
    std::string_view key;
    Text words;
    std::vector<std::string> headings;
};
const Purpose& series_purpose() {
    static const Purpose k_purpose{
        "series",
        {"指标", "series"},
        {"series", "indicator", "指标", "指标名称", "项目", "项目名称", "统计指标"}};
    return k_purpose;
}
const Purpose& entity_purpose() {
    static const Purpose k_purpose{"entity",
                                   {"名称", "entity"},
                                   {"entity", "名称", "单位名称", "ref_area", "对象", "地区", "镇街",
                                    "镇（街）", "镇(街)", "行政村", "村", "区县", "市", "geo"}};
    return k_purpose;
}
const Purpose& period_purpose() {
    static const Purpose k_purpose{
        "period",
        {"时期", "period"},
        {"period", "年份", "时期", "time_period", "年", "月份", "日期", "统计期", "date", "time", "year"}};
    return k_purpose;
}
const Purpose& value_purpose() {
    static const Purpose k_purpose{
        "value", {"数值", "value"}, {"value", "数值", "obs_value", "本期", "完成数", "累计", "实绩", "数据"}};
    return k_purpose;
}
const Purpose& unit_purpose() {
    static const Purpose k_purpose{"unit", {"单位", "unit"}, {"unit", "单位", "计量单位"}};
    return k_purpose;
}
const Purpose& status_purpose() {
    static const Purpose k_purpose{"status", {"状态", "status"}, {"status", "状态", "obs_status"}};
    return k_purpose;
}
const Purpose& source_purpose() {
    static const Purpose k_purpose{"source", {"来源", "source"}, {"source", "来源"}};
    return k_purpose;
}
const Purpose& note_purpose() {
    static const Purpose k_purpose{"note", {"备注", "note"}, {"note", "备注"}};
    return k_purpose;
}
const Purpose& published_purpose() {
    static const Purpose k_purpose{"published", {"发布日期", "published"}, {"published", "发布日期"}};
    return k_purpose;
}

/// Headings that are known to hold nothing that is to be read: row numbers, and what a form shows.
constexpr std::string_view k_nothing[] = {"序号", "no.", "no", "#", "上期值", "previous"};

/// What to do about a column that is not there: the heading that was nearly right, or how to name one.
Text advice(const Purpose& purpose, const std::optional<std::string>& named,
            std::span<const std::string> headings) {
    std::vector<std::string> wanted = purpose.headings;
    if (named) wanted.assign(1, *named);
    for (const std::string& word : wanted)
        if (const auto near = nearest(word, headings))
            return {"表头中有 \"" + quoted_short(*near) + "\"，是不是它？",
                    "the heading has \"" + quoted_short(*near) + "\"; is that it?"};
    constexpr std::size_t k_most_listed = 20;
    std::string list;
    std::size_t listed = 0;
    for (const std::string& heading : headings)
        if (!heading.empty() && ++listed <= k_most_listed)
            list += (list.empty() ? "\"" : ", \"") + quoted_short(heading) + '"';
    const std::string key(purpose.key);
    const std::string more = listed > k_most_listed ? std::to_string(listed - k_most_listed) : std::string();
    return {"用 columns = { " + key + " = \"…\" } 指明是哪一列：" + list +
                (more.empty() ? "" : "，另有 " + more + " 列"),
            "say which it is by columns = { " + key + " = \"…\" }: " + list +
                (more.empty() ? "" : " and " + more + " more")};
}

class HeadingReader {
  public:
    HeadingReader(HeadingText text, CsvReporter& reporter) : text_(std::move(text)), reporter_(reporter) {
        for (const std::string& name : text_.names) keys_.push_back(heading_key(name));
        taken_.assign(text_.names.size(), false);
    }

    const HeadingText& text() const { return text_; }
    bool failed() const { return failed_; }
    bool taken(std::size_t column) const { return taken_[column]; }
    void take(std::size_t column) { taken_[column] = true; }
    const std::string& name(std::size_t column) const { return text_.names[column]; }
    const std::string& key(std::size_t column) const { return keys_[column]; }
    std::size_t size() const { return taken_.size(); }

    /// A column of remarks: where two might be it and none is named, the first is.
    std::optional<std::size_t> remark(const Purpose& purpose, const std::optional<std::string>& heading) {
        if (heading) return named(purpose, *heading);
        for (const std::string& word : purpose.headings)
            for (std::size_t column = 0; column < keys_.size(); ++column)
                if (!taken_[column] && keys_[column] == word) {
                    taken_[column] = true;
                    return column;
                }
        return std::nullopt;
    }

    /// The column of a heading that the user named; it is then nothing else.
    std::optional<std::size_t> named(const Purpose& purpose, const std::string& heading) {
        const std::optional<std::size_t> found = exactly(heading);
        if (found) {
            taken_[*found] = true;
        } else {
            reporter_.add(Problem::csv_no_column, text_.place,
                          {Text(" \"" + quoted_short(heading) + "\" ", '"' + quoted_short(heading) + '"'),
                           advice(purpose, heading, text_.names)});
            failed_ = true;
        }
        return found;
    }
    /// The column whose heading is known for that purpose; two of them are reported.
    std::optional<std::size_t> known(const Purpose& purpose, bool needed, bool with_unit = false) {
        std::optional<std::size_t> found;
        for (std::size_t column = 0; column < size(); ++column) {
            if (taken_[column]) continue;
            std::string key = keys_[column];
            if (with_unit) key = heading_key(split_unit(name(column)).name);
            if (std::find(purpose.headings.begin(), purpose.headings.end(), key) == purpose.headings.end())
                continue;
            if (!found) {
                found = column;
                continue;
            }
            report_two(purpose, *found, column);
            break;
        }
        if (found) taken_[*found] = true;
        if (!found && needed) {
            reporter_.add(Problem::csv_no_column, text_.place,
                          {purpose.words, advice(purpose, std::nullopt, text_.names)});
            failed_ = true;
        }
        return found;
    }
    std::optional<std::size_t> find(const Purpose& purpose, const std::optional<std::string>& heading,
                                    bool needed) {
        return heading ? named(purpose, *heading) : known(purpose, needed);
    }
    /// The column of exactly that heading, or of one that differs in case and blanks; a second one is
    /// reported.
    std::optional<std::size_t> exactly(const std::string& heading) {
        std::optional<std::size_t> found;
        for (const bool exact : {true, false}) {
            for (std::size_t column = 0; column < size(); ++column) {
                if (exact ? name(column) != heading : keys_[column] != heading_key(heading)) continue;
                if (found) {
                    reporter_.add(Problem::csv_column_twice, text_.place_of(column),
                                  {quoted_short(name(column))});
                    failed_ = true;
                    break;
                }
                found = column;
            }
            if (found) break;
        }
        return found;
    }
    void fail() { failed_ = true; }

  private:
    void report_two(const Purpose& purpose, std::size_t one, std::size_t other) {
        failed_ = true;
        const std::string first = quoted_short(name(one)), second = quoted_short(name(other));
        if (name(one) == name(other)) {
            reporter_.add(Problem::csv_column_twice, text_.place_of(other), {second});
            return;
        }
        const bool parts = &purpose == &period_purpose();
        const std::string key(purpose.key);
        reporter_.add(Problem::sheet_two_columns, text_.place_of(other),
                      {purpose.words, first, second,
                       parts ? Text("用 columns = { period = \"" + first +
                                        "\" } 指明是哪一列；年、月分两列时写 period = [\"" + first +
                                        "\", \"" + second + "\"]",
                                    "say which it is by columns = { period = \"" + first +
                                        "\" }; for a year and a month in two columns, period = [\"" + first +
                                        "\", \"" + second + "\"]")
                             : Text("用 columns = { " + key + " = \"" + first + "\" } 指明是哪一列",
                                    "say which it is by columns = { " + key + " = \"" + first + "\" }")});
    }

    HeadingText text_;
    CsvReporter& reporter_;
    std::vector<std::string> keys_;
    std::vector<bool> taken_;
    bool failed_ = false;
};

/// The heading of a wide table's period without the word that tells its columns apart, such as 实际; empty
/// when the word is not in it.
std::optional<std::string> without_word(const std::string& heading, const std::string& word) {
    const std::string_view text = heading;
    if (text.size() <= word.size()) return std::nullopt;
    if (text.ends_with(word)) return std::string(trimmed(text.substr(0, text.size() - word.size())));
    if (text.starts_with(word)) return std::string(trimmed(text.substr(word.size())));
    return std::nullopt;
}

void find_filters(HeadingReader& reader, const CsvRequest& request, CsvHeading& heading) {
    for (std::size_t at = 0; at < request.rows.size(); ++at) {
        const Purpose purpose{"rows", {"行", "rows"}, {}};
        if (const auto column = reader.named(purpose, request.rows[at].heading))
            heading.filters.push_back({*column, at});
    }
    for (const std::string& name : request.unused)
        if (const auto column = reader.exactly(name)) reader.take(*column);
}

void find_periods(HeadingReader& reader, const CsvRequest& request, CsvHeading& heading) {
    bool all_first_of_month = request.period == PeriodMeaning::as_written;
    for (std::size_t column = 0; column < reader.size(); ++column) {
        if (reader.taken(column)) continue;
        std::optional<std::string> name = reader.name(column);
        if (request.columns.value) {
            name = without_word(*name, *request.columns.value);
            // The others of the same periods are left out by that key.
            if (!name) continue;
        }
        const SheetPeriod read = read_sheet_period(*name, request);
        if (!read.period) continue;
        reader.take(column);
        heading.periods.push_back({column, *read.period, reader.name(column)});
        all_first_of_month = all_first_of_month && read.is_first_of_month;
    }
    if (all_first_of_month && !heading.periods.empty())
        heading.first_of_month = heading.periods.front().heading;
    if (!request.columns.value || heading.periods.empty()) return;
    for (std::size_t column = 0; column < reader.size(); ++column) {
        if (reader.taken(column)) continue;
        for (const CsvPeriodColumn& other : heading.periods) {
            const auto period = without_word(other.heading, *request.columns.value);
            if (period && reader.name(column).starts_with(*period)) reader.take(column);
        }
    }
}

/// The place of the column, for the first of them: a place takes a look at the whole heading, and nobody is
/// shown more.
CsvPlace place_of(const HeadingReader& reader, std::size_t column, std::size_t before) {
    constexpr std::size_t k_most_shown = 200;
    return before < k_most_shown ? reader.text().place_of(column) : reader.text().place;
}

void find_series_columns(HeadingReader& reader, const KnowsSeries& knows, CsvHeading& heading) {
    for (std::size_t column = 0; column < reader.size(); ++column) {
        if (reader.taken(column) || reader.name(column).empty() || !knows(reader.name(column))) continue;
        reader.take(column);
        heading.series_columns.push_back(
            {column, reader.name(column), place_of(reader, column, heading.series_columns.size())});
    }
}

/// Whether it is the heading of a form made by `template`, whose hidden column says what each row is of.
bool is_form(const HeadingReader& reader) {
    if (reader.size() == 0 || reader.key(0) != "id" || reader.taken(0)) return false;
    const auto has = [&](std::string_view word) {
        for (std::size_t column = 1; column < reader.size(); ++column)
            if (reader.key(column) == word) return true;
        return false;
    };
    return (has("上期值") && has("指标") && has("对象")) ||
           (has("previous") && has("indicator") && has("entity"));
}

void find_loose(HeadingReader& reader, CsvHeading& heading) {
    for (std::size_t column = 0; column < reader.size(); ++column) {
        if (reader.taken(column)) continue;
        if (!reader.name(column).empty()) heading.ignored.push_back(reader.name(column));
        if (std::find(std::begin(k_nothing), std::end(k_nothing), reader.key(column)) == std::end(k_nothing))
            heading.loose.push_back(
                {column, reader.name(column), place_of(reader, column, heading.loose.size())});
    }
}

/// Units in the headings of columns that hold no figures: 指标（万元）, 备注（单位：万元）.
void find_heading_units(const HeadingReader& reader, CsvHeading& heading) {
    for (const auto& column : {heading.series, heading.entity, heading.source, heading.note})
        if (column) add_title_units(reader.name(*column), place_of(reader, *column, 0), heading.title_units);
    if (heading.value && heading.value_unit.empty())
        add_title_units(reader.name(*heading.value), place_of(reader, *heading.value, 0),
                        heading.title_units);
    for (const CsvOtherColumn& column : heading.loose)
        if (column.heading.find("单位") != std::string::npos)
            add_title_units(column.heading, column.place, heading.title_units);
}

} // namespace

std::optional<CsvHeading> read_heading(HeadingText text, const CsvRequest& request, const KnowsSeries& knows,
                                       CsvReporter& reporter) {
    CsvHeading heading;
    heading.delimiter = text.delimiter;
    heading.layout = request.layout;
    split_eurostat(text, heading);
    HeadingReader reader(std::move(text), reporter);
    heading.columns = reader.size();
    heading.place = reader.text().place;
    const CsvColumns& named = request.columns;
    // Headings that are named go first: each is nothing else.
    if (named.series && !request.series) heading.series = reader.named(series_purpose(), *named.series);
    if (named.entity) heading.entity = reader.named(entity_purpose(), *named.entity);
    if (named.period) heading.period = reader.named(period_purpose(), *named.period);
    if (named.period_part) heading.period_part = reader.named(period_purpose(), *named.period_part);
    if (named.value && heading.layout == SheetLayout::lines)
        heading.value = reader.named(value_purpose(), *named.value);
    if (named.unit && !named.unit->empty()) heading.unit = reader.named(unit_purpose(), *named.unit);
    find_filters(reader, request, heading);
    if (const auto multiplier = reader.exactly("UNIT_MULT"); multiplier && !reader.taken(*multiplier)) {
        heading.multiplier = multiplier;
        reader.take(*multiplier);
    }
    if (is_form(reader)) {
        heading.id = 0;
        reader.take(0);
    }

    const bool lines = heading.layout == SheetLayout::lines, wide = heading.layout == SheetLayout::wide;
    if (!named.series && !request.series && heading.layout != SheetLayout::columns)
        heading.series = reader.known(series_purpose(), !heading.id);
    if (!named.entity) heading.entity = reader.known(entity_purpose(), false);
    if (!named.period && !wide)
        heading.period = reader.known(period_purpose(), !request.at && !request.at_name);
    if (!named.value && lines) heading.value = reader.known(value_purpose(), true, true);
    if (heading.value) heading.value_unit = unit_in_heading(reader.name(*heading.value));
    if (wide && named.value) heading.value_unit = unit_in_heading(*named.value);
    if (request.unit && !heading.value_unit.empty() && heading.value_unit != *request.unit) {
        reporter.add(Problem::sheet_heading_unit, heading.place, {heading.value_unit, *request.unit});
        return std::nullopt;
    }
    if (!named.unit) heading.unit = reader.known(unit_purpose(), false);
    const bool several = heading.layout == SheetLayout::columns; // there a remark would be of which figure?
    if (!several || named.status) heading.status = reader.remark(status_purpose(), named.status);
    if (!several || named.source) heading.source = reader.remark(source_purpose(), named.source);
    if (!several || named.note) heading.note = reader.remark(note_purpose(), named.note);
    if (!several || named.published) heading.published = reader.remark(published_purpose(), named.published);
    if (reader.failed()) return std::nullopt;

    if (wide) find_periods(reader, request, heading);
    for (std::size_t column = 0; wide && column < reader.size(); ++column) {
        if (reader.taken(column)) continue;
        const auto years = years_meant(reader.name(column));
        if (!years) continue;
        reader.take(column);
        reporter.add(Problem::not_a_period, heading.place, {quoted_short(reader.name(column)), *years});
    }
    if (heading.layout == SheetLayout::columns) find_series_columns(reader, knows, heading);
    find_loose(reader, heading);
    find_heading_units(reader, heading);
    if (wide && heading.periods.empty()) {
        reporter.add(Problem::csv_no_periods, heading.place);
        return std::nullopt;
    }
    if (heading.layout == SheetLayout::columns && heading.series_columns.empty()) {
        reporter.add(Problem::sheet_no_series_columns, heading.place);
        return std::nullopt;
    }
    return heading;
}

void report_no_entity_column(const CsvHeading& heading, CsvReporter& reporter) {
    reporter.add(Problem::csv_no_column, heading.place,
                 {entity_purpose().words, advice(entity_purpose(), std::nullopt, heading.ignored)});
}

} // namespace gapcalc::load
