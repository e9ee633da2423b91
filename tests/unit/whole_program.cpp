#include "whole_program.hpp"

#include "cli/cli.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace gapcalc::test {

Outcome run_program(const std::vector<std::string>& arguments) {
    std::vector<const char*> words;
    for (const std::string& argument : arguments) words.push_back(argument.c_str());
    char *out = nullptr, *err = nullptr;
    std::size_t out_size = 0, err_size = 0;
    cli::Environment environment;
    environment.today = [] { return Date{2026, 11, 23}; };
    environment.out = open_memstream(&out, &out_size);
    environment.err = open_memstream(&err, &err_size);
    Outcome outcome;
    outcome.status = static_cast<int>(cli::run(words, environment));
    std::fclose(environment.out);
    std::fclose(environment.err);
    outcome.out.assign(out, out_size);
    outcome.err.assign(err, err_size);
    std::free(out);
    std::free(err);
    return outcome;
}

std::vector<std::vector<std::string>> read_records(std::string_view csv) {
    std::vector<std::vector<std::string>> records;
    std::vector<std::string> record;
    std::string field;
    bool quoted = false, any = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted) {
            if (c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
                field += csv[++i];
            else if (c == '"')
                quoted = false;
            else
                field += c;
            continue;
        }
        if (c == '"') {
            quoted = any = true;
        } else if (c == ',' || c == '\n') {
            record.push_back(std::move(field));
            field.clear();
            any = c == ',';
            if (c == '\n') {
                records.push_back(std::move(record));
                record.clear();
            }
        } else if (c != '\r') {
            field += c;
            any = true;
        }
    }
    if (any || !record.empty()) {
        record.push_back(std::move(field));
        records.push_back(std::move(record));
    }
    return records;
}

std::vector<std::map<std::string, std::string, std::less<>>> read_table(std::string_view csv) {
    const auto records = read_records(csv);
    std::vector<std::map<std::string, std::string, std::less<>>> rows;
    for (std::size_t i = 1; i < records.size(); ++i) {
        auto& row = rows.emplace_back();
        for (std::size_t k = 0; k < records[i].size() && k < records[0].size(); ++k)
            row[records[0][k]] = records[i][k];
    }
    return rows;
}

Folder::Folder() {
    root_ = (std::filesystem::temp_directory_path() / "gapcalc-test-XXXXXX").string();
    if (!mkdtemp(root_.data())) std::abort();
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
}

std::string Folder::write(std::string_view name, std::string_view text) const {
    const std::string where = path(name);
    std::FILE* file = std::fopen(where.c_str(), "wb");
    if (!file || std::fwrite(text.data(), 1, text.size(), file) != text.size() || std::fclose(file) != 0)
        std::abort();
    return where;
}

std::string slurp(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        char buffer[65536];
        for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) != 0;) text.append(buffer, n);
        std::fclose(file);
    }
    return text;
}

} // namespace gapcalc::test
