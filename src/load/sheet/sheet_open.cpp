#include "load/sheet/sheet_open.hpp"

#include "base/unit.hpp"
#include "load/files.hpp"
#include "load/reporter.hpp"
#include "load/sheet/file_kind.hpp"
#include "load/sheet/front_rows.hpp"

#include <algorithm>
#include <set>

namespace gapcalc::load {
namespace {

constexpr std::uint32_t k_looked_below = 20; // rows that are searched for a heading

/// The unit that a title states, as 单位：万元 does; empty where it states none or several.
std::string unit_in(std::string_view text) {
    for (const std::string_view word : {"单位：", "单位:", "Unit: ", "unit: "}) {
        const std::size_t at = text.find(word);
        if (at == text.npos) continue;
        std::string_view rest = trimmed(text.substr(at + word.size()));
        std::size_t end = rest.size();
        for (const std::string_view stop : {"）", ")", "，", ",", "；", ";", " ", "\n", "\u3000"})
            end = std::min(end, rest.find(stop));
        rest = rest.substr(0, end);
        if (find_unit(rest) != nullptr) return std::string(rest);
    }
    return {};
}

/// One text from several lines of a heading: joined by a blank, a repeated one once.
void join(std::string& name, std::string_view below) {
    if (below.empty()) return;
    if (name.empty())
        name = below;
    else if (name != below && !name.ends_with(" " + std::string(below)))
        name += ' ' + std::string(below);
}

class HeadingFinder {
  public:
    HeadingFinder(OpenSheet& sheet, const CsvRequest& request, const KnowsSeries& knows)
        : sheet_(sheet), request_(request), knows_(knows), rows_(sheet) {}

    enum class Found : std::uint8_t { heading, nothing, told };

    /// Reads rows up to the end of the heading; `reporter` hears what is wrong with it.
    Found find(CsvReporter& reporter) {
        source_ = reporter.source();
        std::uint32_t passed = 0;
        while (rows_.next()) {
            if (const auto cr = rows_.cr_alone()) {
                reporter.add(Problem::csv_cr_lines, rows_.place_of_byte(*cr, source_));
                return Found::told;
            }
            const bool passed_over = sheet_.is_workbook()
                                         ? rows_.number() < static_cast<std::uint32_t>(request_.skip_rows)
                                         : passed < static_cast<std::uint32_t>(request_.skip_rows);
            ++passed;
            if (passed_over || (rows_.row().blank() && !rows_.open_quote())) {
                look_for_unit();
                continue;
            }
            return read(reporter);
        }
        return Found::nothing;
    }
    const std::vector<std::string>& first_names() const { return first_names_; }

  private:
    void look_for_unit() {
        for (std::size_t at = 0; at < rows_.row().cells().size(); ++at) {
            std::string unit = unit_in(rows_.row().cells()[at].text);
            if (unit.empty()) continue;
            title_unit_ = std::move(unit);
            title_unit_place_ = rows_.place_of(at, source_);
            return;
        }
    }

    Found read(CsvReporter& reporter) {
        if (rows_.open_quote()) {
            reporter.add(Problem::csv_open_quote, rows_.place_of(rows_.row().cells().size() - 1, source_));
            return Found::told;
        }
        const std::uint32_t line = rows_.number();
        HeadingText text = text_of_row(1);
        first_names_ = text.names;
        for (int row = 2; row <= request_.heading_rows && rows_.next(); ++row) add_row(text, row);
        Diagnostics unsaid;
        CsvReporter silent(unsaid, source_);
        auto heading = read_heading(text, request_, knows_, silent);
        if (!heading) {
            if (const auto below = heading_below()) {
                reporter.add(Problem::sheet_heading_below, text.place,
                             {std::to_string(*below + 1), std::to_string(*below)});
                return Found::told;
            }
            (void)line;
            read_heading(std::move(text), request_, knows_, reporter);
            return Found::told;
        }
        heading->title_unit = title_unit_;
        heading->title_unit_place = title_unit_place_;
        sheet_.heading = std::move(*heading);
        return Found::heading;
    }

    HeadingText text_of_row(int row) {
        HeadingText text;
        text.delimiter = rows_.delimiter();
        text.place = rows_.whole(source_);
        add_row(text, row);
        // Each place takes a look at the heading from its beginning: columns after these have that of the
        // row.
        constexpr std::size_t k_most_places = 500;
        std::vector<CsvPlace> places;
        for (std::size_t at = 0; at < std::min(text.names.size(), k_most_places); ++at)
            places.push_back(rows_.place_of(at, source_));
        text.place_of = [places, row = text.place](std::size_t column) {
            return column < places.size() ? places[column] : row;
        };
        return text;
    }
    void add_row(HeadingText& text, int row) {
        const std::vector<CsvCell>& cells = rows_.row().cells();
        if (cells.size() > text.names.size()) text.names.resize(cells.size());
        text.text.resize(text.names.size(), true);
        std::string_view left;
        for (std::size_t at = 0; at < cells.size(); ++at) {
            std::string_view below = cells[at].text;
            // In CSV a heading over several columns stands in the first of them.
            const bool upper = row < request_.heading_rows && !sheet_.is_workbook();
            if (upper && below.empty()) below = left;
            if (upper && !below.empty()) left = below;
            std::string one_line(below);
            std::replace(one_line.begin(), one_line.end(), '\n', ' ');
            std::erase(one_line, '\r');
            join(text.names[at], one_line);
        }
    }

    /// The row, among the next ones, that is a heading.
    std::optional<std::uint32_t> heading_below() {
        if (request_.heading_rows != 1) return std::nullopt;
        for (std::uint32_t row = 0; row < k_looked_below && rows_.next(); ++row) {
            if (rows_.row().blank() || rows_.open_quote()) continue;
            Diagnostics unsaid;
            CsvReporter silent(unsaid, source_);
            const auto heading = read_heading(text_of_row(1), request_, knows_, silent);
            // A row of figures has periods too.
            if (heading && (heading->entity || heading->series || heading->layout != SheetLayout::wide))
                return rows_.number();
        }
        return std::nullopt;
    }

    OpenSheet& sheet_;
    const CsvRequest& request_;
    const KnowsSeries& knows_;
    FrontRows rows_;
    std::uint32_t source_ = 0;
    std::vector<std::string> first_names_;
    std::optional<std::string> title_unit_;
    CsvPlace title_unit_place_;
};

/// Opens the workbook that the stream is of.
bool open_workbook(OpenSheet& sheet, const CsvRequest& request, WorkbookFault& fault) {
    constexpr std::size_t k_most_piped = std::size_t{1} << 30;
    std::unique_ptr<ZipArchive> archive =
        sheet.stream->regular() ? ZipArchive::open_file(request.path, fault)
                                : ZipArchive::open_bytes(sheet.stream->take_bytes(k_most_piped), fault);
    sheet.workbook = Workbook::open(std::move(archive), fault);
    return sheet.workbook != nullptr;
}

/// Lists sheets with their headings: "5月" (指标, 数值), …
std::string listed(const std::vector<std::pair<std::string, std::vector<std::string>>>& sheets) {
    constexpr std::size_t k_most_sheets = 12, k_most_names = 6;
    std::string list;
    for (std::size_t at = 0; at < sheets.size() && at < k_most_sheets; ++at) {
        list += (at == 0 ? "\"" : "; \"") + sheets[at].first + '"';
        std::string names;
        for (const std::string& name : sheets[at].second)
            if (!name.empty() && std::count(names.begin(), names.end(), ',') < static_cast<int>(k_most_names))
                names += (names.empty() ? "" : ", ") + quoted_short(name);
        if (!names.empty()) list += " (" + names + ')';
    }
    return list;
}

/// Chooses the sheet of a workbook and reads its heading.
class SheetChooser {
  public:
    SheetChooser(OpenSheet& sheet, const CsvRequest& request, const KnowsSeries& knows, Sources& sources,
                 Diagnostics& problems, CsvReporter& reporter)
        : sheet_(sheet),
          request_(request),
          knows_(knows),
          sources_(sources),
          problems_(problems),
          reporter_(reporter) {}

    bool choose() {
        const std::vector<Workbook::Sheet>& all = sheet_.workbook->sheets;
        if (request_.sheet_name || request_.sheet_number) {
            for (std::size_t at = 0; at < all.size(); ++at)
                if (request_.sheet_name ? all[at].name == *request_.sheet_name
                                        : static_cast<std::int64_t>(at) + 1 == *request_.sheet_number)
                    return read(at);
            std::vector<std::pair<std::string, std::vector<std::string>>> names;
            for (const Workbook::Sheet& one : all) names.push_back({one.name, {}});
            problems_.add(kind_of(Problem::sheet_unknown),
                          request_.sheet_span ? request_.sheet_span : request_.declared,
                          {request_.sheet_name ? '"' + visible(*request_.sheet_name) + '"'
                                               : std::to_string(*request_.sheet_number),
                           request_.path, visible(listed(names))});
            return false;
        }
        std::vector<std::size_t> fitting, shown;
        bool form = true; // all that fit are sheets of one
        std::vector<std::pair<std::string, std::vector<std::string>>> headings;
        for (std::size_t at = 0; at < all.size(); ++at)
            if (!all[at].hidden && !all[at].part.empty()) shown.push_back(at);
        if (shown.size() == 1) return read(shown[0]);
        for (const std::size_t at : shown) {
            headings.push_back({all[at].name, {}});
            const Fit fit = fit_of(at, headings.back().second);
            if (*sheet_.fault) return false;
            if (fit == Fit::none) continue;
            fitting.push_back(at);
            form = form && fit == Fit::form;
        }
        if (fitting.size() == 1 || (form && !fitting.empty())) {
            const auto listed_names = [&](bool fit) {
                std::string list;
                for (const std::size_t at : shown)
                    if ((std::find(fitting.begin(), fitting.end(), at) != fitting.end()) == fit)
                        list += (list.empty() ? "\"" : ", \"") + visible(all[at].name) + '"';
                return list;
            };
            if (!read(fitting[0])) return false;
            for (std::size_t at = 1; at < fitting.size(); ++at) sheet_.more.push_back(all[fitting[at]].name);
            if (fitting.size() != shown.size())
                reporter_.add(Problem::sheet_chosen, sheet_.heading.place,
                              {listed_names(true), listed_names(false)});
            return true;
        }
        problems_.add(kind_of(Problem::sheet_several), request_.declared,
                      {request_.path, visible(listed(headings)),
                       visible(all.empty() ? std::string("…") : all[fitting.empty() ? 0 : fitting[0]].name)});
        return false;
    }

  private:
    enum class Fit : std::uint8_t { none, sheet, form };
    Fit fit_of(std::size_t at, std::vector<std::string>& names) {
        OpenSheet trial;
        trial.workbook = std::move(sheet_.workbook);
        trial.fault = std::move(sheet_.fault);
        trial.worksheet = std::make_unique<Worksheet>(*trial.workbook, at, *trial.fault);
        Diagnostics unsaid;
        CsvReporter silent(unsaid, 1);
        HeadingFinder finder(trial, request_, knows_);
        const bool fits = finder.find(silent) == HeadingFinder::Found::heading;
        const bool form = fits && trial.heading.id.has_value();
        names = finder.first_names();
        trial.worksheet.reset();
        sheet_.workbook = std::move(trial.workbook);
        sheet_.fault = std::move(trial.fault);
        return form ? Fit::form : fits ? Fit::sheet : Fit::none;
    }

    bool read(std::size_t at) {
        const Workbook::Sheet& chosen = sheet_.workbook->sheets[at];
        if (chosen.part.empty()) {
            problems_.add(kind_of(Problem::sheet_unknown),
                          request_.sheet_span ? request_.sheet_span : request_.declared,
                          {'"' + visible(chosen.name) + '"', request_.path, "—"});
            return false;
        }
        sheet_.sheet_name = chosen.name;
        if (reporter_.source() == 0)
            reporter_.set_source(sources_.add_sheet(request_.path, visible(chosen.name)));
        sheet_.worksheet = std::make_unique<Worksheet>(*sheet_.workbook, at, *sheet_.fault);
        HeadingFinder finder(sheet_, request_, knows_);
        const auto found = finder.find(reporter_);
        if (*sheet_.fault) return false;
        if (found == HeadingFinder::Found::nothing)
            reporter_.add(Problem::csv_no_heading, {{reporter_.source(), 0, 0, 0}, {}}, {request_.path});
        if (found != HeadingFinder::Found::heading) return false;
        count_hidden();
        return true;
    }

    /// Counts the columns that are read and not shown.
    void count_hidden() {
        CsvHeading& heading = sheet_.heading;
        std::set<std::size_t> read;
        for (const auto& column : {heading.series, heading.entity, heading.period, heading.period_part,
                                   heading.value, heading.unit, heading.multiplier})
            if (column) read.insert(*column);
        for (const CsvPeriodColumn& column : heading.periods) read.insert(column.column);
        for (const CsvOtherColumn& column : heading.series_columns) read.insert(column.column);
        for (const std::size_t column : read) {
            const auto at = static_cast<std::uint32_t>(column);
            if (!sheet_.worksheet->hidden_column(at) || heading.hidden_columns++ != 0) continue;
            heading.hidden_place = {{reporter_.source(), heading.place.span.line, at + 1, 1}, {}};
        }
    }

    OpenSheet& sheet_;
    const CsvRequest& request_;
    const KnowsSeries& knows_;
    Sources& sources_;
    Diagnostics& problems_;
    CsvReporter& reporter_;
};

} // namespace

void report_overlong(const TextBlock& block, std::uint32_t line, CsvReporter& reporter) {
    reporter.add(Problem::csv_too_long, place_in(block.text(), reporter.source(), line, 0, 1),
                 {std::to_string(TextStream::k_longest_line >> 20)});
}

void report_fault(const TextStream& stream, const CsvRequest& request, Diagnostics& problems) {
    const auto meant = nearest_file(request.path);
    const Text help = meant ? did_you_mean(*meant)
                      : request.declared
                          ? Text("路径从写出它的 TOML 文件所在的文件夹算起",
                                 "the path is relative to the folder of the TOML file that names it")
                          : Text("检查路径和权限", "check its path and permissions");
    switch (stream.fault()) {
    case TextStream::Fault::none:
        break;
    case TextStream::Fault::system:
        problems.add(kind_of(Problem::unreadable), request.declared, {request.path, stream.reason(), help});
        break;
    case TextStream::Fault::folder:
        problems.add(kind_of(Problem::unreadable), request.declared,
                     {request.path, Text("它是文件夹", "it is a folder"),
                      Text("写出其中的一个 CSV 文件", "name one CSV file in it")});
        break;
    case TextStream::Fault::encoding: // said before it was opened
        break;
    case TextStream::Fault::unrecognised:
        problems.add(kind_of(Problem::csv_unrecognised), request.declared,
                     {request.path, listed(stream.likely()), std::string(stream.likely().front().name)});
        break;
    case TextStream::Fault::shrunk:
        problems.add(kind_of(Problem::shrunk), request.declared, {request.path});
        break;
    }
}

void report_fault(const WorkbookFault& fault, const CsvRequest& request, Diagnostics& problems) {
    if (!fault) return;
    const std::string part = fault.part.empty() ? std::string() : " (" + visible(fault.part) + ")";
    switch (fault.kind) {
    case WorkbookFault::Kind::unreadable:
        problems.add(kind_of(Problem::unreadable), request.declared,
                     {request.path, fault.detail, Text("检查路径和权限", "check its path and permissions")});
        break;
    case WorkbookFault::Kind::not_a_workbook:
    case WorkbookFault::Kind::encrypted: {
        const bool encrypted = fault.kind == WorkbookFault::Kind::encrypted;
        // "is a …: save it as …"
        const auto split = [](const std::string& text, std::string_view mark) {
            const std::size_t at = text.find(mark);
            return at == text.npos
                       ? std::pair{text, std::string()}
                       : std::pair{text.substr(0, at), std::string(trimmed(text.substr(at + mark.size())))};
        };
        const auto [zh, zh_help] = split(fault.detail.zh, "：");
        const auto [en, en_help] = split(fault.detail.en, ": ");
        problems.add(kind_of(Problem::sheet_other_kind), request.declared,
                     {request.path, encrypted ? Text("有密码", "is protected by a password") : Text(zh, en),
                      encrypted ? Text("去掉密码再存一次", "remove the password and save it again")
                                : Text(zh_help, en_help)});
        break;
    }
    default:
        problems.add(kind_of(Problem::sheet_broken), request.declared, {request.path + part, fault.detail});
    }
}

std::optional<OpenSheet> open_next_sheet(OpenSheet&& before, const CsvRequest& request,
                                         const KnowsSeries& knows, Sources& sources, Diagnostics& problems,
                                         CsvReporter& reporter) {
    OpenSheet sheet;
    before.worksheet.reset();
    sheet.stream = std::move(before.stream);
    sheet.fault = std::move(before.fault);
    sheet.workbook = std::move(before.workbook);
    const bool chosen = SheetChooser(sheet, request, knows, sources, problems, reporter).choose();
    report_fault(*sheet.fault, request, problems);
    if (!chosen) return std::nullopt;
    return sheet;
}

std::optional<OpenSheet> open_sheet(const CsvRequest& request, const KnowsSeries& knows, Sources& sources,
                                    Diagnostics& problems, CsvReporter& reporter) {
    if (request.encoding && !is_encoding(*request.encoding))
        problems.add(kind_of(Problem::csv_encoding_name), request.encoding_span, {*request.encoding});
    OpenSheet sheet;
    sheet.stream = request.text ? std::make_unique<TextStream>(*request.text)
                                : std::make_unique<TextStream>(request.path, request.encoding);
    if (sheet.stream->fault() != TextStream::Fault::none) {
        report_fault(*sheet.stream, request, problems);
        return std::nullopt;
    }
    const FileKind kind = kind_of_file(*sheet.stream);
    if (kind.is == FileKind::Is::other) {
        problems.add(kind_of(Problem::sheet_other_kind), request.declared,
                     {request.path, kind.what, kind.advice});
        return std::nullopt;
    }
    if (kind.is == FileKind::Is::archive) {
        sheet.fault = std::make_unique<WorkbookFault>();
        WorkbookFault* fault = sheet.fault.get();
        bool chosen = false;
        if (open_workbook(sheet, request, *fault))
            chosen = SheetChooser(sheet, request, knows, sources, problems, reporter).choose();
        if (*sheet.fault) report_fault(*sheet.fault, request, problems);
        if (!chosen) return std::nullopt;
        return sheet;
    }
    if (reporter.source() == 0) reporter.set_source(sources.add(request.path, {}));
    HeadingFinder finder(sheet, request, knows);
    const auto found = finder.find(reporter);
    reporter.encoding = sheet.block.encoding;
    if (found == HeadingFinder::Found::nothing && sheet.block.overlong) {
        report_overlong(sheet.block, sheet.line, reporter);
        return std::nullopt;
    }
    if (found == HeadingFinder::Found::nothing) {
        if (sheet.stream->fault() == TextStream::Fault::none)
            reporter.add(Problem::csv_no_heading, {{reporter.source(), 0, 0, 0}, {}}, {request.path});
        report_fault(*sheet.stream, request, problems);
    }
    if (found != HeadingFinder::Found::heading) return std::nullopt;
    return sheet;
}

} // namespace gapcalc::load
