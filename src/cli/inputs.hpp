// From the files named on the command line to a catalogue, with all that can go wrong on the way said.
#pragma once

#include "cli/invocation.hpp"
#include "gapcalc/model.hpp"

#include <optional>

namespace gapcalc::cli {

/// What was read, whatever is wrong with it.
struct Inputs {
    Catalogue catalogue;
    Diagnostics problems;
};

/// The nearest command or file name as help for a first word that is neither.
Text suggest_first_word(const std::string& word);
/// Whether a file or folder of that name exists (or it is "-").
bool input_exists(const std::string& path);

/// Reads all files; without any, standard input, or short help when that is a terminal (then empty).
std::optional<Inputs> read_inputs(Invocation& invocation);
/// Whether that file was read.
bool is_input(const Invocation& invocation, const std::string& path);
/// What a command computes from; empty when the run is to end with exit code 2. `faulty` is set when there
/// were errors and the run goes on all the same.
std::optional<Catalogue> load_inputs(Invocation& invocation, bool& faulty);

} // namespace gapcalc::cli
