// rank: the league table of an arena, or of one indicator.
#include "cli/commands/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/selection.hpp"
#include "cli/table_writer.hpp"

namespace gapcalc::cli {
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
