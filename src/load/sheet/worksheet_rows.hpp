// From the XML of a sheet to rows.
#pragma once

#include "load/sheet/worksheet.hpp"

#include <set>

namespace gapcalc::load {

/// Takes rows in as they are read; whole ones stand in `rows`.
class Worksheet::RowReader : public XmlHandler {
  public:
    RowReader(Worksheet& sheet, WorkbookFault& fault) : sheet_(sheet), fault_(fault) {}
    void open(std::string_view name, const XmlAttributes& attributes, int depth) override;
    void close(std::string_view name, int depth) override;
    void text(std::string_view piece) override;

    /// Puts the oldest whole row into `row`; false when there is none.
    bool take(WorksheetRow& row);
    std::uint64_t cells() const { return cells_; }

  private:
    enum class Type : std::uint8_t { number, shared, text, inline_text, boolean, error, date };
    void open_cell(const XmlAttributes& attributes);
    void close_cell();
    void close_formula();
    void add_no_result();
    void close_row();
    void finish_number(WorksheetCell& cell, const NumberFormat* format);
    void finish_date(WorksheetCell& cell, const NumberFormat& format);
    void out_of_range(const std::string& what);

    Worksheet& sheet_;
    WorkbookFault& fault_;
    bool in_rows_ = false, in_row_ = false, in_cell_ = false;
    bool in_value_ = false, in_run_ = false, in_inline_ = false;
    bool in_formula_ = false, may_be_empty_ = false;
    std::string formula_, shared_formula_;
    std::set<std::string, std::less<>> empty_shared_; // shared formulas that may give an empty text
    bool has_formula_ = false, has_value_ = false, in_order_ = true;
    std::int64_t last_row_ = -1, last_column_ = -1;
    std::uint32_t column_ = 0, style_ = 0;
    Type type_ = Type::number;
    std::string value_;
    std::uint64_t cells_ = 0;

    WorksheetRow begun_;
    // Rows come and go many at a time; their memory is used again.
    std::vector<WorksheetRow> rows_;
    std::size_t first_ = 0, count_ = 0;
};

} // namespace gapcalc::load
