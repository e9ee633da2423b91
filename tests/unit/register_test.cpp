// The registers of facts in seeds/ against the catalogues in indicators/: each fact is computed as it is
// worded, and nothing is computed that no register tells of.
#include "load/toml/toml.hpp"
#include "load_case.hpp"
#include "whole_program.hpp"

#include <doctest/doctest.h>

#include "gapcalc/base/decimal.hpp"

#include <filesystem>
#include <map>
#include <set>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

constexpr const char* k_seeds = GAPCALC_PROJECT "/seeds/";

/// One table of a register; a key that is not there says nothing.
class Fact {
  public:
    Fact(const load::Document& document, const load::TomlValue& table) : document_(document), table_(table) {}

    std::string_view operator[](std::string_view key) const {
        const load::TomlValue* value = find(key);
        return value ? value->text : std::string_view();
    }
    bool truth(std::string_view key) const {
        const load::TomlValue* value = find(key);
        return value && value->truth;
    }
    bool has(std::string_view key) const { return find(key) != nullptr; }
    /// The tables, one or many, under a key.
    std::vector<Fact> tables(std::string_view key) const {
        std::vector<Fact> facts;
        if (const load::TomlValue* value = find(key)) {
            if (value->is_table()) facts.emplace_back(document_, *value);
            if (value->is_array())
                for (const load::TomlEntry& entry : document_.children(*value))
                    if (entry.value.is_table()) facts.emplace_back(document_, entry.value);
        }
        return facts;
    }
    std::vector<std::string_view> texts(std::string_view key) const {
        std::vector<std::string_view> texts;
        if (const load::TomlValue* value = find(key))
            for (const load::TomlEntry& entry : document_.children(*value)) texts.push_back(entry.value.text);
        return texts;
    }

  private:
    const load::TomlValue* find(std::string_view key) const {
        for (const load::TomlEntry& entry : document_.children(table_))
            if (entry.key == key) return &entry.value;
        return nullptr;
    }
    const load::Document& document_;
    load::TomlValue table_;
};

/// A register with the catalogue that computes it.
struct Register {
    std::string text;
    Diagnostics problems;
    load::Document document;

    explicit Register(const char* name)
        : text(test::slurp(std::string(k_seeds) + name)), document(load::read_toml(text, 0, problems)) {
        REQUIRE(!text.empty());
        REQUIRE(problems.sorted().empty());
    }
    Fact root() const { return {document, document.root}; }
};

Loaded load_catalogue(std::string path) {
    Loaded loaded = load_paths({std::move(path)});
    REQUIRE(loaded.described() == "");
    return loaded;
}

std::string catalogue_of(const Register& facts) {
    return GAPCALC_PROJECT "/indicators/" + std::string(facts.root()["indicators"]);
}

/// What the words mean: 超 is more than, 以上 at least, and so on. Words that only a stage can answer give
/// nothing.
std::string_view comparison(std::string_view comparator) {
    static const std::map<std::string_view, std::string_view> words = {
        {"超", "more_than"},        {"突破", "more_than"}, {"低于", "less_than"}, {"百强", "at_most"},
        {"倍增", "times_baseline"}, {"提高", "rise_by"},   {"超过", "more_than"}, {"以下", "at_most"},
    };
    const auto found = words.find(comparator);
    return found == words.end() ? "at_least" : found->second;
}

/// The aim of a fact, as an indicator of it must have it.
std::string aim_of(const Fact& fact) {
    std::string figure(fact["figure"]);
    const bool share = figure.ends_with('%') && fact.has("over");
    if (!share) return std::string(comparison(fact["comparator"])) + ' ' + figure;
    figure.pop_back();
    const Rational part = parse_decimal(figure).number.value() / Rational(100);
    return std::string(comparison(fact["comparator"])) + ' ' + written(part) + " share";
}

Aim as_aim(const Test& test) {
    return std::visit([](const auto& bound) -> Aim { return bound; }, test);
}

std::string test_of(const Fact& fact) {
    if (!fact.has("figure")) return "stage 1"; // a standard is met or not yet
    return std::string(comparison(fact["comparator"])) + ' ' + std::string(fact["figure"]);
}

/// The sign before a figure that is only a bound.
std::string sign_of(Bound bound) {
    switch (bound) {
    case Bound::more_than:
        return ">";
    case Bound::at_least:
        return ">=";
    case Bound::less_than:
        return "<";
    case Bound::at_most:
        return "<=";
    default:
        return {};
    }
}

/// The figure of the whole, or of an entity of the set, at a period; empty when there is none.
std::string figure_at(const Catalogue& catalogue, const Records& records, const std::optional<Index>& set,
                      const Fact& fact) {
    const auto period = parse_period(fact["period"]);
    REQUIRE(period);
    if (!fact.has("entity")) {
        for (const Observation& one : records.whole)
            if (one.period == *period) return sign_of(records.details[one.detail].bound) + written(one.value);
        return {};
    }
    const EntitySet& entities = catalogue.sets[*set];
    for (const Column& column : records.columns)
        for (Index entity = 0; entity < entities.size(); ++entity)
            if (column.period() == *period && entities.name_of(entity, Language::zh) == fact["entity"])
                if (const auto value = column.at(entity)) return written(*value);
    return {};
}

std::string plain(std::string_view figure) {
    const std::size_t digits = figure.find_first_not_of("<>=");
    return std::string(figure.substr(0, digits)) +
           written(parse_decimal(figure.substr(digits)).number.value());
}

/// What is said of the figure of the whole at a period: the day of its publication and its status.
void check_detail(const Records& records, const Fact& later) {
    if (!later.has("published")) return;
    const auto period = parse_period(later["period"]), published = parse_period(later["published"]);
    REQUIRE(period);
    REQUIRE(published);
    for (const Observation& one : records.whole) {
        if (one.period != *period) continue;
        const FigureDetail& detail = records.details[one.detail];
        CHECK(detail.published == day_number(published->end()));
        CHECK(detail.source != 0);
        CHECK(detail.statuses.has(Status::series_break) == (later["status"] == "break"));
    }
}

void check_goal(const Loaded& loaded, const Fact& goal) {
    const Catalogue& catalogue = loaded.catalogue;
    const Indicator& indicator = loaded.indicator(goal["indicator"]);
    CHECK(goal["id"] == indicator.id);
    REQUIRE(indicator.targets.size() == 1);
    const Target& target = indicator.targets[0];
    CHECK(to_string(target.by) == goal["deadline"]);
    CHECK(target.assumed == goal.truth("assumed"));
    CHECK(target.each_year == goal.truth("every_year"));
    CHECK((indicator.attribute == Attribute::binding) == (goal["attribute"] == "binding"));
    CHECK(!indicator.source.empty());
    if (!goal.has("figure")) {
        CHECK(indicator.kind == Kind::milestone);
        CHECK(written(target.aim) == "stage " + std::to_string(indicator.stages.size() - 1));
        return;
    }
    CHECK(written(target.aim) == aim_of(goal));
    CHECK(indicator.unit == goal["unit"]);
    const bool amounts = indicator.kind == Kind::year_to_date || indicator.kind == Kind::per_period;
    CHECK(amounts == (goal["measured"] == "year"));
    CHECK(goal.has("over") == indicator.over.has_value());
    if (indicator.over) CHECK(catalogue.sets[*indicator.over].id == goal["over"]);
    CHECK((indicator.measure == Measure::max) == goal.truth("leading"));
    CHECK((indicator.measure == Measure::count) == goal.has("each"));
    for (const Fact& each : goal.tables("each")) {
        REQUIRE(indicator.where);
        CHECK(written(as_aim(*indicator.where)) == test_of(each));
        if (each.has("unit")) CHECK(indicator.entity_unit == each["unit"]);
    }
    CHECK(goal.has("among") == indicator.among.has_value());
    for (const Fact& among : goal.tables("among")) {
        CHECK(written(as_aim(indicator.among->test)) == test_of(among));
        CHECK(catalogue.series[indicator.among->series].unit == among["unit"]);
    }
    CHECK(goal.has("baseline") == indicator.baseline.has_value());
    for (const Fact& baseline : goal.tables("baseline")) {
        CHECK(to_string(indicator.baseline->at) == baseline["period"]);
        CHECK(written(indicator.baseline->value.value_or(-1)) == plain(baseline["figure"]));
    }
    for (const Fact& later : goal.tables("later")) {
        CHECK(figure_at(catalogue, indicator.records, {}, later) == plain(later["figure"]));
        check_detail(indicator.records, later);
    }
}

void check_figure(const Loaded& loaded, const Fact& figure) {
    if (figure.has("series")) {
        const Series& series = loaded.series(figure["series"]);
        CHECK(series.unit == figure["unit"]);
        CHECK(figure_at(loaded.catalogue, series.records, series.over, figure) == plain(figure["figure"]));
        return;
    }
    const Indicator& indicator = loaded.indicator(figure["indicator"]);
    CHECK(indicator.unit == figure["unit"]);
    if (figure.truth("target")) {
        REQUIRE(indicator.targets.size() == 1);
        CHECK(written(indicator.targets[0]) ==
              "at_least " + plain(figure["figure"]) + " by " + std::string(figure["period"]));
        return;
    }
    CHECK(figure_at(loaded.catalogue, indicator.records, {}, figure) == plain(figure["figure"]));
}

std::size_t count_figures(const Catalogue& catalogue) {
    std::size_t figures = 0;
    const auto add = [&](const Records& records) {
        figures += records.whole.size();
        for (const Column& column : records.columns) figures += column.count();
    };
    for (const Series& series : catalogue.series) add(series.records);
    for (const Indicator& indicator : catalogue.indicators) add(indicator.records);
    return figures;
}

} // namespace

TEST_CASE("register: each goal is an indicator that says the same and no indicator lacks a fact") {
    const struct {
        const char* name;
        std::size_t goals, told; ///< told: indicators without a target
    } registers[] = {{"jiangmen-daily-2023-05.toml", 43, 2},
                     {"china-14th-plan.toml", 15, 0},
                     {"china-15th-plan.toml", 14, 0}};
    for (const auto& one : registers) {
        CAPTURE(one.name);
        const Register facts(one.name);
        const Loaded loaded = load_catalogue(catalogue_of(facts));
        const auto goals = facts.root().tables("goal");
        CHECK(goals.size() == one.goals);
        std::set<std::string_view> told;
        for (const Fact& goal : goals) {
            CAPTURE(std::string(goal["id"]));
            check_goal(loaded, goal);
            CHECK(told.insert(goal["indicator"]).second);
        }
        for (const Fact& figure : facts.root().tables("figure")) {
            CAPTURE(std::string(figure["id"]));
            check_figure(loaded, figure);
            if (!figure.has("indicator")) continue;
            CHECK(told.insert(figure["indicator"]).second);
            CHECK(loaded.indicator(figure["indicator"]).targets.empty());
        }
        CHECK(told.size() == one.goals + one.told);
        for (const Indicator& indicator : loaded.catalogue.indicators) {
            CAPTURE(indicator.id);
            CHECK(told.contains(indicator.id));
        }
    }
}

TEST_CASE("register: every catalogue has one") {
    namespace fs = std::filesystem;
    std::set<std::string> told, there;
    for (const auto& entry : fs::directory_iterator(k_seeds)) {
        const Register facts(entry.path().filename().c_str());
        if (facts.root().has("indicators")) told.emplace(facts.root()["indicators"]);
    }
    for (const auto& entry : fs::directory_iterator(GAPCALC_PROJECT "/indicators"))
        there.insert(entry.path().filename().string());
    CHECK(told == there);
}

TEST_CASE("register: no figure is observed that no register tells") {
    const Register daily("jiangmen-daily-2023-05.toml"), plan("china-14th-plan.toml"),
        government("pengjiang-government.toml");
    std::size_t of_district = daily.root().tables("figure").size(), of_plan = 0;
    for (const Fact& figure : government.root().tables("figure")) {
        CAPTURE(std::string(figure["id"]));
        const std::string path(figure["indicators"]);
        check_figure(load_catalogue(std::string(k_seeds) + path), figure);
        of_district += path.ends_with("pengjiang-2025.toml");
    }
    for (const Fact& goal : plan.root().tables("goal")) of_plan += goal.tables("later").size();
    CHECK(count_figures(load_catalogue(catalogue_of(daily)).catalogue) == of_district);
    CHECK(count_figures(load_catalogue(catalogue_of(plan)).catalogue) == of_plan);
    const Register next("china-15th-plan.toml");
    std::size_t of_next = 0;
    for (const Fact& goal : next.root().tables("goal")) of_next += goal.tables("later").size();
    CHECK(count_figures(load_catalogue(catalogue_of(next)).catalogue) == of_next);
}

TEST_CASE("register: ranges and inequalities stand in notes") {
    const Register facts("jiangmen-daily-2023-05.toml");
    const Loaded loaded = load_catalogue(catalogue_of(facts));
    const auto remarks = facts.root().tables("remark");
    CHECK(remarks.size() == 3);
    for (const Fact& remark : remarks)
        for (const std::string_view figure : remark.texts("figures")) {
            CAPTURE(figure);
            CHECK(loaded.series(remark["series"]).note.zh.find(figure) != std::string::npos);
        }
}

TEST_CASE("register: what there is in the district") {
    const Register facts("jiangmen-daily-2023-05.toml");
    const Loaded loaded = load_catalogue(catalogue_of(facts));
    const auto structures = facts.root().tables("structure");
    CHECK(structures.size() == loaded.catalogue.sets.size());
    for (const Fact& structure : structures) {
        CAPTURE(std::string(structure["id"]));
        const EntitySet& set = loaded.set(structure["id"]);
        CHECK(std::to_string(set.total()) == structure["count"]);
        std::vector<std::string_view> names;
        for (const Entity& member : set.members) names.push_back(member.name.zh);
        std::vector<std::string_view> told = structure.texts("named");
        for (const std::string_view later : structure.texts("later")) told.push_back(later);
        CHECK(names == told);
        CHECK(set.within.has_value() == structure.has("within"));
        if (set.within) CHECK(loaded.catalogue.sets[*set.within].id == structure["within"]);
    }
    for (const Fact& plan : facts.root().tables("plan"))
        if (plan["id"] == "drives") {
            const auto named = plan.texts("named");
            REQUIRE(named.size() == loaded.catalogue.groups.size());
            for (std::size_t i = 0; i < named.size(); ++i)
                CHECK(loaded.catalogue.groups[i].name.zh.starts_with(named[i]));
        }
}
