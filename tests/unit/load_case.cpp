#include "load_case.hpp"

#include <doctest/doctest.h>

namespace gapcalc::testing {
namespace {

template <class Item>
const Item& find(const std::vector<Item>& items, std::string_view id) {
    for (const Item& item : items) {
        if (item.id == id) return item;
    }
    CAPTURE(id);
    FAIL("no such id");
    return items.front();
}

} // namespace

std::string Loaded::codes() const {
    std::string out;
    for (const Diagnostic* problem : problems.sorted()) {
        if (!out.empty()) out += ", ";
        out += problem->kind->code;
        if (!problem->span) continue;
        out += ' ' + std::to_string(problem->span.line) + ':' + std::to_string(problem->span.column);
    }
    return out;
}

std::string Loaded::described(Language language) const {
    std::string out;
    for (const Diagnostic* problem : problems.sorted()) out += describe(*problem, sources, {language});
    return out;
}

const Indicator& Loaded::indicator(std::string_view id) const { return find(catalogue.indicators, id); }
const Series& Loaded::series(std::string_view id) const { return find(catalogue.series, id); }
const EntitySet& Loaded::set(std::string_view id) const { return find(catalogue.sets, id); }

Loaded load_paths(std::vector<std::string> paths, std::vector<std::string> data, int jobs) {
    Loaded loaded;
    load::LoadRequest request;
    request.paths = std::move(paths);
    request.data = std::move(data);
    request.jobs = jobs;
    loaded.catalogue = load::read_catalogue(request, loaded.sources, loaded.problems);
    return loaded;
}

Loaded load_files(const TemporaryFolder& folder,
                  std::initializer_list<std::pair<std::string_view, std::string_view>> files) {
    std::vector<std::string> paths;
    for (const auto& [name, text] : files) {
        const std::string path = folder.write(name, text);
        if (path.ends_with(".toml")) paths.push_back(path);
    }
    return load_paths(std::move(paths));
}

Loaded load_text(std::string_view text) {
    const TemporaryFolder folder;
    return load_files(folder, {{"goals.toml", text}});
}

std::string written(const Rational& number) { return number.fixed(number.exact_places().value_or(6)); }

std::string written(const std::vector<Observation>& observations) {
    std::string out;
    for (const Observation& observation : observations) {
        if (!out.empty()) out += ' ';
        out += to_string(observation.period) + '=' + written(observation.value);
    }
    return out;
}

std::string written(const Records& records, Index entity) {
    std::string out;
    for (const Column& column : records.columns) {
        const auto value = column.at(entity);
        if (!value) continue;
        if (!out.empty()) out += ' ';
        out += to_string(column.period()) + '=' + written(*value);
    }
    return out;
}

std::string written(const Aim& aim) {
    struct Visitor {
        static std::string bound(std::string_view key, const Rational& number, bool share) {
            return std::string(key) + ' ' + written(number) + (share ? " share" : "");
        }
        std::string operator()(const AtLeast& a) const { return bound("at_least", a.bound, a.share); }
        std::string operator()(const MoreThan& a) const { return bound("more_than", a.bound, a.share); }
        std::string operator()(const AtMost& a) const { return bound("at_most", a.bound, a.share); }
        std::string operator()(const LessThan& a) const { return bound("less_than", a.bound, a.share); }
        std::string operator()(const Between& a) const {
            return "between " + written(a.low) + ".." + written(a.high);
        }
        std::string operator()(const ReachStage& a) const { return "stage " + std::to_string(a.stage); }
        std::string operator()(const TimesBaseline& a) const { return "times_baseline " + written(a.factor); }
        std::string operator()(const RiseBy& a) const { return bound("rise_by", a.amount, a.relative); }
        std::string operator()(const FallBy& a) const { return bound("fall_by", a.amount, a.relative); }
        std::string operator()(const GrowPerYear& a) const { return "grow_per_year " + written(a.rate); }
    };
    return std::visit(Visitor{}, aim);
}

std::string written(const Target& target) { return written(target.aim) + " by " + to_string(target.by); }

} // namespace gapcalc::testing
