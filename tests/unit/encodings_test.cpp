// Which encoding a text is taken for.
#include "load/encodings.hpp"

#include <doctest/doctest.h>
#include <iconv.h>
#include <string>

using namespace gapcalc;
using load::PlainEncoding;

namespace {

/// A table with those names, in that encoding.
std::string table(const char* encoding, const std::string& names) {
    const std::string text = "series,entity,period,value\nincome," + names + ",2024,5\n";
    const iconv_t conversion = iconv_open(encoding, "UTF-8");
    std::string out(4 * text.size(), '\0');
    char *in = const_cast<char*>(text.data()), *to = out.data();
    std::size_t left = text.size(), room = out.size();
    CHECK(iconv(conversion, &in, &left, &to, &room) == 0);
    iconv_close(conversion);
    out.resize(out.size() - room);
    return out;
}

} // namespace

TEST_CASE("encodings are told by what the text would say in them") {
    struct Case {
        const char *encoding, *names;
        PlainEncoding seen;
        const char* likeliest;
    };
    using enum PlainEncoding;
    static constexpr Case k_cases[] = {
        {"UTF-8", "Köln", utf8, ""},
        {"GB18030", "东湾镇", gb18030, ""},
        {"GB18030", "村", gb18030, ""},
        {"GB18030", "村级集体经济收入（万元）、１月", gb18030, ""},
        {"WINDOWS-1252", "Köln", other, "windows-1252"},
        {"WINDOWS-1252", "Région;Île-de-France;Évolution", other, "windows-1252"},
        {"WINDOWS-1252", "€5", other, "windows-1252"},
        {"WINDOWS-1250", "Łódź", other, "windows-1252"},
        {"WINDOWS-1251", "Тульская область", other, "windows-1251"},
        {"BIG5", "臺北市工業投資（萬元）", other, "big5"},
        {"SHIFT_JIS", "さいたま市", other, "shift_jis"},
        {"EUC-JP", "さいたま市のデータ", other, "euc-jp"},
        {"EUC-KR", "서울특별시부산광역시경기도충청북도", other, "big5"},
        {"GB18030", "臺灣戶數單位備註資料", other, "gb18030"}, // Chinese, but not surely
    };
    for (const Case& each : k_cases) {
        CAPTURE(each.names);
        const std::string text = table(each.encoding, each.names);
        CHECK(load::recognise(text) == each.seen);
        if (each.seen == other) CHECK(load::likely_encodings(text).front().name == each.likeliest);
    }
    CHECK(load::recognise("a,b\n") == ascii);
    CHECK(load::recognise(std::string("a\0,\0b\0\n\0", 8)) == utf16le);
    CHECK(load::recognise(std::string("\0a\0,\0b\0\n", 8)) == utf16be);
    const auto korean = load::likely_encodings(table("EUC-KR", "서울특별시부산광역시경기도충청북도"));
    CHECK(load::listed(korean).en == "big5 (traditional Chinese) or euc-kr (Korean)");
}
