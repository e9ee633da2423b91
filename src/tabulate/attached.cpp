#include "tabulate/attached.hpp"

#include "tabulate/cells.hpp"
#include "tabulate/columns.hpp"
#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

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

struct Meaning {
    assess::Verdict verdict;
    std::string_view zh, en;
};
/// What no method reads from a score.
constexpr Meaning k_meanings[] = {
    {assess::Verdict::reached, "已达到目标", "the target is met"},
    {assess::Verdict::reversing, "与目标方向相反，或达标后回落", "the wrong way, or met once and lost"},
    {assess::Verdict::missed, "期限已到未达到，或已突破上限",
     "the deadline is there and it is not met, or a ceiling is broken"},
    {assess::Verdict::under_way, "里程碑正在推进", "a milestone between its stages"},
    {assess::Verdict::pending, "缺少判定所需的数据", "what a verdict needs is lacking"},
};
/// What the score of a method is, in the order of the methods.
constexpr std::pair<std::string_view, std::string_view> k_scores[] = {
    {"进度 ÷ 序时进度", "progress ÷ time elapsed"},
    {"年均增速 ÷ 所需增速", "growth per year ÷ growth needed"},
    {"按此增速到期限可走完的比例", "part of the way that will be done at this growth"},
    {"按此趋势到期限仍差的比例", "part of the gap that will be left at this trend"},
};
static_assert(std::size(k_scores) == std::size_t(assess::Method::trend) + 1);

/// The verdict's score and its edge under the method, or what it means under all of them.
std::string meaning(assess::Verdict verdict, assess::Method method, bool zh, bool ceiling = false) {
    const assess::Grading& grading = assess::grading(method);
    constexpr std::pair<std::string_view, std::string_view> k_score_of_ceiling = {
        "上限目标：序时进度 ÷ 已用比例", "under a ceiling: time elapsed ÷ part used"};
    const bool used = ceiling && method == assess::Method::linear;
    const auto& score = used ? k_score_of_ceiling : k_scores[static_cast<std::size_t>(method)];
    const auto said = [&](std::string_view sign, int hundredths) {
        return fmt::format("{} {} {}", zh ? score.first : score.second, sign,
                           hundredths == 0 ? "0" : Rational::fraction(hundredths, 100).fixed(2));
    };
    for (const assess::ClassEdge& edge : grading.classes)
        if (edge.verdict == verdict) return said(grading.less_is_better ? "≤" : "≥", edge.hundredths);
    for (const Meaning& each : k_meanings)
        if (each.verdict == verdict) return std::string(zh ? each.zh : each.en);
    if (verdict == grading.otherwise)
        return said(grading.less_is_better ? ">" : "<", grading.classes.back().hundredths);
    return {}; // this method never gives it
}

} // namespace

std::vector<table::LegendEntry> legend_of(const assess::Query& query, std::span<const assess::Row> rows,
                                          Language language) {
    const bool zh = language == Language::zh, ceilings = std::ranges::any_of(rows, &assess::Row::ceiling);
    std::vector<table::LegendEntry> legend;
    for (std::size_t at = 0; at < assess::k_verdict_count; ++at) {
        const auto verdict = static_cast<assess::Verdict>(at);
        for (const bool ceiling : {false, true}) {
            if (ceiling && (!ceilings || !has_ceiling_words(verdict))) continue;
            std::string text = meaning(verdict, query.method, zh, ceiling);
            if (!text.empty()) legend.push_back({verdict_badge(verdict, ceiling, language), std::move(text)});
        }
    }
    return legend;
}

std::string colophon_of(const assess::Query& query, Language language) {
    return fmt::format("gapcalc {}{}{}", GAPCALC_VERSION, language == Language::zh ? "，" : ", ",
                       as_of_line(query, language, Dates::in_words));
}

table::Table notes_sheet(const Catalogue& catalogue, const assess::Query& query,
                         std::span<const assess::Row> rows, Language language) {
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
    add(std::string(labels::word("as_of").in(language)),
        people_text(Period::of_day(query.as_of.end()), language));
    add(std::string(labels::word("method").in(language)),
        std::string(labels::label(query.method).in(language)));
    for (const table::LegendEntry& each : legend_of(query, rows, language))
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
    if (std::ranges::any_of(rows, [](const assess::Row& row) { return row.entity.has_value(); })) {
        Layout plain = layout;
        plain.sheet = false;
        plain.columns.clear();
        table.attached.push_back(tabulate_matrix(catalogue, query, rows, plain, "completion"));
    }
    table::Table history = history_sheet(catalogue, rows, layout);
    if (!history.lines.empty()) table.attached.push_back(std::move(history));
    table.attached.push_back(notes_sheet(catalogue, query, rows, layout.language));
}

} // namespace gapcalc::tabulate
