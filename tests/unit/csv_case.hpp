// A small catalogue to read CSV into, and what came of it as lines.
#pragma once

#include "load/sheet/csv.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::testing {

/// A file that is there as long as this.
class TemporaryFile {
  public:
    explicit TemporaryFile(std::string_view bytes);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

/// A load of CSV files into a catalogue of a district.
class CsvCase {
  public:
    CsvCase();
    CsvCase(const CsvCase&) = delete;
    CsvCase& operator=(const CsvCase&) = delete;

    /// Reads `bytes` as a file.
    void read(std::string_view bytes, load::CsvRequest request = {});
    /// Reads the file at `request.path`.
    void read_file(load::CsvRequest request);
    /// Reads files one after the other as one load does.
    void read_files(const std::vector<load::CsvRequest>& requests);

    /// All figures: "village-income 上巷村 2023 = 320", with what else is said of them behind it in braces,
    /// and behind all the figures beside those that count.
    std::vector<std::string> figures() const;
    /// All problems: "E317 4:12".
    std::vector<std::string> problems() const;
    /// All problems in full.
    std::string described(Language language = Language::en) const;
    /// The names met only in data.
    std::vector<std::string> others(Index set = 1) const;

    Catalogue catalogue;
    Sources sources;
    Diagnostics diagnostics;
    load::LoadRequest load_request;
    load::LoadState state{catalogue, sources, diagnostics, load_request, {}};
};

/// A request for the catalogue's one plan.
load::CsvRequest csv_request(std::optional<std::string> series = {});
/// Lines joined by " | ".
std::string joined(const std::vector<std::string>& lines);

} // namespace gapcalc::testing
