// Any text as a number format, as a number of a cell, as an address.
#include "load/sheet/number_format.hpp"
#include "gapcalc/base/decimal.hpp"
#include "load/sheet/cell_address.hpp"
#include "load/sheet/excel_number.hpp"
#include "require.hpp"

using namespace gapcalc;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const load::NumberFormat format = load::read_number_format(text);
    require(format.code == text && format.suffix.size() <= text.size(), "a format keeps its code");
    std::string number;
    if (load::append_excel_number(number, text)) {
        const ParsedDecimal parsed = parse_decimal(number);
        require(parsed.fault == NumberFault::none || parsed.fault == NumberFault::out_of_range,
                "a number of a cell is a number");
        std::string again;
        require(load::append_excel_number(again, number) && again == number, "rounding once is enough");
    } else {
        require(number.empty(), "nothing is left of what is no number");
    }
    if (const auto serial = load::excel_serial(text)) (void)load::excel_date(*serial, false);
    if (const auto range = load::parse_cell_range(text)) {
        const auto again = load::parse_cell_range(to_string(*range));
        require(again && again->first == range->first && again->last == range->last,
                "a range is read as written");
    }
    return 0;
}
