// libxlsxwriter, loaded when a workbook is asked for: linked, it would double every start of the program.
#pragma once

#include <xlsxwriter.h>

namespace gapcalc::render {

/// Calls `each` with every function that is used.
#define GAPCALC_WORKBOOK_FUNCTIONS(each)                                                                     \
    each(workbook_new_opt) each(workbook_add_worksheet) each(workbook_add_format)                            \
        each(workbook_set_properties) each(workbook_close) each(worksheet_write_string)                      \
            each(worksheet_write_number) each(worksheet_write_blank) each(worksheet_merge_range)             \
                each(worksheet_set_column_opt) each(worksheet_set_row) each(worksheet_freeze_panes)          \
                    each(worksheet_autofilter) each(worksheet_conditional_format_range)                      \
                        each(worksheet_data_validation_range) each(worksheet_set_landscape)                  \
                            each(worksheet_set_paper) each(worksheet_fit_to_pages)                           \
                                each(worksheet_repeat_rows) each(worksheet_set_footer)                       \
                                    each(worksheet_gridlines) each(format_set_num_format)                    \
                                        each(format_set_font_color) each(format_set_font_size)               \
                                            each(format_set_bold) each(format_set_italic)                    \
                                                each(format_set_bg_color) each(format_set_bottom)            \
                                                    each(format_set_bottom_color) each(format_set_align)     \
                                                        each(format_set_indent) each(format_set_text_wrap)   \
                                                            each(lxw_strerror)

/// The library's functions by their own names.
struct WorkbookLibrary {
#define GAPCALC_DECLARE(name) decltype(&::name) name = nullptr;
    GAPCALC_WORKBOOK_FUNCTIONS(GAPCALC_DECLARE)
#undef GAPCALC_DECLARE
};

/// The library, loaded at the first call; null where it, or a function of it, is not there.
const WorkbookLibrary* workbook_library();

} // namespace gapcalc::render
