// Reading: TOML to values, CSV to rows.
#include "load/sheet/csv_block.hpp"
#include "load/sheet/csv_text.hpp"
#include "load/toml/toml.hpp"

#include <benchmark/benchmark.h>
#include <string>

using namespace gapcalc;

namespace {

std::string goals(int indicators) {
    std::string text = "title = \"Invented goals\"\n";
    for (int i = 0; i < indicators; ++i) {
        text += "[[indicator]]\nid = \"goal-" + std::to_string(i) + "\"\nname = \"指标 " + std::to_string(i) +
                "\"\nunit = \"万元\"\nbaseline = { at = 2015, value = 12.5 }\n"
                "target = { at_least = 90, by = 2030 }\n[indicator.observations]\n";
        for (int year = 2016; year < 2026; ++year)
            text += std::to_string(year) + " = " + std::to_string(year % 97) + ".25\n";
    }
    return text;
}

void read_toml(benchmark::State& state) {
    const std::string text = goals(200);
    for (auto _ : state) {
        Diagnostics problems;
        benchmark::DoNotOptimize(gapcalc::read_toml(text, 1, problems).entries.data());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_toml);

/// One block of rows, with every cell in quotes or none.
void take_apart_csv(benchmark::State& state, const char* quote) {
    load::TextBlock block;
    std::int64_t rows = 0;
    for (; block.size() < load::TextStream::k_block; ++rows) {
        std::string line;
        for (const std::string& cell : {std::string("series-1"), "unit " + std::to_string(100'000 + rows),
                                        std::string("2025"), std::to_string(rows % 100) + ".25"})
            line += (line.empty() ? "" : ",") + (quote + cell + quote);
        block.append(line + "\n");
    }
    block.seal();
    load::CsvHeading heading;
    heading.columns = 4;
    heading.series = 0;
    heading.entity = 1;
    heading.period = 2;
    heading.value = 3;
    const load::CsvLayout layout(heading);
    load::ParsedBlock parsed;
    for (auto _ : state) {
        load::parse_block(block.text(), layout, parsed);
        benchmark::DoNotOptimize(parsed.rows.data());
    }
    state.SetItemsProcessed(state.iterations() * rows);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(block.size()));
}
BENCHMARK_CAPTURE(take_apart_csv, plain, "");
BENCHMARK_CAPTURE(take_apart_csv, quoted, "\"");

} // namespace
