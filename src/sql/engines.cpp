#include "sql/engines.hpp"

#include <algorithm>

namespace gapcalc::sql {
namespace {

constexpr Engine k_engines[] = {
    {.name = "duckdb",
     .preamble = "",
     .text = "CAST({0} AS VARCHAR)",
     .whole = "TRY_CAST({0} AS INTEGER)",
     .decimal = "TRY_CAST({0} AS DECIMAL(38,18))",
     .matches = "regexp_matches({0}, {1})",
     .bare_zeros = "trim({0}, '0')",
     .type = "typeof({0})",
     .names = "SELECT * FROM (VALUES {0}) t(k, i, g)",
     .once = "MATERIALIZED ",
     .doubled = "",
     .whole_digits = 20},
    {.name = "postgresql",
     .preamble = "SET datestyle = 'ISO';\n",
     .text = "CAST({0} AS TEXT) COLLATE \"C\"",
     .whole = "CAST({0} AS INTEGER)",
     .decimal = "CAST({0} AS NUMERIC(60,18))",
     .matches = "{0} ~ {1}",
     .bare_zeros = "trim(BOTH '0' FROM {0})",
     .type = "CAST(pg_typeof({0}) AS TEXT) COLLATE \"C\"",
     .names = "SELECT * FROM (VALUES {0}) t(k, i, g)",
     .once = "MATERIALIZED ",
     .doubled = "",
     .whole_digits = 1000},
    {.name = "clickhouse",
     .preamble = "SET enable_materialized_cte = 1;\nSET join_use_nulls = 1;\n",
     .text = "CAST({0} AS Nullable(String))",
     .whole = "toInt32OrNull({0})",
     .decimal = "toDecimal256OrNull({0}, 18)",
     .matches = "match({0}, {1})",
     .bare_zeros = "trim(BOTH '0' FROM {0})",
     .type = "toTypeName({0})",
     .names = "SELECT k, i, g FROM values('k String, i String, g String', {0})",
     .once = "MATERIALIZED ",
     .doubled = "\\",
     .whole_digits = 58},
};

} // namespace

std::vector<std::string_view> engine_names() {
    std::vector<std::string_view> names;
    for (const Engine& engine : k_engines) names.push_back(engine.name);
    return names;
}
const Engine* find_engine(std::string_view name) {
    const auto* const found = std::ranges::find(k_engines, name, &Engine::name);
    return found == std::end(k_engines) ? nullptr : found;
}

} // namespace gapcalc::sql
