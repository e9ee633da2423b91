// The parts of an explanation, in the order in which they are read.
#pragma once

#include "tabulate/explain/page.hpp"
#include "tabulate/explain/working.hpp"

#include <string>
#include <vector>

namespace gapcalc::tabulate {

/// What an explanation is about: a row of the whole, and what it was made from.
struct Explained {
    const Catalogue& catalogue;
    const Sources& sources;
    const assess::Query& query;
    const RowView& view;
    const Working& working;

    const assess::Row& row() const { return view.row; }
    const Indicator& indicator() const { return view.indicator; }
};

/// The entities behind a row, gathered one by one so that a nation's villages need no memory.
struct EntityLines {
    std::vector<std::vector<std::string>> known; ///< name, value, verdict
    std::vector<std::string> lacking;            ///< names, with the newest figure that there is
    std::uint32_t known_count = 0, lacking_count = 0;

    void add(const Catalogue& catalogue, const assess::Row& whole, const assess::Row& row, Language language);
};

/// `goals.toml:12`; empty for nowhere.
std::string place_text(const Sources& sources, const Span& span);

/// The whole story of a row in one sentence: value, target, what is still to go, pace, verdict, outlook.
std::string story_of(const RowView& view, Language language);
/// Every figure with its formula, the numbers put in and the result: where it stands, against time, pace and
/// outlook; then why figures are blank.
void write_figures(Page& page, const Explained& explained);
/// The years one by one, where the verdict goes by them: a target of every year, or a trend.
void write_years(Page& page, const Explained& explained);
/// The verdict, the rule that decided it, and what the flags say.
void write_verdict(Page& page, const Explained& explained);
/// The drawing, and every point with the path's height there and where it was written.
void write_history(Page& page, const Explained& explained);
/// Which entities are known, which of them count, and which lack.
void write_entities(Page& page, const Explained& explained, const EntityLines& entities);
/// What the indicator is: its ids, unit, kind, measure, targets, notes, source and where it stands.
void write_definition(Page& page, const Catalogue& catalogue, const Sources& sources, Index indicator);

} // namespace gapcalc::tabulate
