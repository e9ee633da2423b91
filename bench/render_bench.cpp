// Every output format over one grid.
#include "gapcalc/render.hpp"

#include <benchmark/benchmark.h>

using namespace gapcalc;

namespace {

table::Table grid(int lines) {
    table::Table table;
    table.title = "指标";
    table.headings = {{.key = "name", .text = "名称", .shrinks = true},
                      {.key = "unit", .text = "单位"},
                      {.key = "value", .text = "最新值", .align = table::Align::right},
                      {.key = "completion", .text = "完成率", .align = table::Align::right},
                      {.key = "period", .text = "时期"},
                      {.key = "verdict", .text = "判定"}};
    for (int i = 0; i < lines; ++i) {
        table::Line line;
        line.cells = {table::Word("规上工业企业“专精特新”"),
                      table::Word("家"),
                      table::Number{.value = Rational::scaled(73100 + i, -2), .places = 2},
                      table::Number{.value = Rational::fraction(731 + i, 800), .form = table::Form::ratio},
                      Period::of_year(2024),
                      table::Badge{"on_track", "符合序时", table::Tone::good}};
        table.lines.push_back(std::move(line));
    }
    return table;
}

void render(benchmark::State& state, const render::Format& format) {
    const table::Table table = grid(static_cast<int>(state.range(0)));
    std::size_t bytes = 0;
    for (auto _ : state) {
        const std::string text = format.render(table, {}).text;
        bytes = text.size();
        benchmark::DoNotOptimize(text.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.counters["bytes/line"] = static_cast<double>(bytes) / static_cast<double>(state.range(0));
}

const bool k_registered = [] {
    for (const render::Format& format : render::formats())
        benchmark::RegisterBenchmark(("render/" + std::string(format.name)).c_str(),
                                     [&format](benchmark::State& state) { render(state, format); })
            ->Arg(50)
            ->Arg(10000);
    return true;
}();

} // namespace
