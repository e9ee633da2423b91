#include "load/status_words.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;

namespace {

struct Written {
    std::string_view text, statuses, unknown; // statuses: the first letters of those that are set
};

std::string letters(Statuses statuses) {
    std::string all;
    if (statuses.has(Status::provisional)) all += 'p';
    if (statuses.has(Status::estimated)) all += 'e';
    if (statuses.has(Status::series_break)) all += 'b';
    return all;
}

} // namespace

TEST_CASE("statuses are read from words and letters") {
    for (const Written& c : {
             Written{"", "", ""},
             {"P", "p", ""},
             {"provisional", "p", ""},
             {"Provisional", "p", ""},
             {"初步", "p", ""},
             {"E", "e", ""},
             {"I", "e", ""},
             {"f", "e", ""},
             {"估计", "e", ""},
             {"B", "b", ""},
             {"break", "b", ""},
             {"口径调整", "b", ""},
             {"A", "", ""},
             {"R", "", ""},
             {"normal", "", ""},
             {"bp", "pb", ""},
             {"BPE", "peb", ""},
             {"b, p", "pb", ""},
             {"初步、口径调整", "pb", ""},
             {"estimated; break", "eb", ""},
             {"Q", "", "Q"},
             {"bu", "", "bu"},
             {"checked P", "p", "checked"},
             {"已审定 复核", "", "已审定 复核"},
         }) {
        CAPTURE(c.text);
        const load::StatusWords read = load::read_statuses(c.text);
        CHECK(letters(read.statuses) == c.statuses);
        CHECK(read.unknown == c.unknown);
    }
}
