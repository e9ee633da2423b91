// A text read in parts says what it says as a whole: each header of an array may be a cut.
#include "../dump_toml.hpp"
#include "load/toml/toml_parts.hpp"
#include "whole_program.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <vector>

using namespace gapcalc;

namespace {

/// What was read, and what is said of it.
std::string read(const std::string& text, const load::TomlReading& reading) {
    Diagnostics problems;
    std::string result = test::dump(load::read_toml(text, 1, problems, reading));
    Sources sources;
    sources.add("F", text);
    for (const Diagnostic* problem : problems.sorted()) result += describe(*problem, sources, {Language::en});
    return result;
}

/// Parts as short as they can be.
load::TomlReading torn(std::size_t threads) { return {.threads = threads, .part = 0}; }

bool in_parts(std::string_view text) { return load::parse_toml_in_parts(text, 1, torn(1)).has_value(); }

} // namespace

TEST_CASE("a text in parts: arrays of tables are put together") {
    const char* const together[] = {
        "title = \"t\"\n[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\ny = 3\n[[a]]\n[[b]]\nz = 1\n[[a]]\nx = 4\n",
        "[defaults]\nby = 2025\n[[a]]\n[a.observations]\n2024 = 1\n2025 = 2\n[[a]]\nx = { y = [1, 2] }\n",
        ("# 第一行\n[[a]]\nname = \"名\\u0041称\"\n[[a]]\nname = '''\n多行\n'''\n[[a.c]]\nd = 1\n[[a.c]]\nd "
         "= "
         "2\n"),
        "[[a]]\r\nx = 1.50\r\n[[a]]\r\nx = -0.0\r\n[[b]]\r\nt = true\r\nd = 2024-01-31\r\n",
        "[[\"k 1\"]]\n\"x y\" = 1\n[['k 1']]\n[[ a ]]\n[[a]]\n",
    };
    for (const std::string text : together) {
        CAPTURE(text);
        CHECK(in_parts(text));
        CHECK(read(text, torn(1)) == read(text, {}));
        CHECK(read(text, torn(3)) == read(text, {}));
    }
}

TEST_CASE("a text in parts: what is not the sum of its parts is read as one") {
    const char* const others[] = {
        // nothing to cut
        "x = 1\n",
        "[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n",
        "[[a]]\n[[a",
        "[[a]]\nx = 1\n",
        // what looks like a header stands in a text or an array
        "[[a]]\nx = \"\"\"\n[[b]]\n\"\"\"\n[[a]]\n",
        "[[a]]\nx = '''\n[[b]]\n'''\n",
        "x = [\n[[1]],\n[[2]],\n]\n",
        // a table of the root goes on
        "[[a]]\n[d]\nx = 1\n[[a]]\n[d.e]\ny = 1\n",
        "[d]\nx = 1\n[[a]]\n[[d]]\n",
        "[[a]]\n[[\"a\".b]]\nx = 1\n[[c]]\n[[a.b]]\nx = 2\n",
        "[[a]]\nx = 1\n[[c]]\n[a.b]\ny = 1\n",
        // wrong as a whole, though no part is
        "[d]\nx = 1\n[[a]]\n[d]\nx = 1\n",
        "a = [{ x = 1 }]\n[[a]]\nx = 2\n",
        "a = []\n[[a]]\nx = 2\n",
        "a = 1\n[[a]]\nx = 2\n",
        // wrong in a part
        "[[a]]\nx = 1\n[[a]]\nx = \n[[a]]\ny = 1\n",
        "[[a]]\nx = 1\nx = 2\n[[a]]\ny = 1\n",
        "[[a]]\nx = \"\n[[a]]\ny = 1\n",
        "[[a]]\nx = 1\n[[a\ny = 1\n",
    };
    for (const std::string text : others) {
        CAPTURE(text);
        CHECK_FALSE(in_parts(text));
        CHECK(read(text, torn(2)) == read(text, {}));
    }
}

TEST_CASE("a text in parts: every file that lies here") {
    std::vector<std::filesystem::path> files;
    for (const char* folder : {"indicators", "examples", "seeds", "tests"})
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(std::string(GAPCALC_PROJECT "/") + folder))
            if (entry.is_regular_file() && (entry.path().extension() == ".toml" ||
                                            entry.path().string().find("corpus/toml") != std::string::npos))
                files.push_back(entry.path());
    std::ranges::sort(files);
    CHECK(files.size() > 200);
    std::size_t cut = 0;
    for (const auto& file : files) {
        CAPTURE(file.string());
        const std::string text = test::slurp(file.string());
        cut += in_parts(text);
        CHECK(read(text, torn(2)) == read(text, {}));
    }
    CHECK(cut > 50);
}

TEST_CASE("a text in parts: what has been read is told as it grows") {
    std::string text = "title = \"t\"\n";
    for (int i = 0; i < 100; ++i) text += "[[a]]\nx = 1\n";
    std::vector<std::size_t> steps;
    load::TomlReading reading = torn(2);
    reading.progress = [&](std::size_t bytes) { steps.push_back(bytes); };
    Diagnostics problems;
    load::read_toml(text, 1, problems, reading);
    std::size_t total = 0;
    for (const std::size_t step : steps) total += step;
    CHECK(steps.size() == 101);
    CHECK(total == text.size());
}
