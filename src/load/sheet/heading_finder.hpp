// Finds the heading of a sheet below its titles.
#pragma once

#include "load/sheet/front_rows.hpp"
#include "load/sheet/sheet_open.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gapcalc::load {

/// Reads a sheet's first rows.
class HeadingFinder {
  public:
    HeadingFinder(OpenSheet& sheet, const CsvRequest& request, const KnowsSeries& knows)
        : sheet_(sheet), request_(request), knows_(knows), rows_(sheet) {}

    enum class Found : std::uint8_t { heading, nothing, told };

    /// Reads rows up to the end of the heading; `reporter` hears what is wrong with it.
    Found find(CsvReporter& reporter);
    const std::vector<std::string>& first_names() const { return first_names_; }

  private:
    void look_for_unit();
    Found read(CsvReporter& reporter);
    HeadingText text_of_row(int row);
    void add_row(HeadingText& text, int row);
    std::optional<std::uint32_t> heading_below(const Diagnostics& of_first);

    OpenSheet& sheet_;
    const CsvRequest& request_;
    const KnowsSeries& knows_;
    FrontRows rows_;
    std::uint32_t source_ = 0;
    std::vector<std::string> first_names_;
    std::vector<TitleUnit> title_units_;
};

} // namespace gapcalc::load
