// What forms call series, indicators and entities, so that the figures of what comes back find their place.
#pragma once

#include "gapcalc/model.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gapcalc::tabulate {

/// For people names that only one has, and ids where there is none; for machines ids. The catalogue must
/// outlive it.
class FormNames {
  public:
    FormNames(const Catalogue& catalogue, Language language, bool for_people);
    FormNames(Catalogue&&, Language, bool) = delete;

    /// The id; with its plan where several plans have it.
    std::string_view id_of(const Series& series);
    std::string_view id_of(const Indicator& indicator);
    /// What its rows say: for people the name, but the id where others have the name too.
    std::string_view name_of(const Series& series);
    std::string_view name_of(const Indicator& indicator);
    /// The entity's name; where others of the set have it too, its parent's and its own or its id: for people
    /// the former goes first.
    std::string_view name_of(Index set, Index entity) { return of(set).names[entity]; }
    /// The entity's id, or else what `name_of` gives.
    std::string_view id_of(Index set, Index entity);

  private:
    struct EntityWords {
        std::vector<std::string_view> names; ///< by entity
    };
    template <class Thing>
    std::string_view id(const Thing& thing);
    template <class Thing>
    std::string_view name(const Thing& thing);
    const EntityWords& of(Index set);

    const Catalogue& catalogue_;
    Language language_;
    bool for_people_;
    std::unordered_map<std::string_view, int> ids_, names_; // how many have each
    std::unordered_map<Index, EntityWords> entities_;
    std::deque<std::string> made_;
};

} // namespace gapcalc::tabulate
