#include "load/goals/target_kinds.hpp"

#include "base/unit.hpp"
#include "load/bound_text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace gapcalc::load {
namespace {

constexpr std::string_view k_percent = "%";

bool is_percentage(const Figure& figure) { return figure.unit == k_percent; }
Rational ratio_of(const Figure& figure) { return figure.number.value() * Rational::scaled(1, -2); }

std::string_view key_of(const ParsedAim& parsed) {
    return parsed.kind != nullptr ? parsed.kind->key : "stage";
}

/// A milestone takes stages only, and nothing else takes them.
bool fits_kind(const ParsedAim& parsed, const Measured& measured, Reporter& reporter) {
    const bool stage = parsed.kind == nullptr || parsed.kind->shape == TargetShape::stage;
    if (stage == (measured.kind == Kind::milestone)) return true;
    if (measured.tainted) return false; // `kind` may be what could not be read
    if (stage) {
        reporter.add(Problem::aim_not_for_kind, parsed.span,
                     {std::string(key_of(parsed)),
                      {"数值指标", "an indicator with numbers"},
                      {"写一个数字，如 at_least = 200；分阶段的工作加上 kind = \"milestone\"",
                       "write a number, as at_least = 200; work in stages has kind = \"milestone\""}});
    } else {
        reporter.add(Problem::aim_not_for_kind, parsed.span,
                     {std::string(key_of(parsed)),
                      {"里程碑指标", "a milestone"},
                      {"写 stage = \"…\"，或省去（最后一个阶段）",
                       "write stage = \"…\", or leave it out for the last stage"}});
    }
    return false;
}

/// Names an alternative of Aim: a kind without a `make` of its own does not compile.
template <class Kind>
struct Of {};

/// A bound in the unit, or a share of the entities.
template <class Bound>
requires requires(Bound any) { any.share; }
std::optional<Aim> make(Of<Bound>, const ParsedAim& parsed, const Measured& measured, int& places,
                        Reporter& reporter) {
    const bool percentage = is_percentage(parsed.first);
    if (percentage && measured.shares) return Bound{ratio_of(parsed.first), true};
    if (percentage && measured.unit != k_percent && find_unit(measured.unit) != find_unit("‰")) {
        if (!measured.tainted) {
            reporter.add(Problem::share_not_allowed, parsed.first.span, {std::string(key_of(parsed))});
        }
        return std::nullopt;
    }
    const auto bound = in_unit(parsed.first, measured, places, reporter);
    if (!bound) return std::nullopt;
    return Bound{*bound, false};
}

std::optional<Aim> make(Of<Between>, const ParsedAim& parsed, const Measured& measured, int& places,
                        Reporter& reporter) {
    const auto low = in_unit(parsed.first, measured, places, reporter);
    const auto high = in_unit(parsed.second, measured, places, reporter);
    if (!low || !high) return std::nullopt;
    if (*low > *high) {
        reporter.add(Problem::reversed_range, parsed.span, {std::string(key_of(parsed))});
        return std::nullopt;
    }
    return Between{*low, *high};
}

std::optional<Aim> make(Of<ReachStage>, const ParsedAim& parsed, const Measured& measured, int&,
                        Reporter& reporter) {
    const auto stage = find_stage(parsed.first, measured, reporter);
    if (!stage) return std::nullopt;
    return ReachStage{*stage};
}

bool is_above_zero(const ParsedAim& parsed, const Text& help, Reporter& reporter) {
    if (parsed.first.number.digits > 0) return true;
    reporter.add(Problem::not_positive, parsed.first.span, {std::string(key_of(parsed)), help});
    return false;
}

std::optional<Aim> make(Of<TimesBaseline>, const ParsedAim& parsed, const Measured&, int&,
                        Reporter& reporter) {
    if (!is_above_zero(parsed, {"倍增写成 times_baseline = 2", "twice the baseline is times_baseline = 2"},
                       reporter)) {
        return std::nullopt;
    }
    if (is_percentage(parsed.first)) return TimesBaseline{ratio_of(parsed.first)};
    const auto factor = plain_number(
        parsed.first,
        {"倍数写数字，如 times_baseline = 2", "write the factor as a number: times_baseline = 2"}, reporter);
    if (!factor) return std::nullopt;
    return TimesBaseline{*factor};
}

/// An amount in the unit, or a percentage of the baseline; the numbers of a range are both one or both the
/// other.
struct Amount {
    Rational value;
    bool relative = false;
};
std::optional<Amount> amount_of(const Figure& figure, const ParsedAim& parsed, const Measured& measured,
                                int& places, Reporter& reporter) {
    if (figure.number.digits < 0) {
        reporter.add(Problem::not_positive, figure.span,
                     {std::string(key_of(parsed)),
                      {"上升用 rise_by，下降用 fall_by，数字都为正",
                       "use rise_by to go up and fall_by to go down, both with a number above zero"}});
        return std::nullopt;
    }
    if (is_percentage(figure)) return Amount{ratio_of(figure), true};
    const auto amount = in_unit(figure, measured, places, reporter);
    if (!amount) return std::nullopt;
    return Amount{*amount, false};
}

/// RiseBy or FallBy.
template <class Change>
requires requires(Change any) { any.relative; }
std::optional<Aim> make(Of<Change>, const ParsedAim& parsed, const Measured& measured, int& places,
                        Reporter& reporter) {
    const auto amount = amount_of(parsed.first, parsed, measured, places, reporter);
    if (!parsed.is_range) {
        if (!amount) return std::nullopt;
        return Change{amount->value, amount->relative, {}};
    }
    const auto most = amount_of(parsed.second, parsed, measured, places, reporter);
    if (!amount || !most) return std::nullopt;
    if (amount->relative != most->relative) {
        reporter.add(Problem::mixed_range, parsed.span, {std::string(key_of(parsed))});
        return std::nullopt;
    }
    if (amount->value >= most->value) {
        reporter.add(Problem::reversed_range, parsed.span, {std::string(key_of(parsed))});
        return std::nullopt;
    }
    return Change{amount->value, amount->relative, most->value};
}

std::optional<Aim> make(Of<GrowPerYear>, const ParsedAim& parsed, const Measured&, int&, Reporter& reporter) {
    if (is_percentage(parsed.first)) {
        constexpr int k_most_percent = 10'000; // a hundred times as much each year: more is a slip
        const Rational rate = ratio_of(parsed.first);
        if (rate > -1 && rate * 100 <= k_most_percent) return GrowPerYear{rate};
        reporter.add(Problem::rate_out_of_range, parsed.first.span,
                     {std::string(key_of(parsed)), quoted_short(parsed.first.written), "10000"});
        return std::nullopt;
    }
    reporter.add(Problem::percent_needed, parsed.first.span,
                 {std::string(key_of(parsed)), quoted_short(parsed.first.written)});
    return std::nullopt;
}

using MakeAim = std::optional<Aim>(const ParsedAim&, const Measured&, int&, Reporter&);
template <class Kind>
std::optional<Aim> make_kind(const ParsedAim& parsed, const Measured& measured, int& places,
                             Reporter& reporter) {
    return make(Of<Kind>{}, parsed, measured, places, reporter);
}

/// In the order of the kinds.
constexpr auto k_makers = []<std::size_t... at>(std::index_sequence<at...>) {
    return std::array<MakeAim*, sizeof...(at)>{make_kind<std::variant_alternative_t<at, Aim>>...};
}
(std::make_index_sequence<std::variant_size_v<Aim>>());

/// The units that can be converted to `unit`.
std::string relatives(std::string_view unit) {
    std::string list;
    for (const Unit& known : known_units()) {
        if (known.name == unit || conversion(known.name, unit)) {
            list += (list.empty() ? "" : ", ") + std::string(known.name);
        }
    }
    return list.empty() ? std::string(unit) : list;
}

std::optional<Rational> report_unit(const Figure& figure, const Suffix& suffix, const Measured& measured,
                                    Reporter& reporter) {
    if (measured.tainted && measured.unit.empty()) return std::nullopt;
    const std::string unit(measured.unit);
    if (suffix.bare_magnitude) {
        std::string_view base = measured.unit;
        for (const std::string_view magnitude : {"万", "亿"}) {
            if (base.starts_with(magnitude)) base.remove_prefix(magnitude.size());
        }
        reporter.add(Problem::bare_magnitude, figure.span,
                     {quoted_short(figure.written), unit, quoted_short(with_unit(figure.written, base))});
    } else if (measured.unit.empty()) {
        reporter.add(Problem::no_unit, figure.span,
                     {quoted_short(figure.written), quoted_short(measured.owner), quoted_short(suffix.unit)});
    } else {
        // No guess at one of them: 平方千米 is no 平方米.
        Text help{"可用：" + relatives(measured.unit), "write it in " + relatives(measured.unit)};
        if (suffix.unit == "百分点" && measured.unit == k_percent) {
            help = {"只写数字：单位是 % 时，增减的就是百分点",
                    "write the number alone: where the unit is %, it changes by points"};
        }
        reporter.add(Problem::other_dimension, figure.span, {quoted_short(suffix.unit), unit, help});
    }
    return std::nullopt;
}

} // namespace

std::optional<Aim> make_aim(const ParsedAim& parsed, const Measured& measured, int& places,
                            Reporter& reporter) {
    if (!fits_kind(parsed, measured, reporter)) return std::nullopt;
    if (parsed.kind == nullptr) return ReachStage{static_cast<Index>(measured.stages.size() - 1)};
    const auto place = static_cast<std::size_t>(parsed.kind - target_kinds().data());
    return k_makers[place](parsed, measured, places, reporter);
}

std::optional<Test> make_test(const ParsedAim& parsed, const Measured& measured, Reporter& reporter) {
    int places = 0;
    const auto aim = make_aim(parsed, measured, places, reporter);
    if (!aim) return std::nullopt;
    return std::visit(
        [](const auto& any) -> std::optional<Test> {
            if constexpr (std::is_constructible_v<Test, decltype(any)>)
                return Test(any);
            else
                return std::nullopt; // kinds with `tests` make none of these
        },
        *aim);
}

std::optional<Rational> in_unit(const Figure& figure, const Measured& measured, int& places,
                                Reporter& reporter) {
    if (figure.unit.empty() || figure.unit == measured.unit) {
        places = std::max(places, static_cast<int>(figure.number.places));
        return figure.number.value();
    }
    const Suffix suffix = parse_suffix(figure.unit);
    Rational factor = suffix.factor;
    if (suffix.bare_magnitude) {
        const Unit* unit = find_unit(measured.unit);
        if (unit != nullptr && unit->has_magnitude) return report_unit(figure, suffix, measured, reporter);
    } else {
        const auto converted = conversion(suffix.unit, measured.unit);
        if (!converted) return report_unit(figure, suffix, measured, reporter);
        factor *= *converted;
    }
    Rational value = figure.number.value() * factor;
    if (const auto exact = value.exact_places()) places = std::max(places, *exact);
    return value;
}

std::optional<Rational> plain_number(const Figure& figure, const Text& help, Reporter& reporter) {
    if (figure.unit.empty()) return figure.number.value();
    reporter.add(Problem::not_a_number, figure.span, {quoted_short(figure.written), help});
    return std::nullopt;
}

std::optional<Index> find_stage(const Figure& figure, const Measured& measured, Reporter& reporter) {
    for (Index stage = 0; stage < measured.stages.size(); ++stage) {
        const Text& name = measured.stages[stage];
        if (figure.written == name.zh || (!name.en.empty() && figure.written == name.en)) return stage;
    }
    if (measured.tainted) return std::nullopt;
    std::vector<std::string> names;
    std::string list;
    for (const Text& name : measured.stages) {
        for (const std::string& word : {name.zh, name.en}) {
            if (!word.empty()) names.push_back(word);
        }
        list += (list.empty() ? "" : ", ") + name.in(Language::zh);
    }
    if (figure.is_word) {
        reporter.add(Problem::unknown_stage, figure.span,
                     {quoted_short(figure.written),
                      reporter.did_you_mean(figure.written, names, {"可用：" + list, "one of " + list})});
    } else {
        reporter.add(Problem::stage_wanted, figure.span, {quoted_short(figure.written), list});
    }
    return std::nullopt;
}

} // namespace gapcalc::load
