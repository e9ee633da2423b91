#include "assess/reckoning.hpp"

namespace gapcalc::assess {

Period Reckoning::start() const {
    const Date begin = span.begin();
    if (yearly) return Period::of_year(begin.year - 1, year_starts);
    return ending_on(date_of(day_number(begin) - 1));
}

Reckoning yearly_reckoning(const Indicator& indicator) {
    Reckoning reckoning;
    reckoning.year_starts = indicator.year_starts;
    return reckoning;
}

Reckoning reckoning_of(const Indicator& indicator, const Target* target) {
    Reckoning reckoning = yearly_reckoning(indicator);
    const auto window = target ? indicator.window(*target) : std::nullopt;
    if (!window) return reckoning;
    reckoning.span = *window;
    reckoning.yearly = indicator.is_year(reckoning.span);
    if (!reckoning.yearly && !reckoning.is_long()) reckoning.year_before = reckoning.span.year_before();
    return reckoning;
}

bool same_totals(const Reckoning& a, const Reckoning& b) { return (a.yearly && b.yearly) || a == b; }

std::optional<Period> base_span_of(const Indicator& indicator, const Reckoning& reckoning) {
    const auto& baseline = indicator.baseline;
    if (reckoning.yearly || !baseline || !same_length(baseline->at, reckoning.span)) return std::nullopt;
    return baseline->at;
}

Reckoning reckoning_of(const Period& span, std::uint8_t year_starts) {
    return {.span = span, .yearly = false, .year_starts = year_starts, .year_before = {}};
}

} // namespace gapcalc::assess
