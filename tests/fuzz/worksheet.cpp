// Any XML as the parts of a workbook: its sheet, its styles, its texts, between lines of three dashes.
#include "../archive_case.hpp"
#include "read_workbook.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto parts = fuzz::parts_of(fuzz::text_of(data, size));
    parts.resize(4);
    fuzz::read_workbook(
        archive_case::zip(archive_case::workbook(std::string(parts[0]), std::string(parts[1]),
                                                 std::string(parts[2]), std::string(parts[3])),
                          false));
    return 0;
}
