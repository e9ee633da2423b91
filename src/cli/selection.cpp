#include "cli/selection.hpp"
#include "cli/problems.hpp"
#include "cli/suggest.hpp"

#include <algorithm>
#include <set>

namespace gapcalc::cli {
namespace {

bool is_called(const std::string& id, const Text& name, const std::string& word) {
    return id == word || name.zh == word || name.en == word;
}

/// Ids and names of many things, for help.
template <class Things>
std::vector<std::string> names_of(const Things& things) {
    std::vector<std::string> names;
    for (const auto& thing : things) names.push_back(thing.id);
    for (const auto& thing : things)
        for (const auto& name : {thing.name.zh, thing.name.en})
            if (!name.empty()) names.push_back(name);
    std::set<std::string> seen;
    std::erase_if(names, [&](const std::string& name) { return !seen.insert(name).second; });
    return names;
}

/// Where the things of that id or name stand; none is a problem.
template <class Things>
std::vector<Index> find(const Things& things, const std::string& word, const Text& sort,
                        Diagnostics& problems) {
    std::vector<Index> found;
    for (Index at = 0; at < things.size(); ++at)
        if (is_called(things[at].id, things[at].name, word)) found.push_back(at);
    if (found.empty())
        problems.add(problems::name_unknown, {}, {sort, word, suggestion(word, names_of(things))});
    return found;
}

/// A list of names, over all uses of an option; a name that holds a comma is found when it is given alone.
template <class Things>
std::set<Index> find_all(const Things& things, const std::vector<std::string>& lists, const Text& sort,
                         Diagnostics& problems) {
    std::set<Index> all;
    for (const auto& list : lists) {
        auto words = split_list(list);
        if (words.size() != 1 && std::ranges::any_of(things, [&](const auto& thing) {
                return is_called(thing.id, thing.name, list);
            }))
            words = {list};
        if (words.empty()) problems.add(problems::name_unknown, {}, {sort, list, Text{}});
        for (const auto& word : words)
            for (const auto at : find(things, word, sort, problems)) all.insert(at);
    }
    return all;
}

const Text k_indicator{"指标", "indicator"};
const Text k_group{"分组", "group"};

std::string plans_of(const Catalogue& catalogue, const std::vector<Index>& plans) {
    std::vector<std::string> names;
    for (const auto plan : plans) names.push_back(catalogue.plans[plan].id);
    return join(names);
}

} // namespace

std::vector<Index> find_indicators(const Catalogue& catalogue, const std::string& name,
                                   Diagnostics& problems) {
    return find(catalogue.indicators, name, k_indicator, problems);
}

std::vector<Index> select_indicators(const Catalogue& catalogue, const Options& options,
                                     Diagnostics& problems) {
    const auto only = find_all(catalogue.indicators, options.only, k_indicator, problems);
    const auto groups = find_all(catalogue.groups, options.groups, k_group, problems);
    std::vector<Index> chosen;
    for (Index at = 0; at < catalogue.indicators.size(); ++at) {
        const auto& indicator = catalogue.indicators[at];
        if (!options.only.empty() && !only.contains(at)) continue;
        if (!options.groups.empty() && (!indicator.group || !groups.contains(*indicator.group))) continue;
        if (options.attribute && indicator.attribute != *options.attribute) continue;
        chosen.push_back(at);
    }
    return chosen;
}

std::vector<Index> find_sets(const Catalogue& catalogue, const Options& options, Diagnostics& problems) {
    std::vector<Index> found;
    const bool takes_entity = options.command != Command::template_file; // which makes a sheet for each
    if (!options.by || (takes_entity && *options.by == "entity")) return found;
    std::vector<std::string> names;
    if (takes_entity) names.emplace_back("entity");
    for (Index at = 0; at < catalogue.sets.size(); ++at) {
        if (catalogue.sets[at].id == *options.by) found.push_back(at);
        if (std::ranges::find(names, catalogue.sets[at].id) == names.end())
            names.push_back(catalogue.sets[at].id);
    }
    if (found.empty())
        problems.add(problems::name_unknown, {},
                     {Text("对象集", "set of entities"), *options.by, suggestion(*options.by, names)});
    return found;
}

assess::Query plain_query(const Invocation& invocation) {
    assess::Query query;
    query.as_of = as_of_date(invocation);
    query.target = invocation.options.target;
    query.method = invocation.options.method;
    query.stale_months = invocation.options.stale_months;
    if (invocation.options.keep_going)
        query.on_fault = [faults = invocation.faults](const assess::IndicatorFault& fault) {
            faults->add(fault);
        };
    return query;
}

Question make_question(const Catalogue& catalogue, const Invocation& invocation, Diagnostics& problems) {
    const auto& options = invocation.options;
    Question question;
    question.all = plain_query(invocation);
    question.all.indicators = select_indicators(catalogue, options, problems);
    const auto sets = find_sets(catalogue, options, problems);
    if (options.by)
        question.all.by = assess::ByEntity{sets.empty() ? std::nullopt : std::optional(sets.front())};
    if (question.all.indicators.empty()) return question;
    if (sets.size() < 2) {
        question.parts.push_back(question.all);
        return question;
    }
    std::optional<Index> plan;
    for (const auto at : question.all.indicators) {
        if (plan != catalogue.indicators[at].plan) {
            plan = catalogue.indicators[at].plan;
            auto& part = question.parts.emplace_back(question.all);
            part.indicators.clear();
            for (const auto set : sets)
                if (catalogue.sets[set].plan == *plan) part.by = assess::ByEntity{set};
        }
        question.parts.back().indicators.push_back(at);
    }
    return question;
}

void tell_left_out(const Invocation& invocation, const Catalogue& catalogue, const Question& question) {
    if (invocation.options.quiet) return;
    std::uint64_t left_out = 0;
    for (const auto& part : question.parts) left_out += assess::count_later_observations(catalogue, part);
    if (left_out == 0) return;
    tell(invocation, problems::observations_left_out,
         {to_string(question.all.as_of), std::to_string(left_out),
          left_out == 1 ? "observation" : "observations"});
}

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

} // namespace gapcalc::cli
