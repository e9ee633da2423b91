// One catalogue written in two ways, which the bytes decide, gives the same report.
#include "../rewritings.hpp"
#include "cli/cli.hpp"
#include "require.hpp"

#include <fcntl.h>

using namespace gapcalc;
using fuzz::require;

namespace {

/// What a report says when the world is written like that.
std::string report(const fuzz::Scratch& scratch, const rewritings::Written& written) {
    for (const auto& [name, text] : written.files) (void)scratch.file(name.c_str(), text);
    std::vector<const char*> arguments = {"report", "-f",   "json", "--by", "entity",
                                          "--sort", "name", "-j",   "1"};
    for (const std::string& argument : written.arguments) arguments.push_back(argument.c_str());
    char* out = nullptr;
    char* err = nullptr;
    std::size_t out_size = 0, err_size = 0;
    cli::Environment environment;
    environment.today = [] { return Date{2025, 6, 30}; };
    environment.in_is_terminal = true;
    environment.out = open_memstream(&out, &out_size);
    environment.err = open_memstream(&err, &err_size);
    const cli::Exit ended = cli::run(arguments, environment);
    std::fclose(environment.out);
    std::fclose(environment.err);
    const std::string text(out, out_size);
    if (ended != cli::Exit::ran) std::fprintf(stderr, "%.*s\n", static_cast<int>(err_size), err);
    std::free(out);
    std::free(err);
    require(ended == cli::Exit::ran, "a valid catalogue is reported");
    for (const auto& entry : std::filesystem::directory_iterator(scratch.path("")))
        std::filesystem::remove_all(entry.path());
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::Scratch scratch;
    static const int before = open(".", O_RDONLY | O_DIRECTORY);
    rewritings::Choices choices(fuzz::text_of(data, size));
    const rewritings::World world = rewritings::make_world(choices);
    rewritings::Way way;
    way.choices = &choices;
    way.plain = true;
    const rewritings::Written plain = rewritings::write(world, way);
    way.plain = false;
    way.spell_numbers = true;
    const rewritings::Written other = rewritings::write(world, way);
    require(chdir(scratch.path("").c_str()) == 0, "a folder can be entered");
    const std::string wanted = report(scratch, plain), got = report(scratch, other);
    if (got != wanted) {
        for (const auto* written : {&plain, &other})
            for (const auto& [name, text] : written->files)
                std::fprintf(stderr, "==== %s\n%s\n", name.c_str(), text.c_str());
        std::fprintf(stderr, "==== wanted\n%s==== got\n%s", wanted.c_str(), got.c_str());
    }
    require(got == wanted, "a catalogue written in another way is reported the same");
    require(fchdir(before) == 0, "a folder can be left");
    return 0;
}
