#include "load/sheet/csv_cells.hpp"

#include "base/unit.hpp"
#include "load/placed_period.hpp"
#include "load/reporter.hpp"
#include "load/sheet/csv_value.hpp"
#include "load/text_limits.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

/// Words that notes below a table begin with.
constexpr std::string_view k_notes[] = {"注", "备注", "说明", "来源", "数据来源", "Note", "Source", "*"};

bool matches(std::string_view pattern, std::string_view name) {
    const bool open_end = pattern.ends_with('*'), open_begin = pattern.starts_with('*');
    if (open_begin) pattern.remove_prefix(1);
    if (open_end && !pattern.empty()) pattern.remove_suffix(1);
    if (open_begin && open_end) return name.find(pattern) != name.npos;
    if (open_begin) return name.ends_with(pattern);
    if (open_end) return name.starts_with(pattern);
    return name == pattern;
}

} // namespace

CsvCells::CsvCells(const CsvRequest& request, CsvHeading heading, LoadState& state, CsvReporter& reporter,
                   std::uint64_t bytes, const std::vector<CellRange>* merged)
    : request_(request),
      heading_(std::move(heading)),
      state_(state),
      reporter_(reporter),
      bytes_(bytes),
      merged_(merged),
      targets_(state, request.plan) {
    syntax_.decimal = request.decimal;
    syntax_.brackets_negative = request.brackets_negative;
    syntax_.grouping = heading_.delimiter != ',';
    for (const std::string& mark : request.missing)
        if (const ParsedDecimal number = parse_decimal(mark); number.fault == NumberFault::none)
            missing_numbers_.push_back(number.number.value());
    loose_figures_.assign(heading_.loose.size(), false);
    loose_varies_.assign(heading_.loose.size(), false);
    loose_first_.assign(heading_.loose.size(), {});
    filter_seen_.resize(request.rows.size());
    for (const RowFilter& filter : request.rows) filter_hits_.emplace_back(filter.values.size(), 0);
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

bool CsvCells::lay_out() {
    if (record_.cells != nullptr)
        row_.lay(*record_.cells, heading_.columns);
    else if (!row_.split(record_.text, heading_.delimiter))
        return false;
    if (heading_.split_first > 1) row_.split_first(heading_.split_first);
    row_.fit(heading_.columns, record_.cells != nullptr);
    return true;
}

void CsvCells::take_row(const CsvRecord& record) {
    record_ = record;
    if (!lay_out() || row_.blank()) return;
    if (ended_) return look_below_end();
    if (ends_table() || !complete() || !legible()) return;
    look_at_loose();
    if (!passes_filters()) return;
    const Names names = names_of_row();
    if (skipped(names.entity) || skipped(names.series)) return;
    if (record.cells != nullptr && record.cells->hidden && visit_ == nullptr && hidden_rows_.count++ == 0)
        hidden_rows_.first =
            place(*std::ranges::find_if(row_.cells(), [](const CsvCell& cell) { return !cell.empty(); }));
    if (heading_.layout == SheetLayout::columns) return take_series_columns(names);
    std::string unit;
    if (CsvTarget* const target = target_of_row(names, unit))
        take_lines(names, *target, unit);
    else if (heading_.layout == SheetLayout::lines && !request_.only_known)
        (void)period_of_row(); // so that its problems are told as well
}

/// Whether the row is the first of the notes below the table.
bool CsvCells::ends_table() {
    const CsvCell* first = nullptr;
    std::size_t filled = 0;
    for (const CsvCell& cell : row_.cells()) {
        if (cell.empty()) continue;
        if (first == nullptr) first = &cell;
        // One text merged over a whole row is one cell.
        if (first == &cell || !cell.merged || cell.merged != first->merged) ++filled;
    }
    const auto begins = [&](std::string_view word) { return first->text.starts_with(word); };
    const bool said = std::any_of(request_.until.begin(), request_.until.end(), begins);
    // A name that only begins so is hardly meant.
    if (said && std::ranges::find(request_.until, first->text) == request_.until.end())
        if (const CsvCell* const known = known_with_figure()) {
            report(Problem::sheet_until_name, *known, {quoted_short(known->text)});
            return false;
        }
    const bool note = filled == 1 && first->kind == CellKind::text &&
                      std::any_of(std::begin(k_notes), std::end(k_notes), begins) &&
                      !knows_entity(first->text);
    if (!said && !note) return false;
    ended_ = true;
    note_units();
    if (visit_ == nullptr) reporter_.add(Problem::sheet_ends, place(*first), {quoted_short(first->text)});
    return true;
}

/// The first cell of the row that is a known name, if a figure stands behind it.
const CsvCell* CsvCells::known_with_figure() {
    const CsvCell* known = nullptr;
    for (const CsvCell& cell : row_.cells()) {
        if (cell.empty()) continue;
        if (known == nullptr && cell.kind == CellKind::text &&
            (knows_entity(cell.text) || targets_.find(cell.text) != nullptr))
            known = &cell;
        else if (known != nullptr && holds_figure(cell))
            return known;
    }
    return nullptr;
}

/// The units that notes speak of.
void CsvCells::note_units() {
    if (visit_ != nullptr || note_units_.size() > 100) return;
    for (const CsvCell& cell : row_.cells())
        if (cell.kind == CellKind::text && !cell.empty())
            add_title_units(cell.text, place(cell), note_units_);
}

/// Below notes no figure may stand; where the end was said, those below it are counted.
void CsvCells::look_below_end() {
    if (visit_ != nullptr) return;
    if (request_.until.empty()) note_units();
    const CsvCell* const known = known_with_figure();
    if (known == nullptr) return;
    if (request_.until.empty())
        report(Problem::sheet_figure_below, *known, {quoted_short(known->text)});
    else if (below_until_.count++ == 0)
        below_until_.first = place(*known);
}

void CsvCells::look_at_loose() {
    if (visit_ != nullptr) return;
    for (std::size_t at = 0; at < heading_.loose.size(); ++at) {
        if (loose_figures_[at] && loose_varies_[at]) continue;
        const CsvCell& cell = row_.cells()[heading_.loose[at].column];
        if (cell.text.empty()) continue;
        see_loose(at, !loose_figures_[at] && holds_figure(cell), false, cell.text);
    }
}

void CsvCells::see_loose(std::size_t column, bool figures, bool varies, std::string_view one) {
    if (figures) loose_figures_[column] = true;
    if (varies) loose_varies_[column] = true;
    if (loose_varies_[column] || one.empty()) return;
    if (loose_first_[column].empty())
        loose_first_[column] = one;
    else if (loose_first_[column] != one)
        loose_varies_[column] = true;
}

/// Whether the row is one of those that the request wants.
bool CsvCells::passes_filters() {
    bool passes = true;
    for (const CsvFilterColumn& filter : heading_.filters) {
        const CsvCell& cell = row_.cells()[filter.column];
        const std::vector<std::string>& values = request_.rows[filter.filter].values;
        const auto found = std::find(values.begin(), values.end(), cell.text);
        if (found == values.end()) {
            constexpr std::size_t k_most_seen = 12;
            std::set<std::string>& seen = filter_seen_[filter.filter];
            if (visit_ == nullptr && seen.size() < k_most_seen && !cell.text.empty())
                seen.emplace(quoted_short(cell.text));
            passes = false;
        } else {
            ++filter_hits_[filter.filter][static_cast<std::size_t>(found - values.begin())];
        }
    }
    return passes;
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
        report_record(Problem::csv_row_cells, {std::to_string(cells.size()), std::to_string(heading_.columns),
                                               std::to_string(record_.line)});
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
         {heading_.series, heading_.entity, heading_.period, heading_.period_part, heading_.value,
          heading_.unit, heading_.status, heading_.source, heading_.note, heading_.published}) {
        const CsvCell* const cell = cell_of(column);
        if (cell == nullptr || !invalid_utf8(cell->text)) continue;
        report(Problem::csv_bad_bytes, *cell, {reporter_.encoding});
        legible = false;
    }
    return legible;
}

CsvCells::Names CsvCells::names_of_row() {
    Names names;
    names.series_cell = cell_of(heading_.series);
    names.entity_cell = cell_of(heading_.entity);
    if (names.series_cell != nullptr) names.series = names.series_cell->text;
    if (names.entity_cell != nullptr) names.entity = names.entity_cell->text;
    if (request_.fill) {
        const bool other =
            names.series_cell != nullptr && !names.series.empty() && names.series != series_above_;
        fill_name(names.series, series_above_);
        // Under another series the name above says nothing.
        if (other && heading_.series && heading_.entity && *heading_.series < *heading_.entity)
            entity_above_.clear();
        fill_name(names.entity, entity_above_);
        if (heading_.unit) {
            if (other && *heading_.series < *heading_.unit) unit_above_.clear();
            std::string_view unit = row_.cells()[*heading_.unit].text;
            fill_name(unit, unit_above_);
        }
    }
    if (names.entity.empty() && request_.entity) names.entity = *request_.entity;
    return names;
}

bool CsvCells::fill_name(std::string_view& name, std::string& above) const {
    if (!name.empty()) {
        above = name;
        return false;
    }
    name = above;
    return true;
}

// ---- its figures

void CsvCells::take_lines(const Names& names, CsvTarget& target, const std::string& unit) {
    std::optional<Index> entity;
    bool unnamed = false;
    const bool known = entity_of_row(target, names, entity, unnamed);
    const bool of_entity = entity.has_value() || (!known && !names.entity.empty());
    const Remarks remarks = remarks_of_row();
    const bool right = remarks_are_right(target, remarks);
    const auto take = [&](const std::optional<Period>& period, const CsvCell& cell) {
        if (cell.empty() || is_missing(cell)) return;
        const std::optional<Value> value = value_of(target, of_entity, cell, unit);
        if (!value || !known || !period || !right) return;
        const Index detail = detail_of(target, remarks, value->bound);
        if (unnamed && visit_ == nullptr) {
            unnamed_.push_back({&target, *period, *value, place(cell), detail});
            return;
        }
        put({&target, entity, *period, *value, &cell, detail});
    };
    if (heading_.layout == SheetLayout::wide) {
        for (const CsvPeriodColumn& column : heading_.periods) {
            const CsvCell& cell = row_.cells()[column.column];
            if (cell.empty() || is_missing(cell)) continue;
            take(period_of(target, of_entity, column.period, cell), cell);
        }
        return;
    }
    const CsvCell& cell = row_.cells()[*heading_.value];
    const std::optional<CellPeriod> read = period_of_row();
    const CsvCell& named = heading_.period ? row_.cells()[*heading_.period] : cell;
    take(read ? period_of(target, of_entity, *read, named) : std::nullopt, cell);
}

void CsvCells::take_series_columns(const Names& names) {
    const Remarks remarks = remarks_of_row();
    std::optional<std::optional<CellPeriod>> read;
    for (const CsvOtherColumn& column : heading_.series_columns) {
        const CsvCell& cell = row_.cells()[column.column];
        if (cell.empty() || is_missing(cell)) continue;
        if (!read) read = period_of_row();
        std::string unit;
        CsvTarget* const target = target_named(column.heading, &cell, unit);
        if (target == nullptr || skipped(column.heading)) continue;
        if (!remarks_are_right(*target, remarks)) return;
        std::optional<Index> entity;
        bool unnamed = false;
        const bool known = entity_of_row(*target, names, entity, unnamed);
        const std::optional<Value> value = value_of(*target, entity.has_value(), cell, unit);
        if (!*read || !known || !value) continue;
        const CsvCell& named = heading_.period ? row_.cells()[*heading_.period] : cell;
        const auto period = period_of(*target, entity.has_value(), **read, named);
        if (!period) continue;
        const Index detail = detail_of(*target, remarks, value->bound);
        if (unnamed && visit_ == nullptr)
            unnamed_.push_back({target, *period, *value, place(cell), detail});
        else
            put({target, entity, *period, *value, &cell, detail});
    }
}

CsvTarget* CsvCells::target_of_row(const Names& names, std::string& unit) {
    if (const CsvCell* const id = cell_of(heading_.id); id != nullptr && !id->text.empty())
        return target_of_form(names, *id, unit);
    if (fixed_ != nullptr) return fixed_;
    if (names.series.empty()) {
        if (names.series_cell != nullptr) report(Problem::csv_empty_series, *names.series_cell);
        return nullptr;
    }
    return target_named(names.series, names.series_cell, unit);
}

bool CsvCells::skipped(std::string_view name) const {
    return !name.empty() && std::any_of(request_.skip.begin(), request_.skip.end(),
                                        [&](const std::string& pattern) { return matches(pattern, name); });
}

// ---- reports

CsvPlace CsvCells::place(const CsvCell& cell) const {
    if (fixed_place_ != nullptr) return *fixed_place_;
    if (record_.cells != nullptr)
        return {{reporter_.source(), record_.line, static_cast<std::uint32_t>(cell.begin) + 1, 1}, {}};
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
