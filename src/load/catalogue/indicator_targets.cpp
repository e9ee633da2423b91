// Targets: kind and number, deadline or span, plan, parts by entities.
#include "load/catalogue/indicator_targets.hpp"

#include "base/unit.hpp"
#include "load/catalogue/plan_path.hpp"
#include "load/placed_period.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gapcalc::load {
namespace {

class TargetResolver {
  public:
    TargetResolver(const TargetsRequest& request, Indicator& indicator)
        : resolution_(request.resolution),
          reporter_(request.reporter),
          file_(request.file),
          parsed_(request.parsed),
          tainted_(request.tainted),
          out_(indicator) {}

    void resolve_targets() {
        for (const ParsedTarget& parsed : parsed_.targets) {
            if (auto target = make_target(parsed)) out_.targets.push_back(std::move(*target));
        }
        std::stable_sort(out_.targets.begin(), out_.targets.end(),
                         [&](const Target& a, const Target& b) { return is_due_before(a, b); });
        std::size_t kept = 0;
        for (std::size_t i = 1; i < out_.targets.size(); ++i) {
            Target& target = out_.targets[i];
            if (target.by.end() != out_.targets[kept].by.end() ||
                out_.window(target) != out_.window(out_.targets[kept])) {
                if (++kept != i) out_.targets[kept] = std::move(target);
                continue;
            }
            Diagnostic& problem = reporter_.add(Problem::same_deadline, target.span, {to_string(target.by)});
            problem.related.push_back({out_.targets[kept].span, {"第一个在这里", "the first one"}, {}});
        }
        if (!out_.targets.empty()) out_.targets.resize(kept + 1);
    }

    void resolve_entity_targets() {
        out_.entity_targets = resolve_parts(parsed_.entity_targets, parsed_.entity_targets_span);
        if (out_.entity_targets.empty()) return;
        if (!parsed_.target_span && !parsed_.flawed)
            reporter_.add(Problem::entity_targets_alone, parsed_.entity_targets_span);
        const auto& targets = out_.targets;
        const bool one_length = std::all_of(targets.begin(), targets.end(), [&](const Target& target) {
            return !flow() || same_length(*out_.window(target), *out_.window(targets.front()));
        });
        if (!one_length) reporter_.add(Problem::windows_of_other_length, parsed_.entity_targets_span);
    }

  private:
    /// By deadline, and of one deadline the longer window last.
    bool is_due_before(const Target& a, const Target& b) const {
        if (a.by.end() != b.by.end()) return a.by.end() < b.by.end();
        return flow() && out_.window(a)->begin() > out_.window(b)->begin();
    }

    std::optional<Target> make_target(const ParsedTarget& parsed) {
        const bool stages = measured().kind == Kind::milestone;
        if (parsed.aim.kind == nullptr && (parsed.tainted || (tainted_ && !stages))) return std::nullopt;
        if (parsed.aim.kind == nullptr && !stages) {
            std::string list;
            for (const TargetKind& kind : target_kinds()) {
                if (kind.shape != TargetShape::stage)
                    list += (list.empty() ? "" : ", ") + std::string(kind.key);
            }
            reporter_.add(Problem::no_aim, parsed.span, {{"目标", "the target"}, list});
            return std::nullopt;
        }
        Target target;
        target.each_year = parsed.each_year;
        target.assumed = parsed.assumed;
        target.note = parsed.note;
        target.span = parsed.span;
        const auto aim = make_aim(parsed.aim, measured(), out_.places, reporter_);
        const bool stock = !stages && !out_.is_measured_as_flow();
        if (parsed.each_year && !stock && !tainted_) {
            reporter_.add(Problem::each_year_not_stock, parsed.each_year_span);
            return std::nullopt;
        }
        const auto by = deadline_of(parsed);
        if (!aim || !by) return std::nullopt;
        report_fall_below_zero(parsed.aim, *aim);
        target.aim = *aim;
        target.by = *by;
        target.during = parsed.during.has_value();
        if (parsed.path_span) target.path = path_of(parsed, target);
        target.entity_targets = resolve_parts(parsed.entity_targets, parsed.entity_targets_span);
        return target;
    }

    void report_fall_below_zero(const ParsedAim& parsed, const Aim& aim) {
        const auto* fall = std::get_if<FallBy>(&aim);
        if (fall == nullptr || !fall->relative || fall->amount <= 1) return;
        const bool from_zero = out_.limits && out_.limits->low.sign() >= 0;
        if (counted() || from_zero || is_never_negative(out_.unit))
            reporter_.add(Problem::falls_below_zero, parsed.first.span,
                          {std::string(parsed.kind->key), quoted_short(parsed.first.written)});
    }

    std::optional<Path> path_of(const ParsedTarget& parsed, const Target& target) {
        std::optional<Date> start;
        const auto window = out_.window(target);
        if (window)
            start = date_of(day_number(window->begin()) - 1);
        else if (const auto& from = out_.baseline ? std::optional(out_.baseline->at) : out_.from)
            start = from->end();
        return resolve_path(parsed, {measured(), out_.years(), start, window.has_value(), target},
                            out_.places, reporter_);
    }

    bool flow() const { return out_.is_measured_as_flow(); }
    Period year_with(const Period& by) const {
        return Period::of_year(year_of(by.end(), out_.year_starts), out_.year_starts);
    }

    std::optional<Period> deadline_of(const ParsedTarget& parsed) {
        if (parsed.dated && !parsed.by && !parsed.during) return std::nullopt;
        if (parsed.during && !fits_during(parsed)) return std::nullopt;
        const auto& given = parsed.during ? parsed.during : parsed.by ? parsed.by : file_.by;
        if (!given) {
            if (!parsed.tainted && !file_.defaults_tainted && !file_.tainted)
                reporter_.add(Problem::no_deadline, parsed.span);
            return std::nullopt;
        }
        const Span span = parsed.dated ? given->span : parsed.span;
        const auto by = placed_or_report(place(given->value, out_.years()), span, reporter_);
        if (!by) return std::nullopt;
        if (flow() && !parsed.during && !counts_to(*by, span)) return std::nullopt;
        if (out_.baseline && by->end() <= out_.baseline->at.end()) {
            reporter_.add(Problem::deadline_before_baseline, span,
                          {to_string(*by), to_string(out_.baseline->at)});
            return std::nullopt;
        }
        return by;
    }

    /// Whether amounts are added up, which the target is to be for a span of.
    bool fits_during(const ParsedTarget& parsed) {
        if (parsed.by) {
            reporter_.add(Problem::during_and_by, parsed.during->span);
            return false;
        }
        if (flow()) return true;
        if (tainted_) return false;
        const bool stages = measured().kind == Kind::milestone;
        reporter_.add(
            Problem::not_for_kind, parsed.during->span,
            {"during",
             stages                           ? Text("里程碑指标", "a milestone")
             : counted()                      ? Text("对象的个数", "a number of entities")
             : out_.measure == Measure::ratio ? Text("比值", "a ratio")
             : parsed_.weight                 ? Text("加权平均数", "a weighted mean")
                                              : Text("时点数", "a level at a date"),
             {"期限写 by = 2025；各期数额和累计数要写 kind", "write the deadline, by = 2025; amounts and "
                                                             "running totals have their kind"}});
        return false;
    }

    /// Whether `by` is a deadline of the total since its year began; a part of the year that begins later may
    /// be meant alone.
    bool counts_to(const Period& by, Span span) {
        if (!by.is_named()) {
            reporter_.add(Problem::span_as_deadline, span, {to_string(by)});
            return false;
        }
        const Date new_year = year_with(by).begin();
        const bool part = by.grain() == Grain::quarter || by.grain() == Grain::half;
        if (part && by.begin() != new_year)
            reporter_.add(Problem::counts_from_new_year, span,
                          {to_string(by), to_string(new_year),
                           to_string(Period::of_part(Grain::month, by.end().year, by.end().month))});
        return true;
    }

    /// Parts of the goal by their entities, each once.
    std::vector<EntityTarget> resolve_parts(const std::vector<std::pair<Word, Figure>>& all_parsed,
                                            Span span) {
        std::vector<EntityTarget> parts;
        if (all_parsed.empty()) return parts;
        if (counted()) {
            reporter_.add(Problem::targets_under_count, span);
            return parts;
        }
        if (!out_.over) {
            if (!tainted_) reporter_.add(Problem::needs_entities, span, {"entity_targets"});
            return parts;
        }
        std::unordered_map<std::uint64_t, Span> seen;
        for (const auto& [name, figure] : all_parsed) {
            const auto target = entity_target(name, figure);
            if (!target) continue;
            const auto [first, added] =
                seen.try_emplace((std::uint64_t{target->set} << 32) | target->entity, name.span);
            if (added) {
                parts.push_back(*target);
                continue;
            }
            Diagnostic& problem = reporter_.add(Problem::duplicate_key, name.span, {quoted_short(name.text)});
            problem.related.push_back({first->second, {"第一次在这里", "the first one"}, {}});
        }
        return parts;
    }

    std::optional<EntityTarget> entity_target(const Word& name, const Figure& figure) {
        const auto value = in_unit(figure, measured(), out_.places, reporter_);
        if (!value) return std::nullopt;
        std::vector<Index> sets{*out_.over}; // and those that it lies within
        while (const auto above = resolution_.catalogue().sets[sets.back()].within) sets.push_back(*above);
        for (const Index set : sets) {
            if (const auto entity = resolution_.state.names_of(set).find(name.text)) {
                return EntityTarget{set, *entity, *value, name.span};
            }
        }
        const EntityNames::Found found = resolution_.state.names_of(*out_.over).find_or_add(name.text);
        report_entity(resolution_, found, name, resolution_.catalogue().sets[*out_.over]);
        if (!found.stands_for_one()) return std::nullopt;
        return EntityTarget{*out_.over, found.entity, *value, name.span};
    }

    bool counted() const { return out_.measure == Measure::count; }
    Measured measured() const { return measured_of(out_, tainted_); }

    Resolution& resolution_;
    Reporter& reporter_;
    const ParsedFile& file_;
    const ParsedIndicator& parsed_;
    bool tainted_;
    Indicator& out_;
};

} // namespace

Measured measured_of(const Indicator& indicator, bool tainted) {
    const bool counted = indicator.measure == Measure::count;
    const bool stages = indicator.kind == Kind::milestone && !counted;
    return {indicator.unit,
            stages ? Kind::milestone : Kind::stock,
            indicator.stages,
            counted,
            indicator.id,
            tainted,
            {}};
}

void resolve_targets(const TargetsRequest& request, Indicator& indicator) {
    TargetResolver(request, indicator).resolve_targets();
}

void resolve_entity_targets(const TargetsRequest& request, Indicator& indicator) {
    TargetResolver(request, indicator).resolve_entity_targets();
}

} // namespace gapcalc::load
