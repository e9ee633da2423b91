#include "load/sheet/sheet_unit.hpp"

#include "base/unit.hpp"

namespace gapcalc::load {

bool is_unit(std::string_view text) {
    if (find_unit(text) != nullptr) return true;
    return find_unit(parse_suffix(text).unit) != nullptr;
}

bool has_magnitude(std::string_view unit) {
    if (const Unit* const known = find_unit(unit)) return known->has_magnitude;
    return parse_suffix(unit).factor != Rational(1);
}

std::optional<Rational> unit_factor(std::string_view from, std::string_view to) {
    if (const auto factor = conversion(from, to)) return factor;
    const Suffix parts = parse_suffix(from);
    if (find_unit(from) != nullptr || find_unit(parts.unit) == nullptr) return std::nullopt;
    const auto factor = conversion(parts.unit, to);
    if (!factor) return std::nullopt;
    return *factor * parts.factor;
}

} // namespace gapcalc::load
