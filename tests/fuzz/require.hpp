// What fuzz targets have in common: a promise that stops the run when it is broken, and files to load from.
#pragma once

#include "gapcalc/text.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

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
        require(file != nullptr && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
                    std::fclose(file) == 0,
                "a file can be written");
        return path;
    }
    std::string path(const char* name) const { return folder_ + "/" + name; }

  private:
    std::string folder_;
};

/// No control character but the line break, no broken UTF-8: nothing that drives a terminal.
inline void require_tame(std::string_view text) {
    require(!gapcalc::invalid_utf8(text), "what is written is UTF-8");
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        require(byte == '\n' || (byte >= 0x20 && byte != 0x7f), "what is written holds no control character");
    }
}

} // namespace fuzz
