// What the cells of one table share, and what a row is seen as while its cells are made.
#pragma once

#include "gapcalc/tabulate.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::tabulate {

/// A row with what many of its cells need.
struct RowView {
    const assess::Row& row;
    const Indicator& indicator;
    int places = 0;                            ///< decimals of its values, for people
    const std::vector<Text>* stages = nullptr; ///< when its value is a stage

    RowView(const Catalogue& catalogue, const assess::Row& row);
};

/// One table in the making.
struct Sheet {
    const Catalogue& catalogue;
    const Layout& layout;
    table::Table& table;                 ///< keeps the texts that are made for cells
    std::vector<std::string_view> plans; ///< the `plan` column, by file
    std::string_view stale_words;        ///< the flag's, with the months of --stale
    bool people = false;                 ///< for a reader
    bool unit_in_cells = false;          ///< the value's cell holds its unit too
    bool operator_shown = false;         ///< a column of its own says it: the target need not
    bool verdict_alone = false;          ///< reason and flags have columns of their own
    std::set<Index> several_targets;     ///< indicators of which there is a row for each of several targets
    bool written_out = false;            ///< periods in words
    bool entity_shown = false;           ///< likewise the entity: the name stays the indicator's

    Sheet(const Catalogue& catalogue, const Layout& layout, table::Table& table);
};

/// Finds the indicators of which rows are for different targets.
class SeveralTargets {
  public:
    void add(const assess::Row& row) {
        const auto [known, fresh] = first_.try_emplace(row.indicator, row.target);
        if (!fresh && known->second != row.target) several_.insert(row.indicator);
    }
    const std::set<Index>& all() const { return several_; }

  private:
    std::map<Index, std::optional<Index>> first_;
    std::set<Index> several_;
};

/// The period of a figure of the row as shown to people: of a running total all that it adds up.
Period shown_period(const RowView& view, const Period& period);
/// What the `plan` column shows for a file: its plan, or its title when it has none.
std::string_view plan_key(const Catalogue& catalogue, const File& file, Language language);
/// The words of a stage; empty when there is no such stage.
std::string_view stage_name(const std::vector<Text>& stages, const Rational& place, Language language);
/// What people call a unit of the indicator or of its entities' figures.
std::string_view unit_words(const Indicator& indicator, std::string_view unit, Language language);
/// The unit of a row's figures, as people call it.
std::string_view unit_words(const RowView& view, Language language);
/// Decimals that people are shown of a row's values.
int people_places(const Catalogue& catalogue, const assess::Row& row);
/// The decimals, from `places` on, at which `value` does not look like a bound that it differs from.
int places_apart(const Rational& value, const Rational& bound, int places);

} // namespace gapcalc::tabulate
