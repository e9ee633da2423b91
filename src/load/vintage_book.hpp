// Figures of points that have one already, while files are read.
#pragma once

#include "gapcalc/model.hpp"

#include <cstdint>
#include <map>
#include <tuple>

namespace gapcalc::load {

/// Finds the vintages of a point among those of its records.
class VintageBook {
  public:
    /// Where a figure belongs; `first_day` as in FigureKey.
    struct Point {
        Index entity = Vintage::k_whole;
        std::int32_t day = 0, first_day = 0;
        friend auto operator<=>(const Point&, const Point&) = default;
    };
    /// What became of a second figure.
    enum class Outcome : std::uint8_t {
        kept,        ///< it is one more vintage
        replaces,    ///< it counts from now on: what counted so far is a vintage
        equal,       ///< the point has it already
        contradicts, ///< the point has another one published on the same day
    };

    /// `records` must outlive it. Amounts differ by their first days too.
    VintageBook(Records& records, bool whole_amounts, bool entity_amounts);
    /// Takes a second figure of `point`, of which `counting` counts so far; `revises` when it replaces those
    /// without a date. `other` is then the figure that it equals or contradicts.
    Outcome take(const Point& point, const Vintage& counting, const Vintage& fresh, bool revises,
                 Rational& other);

  private:
    void add(const Point& point, const Vintage& vintage);
    Records& records_;
    std::multimap<Point, std::size_t> places_;
};

} // namespace gapcalc::load
