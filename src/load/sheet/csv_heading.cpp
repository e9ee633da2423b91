#include "load/sheet/csv_heading.hpp"
#include "load/placed_period.hpp"

#include "load/reporter.hpp"

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
Purpose series_purpose() { return {"series", {"指标", "series"}, {"series", "indicator", "指标"}}; }
Purpose entity_purpose() {
    return {"entity", {"名称", "entity"}, {"entity", "名称", "单位名称", "ref_area"}};
}
Purpose period_purpose() { return {"period", {"时期", "period"}, {"period", "年份", "时期", "time_period"}}; }
Purpose value_purpose() { return {"value", {"数值", "value"}, {"value", "数值", "obs_value"}}; }
Purpose unit_purpose() { return {"unit", {"单位", "unit"}, {"unit", "单位"}}; }
Purpose status_purpose() { return {"status", {"状态", "status"}, {"status", "状态", "obs_status"}}; }
Purpose source_purpose() { return {"source", {"来源", "source"}, {"source", "来源"}}; }
Purpose note_purpose() { return {"note", {"备注", "note"}, {"note", "备注"}}; }
Purpose published_purpose() { return {"published", {"发布日期", "published"}, {"published", "发布日期"}}; }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return out;
}

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
    HeadingReader(const CsvRow& row, std::string_view record, std::uint32_t line, CsvReporter& reporter)
        : row_(row), record_(record), line_(line), reporter_(reporter) {
        for (const CsvCell& cell : row.cells()) names_.emplace_back(cell.text);
        taken_.assign(names_.size(), false);
    }

    CsvPlace whole() const {
        const std::size_t end = record_.find_last_not_of("\r\n");
        return place_in(record_, reporter_.source(), line_, 0, end == record_.npos ? 0 : end + 1);
    }

    /// A column of remarks: where two might be it and none is named, the first is.
    std::optional<std::size_t> find_remark(const Purpose& purpose, const std::optional<std::string>& named) {
        if (named) return find(purpose, named, false);
        for (const std::string& heading : purpose.headings)
            for (std::size_t column = 0; column < names_.size(); ++column)
                if (!taken_[column] && lower(names_[column]) == heading) {
                    taken_[column] = true;
                    return column;
                }
        return std::nullopt;
    }

    std::optional<std::size_t> find(const Purpose& purpose, const std::optional<std::string>& named,
                                    bool needed) {
        std::optional<std::size_t> found;
        if (named) {
            found = only(*named, false);
        } else {
            for (const std::string& heading : purpose.headings)
                if (!found) found = only(heading, true);
        }
        if (found) taken_[*found] = true;
        if (!found && (needed || named)) {
            const Text name =
                named ? Text(" \"" + quoted_short(*named) + "\" ", "\"" + quoted_short(*named) + '"')
                      : purpose.words;
            reporter_.add(Problem::csv_no_column, whole(), {name, advice(purpose, named, names_)});
            failed_ = true;
        }
        return found;
    }
    bool failed() const { return failed_; }
    bool taken(std::size_t column) const { return taken_[column]; }
    const std::string& name(std::size_t column) const { return names_[column]; }

  private:
    /// The column with that heading; a second one is reported.
    std::optional<std::size_t> only(const std::string& heading, bool any_case) {
        std::optional<std::size_t> found;
        for (std::size_t column = 0; column < names_.size(); ++column) {
            if ((any_case ? lower(names_[column]) : names_[column]) != heading) continue;
            if (found) {
                const CsvCell& cell = row_.cells()[column];
                reporter_.add(Problem::csv_column_twice,
                              place_in(record_, reporter_.source(), line_, cell.begin, cell.size),
                              {quoted_short(names_[column])});
                failed_ = true;
                break;
            }
            found = column;
        }
        return found;
    }

    const CsvRow& row_;
    std::string_view record_;
    std::uint32_t line_;
    CsvReporter& reporter_;
    std::vector<std::string> names_;
    std::vector<bool> taken_;
    bool failed_ = false;
};

} // namespace

char find_delimiter(std::string_view text) {
    constexpr std::string_view k_delimiters = ",;\t";
    std::size_t counts[3] = {};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        if (const std::size_t which = k_delimiters.find(c); which != k_delimiters.npos) ++counts[which];
    }
    return k_delimiters[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

std::optional<CsvHeading> read_heading(const CsvRow& row, std::string_view record, std::uint32_t line,
                                       char delimiter, const CsvRequest& request, CsvReporter& reporter) {
    HeadingReader reader(row, record, line, reporter);
    CsvHeading heading;
    heading.delimiter = delimiter;
    heading.columns = row.cells().size();
    heading.place = reader.whole();
    const CsvColumns& named = request.columns;
    if (!request.series) heading.series = reader.find(series_purpose(), named.series, true);
    heading.entity = reader.find(entity_purpose(), named.entity, false);
    if (!request.wide) {
        heading.period = reader.find(period_purpose(), named.period, true);
        heading.value = reader.find(value_purpose(), named.value, true);
    }
    heading.unit = reader.find(unit_purpose(), named.unit, false);
    heading.status = reader.find_remark(status_purpose(), named.status);
    heading.source = reader.find_remark(source_purpose(), named.source);
    heading.note = reader.find_remark(note_purpose(), named.note);
    heading.published = reader.find_remark(published_purpose(), named.published);
    for (std::size_t column = 0; column < heading.columns; ++column) {
        if (reader.taken(column)) continue;
        const auto period = request.wide ? parse_cell_period(reader.name(column)) : std::nullopt;
        const auto years = request.wide && !period ? years_meant(reader.name(column)) : std::nullopt;
        if (period)
            heading.periods.push_back({column, *period});
        else if (years)
            reporter.add(Problem::not_a_period, heading.place, {quoted_short(reader.name(column)), *years});
        else if (!reader.name(column).empty())
            heading.ignored.push_back(reader.name(column));
    }
    if (reader.failed()) return std::nullopt;
    if (request.wide && heading.periods.empty()) {
        reporter.add(Problem::csv_no_periods, heading.place);
        return std::nullopt;
    }
    return heading;
}

void report_no_entity_column(const CsvHeading& heading, CsvReporter& reporter) {
    reporter.add(Problem::csv_no_column, heading.place,
                 {entity_purpose().words, advice(entity_purpose(), std::nullopt, heading.ignored)});
}

} // namespace gapcalc::load
