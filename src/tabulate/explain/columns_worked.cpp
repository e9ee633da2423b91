#include "tabulate/columns.hpp"
#include "tabulate/explain/parts.hpp"
#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>

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

/// Why columns are blank: a reason, and the columns that share it.
class Blanks {
  public:
    void add(const labels::Label& why, std::string_view column) {
        for (auto& [known, columns] : all_)
            if (known == &why) return columns.push_back(column);
        all_.push_back({&why, {column}});
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
    std::vector<std::pair<const labels::Label*, std::vector<std::string_view>>> all_;
};

/// The parts in which the figures of a row are explained; what no other part names is in the first.
struct Part {
    std::string_view zh, en;
    std::vector<std::string_view> keys{};
};
const std::vector<Part>& parts() {
    static const std::vector<Part> k_parts{
        {"目前水平", "Where it stands"},
        {"与序时相比",
         "Against time",
         {"elapsed", "planned", "expected", "lead_points", "lead_months", "pace", "score"}},
        {"速度与前景",
         "Pace and outlook",
         {"year_on_year", "change_per_year", "growth_per_year", "needed_per_month", "needed_per_year",
          "needed_growth", "projection", "projected_gap", "reach_date", "likelihood"}},
    };
    return k_parts;
}
std::size_t part_of(std::string_view key) {
    for (std::size_t at = 1; at < parts().size(); ++at)
        if (std::ranges::find(parts()[at].keys, key) != parts()[at].keys.end()) return at;
    return 0;
}

class Figures {
  public:
    Figures(Page& page, const Explained& explained) : page_(page), explained_(explained) {
        layout_.language = page.language();
        layout_.people = true;
        layout_.columns = {"operator"}; // so that the target's cell is the number alone
    }

    void write() {
        table::Table table;
        Sheet sheet(explained_.catalogue, layout_, table);
        std::vector<Page::Lines> lines(parts().size());
        Blanks blanks;
        for (const ReportColumn& column : figure_columns()) {
            const table::Cell cell = column.cell(sheet, explained_.view);
            if (!is_blank(cell))
                lines[part_of(column.key)].push_back(worked_out(column, std::visit(TextOf{}, cell)));
            else if (column.origin.why)
                blanks.add(labels::label(column.origin.why(explained_.view)), name(column));
        }
        for (std::size_t part = 0; part < lines.size(); ++part) {
            if (lines[part].empty() && part > 0) continue;
            page_.heading(heading(part));
            if (lines[part].empty()) page_.paragraph(page_.say("没有数字。", "There are no figures."));
            if (part == 1) time();
            page_.grid(std::move(lines[part]), {Page::words, Page::figure, Page::formula});
        }
        blanks.write(page_);
    }

  private:
    std::string_view name(const ReportColumn& column) const { return page_.say(column.zh, column.en); }

    std::string heading(std::size_t part) const {
        const Part& its = parts()[part];
        std::string text(page_.say(its.zh, its.en));
        if (part > 0) return text;
        const labels::Label& method = labels::label(explained_.row().grounds->method);
        return text + fmt::format(fmt::runtime(page_.say("（截至 {}，方法：{}）", " (as of {}, method: {})")),
                                  to_string(explained_.query.as_of.end()), page_.say(method.zh, method.key));
    }

    /// A column that is not blank: its heading, its cell, and how that came about.
    std::vector<std::string> worked_out(const ReportColumn& column, const CellText& text) const {
        const std::string called =
            page_.language() == Language::zh ? std::string(column.zh) : lowered(column.en);
        std::string equation;
        if (const auto made = explained_.working.derive(column)) {
            equation = called;
            if (!made->formula.empty()) equation += " = " + made->formula;
            if (!made->inputs.empty() && made->inputs != text.machine) equation += " = " + made->inputs;
            equation += " = " + text.machine;
            if (!made->why.empty()) equation += std::string(page_.say("：", ": ")) + made->why;
        } else {
            equation = read(column.key, called);
        }
        return {std::string(name(column)), text.people, equation};
    }

    /// Of what is simply read, what its cell does not say: all digits, or a stage's place.
    std::string read(std::string_view key, const std::string& called) const {
        const assess::Row& row = explained_.row();
        std::optional<Rational> number;
        if (key == "value") number = row.value;
        if (key == "baseline" && row.baseline) number = *row.baseline;
        if (key == "target" && row.goal && row.goal->op != Operator::between) number = row.goal->bound;
        if (!number) return {};
        if (explained_.view.stages)
            return fmt::format(fmt::runtime(page_.say("阶段序号 {}，自 0 起",
                                                      "place {} among the stages, the first being 0")),
                               exact_text(*number));
        const int shown = explained_.view.places;
        if (number->exact_places().value_or(shown + 1) <= shown) return {};
        return fmt::format("{} = {}", called, exact_text(*number));
    }

    /// The times that the figures are counted in.
    void time() const {
        const assess::Row& row = explained_.row();
        if (!row.period || !row.start || !row.deadline) return;
        const assess::Grounds& grounds = *row.grounds;
        const std::string unit(row.in_days ? page_.say("天", "days") : page_.say("个月", "months"));
        page_.paragraph(fmt::format(
            fmt::runtime(page_.say("起算期 {0} 至数据时期 {1}：{3} {6}；至期限 {2}：{4} {6}；剩余 {5} {6}。",
                                   "From {0}, where time begins, to the period {1}: {3} {6}; to the deadline "
                                   "{2}: {4} {6}; {5} {6} are left.")),
            to_string(*row.start), to_string(*row.period), to_string(*row.deadline),
            grounds.since_start.count, grounds.whole_span.count, grounds.left.count, unit));
    }

    Page& page_;
    const Explained& explained_;
    Layout layout_;
};

} // namespace

void write_figures(Page& page, const Explained& explained) { Figures(page, explained).write(); }

} // namespace gapcalc::tabulate
