#include "tabulate/gathered.hpp"

#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace gapcalc::tabulate {
namespace {

struct GroupRows {
    std::optional<Index> group;
    std::vector<std::size_t> rows;
};
struct PlanRows {
    std::size_t first = 0;
    std::vector<GroupRows> groups;
};

/// Plans are the same where their column says the same: by their ids, or by titles where they have none.
std::vector<PlanRows> by_plan(const Catalogue& catalogue, std::span<const assess::Row> rows,
                              Language language) {
    std::vector<PlanRows> plans;
    std::map<std::string_view, std::size_t> places;
    std::map<std::pair<std::size_t, std::optional<Index>>, std::size_t> group_places;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const Indicator& indicator = catalogue.indicators[rows[at].indicator];
        const std::string_view key = plan_key(catalogue, catalogue.files[indicator.file], language);
        const auto [plan, fresh] = places.try_emplace(key, plans.size());
        if (fresh) plans.push_back({at, {}});
        std::vector<GroupRows>& groups = plans[plan->second].groups;
        const auto [group, first] = group_places.try_emplace({plan->second, indicator.group}, groups.size());
        if (first) groups.push_back({indicator.group, {}});
        groups[group->second].rows.push_back(at);
    }
    return plans;
}

std::string folded_words(std::size_t count, Language language) {
    if (language == Language::zh) return fmt::format("另有{}项没有数据：用 --all 显示", count);
    return fmt::format("and {} {} without figures: --all shows {}", count, count == 1 ? "goal" : "goals",
                       count == 1 ? "it" : "them");
}

} // namespace

Gathered gather(const Catalogue& catalogue, std::span<const assess::Row> rows, const Layout& layout) {
    Gathered gathered;
    if (layout.across || layout.sheet) {
        for (std::size_t at = 0; at < rows.size(); ++at) gathered.lines.push_back(at);
        return gathered;
    }
    const std::vector<PlanRows> plans = by_plan(catalogue, rows, layout.language);
    for (const PlanRows& plan : plans) {
        const File& file = catalogue.files[catalogue.indicators[rows[plan.first].indicator].file];
        const bool grouped = plan.groups.size() > 1 || plan.groups[0].group;
        if (plans.size() > 1)
            gathered.sections.push_back(
                {gathered.lines.size(), plan_title(catalogue, file, layout.language), grouped, {}});
        for (const GroupRows& group : plan.groups) {
            if (grouped)
                gathered.sections.push_back(
                    {gathered.lines.size(), group_title(catalogue, group.group, layout.language), false, {}});
            std::size_t folded = 0;
            for (const std::size_t at : group.rows)
                if (layout.fold && !rows[at].value && !rows[at].entity)
                    ++folded;
                else
                    gathered.lines.push_back(at);
            if (folded == 0) continue;
            gathered.folded += folded;
            if (gathered.sections.empty()) gathered.sections.push_back({0, {}, false, {}});
            gathered.sections.back().notes.push_back(folded_words(folded, layout.language));
        }
    }
    return gathered;
}

Shared shared_values(const Catalogue& catalogue, std::span<const assess::Row> rows) {
    Shared shared;
    const auto in_common = [&](std::optional<Period> assess::Row::*member) {
        std::optional<Period> common;
        for (const assess::Row& row : rows) {
            if (!(row.*member)) continue;
            if (common && *common != *(row.*member)) return std::optional<Period>();
            common = row.*member;
        }
        return common;
    };
    const bool several = rows.size() > 1;
    if (several) shared.deadline = in_common(&assess::Row::deadline);
    if (several) shared.period = in_common(&assess::Row::period);
    for (const assess::Row& row : rows) share_unit(shared, catalogue, row);
    return shared;
}

void share_unit(Shared& shared, const Catalogue& catalogue, const assess::Row& row) {
    const Indicator& indicator = catalogue.indicators[row.indicator];
    if (indicator.kind == Kind::milestone || shared.units_differ) return;
    Text unit(std::string(unit_words(indicator, row.unit, Language::zh)),
              std::string(unit_words(indicator, row.unit, Language::en)));
    shared.units_differ = shared.has_unit && (shared.unit.zh != unit.zh || shared.unit.en != unit.en);
    shared.unit = shared.units_differ ? Text() : std::move(unit);
    shared.has_unit = true;
}

std::string shared_words(const Shared& shared, Language language, Dates dates) {
    const bool zh = language == Language::zh;
    std::string words;
    const auto add = [&](std::string_view chinese, std::string_view english, std::string what) {
        words += zh ? fmt::format("，{} {}", chinese, what) : fmt::format(", {} {}", english, what);
    };
    if (shared.period) add("数据均为", "all figures of", date_text(*shared.period, dates, language));
    if (shared.deadline) add("期限均为", "all by", date_text(*shared.deadline, dates, language));
    if (!shared.unit.empty()) add("单位均为", "all in", visible(shared.unit.in(language)));
    return words;
}

std::vector<const ReportColumn*> without(std::vector<const ReportColumn*> columns, const Shared& shared,
                                         std::span<const assess::Row> rows) {
    struct Figure {
        std::string_view key;
        bool (*has)(const assess::Row&);
    };
    static constexpr Figure k_figures[] = {
        {"lead_points", [](const assess::Row& row) { return row.lead_points.has_value(); }},
        {"year_on_year", [](const assess::Row& row) { return row.year_on_year.has_value(); }},
        {"completion", [](const assess::Row& row) { return row.completion.has_value(); }},
        {"elapsed", [](const assess::Row& row) { return row.elapsed.has_value(); }},
        {"likelihood", [](const assess::Row& row) { return row.likelihood.has_value(); }},
    };
    std::erase_if(columns, [&](const ReportColumn* column) {
        if (column->key == "deadline") return shared.deadline.has_value();
        if (column->key == "period") return shared.period.has_value();
        const auto* figure = std::ranges::find(k_figures, column->key, &Figure::key);
        return figure != std::end(k_figures) && std::ranges::none_of(rows, figure->has);
    });
    return columns;
}

} // namespace gapcalc::tabulate
