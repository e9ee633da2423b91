#include "assess_case.hpp"

#include "gapcalc/base/text_buffer.hpp"
#include "gapcalc/labels.hpp"

#include <stdexcept>
#include <vector>

namespace gapcalc::test {
namespace {

std::vector<std::string_view> words(std::string_view text, char separator = ' ') {
    std::vector<std::string_view> all;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (end != 0) all.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

std::string exact(const Rational& value) {
    TextBuffer out;
    value.append_exact(out, 18, 6);
    return out.take();
}

std::string six(const std::optional<Rational>& value) { return value ? value->fixed(6) : "-"; }

} // namespace

Rational number(std::string_view text) {
    const ParsedDecimal parsed = parse_decimal(text);
    if (parsed.fault != NumberFault::none) throw std::invalid_argument(std::string(text));
    return parsed.number.value();
}

Period period(std::string_view text) {
    const auto parsed = parse_period(text);
    if (!parsed) throw std::invalid_argument(std::string(text));
    return *parsed;
}

Aim aim_of(std::string_view text) {
    const auto parts = words(text);
    const std::string_view kind = parts.at(0);
    std::string_view first = parts.at(1);
    const bool percent = first.ends_with('%');
    if (percent) first.remove_suffix(1);
    const Rational n = percent ? number(first) * Rational::fraction(1, 100) : number(first);
    if (kind == "at_least") return AtLeast{n, percent};
    if (kind == "more_than") return MoreThan{n, percent};
    if (kind == "at_most") return AtMost{n, percent};
    if (kind == "less_than") return LessThan{n, percent};
    if (kind == "between") return Between{n, number(parts.at(2))};
    if (kind == "times_baseline") return TimesBaseline{n};
    if (kind == "rise_by") return RiseBy{n, percent};
    if (kind == "fall_by") return FallBy{n, percent};
    if (kind == "grow_per_year") return GrowPerYear{n};
    if (kind == "stage") return ReachStage{static_cast<Index>(*n.to_integer())};
    throw std::invalid_argument(std::string(text));
}

Catalogue catalogue_of(const Question& q) {
    Catalogue catalogue;
    catalogue.plans.push_back({});
    catalogue.files.push_back({});
    Indicator indicator;
    indicator.id = "case";
    indicator.unit = q.unit;
    indicator.kind = q.kind;
    if (q.unit == "家" || q.unit == "位") indicator.step = 1;
    if (!q.from.empty()) indicator.from = period(q.from);
    if (!q.baseline.empty()) {
        const auto parts = words(q.baseline, '=');
        indicator.baseline = Baseline{period(parts[0]), std::nullopt, {}};
        if (parts.size() > 1) indicator.baseline->value = number(parts[1]);
    }
    if (q.kind == Kind::milestone) indicator.stages = {"none", "begun", "built", "approved"};
    for (const auto part : words(q.observations)) {
        const auto sides = words(part, '=');
        indicator.records.whole.push_back({period(sides[0]), number(sides[1]), {}});
    }
    if (!q.aim.empty()) {
        Target target{aim_of(q.aim), period(q.by), false, false, {}, {}};
        target.each_year = q.options.find("each_year") != q.options.npos;
        target.assumed = q.options.find("assumed") != q.options.npos;
        indicator.targets.push_back(target);
    }
    if (q.options.find("continuous") != q.options.npos) indicator.step.reset();
    if (q.options.find("limits") != q.options.npos) indicator.limits = Limits{0, 100};
    catalogue.indicators.push_back(std::move(indicator));
    return catalogue;
}

assess::Row answer(const Question& q) {
    assess::Query query;
    query.as_of = period(q.as_of);
    query.method = q.method;
    const Catalogue catalogue = catalogue_of(q);
    assess::Row row = assess::assess_rows(catalogue, query).at(0);
    row.unit = {}; // the catalogue's
    return row;
}

std::string column(const assess::Row& row, std::string_view key) {
    const auto shown = [](const std::optional<Rational>& value) {
        return value ? exact(*value) : std::string("-");
    };
    const auto when = [](const std::optional<Period>& value) {
        return value ? to_string(*value) : std::string("-");
    };
    if (key == "baseline") return shown(row.baseline);
    if (key == "baseline_period") return when(row.baseline_period);
    if (key == "period") return when(row.period);
    if (key == "value") return shown(row.value);
    if (key == "deadline") return when(row.deadline);
    if (key == "operator") return row.op ? std::string(labels::label(*row.op).key) : "-";
    if (key == "target") return row.goal ? exact(row.goal->bound) : "-";
    if (key == "gap") return shown(row.gap);
    if (key == "needed") return shown(row.needed);
    if (key == "completion") return six(row.completion);
    if (key == "progress") return six(row.progress);
    if (key == "planned") return six(row.planned);
    if (key == "elapsed") return six(row.elapsed);
    if (key == "lead_points") return six(row.lead_points);
    if (key == "lead_months") return six(row.lead_months);
    if (key == "pace") return six(row.pace);
    if (key == "expected") return six(row.expected);
    if (key == "year_on_year") return six(row.year_on_year);
    if (key == "change_per_year") return six(row.change_per_year);
    if (key == "growth_per_year") return six(row.growth_per_year);
    if (key == "needed_per_month") return six(row.needed_per_month);
    if (key == "needed_per_year") return six(row.needed_per_year);
    if (key == "needed_growth") return six(row.needed_growth);
    if (key == "projection") return six(row.projection);
    if (key == "projected_gap") return six(row.projected_gap);
    if (key == "reach_date") return when(row.reach_date);
    if (key == "age_months") return row.age_months ? std::to_string(*row.age_months) : "-";
    if (key == "coverage") return six(row.coverage);
    if (key == "score") return six(row.score);
    if (key == "never")
        return !row.reach_date && row.reach_date.why() == assess::Blank::adverse ? "yes" : "no";
    if (key == "open") return row.gap_open ? "yes" : "no";
    if (key == "verdict") return std::string(labels::label(row.verdict).key);
    if (key == "reason")
        return row.reason == assess::Reason::none ? "-" : std::string(labels::label(row.reason).key);
    if (key == "flags") {
        std::string all;
        for (int i = 0; i < assess::k_flag_count; ++i)
            if (row.flags.has(static_cast<assess::Flag>(i)))
                (all += all.empty() ? "" : "+") += labels::label(static_cast<assess::Flag>(i)).key;
        return all.empty() ? "-" : all;
    }
    throw std::invalid_argument(std::string(key));
}

std::string differences(const assess::Row& row, std::string_view expected) {
    std::string all;
    for (const auto pair : words(expected)) {
        const auto equals = pair.find('=');
        const std::string_view key = pair.substr(0, equals), wanted = pair.substr(equals + 1);
        const std::string got = column(row, key);
        bool same = got == wanted;
        // "0.95" stands for 0.950000.
        if (!same && wanted != "-" && got != "-") {
            const auto a = parse_decimal(got), b = parse_decimal(wanted);
            same = a.fault == NumberFault::none && b.fault == NumberFault::none &&
                   a.number.value() == b.number.value();
        }
        if (!same) all += std::string(key) + " is " + got + ", not " + std::string(wanted) + "; ";
    }
    return all;
}

} // namespace gapcalc::test
