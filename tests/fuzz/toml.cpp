// Any bytes as goals: they end in a catalogue or in messages that can be shown. "---" alone on a line begins
// a second file.
#include "../dump_toml.hpp"
#include "gapcalc/load.hpp"
#include "require.hpp"

using namespace gapcalc;
using fuzz::require;

namespace {

/// Read in the shortest parts, a text says what it says as a whole.
void require_sum_of_parts(std::string_view text) {
    if (text.find("\n[[") == text.npos) return;
    Diagnostics problems, problems_of_parts;
    const std::string whole = test::dump(load::read_toml(text, 1, problems));
    require(whole == test::dump(load::read_toml(text, 1, problems_of_parts, {.part = 0})),
            "a text is the sum of its parts");
    require(problems.errors() == problems_of_parts.errors(), "parts do not add problems");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Scratch scratch;
    const std::vector<std::string_view> parts = fuzz::parts_of(fuzz::text_of(data, size));
    load::LoadRequest request;
    request.jobs = 1;
    request.paths = {scratch.file("goals.toml", parts[0])};
    if (parts.size() > 1) request.paths.push_back(scratch.file("more.toml", parts[1]));
    Sources sources;
    Diagnostics problems;
    const Catalogue catalogue = load::read_catalogue(request, sources, problems);
    fuzz::require_fit(problems, sources);
    require_sum_of_parts(parts[0]);
    for (const Indicator& indicator : catalogue.indicators) {
        require(indicator.plan < catalogue.plans.size(), "an indicator belongs to a plan");
        require(!indicator.series || *indicator.series < catalogue.series.size(), "a series that is there");
        require(!indicator.over || *indicator.over < catalogue.sets.size(), "a set that is there");
    }
    return 0;
}
