// One indicator in full, so that each of its figures can be checked by hand.
#include "tabulate/explain.hpp"

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

/// All that is said of one row, but for what the indicator is.
void write_row(Page& page, const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
               const Told& told) {
    const RowView view(catalogue, told.whole);
    const Working working(query, view, page.language());
    const Explained explained{catalogue, sources, query, view, working};
    write_figures(page, explained);
    write_verdict(page, explained);
    write_history(page, explained);
    write_entities(page, explained, told.entities);
}

table::Document explain_rows(const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
                             std::span<const Told> rows, Index indicator, Language language) {
    Page page(language);
    page.title(visible(catalogue.indicators[indicator].name.in(language)));
    for (const Told& told : rows) page.lead(story_of(RowView(catalogue, told.whole), language));
    for (const Told& told : rows) {
        if (rows.size() > 1)
            page.title(fmt::format(fmt::runtime(page.say("{} 的目标", "The target of {}")),
                                   to_string(*told.whole.deadline)),
                       true);
        write_row(page, catalogue, sources, query, told);
    }
    write_definition(page, catalogue, sources, indicator);
    return page.take();
}

} // namespace

table::Document explain(const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
                        Index indicator, Language language) {
    return explain_rows(catalogue, sources, query, ask(catalogue, query, indicator, language), indicator,
                        language);
}

table::Document explain_row(const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
                            const assess::Row& row, Language language) {
    std::vector<Told> all;
    for (Told& told : ask(catalogue, query, row.indicator, language))
        if (told.whole.target == row.target) all.push_back(std::move(told));
    return explain_rows(catalogue, sources, query, all, row.indicator, language);
}

} // namespace gapcalc::tabulate
