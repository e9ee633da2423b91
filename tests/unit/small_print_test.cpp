// Rules that are easily forgotten, through the whole program: an input of each kind and what must come out.
#include "whole_program.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace gapcalc::test;

namespace {

const std::string k_towns = R"(
[[entities]]
id = "towns"
members = ["a", "b", "c"]
)";

/// The columns of a report, without its first line.
std::string report(const std::string& toml, const std::string& columns,
                   std::initializer_list<const char*> more = {}) {
    const Folder folder;
    std::vector<std::string> arguments = {
        "report", folder.write("goals.toml", toml), "-f", "csv", "-q", "--columns", columns};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_program(arguments);
    CHECK(outcome.err == "");
    CHECK(outcome.status == 0);
    const std::string rows = outcome.out.substr(outcome.out.find('\n') + 1);
    return rows == "\"\"\n" ? "\n" : rows; // how a line of nothing but one blank is told from no line
}

/// What `check` says, in English.
std::string checked(const std::string& toml) {
    const Folder folder;
    return run_program({"check", folder.write("goals.toml", toml), "--lang", "en"}).out;
}

} // namespace

TEST_CASE("small print: growth next to nothing and beyond all numbers still has its class") {
    struct Case {
        const char* what;
        const char *base, *target, *by, *value;
        const char* expected; ///< score, verdict, reason
        const char* as_of = "2025-12-30";
    };
    for (const Case& c : {
             Case{"a rise that is too small to see, and a fall", "1", "rise_by = 1e-60", "2025", "2024 = 0.5",
                  ",reversing,"},
             {"half of what was wanted", "1", "rise_by = 1e-15", "2025", "2022 = 1.00000000000000025",
              "0.500000,behind,"},
             {"as much as was wanted", "1", "rise_by = 1e-15", "2029", "2024 = 1.0000000000000005",
              "1.000000,on_track,"},
             {"back by less than can be seen", "1", "rise_by = 1e-15", "2025", "2022 = 0.99999999999999999",
              "-0.020000,reversing,"},
             {"a small baseline", "1e-50", "rise_by = 1e-51", "2025", "2022 = 1.04e-50", "0.821853,slow,"},
             {"beyond all numbers", "1e-90", "at_least = 1e90", "2029", "2020-02 = 1e80", ",on_track,"},
             {"wanted beyond all numbers", "1e-99", "at_least = 1e99", "2020-02", "2020-01-02 = 1e-98",
              ",behind,", "2020-01-15"},
             {"both beyond, and not enough", "1e-99", "at_least = 1e99", "2020-02", "2020-01-02 = 1e-93",
              "0.000000,behind,", "2020-01-15"},
             {"both beyond, and enough", "1e-99", "at_least = 1e99", "2020-02", "2020-01-02 = 1e-92",
              ",on_track,", "2020-01-15"},
             {"fallen by more than any number", "1e90", "at_most = 1e-90", "2029", "2020-02 = 1e-80",
              "1.000000,on_track,"},
         }) {
        CAPTURE(c.what);
        const std::string toml =
            std::string("[[indicator]]\nid = \"x\"\nname = \"x\"\nbaseline = { at = 2019, value = ") +
            c.base + " }\ntarget = { " + c.target + ", by = \"" + c.by + "\" }\n[indicator.observations]\n" +
            c.value + "\n";
        CHECK(report(toml, "score,verdict,reason", {"--method", "growth", "--as-of", c.as_of}) ==
              std::string(c.expected) + "\n");
    }
}

TEST_CASE("small print: a projection beyond all numbers has its class and no number") {
    const auto projected = [](const char* base, const char* target, const char* value) {
        return report(std::string("[[indicator]]\nid = \"x\"\nbaseline = { at = 2019, value = ") + base +
                          " }\ntarget = { " + target +
                          ", by = 2100 }\n[indicator.observations]\n2020-01 = " + value + "\n",
                      "score,verdict", {"--method", "projection", "--as-of", "2020-02"});
    };
    CHECK(projected("1e-9", "at_least = 1e99", "1") == ",on_track\n");
    CHECK(projected("1", "at_most = 1e-9", "5") == ",reversing\n");
    CHECK(projected("-1e-9", "at_most = -1e99", "-1") == ",on_track\n");
    CHECK(projected("1e9", "at_most = 1e-99", "1") == "1.000000,on_track\n");
}

TEST_CASE("small print: what an entity needs counts in the steps of its own unit") {
    const std::string firms = k_towns + R"(
[[indicator]]
id = "x"
unit = "家"
over = "towns"
@measure
[indicator.observations]
a = { 2024 = 131 }
b = { 2024 = 133 }
c = { 2024 = 134 }
)";
    struct Case {
        const char* measure;
        const char* needed; ///< of the whole and of each town
    };
    for (const Case& c : {
             Case{R"(measure = "count"
where = { more_than = 133 }
target = { at_least = "100%", by = 2025 })",
                  ",2\na,3\nb,1\nc,0\n"},
             {R"(measure = "count"
step = 2
where = { at_least = 133.5 }
target = { at_least = 2, by = 2025 })",
              ",2\na,3\nb,1\nc,0\n"},
             {R"(measure = "mean"
target = { more_than = 139.5, by = 2025 })",
              ",6.833333\na,9\nb,7\nc,6\n"},
             {R"(measure = "mean"
step = 5
target = { at_least = 139.5, by = 2025 })",
              ",6.833333\na,10\nb,10\nc,10\n"},
             {R"(measure = "mean"
step = 0
target = { at_least = 139.5, by = 2025 })",
              ",6.833333\na,8.5\nb,6.5\nc,5.5\n"},
             {R"(measure = "max"
target = { more_than = 139.5, by = 2025 })",
              ",6\na,9\nb,7\nc,6\n"},
         }) {
        CAPTURE(c.measure);
        std::string toml = firms;
        toml.replace(toml.find("@measure"), 8, c.measure);
        CHECK(report(toml, "entity,needed", {"--by", "entity", "--as-of", "2024-12-31"}) == c.needed);
    }
}

TEST_CASE("small print: an entity's place in a ranking has no growth under a count either") {
    const auto places = [](const char* where) {
        return k_towns + R"(
[[series]]
id = "place"
unit = "位"
over = "towns"
[series.observations]
a = { 2020 = 121, 2022 = 100 }
[[indicator]]
id = "top-90"
series = "place"
measure = "count"
baseline = 2020
where = { )" + where +
               R"( }
target = { at_least = 1, by = 2024 }
)";
    };
    const std::string columns =
        "entity,growth_per_year,needed_growth,projection,projected_gap,reach_date,pace,score,verdict,reason";
    for (const char* method : {"linear", "growth", "projection", "trend"}) {
        CAPTURE(method);
        const std::string rows = report(places("at_most = 90"), columns,
                                        {"--by", "entity", "--as-of", "2023", "--method", method});
        CHECK(rows.find("\na,,,,,,1.354839,1.354839,ahead,\n") != rows.npos);
        // Seats are counted in 位 too, and more of them is better.
        const std::string seats = report(places("at_least = 130"), columns,
                                         {"--by", "entity", "--as-of", "2023", "--method", method});
        CHECK(seats.find("\na,-0.090909,") != seats.npos);
    }
}

TEST_CASE("small print: nobody has reported yet, which is a coverage of nought") {
    const auto asked = [](const char* more, const char* as_of = "2024-12-31") {
        return report(std::string("[[entities]]\nid = \"v\"\ncount = 55\n[[indicator]]\nid = \"x\"\nover = "
                                  "\"v\"\ntarget = { at_least = 10, by = 2025 }\n") +
                          more,
                      "value,coverage,verdict,reason", {"--as-of", as_of});
    };
    CHECK(asked("measure = \"count\"\nwhere = { more_than = 1000 }\n") == ",0.000000,pending,no_data\n");
    CHECK(asked("") == ",0.000000,pending,no_data\n");
    CHECK(asked("measure = \"mean\"\n[indicator.observations]\na = { 2025 = 4 }\n") ==
          ",0.000000,pending,no_data\n");
    CHECK(asked("measure = \"value\"\n") == ",,pending,no_data\n");
    CHECK(asked("[indicator.observations]\n2024 = 12\n") == "12,,reached,\n");
    CHECK(report("[[entities]]\nid = \"v\"\ncount = 0\n[[indicator]]\nid = \"x\"\nover = \"v\"\ntarget = { "
                 "at_least = 10, by = 2025 }\n",
                 "coverage", {}) == "\n");
}

TEST_CASE("small print: no comparison with the year before while entities are missing at either end") {
    const auto asked = [](const char* figures, const char* measure = "sum") {
        return report(k_towns +
                          "[[indicator]]\nid = \"x\"\nunit = \"亿元\"\nover = \"towns\"\nkind = "
                          "\"year_to_date\"\nmeasure = \"" +
                          measure + "\"\ntarget = { at_least = 100, by = 2025 }\n[indicator.observations]\n" +
                          figures,
                      "year_on_year", {"--as-of", "2025-06-30"});
    };
    CHECK(asked("a = { 2024-06 = 10, 2025-06 = 10 }\nb = { 2025-06 = 10 }\nc = { 2025-06 = 10 }\n") == "\n");
    CHECK(asked("a = { 2024-06 = 10, 2025-06 = 10 }\nb = { 2024-06 = 10 }\nc = { 2024-06 = 10 }\n") == "\n");
    CHECK(asked("a = { 2024-06 = 10, 2025-06 = 10 }\n") == "\n");
    CHECK(asked("a = { 2024-06 = 10, 2025-06 = 12 }\nb = { 2025-06 = 10 }\nc = { 2025-06 = 10 }\n", "max") ==
          "\n");
    CHECK(asked("a = { 2024-06 = 10, 2025-06 = 12 }\nb = { 2024-06 = 5, 2025-06 = 6 }\nc = { 2024-06 = 5, "
                "2025-06 = 6 }\n") == "0.200000\n");
    // The whole's own figures lack nobody.
    CHECK(asked("2024-06 = 20\n2025-06 = 30\na = { 2025-06 = 10 }\n") == "0.500000\n");
    CHECK(asked("2024-06 = 20\na = { 2025-06 = 10 }\n") == "\n");
}

TEST_CASE("small print: a stage may be called what it likes") {
    const auto asked = [](const std::string& first, const std::string& second, const std::string& observed) {
        return report("[[indicator]]\nid = \"x\"\nkind = \"milestone\"\nstages = [\"" + first + "\", \"" +
                          second + "\", \"last\"]\ntarget = { stage = \"" + second +
                          "\", by = 2026 }\nobservations = { 2024 = \"" + observed + "\" }\n",
                      "value,target,gap", {"--as-of", "2025", "--raw"});
    };
    for (const auto& [first, second] : std::initializer_list<std::pair<const char*, const char*>>{
             {"１期", "２期"},
             {"1期", "2期"},
             {"1", "2"},
             {"1,000户", "10,000户"},
             {"12345678901234567890号", "22345678901234567890号"},
             {"1e999", "2e999"},
             {"0x10", "0x20"},
             {"nan", "inf"},
             {"-", "--"},
             {"5%", "10%"},
             {"2024-01", "2024-02"},
             {"１,０００", "２,０００"},
         }) {
        const std::string a = first, b = second;
        CAPTURE(a);
        const bool quoted = a.find(',') != a.npos;
        const auto cell = [&](const std::string& text) { return quoted ? '"' + text + '"' : text; };
        CHECK(asked(a, b, a) == cell(a) + "," + cell(b) + ",1\n");
        CHECK(asked(a, b, b) == cell(b) + "," + cell(b) + ",0\n");
    }
}

TEST_CASE("small print: while nobody is known to belong a share has no number") {
    const auto asked = [](const std::string& more, const char* by = "entity") {
        return report(R"(
[[entities]]
id = "towns"
members = [ { id = "east", name = "East" } ]
[[entities]]
id = "villages"
within = "towns"
members = [ { id = "a", name = "A", in = "east" }, { id = "b", name = "B", in = "east" } ]
[[series]]
id = "people"
over = "villages"
unit = "人"
observations = { )" + more +
                          R"( }
[[indicator]]
id = "x"
over = "villages"
measure = "count"
where = { at_least = 1 }
among = { series = "people", at_least = 4000 }
target = { at_least = "100%", by = 2025 }
)",
                      "entity,target,gap,needed,coverage,verdict,reason", {"--by", by, "--as-of", "2024"});
    };
    CHECK(asked("") == ",,,,,pending,incomplete\n");
    CHECK(asked("", "towns") == ",,,,,pending,incomplete\neast,,,,,pending,incomplete\n");
    CHECK(asked("a = { 2023 = 5000 }") == ",1,,,0.000000,pending,no_data\na,1,,,,pending,no_data\n");
    CHECK(asked("a = { 2023 = 10 }, b = { 2023 = 10 }") == ",,,,,pending,no_data\n");
}

TEST_CASE("small print: all that is wrong with an indicator is told at once") {
    const auto told = [](const std::string& toml, std::initializer_list<const char*> codes) {
        CAPTURE(toml);
        const std::string said = checked("[[indicator]]\nid = \"x\"\nname = \"x\"\n" + toml);
        for (const char* code : codes) {
            CAPTURE(code);
            CHECK_MESSAGE(said.find(code) != said.npos, said);
        }
    };
    told("unit = 5\ntarget = { at_least = 1, by = 2025 }\nobservations = { 2024 = \"n/a\" }\n",
         {"E103", "E201"});
    told("unti = \"家\"\ntarget = { at_least = 1, by = 2025 }\nobservations = { 2024 = \"n/a\" }\n",
         {"E101", "E201"});
    told("measure = \"som\"\ntarget = { at_least = 1, by = 2025 }\nobservations = { 2024 = \"n/a\" }\n",
         {"E107", "E201"});
    told("over = \"nobody\"\ntarget = { at_least = 1, by = 2025 }\nobservations = { 2024 = \"n/a\" }\n",
         {"E106", "E201"});
    told("kind = \"stock\"\nseries = 5\ntarget = { at_least = 1, by = 2025 }\nobservations = { 2024 = "
         "\"n/a\" }\n",
         {"E103", "E201"});
    told("target = { at_leest = 1, by = 2025 }\nobservations = { 2024 = \"n/a\" }\n", {"E101", "E201"});
    // What may be a stage when the rest is put right is none of the mistakes.
    const std::string staged = "target = { by = 2025 }\nobservations = { 2024 = \"begun\" }\n";
    for (const char* kind : {"kind = \"milestne\"\n", "knid = \"milestone\"\n", "kind = 5\n",
                             "series = \"gone\"\n", "类别 = \"milestone\"\n"}) {
        CAPTURE(kind);
        const std::string said = checked("[[indicator]]\nid = \"x\"\nname = \"x\"\n" + (kind + staged));
        CHECK_MESSAGE(said.find("E201") == said.npos, said);
    }
}
