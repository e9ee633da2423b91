// Decimals and rationals.
#include "gapcalc/base/decimal.hpp"
#include "gapcalc/base/period.hpp"
#include "gapcalc/table.hpp"

#include <benchmark/benchmark.h>

using namespace gapcalc;

namespace {

constexpr const char* k_texts[] = {"731", "18.60", "-1234567.25", "0.000001", "123456789012345678"};

void read_decimals(benchmark::State& state) {
    for (auto _ : state)
        for (const char* text : k_texts) benchmark::DoNotOptimize(parse_decimal(text));
    state.SetItemsProcessed(state.iterations() * std::size(k_texts));
}
BENCHMARK(read_decimals);

void read_periods(benchmark::State& state) {
    for (auto _ : state)
        for (const char* text : {"2025", "2025-H1", "2025-Q3", "2025-09", "2025-09-30"})
            benchmark::DoNotOptimize(parse_period(text));
    state.SetItemsProcessed(state.iterations() * 5);
}
BENCHMARK(read_periods);

void progress(benchmark::State& state) {
    const Rational base = Rational::scaled(700, 0), value = Rational::scaled(75255, -2), target = 800;
    for (auto _ : state) benchmark::DoNotOptimize((value - base) / (target - base));
}
BENCHMARK(progress);

void growth(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(power(Rational::fraction(800, 731), Rational::fraction(4, 7)));
}
BENCHMARK(growth);

void write_numbers(benchmark::State& state) {
    constexpr int k_pairs = 1000;
    const table::Number exact{.value = Rational::scaled(1234567, -2)};
    const table::Number ratio{.value = Rational::fraction(2, 3), .form = table::Form::ratio};
    for (auto _ : state) {
        TextBuffer out;
        for (int pair = 0; pair < k_pairs; ++pair) {
            table::append_machine_number(out, exact);
            table::append_machine_number(out, ratio);
        }
        benchmark::DoNotOptimize(out.size());
    }
    state.SetItemsProcessed(state.iterations() * 2 * k_pairs);
}
BENCHMARK(write_numbers);

} // namespace
