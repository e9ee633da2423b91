#include "gapcalc/base/growing_array.hpp"
#include "gapcalc/base/scaled_cells.hpp"

#include <doctest/doctest.h>
#include <limits>
#include <numeric>
#include <vector>

using namespace gapcalc;

namespace {

struct Odd { // a size that no page is a multiple of
    std::uint32_t first, second, third;
    bool operator==(const Odd&) const = default;
};
Odd odd(std::size_t number) {
    const auto n = static_cast<std::uint32_t>(number);
    return {n, n * 3, ~n};
}

std::vector<std::int64_t> values(const ScaledCells& cells) {
    std::vector<std::int64_t> all;
    cells.each([&](std::int64_t cell) { all.push_back(cell); });
    return all;
}

} // namespace

TEST_CASE("a growing array keeps what is in it, from nothing to many pages") {
    GrowingArray<Odd> array;
    CHECK(array.empty());
    CHECK(array.begin() == array.end());
    // From the heap to memory of its own, which is remapped several times.
    constexpr std::size_t k_count = 400'000;
    for (std::size_t i = 0; i < k_count; ++i) {
        array.push_back(odd(i));
        if ((i & (i - 1)) == 0) { // at every doubling, all of it
            CAPTURE(i);
            for (std::size_t at = 0; at <= i; ++at) REQUIRE(array[at] == odd(at));
        }
    }
    CHECK(array.size() == k_count);
    CHECK(array.back() == odd(k_count - 1));
    const GrowingArray<Odd> copy = array;
    array.clear();
    CHECK(array.empty());
    array.push_back(odd(7));
    CHECK(array[0] == odd(7));
    REQUIRE(copy.size() == k_count);
    for (std::size_t at = 0; at < k_count; ++at) REQUIRE(copy[at] == odd(at));
}

TEST_CASE("a growing array grows and shrinks at its end and grows in front") {
    for (const std::size_t size : {0U, 1U, 5U, 1000U, 40'000U, 100'000U}) {
        for (const std::size_t more : {0U, 1U, 999U, 33'000U, 200'000U}) {
            CAPTURE(size);
            CAPTURE(more);
            GrowingArray<std::int32_t> array;
            for (std::size_t at = 0; at < size; ++at) array.push_back(static_cast<std::int32_t>(at));
            array.resize(size + more, -1);
            array.insert_front(more, -2);
            std::vector<std::int32_t> expected(more, -2);
            expected.resize(more + size);
            std::iota(expected.begin() + static_cast<std::ptrdiff_t>(more), expected.end(), 0);
            expected.resize(more + size + more, -1);
            REQUIRE(std::vector<std::int32_t>(array.begin(), array.end()) == expected);
            array.resize(size / 2, 0);
            CHECK(array.size() == size / 2);
            array.append(array.values().subspan(0, 0));
            CHECK(array.size() == size / 2);
        }
    }
}

TEST_CASE("room made beforehand is not what an array holds") {
    GrowingArray<char> array;
    array.reserve(1 << 20);
    CHECK(array.empty());
    const char* const begin = array.data();
    for (int i = 0; i < 1 << 20; ++i) array.push_back('x');
    CHECK(array.data() == begin);
    // Filled in place.
    char* const room = array.room(3);
    room[0] = room[1] = room[2] = 'y';
    CHECK(array.size() == 1 << 20);
    array.grow(3);
    CHECK(array.back() == 'y');
    CHECK(array[0] == 'x');
    CHECK(array[(1 << 20) - 1] == 'x');
}

TEST_CASE("a growing array that was moved from can be used again") {
    GrowingArray<int> array;
    array.push_back(1);
    GrowingArray<int> other = std::move(array);
    array = GrowingArray<int>();
    array.push_back(2);
    CHECK(array[0] == 2);
    CHECK(other[0] == 1);
    other = std::move(array);
    CHECK(other[0] == 2);
}

#ifndef GAPCALC_SANITIZED // a sanitizer's allocator ends the program
TEST_CASE("memory that cannot be allocated is reported") {
    GrowingArray<std::int64_t> array;
    array.push_back(5);
    CHECK_THROWS_AS(array.reserve(std::size_t{1} << 59), std::bad_alloc);
    CHECK_THROWS_AS(array.room(std::size_t{1} << 59), std::bad_alloc);
    CHECK(array.size() == 1);
    CHECK(array[0] == 5);
}
#endif

TEST_CASE("cells are whatever they were set to, small or large") {
    constexpr std::int64_t k_small = std::numeric_limits<std::int32_t>::max(),
                           k_least = std::numeric_limits<std::int32_t>::min();
    const std::int64_t all[] = {0, 1, -1, k_small, -k_small, ScaledCells::k_absent, ScaledCells::k_wide,
                                // no longer small; the first two are the marks of small ones
                                k_least, k_least + 1, k_least - 1, k_small + 1,
                                std::numeric_limits<std::int64_t>::max(), ScaledCells::k_wide + 1};
    for (const std::int64_t first : all) {
        for (const std::int64_t second : all) {
            CAPTURE(first);
            CAPTURE(second);
            ScaledCells cells;
            cells.push_back(3);
            cells.push_back(first);
            cells.push_back(ScaledCells::k_absent);
            cells.set(2, second);
            cells.push_back(second);
            CHECK(values(cells) == std::vector<std::int64_t>{3, first, second, second});
            cells.set(1, second);
            cells.set(2, ScaledCells::k_absent);
            cells.insert_front(1);
            cells.resize(6);
            CHECK(values(cells) == std::vector<std::int64_t>{ScaledCells::k_absent, 3, second,
                                                             ScaledCells::k_absent, second,
                                                             ScaledCells::k_absent});
            for (std::size_t at = 0; at < cells.size(); ++at) REQUIRE(cells[at] == values(cells)[at]);
        }
    }
}
