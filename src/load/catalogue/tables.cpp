// [[table]]: which series have their figures in an engine.
#include "load/catalogue/resolve.hpp"

#include "base/unit.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

class TableResolver {
  public:
    explicit TableResolver(Resolution& resolution)
        : resolution_(resolution), catalogue_(resolution.catalogue()) {}

    void resolve() {
        for (std::size_t file = 0; file < resolution_.files.size(); ++file) {
            for (const ParsedTable& parsed : resolution_.files[file].tables) {
                if (parsed.series.empty()) add_all(resolution_.places[file].plan, parsed);
                for (const Word& word : parsed.series) add_named(file, parsed, word);
            }
        }
    }

  private:
    /// Every series of the plan: the table says which row is whose.
    void add_all(Index plan, const ParsedTable& parsed) {
        for (Index series = 0; series < catalogue_.series.size(); ++series)
            if (catalogue_.series[series].plan == plan) add(parsed, series, parsed.span);
    }

    void add_named(std::size_t file, const ParsedTable& parsed, const Word& word) {
        const Index plan = resolution_.places[file].plan;
        for (Index series = 0; series < catalogue_.series.size(); ++series) {
            const Series& one = catalogue_.series[series];
            if (one.plan == plan &&
                (one.id == word.text || one.name.zh == word.text || one.name.en == word.text))
                return add(parsed, series, word.span);
        }
        resolution_.find(resolution_.names[plan].series, word, {"序列", "series"}, resolution_.files[file],
                         resolution_.reporter);
    }

    void add(const ParsedTable& parsed, Index at, Span span) {
        const Series& series = catalogue_.series[at];
        Reporter& reporter = resolution_.reporter;
        if (const EngineTable* const other = catalogue_.table_of(at)) {
            Diagnostic& problem = reporter.add(Problem::table_mixed, span, {series.id});
            problem.related.push_back({other->span, {"第一次在这里", "the first one"}, {}});
            return;
        }
        if (series.kind == Kind::milestone) {
            reporter.add(Problem::table_stages, span, {series.id});
            return;
        }
        const EntitySet* const set = series.over ? &catalogue_.sets[*series.over] : nullptr;
        if (set != nullptr && !set->count && set->members.empty()) {
            reporter.add(Problem::table_open_set, span, {series.id, set->id});
            return;
        }
        EngineTable table;
        table.series = at;
        table.name = parsed.name;
        table.query = parsed.query;
        table.series_column = parsed.series_column;
        for (const std::string& word : {series.id, series.name.zh, series.name.en})
            if (!word.empty() && std::ranges::find(table.words, word) == table.words.end())
                table.words.push_back(word);
        table.entity = parsed.entity;
        table.period = parsed.period;
        table.value = parsed.value;
        table.status = parsed.status;
        table.published = parsed.published;
        table.whole = parsed.whole;
        table.unit = parsed.unit ? std::string(parsed.unit.text) : series.unit;
        table.span = parsed.span;
        const auto factor = conversion(table.unit, series.unit);
        if (!factor) {
            reporter.add(Problem::other_dimension, parsed.unit.span,
                         {table.unit, series.unit,
                          Text("改正 [[table]] 的 unit", "correct the unit of the [[table]]")});
            return;
        }
        table.factor = *factor;
        catalogue_.tables.push_back(std::move(table));
    }

    Resolution& resolution_;
    Catalogue& catalogue_;
};

} // namespace

void resolve_tables(Resolution& resolution) { TableResolver(resolution).resolve(); }

void check_tables(LoadState& state) {
    for (const EngineTable& table : state.catalogue.tables) {
        const Series& series = state.catalogue.series[table.series];
        const auto own = [&](const Indicator& indicator) {
            return indicator.series == table.series && !indicator.records.columns.empty();
        };
        if (series.records.empty() && std::ranges::none_of(state.catalogue.indicators, own)) continue;
        state.problems.add(kind_of(Problem::table_mixed), table.span, {series.id});
    }
}

} // namespace gapcalc::load
