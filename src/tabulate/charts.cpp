// The two charts of a row: where it stands beside its target, and how it came there.
#include "tabulate/cells.hpp"

namespace gapcalc::tabulate {
namespace {

std::int8_t open_end(Bound bound) {
    if (bound == Bound::more_than || bound == Bound::at_least) return 1;
    return bound == Bound::less_than || bound == Bound::at_most ? -1 : 0;
}

/// From where it begins to the target, with what a plan wants between.
std::vector<table::Chart::Point> way_of(const assess::Row& row) {
    std::vector<table::Chart::Point> way;
    if (!row.deadline || !row.bound) return way;
    if (row.on_path && row.grounds && !row.grounds->path.empty()) {
        for (const Due& due : row.grounds->path) way.push_back({due.at, due.amount});
        return way;
    }
    if (!row.start || !row.base) return way;
    way.push_back({*row.start, *row.base});
    if (row.on_path)
        for (const assess::HistoryPoint& point : row.history)
            if (point.path && point.period.end() > row.start->end() &&
                point.period.end() < row.deadline->end())
                way.push_back({point.period, *point.path});
    way.push_back({*row.deadline, *row.bound});
    return way;
}

} // namespace

table::Cell chart_cell(Sheet&, const RowView& view) {
    const assess::Row& row = view.row;
    if (!row.value || !row.goal) return {};
    auto chart = std::make_shared<table::Chart>();
    chart->tone = labels::tone(row.verdict);
    chart->places = static_cast<std::int8_t>(view.places);
    if (!view.stages) {
        chart->value = row.value;
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
    } else if (row.progress && !(row.in_target_year && row.completion)) {
        chart->share = *row.progress;
    } else if (row.completion) {
        chart->share = *row.completion;
        if (!row.in_target_year) chart->base.reset();
    }
    const bool from_base = row.ceiling || row.in_target_year || row.progress;
    if (row.elapsed && from_base) chart->due = row.planned ? *row.planned : *row.elapsed;
    if (!chart->share) return {};
    return table::ChartCell(std::move(chart));
}

table::ChartCell history_chart(const RowView& view, Language language) {
    const assess::Row& row = view.row;
    auto chart = std::make_shared<table::Chart>();
    chart->tone = labels::tone(row.verdict);
    chart->places = static_cast<std::int8_t>(view.places);
    for (const assess::HistoryPoint& point : row.history)
        if (point.bound != Bound::unknown)
            chart->points.push_back({shown_period(view, point.period), point.value,
                                     !point.complete || !point.used, open_end(point.bound), !point.used});
    if (chart->points.empty()) return nullptr;
    if (view.stages)
        for (const Text& stage : *view.stages) chart->steps.push_back(stage.in(language));
    chart->running = view.indicator.kind == Kind::year_to_date || view.indicator.kind == Kind::per_period;
    const auto& targets = view.indicator.targets;
    if (row.target && *row.target < targets.size() && targets[*row.target].each_year)
        chart->level = row.bound;
    chart->way = way_of(row);
    if (row.deadline && row.bound) chart->goal = table::Chart::Point{*row.deadline, *row.bound};
    if (row.goal && row.goal->op == Operator::between) {
        chart->low = row.goal->bound;
        chart->high = row.goal->high;
    }
    return chart;
}

table::Cell history_cell(Sheet& sheet, const RowView& view) {
    table::ChartCell chart = history_chart(view, sheet.layout.language);
    return chart ? table::Cell(std::move(chart)) : table::Cell();
}

} // namespace gapcalc::tabulate
