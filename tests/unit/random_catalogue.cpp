#include "random_catalogue.hpp"

#include <array>
#include <map>

namespace gapcalc::test {
namespace {

Plan random_plan(Dice& dice, bool stock_only) {
    static const std::array<const char*, 5> k_aims = {"at_least", "more_than", "at_most", "less_than",
                                                      "between"};
    Plan plan;
    plan.kind = stock_only || dice.chance(60) ? "stock" : "year_to_date";
    plan.aim = k_aims[static_cast<std::size_t>(dice.below(5))];
    const bool negative = dice.chance(20);
    const auto figure = [&] { return negative ? dice.between(-50000, 50000) : dice.between(0, 90000); };
    plan.bound = figure();
    plan.high = plan.bound + dice.between(0, 20000);
    plan.by = std::to_string(dice.between(2025, 2027));
    if (dice.chance(20) && plan.kind == "stock") plan.by += "-06";
    if (dice.chance(75)) {
        plan.baseline_at = std::to_string(dice.between(2019, 2021));
        plan.baseline = dice.chance(10) ? plan.bound : figure();
    }
    for (int year = 2022; year <= 2025; ++year) {
        if (dice.chance(20)) continue;
        const std::string month = dice.chance(30) ? (dice.chance(50) ? "-03" : "-H1") : "";
        plan.observations.emplace_back(std::to_string(year) + month, dice.chance(8) ? plan.bound : figure());
    }
    return plan;
}

} // namespace

std::string hundredths(std::int64_t n) {
    const std::string sign = n < 0 ? "-" : "";
    const auto size = static_cast<std::uint64_t>(n < 0 ? -n : n);
    const std::string rest = std::to_string(size % 100);
    return sign + std::to_string(size / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

std::string written(const Plan& plan, const std::string& id, const Writing& how) {
    const auto number = [&](std::int64_t n) {
        const std::string text = hundredths((how.negated ? -n : n) * how.factor);
        return how.suffix.empty() ? text : "\"" + text + how.suffix + "\"";
    };
    std::string aim = plan.aim, bound = number(plan.bound);
    if (aim == "between")
        bound = how.negated ? "[" + number(plan.high) + ", " + number(plan.bound) + "]"
                            : "[" + number(plan.bound) + ", " + number(plan.high) + "]";
    if (how.negated) {
        static const std::map<std::string, std::string> k_turned = {{"at_least", "at_most"},
                                                                    {"at_most", "at_least"},
                                                                    {"more_than", "less_than"},
                                                                    {"less_than", "more_than"},
                                                                    {"between", "between"}};
        aim = k_turned.at(aim);
    }
    std::vector<std::string> keys = {
        "name = \"" + id + "\"", "unit = \"" + how.unit + "\"", "kind = \"" + plan.kind + "\"",
        "target = { " + aim + " = " + bound +
            ", by = " + (plan.by.size() > 4 ? "\"" + plan.by + "\"" : plan.by) + " }"};
    if (!plan.baseline_at.empty())
        keys.push_back("baseline = { at = " + plan.baseline_at + ", value = " + number(plan.baseline) + " }");
    auto observations = plan.observations;
    if (how.later) observations.emplace_back("2026-10", plan.bound);
    if (how.order) {
        how.order->shuffle(keys);
        how.order->shuffle(observations);
    }
    std::string text = "[[indicator]]\nid = \"" + id + "\"\n";
    for (const std::string& key : keys) text += key + "\n";
    text += "[indicator.observations]\n";
    for (const auto& [period, value] : observations) text += period + " = " + number(value) + "\n";
    return text;
}

RandomCatalogue::RandomCatalogue(std::uint64_t seed, bool stock_only) {
    Dice dice(seed);
    for (int i = 0; i < 150; ++i) plans.push_back(random_plan(dice, stock_only));
}

std::string RandomCatalogue::text(const Writing& how) const {
    std::string all = "title = \"random\"\n";
    for (std::size_t i = 0; i < plans.size(); ++i) all += written(plans[i], "i" + std::to_string(i), how);
    return all;
}

} // namespace gapcalc::test
