// Histories whose yearly changes are normal, and how often what was foretold of them came true.
#pragma once

#include "gapcalc/assess.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string>

namespace random_walk {

/// splitmix64, and normal numbers in hundredths made of it: the same on every machine but for the last digit.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::int64_t normal() {
        const double angle = 6.283185307179586 * unit(), size = std::sqrt(-2 * std::log(unit()));
        return std::llround(1000 * size * std::cos(angle));
    }

  private:
    /// Above 0, at most 1.
    double unit() { return (static_cast<double>(next() >> 11) + 1) / 9007199254740992.0; }
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
};

/// Of the likelihoods within each tenth: how many there were, their sum, and how many came true.
struct Tenth {
    int foretold = 0, true_ones = 0;
    gapcalc::Rational sum;
};
using Tenths = std::array<Tenth, 10>;

inline constexpr std::int64_t k_drift = 20'000;

/// One walk of some years and a target ahead; whether it was met goes into its tenth.
inline void try_once(std::uint64_t seed, Tenths& tenths) {
    using namespace gapcalc;
    Dice dice(seed);
    const int known = 5 + static_cast<int>(seed % 8), ahead = 1 + static_cast<int>(seed / 8 % 5);
    Catalogue catalogue;
    catalogue.plans.push_back({});
    catalogue.files.push_back({});
    Indicator& indicator = catalogue.indicators.emplace_back();
    // A drift that is sure to lead on, and a target that lies as far off as the walk itself tells: what is
    // foretold must not depend on how the past happened to look.
    std::int64_t value = 100'000;
    double sum = 0, squares = 0;
    for (int year = 0; year < known; ++year) {
        indicator.records.whole.push_back({Period::of_year(2000 + year), Rational(value), {}});
        if (year + 1 == known) break;
        const std::int64_t change = k_drift + dice.normal();
        value += change;
        sum += static_cast<double>(change);
        squares += static_cast<double>(change) * static_cast<double>(change);
    }
    const double changes = known - 1, mean = sum / changes;
    const double deviation = std::sqrt((squares - sum * mean) / (changes - 1));
    const double z = static_cast<double>(dice.normal()) / 1000 * 1.5;
    const std::int64_t bound =
        value + std::llround(mean * ahead + z * deviation * std::sqrt(ahead + ahead * ahead / changes));
    Target& target = indicator.targets.emplace_back();
    target.aim = AtLeast{Rational(bound), false};
    target.by = Period::of_year(2000 + known - 1 + ahead);
    std::int64_t at_end = value;
    for (int year = 0; year < ahead; ++year) at_end += k_drift + dice.normal();

    assess::Query query;
    query.as_of = Period::of_year(2000 + known - 1);
    query.metrics = assess::Metric::likelihood;
    const auto rows = assess::assess_rows(catalogue, query);
    if (!rows.front().likelihood) return; // it is met already
    const Rational& chance = *rows.front().likelihood;
    Tenth& tenth =
        tenths[std::min<std::size_t>(9, static_cast<std::size_t>(*(chance * 10).floor().to_integer()))];
    ++tenth.foretold;
    tenth.sum += chance;
    tenth.true_ones += at_end >= bound ? 1 : 0;
}

} // namespace random_walk
