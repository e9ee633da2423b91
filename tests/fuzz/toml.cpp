// Any bytes as goals: they end in a catalogue or in messages that can be shown. "---" alone on a line begins
// a second file.
#include "gapcalc/load.hpp"
#include "require.hpp"

using namespace gapcalc;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Scratch scratch;
    const std::vector<std::string_view> parts = fuzz::parts_of(fuzz::text_of(data, size));
    LoadRequest request;
    request.jobs = 1;
    request.paths = {scratch.file("goals.toml", parts[0])};
    if (parts.size() > 1) request.paths.push_back(scratch.file("more.toml", parts[1]));
    Sources sources;
    Diagnostics problems;
    const Catalogue catalogue = load(request, sources, problems);
    fuzz::require_fit(problems, sources);
    for (const Indicator& indicator : catalogue.indicators) {
        require(indicator.plan < catalogue.plans.size(), "an indicator belongs to a plan");
        require(!indicator.series || *indicator.series < catalogue.series.size(), "a series that is there");
        require(!indicator.over || *indicator.over < catalogue.sets.size(), "a set that is there");
    }
    return 0;
}
