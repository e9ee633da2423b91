// What fuzz targets have in common: a promise that stops the run when it is broken, and files to load from.
#pragma once

#include "../well_formed.hpp"
#include "gapcalc/base/diagnostic.hpp"
#include "gapcalc/base/text.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace fuzz {

inline void require(bool kept, const char* promise) {
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A folder of the process's own, in memory where there is such a place; gone at exit.
class Scratch {
  public:
    Scratch() {
        const bool memory = access("/dev/shm", W_OK) == 0;
        std::string pattern = std::string(memory ? "/dev/shm" : "/tmp") + "/gapcalc-fuzz-XXXXXX";
        require(mkdtemp(pattern.data()) != nullptr, "a folder can be made");
        folder_ = pattern;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove_all(folder_); }

    /// Writes a file and returns its path.
    std::string file(const char* name, std::string_view bytes) const {
        const std::string path = folder_ + "/" + name;
        std::FILE* const file = std::fopen(path.c_str(), "wb");
        require(file != nullptr && (bytes.empty() || std::fwrite(bytes.data(), bytes.size(), 1, file) == 1) &&
                    std::fclose(file) == 0,
                "a file can be written");
        return path;
    }
    std::string path(const char* name) const { return folder_ + "/" + name; }

  private:
    std::string folder_;
};

/// The parts of an input that stands for several files: between lines of three dashes.
inline std::vector<std::string_view> parts_of(std::string_view text) {
    constexpr std::string_view k_between = "\n---\n";
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at != text.npos;) {
        const std::size_t end = text.find(k_between, at);
        parts.push_back(text.substr(at, end == text.npos ? end : end - at));
        at = end == text.npos ? end : end + k_between.size();
    }
    return parts;
}

/// Nothing in it drives a terminal.
inline void require_tame(std::string_view text) {
    const well_formed::Fault fault = well_formed::tame(text);
    require(fault.empty(), fault.c_str());
}

/// Every problem can be shown, and stands in a file that was read.
inline void require_fit(const gapcalc::Diagnostics& problems, const gapcalc::Sources& sources) {
    int errors = 0;
    for (const gapcalc::Diagnostic* const problem : problems.sorted()) {
        require(problem->span.source <= sources.size(), "a problem stands in a file that was read");
        for (const auto language : {gapcalc::Language::zh, gapcalc::Language::en}) {
            const std::string shown = gapcalc::describe(*problem, sources, {language});
            require_tame(shown);
            require(shown.size() < 16'384, "a message does not grow with its file");
        }
        errors += problem->kind->severity == gapcalc::Severity::error ? 1 : 0;
    }
    require((errors > 0) == problems.has_errors(), "an error is shown when there is one");
}

} // namespace fuzz
