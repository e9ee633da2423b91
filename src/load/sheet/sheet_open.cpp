#include "load/sheet/sheet_open.hpp"

#include "load/files.hpp"
#include "load/reporter.hpp"
#include "load/sheet/file_kind.hpp"
#include "load/sheet/heading_finder.hpp"

#include <algorithm>
#include <set>

namespace gapcalc::load {
namespace {

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
