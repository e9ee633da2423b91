#include "load/sheet/csv_cells.hpp"

#include "base/unit.hpp"
#include "load/bound_text.hpp"
#include "load/placed_period.hpp"
#include "load/reporter.hpp"
#include "load/sheet/csv_value.hpp"
#include "load/text_limits.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

Text name_of(const EntitySet& set) { return set.name.empty() ? Text(set.id) : set.name; }

Text perhaps(const std::string& nearest, const Text& otherwise) {
    if (nearest.empty()) return otherwise;
    return {"是否指 \"" + nearest + "\"？", "did you mean \"" + nearest + "\"?"};
}

std::string stage_list(std::span<const Text> stages, Language language) {
    std::string list;
    for (const Text& stage : stages)
        list += (list.empty() ? "" : language == Language::zh ? "、" : ", ") + stage.in(language);
    return list;
}

} // namespace

CsvCells::CsvCells(const CsvRequest& request, CsvHeading heading, LoadState& state, CsvReporter& reporter,
                   std::uint64_t bytes)
    : request_(request),
      heading_(std::move(heading)),
      state_(state),
      reporter_(reporter),
      bytes_(bytes),
      targets_(state, request.plan) {
    if (!request.series) return;
    const CsvTargets::Found found = targets_.find(*request.series, true);
    fixed_ = found.target;
    usable_ = fixed_ != nullptr;
    if (usable_) return;
    if (!found.several.empty()) {
        state.problems.add(kind_of(Problem::csv_ambiguous_series), request.series_span,
                           {*request.series, found.several});
    } else {
        state.problems.add(kind_of(Problem::csv_unknown_series), request.series_span,
                           {*request.series, perhaps(found.nearest, {"写序列或指标的标识或名称",
                                                                     "write the id or name of one"})});
    }
}

void CsvCells::take(const CsvRecord& record) {
    visit_ = nullptr;
    take_row(record);
}

void CsvCells::look(const CsvRecord& record, const Visit& visit) {
    visit_ = &visit;
    take_row(record);
    visit_ = nullptr;
}

// ---- a row

void CsvCells::take_row(const CsvRecord& record) {
    record_ = record;
    if (!row_.split(record.text, heading_.delimiter) || row_.blank()) return;
    if (!complete() || !legible()) return;
    const CsvCell* const name = cell_of(heading_.entity);
    if (name != nullptr && skipped(name->text)) return;

    CsvTarget* const target = target_of_row();
    std::optional<Index> entity;
    const bool known = target != nullptr && entity_of_row(*target, entity);
    const CsvCell* const unit = cell_of(heading_.unit);
    const bool of_entity = name != nullptr && !name->text.empty();
    const Remarks remarks = remarks_of_row();
    const bool right = remarks_are_right(remarks);
    const auto take_figure = [&](const std::optional<Period>& period, const CsvCell& cell) {
        if (target == nullptr || cell.text.empty()) return;
        const std::optional<Value> value = value_of(*target, of_entity, cell, unit);
        if (value && known && period && right)
            put({target, entity, *period, *value, &cell, detail_of(*target, remarks, value->bound)});
    };
    if (request_.wide) {
        for (const CsvPeriodColumn& column : heading_.periods) {
            const CsvCell& cell = row_.cells()[column.column];
            if (target == nullptr || cell.text.empty()) continue;
            take_figure(period_of(*target, of_entity, column.period, cell), cell);
        }
    } else {
        take_figure(period_of_row(target, of_entity), row_.cells()[*heading_.value]);
    }
}

/// Whether the row has as many cells as the heading, none spoilt.
bool CsvCells::complete() {
    const std::vector<CsvCell>& cells = row_.cells();
    if (cells.size() != heading_.columns) {
        if (const auto cr = cr_alone(record_.text)) {
            CsvCell end;
            end.begin = *cr;
            end.size = 1;
            return report(Problem::csv_cr_lines, end), false;
        }
        report_record(Problem::csv_row_cells,
                      {std::to_string(cells.size()), std::to_string(heading_.columns)});
        return false;
    }
    bool complete = true;
    for (const CsvCell& cell : cells) {
        if (!cell.after_quote) continue;
        report(Problem::csv_after_quote, cell);
        complete = false;
    }
    return complete;
}

/// Whether the cells that are read are text.
bool CsvCells::legible() {
    bool legible = true;
    for (const auto& column :
         {heading_.series, heading_.entity, heading_.period, heading_.value, heading_.unit, heading_.status,
          heading_.source, heading_.note, heading_.published}) {
        const CsvCell* const cell = cell_of(column);
        if (cell == nullptr || !invalid_utf8(cell->text)) continue;
        report(Problem::csv_bad_bytes, *cell, {reporter_.encoding});
        legible = false;
    }
    return legible;
}

CsvTarget* CsvCells::target_of_row() {
    if (fixed_ != nullptr) return fixed_;
    const CsvCell& cell = row_.cells()[*heading_.series];
    if (cell.text.empty()) {
        report(Problem::csv_empty_series, cell);
        return nullptr;
    }
    if (CsvTarget* const target = targets_.find(cell.text)) return target;
    const CsvTargets::Found found = targets_.find(cell.text, wants(Problem::csv_unknown_series));
    const std::string text = quoted_short(cell.text);
    if (!found.several.empty())
        report(Problem::csv_ambiguous_series, cell, {text, found.several});
    else
        report(Problem::csv_unknown_series, cell,
               {text, perhaps(found.nearest, {"写序列或指标的标识或名称",
                                              "write the id or name of a series or indicator"})});
    return nullptr;
}

// ---- entities

bool CsvCells::skipped(std::string_view entity) const {
    return std::find(request_.skip.begin(), request_.skip.end(), entity) != request_.skip.end();
}

/// False when the row's entity is not known; empty for the whole.
bool CsvCells::entity_of_row(CsvTarget& target, std::optional<Index>& entity) {
    const CsvCell* const cell = cell_of(heading_.entity);
    if (cell == nullptr || cell->text.empty()) {
        if (cell != nullptr || !target.over || heading_.ignored.empty()) return true;
        // One of the other columns is meant for the entity, or every row would be the whole's.
        if (!entity_column_missed_ && visit_ == nullptr) report_no_entity_column(heading_, reporter_);
        entity_column_missed_ = true;
        return false;
    }
    if (!target.over) {
        report(Problem::csv_no_entities, *cell, {target.id});
        return false;
    }
    entity = find_entity(target, cell->text);
    return entity.has_value();
}

std::optional<Index> CsvCells::find_entity(CsvTarget& target, std::string_view name) {
    if (const auto known = target.names->find_exact(name, EntityNames::hash(name))) return known;
    if (visit_ != nullptr) return target.names->find(name);
    if (invalid_utf8(name)) {
        report_entity(target, name, {});
        return std::nullopt;
    }
    if (const std::size_t length = count_code_points(name); length > k_most_name) {
        report_long_entity(name, length);
        return std::nullopt;
    }
    const EntityNames::Found found = target.names->find_or_add(name, wants(Problem::unknown_entity));
    if (!found.stands_for_one() || found.outcome == EntityNames::Outcome::added_near)
        report_entity(target, name, found);
    return found.stands_for_one() ? std::optional(found.entity) : std::nullopt;
}

void CsvCells::report_long_entity(std::string_view name, std::size_t length) {
    report(Problem::too_long, *cell_of(heading_.entity),
           {quoted_short(name), std::to_string(length), std::to_string(k_most_name)});
}

void CsvCells::report_entity(const CsvTarget& target, std::string_view name,
                             const EntityNames::Found& found) {
    const CsvCell& cell = *cell_of(heading_.entity);
    const EntitySet& set = state_.catalogue.sets[*target.over];
    const std::string text = quoted_short(name);
    switch (found.outcome) {
    case EntityNames::Outcome::added_near:
        report(Problem::near_entity, cell, {text, found.nearest});
        break;
    case EntityNames::Outcome::ambiguous:
        report(Problem::ambiguous_entity, cell, {text, name_of(set), found.nearest});
        break;
    case EntityNames::Outcome::full:
        report(Problem::too_many_entities, cell,
               {text, name_of(set), std::to_string(set.total()),
                perhaps(found.nearest, {"检查是否有写错的名称，或改 count",
                                        "see whether a name is misspelt, or change count"})});
        break;
    case EntityNames::Outcome::period:
        report(Problem::entity_like_period, cell, {text});
        break;
    default:
        if (invalid_utf8(name))
            report(Problem::csv_bad_bytes, cell, {reporter_.encoding});
        else
            report(Problem::unknown_entity, cell,
                   {text, name_of(set),
                    perhaps(found.nearest, {"写它的标识或名称；合计行写在 skip 中",
                                            "write the id or name of one; name rows of totals in skip"})});
    }
}

std::optional<Index> CsvCells::entity(CsvTarget& target, std::string_view name, std::uint32_t hash,
                                      const std::function<CsvRecord()>& record) {
    if (invalid_utf8(name) || (name.size() > k_most_name && count_code_points(name) > k_most_name))
        return std::nullopt;
    const EntityNames::Found found = target.names->find_or_add(name, hash, false);
    if (found.outcome == EntityNames::Outcome::added_near) {
        visit_ = nullptr;
        record_ = record();
        row_.split(record_.text, heading_.delimiter);
        report_entity(target, name, found);
    }
    const bool taken = found.stands_for_one() && target.has_room(found.entity, false);
    return taken ? std::optional(found.entity) : std::nullopt;
}

// ---- periods

const std::optional<CellPeriod>& CsvCells::read_period(std::string_view text) {
    std::string key(text);
    const auto known = periods_.find(key);
    if (known != periods_.end()) return known->second;
    // A column that is not of periods at all must not fill the memory.
    if (periods_.size() > 100'000) periods_.clear();
    return periods_[std::move(key)] = parse_cell_period(text);
}

std::optional<Period> CsvCells::period_of(const CsvTarget& target, bool of_entity, const CellPeriod& read,
                                          const CsvCell& cell) {
    const CsvTarget::Figures& figures = target.figures(of_entity);
    const Placing placing = place_figure(read.written, figures.kind, figures.years, read.to_month);
    if (const auto* period = std::get_if<Period>(&placing)) return *period;
    const auto& [problem, written, help] = std::get<Misplaced>(placing);
    report(problem, cell, {written, help});
    return std::nullopt;
}

std::optional<Period> CsvCells::period_of_row(const CsvTarget* target, bool of_entity) {
    const CsvCell& cell = row_.cells()[*heading_.period];
    if (cell.text.empty()) {
        report(Problem::csv_empty_period, cell);
        return std::nullopt;
    }
    const std::optional<CellPeriod>& read = read_period(cell.text);
    if (!read) {
        report(Problem::not_a_period, cell,
               {quoted_short(cell.text),
                years_meant(cell.text).value_or(
                    Text("写成 2024、2024-H1、2024-Q3、2024-09、2024-09-30 或 2024年9月",
                         "write 2024, 2024-H1, 2024-Q3, 2024-09, 2024-09-30 or 2024年9月"))});
        return std::nullopt;
    }
    return target == nullptr ? std::nullopt : period_of(*target, of_entity, *read, cell);
}

// ---- values

std::optional<CsvCells::Value> CsvCells::value_of(const CsvTarget& target, bool of_entity,
                                                  const CsvCell& cell, const CsvCell* unit) {
    const CsvTarget::Figures& figures = target.figures(of_entity);
    if (figures.kind == Kind::milestone) return stage_of(target, cell);
    const BoundText bound = read_bound(cell.text);
    if (bound.approximate) {
        report(Problem::approximate_figure, cell, {quoted_short(cell.text), quoted_short(bound.number)});
        return std::nullopt;
    }
    CsvCell number = cell;
    number.text = bound.number;
    const CsvNumber read = read_number(number);
    if (!read.number) {
        report(read.problem, cell, {quoted_short(cell.text), read.help});
        return std::nullopt;
    }
    Value value{read.number->value(), read.number, read.number->places, bound.bound};
    if (unit != nullptr && !unit->text.empty() && unit->text != figures.unit) {
        const std::string_view from = unit->text;
        const std::optional<Rational> factor = conversion(from, figures.unit);
        if (!factor) {
            report(Problem::other_dimension, *unit,
                   {quoted_short(from),
                    figures.unit.empty() ? Text("无单位", "no unit") : std::string(figures.unit),
                    Text("改正单位，或留空", "correct the unit, or leave it empty")});
            return std::nullopt;
        }
        if (*factor != Rational(1)) {
            value.number *= *factor;
            value.decimal.reset();
            value.places = value.number.exact_places().value_or(value.places);
        }
    }
    if (figures.limits != nullptr &&
        (value.number < figures.limits->low || value.number > figures.limits->high)) {
        report(Problem::outside_limits, cell,
               {quoted_short(cell.text), in_digits(figures.limits->low), in_digits(figures.limits->high)});
        return std::nullopt;
    }
    return value;
}

std::optional<CsvCells::Value> CsvCells::stage_of(const CsvTarget& target, const CsvCell& cell) {
    for (std::size_t stage = 0; stage < target.stages.size(); ++stage)
        if (target.stages[stage].zh == cell.text || target.stages[stage].en == cell.text)
            return Value{Rational(static_cast<std::int64_t>(stage)), std::nullopt, 0, Bound::exact};
    std::vector<std::string> words;
    for (const Text& stage : target.stages)
        for (const std::string* word : {&stage.zh, &stage.en})
            if (!word->empty()) words.push_back(*word);
    const Text all = {"写阶段之一：" + stage_list(target.stages, Language::zh),
                      "write one of its stages: " + stage_list(target.stages, Language::en)};
    report(Problem::unknown_stage, cell,
           {quoted_short(cell.text), perhaps(nearest(cell.text, words).value_or(""), all)});
    return std::nullopt;
}

// ---- what else is said of figures

CsvCells::Remarks CsvCells::remarks_of_row() const {
    const auto text = [&](const std::optional<std::size_t>& column) {
        const CsvCell* const cell = cell_of(column);
        return cell == nullptr ? std::string_view() : cell->text;
    };
    return {text(heading_.status), text(heading_.source), text(heading_.note), text(heading_.published)};
}

/// The day on which figures were published; k_undated for an empty cell, none for one that is no period.
std::optional<std::int32_t> CsvCells::published_on(std::string_view text) {
    if (text.empty()) return k_undated;
    const std::optional<CellPeriod>& read = read_period(text);
    return read ? std::optional(day_number(read->written.period.end())) : std::nullopt;
}

const StatusWords& CsvCells::statuses_of(std::string_view text) {
    const auto known = statuses_.find(std::string(text));
    if (known != statuses_.end()) return known->second;
    if (statuses_.size() > 100'000) statuses_.clear();
    return statuses_[std::string(text)] = read_statuses(text);
}

/// Reports what is wrong with them; false when the row's figures cannot be taken.
bool CsvCells::remarks_are_right(const Remarks& remarks) {
    if (visit_ == nullptr) {
        const StatusWords& statuses = statuses_of(remarks.status);
        if (!statuses.unknown.empty() && told_statuses_.insert(statuses.unknown).second)
            report(Problem::unknown_status, *cell_of(heading_.status), {quoted_short(statuses.unknown)});
    }
    if (published_on(remarks.published)) return true;
    report(Problem::not_a_period, *cell_of(heading_.published),
           {quoted_short(remarks.published),
            Text("发布日期写成 2025-03-01 或 2025-03", "a day of publication reads 2025-03-01 or 2025-03")});
    return false;
}

/// The number of what is said of a figure in the records of `target`.
Index CsvCells::detail_of(CsvTarget& target, const Remarks& remarks, Bound bound) {
    FigureDetail detail;
    detail.bound = bound;
    const StatusWords& statuses = statuses_of(remarks.status);
    detail.statuses = statuses.statuses;
    detail.published = *published_on(remarks.published);
    Text note = std::string(remarks.note);
    if (!statuses.unknown.empty()) add_to_note(note, statuses.unknown);
    FigureDetails& details = target.records->details;
    detail.source = details.add_text(std::string(remarks.source));
    detail.note = details.add_text(note);
    return details.add(detail);
}

// ---- reports

CsvPlace CsvCells::place(const CsvCell& cell) const {
    return place_in(record_.text, reporter_.source(), record_.line, cell.begin, cell.size);
}

Diagnostic* CsvCells::report(Problem problem, const CsvCell& cell, std::initializer_list<Text> arguments) {
    if (visit_ != nullptr) return nullptr;
    if (!reporter_.shows(problem)) return reporter_.suppress(problem), nullptr;
    return reporter_.add(problem, place(cell), arguments);
}

Diagnostic* CsvCells::report_record(Problem problem, std::initializer_list<Text> arguments) {
    const std::size_t end = record_.text.find_last_not_of("\r\n");
    CsvCell all;
    all.size = end == record_.text.npos ? 0 : end + 1;
    return report(problem, all, arguments);
}

} // namespace gapcalc::load
