#include "load/sheet/duplicates.hpp"

#include "load/sheet/csv_block.hpp"
#include "load/sheet/csv_cells.hpp"
#include "load/sheet/sheet_open.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace gapcalc::load {
namespace {

using Wanted = std::map<FigureKey, std::optional<CsvPlace>>;

/// Looks for the first figures of the keys that have no place yet.
class Search {
  public:
    explicit Search(Wanted& wanted) : wanted_(wanted) {
        for (const auto& [key, place] : wanted) {
            if (place) continue;
            ++left_;
            points_.emplace(key.records, key.day, key.first_day);
        }
    }

    void look_through(const CsvRead& file, LoadState& state) {
        Diagnostics unsaid;
        CsvReporter reporter(unsaid, file.source);
        if (!file.regular) return;
        std::optional<OpenSheet> csv =
            open_sheet(file.request, knower_of(file.request, state), state.sources, unsaid, reporter);
        if (!csv) return;
        ++state.effort.searches;
        CsvCells cells(file.request, csv->heading, state, reporter, 0,
                       csv->is_workbook() ? &csv->worksheet->merged() : nullptr);
        if (!cells.usable()) return;
        if (csv->is_workbook()) {
            while (left_ != 0) {
                const WorksheetRow* const row = csv->worksheet->next();
                if (row == nullptr) return;
                cells.look({{}, row->number + 1, row}, visit_);
            }
            return;
        }
        CsvLayout layout(csv->heading);
        layout.quick = layout.quick && cells.quick();
        TextBlock text; // what is left of the block before, then the block
        std::uint32_t line = csv->line;
        do {
            text.append(csv->block.text());
            text.seal();
            look_at(cells, layout, text.text(), line);
            line += block_.lines;
            text.skip(block_.end);
            TextBlock rest;
            rest.append(text.text());
            std::swap(text, rest);
        } while (left_ != 0 && text.size() <= TextStream::k_longest_line && csv->stream->next(csv->block));
    }
    std::size_t left() const { return left_; }

  private:
    /// What the quick reader found rules most rows out; the careful reader takes the others.
    void look_at(CsvCells& cells, const CsvLayout& layout, std::string_view text, std::uint32_t line) {
        parse_block(text, layout, block_);
        keys_.assign(block_.keys.size(), {});
        std::size_t names = 0, counted = 0;
        for (std::size_t at = 0; at < block_.rows.size() && left_ != 0; ++at) {
            names += block_.rows[at].has_next_name() ? 1 : 0;
            if (!may_be_wanted(cells, text, at, names)) continue;
            const std::size_t begin = block_.rows[at].begin;
            const std::size_t end = at + 1 < block_.rows.size() ? block_.rows[at + 1].begin : block_.end;
            const std::string_view before = text.substr(counted, begin - counted);
            line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
            counted = begin;
            cells.look({text.substr(begin, end - begin), line}, visit_);
        }
    }

    /// `names` is the number of names up to that of the row.
    bool may_be_wanted(CsvCells& cells, std::string_view text, std::size_t at, std::size_t names) {
        using enum ParsedBlock::State;
        const ParsedBlock::Row& row = block_.rows[at];
        if (row.state() != figure) return row.state() == other;
        Key& key = keys_[row.key];
        if (!key.known) learn(key, cells, text, block_.keys[row.key]);
        if (key.target == nullptr) return key.unclear;
        const ParsedBlock::Name& name = block_.names[names - 1];
        const std::optional<Index> entity = key.target->names->find_exact(name.text.in(text), name.hash);
        if (!entity) return true;
        // Whenever it was published.
        const FigureKey point{key.target->records, *entity, key.point.day, key.point.first_day};
        for (auto found = wanted_.lower_bound(point); found != wanted_.end(); ++found) {
            FigureKey undated = found->first;
            undated.published = k_undated;
            if (undated != point) break;
            if (!found->second) return true;
        }
        return false;
    }

    /// A series and period of the block at hand.
    struct Key {
        bool known = false, unclear = false;
        CsvTarget* target = nullptr; ///< null: no figure of it is wanted, unless it is unclear
        CsvPoint point{};
    };
    void learn(Key& key, CsvCells& cells, std::string_view text, const ParsedBlock::Key& words) {
        key.known = true;
        const auto point = cells.quick_point(words.series.in(text), words.period.in(text));
        key.unclear = !point;
        if (!point) return;
        if (points_.contains({point->first->records, point->second.day, point->second.first_day}))
            std::tie(key.target, key.point) = *point;
    }

    Wanted& wanted_;
    std::size_t left_ = 0;
    std::set<std::tuple<const Records*, std::int32_t, std::int32_t>> points_; // of the keys that are wanted
    ParsedBlock block_;
    std::vector<Key> keys_; // of the block
    const CsvCells::Visit visit_ = [this](const FigureKey& key, const std::function<CsvPlace()>& place) {
        const auto found = wanted_.find(key);
        if (found == wanted_.end() || found->second) return;
        found->second = place();
        --left_;
    };
};

} // namespace

void name_earlier(LoadState& state) {
    Wanted wanted;
    for (const RepeatedFigure& one : state.repeated) {
        const auto [at, fresh] = wanted.try_emplace(one.key);
        if (!fresh) continue;
        if (const auto written = state.places.find(one.key); written != state.places.end())
            at->second = CsvPlace{written->second, {}};
    }
    Search search(wanted);
    for (const CsvRead& file : state.files_read) {
        if (search.left() == 0) break;
        search.look_through(file, state);
    }
    for (const RepeatedFigure& one : state.repeated) {
        const std::optional<CsvPlace>& place = wanted[one.key];
        if (place)
            one.problem->related.push_back({place->span, {"第一个在这里", "the first one"}, place->excerpt});
    }
    state.repeated.clear();
}

} // namespace gapcalc::load
