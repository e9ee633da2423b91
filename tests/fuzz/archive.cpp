// Any bytes as a workbook's file: they end in rows or in a message.
#include "read_workbook.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::read_workbook(std::string(fuzz::text_of(data, size)));
    return 0;
}
