// One indicator in full, so that each of its figures can be checked by hand.
#include "tabulate/explain/parts.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

/// A row of the whole and the entities behind it.
struct Told {
    assess::Row whole;
    EntityLines entities;
};

std::vector<Told> ask(const Catalogue& catalogue, const assess::Query& query, Index indicator,
                      Language language) {
    assess::Query asked = query;
    asked.indicators.assign(1, indicator);
    asked.history = asked.grounds = true;
    asked.by.reset();
    if (catalogue.indicators[indicator].over) asked.by.emplace();
    std::vector<Told> all;
    const assess::Assessment assessment(catalogue, asked);
    for (std::size_t run = 0; run < assessment.runs(); ++run)
        assessment.rows(run, [&](const assess::Row& row) {
            if (!row.entity)
                all.push_back({row, {}});
            else if (!all.empty())
                all.back().entities.add(catalogue, all.back().whole, row, language);
        });
    return all;
}

} // namespace

std::string explain(const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
                    Index indicator, Language language, int width) {
    Page page(language, width);
    const std::vector<Told> all = ask(catalogue, query, indicator, language);
    std::vector<std::string> stories;
    for (const Told& told : all) stories.push_back(story_of(RowView(catalogue, told.whole), language));
    write_definition(page, catalogue, sources, indicator, stories);
    for (const Told& told : all) {
        const RowView view(catalogue, told.whole);
        const Working working(query, view, language);
        const Explained explained{catalogue, sources, query, view, working};
        if (all.size() > 1) {
            page.line("");
            page.title(fmt::format(fmt::runtime(page.say("{} 的目标", "The target of {}")),
                                   to_string(*told.whole.deadline)),
                       '-');
        }
        write_history(page, explained);
        write_entities(page, explained, told.entities);
        write_columns(page, explained);
        write_verdict(page, explained);
    }
    return page.take();
}

} // namespace gapcalc::tabulate
