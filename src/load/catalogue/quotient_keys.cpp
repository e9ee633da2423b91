// of, to, per and weight: what is divided by what.
#include "load/catalogue/resolve.hpp"

#include "base/unit.hpp"

namespace gapcalc::load {
namespace {

class QuotientResolver {
  public:
    QuotientResolver(Resolution& resolution, Reporter& reporter, std::size_t file,
                     const ParsedIndicator& parsed, bool tainted, Indicator& out)
        : resolution_(resolution),
          reporter_(reporter),
          file_(resolution.files[file]),
          names_(resolution.names[resolution.places[file].plan]),
          parsed_(parsed),
          tainted_(tainted),
          out_(out) {}

    bool resolve() {
        const bool ratio = out_.measure == Measure::ratio, mean = out_.measure == Measure::mean;
        if (!ratio) report_alone();
        if (parsed_.weight && !mean) report_only("weight", parsed_.weight.span, "mean");
        if (ratio) return resolve_ratio();
        return !mean || !parsed_.weight || resolve_weight();
    }

  private:
    const Series& series(Index at) const { return resolution_.catalogue().series[at]; }

    void report_only(std::string_view key, Span span, std::string_view measure) {
        if (!tainted_ || parsed_.measure)
            reporter_.add(Problem::only_for_measure, span, {std::string(key), std::string(measure)});
    }
    /// The keys of a ratio where there is none.
    void report_alone() {
        if (parsed_.of) report_only("of", parsed_.of.span, "ratio");
        if (parsed_.to) report_only("to", parsed_.to.span, "ratio");
        if (parsed_.per) report_only("per", parsed_.per->span, "ratio");
    }

    bool resolve_ratio() {
        const bool fits = report_needless();
        const auto per = resolve_per();
        const auto of = operand("of", parsed_.of), to = operand("to", parsed_.to);
        if (!of || !to || !per) return false;
        Ratio ratio{*of, *to, *per, 1, parsed_.to.span};
        // Of other dimensions numbers are taken as they stand: 亿元 and 万人.
        if (const auto factor = conversion(series(*to).unit, series(*of).unit)) ratio.conversion = *factor;
        out_.ratio = ratio;
        out_.kind = Kind::stock;
        if (!out_.over) out_.over = series(*of).over;
        const bool shared = share_entities(parsed_.of, *of) && share_entities(parsed_.to, *to);
        return share_years(*of, *to) && shared && fits;
    }

    bool resolve_weight() {
        const auto weight = operand("weight", parsed_.weight);
        if (!weight) return false;
        out_.weight = Weight{*weight, parsed_.weight.span};
        return share_entities(parsed_.weight, *weight) &&
               (!is_flow(out_.kind) || !is_flow(series(*weight).kind) || share_weight_years(*weight));
    }

    /// Keys that say where figures come from, which a ratio has of its own; whether there are none.
    bool report_needless() {
        const Text words{"比值", "a ratio"};
        const auto report = [&](std::string_view key, Span span, Text help) {
            reporter_.add(Problem::not_for_kind, span, {std::string(key), words, std::move(help)});
        };
        bool fits = true;
        if (parsed_.series) {
            report("series", parsed_.series.span,
                   {"删去 series：数字取自 of 和 to 的序列",
                    "remove series: the figures are those of the series `of` and `to`"});
            out_.series.reset();
            fits = false;
        }
        if (parsed_.kind) {
            report("kind", parsed_.kind->span,
                   {"删去 kind：比值总是时点数，of 和 to 的序列各有自己的 kind",
                    "remove kind: a ratio is a stock, and the series `of` and `to` have their own kinds"});
            fits = false;
        }
        if (parsed_.step && parsed_.step->number.digits != 0) {
            report("step", parsed_.step->span,
                   {"删去 step：比值没有最小步长", "remove step: a ratio changes without steps"});
            fits = false;
        }
        return fits;
    }

    /// What it is said of: 1 where nothing is written, or as many as the unit says.
    std::optional<Rational> resolve_per() {
        if (!parsed_.per) {
            const Unit* const unit = find_unit(parsed_.unit.text);
            if (unit == nullptr || unit->dimension != Dimension::share) return Rational(1);
            return Rational(100) / unit->factor;
        }
        const auto per = plain_number(
            *parsed_.per, {"写数字，不带单位：per = 1000", "write a number without a unit: per = 1000"},
            reporter_);
        if (!per || per->sign() > 0) return per;
        reporter_.add(Problem::not_positive, parsed_.per->span,
                      {"per", {"每千人写 per = 1000", "per 1,000 people is per = 1000"}});
        return std::nullopt;
    }

    /// The series that stands behind the key; reported and empty when it has no amounts or levels.
    std::optional<Index> operand(std::string_view key, const Word& word) {
        if (!word) {
            if (!tainted_)
                reporter_.add(Problem::missing_key, parsed_.measure->span,
                              {"measure = \"ratio\"", std::string(key), std::string(key) + " = \"…\""});
            return std::nullopt;
        }
        const auto found = resolution_.find_series(names_, word, file_, reporter_);
        if (!found || series(*found).kind != Kind::milestone) return found;
        reporter_.add(Problem::not_for_kind, word.span,
                      {std::string(key),
                       {"分阶段的序列", "a series of stages"},
                       {"换一个数值的序列", "choose a series of numbers"}});
        return std::nullopt;
    }

    bool share_entities(const Word& word, Index at) {
        if (series(at).over == out_.over) return true;
        // Figures of entities without `over` are reported at their place.
        if (tainted_) return false;
        const bool own = parsed_.over || out_.weight;
        const std::string_view other = own ? std::string_view(out_.id) : series(out_.ratio->of).id;
        reporter_.add(Problem::other_entities, word.span, {series(at).id, std::string(other)});
        return false;
    }

    bool share_years(Index of, Index to) {
        const Series &one = series(of), &other = series(to);
        if (!is_flow(one.kind) || !is_flow(other.kind) || one.year_starts == other.year_starts) return true;
        report_years(parsed_.to.span, other.id, other.year_starts, one.id, one.year_starts);
        return false;
    }
    bool share_weight_years(Index at) {
        const int own = out_.series           ? series(*out_.series).year_starts
                        : parsed_.year_starts ? static_cast<int>(parsed_.year_starts->value)
                                              : file_.year_starts;
        if (series(at).year_starts == own) return true;
        report_years(parsed_.weight.span, series(at).id, series(at).year_starts, out_.id, own);
        return false;
    }
    void report_years(Span span, const std::string& id, int month, const std::string& other,
                      int other_month) {
        reporter_.add(Problem::other_years, span,
                      {id, std::to_string(month), other, std::to_string(other_month)});
    }

    Resolution& resolution_;
    Reporter& reporter_;
    const ParsedFile& file_;
    PlanNames& names_;
    const ParsedIndicator& parsed_;
    bool tainted_;
    Indicator& out_;
};

} // namespace

bool resolve_quotient(Resolution& resolution, Reporter& reporter, std::size_t file,
                      const ParsedIndicator& parsed, bool tainted, Indicator& out) {
    return QuotientResolver(resolution, reporter, file, parsed, tainted, out).resolve();
}

} // namespace gapcalc::load
