#include "load/series_names.hpp"

#include "gapcalc/base/text.hpp"

namespace gapcalc::load {

SeriesNames::SeriesNames(const Catalogue& catalogue)
    : catalogue_(catalogue), by_plan_(catalogue.plans.size()) {
    take_in_all([this](Index plan) -> Names& { return by_plan_[plan]; });
}

template <class Thing>
void SeriesNames::take_in(Names& names, const Thing& thing, Candidate candidate) {
    names.bearers[thing.id].by_id.push_back(candidate);
    names.words.push_back(thing.id);
    for (const std::string* name : {&thing.name.zh, &thing.name.en}) {
        if (name->empty() || (name == &thing.name.en && *name == thing.name.zh)) continue;
        names.bearers[*name].by_name.push_back(candidate);
        names.words.push_back(*name);
    }
}

template <class Choose>
void SeriesNames::take_in_all(const Choose& names_of_plan) {
    for (Index at = 0; at < catalogue_.series.size(); ++at)
        take_in(names_of_plan(catalogue_.series[at].plan), catalogue_.series[at], {true, at});
    for (Index at = 0; at < catalogue_.indicators.size(); ++at)
        take_in(names_of_plan(catalogue_.indicators[at].plan), catalogue_.indicators[at], {false, at});
}

SeriesNames::Names& SeriesNames::of(std::optional<Index> plan) {
    if (plan) return by_plan_[*plan];
    if (by_plan_.size() == 1) return by_plan_[0];
    if (!all_) {
        all_.emplace();
        take_in_all([this](Index) -> Names& { return *all_; });
    }
    return *all_;
}

const SeriesNames::Bearers* SeriesNames::find(std::optional<Index> plan, std::string_view name) {
    const auto& bearers = of(plan).bearers;
    const auto found = bearers.find(name);
    return found == bearers.end() ? nullptr : &found->second;
}

std::string SeriesNames::nearest_to(std::optional<Index> plan, std::string_view name) {
    constexpr std::uint64_t k_most = 20'000'000;
    const std::vector<std::string>& words = of(plan).words;
    if (compared_ > k_most) return {};
    compared_ += words.size();
    return nearest(name, words).value_or("");
}

} // namespace gapcalc::load
