#include "gapcalc/base/decimal.hpp"
#include "gapcalc/table.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gapcalc;

namespace {

Rational number(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return parse_decimal(text).number.value();
    return number(text.substr(0, slash)) / number(text.substr(slash + 1));
}

std::string machine(std::string_view text, table::Form form) {
    return table::machine_number(table::Number{number(text), form});
}

} // namespace

TEST_CASE("table: numbers as machines read them") {
    struct {
        const char* value;
        table::Form form;
        const char* text;
    } const cases[] = {
        {"18.60", table::Form::exact, "18.6"},
        {"800", table::Form::exact, "800"},
        {"1234567.5", table::Form::exact, "1234567.5"},
        {"-0.000", table::Form::exact, "0"},
        {"1/3", table::Form::exact, "0.333333"},
        {"-2/3", table::Form::exact, "-0.666667"},
        {"0.000000000000000001", table::Form::exact, "0.000000000000000001"},
        {"1/8", table::Form::exact, "0.125"},
        {"-1/10000000", table::Form::exact, "-0.0000001"},
        {"1/2", table::Form::six, "0.500000"},
        {"0.0000005", table::Form::six, "0.000001"},
        {"-0.0000005", table::Form::six, "-0.000001"},
        {"-0.0000004", table::Form::six, "0.000000"},
        {"0.65221", table::Form::ratio, "0.652210"},
        {"15.2209915", table::Form::points, "15.220992"},
        {"14", table::Form::whole, "14"},
        {"-3", table::Form::whole, "-3"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.value);
        CHECK(machine(each.value, each.form) == each.text);
    }
}

TEST_CASE("table: numbers as people read them") {
    struct {
        const char* value;
        table::Form form;
        int places;
        const char* text;
    } const cases[] = {
        {"18.6", table::Form::exact, 2, "18.60"},
        {"1234567", table::Form::exact, 0, "1,234,567"},
        {"-1234567.891", table::Form::exact, 1, "-1,234,567.9"},
        {"-123", table::Form::exact, 0, "-123"},
        {"999", table::Form::exact, 0, "999"},
        {"1000", table::Form::exact, 0, "1,000"},
        {"-1000", table::Form::exact, 0, "-1,000"},
        {"2.5", table::Form::exact, 0, "3"},
        {"-2.5", table::Form::exact, 0, "-3"},
        {"0", table::Form::exact, 1, "0.0"},
        // a gap that is left is never shown as none
        {"0.04", table::Form::exact, 1, "0.04"},
        {"-0.0004", table::Form::exact, 0, "-0.0004"},
        {"0.4", table::Form::exact, 0, "0.4"},
        {"1/3", table::Form::six, 0, "0.3"},
        {"33.333333", table::Form::six, 1, "33.3"},
        {"0.65221", table::Form::ratio, 0, "65.2%"},
        {"0.9995", table::Form::ratio, 0, "99.95%"},
        {"0.99995", table::Form::ratio, 0, "99.995%"},
        {"0.9994", table::Form::ratio, 0, "99.9%"},
        {"1", table::Form::ratio, 0, "100.0%"},
        {"1.0004", table::Form::ratio, 0, "100.0%"},
        {"0", table::Form::ratio, 0, "0.0%"},
        {"0.0004", table::Form::ratio, 0, "0.04%"},
        {"-0.0004", table::Form::ratio, 0, "-0.04%"},
        {"12.3456", table::Form::ratio, 0, "1,234.6%"},
        {"15.220992", table::Form::points, 0, "+15.2"},
        {"-2.5", table::Form::points, 0, "-2.5"},
        {"0", table::Form::points, 0, "0.0"},
        {"0.04", table::Form::points, 0, "+0.04"},
        {"1100", table::Form::points, 0, "+1,100.0"},
        {"14", table::Form::whole, 3, "14"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.value);
        const table::Number shown{number(each.value), each.form, static_cast<std::int8_t>(each.places)};
        CHECK(table::people_number(shown) == each.text);
    }
}

TEST_CASE("table: a prefix is for people only") {
    const table::Number open{Rational(54), table::Form::exact, 0, "<= "};
    CHECK(table::people_number(open) == "<= 54");
    CHECK(table::machine_number(open) == "54");
}

TEST_CASE("table: kept texts outlive the table they were made in") {
    table::Table copy;
    std::string_view first;
    {
        table::Table table;
        first = table.keep("a text too long to be held inside a string object");
        for (int at = 0; at < 1000; ++at) table.keep(std::to_string(at));
        copy = table;
    }
    CHECK(first == "a text too long to be held inside a string object");
    CHECK(copy.texts->size() == 1001);
}
