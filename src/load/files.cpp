#include "load/files.hpp"

#include "load/problems.hpp"
#include "load/sheet/csv_text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace gapcalc::load {
namespace {

constexpr std::size_t k_read_size = std::size_t{256} << 10;
constexpr std::size_t k_most_bytes = k_most_toml_mib << 20;
// How much of a file is looked at to recognise its encoding.
constexpr std::size_t k_sample = std::size_t{64} << 10;

/// The system's words, which do not depend on a locale.
std::string words_of(int error) {
    const char* words = strerrordesc_np(error);
    return words != nullptr ? words : fmt::format("error {}", error);
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string(".") : path.substr(0, std::max<std::size_t>(slash, 1));
}

std::string joined(const std::string& folder, std::string_view name) {
    std::string path = folder;
    if (!path.ends_with('/')) path += '/';
    path += name;
    return path;
}

struct Folder {
    explicit Folder(const std::string& path) : stream(opendir(path.c_str())) {}
    ~Folder() {
        if (stream != nullptr) closedir(stream);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::vector<std::string> names() {
        std::vector<std::string> all;
        while (const dirent* entry = readdir(stream)) {
            if (entry->d_name[0] != '.') all.emplace_back(entry->d_name);
        }
        std::sort(all.begin(), all.end()); // by bytes
        return all;
    }
    DIR* stream;
};

/// What to do about a file that cannot be read.
Text advice(const std::string& path, int error) {
    if (error == ENOENT || error == ENOTDIR) {
        if (const auto meant = nearest_file(path)) return did_you_mean(*meant);
        return {"检查路径", "check the path"};
    }
    if (error == EACCES || error == EPERM) return {"检查文件的权限", "check the file's permissions"};
    return {"检查文件", "check the file"};
}

void report_unreadable(const std::string& path, int error, Diagnostics& problems) {
    problems.add(kind_of(Problem::unreadable), {}, {path, words_of(error), advice(path, error)});
}

std::string name_of_encoding(PlainEncoding encoding) {
    switch (encoding) {
    case PlainEncoding::gb18030:
        return "GB18030";
    case PlainEncoding::utf16le:
        return "UTF-16LE";
    case PlainEncoding::utf16be:
        return "UTF-16BE";
    case PlainEncoding::ascii:
    case PlainEncoding::utf8:
    case PlainEncoding::other:
        break;
    }
    return {};
}

/// `word` as a shell takes it for one word.
std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out + '\'';
}

/// `text` with U+FFFD in place of each byte that is not UTF-8.
std::string repaired(std::string_view text) {
    std::string out;
    while (const auto bad = invalid_utf8(text)) {
        out += text.substr(0, *bad);
        out += "\uFFFD";
        text.remove_prefix(*bad + 1);
    }
    out += text;
    return out;
}

} // namespace

std::optional<std::string> nearest_file(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) == 0 || (errno != ENOENT && errno != ENOTDIR)) return std::nullopt;
    Folder folder(folder_of(path));
    if (folder.stream == nullptr) return std::nullopt;
    const std::size_t slash = path.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    const auto meant = nearest(path.substr(name), folder.names());
    return meant ? std::optional(path.substr(0, name) + *meant) : std::nullopt;
}

Text did_you_mean(const std::string& file) {
    return {fmt::format("是否指 {}？", file), fmt::format("did you mean {}?", file)};
}

std::vector<std::string> expand_path(const std::string& path, Diagnostics& problems) {
    if (path == k_standard_input) return {path};
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        report_unreadable(path, errno, problems);
        return {};
    }
    if (!S_ISDIR(status.st_mode)) return {path};
    Folder folder(path);
    if (folder.stream == nullptr) {
        report_unreadable(path, errno, problems);
        return {};
    }
    std::vector<std::string> files;
    for (const std::string& name : folder.names()) {
        if (!name.ends_with(".toml")) continue;
        std::string file = joined(path, name);
        // One that cannot be looked at is for its reader to report.
        const bool known = stat(file.c_str(), &status) == 0;
        if (known && S_ISDIR(status.st_mode)) continue;
        // Opening a pipe without a writer would block for ever.
        if (known && !S_ISREG(status.st_mode))
            problems.add(kind_of(Problem::passed_over), {}, {file});
        else
            files.push_back(std::move(file));
    }
    return files;
}

std::vector<FileName> find_files(const std::vector<std::string>& paths, Diagnostics& problems) {
    std::vector<FileName> files;
    std::set<std::pair<dev_t, ino_t>> seen;
    for (const std::string& path : paths) {
        for (std::string& file : expand_path(path, problems)) {
            struct stat status {};
            const bool known =
                (file == k_standard_input ? fstat(STDIN_FILENO, &status) : stat(file.c_str(), &status)) == 0;
            if (known && !seen.emplace(status.st_dev, status.st_ino).second) continue;
            files.push_back({std::move(file), known ? static_cast<std::uint64_t>(status.st_size) : 0});
        }
    }
    return files;
}

std::optional<std::string> read_file(const std::string& path, Diagnostics& problems) {
    const bool standard = path == k_standard_input;
    const int file = standard ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        report_unreadable(path, errno, problems);
        return std::nullopt;
    }
    std::string text;
    struct stat status {};
    const bool sized = fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    // One byte more than the file has lets the end be seen without growing.
    std::size_t room =
        sized ? std::min(static_cast<std::size_t>(status.st_size), k_most_bytes) + 1 : k_read_size;
    int error = 0;
    std::size_t size = 0;
    for (;;) {
        if (size == text.size()) text.resize(size + std::max(room, size / 2));
        room = k_read_size;
        const ssize_t got = read(file, text.data() + size, text.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) error = errno;
        if (got <= 0) break;
        size += static_cast<std::size_t>(got);
        if (size > k_most_bytes) break;
    }
    if (!standard) close(file);
    if (error != 0) {
        report_unreadable(path, error, problems);
        return std::nullopt;
    }
    if (size > k_most_bytes) {
        problems.add(kind_of(Problem::too_large), {}, {path, fmt::format("{}", k_most_toml_mib)});
        return std::nullopt;
    }
    if (sized && size < static_cast<std::size_t>(status.st_size)) {
        problems.add(kind_of(Problem::shrunk), {}, {path});
        return std::nullopt;
    }
    text.resize(size);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

bool check_encoding(std::string& text, const std::string& path, std::uint32_t source, Diagnostics& problems) {
    const auto bad = invalid_utf8(text);
    // UTF-16 of Latin letters is UTF-8 full of zero bytes.
    const bool zeros = !bad && std::memchr(text.data(), 0, std::min(text.size(), k_sample)) != nullptr;
    if (!bad && !zeros) return true;
    const std::string_view all = text;
    std::string encoding = name_of_encoding(recognise(all.substr(0, k_sample)));
    if (zeros && encoding.empty()) return true; // control characters, for the parser to refuse
    const std::size_t at = bad.value_or(0);
    const std::size_t line_break = all.substr(0, at).rfind('\n');
    const std::size_t line = line_break == std::string_view::npos ? 0 : line_break + 1;
    if (encoding.empty()) encoding = name_of_encoding(recognise(all.substr(line, k_sample)));

    Text looks(encoding);
    if (encoding.empty() && recognise(all.substr(line, k_sample)) == PlainEncoding::other) {
        const auto likely = likely_encodings(all.substr(line, k_sample));
        looks = listed(likely);
        encoding = likely.front().name;
    }
    const std::string input = path == k_standard_input ? std::string() : ' ' + quoted(path);
    const std::string iconv = fmt::format("iconv -f {} -t UTF-8{} > new.toml", encoding, input);
    Text remedy{"转换：" + iconv, "convert it: " + iconv};
    if (encoding.empty()) {
        looks = {"别的编码", "another encoding"};
        remedy = {"用编辑器打开，另存为 UTF-8", "open it in an editor and save it as UTF-8"};
    }
    Span span{source, 1, 1, 1};
    if (bad) {
        span.line = static_cast<std::uint32_t>(
            1 + std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        span.column = static_cast<std::uint32_t>(1 + count_code_points(all.substr(line, at - line)));
    }
    problems.add(kind_of(Problem::not_utf8), span, {looks, remedy});
    // Nothing behind that line will be quoted.
    text = repaired(all.substr(0, std::min(all.find('\n', at), line + k_sample)));
    return false;
}

std::string beside(const std::string& file, std::string_view name) {
    if (name.starts_with('/') || file == k_standard_input || file.find('/') == std::string::npos)
        return std::string(name);
    return joined(folder_of(file), name);
}

} // namespace gapcalc::load
