#include "load/catalogue/resolve.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

void report_twice(Resolution& resolution, const Word& id, Span first) {
    Diagnostic& problem = resolution.reporter.add(Problem::duplicate_id, id.span, {std::string(id.text)});
    problem.related.push_back({first, {"第一次在这里", "the first one"}, {}});
}

/// Takes the id of `item` in; false, and reported, when it was used before.
template <class Parsed>
bool declare_one(Resolution& resolution, NameTable& table, NameTable* shared, const Parsed& item) {
    const NameTable::Entry* first = (shared != nullptr ? *shared : table).declare(item.id);
    if (first != nullptr) {
        report_twice(resolution, item.id, first->span);
        return false;
    }
    if (shared != nullptr) table.declare(item.id);
    return true;
}

/// Takes the ids of `items` in; those used before are left out.
template <class Parsed>
void declare(Resolution& resolution, NameTable& table, NameTable* shared, std::vector<Parsed>& items) {
    std::erase_if(items, [&](const Parsed& item) { return !declare_one(resolution, table, shared, item); });
}

void resolve_files(Resolution& resolution) {
    std::unordered_map<std::string_view, Index> plans;
    Catalogue& catalogue = resolution.catalogue();
    for (const ParsedFile& parsed : resolution.files) {
        const auto [plan, added] =
            plans.try_emplace(parsed.plan.text, static_cast<Index>(catalogue.plans.size()));
        if (added) catalogue.plans.push_back({std::string(parsed.plan.text)});
        resolution.places.push_back({plan->second, static_cast<Index>(catalogue.files.size())});
        catalogue.files.push_back(
            {plan->second, parsed.title, parsed.source, parsed.language, parsed.document.source});
    }
    resolution.names.resize(catalogue.plans.size());
}

void declare_all(Resolution& resolution) {
    for (std::size_t i = 0; i < resolution.files.size(); ++i) {
        ParsedFile& file = resolution.files[i];
        PlanNames& names = resolution.names[resolution.places[i].plan];
        declare(resolution, names.groups, nullptr, file.groups);
        declare(resolution, names.sets, nullptr, file.sets);
        declare(resolution, names.series, &names.figures, file.series);
        for (ParsedIndicator& one : file.indicators)
            one.nameless = one.nameless || !declare_one(resolution, names.indicators, &names.figures, one);
        declare(resolution, names.arenas, nullptr, file.arenas);
    }
}

void resolve_groups(Resolution& resolution) {
    Catalogue& catalogue = resolution.catalogue();
    for (std::size_t i = 0; i < resolution.files.size(); ++i) {
        const Index plan = resolution.places[i].plan;
        for (ParsedGroup& parsed : resolution.files[i].groups) {
            resolution.names[plan].groups.place(parsed.id, static_cast<Index>(catalogue.groups.size()));
            Text name = parsed.name.empty() ? Text(std::string(parsed.id.text)) : std::move(parsed.name);
            catalogue.groups.push_back({plan, std::string(parsed.id.text), std::move(name)});
        }
    }
}

} // namespace

const std::vector<std::string>& NameTable::candidates() {
    if (candidates_.size() != entries_.size()) {
        candidates_.clear();
        for (const auto& [id, entry] : entries_) candidates_.emplace_back(id);
        std::sort(candidates_.begin(), candidates_.end());
    }
    return candidates_;
}

bool Resolution::lost(std::string_view word) const {
    return unread || std::any_of(files.begin(), files.end(),
                                 [&](const ParsedFile& file) { return file.document.lost(word); });
}

std::optional<Index> Resolution::find(NameTable& table, const Word& id, const Text& sort,
                                      const ParsedFile& file, Reporter& told) {
    if (const NameTable::Entry* found = table.find(id.text)) return found->index;
    if (file.tainted || lost(id.text)) return std::nullopt;
    // Those that are silent run side by side, and the candidates are made by whoever needs them first.
    Text help;
    if (!told.silent())
        help = told.did_you_mean(id.text, table.candidates(),
                                 {"先定义它，或改正标识", "define it, or correct the id"});
    told.add(Problem::unknown_reference, id.span, {sort, quoted_short(id.text), help});
    return std::nullopt;
}

std::optional<Index> Resolution::find_series(PlanNames& names_of_plan, const Word& word,
                                             const ParsedFile& file, Reporter& told) {
    const auto named = names_of_plan.series_by_name.find(word.text);
    if (names_of_plan.series.find(word.text) != nullptr || named == names_of_plan.series_by_name.end())
        return find(names_of_plan.series, word, k_series_sort, file, told);
    if (named->second.size() == 1) return named->second.front();
    std::string ids;
    for (const Index one : named->second) ids += (ids.empty() ? "" : ", ") + catalogue().series[one].id;
    told.add(Problem::several_series, word.span, {quoted_short(word.text), ids});
    return std::nullopt;
}

void resolve(Resolution& resolution) {
    resolve_files(resolution);
    declare_all(resolution);
    resolve_groups(resolution);
    resolve_sets(resolution);
    resolve_series(resolution);
    resolve_indicators(resolution);
    resolve_arenas(resolution);
    resolve_tables(resolution);
    for (std::size_t i = 0; i < resolution.files.size(); ++i) {
        for (CsvRequest& request : resolution.files[i].data) request.plan = resolution.places[i].plan;
    }
}

} // namespace gapcalc::load
