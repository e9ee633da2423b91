// A client program that is fed and read at the same time, for a limited time.
#pragma once

#include <cstdint>
#include <string>

namespace gapcalc::cli {

struct ClientRun {
    enum class Ended : std::uint8_t { well, badly, late };
    Ended ended = Ended::badly;
    std::string answer; ///< what it wrote, when it ended well
    std::string how;    ///< in which way it failed
};

/// Runs `command` by /bin/sh -c with `input` on its standard input and `errors` as its standard error. One
/// that has not ended after `seconds` is stopped, with all that it started.
ClientRun run_client(const std::string& command, const std::string& input, int seconds, int errors);

} // namespace gapcalc::cli
