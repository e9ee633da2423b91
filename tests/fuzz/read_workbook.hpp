// A workbook read to its end, with what holds of every one.
#pragma once

#include "load/sheet/worksheet.hpp"
#include "require.hpp"

namespace fuzz {

inline void read_workbook(std::string bytes) {
    using namespace gapcalc;
    load::WorkbookFault fault;
    const auto workbook = load::Workbook::open(load::ZipArchive::open_bytes(std::move(bytes), fault), fault);
    require((workbook != nullptr) != static_cast<bool>(fault), "a workbook is opened, or it is said why not");
    for (std::size_t at = 0; workbook && at < workbook->sheets.size() && at < 3; ++at) {
        if (workbook->sheets[at].part.empty()) continue;
        load::WorkbookFault in_sheet;
        load::Worksheet sheet(*workbook, at, in_sheet);
        std::int64_t last_row = -1;
        while (const load::WorksheetRow* const row = sheet.next()) {
            require(std::int64_t{row->number} > last_row, "rows rise");
            last_row = row->number;
            std::int64_t last_column = -1;
            for (std::size_t cell = 0; cell < row->count; ++cell) {
                require(std::int64_t{row->cells[cell].column} > last_column, "cells rise");
                last_column = row->cells[cell].column;
                require(!row->cells[cell].merged || *row->cells[cell].merged < sheet.merged().size(),
                        "a merged cell names its range");
            }
            require(last_column < load::k_most_sheet_columns, "cells stand in the sheet");
        }
        require(last_row < load::k_most_sheet_rows, "rows stand in the sheet");
        for (const Language language : {Language::zh, Language::en})
            require(in_sheet.detail.in(language).size() < 4096, "a message does not grow with its file");
    }
}

} // namespace fuzz
