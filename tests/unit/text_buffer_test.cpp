// Text in the making against std::string.
#include "gapcalc/base/text_buffer.hpp"

#include <doctest/doctest.h>

#include <cstring>

using namespace gapcalc;

TEST_CASE("a text buffer says what a string says that was given the same, at every growth") {
    TextBuffer buffer;
    std::string expected;
    for (int i = 0; i < 3000; ++i) {
        const std::string text(static_cast<std::size_t>(i % 17), static_cast<char>('a' + i % 26));
        buffer += text;
        buffer += ',';
        expected += text;
        expected += ',';
        if (i % 100 != 0) continue;
        const std::size_t from = expected.size() / 3, size = expected.size() / 2;
        buffer.append_again(from, size);
        expected += expected.substr(from, size);
        REQUIRE(buffer.size() == expected.size());
    }
    CHECK(buffer.take() == expected);
}

TEST_CASE("what was taken from a text buffer leaves nothing behind") {
    TextBuffer buffer;
    CHECK(buffer.size() == 0);
    CHECK(buffer.take().empty());
    buffer += "";
    buffer += "one";
    CHECK(buffer.take() == "one");
    CHECK(buffer.size() == 0);
    buffer += "two";
    CHECK(buffer.take() == "two");
}

TEST_CASE("room in a text buffer counts only as far as it was used") {
    TextBuffer buffer;
    buffer += "a";
    for (const std::size_t most : {std::size_t{1}, std::size_t{10}, std::size_t{100'000}}) {
        char* const at = buffer.room(most);
        std::memset(at, 'x', most);
        buffer.end_at(at + 1);
    }
    CHECK(buffer.take() == "axxx");
}
