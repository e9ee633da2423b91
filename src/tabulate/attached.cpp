#include "tabulate/attached.hpp"

#include "tabulate/cells.hpp"
#include "tabulate/columns.hpp"
#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace gapcalc::tabulate {
namespace {

table::Table history_sheet(const Catalogue& catalogue, std::span<const assess::Row> rows,
                           const Layout& layout) {
    table::Table table;
    Sheet sheet(catalogue, layout, table);
    sheet.verdict_alone = sheet.entity_shown = true;
    const Language language = layout.language;
    const bool entities =
        std::ranges::any_of(rows, [](const assess::Row& row) { return row.entity.has_value(); });
    table.sheet_name = labels::word("past_figures").in(language);
    table.headings.push_back(heading(*find_report_column("name"), language));
    if (entities) table.headings.push_back(heading(*find_report_column("entity"), language));
    for (const std::string_view key : {"period", "value", "unit"})
        table.headings.push_back(heading(*find_report_column(key), language));
    table.headings.push_back({"used", std::string(labels::word("used").in(language)), table::Align::left});
    for (const assess::Row& row : rows) {
        const RowView view(catalogue, row);
        for (const assess::HistoryPoint& point : row.history) {
            std::vector<table::Cell>& cells = table.lines.emplace_back().cells;
            cells.push_back(name_cell(sheet, view));
            if (entities) cells.push_back(entity_cell(sheet, view));
            cells.emplace_back(point.period);
            if (view.stages)
                cells.emplace_back(table::Word{stage_name(*view.stages, point.value, language)});
            else
                cells.emplace_back(
                    table::Number{point.value, table::Form::exact, static_cast<std::int8_t>(view.places)});
            cells.push_back(unit_cell(sheet, view));
            const std::string_view state = !point.complete ? "incomplete_point"
                                           : point.used    ? "used_point"
                                                           : "unused_point";
            cells.emplace_back(table::Word{labels::word(state).in(language)});
        }
    }
    return table;
}

struct Threshold {
    assess::Verdict verdict;
    std::string_view zh, en;
};
constexpr Threshold k_thresholds[] = {
    {assess::Verdict::reached, "已达到目标", "the target is met"},
    {assess::Verdict::ahead, "进度 ÷ 序时进度 ≥ 1.10", "progress ÷ time elapsed ≥ 1.10"},
    {assess::Verdict::on_track, "进度 ÷ 序时进度 ≥ 0.95", "progress ÷ time elapsed ≥ 0.95"},
    {assess::Verdict::slow, "进度 ÷ 序时进度 ≥ 0.60", "progress ÷ time elapsed ≥ 0.60"},
    {assess::Verdict::behind, "进度 ÷ 序时进度 ≥ 0", "progress ÷ time elapsed ≥ 0"},
    {assess::Verdict::reversing, "与目标方向相反，或达标后回落", "the wrong way, or met once and lost"},
    {assess::Verdict::missed, "期限已到未达到，或已突破上限",
     "the deadline is there and it is not met, or a ceiling is broken"},
    {assess::Verdict::under_way, "里程碑正在推进", "a milestone between its stages"},
    {assess::Verdict::pending, "缺少判定所需的数据", "what a verdict needs is lacking"},
};

} // namespace

std::vector<table::LegendEntry> legend_of(const assess::Query& query, Language language) {
    std::vector<table::LegendEntry> legend;
    for (const Threshold& each : k_thresholds)
        if (query.method == assess::Method::linear || each.verdict == assess::Verdict::reached ||
            each.verdict >= assess::Verdict::missed)
            legend.push_back({verdict_badge(each.verdict, false, language),
                              std::string(language == Language::zh ? each.zh : each.en)});
    return legend;
}

std::string colophon_of(const assess::Query& query, Language language) {
    return fmt::format("gapcalc {}{}{}", GAPCALC_VERSION, language == Language::zh ? "，" : ", ",
                       as_of_line(query, language));
}

table::Table notes_sheet(const Catalogue& catalogue, const assess::Query& query, Language language) {
    const bool zh = language == Language::zh;
    table::Table table;
    table.sheet_name = labels::word("notes").in(language);
    table.headings.push_back({"topic", zh ? "事项" : "Topic", table::Align::left});
    table.headings.push_back({"note", zh ? "说明" : "Note", table::Align::left});
    const auto add = [&](std::string topic, std::string note) {
        if (note.empty()) return;
        table.lines.push_back(
            {{table::Word{table.keep(std::move(topic))}, table::Word{table.keep(std::move(note))}}});
    };
    add(std::string(labels::word("as_of").in(language)), to_string(query.as_of.end()));
    add(std::string(labels::word("method").in(language)),
        std::string(labels::label(query.method).in(language)));
    for (const table::LegendEntry& each : legend_of(query, language))
        add(std::string(each.badge.text), each.text);
    std::set<std::string> sources;
    const auto source = [&](const Text& text) {
        if (const std::string& its = text.in(language); !its.empty() && sources.insert(its).second)
            add(zh ? "来源" : "Source", its);
    };
    for (const File& file : catalogue.files) source(file.source);
    for (const Indicator& indicator : catalogue.indicators) source(indicator.source);
    add(zh ? "程序" : "Program", "gapcalc " GAPCALC_VERSION);
    return table;
}

void attach_sheets(table::Table& table, const Catalogue& catalogue, const assess::Query& query,
                   std::span<const assess::Row> rows, const Layout& layout) {
    table.sheet_name = labels::word("gaps").in(layout.language);
    table::Table history = history_sheet(catalogue, rows, layout);
    if (!history.lines.empty()) table.attached.push_back(std::move(history));
    table.attached.push_back(notes_sheet(catalogue, query, layout.language));
}

} // namespace gapcalc::tabulate
