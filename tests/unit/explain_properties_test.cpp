// What `explain` says of random questions is worked out again: every equation, every reason for a blank, and
// the class that the score falls into. GAPCALC_QUESTIONS says how many.
#include "assess_case.hpp"
#include "base/unit.hpp"
#include "explain_case.hpp"
#include "gapcalc/labels.hpp"
#include "gapcalc/tabulate.hpp"
#include "random_questions.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

/// What a reason is checked against.
struct Seen {
    const Indicator& indicator;
    const assess::Row& row;
    std::string_view key; ///< of the column
    Date as_of;
    bool whole_given; ///< by some figure of the whole

    const Target* target() const { return row.target ? &indicator.targets[*row.target] : nullptr; }
    Rational toward(const Rational& difference) const { return difference * Rational(row.direction); }
    /// From the end of one period to the end of the other; 0 where either is missing.
    int between(const std::optional<Period>& from, const std::optional<Period>& to) const {
        return from && to ? time_between(*from, *to, row.in_days).count : 0;
    }
    bool at_deadline() const { return row.period && row.deadline && between(row.period, row.deadline) <= 0; }
    bool under_ceiling() const { return row.in_target_year && row.direction < 0; }
    bool before_end() const { return row.period->end() < row.deadline->end(); }
    bool is_place() const {
        if (row.unit != "位") return false;
        if (row.entity_counted) return direction_of(goal_of(*indicator.where).op) <= 0;
        if (indicator.kind != Kind::stock) return false;
        return std::ranges::none_of(indicator.targets,
                                    [](const Target& any) { return direction_of(kind_of(any.aim).op) > 0; });
    }
    /// Of the newest figure, where an earlier year that failed stands in its place.
    Period newest() const {
        const bool failed = row.reason == assess::Reason::failed_year && !row.history.empty();
        return failed ? row.history.back().period : *row.period;
    }
    bool incomplete_at_either_end() const {
        const auto before = newest().year_before();
        return std::ranges::any_of(row.history, [&](const assess::HistoryPoint& point) {
            const Date end = point.period.end();
            return !point.complete && (end == newest().end() || (before && end == before->end()));
        });
    }
    bool value_one_year_before() const {
        const auto before = newest().year_before();
        return before && std::ranges::any_of(row.history, [&](const assess::HistoryPoint& point) {
                   return point.period.end() == before->end() && point.value.sign() > 0;
               });
    }
    Rational change() const { return *row.value - *row.base; }
};

using Holds = std::function<bool(const Seen&)>;

/// The sentence of each reason, and what must be so where it is given.
const std::map<std::string, Holds>& reasons() {
    static const std::map<std::string, Holds> k_reasons{
        {"there is no value up to the as-of date", [](const Seen& s) { return !s.row.value; }},
        {"there is no target, or its number cannot be computed", [](const Seen& s) { return !s.row.goal; }},
        {"a year failed, and nothing can mend it",
         [](const Seen& s) { return s.row.reason == assess::Reason::failed_year; }},
        {"fewer than five values exactly a year apart", [](const Seen& s) { return s.key == "likelihood"; }},
        {"a count over fewer than ten entities", [](const Seen& s) { return s.key == "likelihood"; }},
        {"all years changed by the same", [](const Seen& s) { return s.key == "likelihood"; }},
        {"there is no deadline", [](const Seen& s) { return !s.row.deadline; }},
        {"there is no baseline", [](const Seen& s) { return !s.row.base; }},
        {"the baseline already met the target or equals it",
         [](const Seen& s) { return s.toward(*s.row.bound - *s.row.base).sign() <= 0; }},
        {"a running total begins at 0, which is not shown as a baseline",
         [](const Seen& s) { return s.row.in_target_year && s.row.base->is_zero(); }},
        {"nothing says where time begins to run", [](const Seen& s) { return !s.row.start; }},
        {"the deadline is not later than the start",
         [](const Seen& s) { return s.between(s.row.start, s.row.deadline) <= 0; }},
        {"the value is not later than the start",
         [](const Seen& s) { return s.row.base && s.between(s.row.start, s.row.period) <= 0; }},
        {"no time has elapsed", [](const Seen& s) { return s.row.elapsed && s.row.elapsed->sign() <= 0; }},
        {"the value is of the deadline or later", [](const Seen& s) { return s.at_deadline(); }},
        {"the deadline is past",
         [](const Seen& s) {
             return s.key == "likelihood" && !s.at_deadline() && s.row.deadline->end() < s.as_of;
         }},
        {"part of a year is not compared with whole years",
         [](const Seen& s) { return s.row.flags.has(assess::Flag::partial_year); }},
        {"not for a running total in the deadline's own year",
         [](const Seen& s) {
             return s.row.in_target_year &&
                    year_of(s.row.period->end(), 1) == year_of(s.row.deadline->end(), 1) &&
                    is_flow(s.indicator.kind);
         }},
        {"not for a goal that must hold in every year",
         [](const Seen& s) { return s.target() && s.target()->each_year; }},
        {"not for milestones", [](const Seen& s) { return s.indicator.kind == Kind::milestone; }},
        {"not for ranks", [](const Seen& s) { return s.is_place(); }},
        {"less is better", [](const Seen& s) { return s.row.direction < 0; }},
        {"not for a running total under a ceiling", [](const Seen& s) { return s.under_ceiling(); }},
        {"the value or the ceiling is not above 0",
         [](const Seen& s) {
             return s.under_ceiling() && (s.row.value->sign() <= 0 || s.row.bound->sign() <= 0);
         }},
        {"the target is not above 0", [](const Seen& s) { return s.row.bound->sign() <= 0; }},
        {"the value is not above 0", [](const Seen& s) { return s.row.value->sign() <= 0; }},
        {"the value is negative", [](const Seen& s) { return s.row.value->sign() < 0; }},
        {"the baseline is 0: no rate of growth leads away from it",
         [](const Seen& s) { return s.row.base->is_zero(); }},
        {"no rate of growth leads from the baseline to the value: the sign changes",
         [](const Seen& s) { return s.row.base->sign() * s.row.value->sign() < 0; }},
        {"the baseline is negative: no rate of growth",
         [](const Seen& s) { return s.row.base->sign() < 0 && s.row.value->sign() <= 0; }},
        {"the rate has no meaning or is too large to mean anything",
         [](const Seen& s) {
             // Ten to the twelfth a year, from the baseline to the value or from there to the target.
             const auto years = [&](int count) {
                 return Rational::fraction(count, s.row.in_days ? 365 : 12);
             };
             const auto great = [](const Rational& from, const Rational& to, const Rational& over) {
                 return over < 1 && to / from > 1 &&
                        power(to / from, Rational(1) / over).value_or(Rational::scaled(1, 13)) >
                            Rational::scaled(9, 11);
             };
             return (s.row.base &&
                     great(*s.row.base, *s.row.value, years(s.between(s.row.start, s.row.period)))) ||
                    (s.row.bound &&
                     great(*s.row.value, *s.row.bound, years(s.between(s.row.period, s.row.deadline))));
         }},
        {"no value of the same period one year before, or none above 0",
         [](const Seen& s) { return !s.value_one_year_before(); }},
        {"entities are missing at one of the two ends",
         [](const Seen& s) { return s.incomplete_at_either_end(); }},
        {"the target is met",
         [](const Seen& s) { return s.row.needed->is_zero() && meets(*s.row.value, *s.row.goal); }},
        {"the value is within its ceiling",
         [](const Seen& s) {
             return s.under_ceiling() && s.before_end() && meets(*s.row.value, *s.row.goal);
         }},
        {"the value lies within its range, which a running total meets only at the end of its span",
         [](const Seen& s) {
             return s.row.in_target_year && s.row.goal->op == Operator::between && s.before_end() &&
                    meets(*s.row.value, *s.row.goal);
         }},
        {"no change, or change the wrong way: never at this rate",
         [](const Seen& s) { return s.toward(s.change()).sign() <= 0; }},
        {"beyond the year 9999",
         [](const Seen& s) {
             const Rational years =
                 Rational(s.between(s.row.start, s.row.period)) / (s.row.in_days ? 365 : 12);
             return (*s.row.bound - *s.row.value) / s.change() * years > 7900;
         }},
        {"not a figure made of several entities' figures",
         [](const Seen& s) {
             // An entity's own, one that was given for the whole, or the declared baseline.
             const auto& baseline = s.indicator.baseline;
             const bool declared = baseline && s.row.period->end() == baseline->at.end();
             return !s.row.entities_known && (s.row.entity || !s.indicator.over || s.whole_given || declared);
         }},
        {"the verdict was decided before the method was asked",
         [](const Seen& s) { return s.row.rule != assess::Rule::method; }},
        {"the direction of the change decided",
         [](const Seen& s) {
             return s.row.rule == assess::Rule::method && s.row.verdict == assess::Verdict::reversing;
         }},
        {"the method lacks what it needs",
         [](const Seen& s) {
             return s.row.rule == assess::Rule::method && s.row.verdict == assess::Verdict::pending;
         }},
        {"not within the span, after which the total begins again at 0",
         [](const Seen& s) {
             return s.row.in_target_year && s.row.change_per_year && s.key == "reach_date";
         }},
        {"the value equals the target", [](const Seen& s) { return *s.row.value == *s.row.bound; }},
    };
    return k_reasons;
}

/// The classes of each method as they are documented; under a ceiling the pace has words of its own.
std::string_view classes_of(assess::Method method, bool under_ceiling) {
    if (under_ceiling)
        return ">=1.10 Well within, >=0.95 On track, >=0.60 Running high, >=0 Running over, <0 Reversing";
    switch (method) {
    case assess::Method::linear:
        return ">=1.10 Ahead, >=0.95 On track, >=0.60 Slow, >=0 Behind, <0 Reversing";
    case assess::Method::growth:
        return ">=0.95 On track, >=0.60 Slow, >=0 Behind, <0 Reversing";
    case assess::Method::projection:
        return ">=0.95 On track, >=0.10 Slow, >=0 Behind, <0 Reversing";
    case assess::Method::trend:
        return "<=0.05 On track, <=0.20 Slow, >0.20 Behind";
    }
    return {};
}

bool compares(const Rational& score, std::string_view sign, const Rational& edge) {
    if (sign == ">=") return score >= edge;
    if (sign == "<=") return score <= edge;
    return sign == ">" ? score > edge : score < edge;
}

/// The first class of those told that holds for the score.
std::string class_told(std::string_view classes, const Rational& score) {
    while (!classes.empty()) {
        const std::string_view one = classes.substr(0, classes.find(", "));
        const std::size_t digits = one.find_first_of("0123456789"), blank = one.find(' ');
        if (compares(score, one.substr(0, digits), number(one.substr(digits, blank - digits))))
            return std::string(one.substr(blank + 1));
        classes.remove_prefix(std::min(classes.size(), one.size() + 2));
    }
    return "(no class)";
}

/// The parts of an explanation that tell of one row each.
std::vector<std::string> rows_told(const std::string& page) {
    constexpr std::string_view k_begin = "Where it stands (as of";
    std::vector<std::string> parts;
    for (std::size_t at = page.find(k_begin); at != page.npos;) {
        const std::size_t next = page.find(k_begin, at + 1);
        parts.push_back(page.substr(at, next == page.npos ? next : next - at));
        at = next;
    }
    return parts;
}

class Checking {
  public:
    explicit Checking(const RandomQuestion& question) : question_(question) {}

    std::vector<std::string> faults;
    std::set<std::string> met; ///< reasons and columns that were seen

    void all() {
        assess::Query query = question_.query;
        query.history = true;
        std::vector<assess::Row> wholes;
        for (const assess::Row& row : assess::assess_rows(question_.catalogue, query)) {
            blanks(row);
            if (!row.entity) wholes.push_back(row);
        }
        const std::string page = explained(question_.catalogue, Sources{}, question_.query, 0, Language::en);
        const auto parts = rows_told(page);
        if (parts.size() != wholes.size()) return faults.push_back("as many parts as rows");
        for (std::size_t at = 0; at < parts.size(); ++at) whole(parts[at], wholes[at]);
    }

  private:
    /// What the columns of any row say of their blanks.
    void blanks(const assess::Row& row) {
        const auto check = [&](std::string_view key, const auto& figure) {
            if (!figure) reason(row, std::string(key), std::string(labels::label(figure.why()).en));
        };
        check("baseline", row.baseline);
        check("baseline_period", row.baseline_period);
        check("gap", row.gap);
        check("needed", row.needed);
        check("completion", row.completion);
        check("progress", row.progress);
        check("elapsed", row.elapsed);
        check("planned", row.planned);
        check("lead_points", row.lead_points);
        check("lead_months", row.lead_months);
        check("pace", row.pace);
        check("expected", row.expected);
        check("year_on_year", row.year_on_year);
        check("change_per_year", row.change_per_year);
        check("growth_per_year", row.growth_per_year);
        check("needed_per_month", row.needed_per_month);
        check("needed_per_year", row.needed_per_year);
        check("needed_growth", row.needed_growth);
        check("projection", row.projection);
        check("projected_gap", row.projected_gap);
        check("reach_date", row.reach_date);
        check("age_months", row.age_months);
        check("coverage", row.coverage);
        check("score", row.score);
        check("likelihood", row.likelihood);
    }

    void reason(const assess::Row& row, const std::string& key, const std::string& words) {
        const auto found = reasons().find(words);
        if (found == reasons().end())
            return faults.push_back(key + " is blank for an unknown reason: " + words);
        met.insert(words);
        const Indicator& its = question_.catalogue.indicators[0];
        bool whole_given = !its.records.whole.empty();
        for (const Index source : its.sources())
            whole_given |= !question_.catalogue.series[source].records.whole.empty();
        if (!found->second({its, row, key, question_.query.as_of.end(), whole_given}))
            faults.push_back(key + (row.entity ? " of an entity" : "") + " is not blank because " + words);
    }

    void whole(const std::string& part, const assess::Row& row) {
        const Told told(part);
        // What was divided is told, unless the whole's own figure stands there.
        const Indicator& its = question_.catalogue.indicators[0];
        const bool failed = row.reason == assess::Reason::failed_year; // an earlier year's value is shown
        if (its.is_quotient() && row.entities_known && row.value && !failed && told.told_of("value").empty())
            faults.push_back("what the value is divided from is not told");
        for (const std::string& key : k_computed) {
            if (const std::string wrong = check_told(told, row, key); !wrong.empty()) faults.push_back(wrong);
            const std::string why = told.why_blank(key);
            if (why.empty())
                met.insert(key);
            else
                reason(row, key, why);
        }
        const bool scored = row.score.has_value();
        const std::size_t classes = part.find("; the first that holds: ");
        if (scored != (classes != part.npos))
            return faults.push_back("classes are told where there is a score");
        if (!scored) return;
        const std::size_t begin = classes + 24;
        const std::string line = part.substr(begin, part.find('\n', begin) - begin);
        const assess::Method method = method_told(part);
        if (line != classes_of(method, row.ceiling)) faults.push_back("other classes: " + line);
        if (class_told(line, *row.score) != labels::verdict_label(row.verdict, row.ceiling).en)
            faults.push_back("score " + row.score->fixed(6) + " is of another class: " + line);
        met.insert(std::string(labels::label(method).key));
    }

    assess::Method method_told(const std::string& part) {
        for (const assess::Method method : {assess::Method::linear, assess::Method::growth,
                                            assess::Method::projection, assess::Method::trend})
            if (contains(part, "method: " + std::string(labels::label(method).key) + ")")) return method;
        faults.emplace_back("no method is told");
        return assess::Method::linear;
    }

    const RandomQuestion& question_;
};

} // namespace

TEST_CASE("explain: every equation and reason of random questions comes out") {
    const char* const asked = std::getenv("GAPCALC_QUESTIONS");
    const long questions = asked ? std::atol(asked) : 4000;
    REQUIRE(questions > 0);
    std::set<std::string> met;
    int wrong = 0;
    for (long seed = 1; seed <= questions; ++seed) {
        const RandomQuestion question(static_cast<std::uint64_t>(seed));
        Checking checking(question);
        try {
            checking.all();
        } catch (const std::exception& fault) {
            checking.faults.emplace_back(fault.what());
        }
        met.merge(checking.met);
        if (checking.faults.empty()) continue;
        CAPTURE(seed);
        CAPTURE(question.told);
        for (const std::string& fault : checking.faults) CHECK_MESSAGE(false, fault);
        if (++wrong == 5) return; // they say enough
    }
    // What no question comes to is not tested.
    for (const std::string& key : k_computed) CHECK_MESSAGE(met.contains(key), key);
    for (const auto& reason : reasons()) {
        const std::string& words = reason.first;
        const bool rare = words.starts_with("beyond the year") ||
                          words.starts_with("the rate has no meaning") ||
                          words.starts_with("the deadline is not later") ||
                          words.starts_with("all years changed") || words == "the value equals the target";
        CHECK_MESSAGE((met.contains(words) || rare), words);
    }
    for (const assess::Method method :
         {assess::Method::linear, assess::Method::growth, assess::Method::projection, assess::Method::trend})
        CHECK(met.contains(std::string(labels::label(method).key)));
}

TEST_CASE("explain: the entities that are said to be counted are as many as the row's count") {
    int seen = 0, of_several_dates = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        const RandomQuestion question(seed);
        const Indicator& indicator = question.catalogue.indicators[0];
        if (indicator.measure != Measure::count || !indicator.over) continue;
        assess::Query query = question.query;
        query.by.reset();
        std::vector<assess::Row> wholes = assess::assess_rows(question.catalogue, query);
        const auto parts =
            rows_told(explained(question.catalogue, Sources{}, question.query, 0, Language::en));
        REQUIRE(parts.size() == wholes.size());
        for (std::size_t at = 0; at < parts.size(); ++at) {
            const assess::Row& row = wholes[at];
            if (!row.entities_known || !row.value) continue;
            CAPTURE(seed);
            CAPTURE(question.told);
            CAPTURE(parts[at]);
            std::uint32_t known = 0, counted = 0;
            const std::size_t begin = parts[at].find("\nEntities:");
            REQUIRE(begin != std::string::npos);
            const std::string told = parts[at].substr(begin + 1, parts[at].find("\n\n", begin + 1) - begin);
            for (const std::string& line : lines_of(told)) {
                counted += contains(line, "  counted");
                known += contains(line, "  counted") || contains(line, "not counted");
                of_several_dates += contains(line, "(newest: ");
            }
            // Coverage is the newest date's, where an earlier year that failed is what was judged.
            if (row.reason != assess::Reason::failed_year) CHECK(known == *row.entities_known);
            CHECK(Rational(std::int64_t{counted}) == *row.value);
            ++seen;
        }
    }
    CHECK(seen > 40);
    CHECK(of_several_dates > 10);
}

TEST_CASE("explain: a rank with targets both ways is told by the method asked for") {
    Question question{"at_most 10", "2023=28 2024=22",      "2020=40", "2024-12-31", "2030",
                      Kind::stock,  assess::Method::growth, "",        "位"};
    Catalogue catalogue = catalogue_of(question);
    catalogue.indicators[0].targets.push_back({AtLeast{50}, period("2035"), false, false, {}, {}});
    assess::Query query;
    query.as_of = period("2024-12-31");
    query.method = assess::Method::growth;
    const assess::Row row = assess::assess_rows(catalogue, query).at(0);
    const std::string page = explained(catalogue, Sources{}, query, 0, Language::en);
    CHECK_MESSAGE(contains(page, "method: growth)"), page);
    REQUIRE(row.score);
    CHECK(*row.score != *row.pace);
    const Told told(page);
    for (const std::string& key : k_computed) {
        const std::string wrong = check_told(told, row, key);
        CHECK_MESSAGE(wrong.empty(), wrong);
    }
}

TEST_CASE("explain: what a range on a rank leaves blank is blank because it is a rank") {
    const Question question{"between 10 20",        "2023=30", "2020=40", "2024-12-31", "2025", Kind::stock,
                            assess::Method::linear, "",        "位"};
    const Catalogue catalogue = catalogue_of(question);
    assess::Query query;
    query.as_of = period("2024-12-31");
    const Told told(explained(catalogue, Sources{}, query, 0, Language::en));
    for (const char* const key :
         {"projection", "projected_gap", "reach_date", "growth_per_year", "needed_growth"}) {
        CAPTURE(std::string(key));
        CHECK(told.why_blank(key) == "not for ranks");
    }
}
