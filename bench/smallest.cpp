// What the libraries alone cost a program of this kind: options taken, a TOML file parsed, a line an
// indicator.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <toml++/toml.h>

int main(int argc, char** argv) {
    CLI::App app{"the least that reads goals"};
    std::vector<std::string> files;
    std::string format = "table", unit;
    int threads = 1;
    app.add_option("files", files)->required();
    app.add_option("-f,--format", format)->check(CLI::IsMember({"table", "csv", "json"}));
    app.add_option("-u,--unit", unit);
    app.add_option("-j,--jobs", threads);
    CLI11_PARSE(app, argc, argv);
    fmt::memory_buffer out;
    for (const std::string& file : files) {
        std::ifstream stream(file, std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(stream), {});
        const toml::table goals = toml::parse(std::string_view(text));
        const toml::array* const indicators = goals["indicator"].as_array();
        if (indicators == nullptr) continue;
        for (const toml::node& node : *indicators) {
            const toml::table& indicator = *node.as_table();
            const double value = indicator["baseline"]["value"].value_or(0.0),
                         target = indicator["target"]["at_least"].value_or(0.0);
            fmt::format_to(std::back_inserter(out), "{:<28}{:>12.2f}{:>12.2f}{:>12.2f} {}\n",
                           indicator["id"].value_or(std::string_view("?")), value, target, target - value,
                           value >= target ? "met" : "behind");
        }
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}
