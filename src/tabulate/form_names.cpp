#include "tabulate/form_names.hpp"

namespace gapcalc::tabulate {
namespace {

/// Calls `take` with the name in each language, a name for both once.
template <class Take>
void each_name(const Text& name, const Take& take) {
    if (!name.zh.empty()) take(std::string_view(name.zh));
    if (!name.en.empty() && name.en != name.zh) take(std::string_view(name.en));
}

} // namespace

FormNames::FormNames(const Catalogue& catalogue, Language language, bool for_people)
    : catalogue_(catalogue), language_(language), for_people_(for_people) {
    for (const Series& series : catalogue.series) {
        ++ids_[series.id];
        each_name(series.name, [&](std::string_view name) { ++names_[name]; });
    }
    for (const Indicator& indicator : catalogue.indicators) {
        ++ids_[indicator.id];
        // An indicator that takes its figures from a series of its name does not dispute it.
        const Text* const series = indicator.series ? &catalogue.series[*indicator.series].name : nullptr;
        each_name(indicator.name, [&](std::string_view name) {
            if (series == nullptr || (name != series->zh && name != series->en)) ++names_[name];
        });
    }
}

template <class Thing>
std::string_view FormNames::id(const Thing& thing) {
    if (ids_[thing.id] == 1) return thing.id;
    return made_.emplace_back(catalogue_.plans[thing.plan].id + '/' + thing.id);
}

template <class Thing>
std::string_view FormNames::name(const Thing& thing) {
    const std::string& name = thing.name.in(language_);
    // An id goes before a name.
    const bool alone =
        for_people_ && !name.empty() && names_[name] == 1 && (!ids_.contains(name) || name == thing.id);
    return alone ? std::string_view(name) : id(thing);
}

std::string_view FormNames::id_of(const Series& series) { return id(series); }
std::string_view FormNames::id_of(const Indicator& indicator) { return id(indicator); }
std::string_view FormNames::name_of(const Series& series) { return name(series); }
std::string_view FormNames::name_of(const Indicator& indicator) { return name(indicator); }

std::string_view FormNames::id_of(Index set, Index entity) {
    const EntitySet& its = catalogue_.sets[set];
    if (entity < its.members.size() && !its.members[entity].id.empty()) return its.members[entity].id;
    return name_of(set, entity);
}

const FormNames::EntityWords& FormNames::of(Index index) {
    const auto [found, fresh] = entities_.try_emplace(index);
    EntityWords& words = found->second;
    if (!fresh) return words;
    const EntitySet& set = catalogue_.sets[index];
    std::unordered_map<std::string_view, int> uses;
    for (const Entity& member : set.members) {
        if (!member.id.empty()) ++uses[member.id];
        each_name(member.name, [&](std::string_view name) { uses[name] += name == member.id ? 0 : 1; });
    }
    for (Index other = 0; other < set.others.size(); ++other) ++uses[set.others[other]];
    std::unordered_map<std::string, int> below; // namesakes by their full names
    const auto full_name = [&](Index entity) -> std::string {
        const std::optional<Index> parent = set.parent_of(entity);
        if (!parent || !set.within) return {};
        return std::string(catalogue_.sets[*set.within].name_of(*parent, language_)) + '/' +
               std::string(set.name_of(entity, language_));
    };
    for (Index entity = 0; entity < set.members.size(); ++entity)
        if (uses[set.name_of(entity, language_)] != 1) ++below[full_name(entity)];
    for (Index entity = 0; entity < set.size(); ++entity) {
        const std::string_view name = set.name_of(entity, language_);
        std::string full;
        if (uses[name] != 1) full = full_name(entity);
        const bool has_id = entity < set.members.size() && !set.members[entity].id.empty();
        if (!full.empty() && below[full] == 1 && (for_people_ || !has_id))
            words.names.push_back(made_.emplace_back(std::move(full)));
        else if (uses[name] != 1 && has_id)
            words.names.push_back(set.members[entity].id);
        else
            words.names.push_back(name);
    }
    return words;
}

} // namespace gapcalc::tabulate
