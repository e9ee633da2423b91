// [[indicator]]: what is measured, against what, out of which figures.
#include "load/catalogue/resolve.hpp"

#include "base/unit.hpp"
#include "load/catalogue/plan_path.hpp"
#include "load/placed_period.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gapcalc::load {
namespace {

/// One indicator on its way from draft to catalogue.
class IndicatorResolver {
  public:
    IndicatorResolver(Resolution& resolution, Reporter& reporter, std::size_t file,
                      const ParsedIndicator& parsed)
        : resolution_(resolution),
          reporter_(reporter),
          file_(resolution.files[file]),
          file_index_(file),
          parsed_(parsed),
          names_(resolution.names[resolution.places[file].plan]),
          tainted_(parsed.tainted) {
        out_.plan = resolution.places[file].plan;
        out_.file = resolution.places[file].file;
    }

    /// The indicator without its figures. All of it is looked at, even when it cannot be used.
    Indicator make() {
        copy_texts();
        resolve_entities();
        resolve_measure();
        usable_ = resolve_quotient(resolution_, reporter_, file_index_, parsed_, tainted_, out_) && usable_;
        resolve_years();
        resolve_unit();
        resolve_step();
        resolve_limits_and_stages();
        check_measure();
        report_needless_for_stages();
        resolve_baseline();
        resolve_targets();
        resolve_where();
        resolve_among();
        resolve_entity_targets();
        return std::move(out_);
    }
    /// Whether `make` gave what can be computed, and not from the wrong figures or entities.
    bool usable() const { return usable_; }
    /// Whether what it lacks may be what could not be read or found.
    bool tainted() const { return tainted_; }

  private:
    void copy_texts() {
        out_.id = parsed_.id.text;
        out_.name = parsed_.name.empty() ? Text(out_.id) : parsed_.name;
        out_.note = parsed_.note;
        out_.source = parsed_.source.empty() ? file_.source : parsed_.source;
        out_.attribute = parsed_.attribute;
        out_.decimals = parsed_.decimals;
        out_.span = parsed_.span;
        if (parsed_.group)
            out_.group = resolution_.find(names_.groups, parsed_.group, {"分组", "group"}, file_, reporter_);
    }

    const Series* series() const {
        return out_.series ? &resolution_.catalogue().series[*out_.series] : nullptr;
    }
    bool counted() const { return out_.measure == Measure::count; }
    /// What it counts are entities whose figures are its own: `unit` and `limits` are those of the figures.
    bool counts_own_figures() const { return counted() && series() == nullptr && parsed_.where.has_value(); }
    bool own_entity_figures() const { return !parsed_.records.entities.empty(); }

    // ---- where figures come from

    void resolve_entities() {
        if (parsed_.series) {
            out_.series = resolution_.find(names_.series, parsed_.series, k_series_sort, file_, reporter_);
            if (!out_.series) give_up();
            if (out_.series) out_.over = series()->over;
        }
        if (!parsed_.over) return;
        const auto over = resolution_.find(names_.sets, parsed_.over, k_set_sort, file_, reporter_);
        if (!over) return give_up();
        if (out_.over && *out_.over != *over) report_difference("over", parsed_.over.span);
        if (!out_.over) out_.over = over;
    }

    /// What it refers to is not there: it cannot be used, nor judged by what it lacks.
    void give_up() {
        usable_ = false;
        tainted_ = true;
    }

    void report_difference(std::string_view key, Span span) {
        reporter_.add(Problem::differs_from_series, span,
                      {std::string(key), quoted_short(parsed_.series.text)});
    }

    void resolve_measure() {
        if (parsed_.measure) out_.measure = parsed_.measure->value;
        out_.kind = parsed_.kind ? parsed_.kind->value : Kind::stock;
        if (series() != nullptr) {
            if (parsed_.kind && parsed_.kind->value != series()->kind && out_.measure != Measure::ratio)
                report_difference("kind", parsed_.kind->span);
            out_.kind = series()->kind;
        }
        if (!counted()) return;
        if (!out_.over) {
            // Without entities to count its figures are the whole's own.
            if (parsed_.where && !tainted_)
                reporter_.add(Problem::needs_entities, parsed_.measure->span, {"measure = \"count\""});
            if (parsed_.where) give_up();
            if (!tainted_) out_.measure = Measure::value;
            return;
        }
        if (parsed_.where || parsed_.where_span || (series() == nullptr && !own_entity_figures())) return;
        if (!tainted_) reporter_.add(Problem::needs_where, parsed_.measure->span);
        usable_ = false;
    }

    void resolve_years() {
        out_.year_starts =
            static_cast<std::uint8_t>(parsed_.year_starts ? parsed_.year_starts->value : file_.year_starts);
        if (series() != nullptr) {
            if (parsed_.year_starts && parsed_.year_starts->value != series()->year_starts)
                report_difference("year_starts", parsed_.year_starts->span);
            out_.year_starts = series()->year_starts;
        }
        if (const Series* const flow = flow_of_quotient()) {
            if (parsed_.year_starts && parsed_.year_starts->value != flow->year_starts)
                reporter_.add(Problem::differs_from_series, parsed_.year_starts->span,
                              {"year_starts", quoted_short(flow->id)});
            out_.year_starts = flow->year_starts;
        }
        if (!file_.from) return;
        // What begins in another month has no such year to run from.
        const bool no_such_year =
            file_.from->value.named == WrittenPeriod::Named::plain_years && !out_.years().plain;
        if (!no_such_year) out_.from = placed_here(*file_.from);
    }

    /// The series of amounts that a ratio divides, or a level is weighted by, if any: its years are those of
    /// all.
    const Series* flow_of_quotient() const {
        if (!out_.is_quotient() || is_flow(out_.kind)) return nullptr;
        for (const Index source : out_.sources())
            if (const Series& one = resolution_.catalogue().series[source]; is_flow(one.kind)) return &one;
        return nullptr;
    }

    std::optional<Period> placed_here(const Choice<WrittenPeriod>& period) {
        return placed_or_report(place(period.value, out_.years()), period.span, reporter_);
    }

    void resolve_unit() {
        out_.entity_unit = series() != nullptr ? series()->unit : std::string(parsed_.unit.text);
        if (counted()) {
            const Text of_set = out_.over ? resolution_.catalogue().sets[*out_.over].unit : Text();
            // A unit beside a test is that of the figures tested, not that of their number.
            out_.unit = parsed_.unit && !counts_own_figures() ? std::string(parsed_.unit.text)
                                                              : of_set.in(file_.language);
            return;
        }
        if (series() != nullptr && parsed_.unit && parsed_.unit.text != series()->unit)
            report_difference("unit", parsed_.unit.span);
        out_.unit = out_.entity_unit;
    }

    /// Numbers of the whole: of a count they are no stages.
    Measured measured() const {
        const bool stages = out_.kind == Kind::milestone && !counted();
        return {out_.unit, stages ? Kind::milestone : Kind::stock, out_.stages, counted(), out_.id, tainted_,
                {}};
    }

    void resolve_step() {
        // A mean over entities is continuous; the step is then that of each of them.
        const bool continuous = out_.measure == Measure::mean && !out_.over;
        if (!counted() && (continuous || out_.ratio || out_.kind == Kind::milestone)) return;
        out_.step = counted() ? Rational(1) : unit_step(out_.unit);
        if (!parsed_.step) return;
        int places = 0;
        const auto step = in_unit(*parsed_.step, measured(), places, reporter_);
        if (!step) return;
        if (step->sign() < 0) {
            reporter_.add(
                Problem::not_positive, parsed_.step->span,
                {"step",
                 {"写最小的增量，连续变化写 0", "write the least change, or 0 for what changes smoothly"}});
            return;
        }
        out_.step = step->is_zero() ? std::nullopt : step;
    }

    void resolve_limits_and_stages() {
        if (series() != nullptr && !counted()) {
            out_.limits = series()->limits;
            if (parsed_.limits) {
                const auto own = resolve_limits(parsed_, measured(), reporter_);
                const bool same =
                    own && out_.limits && own->low == out_.limits->low && own->high == out_.limits->high;
                if (own && !same) report_difference("limits", parsed_.limits->span);
            }
        } else {
            Measured limited = measured();
            if (counts_own_figures()) limited.unit = out_.entity_unit;
            out_.limits = resolve_limits(parsed_, limited, reporter_);
        }
        if (series() != nullptr) {
            out_.stages = series()->stages;
            const auto same = [](const Text& a, const Text& b) { return a.zh == b.zh && a.en == b.en; };
            if (parsed_.stages && !std::equal(parsed_.stages->names.begin(), parsed_.stages->names.end(),
                                              out_.stages.begin(), out_.stages.end(), same)) {
                report_difference("stages", parsed_.stages->span);
            }
        } else if (!parsed_.series || out_.kind == Kind::milestone) {
            out_.stages = stages_of(parsed_, out_.kind, reporter_);
        }
    }

    /// Whether the entities' figures can become one as `measure` says: stages and places are no amounts, and
    /// shares with limits are of different wholes.
    void check_measure() {
        const bool added = out_.measure == Measure::sum;
        if (!out_.over || tainted_ || !(added || out_.measure == Measure::mean)) return;
        const Span span = parsed_.measure ? parsed_.measure->span : parsed_.span;
        if (out_.kind == Kind::milestone) {
            reporter_.add(Problem::stages_not_added, span);
            usable_ = false;
            return;
        }
        const Unit* unit = find_unit(out_.unit);
        if (!added || unit == nullptr) return;
        if (unit->dimension == Dimension::rank) {
            report_sum(span, {"名次取 measure = \"min\"、\"max\" 或 \"count\"；座位等数目用另一个单位，如 个",
                              "places in a ranking take measure = \"min\", \"max\" or \"count\"; what is "
                              "counted in 位 as seats are takes another unit, as 个"});
        } else if (unit->dimension == Dimension::share && out_.limits) {
            report_sum(span,
                       {"写 measure = \"mean\"、\"min\"、\"max\" 或 \"count\"；只用整体的数写 \"value\"",
                        "write measure = \"mean\", \"min\", \"max\" or \"count\"; \"value\" takes the "
                        "whole's own figures alone"});
        } else if (unit->dimension == Dimension::share) {
            reporter_.add(Problem::shares_added, span, {out_.unit});
        }
    }
    void report_sum(Span span, const Text& help) {
        reporter_.add(Problem::shares_not_added, span, {out_.unit, help});
        usable_ = false;
    }

    /// What is said of numbers, where there are stages instead.
    void report_needless_for_stages() {
        if (measured().kind != Kind::milestone) return;
        if (parsed_.decimals) report_needless("decimals", parsed_.decimals_span);
        if (parsed_.limits) report_needless("limits", parsed_.limits->span);
        if (parsed_.step) report_needless("step", parsed_.step->span);
    }
    void report_needless(std::string_view key, Span span) {
        reporter_.add(Problem::milestone_without_numbers, span, {std::string(key)});
    }

    // ---- baseline and targets

    void resolve_baseline() {
        if (!parsed_.baseline) return;
        const ParsedBaseline& parsed = *parsed_.baseline;
        if (measured().kind == Kind::milestone) {
            reporter_.add(Problem::not_for_kind, parsed.span,
                          {"baseline",
                           {"里程碑指标", "a milestone"},
                           {"删去 baseline；开始时的阶段写进 observations",
                            "remove baseline; the stage at the start is an observation"}});
            return;
        }
        const auto at = placed_here({parsed.at, parsed.span});
        if (!at) return;
        Baseline baseline{*at, {}, parsed.span};
        if (parsed.value) {
            baseline.value = in_unit(*parsed.value, measured(), out_.places, reporter_);
            if (!baseline.value) return;
            report_outside(*parsed.value, *baseline.value, out_.limits, reporter_);
        }
        out_.baseline = baseline;
    }

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
        if (const auto window = out_.window(target))
            start = date_of(day_number(window->begin()) - 1);
        else if (const auto& from = out_.baseline ? std::optional(out_.baseline->at) : out_.from)
            start = from->end();
        return resolve_path(parsed, {measured(), out_.years(), start, target}, out_.places, reporter_);
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

    // ---- entities: tests and parts of the goal

    void resolve_where() {
        if (!parsed_.where) {
            usable_ = usable_ && !parsed_.where_span; // it could not be read: all would be counted
            return;
        }
        if (!counted()) {
            if (!tainted_) reporter_.add(Problem::where_without_count, parsed_.where_span);
            usable_ = false;
            return;
        }
        const Measured tested = measures_of(out_, tainted_).entities;
        out_.where = make_test(*parsed_.where, tested, reporter_);
        usable_ = usable_ && out_.where;
    }

    void resolve_among() {
        if (!parsed_.among) return;
        usable_ = resolve_among(*parsed_.among) && usable_;
    }

    /// False when the wrong entities would be looked at.
    bool resolve_among(const ParsedAmong& among) {
        if (!out_.over) {
            if (!tainted_) reporter_.add(Problem::needs_entities, among.span, {"among"});
            return false;
        }
        if (!among.series || among.test.kind == nullptr) return false;
        const auto index = resolution_.find(names_.series, among.series, k_series_sort, file_, reporter_);
        if (!index) return false;
        const Series& by = resolution_.catalogue().series[*index];
        if (by.over != *out_.over) {
            reporter_.add(Problem::among_other_set, among.series.span,
                          {by.id, resolution_.catalogue().sets[*out_.over].id});
            return false;
        }
        const auto test =
            make_test(among.test, {by.unit, by.kind, by.stages, false, by.id, among.tainted}, reporter_);
        if (!test) return false;
        out_.among = Among{*index, *test};
        return true;
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

    Resolution& resolution_;
    Reporter& reporter_;
    const ParsedFile& file_;
    std::size_t file_index_;
    const ParsedIndicator& parsed_;
    PlanNames& names_;
    bool tainted_; // what is lacking may be what could not be read or found
    bool usable_ = true;
    Indicator out_;
};

} // namespace

ResolvedIndicator resolve_indicator(Resolution& resolution, Reporter& reporter, std::size_t file,
                                    const ParsedIndicator& parsed) {
    IndicatorResolver resolver(resolution, reporter, file, parsed);
    ResolvedIndicator resolved;
    resolved.indicator = resolver.make();
    resolved.usable = resolver.usable();
    resolved.tainted = resolver.tainted();
    return resolved;
}

RecordsMeasures measures_of(const Indicator& indicator, bool tainted) {
    const bool counted = indicator.measure == Measure::count;
    RecordsMeasures measures;
    measures.entities = {indicator.entity_unit,
                         indicator.kind,
                         indicator.stages,
                         false,
                         indicator.id,
                         tainted,
                         years_of(indicator.kind, indicator.year_starts)};
    measures.whole = measures.entities;
    measures.whole.unit = indicator.unit;
    if (counted) { // numbers of entities
        measures.whole.kind = Kind::stock;
        measures.whole.years = indicator.years();
    }
    measures.set = indicator.over;
    (indicator.limits_entities_alone() ? measures.entity_limits : measures.whole_limits) = indicator.limits;
    if (!counted) measures.entity_limits = indicator.limits;
    measures.entity_amounts = indicator.kind == Kind::per_period;
    measures.whole_amounts = measures.entity_amounts && !counted;
    measures.tainted = tainted;
    return measures;
}

} // namespace gapcalc::load
