// changes: what moved between two as-of dates.
#include "cli/commands/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/selection.hpp"
#include "cli/shown_rows.hpp"
#include "cli/table_writer.hpp"

#include <algorithm>

namespace gapcalc::cli {

namespace {

/// The catalogue as it was known then; empty where that is all that is known now.
std::optional<Catalogue> catalogue_then(const Catalogue& catalogue, const Period& known) {
    const std::int32_t day = day_number(known.end());
    const auto later = [&](const auto& of) {
        return of.records.details.any_published_after(day) || !of.records.vintages.empty();
    };
    const auto dated = [](const EngineTable& table) { return !table.published.empty(); };
    if (std::ranges::none_of(catalogue.tables, dated) && std::ranges::none_of(catalogue.series, later) &&
        std::ranges::none_of(catalogue.indicators, later))
        return std::nullopt;
    std::optional<Catalogue> then = catalogue;
    turn_back_to(*then, known);
    return then;
}

} // namespace

Exit run_changes(Invocation& invocation) {
    const auto& options = invocation.options;
    bool faulty = false;
    auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    Diagnostics problems;
    const auto question = make_question(*catalogue, invocation, problems);
    if (options.since->period.end() > question.all.as_of.end())
        problems.add(problems::since_too_late, {},
                     {to_string(options.since->period), to_string(question.all.as_of)});
    if (tell(invocation, problems)) return Exit::failed;

    const auto then = catalogue_then(*catalogue, options.known_at.value_or(*options.since).period);
    std::vector<assess::Change> shown;
    for (const auto& part : question.parts)
        for (auto& change :
             assess::changes(*catalogue, then ? *then : *catalogue, part, options.since->period))
            if (is_shown(change.now, options)) shown.push_back(std::move(change));
    if (question.parts.size() > 1)
        std::stable_partition(shown.begin(), shown.end(),
                              [](const assess::Change& one) { return one.then.verdict != one.now.verdict; });
    const auto found = std::ranges::any_of(
        shown, [&](const assess::Change& one) { return is_finding(*catalogue, one.now, options); });

    const auto language = table_language(*catalogue, invocation);
    auto table = make_table(
        invocation, table_layout(invocation, language), problems, [&](const tabulate::Layout& layout) {
            return tabulate::tabulate_changes(*catalogue, question.all, options.since->period, shown, layout);
        });
    if (tell(invocation, problems)) return Exit::failed;
    TableWriter writer(invocation, language);
    writer.write(std::move(table));
    const auto result = writer.finish(faulty ? Exit::failed : found ? Exit::findings : Exit::ran);
    if (result != Exit::failed || faulty) tell_left_out(invocation, *catalogue, question);
    return result;
}

} // namespace gapcalc::cli
