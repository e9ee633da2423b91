#include "load/sheet/csv_text.hpp"

#include "csv_case.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

using namespace gapcalc;
using namespace gapcalc::testing;

TEST_CASE("csv text: encodings are recognised") {
    struct {
        std::string bytes;
        load::PlainEncoding encoding;
    } const cases[] = {
        {"", load::PlainEncoding::ascii},
        {"series,entity\n", load::PlainEncoding::ascii},
        {"\xEF\xBB\xBFx", load::PlainEncoding::utf8},
        {"\xFF\xFEx", load::PlainEncoding::utf16le},
        {"\xFE\xFFx", load::PlainEncoding::utf16be},
        {"名称,年份\n上巷村,2023\n", load::PlainEncoding::utf8},
        {std::string("名称,年份\n上巷村,2023\n").substr(0, 17),
         load::PlainEncoding::utf8},                                           // cut in a character
        {"\xC3\xFB\xB3\xC6,\xC4\xEA\xB7\xDD\n", load::PlainEncoding::gb18030}, // 名称,年份
        {"\xC3\xFB\xB3\xC6,\xC4\xEA\xB7", load::PlainEncoding::gb18030},       // cut in a character
        {"\x84\x31\x95\x33,x\n", load::PlainEncoding::gb18030},                // its byte order mark
        // As many characters of UTF-8 as bytes that are not, and more of them.
        {"\xC3\xA9\xD0\x41,2023\n", load::PlainEncoding::other},
        {"\xC3\xA9\xC3\xA9\xD0\x41,2023\n", load::PlainEncoding::utf8},
        {"caf\xE9,x\n", load::PlainEncoding::other}, // Latin-1 is none of them
        {"名称名称名称\xFF名称", load::PlainEncoding::utf8},
        {std::string("n\0a\0m\0e\0,\0", 10), load::PlainEncoding::utf16le},
        {std::string("\0n\0a\0m\0e\0,", 10), load::PlainEncoding::utf16be},
        {std::string("a stray nul byte in a long line\0 is not UTF-16", 46), load::PlainEncoding::ascii},
    };
    for (const auto& one : cases) {
        CAPTURE(one.bytes);
        CHECK(static_cast<int>(load::recognise(one.bytes)) == static_cast<int>(one.encoding));
    }
}

TEST_CASE("csv text: blocks are whole lines and together the file") {
    std::string text;
    for (int line = 0; text.size() < 3 * load::TextStream::k_block; ++line)
        text +=
            std::string(static_cast<std::size_t>(line * 7919 % 997), 'x') + (line % 5 == 0 ? "\r\n" : "\n");
    for (const std::string& tail :
         {std::string(), std::string("last line"), std::string(load::TextStream::k_block * 2, 'y')}) {
        const TemporaryFile file(text + tail);
        load::TextStream stream(file.path(), {});
        load::TextBlock block;
        std::string joined;
        std::uint64_t number = 0;
        while (stream.next(block)) {
            CHECK(block.number == number++);
            CHECK(block.text().back() == '\n');
            joined += block.text();
        }
        CHECK(joined == text + tail + (tail.empty() ? "" : "\n"));
        CHECK(stream.total() == text.size() + tail.size());
    }
}

TEST_CASE("csv text: Chinese that begins far down is recognised there") {
    std::string text = "series,entity,period,value\n";
    while (text.size() < load::TextStream::k_block + 1000) text += "x,y,2023,1\n";
    const TemporaryFile file(text + "x,\xC3\xFB\xB3\xC6,2023,1\n");
    load::TextStream stream(file.path(), {});
    load::TextBlock block;
    std::string joined;
    while (stream.next(block)) joined += block.text();
    CHECK(joined == text + "x,名称,2023,1\n");
    CHECK(stream.encoding() == "gb18030");
}

TEST_CASE("csv text: characters cut by the ends of blocks are decoded whole") {
    std::string gb18030, expected;
    for (int line = 0; gb18030.size() < 2 * load::TextStream::k_block; ++line) {
        gb18030 += "\xC3\xFB\x81\x30\x84\x36" + std::string(static_cast<std::size_t>(line % 11), 'x') + "\n";
        expected += "名\u00A5" + std::string(static_cast<std::size_t>(line % 11), 'x') + "\n";
    }
    const TemporaryFile file(gb18030);
    load::TextStream stream(file.path(), std::string("gb18030"));
    load::TextBlock block;
    std::string joined;
    while (stream.next(block)) joined += block.text();
    CHECK(joined == expected);
}

TEST_CASE("csv text: a file that is cut while it is read is told apart from one that ends") {
    const TemporaryFile file("series,entity\nx,y\n");
    load::TextStream stream(file.path(), {});
    REQUIRE(truncate(file.path().c_str(), 14) == 0);
    load::TextBlock block;
    while (stream.next(block)) CHECK(block.text() == "series,entity\n");
    CHECK(static_cast<int>(stream.fault()) == static_cast<int>(load::TextStream::Fault::shrunk));
}
