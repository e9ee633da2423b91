#include "gapcalc/model.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace gapcalc {
namespace {

constexpr int k_most_places = 18; // 10^18 is the last power of ten in 64 bits

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

/// digits x factor into `product`; false when it does not fit or would look like a mark.
bool scale(std::int64_t digits, std::int64_t factor, std::int64_t& product) {
    return !__builtin_mul_overflow(digits, factor, &product) && product > Column::k_wide;
}

} // namespace

std::optional<Rational> Column::at(Index entity) const {
    if (!has(entity)) return std::nullopt;
    const std::int64_t scaled = scaled_[entity];
    if (scaled == k_wide) return wide_.at(entity);
    return Rational::scaled(scaled, -places_);
}

void Column::set(Index entity, const Decimal& number) {
    if (entity >= scaled_.size()) scaled_.resize(entity + std::size_t{1}, k_absent);
    std::int64_t& cell = scaled_[entity];
    if (cell == k_absent) ++count_;
    if (cell == k_wide) wide_.erase(entity);
    cell = k_absent; // the old figure must not hinder a change of scale
    const int needed = number.digits == 0 ? 0 : std::max(0, -static_cast<int>(number.exponent));
    if (needed <= places_ || rescale(needed)) {
        const int shift = number.digits == 0 ? 0 : places_ + number.exponent;
        if (shift <= k_most_places && scale(number.digits, power_of_ten(shift), cell)) return;
    }
    cell = k_wide;
    wide_.insert_or_assign(entity, number.value());
}

void Column::set(Index entity, const Rational& value) {
    if (const auto places = value.exact_places(k_most_places)) {
        const auto digits = (value * Rational(power_of_ten(*places))).to_integer();
        if (digits && *digits > k_wide) {
            Decimal number;
            number.digits = *digits;
            number.exponent = static_cast<std::int16_t>(-*places);
            return set(entity, number);
        }
    }
    if (entity >= scaled_.size()) scaled_.resize(entity + std::size_t{1}, k_absent);
    if (scaled_[entity] == k_absent) ++count_;
    scaled_[entity] = k_wide;
    wide_.insert_or_assign(entity, value);
}

/// Moves all figures to a finer scale; false when that would make more of them wide than it saves.
bool Column::rescale(int places) {
    if (places > k_most_places) return false;
    // Each refusal makes the next figure wide: to look again only when their number has doubled keeps the
    // whole column linear.
    if (!wide_.empty() && !std::has_single_bit(wide_.size())) return false;
    const std::int64_t factor = power_of_ten(places - places_);
    std::int64_t product = 0;
    std::size_t outgrown = 0;
    for (const std::int64_t scaled : scaled_) {
        if (scaled > k_wide && !scale(scaled, factor, product) && ++outgrown > wide_.size() + 1) return false;
    }
    for (Index entity = 0; entity < size(); ++entity) {
        std::int64_t& cell = scaled_[entity];
        if (cell <= k_wide || scale(cell, factor, product)) {
            if (cell > k_wide) cell = product;
            continue;
        }
        wide_.insert_or_assign(entity, Rational::scaled(cell, -places_));
        cell = k_wide;
    }
    places_ = places;
    return true;
}

std::string_view EntitySet::key(Index entity) const {
    const auto declared = static_cast<Index>(members.size());
    if (entity >= declared) return others[entity - declared];
    const Entity& member = members[entity];
    return member.id.empty() ? member.name.in(Language::zh) : member.id;
}

std::string_view EntitySet::name_of(Index entity, Language language) const {
    const auto declared = static_cast<Index>(members.size());
    if (entity >= declared) return others[entity - declared];
    const Entity& member = members[entity];
    return member.name.empty() ? member.id : member.name.in(language);
}

std::vector<Index> EntitySet::order() const {
    std::vector<Index> order(size());
    std::iota(order.begin(), order.end(), Index{0});
    const auto first_other = order.begin() + static_cast<std::ptrdiff_t>(members.size());
    // Bytes of UTF-8 sort as their code points do.
    std::sort(first_other, order.end(), [this](Index a, Index b) { return key(a) < key(b); });
    return order;
}

} // namespace gapcalc
