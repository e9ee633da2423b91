#include "assess/quotient.hpp"

#include <algorithm>

namespace gapcalc::assess {
namespace {

const Records& above_of(const Catalogue& catalogue, const Indicator& indicator) {
    if (indicator.ratio) return catalogue.series[indicator.ratio->of].records;
    if (!indicator.series || !indicator.records.columns.empty()) return indicator.records;
    return catalogue.series[*indicator.series].records;
}
const Series& below_of(const Catalogue& catalogue, const Indicator& indicator) {
    return catalogue.series[indicator.ratio ? indicator.ratio->to : indicator.weight->series];
}

/// Adds the figures of entities that have both; whole numbers as long as they fit.
class Adding {
  public:
    Adding(const Column& above, const Column& below, bool weighted)
        : above_(above), below_(below), weighted_(weighted) {}

    void add(Index entity) {
        const std::int64_t above = above_.scaled(entity), below = below_.scaled(entity);
        Wide sum = 0;
        if (above > Column::k_wide && below > Column::k_wide &&
            !__builtin_add_overflow(above_sum_, weighted_ ? Wide{above} * below : Wide{above}, &sum)) {
            above_sum_ = sum;
            below_sum_ += below;
            return;
        }
        const Rational figure = above_.figure(entity), other = below_.figure(entity);
        wide_above_ += weighted_ ? figure * other : figure;
        wide_below_ += other;
    }
    Rational above() const {
        return whole(above_sum_, above_.places() + (weighted_ ? below_.places() : 0)) + wide_above_;
    }
    Rational below() const { return whole(below_sum_, below_.places()) + wide_below_; }

  private:
    __extension__ using Wide = __int128;
    static Rational whole(Wide value, int places) {
        constexpr std::int64_t k_part = 1'000'000'000'000'000'000;
        const auto part = [&] {
            const auto digits = static_cast<std::int64_t>(value % k_part);
            value /= k_part;
            return Rational(digits);
        };
        const Rational low = part(), middle = part(), high = part();
        return ((high * Rational(k_part) + middle) * Rational(k_part) + low) * Rational::scaled(1, -places);
    }
    const Column &above_, &below_;
    bool weighted_;
    Wide above_sum_ = 0, below_sum_ = 0;
    Rational wide_above_, wide_below_;
};

/// The source that both name, or the one of them that names any.
const Text* source_of_both(const Marks& above, const FigureDetails& above_texts, const Marks& below,
                           const FigureDetails& below_texts) {
    const Text *const one = source_of(above, above_texts), *const other = source_of(below, below_texts);
    if (above.several_sources || below.several_sources) return nullptr;
    if (one == nullptr || other == nullptr) return one != nullptr ? one : other;
    return one->zh == other->zh && one->en == other->en ? one : nullptr;
}

Marks both(Marks marks, const Marks& more) {
    marks.statuses |= more.statuses;
    marks.revised |= more.revised;
    return marks;
}

} // namespace

std::optional<Point> quotient(const Sums& sums, const Rational& factor, std::uint32_t total) {
    if (sums.below.is_zero()) return std::nullopt;
    const Rational share = factor / sums.below;
    Point point;
    point.period = sums.period;
    point.day = day_number(sums.period.end());
    point.value = sums.above * share;
    point.known = sums.known;
    point.complete = !sums.known || *sums.known >= total;
    point.bound = share.sign() < 0 ? reversed(sums.bound) : sums.bound;
    if (point.complete) {
        point.extent =
            interval_to(point.value, point.bound, sums.end ? std::optional(*sums.end * share) : std::nullopt);
    }
    point.marks = sums.marks;
    point.source = sums.source;
    return point;
}

Quotients::Quotients(const Catalogue& catalogue, const Indicator& indicator, const Panel* above)
    : above_records_(above_of(catalogue, indicator)),
      below_records_(below_of(catalogue, indicator).records),
      above_limits_(indicator.ratio ? catalogue.series[indicator.ratio->of].limits : indicator.limits),
      above_kind_(indicator.ratio ? catalogue.series[indicator.ratio->of].kind : indicator.kind),
      below_kind_(below_of(catalogue, indicator).kind),
      reckoning_(yearly_reckoning(indicator)),
      factor_(indicator.ratio ? indicator.ratio->factor() : Rational(1)),
      weighted_(indicator.weight.has_value()),
      whole_years_(is_flow(above_kind_) || is_flow(below_kind_)),
      above_(above) {
    if (above_ == nullptr || below_records_.columns.empty()) return;
    below_ = std::make_unique<Panel>(below_records_, below_kind_, reckoning_, std::nullopt);
    auto below = below_->slices().begin();
    for (const Panel::Slice& slice : above_->slices()) {
        while (below != below_->slices().end() && below->day < slice.day) ++below;
        if (below != below_->slices().end() && below->day == slice.day) days_.push_back({&slice, &*below});
    }
}

std::vector<Sums> Quotients::of_whole(const Scope* scope) const {
    std::vector<Sums> all = of_own_figures();
    if (scope == nullptr) return all;
    const std::size_t own = all.size();
    for (Sums& sums : of_entities(*scope)) {
        const auto same_day = [&](const Sums& one) { return one.period.end() == sums.period.end(); };
        if (std::none_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(own), same_day))
            all.push_back(std::move(sums));
    }
    return all;
}

/// Those of the days on which the whole has both figures.
std::vector<Sums> Quotients::of_own_figures() const {
    std::vector<Sums> all;
    if (weighted_) return all;
    KnownFigures above_details(above_records_.details, above_limits_),
        below_details(below_records_.details, {});
    const auto above = totals(above_records_.whole, above_kind_, reckoning_, above_details);
    const auto below = totals(below_records_.whole, below_kind_, reckoning_, below_details);
    auto other = below.begin();
    for (const Observation& figure : above) {
        while (other != below.end() && other->period.end() < figure.period.end()) ++other;
        if (other == below.end() || other->period.end() != figure.period.end()) continue;
        Marks above_marks, below_marks;
        above_marks.add(above_details[figure.detail]);
        below_marks.add(below_details[other->detail]);
        Sums& sums = all.emplace_back();
        sums.period = is_finer(other->period, figure.period) ? other->period : figure.period;
        sums.above = figure.value;
        sums.below = other->value;
        sums.bound = above_details[figure.detail].bound;
        sums.end = above_details.far_end(figure.value, figure.detail);
        sums.marks = both(above_marks, below_marks);
        sums.source =
            source_of_both(above_marks, above_records_.details, below_marks, below_records_.details);
    }
    return all;
}

/// Those of the day but for what they add up to.
Sums Quotients::sums_of(const Day& day) {
    Sums sums;
    const bool finer = is_finer(day.below->period, day.above->period);
    sums.period = finer ? day.below->period : day.above->period;
    return sums;
}

std::vector<Sums> Quotients::of_entities(const Scope& scope) const {
    std::vector<Sums> all;
    for (const Day& day : days_) {
        const Column &above = *day.above->column, &below = *day.below->column;
        Adding adding(above, below, weighted_);
        Sums sums = sums_of(day);
        Marks above_marks, below_marks;
        std::uint32_t known = 0;
        std::optional<Rational> room = Rational(0); // between the numbers and the ends that are not told
        const bool plain = above.details().empty() && below.details().empty();
        const auto add = [&](Index entity) {
            if (!above.has(entity) || !below.has(entity)) return;
            ++known;
            adding.add(entity);
            if (plain) return;
            const FigureDetail& detail = above_->known()[above.detail(entity)];
            above_marks.add(detail);
            below_marks.add(below_->known()[below.detail(entity)]);
            // What has no weight leaves nothing open.
            if (detail.bound == Bound::exact || (weighted_ && below.figure(entity).is_zero())) return;
            sums.bound = sum(sums.bound, detail.bound);
            const Rational number = above.figure(entity);
            const auto end = above_->known().far_end(number, above.detail(entity));
            if (!end)
                room.reset();
            else if (room)
                *room += (*end - number) * (weighted_ ? below.figure(entity) : Rational(1));
        };
        if (scope.members) {
            for (const Index entity : *scope.members) add(entity);
        } else {
            const Index end = std::min(above.size(), below.size());
            for (Index entity = std::max(above.first(), below.first()); entity < end; ++entity) add(entity);
        }
        if (known == 0) continue;
        sums.above = adding.above();
        sums.below = adding.below();
        if (room && sums.bound != Bound::exact) sums.end = sums.above + *room;
        sums.known = known;
        sums.marks = both(above_marks, below_marks);
        sums.source = source_of_both(above_marks, above_->texts(), below_marks, below_->texts());
        all.push_back(std::move(sums));
    }
    return all;
}

std::vector<Sums> Quotients::of_entity(Index entity) const {
    Scope scope;
    scope.members = {entity};
    std::vector<Sums> all = of_entities(scope);
    for (Sums& sums : all) sums.known.reset();
    return all;
}

const Column* Quotients::below_at(std::int32_t day) const {
    const auto found =
        std::find_if(days_.begin(), days_.end(), [day](const Day& one) { return one.below->day == day; });
    return found != days_.end() ? found->below->column : nullptr;
}

} // namespace gapcalc::assess
