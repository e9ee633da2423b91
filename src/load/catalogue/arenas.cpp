// [[arena]]: entities compared over several indicators.
#include "load/catalogue/resolve.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

/// Without a cap an indicator earns what it earns: no completion comes near this.
const Rational& uncapped() {
    static const Rational cap = Rational::scaled(1, 900);
    return cap;
}

/// Whether each entity is measured against something of its own.
bool has_entity_goals(const Indicator& indicator) {
    const auto& targets = indicator.targets;
    const auto is_split = [](const Target& target) { return !target.entity_targets.empty(); };
    if (indicator.where || !indicator.entity_targets.empty() || std::ranges::any_of(targets, is_split))
        return true;
    // These judge the entities by the indicator's own target.
    const bool shared = indicator.measure == Measure::mean || indicator.measure == Measure::ratio ||
                        indicator.measure == Measure::min || indicator.measure == Measure::max ||
                        indicator.kind == Kind::milestone;
    return shared && !targets.empty();
}

class ArenaResolver {
  public:
    ArenaResolver(Resolution& resolution, std::size_t file, const ParsedArena& parsed)
        : resolution_(resolution),
          reporter_(resolution.reporter),
          file_(resolution.files[file]),
          parsed_(parsed),
          names_(resolution.names[resolution.places[file].plan]) {
        out_.plan = resolution.places[file].plan;
    }

    std::optional<Arena> make() {
        out_.id = parsed_.id.text;
        out_.name = parsed_.name.empty() ? Text(out_.id) : parsed_.name;
        out_.span = parsed_.span;
        if (!resolve_over()) return std::nullopt;
        const bool capped = resolve_cap();
        for (const ParsedContestant& contestant : parsed_.indicators) add(contestant);
        check_weights();
        if (!capped) return std::nullopt;
        if (out_.indicators.empty()) {
            if (complete_ && !parsed_.tainted) {
                reporter_.add(Problem::missing_key, parsed_.span,
                              {"[[arena]]", "indicators", "indicators = [ { id = \"…\", weight = 100 } ]"});
            }
            return std::nullopt;
        }
        return std::move(out_);
    }

  private:
    bool resolve_over() {
        if (!parsed_.over) {
            if (!parsed_.tainted)
                reporter_.add(Problem::missing_key, parsed_.span, {"[[arena]]", "over", "over = \"…\""});
            return false;
        }
        const auto over = resolution_.find(names_.sets, parsed_.over, k_set_sort, file_, reporter_);
        if (!over) return false;
        out_.over = *over;
        return true;
    }

    bool resolve_cap() {
        out_.cap = uncapped();
        if (!parsed_.cap) return true;
        if (parsed_.cap->unit != "%") {
            reporter_.add(Problem::percent_needed, parsed_.cap->span, {"cap", "120"});
            return false;
        }
        out_.cap = parsed_.cap->number.value() * Rational::scaled(1, -2);
        out_.capped = true;
        if (out_.cap.sign() > 0) return true;
        reporter_.add(Problem::not_positive, parsed_.cap->span,
                      {"cap", {"写成 cap = \"120%\"", "write cap = \"120%\""}});
        return false;
    }

    void add(const ParsedContestant& contestant) {
        const auto index = resolution_.find(names_.indicators, contestant.indicator, {"指标", "indicator"},
                                            file_, reporter_);
        const auto weight = plain_number(
            contestant.weight, {"权重写数字，如 weight = 60", "write the weight as a number: weight = 60"},
            reporter_);
        if (!index || !weight) {
            complete_ = false;
            return;
        }
        total_ += *weight;
        if (weight->sign() <= 0) {
            reporter_.add(
                Problem::not_positive, contestant.weight.span,
                {"weight", {"写指标的权重，如 weight = 60", "write the indicator's weight, as weight = 60"}});
            complete_ = false;
            return;
        }
        if (!fits(contestant, *index)) {
            complete_ = false;
            return;
        }
        const auto [first, added] = seen_.try_emplace(*index, contestant.indicator.span);
        if (!added) {
            Diagnostic& problem = reporter_.add(Problem::duplicate_contestant, contestant.indicator.span,
                                                {std::string(contestant.indicator.text)});
            problem.related.push_back({first->second, {"第一次在这里", "the first one"}, {}});
            return;
        }
        out_.indicators.push_back({*index, *weight});
    }

    bool fits(const ParsedContestant& contestant, Index index) {
        const Indicator& indicator = resolution_.catalogue().indicators[index];
        if (indicator.over != out_.over) {
            if (resolution_.tainted(index)) return false;
            reporter_.add(Problem::contestant_of_other_set, contestant.indicator.span,
                          {indicator.id, resolution_.catalogue().sets[out_.over].id});
            return false;
        }
        if (has_entity_goals(indicator) || resolution_.tainted(index)) return true;
        reporter_.add(Problem::contestant_without_targets, contestant.indicator.span, {indicator.id});
        return false;
    }

    void check_weights() {
        if (!complete_ || parsed_.tainted || out_.indicators.empty() || total_ == Rational(100)) return;
        reporter_.add(Problem::weights_not_hundred, parsed_.indicators_span, {out_.id, in_digits(total_)});
    }

    Resolution& resolution_;
    Reporter& reporter_;
    const ParsedFile& file_;
    const ParsedArena& parsed_;
    PlanNames& names_;
    Arena out_;
    Rational total_;
    bool complete_ = true; // all contestants could be taken in
    std::unordered_map<Index, Span> seen_;
};

} // namespace

void resolve_arenas(Resolution& resolution) {
    Catalogue& catalogue = resolution.catalogue();
    for (std::size_t file = 0; file < resolution.files.size(); ++file) {
        for (const ParsedArena& parsed : resolution.files[file].arenas) {
            if (auto arena = ArenaResolver(resolution, file, parsed).make())
                catalogue.arenas.push_back(std::move(*arena));
        }
    }
}

} // namespace gapcalc::load
