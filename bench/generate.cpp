// Invented goals and figures of any size, the same on every machine.
//   generate toml INDICATORS POINTS [PLAN]
//       a TOML file of stocks with monthly points; PLAN sets it apart from others like it
//   generate csv UNITS SERIES YEARS [quoted]
//       rows of series, entity, period and value, all series of a unit together
//   generate goals UNITS SERIES FILE
//       the TOML that counts and adds up the latest figures of FILE, which lies beside it
//   generate tests UNITS GOALS FILE
//       the TOML of so many tests of the first series of FILE, for a row for each unit under each goal
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

/// Sebastiano Vigna's splitmix64: a sequence fixed by its seed.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    /// From `low` to `high`, both included.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }

  private:
    std::uint64_t state_;
};

constexpr int k_first_year = 2016;

void toml(Random& random, std::int64_t indicators, std::int64_t points, const char* plan) {
    if (plan != nullptr) std::printf("plan = \"plan-%s\"\n", plan);
    std::puts("title = \"Invented goals\"\n[defaults]\nby = 2030\nfrom = 2015\n");
    for (std::int64_t i = 0; i < indicators; ++i) {
        const std::int64_t base = random.between(1000, 900000);
        std::printf("[[indicator]]\nid = \"goal-%" PRId64 "\"\nname = { zh = \"指标%" PRId64
                    "\", en = \"Goal %" PRId64
                    "\" }\nunit = \"万元\"\nbaseline = { at = 2015, value = %" PRId64 ".%02" PRId64
                    " }\ntarget = { at_least = %" PRId64 " }\n\n[indicator.observations]\n",
                    i, i, i, base / 100, base % 100, base / 40);
        std::int64_t value = base;
        for (std::int64_t point = 0; point < points; ++point) {
            value += random.between(-base / 50, base / 10);
            const std::int64_t year = k_first_year + point / 12, month = point % 12 + 1;
            std::printf("%" PRId64 "-%02" PRId64 " = %" PRId64 ".%02" PRId64 "\n", year, month, value / 100,
                        value % 100);
        }
        std::puts("");
    }
}

void csv(Random& random, std::int64_t units, std::int64_t series, std::int64_t years, bool quoted) {
    const char* const line = quoted ? "\"series-%" PRId64 "\",\"unit %06" PRId64 "\",\"%" PRId64
                                      "\",\"%" PRId64 ".%02" PRId64 "\"\n"
                                    : "series-%" PRId64 ",unit %06" PRId64 ",%" PRId64 ",%" PRId64
                                      ".%02" PRId64 "\n";
    std::puts("series,entity,period,value");
    for (std::int64_t unit = 0; unit < units; ++unit)
        for (std::int64_t s = 0; s < series; ++s)
            for (std::int64_t year = k_first_year; year < k_first_year + years; ++year) {
                const std::int64_t value = random.between(0, 10000);
                std::printf(line, s, unit, year, value / 100, value % 100);
            }
}

void units_of(std::int64_t units, const char* file) {
    std::printf("title = \"Invented units\"\n[defaults]\nby = 2030\n[[entities]]\nid = \"units\"\nname = "
                "\"units\"\ncount = %" PRId64 "\n[[data]]\nfile = \"%s\"\n",
                units, file);
}
void one_series(std::int64_t s) {
    std::printf("[[series]]\nid = \"series-%" PRId64 "\"\nname = \"series %" PRId64
                "\"\nunit = \"%%\"\nover = \"units\"\n",
                s, s);
}

void tests(std::int64_t units, std::int64_t goals, const char* file) {
    units_of(units, file);
    one_series(0);
    for (std::int64_t g = 0; g < goals; ++g)
        std::printf("[[indicator]]\nid = \"test-%" PRId64 "\"\nname = \"test %" PRId64
                    "\"\nseries = \"series-0\"\nmeasure = \"count\"\nwhere = { at_least = %" PRId64
                    " }\ntarget = { at_least = \"50%%\" }\n",
                    g, g, 5 + 90 * g / goals);
}

void goals(std::int64_t units, std::int64_t series, const char* file) {
    units_of(units, file);
    for (std::int64_t s = 0; s < series; ++s) {
        one_series(s);
        std::printf("[[indicator]]\nid = \"count-%" PRId64 "\"\nname = \"60 or more in %" PRId64
                    "\"\nseries = \"series-%" PRId64
                    "\"\nmeasure = \"count\"\nwhere = { at_least = 60 }\ntarget = { at_least = \"50%%\" }\n"
                    "[[indicator]]\nid = \"sum-%" PRId64 "\"\nname = \"sum of %" PRId64
                    "\"\nseries = \"series-%" PRId64 "\"\ntarget = { at_least = 1 }\n",
                    s, s, s, s, s, s);
    }
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    const auto number = [&](int at) { return argc > at ? std::strtoll(argv[at], nullptr, 10) : 0; };
    Random random(20250101);
    if (what == "toml" && (argc == 4 || argc == 5)) {
        Random of_plan(static_cast<std::uint64_t>(20250101 + number(4)));
        toml(of_plan, number(2), number(3), argc == 5 ? argv[4] : nullptr);
    } else if (what == "csv" && (argc == 5 || argc == 6)) {
        csv(random, number(2), number(3), number(4), argc == 6);
    } else if (what == "goals" && argc == 5) {
        goals(number(2), number(3), argv[4]);
    } else if (what == "tests" && argc == 5) {
        tests(number(2), number(3), argv[4]);
    } else {
        std::fputs("generate toml INDICATORS POINTS [PLAN] | csv UNITS SERIES YEARS [quoted] | "
                   "goals UNITS SERIES FILE | tests UNITS GOALS FILE\n",
                   stderr);
        return 2;
    }
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 1;
}
