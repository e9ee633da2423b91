// The bytes of the files to load.
#pragma once

#include "gapcalc/load.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

inline constexpr std::string_view k_standard_input = "-";
/// TOML files are held in memory as trees many times their size; figures in bulk belong into CSV.
inline constexpr std::size_t k_most_toml_mib = 64;

/// A file to read, each once.
struct FileName {
    std::string path;
    std::uint64_t size = 0; ///< bytes as far as they are known beforehand
};

/// The files that `paths` name, in order; one that is reached twice, by whatever name, is left out the
/// second time.
std::vector<FileName> find_files(const std::vector<std::string>& paths, Diagnostics& problems);

/// The file whose name is nearest to that of `path`, in the same folder; empty when `path` is there.
std::optional<std::string> nearest_file(const std::string& path);
/// The help that names it.
Text did_you_mean(const std::string& file);

/// The whole of a file or of standard input; empty, with a problem, when it cannot be read or is too large.
std::optional<std::string> read_file(const std::string& path, Diagnostics& problems);

/// Whether `text` is UTF-8; if not, a problem at its first wrong byte names the encoding that it looks like.
/// `text` is then made fit to quote from.
bool check_encoding(std::string& text, const std::string& path, std::uint32_t source, Diagnostics& problems);

/// The path of `name` as written in a file: beside that file, unless it is absolute.
std::string beside(const std::string& file, std::string_view name);

} // namespace gapcalc::load
