// The indicators of all files, made on several threads: on one, 1,000 files take a fifteenth longer.
#include "load/catalogue/resolve.hpp"

#include "base/in_order.hpp"

#include <algorithm>
#include <deque>

namespace gapcalc::load {
namespace {

// Long enough to be worth giving to a thread, short enough that little is done again because of one problem.
constexpr std::size_t k_run = 64;

/// What the figures of a draft's indicator are measured in.
RecordsMeasures measures_of(const ParsedIndicator& parsed, const Indicator& indicator, bool tainted) {
    RecordsMeasures measures = load::measures_of(indicator, tainted);
    measures.kind_unsure = parsed.kind_unsure || (parsed.series && !indicator.series);
    return measures;
}

/// The indicators of all files, in their order.
class AllIndicators {
  public:
    explicit AllIndicators(Resolution& resolution)
        : resolution_(resolution), catalogue_(resolution.catalogue()) {
        std::size_t count = 0;
        for (const ParsedFile& file : resolution.files) count += file.indicators.size();
        drafts_.reserve(count);
        for (std::size_t file = 0; file < resolution.files.size(); ++file)
            for (ParsedIndicator& parsed : resolution.files[file].indicators)
                drafts_.push_back({file, &parsed});
        catalogue_.indicators.reserve(count); // they stay where they are put
        resolution.tainted_indicators.reserve(count);
    }

    void resolve() {
        const std::size_t runs = (drafts_.size() + k_run - 1) / k_run;
        const auto run = [this](std::size_t at) {
            return std::span(drafts_).subspan(at * k_run, std::min(k_run, drafts_.size() - at * k_run));
        };
        const auto worker = [&] { return [&](std::size_t at) { return try_run(run(at)); }; };
        std::size_t taken = 0;
        make_in_order(runs, threads_for(resolution_.state.request.jobs), worker,
                      [&](std::optional<std::vector<Made>> made) {
                          if (made)
                              for (Made& one : *made) add(one.id, one.flawed, std::move(one.indicator));
                          else
                              resolve_run(run(taken));
                          ++taken;
                      });
        for (const Waiting& waiting : waiting_) {
            resolve_records(resolution_, resolution_.reporter, waiting.parsed->records,
                            measures_of(*waiting.parsed, *waiting.indicator, waiting.tainted),
                            waiting.indicator->records);
            waiting.parsed->records = ParsedRecords(); // room for the figures of the next
        }
    }

  private:
    struct Parsed {
        std::size_t file;
        ParsedIndicator* parsed;
    };
    /// An indicator with its figures, and what is kept of its draft.
    struct Made {
        Word id;
        bool flawed;
        Indicator indicator;
    };
    /// An indicator without its figures.
    struct Waiting {
        ParsedIndicator* parsed;
        bool tainted;
        Indicator* indicator;
    };

    /// Whether it has no part in what must be done in the order of the files: entities are numbered as they
    /// are met.
    bool alone(const ParsedIndicator& parsed) const {
        const auto parted = [](const ParsedTarget& target) { return !target.entity_targets.empty(); };
        return !resolution_.wants_places && parsed.entity_targets.empty() &&
               parsed.records.entities.empty() && std::ranges::none_of(parsed.targets, parted);
    }

    /// The indicators of a run with their figures; their drafts are then empty. Does nothing, and returns
    /// nothing, when there is a problem to report or one of them is not alone. For several threads at a
    /// time.
    std::optional<std::vector<Made>> try_run(std::span<const Parsed> run) {
        if (!std::ranges::all_of(run, [&](const Parsed& one) { return alone(*one.parsed); }))
            return std::nullopt;
        Reporter silent;
        std::vector<Made> all;
        all.reserve(run.size());
        for (const auto& [file, parsed] : run) {
            auto [indicator, usable, tainted] = resolve_indicator(resolution_, silent, file, *parsed);
            resolve_records(resolution_, silent, parsed->records, measures_of(*parsed, indicator, tainted),
                            indicator.records);
            if (silent.hushed()) return std::nullopt;
            if (usable && !parsed->nameless)
                all.push_back({parsed->id, parsed->flawed, std::move(indicator)});
        }
        for (const Parsed& one : run) *one.parsed = ParsedIndicator();
        return all;
    }

    Indicator& add(const Word& id, bool flawed, Indicator indicator) {
        resolution_.names[indicator.plan].indicators.place(id,
                                                           static_cast<Index>(catalogue_.indicators.size()));
        resolution_.tainted_indicators.push_back(flawed);
        return catalogue_.indicators.emplace_back(std::move(indicator));
    }

    /// The indicators of a run, with their problems reported; their figures wait until all files have had
    /// their turn.
    void resolve_run(std::span<const Parsed> run) {
        for (const auto& [file, parsed] : run) {
            auto [indicator, usable, tainted] =
                resolve_indicator(resolution_, resolution_.reporter, file, *parsed);
            Indicator& kept = usable && !parsed->nameless
                                  ? add(parsed->id, parsed->flawed, std::move(indicator))
                                  : unusable_.emplace_back(std::move(indicator));
            waiting_.push_back({parsed, tainted, &kept});
        }
    }

    Resolution& resolution_;
    Catalogue& catalogue_;
    std::vector<Parsed> drafts_;
    std::vector<Waiting> waiting_;
    std::deque<Indicator> unusable_; // looked at, and left out
};

} // namespace

void resolve_indicators(Resolution& resolution) { AllIndicators(resolution).resolve(); }

} // namespace gapcalc::load
