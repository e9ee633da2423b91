#include "tabulate/cells.hpp"
#include "tabulate/explain/parts.hpp"
#include "tabulate/explain/wording.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

/// More than these are counted, not named: a nation has 690,000 villages.
constexpr std::uint32_t k_most_named = 200;

} // namespace

namespace {

/// What is said of an entity's figure at the date that was judged: whether it counts, or how its own target
/// stands.
std::string judgement(const assess::HistoryPoint& at, const assess::Row& row, const Indicator& indicator,
                      Language language) {
    if (indicator.measure == Measure::count && indicator.where) {
        // Without a target the row has no goal; the test is the same.
        const Sure passes =
            row.goal ? at.meets : meets(interval_of(at.value, at.bound), goal_of(*indicator.where));
        switch (passes) {
        case Sure::yes:
            return std::string(say(language, "计入", "counted"));
        case Sure::no:
            return std::string(say(language, "不计入", "not counted"));
        case Sure::maybe:
            return std::string(say(language, "只知界限，未计入", "only a bound is known: not counted"));
        }
    }
    if (row.reason == assess::Reason::no_target || row.period->end() != at.period.end()) return {};
    std::string verdict(labels::verdict_label(row.verdict, row.ceiling).in(language));
    if (row.reason != assess::Reason::none)
        verdict += fmt::format(" ({})", labels::label(row.reason).in(language));
    return verdict;
}

} // namespace

void EntityLines::add(const Catalogue& catalogue, const assess::Row& whole, const assess::Row& row,
                      Language language) {
    const RowView view(catalogue, row);
    const std::string name = visible(catalogue.sets[row.entity_set].name_of(*row.entity, language));
    const auto shown = [&](const Rational& value, Bound bound) {
        return std::string(sign_text(bound)) +
               figure_text(value, unit_words(view, language), view.stages, view.places, language);
    };
    const std::string newest =
        row.value ? fmt::format("{} {}", to_string(*row.period), shown(*row.value, row.value_bound))
                  : std::string();
    const std::vector<bool>& counted = whole.grounds->counted; // empty while there is no figure at all
    if (*row.entity < counted.size() && counted[*row.entity]) {
        if (known_count++ >= k_most_named) return;
        // What it counts with is its figure at the common period; a stage stands until another is recorded.
        const assess::HistoryPoint* at = nullptr;
        for (const assess::HistoryPoint& point : row.history)
            if (point.period.end() <= whole.period->end()) at = &point;
        std::string words = at ? judgement(*at, row, view.indicator, language) : std::string();
        if (at && at->period.end() != row.period->end() && !view.stages)
            words += fmt::format(fmt::runtime(say(language, "（最新：{}）", " (newest: {})")), newest);
        known.push_back({name, at ? shown(at->value, at->bound) : std::string(), words});
        return;
    }
    if (lacking_count++ >= k_most_named) return;
    lacking.push_back(newest.empty() ? name : fmt::format("{} ({})", name, newest));
}

void write_entities(Page& page, const Explained& explained, const EntityLines& entities) {
    if (!explained.indicator().over || entities.known_count + entities.lacking_count == 0) return;
    const EntitySet& set = explained.catalogue.sets[*explained.indicator().over];
    const std::string when = explained.row().period ? to_string(*explained.row().period) : std::string();
    page.heading(fmt::format(fmt::runtime(page.say("对象：{}{}{}", "Entities: {}{}{}")),
                             visible(set.name.in(page.language())),
                             when.empty() ? "" : page.say("，时期 ", " at "), when));
    page.grid(entities.known, {Page::words, Page::figure, Page::words});
    const auto more = [&](std::uint32_t count) {
        if (count > k_most_named)
            page.paragraph(
                fmt::format(fmt::runtime(page.say("另有 {} 个", "and {} more")), count - k_most_named));
    };
    more(entities.known_count);
    const std::uint32_t named = entities.known_count + entities.lacking_count;
    const std::uint32_t total = explained.row().grounds->entities.value_or(named);
    if (entities.lacking_count > 0) {
        std::string names;
        for (const std::string& name : entities.lacking) {
            if (!names.empty()) names += page.say("、", ", ");
            names += name;
        }
        page.paragraph(fmt::format(fmt::runtime(page.say("缺 {} 个：{}", "{} lacking: {}")),
                                   entities.lacking_count, names));
        more(entities.lacking_count);
    }
    if (total > named)
        page.paragraph(fmt::format(
            fmt::runtime(page.say("另有 {} 个未列名", "{} more exist that no file names")), total - named));
}

} // namespace gapcalc::tabulate
