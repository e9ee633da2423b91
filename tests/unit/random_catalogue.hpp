// Random catalogues by seed, written down in many ways.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gapcalc::test {

/// splitmix64: the same numbers on every machine.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::int64_t below(std::int64_t n) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n));
    }
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<std::int64_t>(i)))]);
    }

  private:
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
};

/// A random indicator in hundredths of its unit.
struct Plan {
    std::string kind;
    std::string aim;
    std::int64_t bound = 0, high = 0;
    std::string by;
    std::string baseline_at;
    std::int64_t baseline = 0;
    std::vector<std::pair<std::string, std::int64_t>> observations;
};

/// How a plan is written down.
struct Writing {
    std::int64_t factor = 1; ///< numbers times this
    std::string suffix = ""; ///< "" bare numbers; "万元": strings in that unit
    std::string unit = "亿元";
    bool negated = false;  ///< numbers and sense turned round
    Dice* order = nullptr; ///< shuffles keys
    bool later = false;    ///< adds a figure after every as-of date in use
};

/// A number of hundredths as the format writes it.
std::string hundredths(std::int64_t n);
/// The plan as an indicator.
std::string written(const Plan& plan, const std::string& id, const Writing& how);

struct RandomCatalogue {
    std::vector<Plan> plans;
    explicit RandomCatalogue(std::uint64_t seed, bool stock_only = false);
    std::string text(const Writing& how) const;
};

} // namespace gapcalc::test
