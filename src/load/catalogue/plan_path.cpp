#include "load/catalogue/plan_path.hpp"

#include "base/unit.hpp"
#include "load/placed_period.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

/// Which way a target with one numeric bound goes: 1 up, -1 down; 0 for others.
int direction_of_bound(const Aim& aim) {
    const TargetKind& kind = kind_of(aim);
    const bool bound = kind.shape == TargetShape::figure || kind.shape == TargetShape::figure_or_range;
    return bound ? direction_of(kind.op) : 0;
}

bool is_share_unit(std::string_view unit) { return unit == "%" || find_unit(unit) == find_unit("‰"); }

class PathResolver {
  public:
    PathResolver(const ParsedTarget& parsed, const PathSetting& setting, int& places, Reporter& reporter)
        : parsed_(parsed), setting_(setting), places_(places), reporter_(reporter) {}

    std::optional<Path> resolve() {
        const int direction = direction_of_bound(setting_.target.aim);
        if (direction == 0 || setting_.target.each_year) {
            if (!setting_.measured.tainted) reporter_.add(Problem::path_not_here, parsed_.path_span);
            return std::nullopt;
        }
        if (parsed_.path.empty()) return std::nullopt;
        const auto is_share = [](const ParsedPoint& due) { return due.figure.unit == "%"; };
        path_.shares = is_share(parsed_.path.front());
        for (const ParsedPoint& due : parsed_.path) {
            if (is_share(due) == path_.shares) continue;
            reporter_.add(Problem::path_of_two_sorts, due.figure.span);
            return std::nullopt;
        }
        if (path_.shares && is_share_unit(setting_.measured.unit)) {
            reporter_.add(
                Problem::path_share_of_percent, parsed_.path.front().figure.span,
                {quoted_short(parsed_.path.front().figure.written), std::string(setting_.measured.unit)});
            return std::nullopt;
        }
        for (const ParsedPoint& due : parsed_.path) add(due);
        if (!right_) return std::nullopt;
        std::stable_sort(places_on_.begin(), places_on_.end(),
                         [](const Placed& a, const Placed& b) { return a.due.at.end() < b.due.at.end(); });
        for (std::size_t at = 1; at < places_on_.size(); ++at)
            if (!follows(places_on_[at - 1], places_on_[at], way(direction))) return std::nullopt;
        for (Placed& placed : places_on_) path_.due.push_back(std::move(placed.due));
        return std::move(path_);
    }

  private:
    struct Placed {
        Due due;
        const ParsedPoint* parsed;
    };

    void add(const ParsedPoint& parsed) {
        const auto at = placed_or_report(place(parsed.period, setting_.years), parsed.key_span, reporter_);
        right_ = right_ && at;
        if (!at) return;
        const Date end = at->end();
        if ((setting_.start && end <= *setting_.start) || end >= setting_.target.by.end()) {
            reporter_.add(Problem::path_outside, parsed.key_span,
                          {to_string(*at), setting_.start ? to_string(*setting_.start) : std::string("…"),
                           to_string(setting_.target.by.end())});
            right_ = false;
            return;
        }
        const auto amount = path_.shares
                                ? std::optional(parsed.figure.number.value() * Rational::scaled(1, -2))
                                : in_unit(parsed.figure, setting_.measured, places_, reporter_);
        right_ = right_ && amount;
        if (path_.shares && amount->sign() < 0) {
            reporter_.add(Problem::path_share_below_zero, parsed.figure.span,
                          {quoted_short(parsed.figure.written)});
            right_ = false;
        }
        if (amount) places_on_.push_back({{*at, *amount}, &parsed});
    }

    /// Which way the plan goes, 1 up and -1 down: amounts of a window begin at 0, those under a ceiling too.
    int way(int direction) const {
        if (path_.shares) return 1;
        if (!setting_.from_zero) return direction;
        return places_on_.back().due.amount.sign() < 0 ? -1 : 1;
    }

    /// Whether the second is another date; one that goes back is only noted.
    bool follows(const Placed& before, const Placed& after, int direction) {
        if (before.due.at.end() == after.due.at.end()) {
            Diagnostic& problem =
                reporter_.add(Problem::path_twice, after.parsed->key_span, {to_string(after.due.at)});
            problem.related.push_back({before.parsed->key_span, {"第一个在这里", "the first one"}, {}});
            return false;
        }
        if ((after.due.amount - before.due.amount).sign() * direction < 0)
            reporter_.add(Problem::path_back, after.parsed->figure.span,
                          {quoted_short(after.parsed->figure.written), to_string(after.due.at),
                           quoted_short(before.parsed->figure.written), to_string(before.due.at)});
        return true;
    }

    const ParsedTarget& parsed_;
    const PathSetting& setting_;
    int& places_;
    Reporter& reporter_;
    Path path_;
    std::vector<Placed> places_on_;
    bool right_ = true;
};

} // namespace

std::optional<Path> resolve_path(const ParsedTarget& parsed, const PathSetting& setting, int& places,
                                 Reporter& reporter) {
    return PathResolver(parsed, setting, places, reporter).resolve();
}

} // namespace gapcalc::load
