// Which entity a name means.
#pragma once

#include "gapcalc/model.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::load {

/// Finds the entities of one set by id, by name in either language, and by parent/name; takes new names in
/// where the set has fewer members than its count (a set without a count and without members takes any).
class EntityNames {
  public:
    /// `parents` is the set that `set` lies within, or null. Both must outlive this.
    EntityNames(EntitySet& set, const EntitySet* parents);
    ~EntityNames();

    enum class Outcome : std::uint8_t {
        known,
        added,      ///< new, inserted
        added_near, ///< new, inserted, one character away from `nearest`: a warning
        ambiguous,  ///< several have this name: `nearest` lists their full names
        unknown, ///< all members are named, this is none of them; `nearest` may hold the one that was meant
        full,    ///< the count is used up
        period,  ///< reads as a period, which no entity may be named
    };
    struct Found {
        Outcome outcome = Outcome::unknown;
        Index entity = 0;    ///< for known and added
        std::string nearest; ///< help
        bool stands_for_one() const { return outcome <= Outcome::added_near; }
    };
    /// Finds the entity of that name, or inserts it. Without `advise` an unknown name gets no `nearest`,
    /// which takes a look at every member.
    Found find_or_add(std::string_view name, bool advise = true) {
        return find_or_add(name, hash(name), advise);
    }
    /// Finds the entity of that name, without inserting anything.
    std::optional<Index> find(std::string_view name) const;
    /// The id or name that is nearest to a name that is not known; empty when none is near.
    std::string nearest_to(std::string_view name);

    // For readers of millions of rows, who have the hash of each name: the same answers, those of find for
    // names that stand in the table as they are.

    static std::uint32_t hash(std::string_view name);
    Found find_or_add(std::string_view name, std::uint32_t hash, bool advise);
    /// Makes room for that many entities, so that the table need not grow with them.
    void expect(Index entities);
    /// Fetches the table's line for that hash while the caller does something else.
    void prefetch(std::uint32_t hash) const;
    /// The one entity with exactly that id or name.
    std::optional<Index> find_exact(std::string_view name, std::uint32_t hash) const;

  private:
    struct Tables;
    std::unique_ptr<Tables> tables_;
};

} // namespace gapcalc::load
