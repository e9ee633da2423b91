#include "gapcalc/assess.hpp"

#include "assess/fault.hpp"
#include "assess/rows.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>
#include <set>
#include <span>

namespace gapcalc::assess {
namespace {

std::vector<Index> asked(const Catalogue& catalogue, const Query& query) {
    if (!query.indicators.empty()) return query.indicators;
    std::vector<Index> all(catalogue.indicators.size());
    for (Index i = 0; i < all.size(); ++i) all[i] = i;
    return all;
}

/// Each set's entities in their order, found by whoever asks first.
class Orders {
  public:
    explicit Orders(const Catalogue& catalogue) : catalogue_(catalogue), all_(catalogue.sets.size()) {}

    /// The entities of a set: mostly by their numbers, and then nothing is kept of them.
    class Order {
      public:
        Index operator[](std::size_t at) const {
            return entities_.empty() ? static_cast<Index>(at) : entities_[at];
        }

      private:
        friend Orders;
        std::once_flag found_;
        std::vector<Index> entities_;
    };
    const Order& of(Index set) {
        Order& order = all_[set];
        std::call_once(order.found_, [&] {
            if (!catalogue_.sets[set].in_order()) order.entities_ = catalogue_.sets[set].order();
        });
        return order;
    }

  private:
    const Catalogue& catalogue_;
    std::vector<Order> all_;
};

/// One indicator, and what its rows share.
class Lines {
  public:
    Lines(const Catalogue& catalogue, const Query& query, Index indicator)
        : catalogue_(catalogue),
          query_(query),
          indicator_view_(catalogue, indicator, day_number(query.as_of.end())),
          wholes_(indicator_view_) {
        for (const Index target : choose_targets(wholes_, query)) targets_.emplace_back(target);
        if (targets_.empty()) targets_.emplace_back();
        if (!query.by || !indicator_view_.set() || !indicator_view_.scope().members) return;
        inside_ = indicator_view_.inside();
    }

    using Emit = std::function<void(const Row&)>;
    void all(Orders& orders, const Emit& emit) const {
        for (std::size_t target = 0; target < targets_.size(); ++target) {
            whole(target, emit);
            if (!query_.by || !indicator_view_.set()) continue;
            const Index own = *indicator_view_.indicator().over, set = query_.by->set.value_or(own);
            if (set == own) {
                entities(target, orders.of(own), 0, indicator_view_.set()->size(), emit);
            } else if (indicator_view_.lies_within(set)) {
                auto families = by_parent(catalogue_, indicator_view_, set);
                const Orders::Order& order = orders.of(set);
                for (std::size_t at = 0; at < families.size(); ++at)
                    emit(parent_row(indicator_view_, set, order[at], families[order[at]], targets_[target],
                                    query_));
            }
        }
    }
    std::size_t size() const { return targets_.size(); }
    void whole(std::size_t target, const Emit& emit) const {
        emit(whole_row(indicator_view_, wholes_, targets_[target], query_));
    }
    void entities(std::size_t target, const Orders::Order& order, std::size_t first, std::size_t count,
                  const Emit& emit) const {
        EntityRows rows(indicator_view_, targets_[target], query_);
        for (std::size_t at = first; at < first + count; ++at)
            if (const Index entity = order[at]; inside_.empty() || inside_[entity]) emit(rows.row(entity));
    }

  private:
    const Catalogue& catalogue_;
    const Query& query_;
    IndicatorView indicator_view_;
    Wholes wholes_;
    std::vector<std::optional<Index>> targets_; ///< of its lines; without a target there is one line as well
    std::vector<bool> inside_;                  ///< the entities in scope; empty: all
};

// Short enough that what is made of a run stays in a core's cache, long enough to be worth handing over.
constexpr std::size_t k_run_indicators = 32;
constexpr std::size_t k_run_entities = 512;

/// An indicator with so many entities that they are parted between runs: prepared by the first, dropped by
/// the last.
struct Divided {
    Index indicator = 0;
    std::once_flag prepared;
    std::optional<Lines> lines;
    std::atomic<std::size_t> runs_left = 0;
};

struct Run {
    std::span<const Index> indicators; ///< in full; or else:
    Divided* divided = nullptr;        ///< some entities of this one, the first of them after the whole
    std::size_t target = 0, first = 0, count = 0;
};

std::uint64_t later_figures(const Records& records, Date as_of) {
    std::uint64_t later = 0;
    for (auto figure = records.whole.rbegin(); figure != records.whole.rend(); ++figure) {
        if (figure->period.end() <= as_of) break; // they are in the order of their last days
        ++later;
    }
    for (const Column& column : records.columns)
        if (column.period().end() > as_of) later += column.count();
    return later;
}

} // namespace

struct Assessment::Plan {
    Plan(const Catalogue& its_catalogue, const Query& its_query)
        : catalogue(its_catalogue),
          query(its_query),
          indicators(asked(its_catalogue, query)),
          orders(its_catalogue) {
        const std::span<const Index> all = indicators;
        std::size_t undivided = 0;
        const auto close = [&](std::size_t end) {
            while (undivided < end) {
                const std::size_t first = undivided;
                for (std::size_t work = 0; undivided < end && work < k_run_indicators; ++undivided)
                    work += 1 + all_entities(all[undivided]) / k_run_entities;
                runs.push_back({.indicators = all.subspan(first, undivided - first)});
            }
        };
        for (std::size_t at = 0; at < all.size(); ++at) {
            const std::size_t entities = own_entities(all[at]);
            if (entities <= k_run_entities) continue;
            close(at);
            divide(all[at], entities);
            undivided = at + 1;
        }
        close(all.size());
    }

    std::size_t most_rows() const {
        std::size_t rows = 0;
        for (const Index indicator : indicators) {
            const std::size_t targets = catalogue.indicators[indicator].targets.size();
            const std::size_t lines =
                query.target == TargetChoice::all ? std::max<std::size_t>(targets, 1) : 1;
            rows += lines * (1 + (query.by ? all_entities(indicator) : 0));
        }
        return rows;
    }

    const Catalogue& catalogue;
    const Query query;
    std::vector<Index> indicators;
    std::vector<Run> runs;
    std::deque<Divided> divided;
    Orders orders;

  private:
    /// How many entities a row may be made of.
    std::size_t all_entities(Index indicator) const {
        const auto& over = catalogue.indicators[indicator].over;
        return over ? catalogue.sets[*over].size() : 0;
    }
    /// How many entities have rows of their own.
    std::size_t own_entities(Index indicator) const {
        const auto& over = catalogue.indicators[indicator].over;
        if (!query.by || !over || query.by->set.value_or(*over) != *over) return 0;
        return catalogue.sets[*over].size();
    }
    /// How many targets may be asked for: all, or those of one deadline.
    std::size_t most_lines(const std::vector<Target>& targets) const {
        if (query.target == TargetChoice::all) return targets.size();
        std::size_t most = 0;
        for (std::size_t first = 0, at = 0; at < targets.size(); ++at) {
            if (targets[at].by.end() != targets[first].by.end()) first = at;
            most = std::max(most, at - first + 1);
        }
        return most;
    }
    void divide(Index indicator, std::size_t entities) {
        Divided& one = divided.emplace_back();
        one.indicator = indicator;
        const std::size_t lines =
            std::max<std::size_t>(most_lines(catalogue.indicators[indicator].targets), 1);
        for (std::size_t target = 0; target < lines; ++target)
            for (std::size_t first = 0; first < entities; first += k_run_entities) {
                const std::size_t count = std::min(k_run_entities, entities - first);
                runs.push_back(
                    {.indicators = {}, .divided = &one, .target = target, .first = first, .count = count});
                ++one.runs_left;
            }
    }
};

Assessment::Assessment(const Catalogue& catalogue, const Query& query)
    : plan_(std::make_unique<Plan>(catalogue, query)) {}
Assessment::~Assessment() = default;
Assessment::Assessment(Assessment&&) noexcept = default;

std::size_t Assessment::runs() const { return plan_->runs.size(); }
std::size_t Assessment::most_rows() const { return plan_->most_rows(); }

void Assessment::rows(std::size_t at, const std::function<void(const Row&)>& emit) const {
    Plan& plan = *plan_;
    const Run& run = plan.runs[at];
    for (const Index indicator : run.indicators)
        name_faults(plan.catalogue, plan.query, indicator,
                    [&] { Lines(plan.catalogue, plan.query, indicator).all(plan.orders, emit); });
    if (run.divided == nullptr) return;
    Divided& shared = *run.divided;
    name_faults(plan.catalogue, plan.query, shared.indicator, [&] {
        std::call_once(shared.prepared,
                       [&] { shared.lines.emplace(plan.catalogue, plan.query, shared.indicator); });
        if (run.target >= shared.lines->size()) return;
        if (run.first == 0) shared.lines->whole(run.target, emit);
        const Orders::Order& order = plan.orders.of(*plan.catalogue.indicators[shared.indicator].over);
        shared.lines->entities(run.target, order, run.first, run.count, emit);
    });
    if (--shared.runs_left == 0) shared.lines.reset();
}

std::vector<Row> assess_rows(const Catalogue& catalogue, const Query& query) {
    const Assessment assessment(catalogue, query);
    std::vector<Row> rows;
    for (std::size_t run = 0; run < assessment.runs(); ++run)
        assessment.rows(run, [&](const Row& row) { rows.push_back(row); });
    return rows;
}

std::uint64_t count_later_observations(const Catalogue& catalogue, const Query& query) {
    std::uint64_t later = 0;
    std::set<Index> series;
    for (const Index indicator : asked(catalogue, query)) {
        const Indicator& one = catalogue.indicators[indicator];
        later += later_figures(one.records, query.as_of.end());
        for (const Index source : one.sources()) {
            if (!series.insert(source).second) continue;
            later += later_figures(catalogue.series[source].records, query.as_of.end());
            if (const TablePeriods* const of = catalogue.periods_of(source))
                for (const TablePeriod& period : of->periods)
                    if (period.period.end() > query.as_of.end()) later += period.figures;
        }
    }
    return later;
}

} // namespace gapcalc::assess
