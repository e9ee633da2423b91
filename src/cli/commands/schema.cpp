// schema: the JSON Schema of the format.
#include "cli/commands/commands.hpp"
#include "cli/data.hpp"
#include "cli/table_writer.hpp"

namespace gapcalc::cli {

Exit run_schema(Invocation& invocation) { return write_text(invocation, data::gapcalc_schema_json); }

} // namespace gapcalc::cli
