// One table of kinds of target: whoever must know of a kind is asked for each of its rows.
#include "gapcalc/assess.hpp"
#include "gapcalc/labels.hpp"
#include "load_case.hpp"
#include "whole_program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

/// Something that may stand behind the kind's key.
std::string example_of(const TargetKind& kind) {
    if (kind.shape == TargetShape::range) return "[10, 20]";
    if (kind.shape == TargetShape::stage) return "\"done\"";
    return kind.key == "grow_per_year" ? "\"5%\"" : "10";
}

std::string indicator_of(const TargetKind& kind) {
    const bool stages = kind.shape == TargetShape::stage;
    return std::string("[[indicator]]\nid = \"a\"\n") +
           (stages ? "kind = \"milestone\"\nstages = [\"begun\", \"done\"]\n"
                   : "unit = \"万元\"\nbaseline = { at = 2022, value = 8 }\n") +
           "target = { " + std::string(kind.key) + " = " + example_of(kind) + ", by = 2025 }\n";
}

/// A sum of two firms with parts of 10 each, and what the first of them has.
assess::Row part_row(std::string_view key, const std::string& argument, const std::string& value) {
    const Loaded loaded =
        load_text("[[entities]]\nid = \"firms\"\nmembers = [\"x\", \"y\"]\n"
                  "[[indicator]]\nid = \"a\"\nunit = \"万元\"\nover = \"firms\"\nmeasure = \"sum\"\n"
                  "baseline = 2022\nentity_targets = { x = 10, y = 10 }\ntarget = { " +
                  std::string(key) + " = " + argument +
                  ", by = 2025 }\n[indicator.observations]\nx = { 2022 = 12, 2024 = " + value +
                  " }\ny = { 2022 = 9 }\n");
    const std::string described = loaded.described();
    CAPTURE(described);
    assess::Query query;
    query.as_of = *parse_period("2024");
    query.by.emplace();
    return assess::assess_rows(loaded.catalogue, query).at(1);
}

} // namespace

TEST_CASE("kinds of target: each is read as its own alternative and has its sentence") {
    std::size_t place = 0;
    for (const TargetKind& kind : target_kinds()) {
        CAPTURE(std::string(kind.key));
        const Loaded loaded = load_text(indicator_of(kind));
        const std::string described = loaded.described();
        CAPTURE(described);
        const Aim& aim = loaded.catalogue.indicators.at(0).targets.at(0).aim;
        CHECK(aim.index() == place++);
        CHECK(&kind_of(aim) == &kind);
        CHECK(find_target_kind(kind.key) == &kind);
        CHECK(labels::label(kind).key == kind.key);
        for (const Language language : {Language::zh, Language::en}) {
            const std::string_view sentence = labels::label(kind).in(language);
            const auto holes = std::ranges::count(sentence, '{');
            CHECK(holes == (kind.shape == TargetShape::range ? 2 : 1));
        }
    }
}

TEST_CASE("kinds of target: schema and help and documents name each") {
    const std::string schema = test::run_program({"schema"}).out;
    std::vector<std::pair<std::string, std::string>> texts{
        {"help in English", test::run_program({"help", "format", "--lang", "en"}).out},
        {"help in Chinese", test::run_program({"help", "format", "--lang", "zh"}).out},
    };
    for (const char* name : {"docs/format.md", "docs/format.zh.md", "docs/gapcalc-toml.5.scd",
                             "docs/gapcalc-toml.5.zh.scd", "tests/fuzz/dictionaries/toml.dict"})
        texts.emplace_back(name, test::slurp(std::string(GAPCALC_PROJECT "/") + name));
    for (const TargetKind& kind : target_kinds()) {
        const std::string key(kind.key);
        CAPTURE(key);
        for (const auto& named : texts) {
            CAPTURE(named.first);
            CHECK(named.second.find(key) != std::string::npos);
        }
        // A target is one of them or none; a test of entities stands alone and within `among`.
        std::size_t required = 0;
        const std::string alternative = "{\"required\": [\"" + key + "\"]}";
        for (auto at = schema.find(alternative); at != schema.npos; at = schema.find(alternative, at + 1))
            ++required;
        CHECK(required == (kind.tests ? 4 : 2));
    }
}

TEST_CASE("kinds of target: a part of the goal is judged as under its plain bound") {
    for (const TargetKind& kind : target_kinds()) {
        if (kind.shape == TargetShape::stage) continue; // stages do not add up
        const bool below = direction_of(kind.op) < 0;
        const char* const plain = below ? (is_strict(kind.op) ? "less_than" : "at_most")
                                        : (is_strict(kind.op) ? "more_than" : "at_least");
        for (const char* const value : {"7", "10", "11", "14"}) {
            CAPTURE(std::string(kind.key));
            CAPTURE(value);
            const assess::Row row = part_row(kind.key, example_of(kind), value);
            const assess::Row as_plain = part_row(plain, "20", value);
            CHECK(row.op == as_plain.op);
            CHECK(row.gap == as_plain.gap);
            CHECK(row.needed == as_plain.needed);
            CHECK(row.verdict == as_plain.verdict);
            CHECK(row.verdict != assess::Verdict::pending);
        }
    }
}

TEST_CASE("thresholds: help names the edge of every class") {
    for (const char* const language : {"en", "zh"}) {
        const std::string methods = test::run_program({"help", "methods", "--lang", language}).out;
        const std::string verdicts = test::run_program({"help", "verdicts", "--lang", language}).out;
        for (const assess::Method method : {assess::Method::linear, assess::Method::growth,
                                            assess::Method::projection, assess::Method::trend}) {
            const assess::Grading& its = assess::grading(method);
            std::size_t at = methods.find(std::string(labels::label(method).key) + "  ");
            REQUIRE(at != methods.npos);
            for (const assess::ClassEdge& one : its.classes) {
                const std::string edge =
                    std::string(its.less_is_better ? "<= " : ">= ") +
                    (one.hundredths == 0 ? "0" : Rational::fraction(one.hundredths, 100).fixed(2));
                CAPTURE(edge);
                at = methods.find(edge, at);
                CHECK(at != methods.npos);
                if (method == assess::Method::linear) CHECK(verdicts.find(edge) != verdicts.npos);
            }
        }
    }
}
