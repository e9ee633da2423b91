#include "base/shorten_middle.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <vector>

namespace gapcalc {

std::string shorten_middle(std::string_view text, int cells, int ambiguous, Kept kept) {
    constexpr int k_dots = 2;
    struct Cluster {
        std::size_t begin;
        int cells;
    };
    std::vector<Cluster> clusters;
    int whole = 0;
    for (std::size_t at = 0; at < text.size();) {
        int width = 0;
        const std::size_t end = next_cluster(text, at, ambiguous, width);
        clusters.push_back({at, width});
        whole += width;
        at = end;
    }
    if (whole <= cells) return std::string(text);
    const int room = std::max(0, cells - k_dots);
    const int before = kept == Kept::end ? 0 : kept == Kept::more_of_the_end ? room / 4 : room - room / 2;
    std::size_t head = 0, tail = clusters.size();
    int used = 0;
    while (head < tail && used + clusters[head].cells <= before) used += clusters[head++].cells;
    while (tail > head && used + clusters[tail - 1].cells <= room) used += clusters[--tail].cells;
    // Half a number would be another number.
    const auto in_number = [&](std::size_t at) {
        const char c = text[clusters[at].begin];
        return (c >= '0' && c <= '9') || c == '.' || c == ',';
    };
    if (head < clusters.size() && in_number(head))
        while (head > 0 && in_number(head - 1)) --head;
    if (tail > 0 && tail < clusters.size() && in_number(tail - 1))
        while (tail < clusters.size() && in_number(tail)) ++tail;
    const auto place = [&](std::size_t at) {
        return at < clusters.size() ? clusters[at].begin : text.size();
    };
    return std::string(text.substr(0, place(head))) + ".." + std::string(text.substr(place(tail)));
}

} // namespace gapcalc
