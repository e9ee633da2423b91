// What each command does: one function a command, one file each.
#pragma once

#include "cli/invocation.hpp"

namespace gapcalc::cli {

Exit run_report(Invocation& invocation);
Exit run_check(Invocation& invocation);
Exit run_list(Invocation& invocation);
Exit run_rank(Invocation& invocation);
Exit run_explain(Invocation& invocation);
Exit run_changes(Invocation& invocation);
Exit run_sql(Invocation& invocation);
Exit run_template(Invocation& invocation);
Exit run_schema(Invocation& invocation);
Exit run_help(Invocation& invocation);

} // namespace gapcalc::cli
