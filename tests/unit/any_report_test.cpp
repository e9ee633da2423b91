// Catalogues of every size and kind by seed: nothing crashes, nothing is unexpected, machines are told the
// same in every format, and a column that has no meaning is blank.
#include "../any_report.hpp"
#include "../report_promises.hpp"
#include "../well_formed.hpp"
#include "random_catalogue.hpp"
#include "whole_program.hpp"

#include <doctest/doctest.h>

using namespace gapcalc::test;

namespace {

std::vector<std::uint8_t> bytes_of(std::uint64_t seed) {
    Dice dice(seed);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(dice.between(100, 2000)));
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(dice.below(256));
    return bytes;
}

} // namespace

TEST_CASE("any report keeps its promises") {
    constexpr std::uint64_t k_seeds = 100;
    const Folder folder;
    int with_rows = 0;
    for (std::uint64_t seed = 1; seed <= k_seeds; ++seed) {
        const auto asked = any_report::make(bytes_of(seed));
        CAPTURE(seed);
        CAPTURE(asked.toml);
        const auto file = folder.write("goals.toml", asked.toml);
        const auto run = [&](const char* format) {
            std::vector<std::string> arguments = asked.words;
            arguments.insert(arguments.end(), {file, "--keep-going", "-j", "1"});
            if (format != nullptr) arguments.insert(arguments.end(), {"-f", format});
            const Outcome outcome = run_program(arguments);
            for (const char* fault : {"[E919]", "[E932]"})
                CHECK(outcome.err.find(fault) == std::string::npos);
            return outcome.out;
        };
        if (asked.words[0] == "explain") {
            CHECK(well_formed::tame(run(nullptr)) == "");
            continue;
        }
        const std::string csv = run("csv");
        CHECK(report_promises::of_report(csv, run("jsonl"), asked.table_of_rows) == "");
        if (csv.empty()) continue;
        with_rows += csv.find('\n') + 1 < csv.size() ? 1 : 0;
        for (const char* format : {"tsv", "json", "table", "markdown", "html"}) {
            CAPTURE(format);
            CHECK(well_formed::output(format, run(format)) == "");
        }
    }
    // Most of them are fit to be computed.
    CHECK(with_rows > static_cast<int>(k_seeds) / 2);
}

TEST_CASE("a report that breaks a promise is found") {
    using report_promises::of_report;
    const auto broken = [](std::string_view row) {
        const std::string head = "kind,value,period,target,deadline,gap,needed,verdict,reason,score,pace\n";
        std::string json = "{";
        std::size_t at = 0;
        for (const char* key : {"kind", "value", "period", "target", "deadline", "gap", "needed", "verdict",
                                "reason", "score", "pace"}) {
            const std::size_t end = std::min(row.find(',', at), row.size());
            json += (at == 0 ? "\"" : ",\"") + std::string(key) + "\":\"" +
                    std::string(row.substr(at, end - at)) + "\"";
            at = end + 1;
        }
        return of_report(head + std::string(row) + "\n", json + "}\n", true);
    };
    CHECK(broken("stock,5,2024,9,2025,4,4,slow,,,") == "");
    CHECK(broken("stock,5,2024,9,2025,4,4,fine,,,").find("a verdict that is known") == 0);
    CHECK(broken("stock,5,2024,9,2025,4,4,pending,,,").find("pending for a reason") == 0);
    CHECK(broken("stock,,,9,2025,4,4,slow,,,").find("gap needs value") == 0);
    CHECK(broken("stock,5,2024,9,2025,inf,4,slow,,,").find("a number in gap") == 0);
    CHECK(broken("stock,5,2024,9,2025,4,-4,slow,,,").find("needed is no less than 0") == 0);
    CHECK(broken("stock,5,2024,9,2025,4,4,reached,,,").find("what is reached needs nothing more") == 0);
    CHECK(broken("stock,5,2024,9,2025,4,4,missed,,0.5,").find("a score of what is settled") == 0);
    CHECK(of_report("a\n1\n", "{\"a\":2}\n", false).find("csv and jsonl agree") == 0);
    CHECK(of_report("a\n1\n", "", false) != "");
}
