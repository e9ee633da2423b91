// Any bytes as the answer of an engine: it is taken apart or refused, and what is taken is whole.
#include "gapcalc/base/diagnostic.hpp"
#include "load/points/answer_rows.hpp"
#include "require.hpp"

#include <string>

using namespace gapcalc;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::text_of(data, size));
    Sources sources;
    Diagnostics problems;
    const load::EngineReply reply{"answer.csv", text, {}, "0123456789abcdef"};
    const auto rows = load::read_answer_rows(reply, 3, sources.add(reply.name, {}), problems);
    require(rows.has_value() != problems.has_errors(), "an answer is taken or refused");
    fuzz::require_fit(problems, sources);
    if (rows) require(rows->statements.size() == 3, "each statement has an answer");
    if (const auto number = load::read_exact(text))
        require(number->exact_places(200).has_value(), "what is read is a decimal");
    if (const auto whole = load::read_whole(text))
        require(Rational(*whole) == *load::read_exact(text), "a whole number is a number");
    return 0;
}
