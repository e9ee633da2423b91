// Units of measure and exact conversion between those of one dimension.
#pragma once

#include "gapcalc/base/rational.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gapcalc {

/// What a unit measures; conversion stays inside one of these, and `piece`, `points`, `rank` and `other` have
/// none.
enum class Dimension : std::uint8_t {
    money,
    people,
    area,
    mass,
    length,
    time,
    energy,
    share,
    points,
    rank,
    piece,
    other
};

/// A unit known by name.
struct Unit {
    std::string_view name;
    Dimension dimension = Dimension::other;
    Rational factor = 1; ///< in the dimension's first unit
    std::optional<Rational>
        step; ///< the least amount that can be added: 1 for pieces and people; empty when continuous
    bool has_magnitude = false; ///< 亿元, 万人: a bare 亿 before it would be ambiguous
};

/// All known units, in the order of the documentation.
std::span<const Unit> known_units();
/// The unit of that name; null when it is not known (which is allowed).
const Unit* find_unit(std::string_view name);
/// The factor that turns a number of `from` into one of `to`; 1 for equal names, known or not; empty when
/// there is no conversion.
std::optional<Rational> conversion(std::string_view from, std::string_view to);
/// The step of a unit by name; empty when continuous or unknown.
std::optional<Rational> unit_step(std::string_view name);
/// Whether amounts of a unit are never below zero: pieces, people and what is measured with a rule or scales.
/// Money can be lost and a rate can fall.
bool is_never_negative(std::string_view name);
/// Whether it counts places in a ranking: whole, and without growth.
bool is_rank(std::string_view name);
/// 十 百 千 万 十万 百万 千万 亿 十亿 百亿 千亿 万亿 as a factor; empty for another word.
std::optional<Rational> magnitude(std::string_view word);

/// What follows the number in "200亿元" or "1.5万": a factor, and a unit if one was named.
struct Suffix {
    Rational factor = 1;
    std::string unit;            ///< empty: none was named
    bool bare_magnitude = false; ///< 万 or 亿 without a unit
};
/// Reads magnitude and unit as one word; a whole known unit goes before magnitude + unit, so 万元 is 万元.
Suffix parse_suffix(std::string_view text);

} // namespace gapcalc
