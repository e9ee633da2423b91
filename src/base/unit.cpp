#include "base/unit.hpp"

#include "gapcalc/base/text.hpp"

#include <array>
#include <utility>
#include <vector>

namespace gapcalc {
namespace {

std::vector<Unit> make_units() {
    const auto whole = [](std::int64_t digits, int exponent = 0) {
        return Rational::scaled(digits, exponent);
    };
    const Rational mu = Rational::fraction(2000, 3);
    std::vector<Unit> units = {
        {"元", Dimension::money, 1, {}, false},
        {"万元", Dimension::money, whole(1, 4), {}, true},
        {"亿元", Dimension::money, whole(1, 8), {}, true},
        {"人", Dimension::people, 1, Rational(1), false},
        {"万人", Dimension::people, whole(1, 4), whole(1, -4), true},
        {"平方米", Dimension::area, 1, {}, false},
        {"亩", Dimension::area, mu, {}, false},
        {"万亩", Dimension::area, mu * whole(1, 4), {}, true},
        {"公顷", Dimension::area, whole(1, 4), {}, false},
        {"平方公里", Dimension::area, whole(1, 6), {}, false},
        {"公斤", Dimension::mass, 1, {}, false},
        {"吨", Dimension::mass, whole(1, 3), {}, false},
        {"万吨", Dimension::mass, whole(1, 7), {}, true},
        {"亿吨", Dimension::mass, whole(1, 11), {}, true},
        {"米", Dimension::length, 1, {}, false},
        {"公里", Dimension::length, whole(1, 3), {}, false},
        {"天", Dimension::time, 1, {}, false},
        {"千瓦时", Dimension::energy, 1, {}, false},
        {"亿千瓦时", Dimension::energy, whole(1, 8), {}, true},
        {"%", Dimension::share, 1, {}, false},
        {"‰", Dimension::share, whole(1, -1), {}, false},
        {"百分点", Dimension::points, 1, {}, false},
        {"位", Dimension::rank, 1, Rational(1), false},
    };
    for (const auto* piece :
         {"个", "家", "户", "项", "所", "套", "支", "村", "件", "座", "张", "辆", "次", "岁"}) {
        units.push_back({piece, Dimension::piece, 1, Rational(1), false});
    }
    return units;
}

bool converts(Dimension dimension) {
    return dimension != Dimension::points && dimension != Dimension::rank && dimension != Dimension::piece &&
           dimension != Dimension::other;
}

// Longer words before those they begin with.
constexpr std::array<std::pair<std::string_view, int>, 12> k_magnitudes = {{{"十万", 5},
                                                                            {"百万", 6},
                                                                            {"千万", 7},
                                                                            {"十亿", 9},
                                                                            {"百亿", 10},
                                                                            {"千亿", 11},
                                                                            {"万亿", 12},
                                                                            {"十", 1},
                                                                            {"百", 2},
                                                                            {"千", 3},
                                                                            {"万", 4},
                                                                            {"亿", 8}}};

} // namespace

std::span<const Unit> known_units() {
    static const std::vector<Unit> units = make_units();
    return units;
}

const Unit* find_unit(std::string_view name) {
    for (const Unit& unit : known_units()) {
        if (unit.name == name) return &unit;
    }
    return nullptr;
}

std::optional<Rational> conversion(std::string_view from, std::string_view to) {
    if (from == to) return Rational(1);
    const Unit* source = find_unit(from);
    const Unit* goal = find_unit(to);
    if (source == nullptr || goal == nullptr || source->dimension != goal->dimension) return std::nullopt;
    if (!converts(source->dimension)) return std::nullopt;
    return source->factor / goal->factor;
}

std::optional<Rational> unit_step(std::string_view name) {
    const Unit* unit = find_unit(name);
    return unit != nullptr ? unit->step : std::nullopt;
}

bool is_never_negative(std::string_view name) {
    const Unit* unit = find_unit(name);
    if (unit == nullptr) return false;
    switch (unit->dimension) {
    case Dimension::people:
    case Dimension::area:
    case Dimension::mass:
    case Dimension::length:
    case Dimension::time:
    case Dimension::energy:
    case Dimension::rank:
    case Dimension::piece:
        return true;
    case Dimension::money:
    case Dimension::share:
    case Dimension::points:
    case Dimension::other:
        return false;
    }
    return false;
}

bool is_rank(std::string_view name) {
    const Unit* unit = find_unit(name);
    return unit != nullptr && unit->dimension == Dimension::rank;
}

std::optional<Rational> magnitude(std::string_view word) {
    for (const auto& [name, exponent] : k_magnitudes) {
        if (name == word) return Rational::scaled(1, exponent);
    }
    return std::nullopt;
}

Suffix parse_suffix(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || find_unit(text) != nullptr) return {1, std::string(text), false};
    for (const auto& [name, exponent] : k_magnitudes) {
        if (!text.starts_with(name)) continue;
        const std::string_view rest = trimmed(text.substr(name.size()));
        // 千克 and 百帕 are words of their own: only 万 and 亿 are sure to multiply a unit that is not known.
        if (!rest.empty() && exponent < 4 && find_unit(rest) == nullptr) continue;
        return {Rational::scaled(1, exponent), std::string(rest), rest.empty()};
    }
    return {1, std::string(text), false};
}

} // namespace gapcalc
