// A workbook (.xlsx, .xlsm): which sheets it has, and the texts and formats that they share.
#pragma once

#include "gapcalc/base/growing_array.hpp"
#include "load/sheet/number_format.hpp"
#include "load/sheet/zip_archive.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// The texts that cells of all sheets share.
class SharedTexts {
  public:
    static constexpr std::size_t k_most_bytes = std::size_t{512} << 20;
    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t at) const {
        const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
        return {bytes_.data() + begin, ends_[at] - begin};
    }
    void append(std::string_view piece) { bytes_.append(piece); }
    void end_text() { ends_.push_back(static_cast<std::uint32_t>(bytes_.size())); }
    std::size_t bytes() const { return bytes_.size(); }
    GrowingArray<char>& all() { return bytes_; }

  private:
    GrowingArray<char> bytes_;
    GrowingArray<std::uint32_t> ends_;
};

/// A workbook that was opened; its sheets are read by Worksheet.
struct Workbook {
    struct Sheet {
        std::string name;
        std::string part; ///< in the archive; empty: no sheet of cells, such as a chart
        bool hidden = false;
    };
    std::unique_ptr<ZipArchive> archive;
    std::vector<Sheet> sheets;               ///< in the order of their tabs
    std::vector<NumberFormat> formats;       ///< those that differ
    std::vector<std::uint32_t> cell_formats; ///< place in `formats` of each cell style
    SharedTexts texts;
    bool since_1904 = false; ///< days count from 1904-01-01

    /// Reads all but the sheets; null when that is not possible, which `fault` then says.
    static std::unique_ptr<Workbook> open(std::unique_ptr<ZipArchive> archive, WorkbookFault& fault);
};

/// Appends `text` with _x000D_ and its like as the characters that they encode.
void append_unescaped(std::string& out, std::string_view text);

} // namespace gapcalc::load
