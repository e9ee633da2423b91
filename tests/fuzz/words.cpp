// Any bytes as text: widths hold, nothing shown drives a terminal.
#include "gapcalc/base/diagnostic.hpp"
#include "gapcalc/base/text.hpp"
#include "require.hpp"

#include <vector>

using namespace gapcalc;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const std::string shown = visible(text);
    fuzz::require_tame(shown);
    require(shown.find('\n') == std::string::npos, "what is shown stays on its line");
    require(visible(shown) == shown, "what is shown needs no second escaping");
    for (const int ambiguous : {1, 2}) {
        const int width = display_width(shown, ambiguous);
        require(width >= 0, "no width is negative");
        for (const int cells : {2, 3, 7, 40}) {
            const std::string cut = shorten(shown, cells, ambiguous);
            require(display_width(cut, ambiguous) <= cells, "what is cut fits");
            require(width > cells || cut == shown, "what fits is not cut");
        }
    }
    (void)display_width(text);
    (void)shorten(text, 5);
    const auto broken = invalid_utf8(text);
    require(!broken || *broken < text.size(), "a fault lies inside the text");
    require(count_code_points(text) <= text.size(), "a code point takes a byte at least");
    const std::string_view half = text.substr(0, text.size() / 2);
    const int distance = edit_distance(text, half, 3);
    require(distance >= 0 && distance <= 4, "a distance stays within its bound");
    require(distance == edit_distance(half, text, 3), "a distance is the same both ways");

    Sources sources;
    const std::uint32_t id = sources.add("input", std::string(text));
    for (std::uint32_t line = 0; line < 4; ++line) (void)sources[id].line(line);
    return 0;
}
