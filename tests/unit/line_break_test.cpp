#include "base/line_break.hpp"

#include <doctest/doctest.h>

#include <string>

namespace gapcalc {
namespace {

/// The pieces of `text`, parted by |.
std::string pieces(std::string_view text) {
    std::string all;
    while (!text.empty()) {
        const std::string_view piece = unbroken_piece(text);
        REQUIRE(!piece.empty());
        if (!all.empty()) all += '|';
        all += piece;
        text.remove_prefix(piece.size());
    }
    return all;
}

TEST_CASE("a line is broken at blanks and beside wide characters, but not against its punctuation") {
    const struct {
        const char *text, *wanted;
    } cases[] = {
        {"", ""},
        {"one two", "one| two"},
        {"  a   b ", "  a|   b| "},
        {"gap = T - v", "gap| =| T| -| v"},
        {"已达标", "已|达|标"},
        {"进度比>=1.10，符合", "进|度|比|>=1.10，|符|合"},
        {"reached、ahead、slow", "reached、|ahead、|slow"},
        {"为 table（csv、tsv）。完", "为| table|（csv、|tsv）。|完"},
        {"“三公”经费", "“三|公”|经|费"},
        {"《“十四五”规划》", "《“十|四|五”|规|划》"},
        {"（", "（"},
        {"Übung für", "Übung| für"},
        {"\xE4\xB8", "\xE4\xB8"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        CHECK(pieces(each.text) == each.wanted);
    }
}

} // namespace
} // namespace gapcalc
