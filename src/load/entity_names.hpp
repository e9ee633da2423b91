// Which entity a name stands for.
#pragma once

#include "gapcalc/model.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc {

/// Finds the entities of one set by id, by name in either language, and by parent/name; takes new names in where the
/// set has fewer members than its count (a set without a count and without members takes any).
class EntityNames {
  public:
    /// `parents` is the set that `set` lies within, or null. Both must outlive this.
    EntityNames(EntitySet& set, const EntitySet* parents);
    ~EntityNames();

    enum class Outcome : std::uint8_t {
        known,
        added,     ///< new, taken in
        added_near, ///< new, taken in, one character away from `nearest`: a warning
        ambiguous, ///< several have this name: `nearest` lists their full names
        unknown,   ///< all members are named, this is none of them; `nearest` may hold the one that was meant
        full,      ///< the count is used up
        period,    ///< reads as a period, which no entity may be named
    };
    struct Found {
        Outcome outcome = Outcome::unknown;
        Index entity = 0;    ///< for known and added
        std::string nearest; ///< help
    };
    /// The entity of that name, new ones taken in.
    Found find_or_add(std::string_view name);
    /// The entity of that name without taking anything in.
    std::optional<Index> find(std::string_view name) const;

  private:
    struct Tables;
    std::unique_ptr<Tables> tables_;
};

} // namespace gapcalc
