// The script: what each statement asks.
#include "gapcalc/sql.hpp"

#include "sql/figures.hpp"

#include <algorithm>

namespace gapcalc::sql {
namespace {

class Script {
  public:
    Script(const Catalogue& catalogue, const EngineWants& wants, const Engine& engine)
        : catalogue_(catalogue), wants_(wants), sql_(engine) {}

    std::string statements() {
        std::string all;
        std::size_t number = 0;
        for (const EngineStatement& one : engine_statements(catalogue_, wants_)) {
            all += fmt::format("\n-- {}: {}\n", ++number, said(one));
            all += statement(number, one);
        }
        return all;
    }
    std::size_t count() const { return engine_statements(catalogue_, wants_).size(); }

  private:
    std::string said(const EngineStatement& one) const {
        static constexpr std::string_view k_said[] = {"cells that are not what they are to be",
                                                      "figures that stand there twice",
                                                      "amounts that overlap",
                                                      "entities that no file names",
                                                      "decimals written",
                                                      "figures as written",
                                                      "figures of each period",
                                                      "points",
                                                      "entities that belong"};
        std::string id = catalogue_.series[one.series].id;
        if (one.sort == StatementSort::points || one.sort == StatementSort::scope)
            id = catalogue_.indicators[wants_.points[one.wanted].key.indicator].id;
        return fmt::format("{}, {}", id, k_said[static_cast<std::size_t>(one.sort)]);
    }

    std::string statement(std::size_t number, const EngineStatement& one) {
        Relations relations(sql_);
        FigureRelations of(relations, sql_, catalogue_, one.series, "f_");
        switch (one.sort) {
        case StatementSort::cells:
            return cells(number, relations, of, catalogue_.series[one.series]);
        case StatementSort::doubled:
            return doubled(number, relations, of, catalogue_.series[one.series]);
        case StatementSort::overlap:
            return overlap(number, relations, of);
        case StatementSort::names:
            return names(number, relations, of);
        case StatementSort::places:
            return places(number, relations, of);
        case StatementSort::figures:
            return figures(number, relations, of, one.series);
        case StatementSort::periods: {
            const std::string& from = of.chosen({}, one.known);
            return relations.statement(std::to_string(number), {"w.fst", "w.nxt", "COUNT(*)"},
                                       fmt::format("FROM {} w GROUP BY w.fst, w.nxt", from));
        }
        case StatementSort::points:
            return points(number, relations, of, wants_.points[one.wanted]);
        case StatementSort::scope:
            return scope(number, relations, of, wants_.points[one.wanted]);
        }
        return {};
    }

    /// One kind of fault a row, with how many cells have it and an example.
    std::string cells(std::size_t number, Relations& relations, FigureRelations& of, const Series& series) {
        const EntitySet* const set = series.over ? &catalogue_.sets[*series.over] : nullptr;
        const std::string from = of.cells(), when = of.periods();
        const std::string names = of.has_names() ? of.names({}) : std::string();
        const std::string day = of.has_published() ? of.published() : std::string();
        std::string cases = fmt::format(
            "CASE WHEN NOT ({}) THEN 'cell' WHEN {} > 18 THEN 'digits' WHEN q.fst IS NULL THEN 'period' "
            "WHEN c.e = ' ' THEN 'blank' WHEN {} THEN 'spaced'",
            sql_.is_plain("c.v"), sql_.digits("c.v"),
            sql_.matches("c.e", "(^[ \t\r\n　\u00A0])|([ \t\r\n　\u00A0]$)"));
        if (!names.empty()) cases += " WHEN n.i = '*' THEN 'ambiguous'";
        if (set == nullptr) cases += " WHEN c.e <> '' THEN 'entity'";
        if (set != nullptr && set->total() <= set->size() && !names.empty())
            cases += " WHEN c.e <> '' AND (n.i IS NULL OR n.i = '') THEN 'entity'";
        if (!day.empty()) cases += " WHEN c.u <> '' AND d.nxt IS NULL THEN 'published'";
        if (series.limits) {
            const Rational factor = catalogue_.table_of(index_of(series))->factor;
            cases += fmt::format(" WHEN {0} < {1} OR {0} > {2} THEN 'limits'", guarded("c.v"),
                                 sql_.number(grid(series.limits->low, factor, false)),
                                 sql_.number(grid(series.limits->high, factor, true)));
        }
        relations.add(
            "f_faults",
            fmt::format("SELECT {} ELSE 'good' END AS kind, c.t AS t, c.e || ', ' || c.p || ': ' || c.v AS "
                        "ex\nFROM {} c LEFT JOIN {} q "
                        "ON c.p = q.p{}{}",
                        cases, from, nullable(when),
                        names.empty() ? "" : fmt::format(" LEFT JOIN {} n ON c.e = n.k", names),
                        day.empty() ? "" : fmt::format(" LEFT JOIN {} d ON c.u = d.p", nullable(day))));
        return relations.statement(std::to_string(number), {"w.kind", "COUNT(*)", "MIN(w.ex)", "MIN(w.t)"},
                                   "FROM f_faults w GROUP BY w.kind");
    }
    /// A relation of periods whose columns are null where a join finds nothing, on any engine.
    std::string nullable(const std::string& periods) const {
        return fmt::format("(SELECT w.p AS p, NULLIF(w.fst, 0) AS fst, NULLIF(w.nxt, 0) AS nxt FROM {} w)",
                           periods);
    }
    std::string guarded(std::string_view value) const {
        return fmt::format("CASE WHEN {} THEN {} END", sql_.is_plain(value), sql_.decimal(value));
    }
    Index index_of(const Series& series) const {
        return static_cast<Index>(&series - catalogue_.series.data());
    }

    std::string doubled(std::size_t number, Relations& relations, FigureRelations& of, const Series& series) {
        const std::string from = of.figures({});
        const std::string point =
            series.kind == Kind::per_period ? "w.e, w.fst, w.nxt, w.u" : "w.e, w.nxt, w.u";
        relations.add(
            "f_twice",
            fmt::format(
                "SELECT MIN(w.ex) AS example, COUNT(*) AS n FROM {} w GROUP BY {} HAVING COUNT(*) > 1", from,
                point));
        return relations.statement(std::to_string(number), {"COUNT(*)", "COALESCE(MIN(w.example), '')"},
                                   "FROM f_twice w");
    }

    std::string overlap(std::size_t number, Relations& relations, FigureRelations& of) {
        const std::string from = of.chosen({}, {});
        relations.add("f_before",
                      fmt::format("SELECT w.fst AS fst, w.ex AS ex, MAX(w.nxt) OVER (PARTITION BY w.e ORDER "
                                  "BY w.fst, w.nxt ROWS "
                                  "BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS upto FROM {} w",
                                  from));
        return relations.statement(std::to_string(number), {"COUNT(*)", "COALESCE(MIN(w.ex), '')"},
                                   "FROM f_before w WHERE w.fst < w.upto");
    }

    std::string names(std::size_t number, Relations& relations, FigureRelations& of) {
        return relations.statement(std::to_string(number), {"COUNT(DISTINCT w.e)"},
                                   fmt::format("FROM {} w WHERE substr(w.e, 1, 1) = '?'", of.figures({})));
    }

    std::string places(std::size_t number, Relations& relations, FigureRelations& of) {
        const std::string from = of.cells();
        const std::string day = of.has_published() ? of.published() : std::string();
        return relations.statement(
            std::to_string(number),
            {day.empty() ? "0" : "COALESCE(d.nxt, 0)",
             "MAX(CASE WHEN position('.' IN c.v) > 0 THEN length(c.v) - position('.' IN c.v) ELSE 0 END)"},
            fmt::format("FROM {} c{} WHERE {} GROUP BY {}", from,
                        day.empty() ? "" : fmt::format(" LEFT JOIN {} d ON c.u = d.p", day),
                        sql_.is_plain("c.v"), day.empty() ? "1" : "COALESCE(d.nxt, 0)"));
    }

    std::string figures(std::size_t number, Relations& relations, FigureRelations& of, Index series) {
        const bool all = std::ranges::find(wants_.figures, series) != wants_.figures.end();
        return relations.statement(
            std::to_string(number),
            {"c.e", "c.p", "c.v", of.has_status() ? "c.s" : "''", of.has_published() ? "c.u" : "''"},
            fmt::format("FROM {} c{}", of.cells(), all ? "" : " WHERE c.e = ''"));
    }

    /// The number of a test in the unit of the table, where figures have 18 decimals at most.
    static Rational grid(const Rational& bound, const Rational& factor, bool down) {
        const Rational unit = Rational::scaled(1, 18);
        const Rational scaled = bound * unit * (Rational(1) / factor);
        return (down ? scaled.floor() : scaled.ceil()) * Rational::scaled(1, -18);
    }

    std::string passes(std::string_view value, const Test& test, const EngineTable& table) const {
        const Goal goal = goal_of(test);
        const auto at = [&](const Rational& bound, bool down) {
            return sql_.number(grid(bound, table.factor, down));
        };
        switch (goal.op) {
        case Operator::at_least:
        case Operator::stage:
            return fmt::format("{} >= {}", value, at(goal.bound, false));
        case Operator::more_than:
            return fmt::format("{} > {}", value, at(goal.bound, true));
        case Operator::at_most:
            return fmt::format("{} <= {}", value, at(goal.bound, true));
        case Operator::less_than:
            return fmt::format("{} < {}", value, at(goal.bound, false));
        case Operator::between:
            return fmt::format("{0} >= {1} AND {0} <= {2}", value, at(goal.bound, false),
                               at(goal.high, true));
        }
        return {};
    }

    /// The newest figure of each entity that `among` looks at: e, g, w (whether it belongs).
    std::string newest(Relations& relations, FigureRelations& of, const PointsWanted& wanted) {
        const Among& among = *catalogue_.indicators[wanted.key.indicator].among;
        const std::string totals =
            of.totals(wanted.parents, {wanted.key.known_at, wanted.first_stands_in}, {});
        relations.add(
            "m_last",
            fmt::format("SELECT w.e AS e, w.g AS g, CASE WHEN {} THEN 1 ELSE 0 END AS w, ROW_NUMBER() OVER "
                        "(PARTITION BY w.e ORDER BY w.nxt DESC) AS place FROM {} w WHERE w.nxt <= {}",
                        passes("w.v", among.test, *catalogue_.table_of(among.series)), totals,
                        place_after(*wanted.key.as_of)));
        relations.add("m_newest", "SELECT w.e AS e, w.g AS g, w.w AS w FROM m_last w WHERE w.place = 1");
        return "m_newest";
    }

    std::string points(std::size_t number, Relations& relations, FigureRelations& of,
                       const PointsWanted& wanted) {
        const Indicator& indicator = catalogue_.indicators[wanted.key.indicator];
        const Knowledge known{wanted.key.known_at, wanted.first_stands_in};
        const std::string totals = of.totals(wanted.parents, known, wanted.key.span);
        std::string belongs = "1", join;
        if (wanted.among_in_engine) {
            FigureRelations among(relations, sql_, catalogue_, indicator.among->series, "m_");
            join = " LEFT JOIN " + newest(relations, among, wanted) + " m ON w.e = m.e";
            belongs = "COALESCE(m.w, 0)";
        } else if (indicator.among) {
            std::string rows;
            for (const Index member : wanted.members)
                rows += fmt::format("{}('{}','1','')", rows.empty() ? "" : ",", member);
            if (rows.empty()) rows = "('','','')";
            relations.add("m_members", sql_.names(rows));
            join = " LEFT JOIN m_members m ON w.e = m.k";
            belongs = "CASE WHEN m.i = '1' THEN 1 ELSE 0 END";
        }
        const std::string passing =
            indicator.measure == Measure::count && indicator.where
                ? fmt::format("SUM(CASE WHEN {} THEN 1 ELSE 0 END)",
                              passes("x.v", *indicator.where, *catalogue_.table_of(*indicator.series)))
                : std::string("0");
        if (indicator.ratio) {
            FigureRelations other(relations, sql_, catalogue_,
                                  wanted.key.below ? indicator.ratio->of : indicator.ratio->to, "o_");
            relations.add("f_other", fmt::format("SELECT w.e AS e, w.nxt AS nxt, 1 AS k FROM {} w",
                                                 other.totals(wanted.parents, known, {})));
            join += " LEFT JOIN f_other o ON w.e = o.e AND w.nxt = o.nxt";
            belongs = fmt::format("CASE WHEN COALESCE(o.k, 0) = 1 THEN {} ELSE 0 END", belongs);
        }
        relations.add("f_entities", fmt::format("SELECT w.*, {} AS b FROM {} w{}", belongs, totals, join));
        return relations.statement(std::to_string(number),
                                   {"MAX(x.fst)", "x.nxt", "x.g", "x.b", "COUNT(*)", passing, "SUM(x.v)",
                                    "MIN(x.v)", "MAX(x.v)", "MAX(x.fp)", "MAX(x.fe)", "MAX(x.fb)",
                                    "MAX(x.rv)"},
                                   "FROM f_entities x GROUP BY x.nxt, x.g, x.b");
    }

    std::string scope(std::size_t number, Relations& relations, FigureRelations& of,
                      const PointsWanted& wanted) {
        return relations.statement(std::to_string(number), {"x.g", "COUNT(*)", "SUM(x.w)"},
                                   fmt::format("FROM {} x GROUP BY x.g", newest(relations, of, wanted)));
    }

    const Catalogue& catalogue_;
    const EngineWants& wants_;
    Dialect sql_;
};

} // namespace

std::string fingerprint(const Catalogue& catalogue, const EngineWants& wants, std::string_view version) {
    std::uint64_t hash = 0xCBF29CE484222325u; // FNV-1a
    const auto take = [&](std::string_view text) {
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    };
    take(version);
    take(Script(catalogue, wants, *find_engine(engine_names().front())).statements());
    return fmt::format("{:016x}", hash);
}

std::string script(const Catalogue& catalogue, const EngineWants& wants, const Engine& engine,
                   std::string_view version) {
    Script script(catalogue, wants, engine);
    const Dialect sql(engine);
    const std::string hash = fingerprint(catalogue, wants, version);
    const auto marked = [&](std::string_view mark) {
        return Relations(sql).statement(mark,
                                        {sql.literal(hash), sql.literal(engine.name),
                                         std::to_string(script.count()), std::to_string(engine.whole_digits)},
                                        "");
    };
    return fmt::format("-- gapcalc {}: points for its table, asked of {}.\n"
                       "-- Give what this prints, as CSV, to gapcalc with --points.\n{}{}{}\n{}",
                       version, engine.name, engine.preamble, marked("begin"), script.statements(),
                       marked("end"));
}

} // namespace gapcalc::sql
