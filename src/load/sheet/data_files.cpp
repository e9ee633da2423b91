#include "load/sheet/data_files.hpp"

#include "load/problems.hpp"

#include <algorithm>
#include <filesystem>

namespace gapcalc::load {
namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) {
    std::error_code fault;
    return fs::exists(path, fault);
}

/// Whether `name` matches `pattern`, where * is any text and ? one byte.
bool matches(std::string_view pattern, std::string_view name) {
    std::size_t at = 0, in_name = 0, star = pattern.npos, mark = 0;
    while (in_name < name.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            mark = in_name;
        } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == name[in_name])) {
            ++at;
            ++in_name;
        } else if (star != pattern.npos) {
            at = star + 1;
            in_name = ++mark;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*') ++at;
    return at == pattern.size();
}

/// The names in a folder that match, in byte order; hidden ones and temporary files of Excel and WPS are left
/// out.
std::vector<std::string> matching(const std::string& folder, std::string_view pattern) {
    std::vector<std::string> names;
    std::error_code fault;
    fs::directory_iterator at(folder.empty() ? "." : folder, fault);
    for (; !fault && at != fs::directory_iterator{}; at.increment(fault)) {
        std::string name = at->path().filename().string();
        if (name.starts_with('.') || name.starts_with("~$") || !matches(pattern, name)) continue;
        names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// All paths that match a pattern, each of whose parts may have a *.
std::vector<std::string> expand(const std::string& pattern) {
    std::vector<std::string> found = {pattern.starts_with('/') ? "/" : ""};
    std::string_view rest = pattern;
    while (rest.starts_with('/')) rest.remove_prefix(1);
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        const std::string part(rest.substr(0, slash));
        rest = slash == rest.npos ? std::string_view() : rest.substr(slash + 1);
        std::vector<std::string> next;
        for (const std::string& before : found) {
            if (part.find_first_of("*?") == part.npos) {
                next.push_back(before + part + (rest.empty() ? "" : "/"));
                continue;
            }
            for (const std::string& name : matching(before, part)) {
                std::error_code fault;
                if (rest.empty() ? fs::is_directory(before + name, fault)
                                 : !fs::is_directory(before + name, fault))
                    continue;
                next.push_back(before + name + (rest.empty() ? "" : "/"));
            }
        }
        found = std::move(next);
    }
    std::erase_if(found, [](const std::string& path) { return !exists(path); });
    return found;
}

bool is_sheet_file(std::string name) {
    for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return name.ends_with(".csv") || name.ends_with(".xlsx") || name.ends_with(".xlsm");
}

} // namespace

std::vector<CsvRequest> expand_pattern(const CsvRequest& request, Diagnostics& problems) {
    if (request.path.find_first_of("*?") == request.path.npos || exists(request.path)) return {request};
    std::vector<CsvRequest> all;
    for (std::string& path : expand(request.path)) {
        all.push_back(request);
        all.back().path = std::move(path);
    }
    if (all.empty()) problems.add(kind_of(Problem::sheet_pattern), request.declared, {request.path});
    return all;
}

std::vector<CsvRequest> requests_for(const std::string& path, Diagnostics& problems) {
    CsvRequest request;
    request.path = path;
    std::error_code fault;
    if (path != "-" && fs::is_directory(path, fault)) {
        std::vector<CsvRequest> all;
        const std::string folder = path.ends_with('/') ? path : path + '/';
        for (const std::string& name : matching(folder, "*")) {
            if (!is_sheet_file(name)) continue;
            all.push_back(request);
            all.back().path = folder + name;
        }
        if (all.empty()) return {request}; // which is reported as a folder
        return all;
    }
    const std::size_t mark = path.rfind('#');
    if (path != "-" && mark != path.npos && mark != 0 && !exists(path) && exists(path.substr(0, mark))) {
        request.path = path.substr(0, mark);
        request.sheet_name = path.substr(mark + 1);
    }
    return expand_pattern(request, problems);
}

} // namespace gapcalc::load
