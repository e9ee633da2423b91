// Whole runs. A line of arguments, then after a line of three dashes each: goals.toml, data.csv, more.toml.
#include "cli/cli.hpp"
#include "require.hpp"

#include <algorithm>
#include <fcntl.h>

using namespace gapcalc;
using fuzz::require;

namespace {

std::vector<std::string> words_of(std::string_view line) {
    constexpr std::size_t k_most = 16;
    std::vector<std::string> words;
    while (words.size() < k_most) {
        line.remove_prefix(std::min(line.find_first_not_of(std::string_view(" \n\0", 3)), line.size()));
        if (line.empty()) break;
        const std::string_view word = line.substr(0, line.find_first_of(std::string_view(" \n\0", 3)));
        line.remove_prefix(word.size());
        // Nothing outside the folder is written to.
        if (word.find('/') == word.npos && word.find("..") == word.npos) words.emplace_back(word);
    }
    return words;
}

/// The format of the rows on standard output; empty when something else may stand there.
std::string format_of(const std::vector<std::string>& words) {
    constexpr std::string_view k_of_tables[] = {"report", "list", "rank", "changes"};
    if (words.empty() || std::ranges::find(k_of_tables, words[0]) == std::end(k_of_tables)) return {};
    std::string format = "table";
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (word == "-f" && at + 1 < words.size())
            format = words[++at];
        else if (word.starts_with("--") ? word == "--help" || word == "--version" ||
                                              word.starts_with("--o") || word.starts_with("--f")
                                        : word.starts_with('-') && word != "-q")
            return {};
    }
    return format;
}

struct Stream {
    Stream() : file(open_memstream(&bytes, &size)) {}
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() {
        std::fclose(file);
        std::free(bytes);
    }
    std::string text() const {
        std::fflush(file);
        return {bytes, size};
    }
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* file;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Scratch scratch;
    static const int before = open(".", O_RDONLY | O_DIRECTORY);
    require(chdir(scratch.path("").c_str()) == 0, "a folder can be entered");
    const std::vector<std::string_view> parts = fuzz::parts_of(fuzz::text_of(data, size));
    constexpr const char* k_names[] = {nullptr, "goals.toml", "data.csv", "more.toml"};
    for (std::size_t part = 1; part < std::size(k_names); ++part)
        (void)scratch.file(k_names[part], part < parts.size() ? parts[part] : std::string_view());
    const std::vector<std::string> words = words_of(parts[0]);
    std::vector<const char*> arguments;
    for (const std::string& word : words) arguments.push_back(word.c_str());

    const Stream out, err;
    cli::Environment environment;
    environment.today = [] { return Date{2025, 6, 30}; };
    environment.in_is_terminal = true;
    environment.out_is_terminal = size % 2 == 1;
    environment.terminal_width = 80;
    environment.out = out.file;
    environment.err = err.file;
    const cli::Exit ended = cli::run(arguments, environment);

    const std::string told = well_formed::without_colors(err.text());
    fuzz::require_tame(told);
    require(ended == cli::Exit::failed || !told.starts_with("error["), "an error is not a success");
    // At the head of a message: what is quoted from the input may say anything.
    for (const std::string_view head : {"error[E919]", "错误[E919]"})
        require(!told.starts_with(head) && told.find("\n" + std::string(head)) == told.npos,
                "nothing is unexpected");
    const std::string shown = well_formed::without_colors(out.text());
    require(ended != cli::Exit::failed || !told.empty() || !shown.empty(), "a failure says why");
    const well_formed::Fault fault = shown.empty() ? "" : well_formed::output(format_of(words), shown);
    require(fault.empty(), fault.c_str());
    for (const auto& entry : std::filesystem::directory_iterator(scratch.path("")))
        std::filesystem::remove_all(entry.path());
    require(fchdir(before) == 0, "a folder can be left"); // whoever calls names its files from there
    return 0;
}
