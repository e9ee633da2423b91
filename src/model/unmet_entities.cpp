// Entities that occur only in figures that are not known yet.
#include "model/forgotten.hpp"

#include <algorithm>
#include <utility>

namespace gapcalc {
namespace {

/// What the catalogue says of the undeclared entities of one set.
class Mentions {
  public:
    Mentions(const Catalogue& catalogue, Index set)
        : declared_(static_cast<Index>(catalogue.sets[set].members.size())),
          known_(catalogue.sets[set].others.size()),
          unknown_(known_.size()) {
        each_records(catalogue, set, [&](const Records& records) { look_at(records, catalogue.known_at); });
        for (const Indicator& indicator : catalogue.indicators)
            for (const EntityTarget& own : indicator.entity_targets)
                if (own.set == set) mark(known_, own.entity);
        for (const EntitySet& children : catalogue.sets)
            if (children.within == set)
                for (const Entity& child : children.members)
                    if (child.parent) mark(known_, *child.parent);
    }

    /// The new number of each entity; empty where none has to go.
    std::vector<std::optional<Index>> new_numbers() const {
        std::vector<std::optional<Index>> numbers;
        bool any = false;
        Index next = declared_;
        for (Index entity = 0; entity < declared_; ++entity) numbers.emplace_back(entity);
        for (std::size_t at = 0; at < known_.size(); ++at) {
            const bool goes = unknown_[at] && !known_[at];
            any |= goes;
            numbers.push_back(goes ? std::nullopt : std::optional(next++));
        }
        if (!any) numbers.clear();
        return numbers;
    }

    template <class Those, class Visit>
    static void each_records(Those& catalogue, Index set, Visit visit) {
        for (auto& series : catalogue.series)
            if (series.over == set) visit(series.records);
        for (auto& indicator : catalogue.indicators)
            if (indicator.over == set) visit(indicator.records);
    }

  private:
    void mark(std::vector<bool>& marks, Index entity) const {
        if (entity >= declared_) marks[entity - declared_] = true;
    }
    void look_at(const Records& records, const std::optional<Period>& known_at) {
        for (const Column& column : records.columns)
            for (Index entity = std::max(column.first(), declared_); entity < column.size(); ++entity)
                if (column.has(entity)) mark(known_, entity);
        for (const Vintage& vintage : records.vintages) {
            if (vintage.entity == Vintage::k_whole) continue;
            const bool late = records.details[vintage.detail].published > day_number(known_at->end());
            mark(late ? unknown_ : known_, vintage.entity);
        }
    }
    Index declared_;
    std::vector<bool> known_, unknown_; // by place among the undeclared
};

void renumber(Records& records, const std::vector<std::optional<Index>>& numbers) {
    for (Column& column : records.columns) {
        Column moved(column.period());
        for (Index entity = column.first(); entity < column.size(); ++entity) {
            if (!column.has(entity)) continue;
            moved.set(*numbers[entity], column.figure(entity));
            moved.set_detail(*numbers[entity], column.detail(entity));
        }
        column = std::move(moved);
    }
    std::erase_if(records.vintages, [&](Vintage& vintage) {
        if (vintage.entity == Vintage::k_whole) return false;
        if (!numbers[vintage.entity]) return true;
        vintage.entity = *numbers[vintage.entity];
        return false;
    });
}

} // namespace

void forget_unmet_entities(Catalogue& catalogue) {
    for (Index at = 0; at < catalogue.sets.size(); ++at) {
        EntitySet& set = catalogue.sets[at];
        if (set.others.empty()) continue;
        const auto numbers = Mentions(catalogue, at).new_numbers();
        if (numbers.empty()) continue;
        NamePool kept;
        for (Index other = 0; other < set.others.size(); ++other)
            if (numbers[set.members.size() + other]) kept.push_back(set.others[other]);
        set.others = std::move(kept);
        Mentions::each_records(catalogue, at, [&](Records& records) { renumber(records, numbers); });
        for (Indicator& indicator : catalogue.indicators)
            for (EntityTarget& own : indicator.entity_targets)
                if (own.set == at) own.entity = *numbers[own.entity];
        for (EntitySet& children : catalogue.sets)
            if (children.within == at)
                for (Entity& child : children.members)
                    if (child.parent) child.parent = *numbers[*child.parent];
    }
}

} // namespace gapcalc
