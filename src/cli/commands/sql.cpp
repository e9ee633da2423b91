// sql: the script that asks an engine for what its tables hold.
#include "gapcalc/sql.hpp"

#include "cli/commands/commands.hpp"
#include "cli/engine.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/table_writer.hpp"

namespace gapcalc::cli {

Exit run_sql(Invocation& invocation) {
    bool faulty = false;
    const auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    Diagnostics problems;
    const auto wants = wants_of(invocation, *catalogue, problems);
    if (!problems.has_errors() && wants.empty()) problems.add(problems::no_tables, {});
    if (tell(invocation, problems)) return Exit::failed;
    return write_text(
        invocation,
        sql::script(*catalogue, wants, *sql::find_engine(*invocation.options.engine), GAPCALC_VERSION));
}

} // namespace gapcalc::cli
