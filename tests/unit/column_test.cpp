#include "gapcalc/model.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace gapcalc;

namespace {

Decimal decimal(const char* text) {
    const ParsedDecimal parsed = parse_decimal(text);
    REQUIRE(parsed.fault == NumberFault::none);
    return parsed.number;
}
Rational rational(const char* text) { return decimal(text).value(); }
Column empty_column() { return Column(Period::of_year(2025)); }
std::vector<std::int64_t> scaled(const Column& column) {
    std::vector<std::int64_t> all;
    column.all_scaled().each([&](std::int64_t figure) { all.push_back(figure); });
    return all;
}

} // namespace

TEST_CASE("a column gives back what was set") {
    const char* const figures[] = {
        "0",    "-0",    "18.60", "-18.6", "0.001",       "700", "123456789012345678",
        "1e30", "1e-30", "-1e18", "5e17",  "0.0000000001"};
    // Every order of scales must leave every figure as it was.
    for (std::size_t first = 0; first < std::size(figures); ++first) {
        Column column = empty_column();
        for (std::size_t i = 0; i < std::size(figures); ++i) {
            const std::size_t which = (first + i * 5) % std::size(figures);
            column.set(static_cast<Index>(which * 3), decimal(figures[which]));
        }
        CAPTURE(first);
        CHECK(column.count() == std::size(figures));
        for (std::size_t which = 0; which < std::size(figures); ++which) {
            CAPTURE(figures[which]);
            const auto entity = static_cast<Index>(which * 3);
            REQUIRE(column.has(entity));
            CHECK(column.at(entity) == rational(figures[which]));
            CHECK_FALSE(column.has(entity + 1));
            CHECK_FALSE(column.at(entity + 1));
        }
    }
}

TEST_CASE("figures are kept as integers of one scale") {
    Column column = empty_column();
    column.set(0, decimal("12"));
    CHECK(column.places() == 0);
    column.set(2, decimal("1.5"));
    CHECK(column.places() == 1);
    column.set(3, decimal("1.25"));
    CHECK(column.places() == 2);
    column.set(4, decimal("7.50"));
    CHECK(column.places() == 2);
    CHECK(scaled(column) == std::vector<std::int64_t>{1200, Column::k_absent, 150, 125, 750});
    CHECK(column.wide().empty());
    CHECK(column.size() == 5);
    CHECK(column.count() == 4);
}

TEST_CASE("entities come in any order and those before the first take no room") {
    Column column = empty_column();
    CHECK(column.try_add(700'000, 5, 0));
    column.set(700'002, decimal("7"));
    CHECK(column.all_scaled().size() == 3);
    CHECK(column.first() == 700'000);
    for (const Index entity : {0U, 699'999U, 700'001U, 700'003U}) CHECK_FALSE(column.has(entity));
    CHECK(column.try_add(699'998, 3, 0));
    CHECK_FALSE(column.try_add(700'000, 6, 0));
    CHECK(column.at(699'998) == Rational(3));
    CHECK(column.at(700'000) == Rational(5));
    CHECK(column.at(700'002) == Rational(7));
    CHECK_FALSE(column.has(699'999));
    CHECK(column.all_scaled().size() < 10);
    CHECK(column.size() == 700'003);

    Column backwards = empty_column();
    for (Index entity = 1000; entity-- > 0;) {
        if (entity % 2 == 0)
            backwards.set(entity, Rational(std::int64_t{entity}));
        else
            CHECK(backwards.try_add(entity, entity, 0));
    }
    CHECK(backwards.count() == 1000);
    CHECK(backwards.first() == 0);
    for (Index entity = 0; entity < 1000; ++entity)
        CHECK(backwards.at(entity) == Rational(std::int64_t{entity}));
}

TEST_CASE("what does not fit is kept beside") {
    Column column = empty_column();
    column.set(0, Rational::fraction(2000, 3));
    column.set(1, decimal("1e40"));
    column.set(2, decimal("3"));
    CHECK(column.wide().size() == 2);
    CHECK(column.at(0) == Rational::fraction(2000, 3));
    CHECK(column.at(1) == Rational::scaled(1, 40));
    CHECK(column.at(2) == Rational(3));
    CHECK(column.count() == 3);
    // A narrow figure over a wide one, and back.
    column.set(0, decimal("5"));
    CHECK(column.wide().size() == 1);
    CHECK(column.at(0) == Rational(5));
    column.set(0, Rational::fraction(1, 7));
    CHECK(column.at(0) == Rational::fraction(1, 7));
    column.set(0, Rational::fraction(1, 9));
    CHECK(column.at(0) == Rational::fraction(1, 9));
    CHECK(column.wide().size() == 2);
    CHECK(column.count() == 3);
}

TEST_CASE("a rational of few decimals is kept narrow") {
    Column column = empty_column();
    column.set(0, Rational::fraction(1, 8));
    column.set(1, Rational::fraction(-5, 2));
    column.set(2, Rational(0));
    CHECK(column.wide().empty());
    CHECK(column.places() == 3);
    CHECK(scaled(column) == std::vector<std::int64_t>{125, -2500, 0});
}

TEST_CASE("one figure too large for a finer scale does not spoil the others") {
    Column column = empty_column();
    column.set(0, decimal("1e18"));
    for (Index entity = 1; entity < 1000; ++entity) column.set(entity, decimal("12.34"));
    CHECK(column.wide().size() == 1);
    CHECK(column.places() == 2);
    CHECK(column.at(0) == Rational::scaled(1, 18));
    CHECK(column.at(999) == rational("12.34"));
}

TEST_CASE("one figure too fine does not spoil the others") {
    Column column = empty_column();
    for (Index entity = 0; entity < 1000; ++entity) column.set(entity, decimal("9e17"));
    column.set(1000, decimal("0.25"));
    CHECK(column.wide().size() == 1);
    CHECK(column.places() == 0);
    CHECK(column.at(1000) == rational("0.25"));
    CHECK(column.at(0) == rational("9e17"));
}

TEST_CASE("the marks of absent and wide figures are never figures") {
    Column column = empty_column();
    column.set(0, Rational(INT64_MIN));
    column.set(1, Rational(INT64_MIN) + 1);
    column.set(2, Rational(INT64_MIN) + 2);
    column.set(3, Rational(INT64_MAX));
    CHECK(column.count() == 4);
    CHECK(column.wide().size() == 2);
    CHECK(column.at(0) == Rational(INT64_MIN));
    CHECK(column.at(1) == Rational(INT64_MIN) + 1);
    CHECK(column.at(2) == Rational(INT64_MIN) + 2);
    CHECK(column.at(3) == Rational(INT64_MAX));
}

TEST_CASE("many figures that fight over the scale take no more than linear time") {
    Column column = empty_column();
    const Index half = 60'000;
    for (Index entity = 0; entity < half; ++entity) column.set(entity, decimal("1"));
    for (Index entity = half; entity < 2 * half; ++entity) column.set(entity, decimal("9e17"));
    for (Index entity = 2 * half; entity < 3 * half; ++entity) column.set(entity, decimal("0.5"));
    CHECK(column.count() == 3 * half);
    CHECK(column.at(0) == Rational(1));
    CHECK(column.at(half) == rational("9e17"));
    CHECK(column.at(3 * half - 1) == rational("0.5"));
}

TEST_CASE("quick additions agree with set or refuse") {
    Column column = empty_column();
    CHECK(column.try_add(0, 12, 0));
    CHECK_FALSE(column.try_add(0, 13, 0));
    CHECK_FALSE(column.try_add(1, 125, 2)); // a finer scale takes set
    column.set(1, decimal("1.25"));
    CHECK(column.try_add(2, 15, 1));
    CHECK_FALSE(column.try_add(3, 900'000'000'000'000'000, 0));
    column.set(4, Rational::fraction(1, 3));
    CHECK_FALSE(column.try_add(4, 1, 2));
    CHECK(column.at(0) == Rational(12));
    CHECK(column.at(2) == rational("1.5"));
    CHECK_FALSE(column.has(3));
    CHECK(column.at(4) == Rational::fraction(1, 3));
    CHECK(column.count() == 4);
}

TEST_CASE("entities print by id or name and sort as declared") {
    EntitySet set;
    set.members.push_back({"duruan", {"杜阮镇", "Duruan"}, {}, {}});
    set.members.push_back({"", {"上巷村", "Shangxiang"}, Index{0}, {}});
    set.members.push_back({"hetang", {"", "Hetang"}, {}, {}});
    set.members.push_back({"bare", {}, {}, {}});
    for (const auto* name : {"新民村", "b", "a", "上塘村"}) set.others.push_back(name);
    CHECK(set.size() == 8);
    CHECK(set.total() == 8);
    set.count = 55;
    CHECK(set.total() == 55);
    set.count = 3;
    CHECK(set.total() == 8);
    CHECK(set.key(0) == "duruan");
    CHECK(set.key(1) == "上巷村");
    CHECK(set.key(4) == "新民村");
    CHECK(set.name_of(0, Language::zh) == "杜阮镇");
    CHECK(set.name_of(0, Language::en) == "Duruan");
    CHECK(set.name_of(2, Language::zh) == "Hetang");
    CHECK(set.name_of(3, Language::en) == "bare");
    CHECK(set.name_of(5, Language::en) == "b");
    CHECK(set.parent_of(1) == Index{0});
    CHECK_FALSE(set.parent_of(0));
    CHECK_FALSE(set.parent_of(6));
    CHECK(set.order() == std::vector<Index>{0, 1, 2, 3, 6, 5, 7, 4});
}

TEST_CASE("names met in data are ordered by code point however alike they are") {
    EntitySet set;
    set.members.resize(3);
    std::vector<std::string> names;
    for (int i = 0; i < 2000; ++i) {
        const int mixed = i * 1237 % 2000;
        std::string name = mixed % 3 == 0 ? "省/市/县/村" : mixed % 3 == 1 ? "a" : "";
        if (mixed % 7 == 0) name += std::string(300, 'x');
        if (mixed % 11 == 0) name += std::string(mixed % 22, '\0');
        names.push_back(name + std::to_string(mixed / 2 * 31 % 977) + (mixed % 2 == 0 ? "" : "村"));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<std::string> sorted = names;
    for (std::size_t at = 0; at < names.size(); ++at) std::swap(names[at], names[at * 7919 % names.size()]);
    for (const std::string& name : names) set.others.push_back(name);
    const std::vector<Index> order = set.order();
    REQUIRE(order.size() == sorted.size() + 3);
    for (Index at = 0; at < 3; ++at) CHECK(order[at] == at);
    for (std::size_t at = 0; at < sorted.size(); ++at) {
        CAPTURE(at);
        CHECK(set.key(order[at + 3]) == sorted[at]);
    }
}
