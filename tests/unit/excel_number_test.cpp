// Numbers of cells: fifteen significant digits, percentages, days.
#include "load/sheet/excel_number.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;

TEST_CASE("numbers of cells are rounded to fifteen digits") {
    struct Case {
        const char* text;
        int shift;
        const char* out;
    };
    const Case cases[] = {
        {"18.600000000000001", 0, "18.6"},
        {"0.30000000000000004", 0, "0.3"},
        {"2025.0", 0, "2025"},
        {"1335", 0, "1335"},
        {"-12.50", 0, "-12.5"},
        {"0", 0, "0"},
        {"-0", 0, "0"},
        {"0.000", 2, "0"},
        {"0.625", 2, "62.5"},
        {"0.60799999999999998", 2, "60.8"},
        {"1", 2, "100"},
        {"0.00001", 2, "0.001"},
        {"1E+3", 0, "1000"},
        {"1.5e-7", 0, "0.00000015"},
        {"999999999999999.9", 0, "1000000000000000"},
        {"123456789012345678", 0, "123456789012346000"},
        {"9.9999999999999995e+20", 0, "1000000000000000000000"},
        {"1e300", 0, "1e300"},
        {"1.25e-40", 0, "125e-42"},
        {"+5", 0, "5"},
        {".5", 0, "0.5"},
        {"5.", 0, "5"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.text);
        std::string out;
        CHECK(load::append_excel_number(out, row.text, row.shift));
        CHECK(out == row.out);
    }
    for (const char* text : {"", "-", ".", "a", "1a", "1e", "1e999", "1.2.3", "inf", "nan", "0x10", " 1"}) {
        CAPTURE(text);
        std::string out;
        CHECK(!load::append_excel_number(out, text));
        CHECK(out.empty());
    }
}

TEST_CASE("days of serial numbers") {
    struct Case {
        std::int32_t serial;
        bool since_1904;
        const char* day;
    };
    const Case cases[] = {
        {1, false, "1900-01-01"},       {59, false, "1900-02-28"},    {60, false, ""},
        {61, false, "1900-03-01"},      {45657, false, "2024-12-31"}, {0, false, ""},
        {2958465, false, "9999-12-31"}, {2958466, false, ""},         {0, true, "1904-01-01"},
        {44195, true, "2024-12-31"},
    };
    for (const Case& row : cases) {
        CAPTURE(row.serial);
        const auto date = load::excel_date(row.serial, row.since_1904);
        CHECK((date ? to_string(*date) : "") == row.day);
    }
    CHECK(load::excel_serial("45657.75") == 45657);
    CHECK(!load::excel_serial("-1"));
    CHECK(!load::excel_serial("99999999"));
}
