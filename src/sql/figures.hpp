// The relations in which the figures of a table stand, from its cells to totals.
#pragma once

#include "sql/dialect.hpp"

namespace gapcalc::sql {

/// Who is who in a set of entities, for one statement.
struct Names {
    std::string rows; ///< name, number, parent's number; empty: no entity is named in files
};
/// `parents`: the set whose entities are the parents; empty: none.
Names names_of(const Catalogue& catalogue, Index set, std::optional<Index> parents, const Dialect& sql);

/// Adds the relations of one table to a statement, under names that begin with a letter of their own.
class FigureRelations {
  public:
    FigureRelations(Relations& relations, const Dialect& sql, const Catalogue& catalogue, Index series,
                    std::string_view letter);

    /// Rows as they stand: e, p, v, t (type), s, u.
    const std::string& cells();
    /// Each period that is written: p, fst, nxt (places of its days), yr; null where it cannot be read.
    const std::string& periods();
    /// The same of dates of publication.
    const std::string& published();
    /// The entities that files name: k, i, g.
    const std::string& names(std::optional<Index> parents);
    /// Figures of entities: e, g, fst, nxt, yr, v, u, fp, fe, fb, ex.
    const std::string& figures(std::optional<Index> parents);
    /// Those that count: e, g, fst, nxt, yr, v, fp, fe, fb, rv.
    const std::string& chosen(std::optional<Index> parents, const Knowledge& known);
    /// Levels, or totals since the year or the span began, the same columns but for yr.
    std::string totals(std::optional<Index> parents, const Knowledge& known,
                       const std::optional<Period>& span);

    bool has_status() const { return !table_.status.empty(); }
    bool has_published() const { return !table_.published.empty(); }
    bool has_names() const;

  private:
    std::string relation(std::string_view name) const { return letter_ + std::string(name); }
    void read_periods(const std::string& into, const std::string& column, bool of_figures);
    std::string running(const std::string& from, const Period& span);
    bool amounts() const { return series_.kind == Kind::per_period; }

    Relations& relations_;
    const Dialect& sql_;
    const Catalogue& catalogue_;
    const Series& series_;
    const EngineTable& table_;
    std::string letter_, cells_, periods_, published_, names_, figures_, chosen_;
};

} // namespace gapcalc::sql
