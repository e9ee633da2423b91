// Whole reports of catalogues that the input's bytes stand for: numbers, spans and goals of every size and
// kind, which bytes of TOML hardly ever come to.
#include "../any_report.hpp"
#include "../report_promises.hpp"
#include "cli/cli.hpp"
#include "require.hpp"

using namespace gapcalc;
using namespace gapcalc::cli;
using fuzz::require;

namespace {

/// A stream whose memory is used again for the next run.
class Stream {
  public:
    Stream() : file_(open_memstream(&bytes_, &size_)) {}
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() {
        std::fclose(file_);
        std::free(bytes_);
    }
    std::FILE* again() {
        std::rewind(file_);
        return file_;
    }
    std::string_view text() {
        std::fflush(file_);
        return {bytes_, static_cast<std::size_t>(std::ftell(file_))};
    }

  private:
    char* bytes_ = nullptr;
    std::size_t size_ = 0;
    std::FILE* file_;
};

class Program {
  public:
    explicit Program(std::string file) : file_(std::move(file)) {}

    std::string_view run(const std::vector<std::string>& words, const char* format) {
        std::vector<const char*> arguments;
        for (const std::string& word : words) arguments.push_back(word.c_str());
        arguments.insert(arguments.end(), {file_.c_str(), "--keep-going", "-j", "1"});
        if (format != nullptr) arguments.insert(arguments.end(), {"-f", format});
        Environment environment;
        environment.today = [] { return Date{2025, 6, 30}; };
        environment.in_is_terminal = true;
        environment.out = out_.again();
        environment.err = err_.again();
        const Exit ended = gapcalc::cli::run(arguments, environment);
        const std::string_view told = err_.text();
        for (const std::string_view fault : {"[E919]", "[E932]"}) {
            if (told.find(fault) != told.npos) std::fprintf(stderr, "%.*s\n", int(told.size()), told.data());
            require(told.find(fault) == told.npos, "nothing is unexpected");
        }
        require(ended != Exit::failed || !told.empty(), "a failure says why");
        return out_.text();
    }

  private:
    std::string file_;
    Stream out_, err_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Scratch scratch;
    static Program csv(scratch.path("goals.toml")), other(scratch.path("goals.toml"));
    const any_report::AnyReport asked = any_report::make({data, size});
    if (std::getenv("GAPCALC_SHOW") != nullptr) {
        std::fputs(asked.toml.c_str(), stderr);
        for (const std::string& word : asked.words) std::fprintf(stderr, "%s ", word.c_str());
        std::fputs("\n", stderr);
    }
    (void)scratch.file("goals.toml", asked.toml);
    if (asked.words[0] == "explain") {
        fuzz::require_tame(csv.run(asked.words, nullptr));
        return 0;
    }
    const std::string_view one = csv.run(asked.words, "csv"), same = other.run(asked.words, "jsonl");
    const report_promises::Fault fault = report_promises::of_report(one, same, asked.table_of_rows);
    require(fault.empty(), fault.c_str());
    // The other formats take their turns.
    constexpr const char* k_formats[] = {"tsv", "json", "table", "markdown", "html"};
    const char* const format = k_formats[size % std::size(k_formats)];
    if (size % 4 == 0) {
        const std::string_view shown = other.run(asked.words, format); // none where nothing can be used
        const well_formed::Fault ill = shown.empty() ? "" : well_formed::output(format, shown);
        require(ill.empty(), ill.c_str());
    }
    return 0;
}
