#include "load/sheet/csv_open.hpp"

#include "load/files.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

std::uint32_t count_lines(std::string_view text) {
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

/// The record that `text` begins with; where a quote is not closed, its first line.
std::string_view first_record(std::string_view text, char delimiter, CsvRow& row) {
    if (row.split(text, delimiter)) return text.substr(0, row.size());
    return text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
}

/// Reads records from the front of a file, block by block.
class FrontReader {
  public:
    explicit FrontReader(OpenCsv& file) : file_(file) { more(); }
    /// Whether nothing more can be read.
    bool done() const { return done_ || file_.block.overlong; }
    std::string_view text() const { return file_.block.text(); }
    void skip(std::size_t size) {
        file_.line += count_lines(text().substr(0, size));
        file_.block.skip(size);
        if (text().empty()) more();
    }

  private:
    void more() { done_ = !file_.stream->next(file_.block); }
    OpenCsv& file_;
    bool done_ = false;
};

/// Reports a record that is many lines for whoever wrote it; whether it is.
bool report_cr_alone(std::string_view record, std::uint32_t line, CsvReporter& reporter) {
    const auto at = cr_alone(record);
    if (at) reporter.add(Problem::csv_cr_lines, place_in(record, reporter.source(), line, *at, 1));
    return at.has_value();
}

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
    case TextStream::Fault::shrunk:
        problems.add(kind_of(Problem::shrunk), request.declared, {request.path});
        break;
    }
}

std::optional<OpenCsv> open_csv(const CsvRequest& request, Diagnostics& problems, CsvReporter& reporter) {
    if (request.encoding && !is_encoding(*request.encoding))
        problems.add(kind_of(Problem::csv_encoding_name), request.encoding_span, {*request.encoding});
    OpenCsv file;
    file.stream = std::make_unique<TextStream>(request.path, request.encoding);
    if (file.stream->fault() != TextStream::Fault::none) {
        report_fault(*file.stream, request, problems);
        return std::nullopt;
    }
    FrontReader front(file);
    CsvRow row;
    for (int skipped = 0; skipped < request.skip_rows && !front.done(); ++skipped) {
        const std::string_view title = first_record(front.text(), find_delimiter(front.text()), row);
        if (title.size() == front.text().size() && report_cr_alone(title, file.line, reporter))
            return std::nullopt;
        front.skip(title.size());
    }
    while (!front.done()) {
        const char delimiter = find_delimiter(front.text());
        if (!row.split(front.text(), delimiter) || !row.blank()) break;
        front.skip(row.size());
    }
    if (file.block.overlong) {
        report_overlong(file.block, file.line, reporter);
        return std::nullopt;
    }
    if (front.done()) {
        if (file.stream->fault() == TextStream::Fault::none)
            reporter.add(Problem::csv_no_heading, {{reporter.source(), 0, 0, 0}, {}}, {request.path});
        report_fault(*file.stream, request, problems);
        return std::nullopt;
    }
    reporter.encoding = file.block.encoding;
    const char delimiter = find_delimiter(front.text());
    if (!row.split(front.text(), delimiter)) {
        reporter.add(Problem::csv_open_quote,
                     place_in(front.text(), reporter.source(), file.line, row.cells().back().begin, 1));
        return std::nullopt;
    }
    const std::string_view record = front.text().substr(0, row.size());
    if (report_cr_alone(record, file.line, reporter)) return std::nullopt;
    auto heading = read_heading(row, record, file.line, delimiter, request, reporter);
    if (!heading) return std::nullopt;
    file.heading = std::move(*heading);
    file.line += count_lines(record);
    file.block.skip(record.size());
    return file;
}

} // namespace gapcalc::load
