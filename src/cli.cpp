#include "gapcalc/cli.hpp"

#include <cstring>

namespace gapcalc {

std::span<const char* const> known_variables() {
    static constexpr const char* k_names[] = {
        "CLICOLOR_FORCE", "COLUMNS",  "GAPCALC_BOM",       "LANG", "LC_ALL",
        "LC_MESSAGES",    "NO_COLOR", "SOURCE_DATE_EPOCH", "TERM"};
    return k_names;
}

Exit run(std::span<const char* const> arguments, const Environment& environment) {
    if (arguments.size() == 1 && std::strcmp(arguments[0], "--version") == 0) {
        std::fputs("gapcalc " GAPCALC_VERSION "\n", environment.out);
        return std::fflush(environment.out) == 0 ? Exit::ran : Exit::failed;
    }
    return Exit::failed;
}

} // namespace gapcalc
