// Which entity a row speaks of.
#include "load/reporter.hpp"
#include "load/sheet/csv_cells.hpp"
#include "load/text_limits.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

Text name_of(const EntitySet& set) { return set.name.empty() ? Text(set.id) : set.name; }

/// What a form writes for the whole.
constexpr std::string_view k_whole[] = {"全部", "whole"};

} // namespace

/// Whether the name means the whole: it was said to, or is what forms write.
bool CsvCells::is_whole(std::string_view name, const CsvTarget& target) const {
    if (std::find(request_.whole.begin(), request_.whole.end(), name) != request_.whole.end()) return true;
    return std::find(std::begin(k_whole), std::end(k_whole), name) != std::end(k_whole) &&
           (!target.over || !target.names->find(name));
}

bool CsvCells::knows_entity(std::string_view name) const {
    return std::any_of(state_.names.begin(), state_.names.end(),
                       [&](const auto& names) { return names.second->find(name).has_value(); });
}

void CsvCells::see_name() {
    if (saw_name_ || visit_ != nullptr) return;
    saw_name_ = true;
    for (const Unnamed& one : unnamed_) report_unnamed(one.place, one.target->id);
    unnamed_.clear();
}

void CsvCells::report_unnamed(const CsvPlace& place, const std::string& target) {
    reporter_.add(Problem::sheet_empty_entity, place, {target});
}

/// False when the row's entity is not known; empty for the whole. `unnamed` when that is so only if no other
/// row has a name.
bool CsvCells::entity_of_row(CsvTarget& target, const Names& names, std::optional<Index>& entity,
                             bool& unnamed) {
    if (const CsvCell* const id = cell_of(heading_.id); id != nullptr && !id->text.empty())
        return entity_of_form(target, names, *id, entity);
    if (names.entity.empty()) {
        if (!target.over) return true;
        if (names.entity_cell == nullptr) {
            if (heading_.ignored.empty() || request_.at_name) return true;
            // One of the other columns is meant for the entity, or every row would be the whole's.
            if (!entity_column_missed_ && visit_ == nullptr) report_no_entity_column(heading_, reporter_);
            entity_column_missed_ = true;
            return false;
        }
        if (std::find(request_.whole.begin(), request_.whole.end(), "") != request_.whole.end()) return true;
        if (saw_name_) {
            if (visit_ == nullptr) report(Problem::sheet_empty_entity, *names.entity_cell, {target.id});
            return false;
        }
        unnamed = true;
        return true;
    }
    if (is_whole(names.entity, target)) return true;
    if (!target.over) {
        if (names.entity_cell != nullptr && !names.entity_cell->text.empty())
            report(Problem::csv_no_entities, *names.entity_cell, {target.id});
        return names.entity_cell == nullptr || names.entity_cell->text.empty();
    }
    if (names.entity_cell != nullptr) see_name();
    entity = find_entity(target, names.entity, names.entity_cell);
    return entity.has_value();
}

/// The entity of a form's row is that of its hidden id; a name that is another one was typed over.
bool CsvCells::entity_of_form(CsvTarget& target, const Names& names, const CsvCell& id,
                              std::optional<Index>& entity) {
    const std::optional<std::string_view> made_for = form_id_of(id.text).entity;
    const auto differs = [&](const Text& original) {
        report(Problem::sheet_name_changed, names.entity_cell != nullptr ? *names.entity_cell : id,
               {quoted_short(names.entity), original});
        return false;
    };
    if (!made_for) {
        const bool same = names.entity.empty() || is_whole(names.entity, target);
        return same || differs({"全部", "whole"});
    }
    if (!target.over) {
        report(Problem::csv_no_entities, id, {target.id});
        return false;
    }
    entity = target.names->find(*made_for);
    if (!entity) { // it is gone since the form was made
        entity = find_entity(target, names.entity.empty() ? *made_for : names.entity, names.entity_cell);
        return entity.has_value();
    }
    const EntitySet& set = state_.catalogue.sets[*target.over];
    const Text original(std::string(set.name_of(*entity, Language::zh)),
                        std::string(set.name_of(*entity, Language::en)));
    // A name that others have too is enough: the id distinguishes them.
    if (names.entity.empty() || names.entity == original.zh || names.entity == original.en) return true;
    if (target.names->find(names.entity) == entity) return true;
    entity.reset();
    return differs(original);
}

std::optional<Index> CsvCells::find_entity(CsvTarget& target, std::string_view name, const CsvCell* cell) {
    if (const auto known = target.names->find_exact(name, EntityNames::hash(name))) return known;
    if (const std::string_view bare = without_guard(name);
        bare.size() != name.size() && !target.names->find(name))
        return find_entity(target, bare, cell);
    if (visit_ != nullptr) return target.names->find(name);
    if (request_.only_known) {
        if (const auto known = target.names->find(name)) return known;
        const std::string near = target.names->nearest_to(name);
        pass_over(name, edit_distance(name, near, 1) == 1 ? near : "");
        return std::nullopt;
    }
    if (invalid_utf8(name)) {
        report_entity(target, name, cell, {});
        return std::nullopt;
    }
    if (const std::size_t length = count_code_points(name); length > k_most_name) {
        report_long_entity(name, length, cell);
        return std::nullopt;
    }
    const EntityNames::Found found = target.names->find_or_add(name, wants(Problem::unknown_entity));
    if (!found.stands_for_one() || found.outcome == EntityNames::Outcome::added_near)
        report_entity(target, name, cell, found);
    return found.stands_for_one() ? std::optional(found.entity) : std::nullopt;
}

void CsvCells::report_long_entity(std::string_view name, std::size_t length, const CsvCell* cell) {
    report(Problem::too_long, cell != nullptr ? *cell : row_.cells()[0],
           {quoted_short(name), std::to_string(length), std::to_string(k_most_name)});
}

void CsvCells::report_entity(const CsvTarget& target, std::string_view name, const CsvCell* where,
                             const EntityNames::Found& found) {
    const CsvCell& cell = where != nullptr ? *where : row_.cells()[0];
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
        offer_only(report(Problem::too_many_entities, cell,
                          {text, name_of(set), std::to_string(set.total()),
                           perhaps(found.nearest, {"检查是否有写错的名称，或改 count",
                                                   "see whether a name is misspelt, or change count"})}));
        break;
    case EntityNames::Outcome::period:
        report(Problem::entity_like_period, cell, {text});
        break;
    default:
        if (invalid_utf8(name))
            report(Problem::csv_bad_bytes, cell, {reporter_.encoding});
        else
            offer_only(report(
                Problem::unknown_entity, cell,
                {text, name_of(set),
                 perhaps(found.nearest, {"写它的标识或名称；合计行写在 skip 中",
                                         "write the id or name of one; name rows of totals in skip"})}));
    }
}

std::optional<Index> CsvCells::entity(CsvTarget& target, std::string_view name, std::uint32_t hash,
                                      const std::function<CsvRecord()>& record) {
    if (request_.only_known || is_whole(name, target) || name.starts_with('\'')) return std::nullopt;
    if (invalid_utf8(name) || (name.size() > k_most_name && count_code_points(name) > k_most_name))
        return std::nullopt;
    if (name.starts_with("注") || name.starts_with("备注") || name.starts_with("说明") ||
        name.starts_with("来源") || name.starts_with("数据来源") || name.starts_with("Note") ||
        name.starts_with("Source") || name.starts_with('*'))
        return std::nullopt; // perhaps the end of the table
    const EntityNames::Found found = target.names->find_or_add(name, hash, false);
    if (found.outcome == EntityNames::Outcome::added_near) {
        visit_ = nullptr;
        record_ = record();
        lay_out();
        report_entity(target, name, cell_of(heading_.entity), found);
    }
    const bool taken = found.stands_for_one() && target.has_room(found.entity, false);
    return taken ? std::optional(found.entity) : std::nullopt;
}

} // namespace gapcalc::load
