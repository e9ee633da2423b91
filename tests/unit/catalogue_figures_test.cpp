// Every figure of the catalogues that ship is found again in the table of published figures that lies beside
// the checkout: its value, its day of publication, and that a weak one says so. Where the table is not there,
// the test says so and passes.
#include "load_case.hpp"
#include "whole_program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace gapcalc;
using namespace gapcalc::test;
using gapcalc::testing::Loaded;
using gapcalc::testing::written;

namespace {

using Row = std::map<std::string, std::string, std::less<>>;

/// The table of published figures, by its rows; empty where it is not there.
const std::vector<Row>& published_figures() {
    static const std::vector<Row> k_rows =
        read_table(slurp(GAPCALC_PROJECT "/../shared/catalogues/figures.csv"));
    if (k_rows.empty()) MESSAGE("skipped: ../shared/catalogues/figures.csv is not there");
    return k_rows;
}

bool names(const Row& row, std::string_view plan, std::string_view id) {
    const std::string& indicator = row.at("indicator");
    return row.at("catalogue") == plan && indicator.starts_with(id) &&
           (indicator.size() == id.size() || indicator[id.size()] == ' ');
}

/// Whether `text` has that number in it, by itself.
bool mentions(std::string_view text, std::string_view number) {
    const auto inside = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    for (std::size_t at = text.find(number); at != text.npos; at = text.find(number, at + 1)) {
        const std::size_t end = at + number.size();
        const bool begins = at == 0 || !inside(text[at - 1]);
        const bool ends = end == text.size() || !(text[end] >= '0' && text[end] <= '9');
        if (begins && ends) return true;
    }
    return false;
}

/// The same number, however many zeros end it.
bool same_number(std::string_view a, std::string_view b) {
    const auto plain = [](std::string_view text) {
        std::string out(text);
        if (out.find('.') == out.npos) return out;
        out.erase(out.find_last_not_of('0') + 1);
        if (out.ends_with('.')) out.pop_back();
        return out;
    };
    return plain(a) == plain(b);
}

std::string day(std::int32_t number) { return number == k_undated ? "" : to_string(date_of(number)); }

/// One figure of a catalogue.
struct Stated {
    std::string id, entity;
    Period period;
    std::string value;
    Bound bound;
    std::string published, note;
};

std::vector<Stated> stated_by(const Loaded& loaded) {
    std::vector<Stated> all;
    const auto add = [&](const std::string& id, const Records& records, const EntitySet* set) {
        const auto take = [&](std::string entity, const Period& period, const Rational& value, Index detail) {
            const FigureDetail& said = records.details[detail];
            all.push_back({id, std::move(entity), period, written(value), said.bound, day(said.published),
                           records.details.text(said.note).zh});
        };
        for (const Observation& one : records.whole) take({}, one.period, one.value, one.detail);
        for (const Column& column : records.columns)
            for (Index entity = 0; entity < set->size(); ++entity)
                if (const auto value = column.at(entity))
                    take(std::string(set->name_of(entity, Language::zh)), column.period(), *value,
                         column.detail(entity));
    };
    for (const Series& series : loaded.catalogue.series)
        add(series.id, series.records, &loaded.catalogue.sets[*series.over]);
    for (const Indicator& indicator : loaded.catalogue.indicators)
        add(indicator.id, indicator.records,
            indicator.over ? &loaded.catalogue.sets[*indicator.over] : nullptr);
    return all;
}

Loaded catalogue(const std::string& plan) {
    return testing::load_paths({GAPCALC_PROJECT "/indicators/" + plan + ".toml"});
}

/// Figures that other texts tell: the newspaper page that the district's goals are from, and a release.
const std::set<std::string_view> k_told_elsewhere = {
    "village-income",         "bitter-gourd-yield", "bitter-gourd-area",
    "talent-flats",           "arena-projects",     "industrial-investment 2023-09",
    "high-value-patents 2023"};

} // namespace

TEST_CASE("catalogue figures: each observation is found again") {
    if (published_figures().empty()) return;
    int found = 0, in_remarks = 0;
    for (const std::string plan : {"china-14th-plan", "china-15th-plan", "pengjiang-2025"}) {
        for (const Stated& figure : stated_by(catalogue(plan))) {
            const std::string place = figure.id + ' ' + to_string(figure.period);
            CAPTURE(place);
            CAPTURE(figure.value);
            const Row* exact = nullptr;
            bool told = false;
            for (const Row& row : published_figures()) {
                if (!names(row, plan, figure.id)) continue;
                const bool entity = figure.entity.empty() || row.at("indicator").ends_with(figure.entity);
                if (entity && row.at("period") == to_string(figure.period) &&
                    same_number(row.at("value"), figure.value))
                    exact = &row;
                told = told || mentions(row.at("remark"), figure.value);
            }
            if (exact == nullptr) {
                if (k_told_elsewhere.contains(figure.id) || k_told_elsewhere.contains(place)) continue;
                CHECK_MESSAGE(told, "nobody tells this figure");
                // What was worked out or is only a bound says so.
                CHECK((figure.bound != Bound::exact || !figure.note.empty() || figure.id == "good-air-days"));
                ++in_remarks;
                continue;
            }
            ++found;
            CHECK(figure.bound == Bound::exact);
            const std::string& confidence = exact->at("confidence");
            if (confidence != "high") CHECK_MESSAGE(!figure.note.empty(), "a weak figure says so in a note");
            const std::string& when = exact->at("published");
            // A figure that was known before keeps its earlier day.
            if (const auto period = parse_period(when); period && !figure.published.empty())
                CHECK_MESSAGE(figure.published <= day(day_number(period->end())), when);
        }
    }
    MESSAGE(found << " figures found as values, " << in_remarks << " in remarks");
    CHECK(found >= 39);
}

TEST_CASE("catalogue figures: what the table has for a goal stands in the catalogue") {
    if (published_figures().empty()) return;
    const std::string plan = "china-14th-plan";
    const Loaded loaded = catalogue(plan);
    const std::vector<Stated> stated = stated_by(loaded);
    for (const Indicator& indicator : loaded.catalogue.indicators) {
        for (const Row& row : published_figures()) {
            const std::string& name = row.at("indicator");
            // Falls of one year are no cumulative figures.
            if (!names(row, plan, indicator.id) || name.find("fall in the year") != name.npos) continue;
            CAPTURE(name);
            CAPTURE(row.at("period"));
            const auto same_period = [&](const Stated& one) {
                return one.id == indicator.id && to_string(one.period) == row.at("period");
            };
            const auto one = std::find_if(stated.begin(), stated.end(), same_period);
            const bool is_baseline =
                indicator.baseline && to_string(indicator.baseline->at) == row.at("period") &&
                same_number(row.at("value"), written(indicator.baseline->value.value_or(-1)));
            CHECK((one != stated.end() || is_baseline));
            if (one == stated.end()) continue;
            if (row.at("confidence") == "inequality") CHECK(one->bound != Bound::exact);
            // 2023 has another figure by the definition that the later years have; its note tells this one.
            if (!row.at("value").empty() && !same_number(row.at("value"), one->value))
                CHECK(mentions(indicator.note.zh, row.at("value")));
        }
    }
}

TEST_CASE("catalogue figures: targets and baselines of the 15th plan") {
    if (published_figures().empty()) return;
    const std::string plan = "china-15th-plan";
    const Loaded loaded = catalogue(plan);
    int rows = 0;
    for (const Row& row : published_figures()) {
        if (row.at("catalogue") != plan) continue;
        ++rows;
        const std::string& id = row.at("indicator");
        CAPTURE(id);
        const auto indicator =
            std::find_if(loaded.catalogue.indicators.begin(), loaded.catalogue.indicators.end(),
                         [&](const Indicator& one) { return one.id == id; });
        // No number of its own, and a mean of yearly rates.
        if (id == "gdp-growth" || id == "rd-growth") {
            CHECK(indicator == loaded.catalogue.indicators.end());
            continue;
        }
        REQUIRE(indicator != loaded.catalogue.indicators.end());
        REQUIRE(indicator->targets.size() == 1);
        const std::string aim = written(indicator->targets[0].aim);
        const std::string bound = aim.substr(aim.find(' ') + 1);
        CHECK_MESSAGE(mentions(row.at("value"), bound), row.at("value"));
        CHECK((aim.starts_with("more_than") || aim.starts_with("less_than")) ==
              (row.at("value")[0] == '<' || (row.at("value")[0] == '>' && row.at("value")[1] != '=')));
        const std::string& remark = row.at("remark");
        CHECK(indicator->baseline.has_value() == (remark.find("baseline") != remark.npos));
        if (indicator->baseline)
            CHECK_MESSAGE(mentions(remark, written(indicator->baseline->value.value_or(-1))), remark);
        CHECK((indicator->attribute == Attribute::binding) == (remark.find("binding") != remark.npos));
        if (row.at("confidence") != "high" || remark.find("files") != remark.npos ||
            row.at("value").find("左右") != std::string::npos)
            CHECK_MESSAGE(!indicator->note.empty(), "a weak row says so in its note");
    }
    CHECK(rows == 16);
}

TEST_CASE("catalogue figures: Canada's files hold the published series and no other") {
    if (published_figures().empty()) return;
    namespace fs = std::filesystem;
    int files = 0;
    std::set<std::string> codes;
    for (const auto& entry : fs::directory_iterator(GAPCALC_PROJECT "/examples/canada")) {
        if (entry.path().extension() != ".csv") continue;
        std::string code = entry.path().stem().string();
        CAPTURE(code);
        std::replace(code.begin(), code.end(), '-', '.');
        std::vector<std::pair<std::string, std::string>> ours, theirs;
        for (const Row& row : read_table(slurp(entry.path().string()))) {
            CHECK(row.at("Geography").empty());
            ours.emplace_back(row.at("Year"), row.at("Value"));
        }
        for (const Row& row : published_figures())
            if (names(row, "canada-cif", code) && row.at("period") != "target")
                theirs.emplace_back(row.at("period"), row.at("value"));
        CHECK(ours == theirs);
        codes.insert(code);
        ++files;
    }
    CHECK(files == 28);
    // All series of the table are there but one, which is many series of vaccines.
    for (const Row& row : published_figures()) {
        if (row.at("catalogue") != "canada-cif") continue;
        const std::string code = row.at("indicator").substr(0, row.at("indicator").find(' '));
        CHECK_MESSAGE((codes.contains(code) || code == "3.9.1"), code);
    }
}

TEST_CASE("catalogue figures: Ireland's completions and targets") {
    if (published_figures().empty()) return;
    const Loaded loaded = testing::load_paths({GAPCALC_PROJECT "/examples/ireland-housing"});
    REQUIRE(loaded.catalogue.indicators.size() == 1);
    const Indicator& indicator = loaded.catalogue.indicators[0];
    std::string completions, targets;
    for (const Row& row : published_figures()) {
        if (row.at("catalogue") != "ireland-housing" || row.at("period").size() != 4) continue;
        const bool is_target = row.at("indicator") == "target of the year";
        if (is_target && row.at("period") == "2030") continue; // of the plan that came after
        std::string& list = is_target ? targets : completions;
        list += (list.empty() ? "" : " ") + row.at("period") + '=' + row.at("value");
    }
    CHECK(written(indicator.records.whole) == completions);
    std::string stated;
    for (const Target& target : indicator.targets) {
        const std::string aim = written(target.aim);
        stated += (stated.empty() ? "" : " ") + to_string(target.by) + '=' + aim.substr(aim.find(' ') + 1);
    }
    CHECK(stated == targets);
}
