// schema: the JSON Schema of the format.
#include "cli/commands/commands.hpp"
#include "cli/starter.hpp"
#include "cli/table_writer.hpp"

namespace gapcalc::cli {

Exit run_schema(Invocation& invocation) { return write_text(invocation, json_schema()); }

} // namespace gapcalc::cli
