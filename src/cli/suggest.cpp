#include "cli/suggest.hpp"

#include <algorithm>

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

namespace {
/// Keys that had another name in earlier versions; the others had dashes.
constexpr std::pair<std::string_view, std::string_view> k_renamed[] = {{"on_year", "year_on_year"}};

std::string present_name(std::string_view word) {
    for (const auto& [before, now] : k_renamed)
        if (word == before) return std::string(now);
    std::string name(word);
    std::ranges::replace(name, '-', '_');
    return name;
}
} // namespace

Text suggestion(std::string_view word, const std::vector<std::string>& candidates) {
    const auto renamed = std::ranges::find(candidates, present_name(word));
    const auto near = renamed == candidates.end() ? nearest(word, candidates) : std::optional(*renamed);
    if (near) return {"是否指 " + *near + "？", "did you mean " + *near + "?"};
    if (candidates.empty() || candidates.size() > k_listed) return {};
    return {"可选：" + join(candidates), "one of: " + join(candidates)};
}

} // namespace gapcalc::cli
