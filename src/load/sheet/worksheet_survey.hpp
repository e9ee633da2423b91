// What must be known of a sheet before its first row: what stands behind the rows in its part, and their
// order.
#pragma once

#include "load/sheet/worksheet.hpp"

namespace gapcalc::load {

/// Takes in a sheet without its cells.
class Worksheet::Survey : public XmlHandler {
  public:
    Survey(Worksheet& sheet, WorkbookFault& fault) : sheet_(sheet), fault_(fault) {}
    void open(std::string_view name, const XmlAttributes& attributes, int depth) override;
    void close(std::string_view name, int depth) override;
    void text(std::string_view piece) override;

  private:
    void take_row(const XmlAttributes& attributes);
    enum class Section : std::uint8_t { other, columns, rows, merged };
    Worksheet& sheet_;
    WorkbookFault& fault_;
    Section section_ = Section::other;
    std::int64_t last_row_ = -1;
    bool has_formula_ = false, in_value_ = false;
};

/// The row number in the attribute r, from 0, or the one after `last`; empty when it is out of range.
std::optional<std::uint32_t> row_number(const XmlAttributes& attributes, std::int64_t last);

} // namespace gapcalc::load
