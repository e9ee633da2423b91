// template: a starter file, or the CSV still to be filled in.
#include "cli/commands/commands.hpp"
#include "cli/data.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/table_writer.hpp"

#include <algorithm>
#include <unordered_map>

namespace gapcalc::cli {
namespace {

/// The lines of a CSV that asks for what has no figure at one period.
class Questionnaire {
  public:
    /// A form for people has names in place of ids, and columns for the last figure and for notes.
    Questionnaire(const Catalogue& catalogue, Period period, Language language, bool for_people)
        : catalogue_(catalogue), period_(period), language_(language), for_people_(for_people) {
        struct Heading {
            std::string_view key, zh, en;
        };
        static constexpr Heading k_headings[] = {
            {"series", "指标", "Indicator"}, {"entity", "对象", "Entity"}, {"period", "时期", "Period"},
            {"value", "数值", "Value"},      {"unit", "单位", "Unit"},     {"previous", "上期值", "Previous"},
            {"note", "备注", "Note"}};
        for (const Heading& heading : k_headings) {
            if (!for_people && table_.headings.size() == 5) break;
            const std::string_view word = language == Language::zh ? heading.zh : heading.en;
            table_.headings.push_back(
                {.key = heading.key, .text = std::string(for_people ? word : heading.key)});
        }
        if (!for_people) return;
        for (const auto& series : catalogue.series) ++bearers_[series.name.in(language)];
        for (const auto& indicator : catalogue.indicators)
            if (!indicator.series) ++bearers_[indicator.name.in(language)];
    }

    void ask(const Series& series) {
        ask_entities(called(series), series.over, series.records, series.unit, series.kind);
    }
    void ask(const Indicator& indicator) {
        if (indicator.series) return; // its figures are the series'
        const bool counted = indicator.measure == Measure::count;
        const bool of_entities = counted ? indicator.where.has_value() : indicator.measure != Measure::value;
        if (indicator.over && of_entities)
            ask_entities(called(indicator), *indicator.over, indicator.records, indicator.entity_unit,
                         indicator.kind);
        else if (!has_whole(indicator.records, counted ? Kind::stock : indicator.kind))
            add(called(indicator), for_people_ || indicator.over ? whole_word() : std::string_view(),
                indicator.unit, last_figure(indicator.records.whole));
    }
    const table::Table& table() const { return table_; }
    /// Sets that were asked about and hold entities without a name.
    const std::vector<Index>& unnamed() const { return unnamed_; }

  private:
    /// Whether a figure of `given` leaves nothing to ask for: it is the same, or an amount that would be
    /// counted twice.
    bool answers(const Period& given, Kind kind) const {
        if (kind == Kind::per_period) return given.begin() <= period_.end() && period_.begin() <= given.end();
        return given.end() == period_.end();
    }
    bool has_whole(const Records& records, Kind kind) const {
        return std::ranges::any_of(records.whole,
                                   [&](const Observation& one) { return answers(one.period, kind); });
    }

    /// What a row calls the series or indicator: its id, or for people its name where only one has it.
    template <class Thing>
    std::string_view called(const Thing& thing) {
        const std::string& name = thing.name.in(language_);
        return for_people_ && !name.empty() && bearers_[name] == 1 ? std::string_view(name)
                                                                   : std::string_view(thing.id);
    }
    std::string_view whole_word() const {
        return for_people_ && language_ == Language::zh ? "全部" : "whole";
    }

    /// The last figure before the period, as 52.1 (2024-12).
    std::string last_figure(std::span<const Observation> figures) const {
        const Observation* last = nullptr;
        for (const Observation& one : figures)
            if (one.period.end() < period_.end() &&
                (last == nullptr || last->period.end() < one.period.end()))
                last = &one;
        return last == nullptr ? std::string() : shown(last->value, last->period);
    }
    std::string last_figure(const Records& records, Index entity) const {
        const Column* last = nullptr;
        for (const Column& column : records.columns)
            if (column.has(entity) && column.period().end() < period_.end() &&
                (last == nullptr || last->period().end() < column.period().end()))
                last = &column;
        return last == nullptr ? std::string() : shown(last->figure(entity), last->period());
    }
    std::string shown(const Rational& value, const Period& period) const {
        const bool zh = language_ == Language::zh;
        return value.fixed(value.exact_places().value_or(6)) + (zh ? "（" : " (") + to_string(period) +
               (zh ? "）" : ")");
    }

    void ask_entities(std::string_view id, Index set_index, const Records& records, const std::string& unit,
                      Kind kind) {
        const auto& set = catalogue_.sets[set_index];
        std::vector<const Column*> columns;
        for (const auto& column : records.columns)
            if (answers(column.period(), kind)) columns.push_back(&column);
        const auto& names = names_of(set_index);
        for (const auto entity : set.order()) {
            if (std::ranges::any_of(columns, [&](const Column* column) { return column->has(entity); }))
                continue;
            add(id, names[entity], unit, for_people_ ? last_figure(records, entity) : std::string());
        }
        if (set.total() > set.size() && std::ranges::find(unnamed_, set_index) == unnamed_.end())
            unnamed_.push_back(set_index);
    }

    /// What to call each entity so that a reader finds it again: its name, with its parent where two are
    /// namesakes.
    const std::vector<std::string_view>& names_of(Index set_index) {
        auto& names = names_[set_index];
        if (!names.empty()) return names;
        const auto& set = catalogue_.sets[set_index];
        std::unordered_map<std::string_view, int> uses;
        for (Index entity = 0; entity < set.size(); ++entity) ++uses[set.name_of(entity, language_)];
        for (Index entity = 0; entity < set.size(); ++entity) {
            const auto name = set.name_of(entity, language_);
            const auto parent = set.parent_of(entity);
            if (uses[name] == 1)
                names.push_back(name);
            else if (entity < set.members.size() && !set.members[entity].id.empty())
                names.push_back(set.key(entity));
            else if (parent && set.within)
                names.push_back(
                    table_.keep(std::string(catalogue_.sets[*set.within].name_of(*parent, language_)) + "/" +
                                std::string(name)));
            else
                names.push_back(name);
        }
        return names;
    }

    void add(std::string_view id, std::string_view entity, const std::string& unit, std::string last) {
        table::Line line;
        line.cells = {table::Word(id), entity.empty() ? table::Cell{} : table::Cell(table::Word(entity)),
                      period_, table::Cell{},
                      unit.empty() ? table::Cell{} : table::Cell(table::Word(std::string_view(unit)))};
        if (for_people_) {
            line.cells.push_back(last.empty() ? table::Cell{}
                                              : table::Cell(table::Word(table_.keep(std::move(last)))));
            line.cells.emplace_back();
        }
        table_.lines.push_back(std::move(line));
    }

    const Catalogue& catalogue_;
    Period period_;
    Language language_;
    bool for_people_;
    std::unordered_map<std::string_view, int> bearers_; // of each name
    table::Table table_;
    std::vector<Index> unnamed_;
    std::unordered_map<Index, std::vector<std::string_view>> names_;
};

} // namespace

Exit run_template(Invocation& invocation) {
    const auto& options = invocation.options;
    if (!options.template_data)
        return write_text(invocation, invocation.language == Language::zh ? data::starter_zh_toml
                                                                          : data::starter_en_toml);
    bool faulty = false;
    auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    const auto language = table_language(*catalogue, invocation);
    Questionnaire questionnaire(*catalogue, options.period->period, language, options.labels.value_or(false));
    for (const auto& series : catalogue->series) questionnaire.ask(series);
    for (const auto& indicator : catalogue->indicators) questionnaire.ask(indicator);
    TableWriter writer(invocation, language);
    writer.write(questionnaire.table());
    const auto result = writer.finish(faulty ? Exit::failed : Exit::ran);
    if (result != Exit::failed || faulty)
        for (const auto at : questionnaire.unnamed()) {
            const auto& set = catalogue->sets[at];
            tell(invocation, problems::entities_unnamed,
                 {set.name.empty() ? Text(set.id) : set.name, std::to_string(set.total() - set.size())});
        }
    return result;
}

} // namespace gapcalc::cli
