// The container of a workbook: a ZIP archive, read part by part within limits.
#pragma once

#include "load/sheet/workbook_fault.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gapcalc::load {

/// The parts of one archive by name; one of them at a time can be read, from front to back.
class ZipArchive {
  public:
    static constexpr std::uint64_t k_largest_part = std::uint64_t{4} << 30; ///< bytes unpacked
    /// A part larger than this may be at most k_most_times the size that it takes in the archive.
    static constexpr std::uint64_t k_unsuspicious = std::uint64_t{64} << 20;
    static constexpr std::uint64_t k_most_times = 250;
    static constexpr std::size_t k_most_parts = 20'000;

    /// Opens the archive in a file; null when it is none, which `fault` then says.
    static std::unique_ptr<ZipArchive> open_file(const std::string& path, WorkbookFault& fault);
    /// The same of bytes at hand.
    static std::unique_ptr<ZipArchive> open_bytes(std::string bytes, WorkbookFault& fault);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    /// Whether it has a part of that name; case does not matter.
    bool has(std::string_view name) const;
    /// Whether any part's name begins so.
    bool has_folder(std::string_view prefix) const;
    /// Begins to read a part; false when that is not possible, which `fault` then says.
    bool open_part(std::string_view name, WorkbookFault& fault);
    /// Reads on; 0 at the part's end, once its checksum was found to be right, and after a fault.
    std::size_t read(char* to, std::size_t size, WorkbookFault& fault);
    /// The unpacked size of the part at hand as the archive states it.
    std::uint64_t part_size() const { return part_size_; }
    /// Leaves the part at hand without reading it to its end.
    void close_part();

  private:
    struct Bytes;
    struct Part {
        std::uint64_t position = 0, number = 0; // in the archive's directory
        std::uint64_t size = 0, packed = 0;
        bool encrypted = false, known_method = true;
    };
    explicit ZipArchive(std::unique_ptr<Bytes> bytes);
    bool read_directory(WorkbookFault& fault);

    std::unique_ptr<Bytes> bytes_;
    void* archive_ = nullptr; // minizip's
    std::unordered_map<std::string, Part> parts_;
    bool part_open_ = false;
    std::string part_name_;
    std::uint64_t part_size_ = 0, part_packed_ = 0, part_read_ = 0;
};

} // namespace gapcalc::load
