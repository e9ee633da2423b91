// What has no figure yet at one period, as sheets to be filled in.
#include "tabulate/cells.hpp"
#include "tabulate/form_names.hpp"
#include "tabulate/sheet.hpp"

#include <algorithm>
#include <map>

namespace gapcalc::tabulate {
namespace {

/// A column of a form.
struct FormColumn {
    std::string_view key, zh, en;
    enum class For : std::uint8_t { all, people, machines, workbooks } whose = For::all;
};
constexpr FormColumn k_columns[] = {
    {"id", "id", "id", FormColumn::For::workbooks},
    {"series", "指标", "Indicator"},
    {"entity", "对象", "Entity"},
    {"period", "时期", "Period"},
    {"value", "数值", "Value"},
    {"unit", "单位", "Unit"},
    {"previous", "上期值", "Previous", FormColumn::For::people},
    {"status", "状态", "Status", FormColumn::For::machines},
    {"source", "来源", "Source", FormColumn::For::machines},
    {"note", "备注", "Note"},
    {"published", "发布日期", "Published", FormColumn::For::machines},
};

/// A figure that is lacking.
struct Lacking {
    std::string id; ///< what a workbook's hidden column says
    std::string_view series, entity, unit;
    std::string last; ///< the last figure, for people
    const Limits* limits = nullptr;
    const std::vector<Text>* stages = nullptr; ///< where the figure is a stage
};

class FormMaker {
  public:
    FormMaker(const Catalogue& catalogue, const FormRequest& request)
        : catalogue_(catalogue), request_(request), names_(catalogue, request.language, request.people) {
        for (const FormColumn& column : k_columns)
            if (wants(column)) columns_.push_back(&column);
    }

    void ask(const Series& series) {
        const Limits* const limits = series.limits ? &*series.limits : nullptr;
        if (series.over)
            ask_entities(series, *series.over, series.unit, limits);
        else
            ask_whole(series, series.kind, series.unit, limits);
    }
    void ask(const Indicator& indicator) {
        if (indicator.series || indicator.ratio) return; // its figures are the series'
        const bool counted = indicator.measure == Measure::count;
        const bool of_entities = counted ? indicator.where.has_value() : indicator.measure != Measure::value;
        const bool alone = indicator.limits_entities_alone();
        const Limits* const limits = indicator.limits ? &*indicator.limits : nullptr;
        if (indicator.over && of_entities)
            return ask_entities(indicator, *indicator.over, indicator.entity_unit,
                                !counted || alone ? limits : nullptr);
        ask_whole(indicator, counted ? Kind::stock : indicator.kind, indicator.unit,
                  alone ? nullptr : limits);
    }

    Form made() {
        Form form;
        for (const Index set : request_.by)
            for (const Index entity : catalogue_.sets[set].order())
                take(form, std::pair(set, entity),
                     std::string(catalogue_.sets[set].name_of(entity, request_.language)));
        take(form, std::nullopt, std::string(request_.by.empty() ? say("填报", "Form") : whole_word()));
        if (form.sheets.empty()) form.sheets.push_back(empty_sheet());
        form.unnamed = std::move(unnamed_);
        return form;
    }

  private:
    using Place = std::optional<std::pair<Index, Index>>; // the set and the entity whose sheet it is
    struct Making {
        table::Table sheet;
        std::map<std::size_t, std::size_t>
            last; // of each column, the place of its last range to be filled in
    };

    std::string_view say(std::string_view zh, std::string_view en) const {
        return request_.language == Language::zh ? zh : en;
    }
    std::string_view whole_word() const { return request_.people ? say("全部", "whole") : "whole"; }

    bool wants(const FormColumn& column) const {
        switch (column.whose) {
        case FormColumn::For::all:
            return true;
        case FormColumn::For::people:
            return request_.people;
        case FormColumn::For::machines:
            return !request_.people;
        case FormColumn::For::workbooks:
            break;
        }
        return request_.ids;
    }

    /// Whether a figure of `given` leaves nothing to fill in: it is the same, or an amount that would be
    /// counted twice.
    bool answers(const Period& given, Kind kind) const {
        const Period& asked = request_.period;
        if (kind == Kind::per_period) return given.begin() <= asked.end() && asked.begin() <= given.end();
        return given.end() == asked.end();
    }

    template <class Thing>
    void ask_whole(const Thing& thing, Kind kind, const std::string& unit, const Limits* limits) {
        const bool answered = std::ranges::any_of(thing.records.whole, [&](const Observation& observation) {
            return answers(observation.period, kind);
        });
        if (answered) return;
        Lacking lacking;
        lacking.id = names_.id_of(thing);
        lacking.series = names_.name_of(thing);
        if (request_.people || thing.over) lacking.entity = whole_word();
        lacking.unit = unit;
        lacking.limits = limits;
        if (kind == Kind::milestone) lacking.stages = &thing.stages;
        lacking.last = last_figure(thing.records, lacking.stages);
        add(std::nullopt, lacking);
    }

    template <class Thing>
    void ask_entities(const Thing& thing, Index set_index, const std::string& unit, const Limits* limits) {
        const EntitySet& set = catalogue_.sets[set_index];
        std::vector<const Column*> columns;
        for (const Column& column : thing.records.columns)
            if (answers(column.period(), thing.kind)) columns.push_back(&column);
        const std::string id(names_.id_of(thing));
        Lacking lacking;
        lacking.series = names_.name_of(thing);
        lacking.unit = unit;
        lacking.limits = limits;
        if (thing.kind == Kind::milestone) lacking.stages = &thing.stages;
        for (const Index entity : set.order()) {
            if (std::ranges::any_of(columns, [&](const Column* column) { return column->has(entity); }))
                continue;
            lacking.entity = names_.name_of(set_index, entity);
            if (request_.ids) lacking.id = id + '@' + std::string(names_.id_of(set_index, entity));
            if (request_.people) lacking.last = last_figure(thing.records, entity, lacking.stages);
            add(place_of(set_index, entity), lacking);
        }
        if (set.total() > set.size() && std::ranges::find(unnamed_, set_index) == unnamed_.end())
            unnamed_.push_back(set_index);
    }

    /// Whose sheet an entity's rows stand on: its own, or that of what it lies in.
    Place place_of(Index set, Index entity) const {
        while (true) {
            if (std::ranges::find(request_.by, set) != request_.by.end()) return std::pair(set, entity);
            const std::optional<Index> parent = catalogue_.sets[set].parent_of(entity);
            const std::optional<Index> within = catalogue_.sets[set].within;
            if (!parent || !within) return std::nullopt;
            set = *within;
            entity = *parent;
        }
    }

    std::string last_figure(const Records& records, const std::vector<Text>* stages) const {
        const Observation* last = nullptr;
        for (const Observation& one : records.whole)
            if (one.period.end() < request_.period.end() &&
                (last == nullptr || last->period.end() < one.period.end()))
                last = &one;
        if (last == nullptr) return {};
        return shown(last->value, records.details[last->detail].bound, last->period, stages);
    }
    std::string last_figure(const Records& records, Index entity, const std::vector<Text>* stages) const {
        const Column* last = nullptr;
        for (const Column& column : records.columns)
            if (column.has(entity) && column.period().end() < request_.period.end() &&
                (last == nullptr || last->period().end() < column.period().end()))
                last = &column;
        if (last == nullptr) return {};
        return shown(last->figure(entity), records.details[last->detail(entity)].bound, last->period(),
                     stages);
    }
    /// A figure and its period, as 52.1 (2024-12).
    std::string shown(const Rational& value, Bound bound, const Period& period,
                      const std::vector<Text>* stages) const {
        const std::string figure =
            stages != nullptr
                ? std::string(stage_name(*stages, value, request_.language))
                : std::string(sign_text(bound)) + table::machine_number({value, table::Form::exact, 0, {}});
        return figure + std::string(say("（", " (")) + to_string(period) + std::string(say("）", ")"));
    }

    // ---- sheets

    table::Table empty_sheet() {
        table::Table sheet;
        sheet.title =
            std::string(say("待填报数据 ", "Figures to be filled in for ")) + to_string(request_.period);
        for (const FormColumn* const column : columns_) {
            table::Heading& heading = sheet.headings.emplace_back();
            heading.key = column->key;
            heading.text = request_.people ? say(column->zh, column->en) : column->key;
            heading.align = column->key == "value" ? table::Align::right : table::Align::left;
            heading.names = column->key == "series";
            heading.hidden = column->whose == FormColumn::For::workbooks;
        }
        return sheet;
    }

    void add(const Place& place, const Lacking& lacking) {
        const auto [found, fresh] = sheets_.try_emplace(place);
        Making& making = found->second;
        table::Table& sheet = making.sheet;
        if (fresh) sheet = empty_sheet();
        const std::size_t at = sheet.lines.size();
        table::Line& line = sheet.lines.emplace_back();
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            line.cells.push_back(cell(sheet, *columns_[column], lacking));
            const std::string_view key = columns_[column]->key;
            if (request_.ids && (key == "value" || key == "unit" || key == "note"))
                open(making, column, at, key == "value" ? &lacking : nullptr);
        }
    }

    table::Cell cell(table::Table& sheet, const FormColumn& column, const Lacking& lacking) {
        const auto text = [](std::string_view words) -> table::Cell {
            return words.empty() ? table::Cell() : table::Cell(table::Word(words));
        };
        if (column.key == "id") return text(sheet.keep(lacking.id));
        if (column.key == "series") return text(sheet.keep(std::string(lacking.series)));
        if (column.key == "entity") return text(sheet.keep(std::string(lacking.entity)));
        if (column.key == "period") return text(sheet.keep(to_string(request_.period)));
        if (column.key == "unit") return text(lacking.unit);
        if (column.key == "previous" && !lacking.last.empty()) return text(sheet.keep(lacking.last));
        return {};
    }

    /// Opens a cell to be filled in: what may stand there, where it is the figure.
    void open(Making& making, std::size_t column, std::size_t line, const Lacking* figure) const {
        table::FillIn cell;
        cell.column = column;
        cell.first_line = cell.last_line = line;
        if (figure != nullptr) {
            cell.sort = figure->stages != nullptr ? table::FillIn::Sort::choice : table::FillIn::Sort::number;
            if (figure->limits != nullptr && figure->stages == nullptr)
                cell.limits = std::pair(figure->limits->low, figure->limits->high);
            if (figure->stages != nullptr)
                for (const Text& stage : *figure->stages) cell.choices.push_back(stage.in(request_.language));
        }
        std::vector<table::FillIn>& all = making.sheet.to_fill;
        const auto [last, first] = making.last.try_emplace(column, all.size());
        if (!first) {
            table::FillIn& above = all[last->second];
            if (above.sort == cell.sort && above.limits == cell.limits && above.choices == cell.choices) {
                above.last_line = line;
                return;
            }
            last->second = all.size();
        }
        all.push_back(std::move(cell));
    }

    void take(Form& form, const Place& place, std::string name) {
        const auto found = sheets_.find(place);
        if (found == sheets_.end()) return;
        found->second.sheet.sheet_name = std::move(name);
        form.sheets.push_back(std::move(found->second.sheet));
    }

    const Catalogue& catalogue_;
    const FormRequest& request_;
    FormNames names_;
    std::vector<const FormColumn*> columns_;
    std::map<Place, Making> sheets_;
    std::vector<Index> unnamed_;
};

} // namespace

Form tabulate_form(const Catalogue& catalogue, const FormRequest& request) {
    FormMaker maker(catalogue, request);
    for (const Series& series : catalogue.series) maker.ask(series);
    for (const Indicator& indicator : catalogue.indicators) maker.ask(indicator);
    return maker.made();
}

} // namespace gapcalc::tabulate
