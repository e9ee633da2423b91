#include "load/points/answer.hpp"

#include "load/points/answer_rows.hpp"
#include "load/problems.hpp"
#include "load/reporter.hpp"

#include <algorithm>
#include <map>

namespace gapcalc::load {
namespace {

/// A day by its place among months of 31 days, as scripts count them.
std::optional<Date> day_at(std::int64_t place) {
    const std::int64_t year = place / 372, month = place % 372 / 31, day = place % 31;
    if (year < 1900 || year > 2200) return std::nullopt;
    if (day + 1 > days_in_month(static_cast<int>(year), static_cast<int>(month) + 1)) return std::nullopt;
    return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month + 1),
                static_cast<std::uint8_t>(day + 1)};
}
std::optional<Date> day_before(std::int64_t place) {
    const auto day = day_at(place);
    return day ? std::optional(date_of(day_number(*day) - 1)) : std::nullopt;
}

struct Fault {
    std::string_view key;
    Problem problem;
};
constexpr Fault k_faults[] = {
    {"cell", Problem::table_cell},           {"digits", Problem::table_digits},
    {"period", Problem::table_period},       {"blank", Problem::table_blank},
    {"ambiguous", Problem::table_ambiguous}, {"entity", Problem::table_entity},
    {"published", Problem::table_published}, {"limits", Problem::table_limits},
    {"spaced", Problem::table_spaced},
};

bool is_binary(std::string_view type) {
    std::string lower(type);
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return lower.find("float") != lower.npos || lower.find("double") != lower.npos ||
           lower.find("real") != lower.npos;
}

class AnswerReader {
  public:
    AnswerReader(EngineReply& reply, LoadState& state, std::uint32_t source)
        : reply_(reply), state_(state), catalogue_(state.catalogue), source_(source) {}

    void read() {
        const auto statements = engine_statements(catalogue_, reply_.wants);
        const int errors = state_.problems.errors();
        auto rows = read_answer_rows(reply_, statements.size(), source_, state_.problems);
        if (!rows) return;
        reply_.text = {};
        whole_digits_ = rows->whole_digits;
        // What the checks found is reported, and the rest is not to be trusted then.
        for (std::size_t at = 0; at < statements.size(); ++at)
            if (statements[at].sort <= StatementSort::names) take(statements[at], rows->statements[at]);
        if (state_.problems.errors() != errors) return;
        for (std::size_t at = 0; at < statements.size(); ++at)
            if (statements[at].sort > StatementSort::names) take(statements[at], rows->statements[at]);
        catalogue_.answer.figures = reply_.wants.figures;
    }

  private:
    const EngineTable& table_of(Index series) const { return *catalogue_.table_of(series); }

    void take(const EngineStatement& statement, std::vector<AnswerRow>& rows) {
        series_ = statement.series;
        switch (statement.sort) {
        case StatementSort::cells:
            for (const AnswerRow& row : rows) take_faults(row);
            break;
        case StatementSort::doubled:
            for (const AnswerRow& row : rows) take_count(row, Problem::table_doubled);
            break;
        case StatementSort::overlap:
            for (const AnswerRow& row : rows) take_count(row, Problem::table_overlap);
            break;
        case StatementSort::names:
            for (const AnswerRow& row : rows) take_names(row);
            break;
        case StatementSort::places:
            for (const AnswerRow& row : rows) take_places(row);
            break;
        case StatementSort::figures:
            take_figures(rows);
            break;
        case StatementSort::periods:
            take_periods(rows, statement.known);
            break;
        case StatementSort::points:
            take_points(rows, reply_.wants.points[statement.wanted]);
            break;
        case StatementSort::scope:
            take_scope(rows, reply_.wants.points[statement.wanted]);
            break;
        }
        rows.clear();
    }

    void broken(const AnswerRow& row) {
        std::string all;
        for (const std::string& cell : row) all += (all.empty() ? "" : ",") + cell;
        state_.problems.add(kind_of(Problem::answer_row), {source_, 0, 0, 0}, {"?", quoted_short(all)});
    }
    const std::string& id() const { return catalogue_.series[series_].id; }

    void take_faults(const AnswerRow& row) {
        if (is_binary(row[3]))
            state_.problems.add(kind_of(Problem::table_float), table_of(series_).span, {id(), row[3]});
        if (row[0] == "good") return;
        const auto* const fault = std::ranges::find(k_faults, row[0], &Fault::key);
        if (fault == std::end(k_faults)) return broken(row);
        state_.problems.add(kind_of(fault->problem), table_of(series_).span,
                            {id(), row[1], quoted_short(row[2])});
    }

    void take_count(const AnswerRow& row, Problem problem) {
        const auto count = read_whole(row[0]);
        if (!count) return broken(row);
        if (*count != 0)
            state_.problems.add(kind_of(problem), table_of(series_).span,
                                {id(), row[0], quoted_short(row[1])});
    }

    void take_names(const AnswerRow& row) {
        const auto count = read_whole(row[0]);
        if (!count) return broken(row);
        const EntitySet& set = catalogue_.sets[*catalogue_.series[series_].over];
        const std::int64_t all = *count + set.size();
        if (all > set.total())
            state_.problems.add(kind_of(Problem::table_too_many), table_of(series_).span,
                                {id(), std::to_string(all), set.id, std::to_string(set.total())});
    }

    /// The number of the day on which something was published; empty for what is wrong.
    static std::optional<std::int32_t> published(std::string_view cell) {
        const auto place = read_whole(cell);
        if (place == 0) return k_undated;
        const auto day = place ? day_before(*place) : std::nullopt;
        return day ? std::optional(day_number(*day)) : std::nullopt;
    }

    void take_places(const AnswerRow& row) {
        const auto day = published(row[0]);
        const auto places = read_whole(row[1]);
        if (!day || !places || *places > 18) return broken(row);
        Records& records = catalogue_.series[series_].records;
        // Figures of another unit are no longer as they were written.
        if (table_of(series_).factor == Rational(1)) records.note_places(*day, static_cast<int>(*places));
    }

    static void append_cell(std::string& text, std::string_view cell) {
        text += '"';
        for (const char c : cell) {
            if (c == '"') text += c;
            text += c;
        }
        text += '"';
    }

    void take_figures(std::vector<AnswerRow>& rows) {
        if (rows.empty()) return;
        const EngineTable& table = table_of(series_);
        CsvRequest request;
        request.path = reply_.name;
        request.declared = table.span;
        request.plan = catalogue_.series[series_].plan;
        request.series = id();
        request.series_span = table.span;
        request.whole = {""};
        request.columns = {{}, "entity", "period", "value", "", {}, "status", {}, {}, "published"};
        if (table.unit != catalogue_.series[series_].unit) request.unit = table.unit;
        std::string text = "entity,period,value,status,published\n";
        for (AnswerRow& row : rows) {
            for (std::size_t cell = 0; cell < 5; ++cell) {
                if (cell != 0) text += ',';
                append_cell(text, row[cell]);
            }
            text += '\n';
            row = {};
        }
        request.text = std::move(text);
        read_csv(request, state_);
    }

    std::optional<Period> period_of(const AnswerRow& row) const {
        const auto first = read_whole(row[0]), after = read_whole(row[1]);
        if (!first || !after) return std::nullopt;
        const auto begin = day_at(*first), end = day_before(*after);
        if (!begin || !end || *end < *begin) return std::nullopt;
        const Series& series = catalogue_.series[series_];
        return Period::of_days(*begin, *end, years_of(series.kind, series.year_starts));
    }

    void take_periods(const std::vector<AnswerRow>& rows, const Knowledge& known) {
        TablePeriods& all = catalogue_.answer.periods.emplace_back();
        all.series = series_;
        all.known_at = known.at;
        for (const AnswerRow& row : rows) {
            const auto period = period_of(row);
            const auto figures = read_whole(row[2]);
            if (!period || !figures) return broken(row);
            all.periods.push_back({*period, static_cast<std::uint64_t>(*figures)});
        }
    }

    /// The parent of a row; false when there is no such.
    bool read_parent(const std::string& cell, const PointsWanted& wanted,
                     std::optional<Index>& parent) const {
        if (cell.empty()) return true;
        const auto number = read_whole(cell);
        if (!number || !wanted.parents || *number >= catalogue_.sets[*wanted.parents].size()) return false;
        parent = static_cast<Index>(*number);
        return true;
    }

    void take_points(const std::vector<AnswerRow>& rows, const PointsWanted& wanted) {
        TablePoints points;
        points.key = wanted.key;
        for (const AnswerRow& row : rows) {
            const auto point = point_of(row, wanted);
            if (!point) return broken(row);
            if (!believable(*point, wanted)) return;
            points.points.push_back(in_unit(*point));
        }
        std::ranges::stable_sort(points.points, {}, [](const TablePoint& one) { return one.period.end(); });
        if (wanted.key.below) check_pairs(points);
        catalogue_.answer.points.push_back(std::move(points));
    }

    /// What is divided and by what it is divided are sums over the same entities.
    void check_pairs(const TablePoints& below) {
        PointsKey key = below.key;
        key.below = false;
        const auto above = std::ranges::find(catalogue_.answer.points, key, &TablePoints::key);
        const auto entities = [](const TablePoints& of) {
            std::map<std::pair<Date, std::optional<Index>>, std::uint64_t> all;
            for (const TablePoint& one : of.points)
                if (one.belongs) all[{one.period.end(), one.parent}] += one.known;
            return all;
        };
        if (above != catalogue_.answer.points.end() && entities(*above) == entities(below)) return;
        state_.problems.add(kind_of(Problem::answer_row), {source_, 0, 0, 0},
                            {"?", quoted_short(catalogue_.indicators[key.indicator].id)});
    }

    std::optional<TablePoint> point_of(const AnswerRow& row, const PointsWanted& wanted) const {
        constexpr std::int64_t k_most = 1'000'000'000;
        TablePoint point;
        const auto period = period_of(row);
        const auto known = read_whole(row[4]), passing = read_whole(row[5]);
        const auto sum = read_exact(row[6]), least = read_exact(row[7]), greatest = read_exact(row[8]);
        if (!period || !known || !passing || !sum || !least || !greatest) return std::nullopt;
        if (*known < 1 || *known > k_most || *passing > *known) return std::nullopt;
        if (!read_parent(row[2], wanted, point.parent)) return std::nullopt;
        point.period = *period;
        point.belongs = row[3] == "1";
        point.known = static_cast<std::uint32_t>(*known);
        point.passing = static_cast<std::uint32_t>(*passing);
        point.sum = *sum;
        point.least = *least;
        point.greatest = *greatest;
        if (row[9] == "1") point.statuses |= Status::provisional;
        if (row[10] == "1") point.statuses |= Status::estimated;
        if (row[11] == "1") point.statuses |= Status::series_break;
        point.revised = row[12] == "1";
        return point;
    }

    /// Whether numbers between the least and the greatest can add up to that sum, and no engine's sum of them
    /// can have wrapped.
    bool believable(const TablePoint& point, const PointsWanted& wanted) {
        const Indicator& indicator = catalogue_.indicators[wanted.key.indicator];
        const std::string &name = indicator.id, period = to_string(point.period);
        const Rational count = std::int64_t{point.known};
        const auto in_digits = [](const Rational& value) {
            return value.fixed(value.exact_places().value_or(18));
        };
        if (point.sum < count * point.least || point.sum > count * point.greatest ||
            point.least > point.greatest) {
            state_.problems.add(kind_of(Problem::answer_sum), table_of(series_).span,
                                {name, period, in_digits(point.sum), std::to_string(point.known),
                                 in_digits(point.least), in_digits(point.greatest)});
            return false;
        }
        const Rational most = std::max(point.least.abs(), point.greatest.abs());
        if (count * most >= Rational(10).power(static_cast<unsigned>(whole_digits_))) {
            state_.problems.add(kind_of(Problem::table_overflow), table_of(series_).span, {name, period});
            return false;
        }
        const EntitySet& set = catalogue_.sets[*indicator.over];
        if (point.known > set.total()) {
            state_.problems.add(kind_of(Problem::table_too_many), table_of(series_).span,
                                {id(), std::to_string(point.known), set.id, std::to_string(set.total())});
            return false;
        }
        return true;
    }

    TablePoint in_unit(TablePoint point) const {
        const Rational& factor = table_of(series_).factor;
        point.sum *= factor;
        point.least *= factor;
        point.greatest *= factor;
        return point;
    }

    void take_scope(const std::vector<AnswerRow>& rows, const PointsWanted& wanted) {
        TableScope scope;
        scope.key = wanted.key;
        scope.key.span.reset();
        if (std::ranges::any_of(catalogue_.answer.scopes,
                                [&](const TableScope& one) { return one.key == scope.key; }))
            return;
        for (const AnswerRow& row : rows) {
            TableMembers members;
            const auto known = read_whole(row[1]), belonging = read_whole(row[2]);
            if (!known || !belonging || *belonging > *known || !read_parent(row[0], wanted, members.parent))
                return broken(row);
            members.known = static_cast<std::uint32_t>(*known);
            members.belonging = static_cast<std::uint32_t>(*belonging);
            scope.members.push_back(members);
        }
        catalogue_.answer.scopes.push_back(std::move(scope));
    }

    EngineReply& reply_;
    LoadState& state_;
    Catalogue& catalogue_;
    std::uint32_t source_;
    Index series_ = 0;
    int whole_digits_ = 0;
};

} // namespace

void read_answer(EngineReply reply, LoadState& state) {
    const std::uint32_t source = state.sources.add(reply.name, {});
    AnswerReader(reply, state, source).read();
}

} // namespace gapcalc::load
