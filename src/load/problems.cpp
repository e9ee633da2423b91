#include "load/problems.hpp"

#include "load/catalogue/figure_problems.hpp"
#include "load/goals/definition_problems.hpp"
#include "load/points/points_problems.hpp"
#include "load/sheet/sheet_problems.hpp"
#include "load/toml/syntax_problems.hpp"
#include "load/warning_problems.hpp"

#include <array>
#include <cstddef>

namespace gapcalc::load {
namespace {

template <std::size_t... size>
constexpr auto kinds_of(const ProblemRow (&... tables)[size]) {
    static_assert((size + ...) == k_problem_count, "each problem has one row");
    std::array<ProblemKind, k_problem_count> kinds{};
    const auto take = [&](const auto& rows) {
        for (const ProblemRow& row : rows) kinds[static_cast<std::size_t>(row.problem)] = row.kind;
    };
    (take(tables), ...);
    return kinds;
}
constexpr auto k_kinds = kinds_of(k_syntax_problems, k_definition_problems, k_figure_problems,
                                  k_sheet_problems, k_points_problems, k_warning_problems);

constexpr bool complete() {
    for (const ProblemKind& kind : k_kinds) {
        if (kind.code.empty()) return false;
    }
    return true;
}
static_assert(complete(), "each problem has one row");

} // namespace

const ProblemKind& kind_of(Problem problem) { return k_kinds[static_cast<std::size_t>(problem)]; }
std::span<const ProblemKind> load_problems() { return k_kinds; }

} // namespace gapcalc::load
