// [[indicator]]: what is measured, from when on, out of which figures.
#include "load/catalogue/indicator_targets.hpp"
#include "load/catalogue/resolve.hpp"

#include "base/unit.hpp"
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
        const TargetsRequest targets{resolution_, reporter_, file_, parsed_, tainted_};
        resolve_targets(targets, out_);
        resolve_where();
        resolve_among();
        resolve_entity_targets(targets, out_);
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

    /// What it refers to is missing: it cannot be used, and what it lacks is not reported.
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
        out_.entity_unit_words = series() != nullptr ? series()->unit_words : parsed_.unit_words;
        if (counted()) {
            const Text of_set = out_.over ? resolution_.catalogue().sets[*out_.over].unit : Text();
            // A unit beside a test is that of the figures tested, not that of their number.
            const bool own = parsed_.unit && !counts_own_figures();
            out_.unit = own ? std::string(parsed_.unit.text) : of_set.in(file_.language);
            out_.unit_words = own ? parsed_.unit_words : of_set;
            return;
        }
        if (series() != nullptr && parsed_.unit && parsed_.unit.text != series()->unit)
            report_difference("unit", parsed_.unit.span);
        out_.unit = out_.entity_unit;
        if (!parsed_.unit_words.empty()) out_.entity_unit_words = parsed_.unit_words;
        out_.unit_words = out_.entity_unit_words;
    }

    Measured measured() const { return measured_of(out_, tainted_); }

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

    // ---- entities

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
