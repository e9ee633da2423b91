// From files to the catalogue.
#pragma once

#include "gapcalc/base/diagnostic.hpp"
#include "gapcalc/model.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gapcalc::load {

/// What an engine said of the tables.
struct EngineReply {
    std::string name;        ///< of the file, or the client, for messages
    std::string text;        ///< CSV
    EngineWants wants;       ///< what was wanted of it
    std::string fingerprint; ///< of that
};

/// What to load. "-" among the paths is standard input.
struct LoadRequest {
    std::vector<std::string> paths;     ///< TOML files and folders, as given
    std::vector<std::string> data = {}; ///< CSV files of --data, relative to the current folder
    int jobs = 0;                       ///< threads at most; 0: as many as there are cores
    bool quiet = false;                 ///< warnings are not shown: none takes time to be explained
    std::function<void(std::uint64_t bytes_read, std::uint64_t bytes_total)> progress =
        {}; ///< may be empty; called by one thread at a time
    /// Asks an engine for what the tables hold, once all files are read; empty when nothing is to be asked,
    /// or nothing could be. Not called when there are no tables.
    std::function<std::optional<EngineReply>(const Catalogue& catalogue, Diagnostics& problems)> ask = {};
};

/// Reads, checks and merges all files. Every problem of every file goes to `problems`; what is wrong is left
/// out of the result, so that the rest can still be computed.
Catalogue read_catalogue(const LoadRequest& request, Sources& sources, Diagnostics& problems);

/// The TOML files that a path names: itself, or a folder's visible *.toml by byte order; problems for
/// what cannot be read.
std::vector<std::string> expand_path(const std::string& path, Diagnostics& problems);

} // namespace gapcalc::load
