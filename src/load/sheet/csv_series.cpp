// The series or indicator of a row.
#include "load/sheet/csv_cells.hpp"

#include "load/reporter.hpp"
#include "load/sheet/csv_value.hpp"
#include "load/text_limits.hpp"

namespace gapcalc::load {
/// A form's hidden id is surer than a name; where they differ, one of them was typed over.
CsvTarget* CsvCells::target_of_form(const Names& names, const CsvCell& id, std::string& unit) {
    const std::string_view series = form_id_of(id.text).series;
    CsvTarget* const target = targets_.find(series);
    if (target == nullptr) return target_named(series, &id, unit);
    if (names.series_cell == nullptr || names.series.empty()) return target;
    const CsvTargets::Found named = targets_.find(split_unit(names.series).name, false);
    if (named.target == target || !named.several.empty()) return target;
    report(Problem::sheet_name_changed, *names.series_cell,
           {quoted_short(names.series), target->name->empty() ? Text(target->id) : *target->name});
    return nullptr;
}

/// The series or indicator of that name; `unit` is one written behind it. Reported when there is none.
CsvTarget* CsvCells::target_named(std::string_view name, const CsvCell* cell, std::string& unit) {
    if (CsvTarget* const target = targets_.find(name)) return target;
    if (const std::string_view bare = without_guard(name); bare.size() != name.size())
        return target_named(bare, cell, unit);
    const NameWithUnit parts = split_unit(name);
    if (!parts.unit.empty()) {
        if (CsvTarget* const target = targets_.find(parts.name)) {
            unit = parts.unit;
            return target;
        }
    }
    if (visit_ != nullptr) return nullptr;
    const bool advise = wants(Problem::csv_unknown_series) || request_.only_known;
    const CsvTargets::Found found = targets_.find(parts.name, advise);
    const std::string text = quoted_short(name);
    if (!found.several.empty()) {
        report(Problem::csv_ambiguous_series, *cell, {text, found.several});
    } else if (request_.only_known) {
        pass_over(name, edit_distance(parts.name, found.nearest, 1) == 1 ? found.nearest : "");
    } else {
        Diagnostic* const added =
            report(Problem::csv_unknown_series, *cell,
                   {text, perhaps(found.nearest, {"写序列或指标的标识或名称",
                                                  "write the id or name of a series or indicator"})});
        offer_only(added);
    }
    return nullptr;
}

/// Counts a row whose name nobody knows, and which is not wanted then.
void CsvCells::pass_over(std::string_view name, const std::string& near) {
    if (visit_ != nullptr) return;
    ++passed_over_;
    constexpr std::size_t k_most_named = 5;
    if (!near.empty() && passed_near_.size() < k_most_named) passed_near_.emplace(name, near);
}

/// From the tenth unknown name on it is said how to pass over them all.
void CsvCells::offer_only(Diagnostic* problem) {
    if (++unknown_names_ < 10 || problem == nullptr) return;
    problem->help.zh += "；只要认识的就写 only = \"known\"";
    problem->help.en += "; to read only those that are known, say only = \"known\"";
}

} // namespace gapcalc::load
