// The two charts of a row: where it stands beside its target, and how it came there.
#include "tabulate/cells.hpp"

namespace gapcalc::tabulate {
namespace {

/// A period's end in years, so that the end of 2024 lies at 2024.
Rational in_years(const Period& period) {
    const Date end = period.end();
    const Rational month =
        Rational(end.month - 1) + Rational::fraction(end.day, days_in_month(end.year, end.month));
    return Rational(end.year - 1) + month / Rational(12);
}

} // namespace

table::Cell chart_cell(Sheet&, const RowView& view) {
    const assess::Row& row = view.row;
    if (!row.value || !row.goal) return {};
    auto chart = std::make_shared<table::Chart>();
    chart->tone = labels::tone(row.verdict);
    if (!view.stages) {
        chart->value = row.value;
        if (row.expected) chart->expected = *row.expected;
        chart->base = row.base;
        if (row.goal->op != Operator::between) chart->target = row.goal->bound;
    }
    if (row.goal->op == Operator::between) {
        chart->low = row.goal->bound;
        chart->high = row.goal->high;
    }
    if (row.ceiling) {
        chart->used = true;
        if (row.goal->bound.sign() > 0) chart->share = *row.value / row.goal->bound;
    } else if (row.progress && !row.in_target_year) {
        chart->share = *row.progress;
    } else if (row.completion) {
        chart->share = *row.completion;
    }
    const bool from_base = row.ceiling || row.in_target_year || row.progress;
    if (row.elapsed && from_base) chart->due = *row.elapsed;
    if (!chart->share) return {};
    return table::ChartCell(std::move(chart));
}

table::Cell history_cell(Sheet&, const RowView& view) {
    const assess::Row& row = view.row;
    if (row.history.empty()) return {};
    auto chart = std::make_shared<table::Chart>();
    chart->tone = labels::tone(row.verdict);
    for (const assess::HistoryPoint& point : row.history)
        chart->points.push_back({in_years(point.period), point.value, !point.complete || !point.used});
    chart->running = view.indicator.kind == Kind::year_to_date || view.indicator.kind == Kind::per_period;
    const auto& targets = view.indicator.targets;
    if (row.target && *row.target < targets.size() && targets[*row.target].each_year)
        chart->level = row.bound;
    if (row.start && row.base) chart->start = table::Chart::Point{in_years(*row.start), *row.base};
    if (row.deadline && row.bound) chart->goal = table::Chart::Point{in_years(*row.deadline), *row.bound};
    if (row.goal && row.goal->op == Operator::between) {
        chart->low = row.goal->bound;
        chart->high = row.goal->high;
    }
    return table::ChartCell(std::move(chart));
}

} // namespace gapcalc::tabulate
