#include "render/workbook.hpp"

#include "render/workbook_library.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace gapcalc::render {
namespace {

constexpr std::size_t k_most_digits = 15;   ///< that a number in a sheet holds
constexpr std::size_t k_most_text = 32'767; ///< UTF-16 units of a cell
constexpr std::size_t k_most_name = 31;     ///< code points of a sheet's name
constexpr std::size_t k_most_rows = 1'048'576;
constexpr std::int64_t k_created = 946'684'800; // 2000-01-01: the same bytes on every day

/// A descriptor that is closed at the end; a name for it that the library can open.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

  private:
    int number_;
};

/// While it lives nothing reaches standard error: the library writes its own lines there.
class SilentErrors {
  public:
    SilentErrors() : kept_(dup(STDERR_FILENO)) {
        std::fflush(stderr);
        const Descriptor nowhere(open("/dev/null", O_WRONLY | O_CLOEXEC));
        if (kept_.number() >= 0 && nowhere.number() >= 0) dup2(nowhere.number(), STDERR_FILENO);
    }
    ~SilentErrors() {
        std::fflush(stderr);
        if (kept_.number() >= 0) dup2(kept_.number(), STDERR_FILENO);
    }
    SilentErrors(const SilentErrors&) = delete;
    SilentErrors& operator=(const SilentErrors&) = delete;

  private:
    Descriptor kept_;
};

std::size_t significant_digits(std::string_view number) {
    std::size_t digits = 0, zeros = 0;
    for (const char c : number) {
        if (c < '0' || c > '9') continue;
        if (c == '0' && digits == 0) continue;
        zeros = c == '0' ? zeros + 1 : 0;
        ++digits;
    }
    return digits - zeros;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

/// `_x0041_` would be read as A: its first character is written as such a code itself.
std::string without_codes(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool code = text.substr(at, 2) == "_x" && at + 7 <= text.size() && text[at + 6] == '_' &&
                          std::all_of(text.begin() + at + 2, text.begin() + at + 6, is_hex);
        out += code ? std::string_view("_x005F_") : text.substr(at, 1);
    }
    return out;
}

/// At most what a cell holds, cut at a code point.
std::string held_by_a_cell(std::string text) {
    std::size_t units = 0, at = 0;
    while (at < text.size()) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        units += length == 4 ? 2 : 1;
        if (units > k_most_text) break;
        at += length;
    }
    text.resize(std::min(at, text.size()));
    return text;
}

std::string first_code_points(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    while (at < text.size() && most > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
        --most;
    }
    return std::string(text.substr(0, at));
}

std::string in_lower_case(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// Names as sheets may have them: not empty, short, without some characters, not Excel's own, and each once,
/// whatever its case.
std::vector<std::string> sheet_names(const std::vector<WorkbookSheet>& sheets) {
    std::vector<std::string> names, taken{"history"};
    for (const WorkbookSheet& sheet : sheets) {
        std::string name = first_code_points(visible(sheet.name), k_most_name);
        for (char& c : name)
            if (std::strchr("[]:*?/\\'", c)) c = ' ';
        if (name.empty()) name = "Sheet";
        std::string unique = name;
        for (int number = 2; std::ranges::find(taken, in_lower_case(unique)) != taken.end(); ++number) {
            const std::string suffix = " " + std::to_string(number);
            unique = first_code_points(name, k_most_name - suffix.size()) + suffix;
        }
        taken.push_back(in_lower_case(unique));
        names.push_back(std::move(unique));
    }
    return names;
}

std::string system_words(int error) { return std::strerror(error); }

/// Room for what the library writes on its way: it does not notice a full disk itself.
int reserve_temporary_room(const Workbook& workbook, const std::string& folder) {
    constexpr std::size_t k_cell = 96, k_rest = 1 << 20, k_escapes = 2;
    std::size_t wanted = k_rest;
    for (const WorkbookSheet& sheet : workbook.sheets)
        for (const auto& row : sheet.rows) {
            wanted += k_cell;
            for (const SheetCell& cell : row) wanted += k_cell + k_escapes * cell.text.size();
        }
    std::string path = folder + "/gapcalc.XXXXXX";
    const Descriptor file(mkostemp(path.data(), O_CLOEXEC));
    if (file.number() < 0) return errno;
    unlink(path.c_str());
    return posix_fallocate(file.number(), 0, static_cast<off_t>(wanted));
}

std::string temporary_folder() {
    const char* const named = std::getenv("TMPDIR");
    return named && *named ? named : "/tmp";
}

/// One workbook on its way through the library.
class Writing {
  public:
    Writing(const WorkbookLibrary& library, const Workbook& workbook, lxw_workbook& book,
            WrittenWorkbook& written)
        : xl_(library), workbook_(workbook), book_(book), written_(written) {}

    lxw_error write() {
        for (const CellFormat& format : workbook_.formats) formats_.push_back(made(format));
        const std::vector<std::string> names = sheet_names(workbook_.sheets);
        for (std::size_t at = 0; at < names.size(); ++at) {
            lxw_worksheet* const sheet = xl_.workbook_add_worksheet(&book_, names[at].c_str());
            if (!sheet) return LXW_ERROR_MEMORY_MALLOC_FAILED;
            fill(*sheet, workbook_.sheets[at]);
        }
        lxw_doc_properties properties{};
        std::string title = workbook_.title;
        properties.title = title.data();
        properties.created = k_created;
        keep(xl_.workbook_set_properties(&book_, &properties));
        return first_error_;
    }

  private:
    void keep(lxw_error error) {
        if (first_error_ == LXW_NO_ERROR) first_error_ = error;
    }

    lxw_format* made(const CellFormat& format) {
        lxw_format* const out = xl_.workbook_add_format(&book_);
        if (!format.number.empty()) xl_.format_set_num_format(out, format.number.c_str());
        if (format.ink) xl_.format_set_font_color(out, *format.ink);
        if (format.fill) xl_.format_set_bg_color(out, *format.fill);
        if (format.below) {
            xl_.format_set_bottom(out, LXW_BORDER_THIN);
            xl_.format_set_bottom_color(out, *format.below);
        }
        if (format.size > 0) xl_.format_set_font_size(out, format.size);
        if (format.bold) xl_.format_set_bold(out);
        if (format.italic) xl_.format_set_italic(out);
        if (format.wrap) xl_.format_set_text_wrap(out);
        xl_.format_set_align(out, format.align == table::Align::right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
        xl_.format_set_align(out, format.top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
        if (format.indent > 0) xl_.format_set_indent(out, static_cast<std::uint8_t>(format.indent));
        return out;
    }

    void fill(lxw_worksheet& sheet, const WorkbookSheet& from) {
        for (std::size_t at = 0; at < from.columns.size(); ++at) column(sheet, at, from.columns[at]);
        for (std::size_t at = 0; at < from.heights.size(); ++at)
            if (from.heights[at] > 0)
                keep(xl_.worksheet_set_row(&sheet, static_cast<lxw_row_t>(at), from.heights[at], nullptr));
        for (const CellRange& range : from.merged)
            keep(xl_.worksheet_merge_range(&sheet, range.first_row, range.first_column, range.last_row,
                                           range.last_column, "", nullptr));
        for (std::size_t row = 0; row < from.rows.size(); ++row)
            for (std::size_t at = 0; at < from.rows[row].size(); ++at)
                cell(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(at), from.rows[row][at]);
        for (const DataBars& bars : from.bars) add(sheet, bars);
        for (const EntryCheck& check : from.checks) add(sheet, check);
        if (from.frozen_rows > 0 || from.frozen_columns > 0)
            xl_.worksheet_freeze_panes(&sheet, from.frozen_rows, from.frozen_columns);
        if (from.filter)
            keep(xl_.worksheet_autofilter(&sheet, from.filter->first_row, from.filter->first_column,
                                          from.filter->last_row, from.filter->last_column));
        print(sheet, from);
    }

    void column(lxw_worksheet& sheet, std::size_t at, const SheetColumn& column) {
        if (column.width == 0 && !column.hidden) return;
        lxw_row_col_options options{};
        options.hidden = column.hidden ? 1 : 0;
        const auto place = static_cast<lxw_col_t>(at);
        const double width = column.width > 0 ? column.width : LXW_DEF_COL_WIDTH;
        keep(xl_.worksheet_set_column_opt(&sheet, place, place, width, nullptr, &options));
    }

    void print(lxw_worksheet& sheet, const WorkbookSheet& from) {
        constexpr std::uint8_t k_a4 = 9;
        xl_.worksheet_set_paper(&sheet, k_a4);
        if (!from.portrait) xl_.worksheet_set_landscape(&sheet);
        xl_.worksheet_fit_to_pages(&sheet, 1, 0);
        xl_.worksheet_gridlines(&sheet, LXW_HIDE_ALL_GRIDLINES);
        if (from.repeated)
            keep(xl_.worksheet_repeat_rows(&sheet, from.repeated->first, from.repeated->second));
        std::string footer = "&L&9";
        constexpr std::size_t k_most_footer = 60; // of the 255 that the whole may have
        for (const char c : first_code_points(visible(from.footer_left), k_most_footer)) {
            footer += c;
            if (c == '&') footer += '&';
        }
        keep(xl_.worksheet_set_footer(&sheet, (footer + "&R&9&P / &N").c_str()));
    }

    void cell(lxw_worksheet& sheet, lxw_row_t row, lxw_col_t column, const SheetCell& from) {
        lxw_format* const format = formats_[from.format];
        if (from.sort == SheetCell::Sort::blank) {
            if (from.format != 0) keep(xl_.worksheet_write_blank(&sheet, row, column, format));
            return;
        }
        const bool is_number = from.sort == SheetCell::Sort::number;
        if (is_number && significant_digits(from.text) <= k_most_digits) {
            double value = 0;
            std::from_chars(from.text.data(), from.text.data() + from.text.size(), value);
            return keep(xl_.worksheet_write_number(&sheet, row, column, value, format));
        }
        if (is_number) ++written_.as_text;
        const std::string text = held_by_a_cell(without_codes(visible(from.text)));
        keep(xl_.worksheet_write_string(&sheet, row, column, text.c_str(), format));
    }

    void add(lxw_worksheet& sheet, const DataBars& bars) {
        lxw_conditional_format rule{};
        rule.type = LXW_CONDITIONAL_DATA_BAR;
        rule.data_bar_2010 = LXW_TRUE;
        rule.bar_solid = LXW_TRUE;
        rule.bar_no_border = LXW_TRUE;
        rule.bar_color = bars.color;
        rule.bar_negative_color_same = LXW_TRUE;
        rule.min_rule_type = rule.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        std::from_chars(bars.least.data(), bars.least.data() + bars.least.size(), rule.min_value);
        std::from_chars(bars.most.data(), bars.most.data() + bars.most.size(), rule.max_value);
        keep(xl_.worksheet_conditional_format_range(&sheet, bars.range.first_row, bars.range.first_column,
                                                    bars.range.last_row, bars.range.last_column, &rule));
    }

    void add(lxw_worksheet& sheet, const EntryCheck& check) {
        constexpr std::size_t k_most_title = 32, k_most_message = 255;
        std::string formula = check.formula;
        std::vector<const char*> choices;
        for (const std::string& choice : check.choices) choices.push_back(choice.c_str());
        choices.push_back(nullptr);
        std::string title = first_code_points(check.title, k_most_title);
        std::string message = first_code_points(check.message, k_most_message);
        lxw_data_validation rule{};
        if (check.choices.empty()) {
            rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
            rule.value_formula = formula.data();
        } else {
            rule.validate = LXW_VALIDATION_TYPE_LIST;
            // Of another constness in each version.
            rule.value_list = const_cast<decltype(rule.value_list)>(choices.data());
        }
        rule.error_title = title.data();
        rule.error_message = message.data();
        keep(xl_.worksheet_data_validation_range(&sheet, check.range.first_row, check.range.first_column,
                                                 check.range.last_row, check.range.last_column, &rule));
    }

    const WorkbookLibrary& xl_;
    const Workbook& workbook_;
    lxw_workbook& book_;
    WrittenWorkbook& written_;
    std::vector<lxw_format*> formats_;
    lxw_error first_error_ = LXW_NO_ERROR;
};

bool read_all(int file, std::string& bytes) {
    const off_t size = lseek(file, 0, SEEK_END);
    if (size < 0) return false;
    bytes.resize(static_cast<std::size_t>(size));
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = pread(file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

WrittenWorkbook failed(Text failure, Text advice) {
    WrittenWorkbook written;
    written.failure = std::move(failure);
    written.advice = std::move(advice);
    return written;
}

} // namespace

std::uint32_t Workbook::format(const CellFormat& wanted) {
    const auto found = std::ranges::find(formats, wanted);
    if (found != formats.end()) return static_cast<std::uint32_t>(found - formats.begin());
    formats.push_back(wanted);
    return static_cast<std::uint32_t>(formats.size() - 1);
}

WrittenWorkbook write_workbook(const Workbook& workbook) {
    for (const WorkbookSheet& sheet : workbook.sheets)
        if (sheet.rows.size() > k_most_rows)
            return failed({"工作表最多 1048576 行", "a sheet holds 1,048,576 rows at most"},
                          {"用 --only 或 --group 少选一些，或写成 csv",
                           "choose fewer with --only or --group, or write csv"});
    const WorkbookLibrary* const library = workbook_library();
    if (!library)
        return failed({"没有 libxlsxwriter.so." LXW_SOVERSION "，不能写工作簿",
                       "libxlsxwriter.so." LXW_SOVERSION ", which writes workbooks, is not installed"},
                      {"安装 libxlsxwriter" LXW_SOVERSION "，或用 -f csv --bom",
                       "install libxlsxwriter" LXW_SOVERSION ", or use -f csv --bom"});
    std::string folder = temporary_folder();
    if (const int error = reserve_temporary_room(workbook, folder); error != 0)
        return failed(
            {"临时文件夹 " + folder + " 不能用：" + system_words(error),
             "temporary folder " + folder + ": " + system_words(error)},
            {"腾出空间，或用 TMPDIR 指定另一个文件夹", "make room, or name another folder in TMPDIR"});

    const Descriptor memory(memfd_create("workbook", MFD_CLOEXEC));
    const auto no_memory = [] {
        return failed({"写工作簿：" + system_words(errno), "writing the workbook: " + system_words(errno)},
                      {"腾出内存，或用 -f csv", "free some memory, or use -f csv"});
    };
    if (memory.number() < 0) return no_memory();
    WrittenWorkbook written;
    lxw_error error = LXW_NO_ERROR;
    {
        const SilentErrors silence;
        lxw_workbook_options options{};
        options.tmpdir = folder.data();
        lxw_workbook* const book = library->workbook_new_opt(memory.path().c_str(), &options);
        if (!book) return no_memory();
        error = Writing(*library, workbook, *book, written).write();
        const lxw_error closed = library->workbook_close(book);
        if (error == LXW_NO_ERROR) error = closed;
    }
    if (error != LXW_NO_ERROR)
        return failed({std::string("写工作簿：") + library->lxw_strerror(error),
                       std::string("writing the workbook: ") + library->lxw_strerror(error)},
                      {"用 -f csv", "use -f csv"});
    if (!read_all(memory.number(), written.bytes)) return no_memory();
    return written;
}

} // namespace gapcalc::render
