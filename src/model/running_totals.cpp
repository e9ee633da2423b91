#include "model/running_totals.hpp"

#include <algorithm>

namespace gapcalc {

bool is_running_total(const Indicator& indicator, const Period& period) {
    const int year = year_of(period.end(), indicator.year_starts);
    if (period.begin() == Period::of_year(year, indicator.year_starts).begin()) return true;
    if (!period.is_named()) return false;
    return std::none_of(indicator.targets.begin(), indicator.targets.end(), [&](const Target& target) {
        const auto window = indicator.window(target);
        return window && !indicator.is_year(*window) && same_length(*window, period);
    });
}

} // namespace gapcalc
