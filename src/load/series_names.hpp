// Series and indicators by what CSV files and [[data]] tables call them.
#pragma once

#include "gapcalc/model.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gapcalc::load {

/// The ids and names of a catalogue's series and indicators: one index for all files of a load, which may be
/// as many as there are indicators. The catalogue must outlive it and keep its series and indicators.
class SeriesNames {
  public:
    explicit SeriesNames(const Catalogue& catalogue);

    struct Candidate {
        bool is_series = false;
        Index index = 0;
    };
    struct Bearers {
        std::vector<Candidate> by_id, by_name;
    };
    /// What has `name` in `plan`, without a plan in any; null when nothing has.
    const Bearers* find(std::optional<Index> plan, std::string_view name);
    /// The id or name nearest to `name`; empty when none is near, or when so much was compared already that
    /// a load of wrong names would take for ever.
    std::string nearest_to(std::optional<Index> plan, std::string_view name);

  private:
    struct Names {
        std::unordered_map<std::string_view, Bearers> bearers;
        std::vector<std::string> words; // in the catalogue's order
    };
    template <class Thing>
    static void take_in(Names& names, const Thing& thing, Candidate candidate);
    template <class Choose>
    void take_in_all(const Choose& names_of_plan);
    Names& of(std::optional<Index> plan);

    const Catalogue& catalogue_;
    std::vector<Names> by_plan_;
    std::optional<Names> all_; // made at the first use
    std::uint64_t compared_ = 0;
};

} // namespace gapcalc::load
