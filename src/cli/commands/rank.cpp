// rank: the league table of an arena, or of one indicator.
#include "cli/commands/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/selection.hpp"
#include "cli/suggest.hpp"
#include "cli/table_writer.hpp"

#include <algorithm>

namespace gapcalc::cli {
namespace {

std::string plans_of(const Catalogue& catalogue, const std::vector<Index>& plans) {
    std::vector<std::string> names;
    for (const auto plan : plans) names.push_back(catalogue.plans[plan].id);
    return join(names);
}

/// The arena that --arena names, or the only one.
const Arena* choose_arena(const Catalogue& catalogue, const Options& options, Diagnostics& problems) {
    std::vector<std::string> ids;
    std::vector<const Arena*> fitting;
    for (const auto& arena : catalogue.arenas) {
        if (std::ranges::find(ids, arena.id) == ids.end()) ids.push_back(arena.id);
        if (!options.arena || arena.id == *options.arena || arena.name.zh == *options.arena ||
            arena.name.en == *options.arena)
            fitting.push_back(&arena);
    }
    if (ids.empty())
        problems.add(problems::no_arena, {});
    else if (fitting.empty())
        problems.add(problems::name_unknown, {},
                     {Text("擂台", "arena"), *options.arena, suggestion(*options.arena, ids)});
    else if (fitting.size() == 1)
        return fitting.front();
    else if (!options.arena && ids.size() > 1)
        problems.add(problems::arena_choice, {}, {join(ids)});
    else {
        std::vector<Index> plans;
        for (const auto* const arena : fitting) plans.push_back(arena->plan);
        problems.add(problems::ambiguous_name, {},
                     {Text("擂台", "arena"), fitting.front()->id, plans_of(catalogue, plans)});
    }
    return nullptr;
}

/// The indicator that --indicator names, if it has entities to rank.
std::optional<Index> choose_indicator(const Catalogue& catalogue, const std::string& name,
                                      Diagnostics& problems) {
    const auto found = find_indicators(catalogue, name, problems);
    if (found.size() > 1) {
        std::vector<Index> plans;
        for (const auto at : found) plans.push_back(catalogue.indicators[at].plan);
        problems.add(problems::ambiguous_name, {},
                     {Text("指标", "indicator"), name, plans_of(catalogue, plans)});
        return std::nullopt;
    }
    if (found.empty()) return std::nullopt;
    const auto& indicator = catalogue.indicators[found.front()];
    if (!indicator.over) {
        problems.add(problems::nothing_to_rank, {}, {name});
        return std::nullopt;
    }
    return found.front();
}

} // namespace

Exit run_rank(Invocation& invocation) {
    const auto& options = invocation.options;
    bool faulty = false;
    auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    Diagnostics problems;
    const Arena* const arena = options.indicator ? nullptr : choose_arena(*catalogue, options, problems);
    const auto indicator =
        options.indicator ? choose_indicator(*catalogue, *options.indicator, problems) : std::nullopt;
    if (tell(invocation, problems)) return Exit::failed;

    const auto language = table_language(*catalogue, invocation);
    auto query = plain_query(invocation);
    std::vector<assess::Standing> standings; // the table borrows from these
    std::vector<assess::Placing> placings;
    if (arena) {
        for (const auto& contestant : arena->indicators) query.indicators.push_back(contestant.indicator);
        standings = assess::rank_arena(*catalogue, *arena, query);
    } else if (indicator) {
        query.indicators.push_back(*indicator);
        placings = assess::rank_indicator(*catalogue, *indicator, query, options.rank_by);
    }
    auto table = make_table(
        invocation, table_layout(invocation, language), problems, [&](const tabulate::Layout& layout) {
            return arena ? tabulate::tabulate_arena(*catalogue, *arena, query, standings, layout)
                         : tabulate::tabulate_placings(*catalogue, query, placings, layout);
        });
    if (tell(invocation, problems)) return Exit::failed;
    TableWriter writer(invocation, language);
    writer.write(std::move(table));
    const auto result = writer.finish(faulty ? Exit::failed : Exit::ran);
    if (result != Exit::failed || faulty) tell_left_out(invocation, *catalogue, Question{query, {query}});
    return result;
}

} // namespace gapcalc::cli
