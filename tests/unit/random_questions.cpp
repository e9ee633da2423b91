#include "random_questions.hpp"

#include "assess_case.hpp"
#include "gapcalc/labels.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gapcalc::test {
namespace {

template <class T, std::size_t N>
const T& one_of(Dice& dice, const std::array<T, N>& all) {
    return all[static_cast<std::size_t>(dice.below(std::int64_t{N}))];
}

class Making {
  public:
    Making(Dice& dice, RandomQuestion& out) : dice_(dice), out_(out) {}

    void make() {
        Indicator& its = out_.catalogue.indicators.emplace_back();
        out_.catalogue.plans.emplace_back();
        out_.catalogue.files.emplace_back();
        its.id = "i";
        its.name = Text("i");
        negative_ = dice_.chance(15);
        start_ = static_cast<int>(dice_.between(2018, 2022));
        kind(its);
        if (dice_.chance(45)) entities(its);
        if (dice_.chance(15)) quotient(its);
        baseline(its);
        observations(its);
        targets(its);
        question(its);
    }

  private:
    Rational figure() {
        if (dice_.chance(6)) return 0;
        const std::int64_t low = negative_ ? -120 : 0;
        return dice_.chance(70) ? Rational(dice_.between(low, 120))
                                : Rational::fraction(dice_.between(low * 4, 480), 4);
    }
    Rational stage() { return Rational(dice_.below(4)); }

    void kind(Indicator& its) {
        static constexpr std::array k_kinds{Kind::stock,      Kind::stock,        Kind::stock,
                                            Kind::stock,      Kind::year_to_date, Kind::year_to_date,
                                            Kind::per_period, Kind::milestone};
        its.kind = one_of(dice_, k_kinds);
        if (its.kind == Kind::milestone) {
            its.stages = {Text("none"), Text("begun"), Text("built"), Text("approved")};
            return;
        }
        static const std::array<std::string, 6> k_units{"家", "亿元", "%", "位", "亿元", "家"};
        its.unit = one_of(dice_, k_units);
        if (its.unit == "家" || its.unit == "位") its.step = Rational(1);
        if (its.unit == "亿元" && dice_.chance(10)) its.step = Rational::fraction(5, 2);
        if (its.unit == "%" && dice_.chance(50)) its.limits = Limits{0, 100};
    }

    void entities(Indicator& its) {
        EntitySet own;
        own.id = "own";
        own.within = 1;
        own.unit = Text("个");
        for (const char* const name : {"a", "b", "c", "d"}) {
            Entity& entity = own.members.emplace_back();
            entity.id = name;
            entity.parent = static_cast<Index>(dice_.below(2));
        }
        if (dice_.chance(15)) own.count = 5;
        EntitySet parents;
        parents.id = "parents";
        for (const char* const name : {"p", "q"}) parents.members.emplace_back().id = name;
        out_.catalogue.sets = {own, parents};
        its.over = 0;
        static constexpr std::array k_measures{Measure::sum, Measure::mean,  Measure::min,
                                               Measure::max, Measure::count, Measure::count};
        its.measure = one_of(dice_, k_measures);
        const bool stages = its.kind == Kind::milestone;
        if (stages && (its.measure == Measure::sum || its.measure == Measure::mean))
            its.measure = Measure::max;
        if (its.measure == Measure::count) {
            its.entity_unit = its.unit;
            its.unit = "个";
            its.step = Rational(1);
            its.where = test(stages);
            its.limits.reset();
        }
        if (dice_.chance(15)) among(its);
    }

    Test test(bool stages) {
        if (stages) return ReachStage{static_cast<Index>(dice_.between(1, 3))};
        const Rational bound = figure();
        switch (dice_.below(5)) {
        case 0:
            return MoreThan{bound};
        case 1:
            return AtMost{bound};
        case 2:
            return LessThan{bound};
        case 3:
            return Between{bound, bound + dice_.below(60)};
        default:
            return AtLeast{bound};
        }
    }

    void among(Indicator& its) {
        Series& size = out_.catalogue.series.emplace_back();
        size.id = "size";
        size.unit = "人";
        Column column(*parse_period("2019"));
        for (Index entity = 0; entity < 4; ++entity)
            if (!dice_.chance(8)) column.set(entity, Rational(dice_.below(100)));
        size.records.columns.push_back(column);
        its.among = Among{0, AtLeast{30}};
    }

    /// Makes a ratio of it, or weights its mean.
    void quotient(Indicator& its) {
        if (its.kind == Kind::milestone || its.unit == "位" || its.measure == Measure::count) return;
        auto& all = out_.catalogue.series;
        if (its.over && dice_.chance(40)) {
            its.measure = Measure::mean;
            its.weight = Weight{add_series("weight", its.over), {}};
            for (Column& column : all.back().records.columns)
                for (Index entity = 0; entity < 4; ++entity)
                    if (column.has(entity)) column.set(entity, column.figure(entity).abs());
            all.back().records.whole.clear();
            return;
        }
        its.measure = Measure::ratio;
        its.kind = Kind::stock;
        its.step.reset();
        const Index of = add_series("of", its.over), to = add_series("to", its.over);
        static const std::array<Rational, 4> k_pers{1, 1, 100, 1000};
        its.ratio = Ratio{of, to, one_of(dice_, k_pers), dice_.chance(30) ? 15 : 1, {}};
        its.limits.reset();
    }

    Index add_series(const char* id, std::optional<Index> over) {
        Series& series = out_.catalogue.series.emplace_back();
        series.id = id;
        series.name = Text(id);
        series.over = over;
        static constexpr std::array k_kinds{Kind::stock, Kind::stock, Kind::stock, Kind::year_to_date,
                                            Kind::per_period};
        series.kind = one_of(dice_, k_kinds);
        const auto value = [&] { return figure(); };
        if (!over || dice_.chance(10))
            for (const Period& period : periods(series.kind))
                series.records.whole.push_back({period, figure(), {}});
        if (over) add_columns(series.records, series.kind, value);
        return static_cast<Index>(out_.catalogue.series.size() - 1);
    }

    template <class Value>
    void add_columns(Records& records, Kind kind, Value value) {
        for (const Period& period : periods(kind)) {
            Column column(period);
            const bool complete = dice_.chance(60);
            for (Index entity = 0; entity < 4; ++entity)
                if (complete || dice_.chance(65)) column.set(entity, value());
            if (column.count() != 0) records.columns.push_back(column);
        }
    }

    std::string period_of(int year) {
        static const std::array<std::string, 9> k_parts{"", "", "", "-06", "-09", "-H1", "-Q3", "-12", "-03"};
        return std::to_string(year) + one_of(dice_, k_parts);
    }

    void baseline(Indicator& its) {
        if (its.kind == Kind::milestone && its.measure != Measure::count) return;
        const std::string at = std::to_string(start_) + (in_days() ? "-06-30" : "");
        switch (dice_.below(5)) {
        case 0:
            break;
        case 1:
            its.from = *parse_period(at);
            break;
        case 2:
            its.baseline = Baseline{*parse_period(at), std::nullopt, {}};
            break;
        default:
            its.baseline = Baseline{*parse_period(at), figure(), {}};
            if (its.measure == Measure::count) its.baseline->value = Rational(dice_.below(5));
        }
    }

    bool in_days() {
        if (!days_) days_ = dice_.chance(8);
        return *days_;
    }

    /// Periods that files may hold together, by their ends.
    std::vector<Period> periods(Kind kind) {
        std::map<Date, Period> all;
        for (int year = start_; year <= 2026; ++year) {
            if (kind == Kind::per_period) { // amounts that follow each other, or a whole year
                const bool quarters = dice_.chance(40);
                const std::int64_t parts = quarters ? dice_.between(1, 4) : 1;
                if (dice_.chance(15)) continue;
                for (int part = 1; part <= parts; ++part) {
                    const Period period =
                        quarters ? Period::of_part(Grain::quarter, year, part) : Period::of_year(year);
                    all.emplace(period.end(), period);
                }
                continue;
            }
            for (int again = 0; again < 2; ++again) {
                if (dice_.chance(again == 0 ? 20 : 80)) continue;
                const Period period = *parse_period(
                    in_days() && dice_.chance(50) ? std::to_string(year) + "-10-15" : period_of(year));
                all.emplace(period.end(), period);
            }
        }
        std::vector<Period> out;
        for (const auto& [end, period] : all) out.push_back(period);
        return out;
    }

    void observations(Indicator& its) {
        const bool stages = its.kind == Kind::milestone;
        const auto value = [&] { return stages ? stage() : figure(); };
        const bool whole = its.ratio ? dice_.chance(10) : !its.over || dice_.chance(10);
        if (whole)
            for (const Period& period :
                 periods(its.over && its.measure == Measure::count ? Kind::stock : its.kind)) {
                const bool counted = its.over && its.measure == Measure::count;
                add_whole(its, period, counted ? Rational(dice_.below(5)) : value());
            }
        if (its.over && !its.ratio) add_columns(its.records, its.kind, value);
    }

    static void add_whole(Indicator& its, const Period& period, const Rational& value) {
        // A declared baseline and the figure of its day agree.
        const bool declared = its.baseline && its.baseline->value && its.baseline->at.end() == period.end();
        its.records.whole.push_back({period, declared ? *its.baseline->value : value, {}});
    }

    Aim aim(const TargetKind& kind, const Indicator& its) {
        const bool counted = its.measure == Measure::count && its.over;
        const bool share = counted && dice_.chance(60), relative = dice_.chance(50);
        const Rational bound = counted ? Rational(dice_.below(5)) : figure();
        const Rational number = share ? Rational::fraction(dice_.below(21), 20) : bound;
        const Rational part = Rational::fraction(dice_.between(1, 30), 100);
        const Rational change = relative ? part : bound.abs() / 2;
        if (kind.key == "at_least") return AtLeast{number, share};
        if (kind.key == "more_than") return MoreThan{number, share};
        if (kind.key == "at_most") return AtMost{number, share};
        if (kind.key == "less_than") return LessThan{number, share};
        if (kind.key == "between") return Between{bound, bound + dice_.below(40)};
        if (kind.key == "stage") return ReachStage{static_cast<Index>(dice_.between(0, 3))};
        if (kind.key == "times_baseline") return TimesBaseline{Rational::fraction(dice_.between(1, 12), 4)};
        if (kind.key == "rise_by") return RiseBy{change, relative};
        if (kind.key == "fall_by") return FallBy{change, relative};
        if (kind.key == "grow_per_year") return GrowPerYear{part};
        throw std::invalid_argument("no random target of the kind " + std::string(kind.key));
    }

    void targets(Indicator& its) {
        const std::int64_t count = dice_.chance(5) ? 0 : dice_.chance(25) ? dice_.between(2, 3) : 1;
        int by = std::max(start_ + 1, static_cast<int>(dice_.between(2023, 2026)));
        const bool stages = its.kind == Kind::milestone && its.measure != Measure::count;
        for (std::int64_t at = 0; at < count; ++at) {
            const TargetKind* kind = nullptr;
            do
                kind = &target_kinds()[static_cast<std::size_t>(
                    dice_.below(std::int64_t(target_kinds().size())))];
            while ((kind->shape == TargetShape::stage) != stages);
            const std::string deadline =
                its.is_measured_as_flow() || dice_.chance(75) ? std::to_string(by) : period_of(by);
            Target target{aim(*kind, its), *parse_period(deadline), false, dice_.chance(5), {}, {}};
            target.each_year = !stages && !its.is_measured_as_flow() && dice_.chance(8);
            out_.told +=
                std::string(kind->key) + " by " + deadline + (target.each_year ? " each year; " : "; ");
            its.targets.push_back(target);
            by += static_cast<int>(dice_.between(1, 2));
        }
        if (count == 0 || !its.over || its.measure == Measure::count || !dice_.chance(50)) return;
        for (Index entity = 0; entity < 4; ++entity)
            if (dice_.chance(70))
                its.entity_targets.push_back({0, entity, stages ? stage() : figure() / 4, {}});
        for (Index parent = 0; parent < 2; ++parent)
            if (dice_.chance(40))
                its.entity_targets.push_back({1, parent, stages ? stage() : figure() / 2, {}});
    }

    void question(const Indicator& its) {
        assess::Query& query = out_.query;
        query.as_of =
            *parse_period(std::to_string(dice_.between(2022, 2026)) + (dice_.chance(40) ? "-09-30" : ""));
        static constexpr std::array k_methods{assess::Method::linear, assess::Method::growth,
                                              assess::Method::projection, assess::Method::trend};
        query.method = dice_.chance(40) ? assess::Method::linear : one_of(dice_, k_methods);
        static constexpr std::array k_choices{assess::TargetChoice::current, assess::TargetChoice::first,
                                              assess::TargetChoice::final, assess::TargetChoice::all};
        query.target = one_of(dice_, k_choices);
        if (its.over) {
            query.by.emplace();
            if (dice_.chance(40)) query.by->set = 1;
        }
        out_.told += std::string(labels::label(its.kind).key) + ' ' + its.unit + " measure " +
                     std::string(labels::label(its.measure).key) + (its.over ? " over entities" : "") +
                     " method " + std::string(labels::label(query.method).key) + " as of " +
                     to_string(query.as_of);
    }

    Dice& dice_;
    RandomQuestion& out_;
    bool negative_ = false;
    int start_ = 2020;
    std::optional<bool> days_;
};

} // namespace

RandomQuestion::RandomQuestion(std::uint64_t seed) {
    Dice dice(seed);
    Making(dice, *this).make();
}

} // namespace gapcalc::test
