#include "tabulate/columns.hpp"
#include "tabulate/explain/parts.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

/// A cell for a reader, and as machines print it.
struct CellText {
    std::string people, machine;
};

struct TextOf {
    CellText operator()(const table::Number& number) const {
        return {table::people_number(number), table::machine_number(number)};
    }
    CellText operator()(const table::Range& range) const {
        return {table::people_number({range.low, table::Form::exact, range.places}) + ".." +
                    table::people_number({range.high, table::Form::exact, range.places}),
                range.machines_low ? table::machine_number({range.low, table::Form::exact}) : std::string()};
    }
    CellText operator()(const Period& period) const { return {to_string(period), to_string(period)}; }
    CellText operator()(const table::Coverage& coverage) const {
        return {
            fmt::format("{}/{}", coverage.part, coverage.whole),
            table::machine_number({Rational::fraction(coverage.part, coverage.whole), table::Form::ratio})};
    }
    CellText operator()(const table::Badge& badge) const { return {std::string(badge.text), {}}; }
    CellText operator()(const table::Word& word) const { return {visible(word.text), {}}; }
    // None of a column of figures, or blank.
    CellText operator()(std::monostate) const { return {}; }
    CellText operator()(const table::Badges&) const { return {}; }
    CellText operator()(const table::Remark&) const { return {}; }
    CellText operator()(const table::ChartCell&) const { return {}; }
};

void write_symbols(Page& page, const Explained& explained) {
    const assess::Row& row = explained.row();
    std::vector<std::vector<std::string>> cells;
    const auto add = [&](std::string_view symbol, std::string number, std::string words) {
        cells.push_back({std::string(symbol), "= " + std::move(number), std::move(words)});
    };
    if (row.value) {
        std::string words = fmt::format(fmt::runtime(page.say("最新值，t = {}", "the value, at t = {}")),
                                        to_string(*row.period));
        if (explained.view.stages)
            words += fmt::format(fmt::runtime(
                page.say("，阶段的序号，自 0 起", ", the place of its stage, the first being 0")));
        add("v", exact_text(*row.value), words);
    }
    if (row.start && row.base && row.in_target_year)
        add("b", exact_text(*row.base),
            fmt::format(
                fmt::runtime(page.say("累计的起点，t0 = {}", "where a running total begins, at t0 = {}")),
                to_string(*row.start)));
    else if (row.start && row.base)
        add("b", exact_text(*row.base),
            fmt::format(fmt::runtime(page.say("基期值，t0 = {}", "the baseline, at t0 = {}")),
                        to_string(*row.start)));
    else if (row.start)
        add("t0", to_string(*row.start),
            std::string(page.say("起算期，无基期值", "where time begins; there is no baseline")));
    if (row.goal && row.goal->op == Operator::between)
        add("lo, hi", exact_text(row.goal->bound) + ", " + exact_text(row.goal->high),
            std::string(page.say("区间", "the range")));
    if (row.bound && row.deadline) {
        std::string_view better = row.direction > 0 ? page.say("越多越好，d = 1", "more is better, d = 1")
                                                    : page.say("越少越好，d = -1", "less is better, d = -1");
        std::string words =
            fmt::format(fmt::runtime(page.say("目标值，tT = {}；{}", "the target, at tT = {}; {}")),
                        to_string(*row.deadline), better);
        if (row.goal && row.goal->op == Operator::between)
            words += page.say("；区间以最近的一端为准", "; of the range, the bound nearest to v");
        add("T", exact_text(*row.bound), words);
    }
    page.rows(cells, {false, false, false});
    if (!row.period || !row.start || !row.deadline) return;
    const std::string_view unit = row.in_days ? page.say("天", "days") : page.say("个月", "months");
    const assess::Grounds& grounds = *row.grounds;
    page.paragraph(fmt::format(fmt::runtime(page.say("t0 至 t {0} {3}，t0 至 tT {1} {3}，t 至 tT {2} {3}",
                                                     "t0 to t {0} {3}, t0 to tT {1} {3}, t to tT {2} {3}")),
                               grounds.since_start.count, grounds.whole_span.count, grounds.left.count,
                               unit));
}

/// Why columns are blank: a reason, and the columns that share it.
class Blanks {
  public:
    void add(const labels::Label& why, std::string column) {
        for (auto& [known, columns] : all_)
            if (known == &why) return columns.push_back(std::move(column));
        all_.push_back({&why, {std::move(column)}});
    }
    void write(Page& page) const {
        if (all_.empty()) return;
        page.heading(page.say("空白的列", "Blank columns"));
        for (const auto& [why, columns] : all_) {
            std::string text(why->in(page.language()));
            text += page.say("：", ": ");
            for (std::size_t at = 0; at < columns.size(); ++at)
                text.append(at == 0 ? "" : page.say("、", ", ")).append(columns[at]);
            page.paragraph(text);
        }
    }

  private:
    std::vector<std::pair<const labels::Label*, std::vector<std::string>>> all_;
};

/// A column that is not blank: its heading, its cell, and how that came about.
std::vector<std::string> worked_out(const Page& page, const Explained& explained, const ReportColumn& column,
                                    std::string_view heading, const CellText& text) {
    std::string equation(column.key);
    if (const auto made = explained.working.derive(column)) {
        if (!made->formula.empty()) equation += " = " + made->formula;
        if (!made->inputs.empty() && made->inputs != text.machine) equation += " = " + made->inputs;
        equation += " = " + text.machine;
        if (!made->why.empty()) equation += std::string(page.say("：", ": ")) + made->why;
    }
    return {std::string(heading), text.people, equation};
}

} // namespace

void write_columns(Page& page, const Explained& explained) {
    const labels::Label& method = labels::label(explained.row().grounds->method);
    page.heading(fmt::format(fmt::runtime(page.say("各列的算法（截至 {}，方法：{}）",
                                                   "How each column comes about (as of {}, method: {})")),
                             to_string(explained.query.as_of.end()), page.say(method.zh, method.key)));
    write_symbols(page, explained);
    page.line("");

    Layout layout;
    layout.language = page.language();
    layout.people = true;
    layout.columns = {"operator"}; // so that the target's cell is the number alone
    table::Table table;
    Sheet sheet(explained.catalogue, layout, table);
    std::vector<std::vector<std::string>> cells;
    Blanks blanks;
    for (const ReportColumn& column : figure_columns()) {
        const table::Cell cell = column.cell(sheet, explained.view);
        const std::string_view heading = page.say(column.zh, column.en);
        if (is_blank(cell))
            blanks.add(labels::label(column.origin.why(explained.view)),
                       fmt::format("{} ({})", heading, column.key));
        else
            cells.push_back(worked_out(page, explained, column, heading, std::visit(TextOf{}, cell)));
    }
    page.rows(cells, {false, true, false});
    blanks.write(page);
}

} // namespace gapcalc::tabulate
