#include "sql/figures.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gapcalc::sql {
namespace {

/// The names in full of an entity: its own, and each below a name of its parent.
std::set<std::string> labels_of(const Catalogue& catalogue, Index set, Index entity) {
    const EntitySet& of = catalogue.sets[set];
    std::set<std::string> labels;
    if (entity >= of.members.size()) return {std::string(of.key(entity))};
    const auto own = [](const Entity& one) {
        std::set<std::string> names = {one.id, one.name.zh, one.name.en};
        names.erase("");
        return names;
    };
    labels = own(of.members[entity]);
    const auto parent = of.parent_of(entity);
    if (!parent || !of.within) return labels;
    const EntitySet& parents = catalogue.sets[*of.within];
    const std::set<std::string> above = *parent < parents.members.size()
                                            ? own(parents.members[*parent])
                                            : std::set<std::string>{std::string(parents.key(*parent))};
    const std::set<std::string> plain = labels;
    for (const std::string& upper : above)
        for (const std::string& name : plain) labels.insert(upper + "/" + name);
    return labels;
}

} // namespace

Names names_of(const Catalogue& catalogue, Index set, std::optional<Index> parents, const Dialect& sql) {
    const EntitySet& of = catalogue.sets[set];
    std::map<std::string, std::optional<Index>> bearers; // empty: several
    for (Index entity = 0; entity < of.size(); ++entity)
        for (const std::string& label : labels_of(catalogue, set, entity)) {
            const auto [found, added] = bearers.try_emplace(label, entity);
            if (!added && found->second != entity) found->second.reset();
        }
    Names names;
    for (const auto& [label, entity] : bearers) {
        std::string parent;
        if (entity && parents)
            if (const auto above = catalogue.ancestor(set, *entity, *parents))
                parent = std::to_string(*above);
        names.rows += fmt::format("{}({},'{}','{}')", names.rows.empty() ? "" : ",\n", sql.literal(label),
                                  entity ? std::to_string(*entity) : "*", parent);
    }
    return names;
}

FigureRelations::FigureRelations(Relations& relations, const Dialect& sql, const Catalogue& catalogue,
                                 Index series, std::string_view letter)
    : relations_(relations),
      sql_(sql),
      catalogue_(catalogue),
      series_(catalogue.series[series]),
      table_(*catalogue.table_of(series)),
      letter_(letter) {}

bool FigureRelations::has_names() const { return series_.over && catalogue_.sets[*series_.over].size() != 0; }

const std::string& FigureRelations::cells() {
    if (!cells_.empty()) return cells_;
    cells_ = relation("cells");
    const auto column = [&](const std::string& name) { return "src." + sql_.column(name); };
    const std::string entity = sql_.word(column(table_.entity));
    std::string whole;
    for (const std::string& word : table_.whole) whole += (whole.empty() ? "" : ", ") + sql_.literal(word);
    // A blank is no name, and the whole only where that is said, or where there is nothing else.
    const std::string name =
        fmt::format("CASE {}WHEN {} = '' THEN '{}' ELSE {} END",
                    whole.empty() ? "" : fmt::format("WHEN {} IN ({}) THEN '' ", entity, whole), entity,
                    series_.over ? " " : "", entity);
    std::string select =
        fmt::format("SELECT {} AS e, {} AS p, {} AS v, {} AS t", name, sql_.word(column(table_.period)),
                    sql_.word(column(table_.value)), sql_.type(column(table_.value)));
    if (has_status()) select += fmt::format(", {} AS s", sql_.word(column(table_.status)));
    if (has_published()) select += fmt::format(", {} AS u", sql_.word(column(table_.published)));
    select += fmt::format("\nFROM {} src\nWHERE {} IS NOT NULL AND {} <> ''",
                          table_.query.empty() ? sql_.table(table_.name) : "(" + table_.query + "\n)",
                          column(table_.value), sql_.word(column(table_.value)));
    if (!table_.series_column.empty()) {
        std::string words;
        for (const std::string& word : table_.words)
            words += (words.empty() ? "" : ", ") + sql_.literal(word);
        select += fmt::format(" AND {} IN ({})", sql_.word(column(table_.series_column)), words);
    }
    relations_.add(cells_, select);
    return cells_;
}

/// Reads each text of `column` among the cells once: what was written often is read once.
void FigureRelations::read_periods(const std::string& into, const std::string& column, bool of_figures) {
    const bool flow = of_figures && is_flow(series_.kind),
               spans = !of_figures || series_.kind != Kind::year_to_date;
    const int starts = of_figures ? series_.year_starts : 1;
    const std::string &from = cells(), ends = into + "1", sorts = into + "2", parts = into + "3";
    const auto both = [&](std::string_view text, int size) {
        // Two names of that size with two points between them.
        return fmt::format(" WHEN {} THEN substr(w.p, {}, {})",
                           sql_.matches("w.p", fmt::format("^.{{{0}}}[.][.].{{{0}}}$", size)),
                           text == "first" ? 1 : size + 3, size);
    };
    const auto end = [&](std::string_view which) {
        return "CASE" + both(which, 4) + both(which, 7) + both(which, 10) + " ELSE w.p END";
    };
    relations_.add_once(
        ends, fmt::format("SELECT w.p AS p, {} AS a, {} AS z\nFROM (SELECT DISTINCT {} AS p FROM {}) w",
                          end("first"), end("last"), column, from));
    const auto sort = [&](std::string_view side) {
        return fmt::format(
            "CASE WHEN {} THEN 'y' WHEN {} THEN 'h' WHEN {} THEN 'q' WHEN {} THEN 'm' WHEN {} THEN 'n' "
            "WHEN {} THEN 'd' WHEN {} THEN 's' ELSE '?' END",
            sql_.matches(side, "^[0-9]{4}$"), sql_.matches(side, "^[0-9]{4}-[HS][12]$"),
            sql_.matches(side, "^[0-9]{4}-Q[1-4]$"), sql_.matches(side, "^[0-9]{4}-(0[1-9]|1[0-2])$"),
            sql_.matches(side, "^[0-9]{4}-M(0[1-9]|1[0-2])$"),
            sql_.matches(side, "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
            sql_.matches(side, "^[0-9]{4}/([0-9]{2}|[0-9]{4})$"));
    };
    relations_.add_once(sorts,
                        fmt::format("SELECT w.p AS p, w.a AS a, w.z AS z, {} AS sa, {} AS sz FROM {} w",
                                    sort("w.a"), sort("w.z"), ends));
    const auto part = [&](std::string_view side, std::string_view kind, std::string_view what) {
        const auto piece = [&](int at, int size) {
            return fmt::format("substr({}, {}, {})", side, at, size);
        };
        std::string cases;
        if (what == "year")
            cases = fmt::format("CASE WHEN {} = '?' THEN '0' ELSE {} END", kind, piece(1, 4));
        else if (what == "day")
            cases = fmt::format("CASE WHEN {} = 'd' THEN {} ELSE '0' END", kind, piece(9, 2));
        else
            cases = fmt::format(
                "CASE {} WHEN 'h' THEN {} WHEN 'q' THEN {} WHEN 'm' THEN {} WHEN 'd' THEN {} WHEN 'n' "
                "THEN {} WHEN 's' THEN {} ELSE '0' END",
                kind, piece(7, 1), piece(7, 1), piece(6, 2), piece(6, 2), piece(7, 2), piece(6, 4));
        return sql_.whole(cases);
    };
    relations_.add_once(
        parts, fmt::format("SELECT w.p AS p, w.a AS a, w.z AS z, w.sa AS sa, w.sz AS sz, {} AS ya, {} AS na, "
                           "{} AS da, {} AS yz, {} AS nz, {} AS dz FROM {} w",
                           part("w.a", "w.sa", "year"), part("w.a", "w.sa", "number"),
                           part("w.a", "w.sa", "day"), part("w.z", "w.sz", "year"),
                           part("w.z", "w.sz", "number"), part("w.z", "w.sz", "day"), sorts));
    const auto month = [&](std::string_view side, bool last) {
        return fmt::format(
            "CASE w.s{0} WHEN 'y' THEN {1} WHEN 'h' THEN w.n{0} * 6{2} WHEN 'q' THEN w.n{0} * 3{3} "
            "WHEN 's' THEN {4} ELSE w.n{0} END",
            side, last ? 12 : 1, last ? "" : " - 5", last ? "" : " - 2", last ? starts + 11 : starts);
    };
    relations_.add_once(into + "4", fmt::format("SELECT w.*, {} AS ma, {} AS mz FROM {} w", month("a", false),
                                                month("z", true), parts));
    const auto days = [](std::string_view side) {
        return fmt::format(
            "CASE WHEN w.m{0} IN (4, 6, 9, 11) THEN 30 WHEN w.m{0} <> 2 THEN 31 WHEN w.y{0} % 4 = 0 AND "
            "(w.y{0} % 100 <> 0 OR w.y{0} % 400 = 0) THEN 29 ELSE 28 END",
            side);
    };
    const auto good = [&](std::string_view side) {
        std::string tests =
            fmt::format("w.s{0} <> '?' AND w.y{0} BETWEEN 1900 AND 2199 AND (w.s{0} <> 'd' OR w.d{0} <= {1})",
                        side, days(side));
        if (starts == 1)
            tests += fmt::format(" AND w.s{} <> 's'", side);
        else
            tests += fmt::format(" AND (w.s{0} <> 's' OR w.n{0} % 100 = (w.y{0} + 1) % 100)", side);
        if (flow && starts != 1) tests += fmt::format(" AND w.s{} <> 'y'", side);
        return tests;
    };
    relations_.add_once(
        into + "5",
        fmt::format(
            "SELECT w.p AS p, w.ya * 372 + (w.ma - 1) * 31 + CASE WHEN w.sa = 'd' THEN w.da - 1 ELSE 0 END "
            "AS fst,\n  CASE WHEN w.sz = 'd' AND w.dz < {} THEN w.yz * 372 + (w.mz - 1) * 31 + w.dz ELSE "
            "w.yz * 372 + w.mz * 31 END AS nxt,\n  w.ya - CASE WHEN w.ma < {} THEN 1 ELSE 0 END AS yr,\n"
            "  w.yz - CASE WHEN w.mz < {} THEN 1 ELSE 0 END + CASE WHEN w.mz >= {} THEN 1 ELSE 0 END AS "
            "last_yr\n"
            "FROM {} w WHERE {} AND {}{}",
            days("z"), starts, starts, starts + 12, into + "4", good("a"), good("z"),
            spans ? " AND (w.sa = w.sz)" : " AND w.p = w.a"));
    relations_.add_once(
        into,
        fmt::format(
            "SELECT w.p AS p, w.fst AS fst, w.nxt AS nxt, CASE WHEN w.yr = w.last_yr THEN w.yr END AS yr "
            "FROM {}5 w WHERE w.fst < w.nxt",
            into));
}

const std::string& FigureRelations::periods() {
    if (periods_.empty()) read_periods(periods_ = relation("periods"), "p", true);
    return periods_;
}

const std::string& FigureRelations::published() {
    if (published_.empty()) read_periods(published_ = relation("published"), "u", false);
    return published_;
}

const std::string& FigureRelations::names(std::optional<Index> parents) {
    if (!names_.empty()) return names_;
    names_ = relation("names");
    relations_.add(names_, sql_.names(names_of(catalogue_, *series_.over, parents, sql_).rows));
    return names_;
}

const std::string& FigureRelations::figures(std::optional<Index> parents) {
    if (!figures_.empty()) return figures_;
    const std::string from = cells(), when = periods();
    const std::string names = has_names() ? this->names(parents) : std::string();
    const std::string day = has_published() ? published() : std::string();
    const auto status = [&](std::string_view words, std::string_view letters) {
        if (!has_status()) return std::string("0");
        return fmt::format(
            "CASE WHEN {} OR ({} AND {}) THEN 1 ELSE 0 END",
            sql_.matches("lower(c.s)", fmt::format("(^|[ ,;|/+，、；　])({})([ ,;|/+，、；　]|$)", words)),
            sql_.matches("lower(c.s)", "^[abefipr ,;|/+，、；　]*$"),
            sql_.matches("lower(c.s)", fmt::format("[{}]", letters)));
    };
    figures_ = relation("figures");
    relations_.add(
        figures_,
        fmt::format(
            "SELECT {} AS e, {} AS g, q.fst AS fst, q.nxt AS nxt, q.yr AS yr,\n  CASE WHEN {} THEN {} END AS "
            "v, {} AS u,\n"
            "  {} AS fp,\n  {} AS fe,\n  {} AS fb,\n  c.e || ', ' || c.p || ': ' || c.v AS ex\nFROM {} c "
            "JOIN {} q ON c.p = q.p{}{}\nWHERE c.e NOT IN ('', ' ') AND {}",
            names.empty() ? "'?' || c.e" : "CASE WHEN n.i IS NULL OR n.i = '' THEN '?' || c.e ELSE n.i END",
            names.empty() || !parents ? "''" : "COALESCE(n.g, '')", sql_.is_plain("c.v"), sql_.decimal("c.v"),
            day.empty() ? "0" : "COALESCE(d.nxt, 0)", status("provisional|初步|初步数|p", "p"),
            status("estimated|估计|估计数|e|i|f", "eif"), status("break|口径调整|口径有调整|b", "b"), from,
            when, names.empty() ? "" : fmt::format(" LEFT JOIN {} n ON c.e = n.k", names),
            day.empty() ? "" : fmt::format(" LEFT JOIN {} d ON c.u = d.p", day), sql_.is_plain("c.v")));
    return figures_;
}

const std::string& FigureRelations::chosen(std::optional<Index> parents, const Knowledge& known) {
    if (!chosen_.empty()) return chosen_;
    const std::string from = figures(parents), ranked = relation("ranked");
    chosen_ = relation("chosen");
    if (!has_published()) {
        relations_.add(chosen_, fmt::format("SELECT w.*, 0 AS rv FROM {} w", from));
        return chosen_;
    }
    const std::string point = amounts() ? "w.e, w.fst, w.nxt" : "w.e, w.nxt";
    const std::string day = known.at ? std::to_string(place_after(*known.at)) : std::string("99999999");
    relations_.add(
        ranked,
        fmt::format("SELECT w.*, ROW_NUMBER() OVER (PARTITION BY {0} ORDER BY CASE WHEN w.u <= {1} THEN 0 "
                    "ELSE 1 END, "
                    "CASE WHEN w.u <= {1} THEN -w.u ELSE w.u END) AS place,\n"
                    "  MIN(CASE WHEN w.u <= {1} THEN w.v END) OVER (PARTITION BY {0}) AS low,\n"
                    "  MAX(CASE WHEN w.u <= {1} THEN w.v END) OVER (PARTITION BY {0}) AS high FROM {2} w",
                    point, day, from));
    relations_.add(
        chosen_,
        fmt::format("SELECT w.*, CASE WHEN w.low <> w.v OR w.high <> w.v THEN 1 ELSE 0 END AS rv FROM {} w "
                    "WHERE w.place = 1{}",
                    ranked, known.first_stands_in ? "" : fmt::format(" AND w.u <= {}", day)));
    return chosen_;
}

std::string FigureRelations::totals(std::optional<Index> parents, const Knowledge& known,
                                    const std::optional<Period>& span) {
    const std::string from = chosen(parents, known);
    if (!amounts()) return span ? running(from, *span) : from;
    const std::string sums = relation("sums"), totals = relation("totals");
    const std::string window = fmt::format(
        "OVER (PARTITION BY w.e{} ORDER BY w.fst ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
        span ? "" : ", w.yr");
    relations_.add(
        sums,
        fmt::format(
            "SELECT w.e AS e, w.g AS g, w.fst AS fst, w.nxt AS nxt, {} AS start, SUM(w.v) {} AS total,\n"
            "  SUM(w.nxt - w.fst) {} AS covered, MAX(w.fp) {} AS fp, MAX(w.fe) {} AS fe, w.fb AS fb, "
            "MAX(w.rv) {} AS rv\n"
            "FROM {} w WHERE {}",
            span ? std::to_string(place_of_day(span->begin()))
                 : fmt::format("w.yr * 372 + {}", (series_.year_starts - 1) * 31),
            window, window, window, window, window, from,
            span ? fmt::format("w.fst >= {} AND w.nxt <= {}", place_of_day(span->begin()), place_after(*span))
                 : std::string("w.yr IS NOT NULL")));
    relations_.add(
        totals,
        fmt::format(
            "SELECT w.e AS e, w.g AS g, w.fst AS fst, w.nxt AS nxt, w.total AS v, w.fp AS fp, w.fe AS fe, "
            "w.fb AS fb, w.rv AS rv FROM {} w WHERE w.start + w.covered = w.nxt",
            sums));
    return totals;
}

/// Totals since the span began of what runs from year to year, where nothing is lacking.
std::string FigureRelations::running(const std::string& from, const Period& span) {
    std::string taken, added, needed = "0";
    each_piece(span, span.end(), static_cast<std::uint8_t>(series_.year_starts), [&](const Piece& piece) {
        if (piece.day == day_number(span.end())) return;
        const auto place = place_of_day(date_of(piece.day + 1));
        std::string& all = piece.taken_off ? taken : added;
        all += fmt::format("{}{}", all.empty() ? "" : ", ", place);
        needed += fmt::format(" + CASE WHEN w.nxt > {} THEN 1 ELSE 0 END", place);
    });
    const auto among = [](const std::string& places) {
        return places.empty() ? std::string("1 = 0") : "w.nxt IN (" + places + ")";
    };
    const std::string pieces = relation("pieces"), sums = relation("sums"), totals = relation("totals");
    relations_.add(pieces, fmt::format("SELECT w.*, CASE WHEN {} OR {} THEN 1 ELSE 0 END AS one,\n"
                                       "  CASE WHEN {} THEN w.v WHEN {} THEN -w.v END AS part FROM {} w",
                                       among(added), among(taken), among(added), among(taken), from));
    const auto before = [](std::string_view what) {
        return fmt::format("{} OVER (PARTITION BY w.e ORDER BY w.nxt ROWS BETWEEN UNBOUNDED PRECEDING AND 1 "
                           "PRECEDING)",
                           what);
    };
    const auto marked = [&](std::string_view mark) {
        return before(fmt::format("MAX(CASE WHEN w.one = 1 THEN w.{} ELSE 0 END)", mark));
    };
    relations_.add(sums, fmt::format("SELECT w.*, {} AS parts, {} AS pieces, {} AS pp, {} AS pe, {} AS pr,\n"
                                     "  {} AS needed FROM {} w",
                                     before("SUM(w.part)"), before("SUM(w.one)"), marked("fp"), marked("fe"),
                                     marked("rv"), needed, pieces));
    const auto either = [](std::string_view own, std::string_view part) {
        return fmt::format("CASE WHEN w.{0} = 1 OR w.{1} = 1 THEN 1 ELSE 0 END AS {0}", own, part);
    };
    relations_.add(
        totals,
        fmt::format("SELECT w.e AS e, w.g AS g, w.fst AS fst, w.nxt AS nxt, w.v + COALESCE(w.parts, "
                    "{}) AS v, {}, {}, w.fb AS fb, {} FROM {} w\nWHERE w.nxt > {} AND w.nxt <= {} AND "
                    "COALESCE(w.pieces, 0) = w.needed",
                    sql_.number(Rational(0)), either("fp", "pp"), either("fe", "pe"), either("rv", "pr"),
                    sums, place_of_day(span.begin()), place_after(span)));
    return totals;
}

} // namespace gapcalc::sql
