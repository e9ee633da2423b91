// The program run as a whole: files in, streams out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::test {

/// What one run left.
struct Outcome {
    std::string out, err;
    int status = 0;
};
/// Runs the program with these arguments in this process; its clock says 2026-11-23, and it sees no terminal.
Outcome run_program(const std::vector<std::string>& arguments);

/// CSV as records of fields by the names in its first line.
std::vector<std::map<std::string, std::string, std::less<>>> read_table(std::string_view csv);
/// CSV as records of fields.
std::vector<std::vector<std::string>> read_records(std::string_view csv);

/// A folder of its own that is removed at the end.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    /// Writes a file into it and returns its path.
    std::string write(std::string_view name, std::string_view text) const;
    std::string path(std::string_view name) const { return root_ + "/" + std::string(name); }

  private:
    std::string root_;
};

/// A file's whole text; empty when it cannot be read.
std::string slurp(const std::string& path);

} // namespace gapcalc::test
