#include "load/sheet/duplicates.hpp"

#include "load/sheet/csv_block.hpp"
#include "load/sheet/csv_open.hpp"

namespace gapcalc::load {
namespace {

using Wanted = std::map<FigureKey, std::optional<CsvPlace>>;

/// Looks for the first figures of the keys that have no place yet.
class Search {
  public:
    Search(Wanted& wanted, std::size_t left) : wanted_(wanted), left_(left) {}

    void look_through(const CsvRead& file, LoadState& state) {
        Diagnostics unsaid;
        CsvReporter reporter(unsaid, file.source);
        if (!file.regular) return;
        std::optional<OpenCsv> csv = open_csv(file.request, unsaid, reporter);
        if (!csv) return;
        CsvCells cells(file.request, csv->heading, state, reporter, 0);
        if (!cells.usable()) return;
        std::string text(csv->block.text());
        std::uint32_t line = csv->line;
        do {
            look_at(cells, text, line);
            if (left_ == 0 || text.size() > TextStream::k_longest_line || !csv->stream->next(csv->block))
                return;
            text += csv->block.text();
        } while (true);
    }
    std::size_t left() const { return left_; }

  private:
    /// Reads the records of `text` and takes them away from it; what is left goes on in the next block.
    void look_at(CsvCells& cells, std::string& text, std::uint32_t& line) {
        const CsvCells::Visit visit = [this](const FigureKey& key, const std::function<CsvPlace()>& place) {
            const auto found = wanted_.find(key);
            if (found == wanted_.end() || found->second) return;
            found->second = place();
            --left_;
        };
        CsvRow row;
        std::string_view rest = text;
        while (left_ != 0 && !rest.empty() && row.split(rest, cells.heading().delimiter)) {
            const std::string_view record = rest.substr(0, row.size());
            cells.look({record, line}, visit);
            for (const char c : record) line += c == '\n' ? 1 : 0;
            rest.remove_prefix(record.size());
        }
        text.erase(0, text.size() - rest.size());
    }

    Wanted& wanted_;
    std::size_t left_;
};

} // namespace

void name_earlier(const std::vector<CsvCells::Repeated>& repeated, LoadState& state) {
    Wanted wanted;
    std::size_t left = 0;
    for (const CsvCells::Repeated& one : repeated) {
        const auto [at, fresh] = wanted.try_emplace(one.key);
        if (!fresh) continue;
        if (const auto written = state.places.find(one.key); written != state.places.end())
            at->second = CsvPlace{written->second, {}};
        else
            ++left;
    }
    Search search(wanted, left);
    for (const CsvRead& file : state.files_read) {
        if (search.left() == 0) break;
        search.look_through(file, state);
    }
    for (const CsvCells::Repeated& one : repeated) {
        const std::optional<CsvPlace>& place = wanted[one.key];
        if (place)
            one.problem->related.push_back({place->span, {"第一个在这里", "the first one"}, place->excerpt});
    }
}

} // namespace gapcalc::load
