#include "cli/suggest.hpp"

namespace gapcalc::cli {

namespace {
/// More words than this are no help on one line.
constexpr std::size_t k_listed = 16;
} // namespace

std::string join(const std::vector<std::string>& words, std::string_view between) {
    std::string joined;
    for (const auto& word : words) {
        if (!joined.empty()) joined += between;
        joined += word;
    }
    return joined;
}

Text suggestion(std::string_view word, const std::vector<std::string>& candidates) {
    if (const auto near = nearest(word, candidates))
        return {"是否指 " + *near + "？", "did you mean " + *near + "?"};
    if (candidates.empty() || candidates.size() > k_listed) return {};
    return {"可选：" + join(candidates), "one of: " + join(candidates)};
}

} // namespace gapcalc::cli
