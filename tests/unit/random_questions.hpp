// Random catalogues of one indicator and questions about it: every kind of target, series, measure and
// method.
#pragma once

#include "gapcalc/assess.hpp"
#include "random_catalogue.hpp"

#include <string>

namespace gapcalc::test {

struct RandomQuestion {
    Catalogue catalogue; ///< indicator 0; set 0 are its entities where it has some, set 1 their parents
    assess::Query query;
    std::string told; ///< what is asked, for messages

    explicit RandomQuestion(std::uint64_t seed);
};

} // namespace gapcalc::test
