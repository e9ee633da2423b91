// What the quick reader looks up in the rules, and the figures that it adds.
#include "base/unit.hpp"
#include "gapcalc/base/text.hpp"
#include "load/placed_period.hpp"
#include "load/sheet/csv_cells.hpp"
#include "load/sheet/sheet_unit.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

constexpr int k_most_places = 18;
constexpr std::int64_t k_most = std::numeric_limits<std::int64_t>::max();

/// `factor` as factor / 10^shift; false when it has no finite decimal or is too large.
bool set_factor(CsvQuickKey& key, const Rational& factor) {
    const std::optional<int> shift = factor.exact_places(k_most_places);
    if (!shift) return false;
    const std::optional<std::int64_t> digits = (factor * Rational::scaled(1, *shift)).to_integer();
    if (!digits) return false;
    key.factor = *digits;
    key.shift = *shift;
    key.converted = true;
    return true;
}

/// The limits as digits with that many decimals: a figure is inside when its digits are.
void set_limits(CsvQuickKey& key, int places) {
    const Rational scale = Rational::scaled(1, places);
    key.limit_places = places;
    key.low = (key.target->entities.limits->low * scale)
                  .ceil()
                  .to_integer()
                  .value_or(key.target->entities.limits->low.sign() < 0 ? -k_most : k_most);
    key.high = (key.target->entities.limits->high * scale)
                   .floor()
                   .to_integer()
                   .value_or(key.target->entities.limits->high.sign() < 0 ? -k_most : k_most);
}

} // namespace

std::optional<std::pair<CsvTarget*, CsvPoint>> CsvCells::quick_point(std::string_view series,
                                                                     std::string_view period) {
    CsvTarget* const target = fixed_ != nullptr ? fixed_ : targets_.find(trimmed(series));
    const std::optional<CellPeriod>& read = read_period(trimmed(period)).period;
    if (target == nullptr || !target->over || !read) return std::nullopt;
    const CsvTarget::Figures& figures = target->entities;
    const Placing placing = placing_of(figures, *read);
    const auto* placed = std::get_if<Period>(&placing);
    if (placed == nullptr) return std::nullopt;
    return std::pair(target, figures.point_of(*placed));
}

bool CsvCells::quick() const {
    return request_.rows.empty() && !request_.fill && request_.until.empty() && missing_numbers_.empty() &&
           !request_.revises && request_.whole.empty() && request_.decimal != ',' && !heading_.multiplier &&
           !heading_.period_part && !heading_.id && heading_.split_first <= 1 &&
           heading_.layout == SheetLayout::lines;
}

std::optional<CsvQuickKey> CsvCells::quick_key(const CsvKeyWords& words) {
    CsvQuickKey key;
    if (fixed_ == nullptr && !request_.skip.empty() && skipped(trimmed(words.series))) return std::nullopt;
    key.target = fixed_ != nullptr ? fixed_ : targets_.find(trimmed(words.series));
    // The first figure of a series is taken slowly, since its place is kept.
    if (key.target == nullptr || !key.target->over || key.target->entities.kind == Kind::milestone ||
        key.target->origin.figures == 0)
        return std::nullopt;
    const std::optional<CellPeriod>& read = read_period(trimmed(words.period)).period;
    if (!read) return std::nullopt;
    const CsvTarget::Figures& figures = key.target->entities;
    const Placing placing = placing_of(figures, *read);
    const auto* placed = std::get_if<Period>(&placing);
    if (placed == nullptr) return std::nullopt;
    key.column = key.target->column(figures.point_of(*placed));
    if (key.column == nullptr || is_finer(*placed, key.column->period())) return std::nullopt;
    std::string_view from = trimmed(words.unit);
    if (request_.columns.unit && request_.columns.unit->empty()) from = {};
    if (must_see_unit(*key.target, from)) return std::nullopt;
    if (from.empty() && !heading_.value_unit.empty()) from = heading_.value_unit;
    if (from.empty() && request_.unit) from = *request_.unit;
    if (from.empty() && !heading_.title_units.empty()) return std::nullopt;
    if (from.empty()) own_units_.insert(std::string(key.target->entities.unit));
    if (!from.empty() && from != key.target->entities.unit) {
        const std::optional<Rational> factor = unit_factor(from, key.target->entities.unit);
        if (!factor || (*factor != Rational(1) && !set_factor(key, *factor))) return std::nullopt;
    }
    const Remarks remarks{trimmed(words.status), trimmed(words.source), {}, trimmed(words.published)};
    // A status that has not been reported yet is left to the careful reader, which reports it.
    const StatusWords& statuses = statuses_of(remarks.status);
    const auto published = published_on(*key.target, remarks.published);
    if (!published || (!statuses.unknown.empty() && !told_statuses_.contains(statuses.unknown)) ||
        invalid_utf8(remarks.source))
        return std::nullopt;
    key.detail = detail_of(*key.target, remarks, Bound::exact);
    key.places = &key.target->places[*published];
    key.watch_point = heading_.delimiter == ';' && !request_.decimal && !point_is_decimal_;
    key.plain = !key.converted && key.target->entities.limits == nullptr && !key.watch_point;
    return key;
}

/// Makes a figure of the column's unit; false when it must be taken by itself, such as one beyond the limits.
bool CsvCells::convert(CsvQuickKey& key, std::int64_t& digits, int& places) {
    if (key.watch_point && places != 0) return false; // 1.234 may be 1234: the rules look at it
    if (key.converted) {
        if (__builtin_mul_overflow(digits, key.factor, &digits)) return false;
        places += key.shift;
        for (; places > 0 && digits % 10 == 0; --places) digits /= 10;
        if (places > k_most_places) return false;
    }
    if (key.target->entities.limits == nullptr) return true;
    if (key.limit_places != places) set_limits(key, places);
    return digits >= key.low && digits <= key.high;
}

} // namespace gapcalc::load
