// Where files come from, and that their order does not matter to what they say.
#include "load/files.hpp"
#include "load_case.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

/// Puts a file in the place of standard input.
class StandardInput {
  public:
    explicit StandardInput(const std::string& path) : saved_(dup(STDIN_FILENO)) {
        const int file = open(path.c_str(), O_RDONLY);
        dup2(file, STDIN_FILENO);
        close(file);
    }
    ~StandardInput() {
        dup2(saved_, STDIN_FILENO);
        close(saved_);
    }
    StandardInput(const StandardInput&) = delete;
    StandardInput& operator=(const StandardInput&) = delete;

  private:
    int saved_;
};

std::string ids_of(const Loaded& loaded) {
    std::string out;
    for (const Indicator& indicator : loaded.catalogue.indicators)
        out += (out.empty() ? "" : " ") + indicator.id;
    return out;
}

std::string indicator(std::string_view id) { return "[[indicator]]\nid = \"" + std::string(id) + "\"\n"; }

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

} // namespace

TEST_CASE("a folder stands for its visible toml files by byte order") {
    const TemporaryFolder folder;
    for (const char* name : {"b.toml", "a.toml", "B.toml", "10.toml", "9.toml", "甲.toml", ".hidden.toml",
                             "notes.txt", "sub/c.toml", "x.toml.bak"}) {
        folder.write(name, "");
    }
    std::filesystem::create_directory(folder / "folder.toml");
    Diagnostics problems;
    std::string names;
    for (const std::string& file : load::expand_path(folder.path(), problems)) names += name_of(file) + ' ';
    CHECK_EQ(names, "10.toml 9.toml B.toml a.toml b.toml 甲.toml ");
    CHECK_EQ(load::expand_path(folder.path() + "/", problems).front(), folder / "10.toml");
    CHECK_EQ(load::expand_path("-", problems).front(), "-");
    CHECK_EQ(problems.errors(), 0);
}

TEST_CASE("a file reached twice is read once") {
    const TemporaryFolder folder;
    const std::string a = folder.write("a.toml", indicator("a"));
    folder.write("b.toml", indicator("b"));
    std::filesystem::create_symlink(a, folder / "c.toml");
    const Loaded loaded =
        load_paths({folder / "b.toml", folder.path(), folder / "c.toml", folder.path() + "/./a.toml"});
    CHECK_EQ(loaded.codes(), "");
    CHECK_EQ(ids_of(loaded), "b a");
    CHECK_EQ(loaded.sources.size(), 2);
    CHECK_EQ(loaded.sources[1].name, folder / "b.toml");
}

TEST_CASE("files that cannot be read are named") {
    const TemporaryFolder folder;
    folder.write("goals.toml", indicator("a"));
    const Loaded missing = load_paths({folder / "gaols.toml", folder / "goals.toml"});
    CHECK_EQ(missing.codes(), "E024");
    CHECK_EQ(missing.problems.sorted().front()->message.in(Language::en),
             "cannot read " + (folder / "gaols.toml") + ": No such file or directory");
    CHECK_EQ(missing.problems.sorted().front()->help.in(Language::en),
             "did you mean " + (folder / "goals.toml") + "?");
    CHECK_EQ(ids_of(missing), "a");

    CHECK_EQ(load_paths({folder / "goals.toml/x.toml"}).codes(), "E024");
    CHECK_EQ(load_paths({folder / "none/x.toml"}).codes(), "E024");
    std::filesystem::create_symlink(folder / "nowhere", folder / "broken.toml");
    CHECK_EQ(load_paths({folder.path()}).codes(), "E024");
}

TEST_CASE("files beyond all reason are refused") {
    const TemporaryFolder folder;
    const std::string path = folder.write("large.toml", "");
    std::filesystem::resize_file(path, (load::k_most_toml_mib << 20) + 1);
    const Loaded loaded = load_paths({path});
    CHECK_EQ(loaded.codes(), "E025");
}

TEST_CASE("standard input and pipes are read to their end") {
    const TemporaryFolder folder;
    const std::string path = folder.write("in.toml", indicator("from-input"));
    const std::string other = folder.write("other.toml", indicator("other"));
    {
        const StandardInput input(path);
        const Loaded loaded = load_paths({other, "-"});
        CHECK_EQ(loaded.codes(), "");
        CHECK_EQ(ids_of(loaded), "other from-input");
        CHECK_EQ(loaded.sources[2].name, "-");
    }
    const std::string pipe = folder / "pipe.toml";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += indicator("i" + std::to_string(i));
    std::thread writer([&] {
        const int file = open(pipe.c_str(), O_WRONLY);
        for (std::size_t at = 0; at < text.size();) {
            const ssize_t put =
                ::write(file, text.data() + at, std::min<std::size_t>(7'001, text.size() - at));
            if (put <= 0) break;
            at += static_cast<std::size_t>(put);
        }
        close(file);
    });
    const Loaded loaded = load_paths({pipe});
    writer.join();
    CHECK_EQ(loaded.codes(), "");
    CHECK_EQ(loaded.catalogue.indicators.size(), 20'000);
}

TEST_CASE("encodings other than UTF-8 are named with the command that converts them") {
    struct Row {
        std::string name, bytes, looks, command;
    };
    const Row rows[] = {
        {"gb", "title = \"\xC5\xEE\xBD\xAD\xC7\xF8\xC4\xBF\xB1\xEA\"\n", "GB18030",
         "iconv -f GB18030 -t UTF-8 "},
        {"utf16", std::string("\xFF\xFEt\0i\0t\0l\0e\0", 12), "UTF-16LE", "iconv -f UTF-16LE -t UTF-8 "},
        {"utf16 without mark", std::string("t\0i\0t\0l\0e\0 \0=\0", 14), "UTF-16LE",
         "iconv -f UTF-16LE -t UTF-8 "},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Loaded loaded = load_text(row.bytes);
        REQUIRE(loaded.problems.sorted().size() == 1);
        const Diagnostic& problem = *loaded.problems.sorted().front();
        CHECK_EQ(problem.kind->code, "E023");
        CHECK_NE(problem.message.in(Language::en).find(row.looks), std::string::npos);
        CHECK_NE(problem.help.in(Language::en).find(row.command), std::string::npos);
    }
}

TEST_CASE("a byte order mark and Windows line ends do no harm") {
    const Loaded loaded = load_text("\xEF\xBB\xBF[[indicator]]\r\nid = \"a\"\r\nunit = "
                                    "\"家\"\r\n[indicator.observations]\r\n2024 = 1,234\r\n");
    CHECK_EQ(loaded.codes(), "E002 5:9");
    CHECK_EQ(loaded.indicator("a").unit, "家");
}

TEST_CASE("files may refer to each other in any order") {
    const std::pair<std::string_view, std::string_view> parts[] = {
        {"a.toml", "[[indicator]]\nid = \"a\"\ngroup = \"g\"\nseries = \"s\"\nmeasure = \"count\"\nwhere = { "
                   "at_least = 1 }\n"},
        {"b.toml", "[[group]]\nid = \"g\"\n[[arena]]\nid = \"r\"\nover = \"v\"\nindicators = [ { id = \"a\", "
                   "weight = 100 } ]\n"},
        {"c.toml", "[[series]]\nid = \"s\"\nover = \"v\"\n[series.observations]\n\"甲\" = { 2024 = 1 }\n"},
        {"d.toml", "[[entities]]\nid = \"v\"\nmembers = [\"甲\"]\n"},
    };
    int order[] = {0, 1, 2, 3};
    do {
        const TemporaryFolder folder;
        std::vector<std::string> paths;
        for (const int i : order) paths.push_back(folder.write(parts[i].first, parts[i].second));
        for (const int jobs : {1, 2, 8}) {
            const Loaded loaded = load_paths(paths, {}, jobs);
            const std::string problems = loaded.described();
            CAPTURE(problems);
            CHECK_EQ(loaded.codes(), "");
            CHECK_EQ(written(loaded.series("s").records, 0), "2024=1");
            CHECK_EQ(loaded.catalogue.arenas.size(), 1);
            CHECK_EQ(*loaded.indicator("a").over, 0);
        }
    } while (std::next_permutation(std::begin(order), std::end(order)));
}

TEST_CASE("plans keep their names apart") {
    const TemporaryFolder folder;
    const std::string body = "[[group]]\nid = \"g\"\n[[indicator]]\nid = \"a\"\ngroup = \"g\"\n";
    const std::string one = "plan = \"one\"\n" + body, two = "plan = \"two\"\n" + body;
    const Loaded apart = load_files(folder, {{"1.toml", one}, {"2.toml", two}, {"3.toml", body}});
    CHECK_EQ(apart.codes(), "");
    CHECK_EQ(apart.catalogue.plans.size(), 3);
    CHECK_EQ(*apart.catalogue.indicators[1].group, 1);
    const Loaded same = load_files(folder, {{"1.toml", one}, {"2.toml", one}});
    CHECK_EQ(same.codes(), "E105 3:6, E105 5:6");
    CHECK_EQ(same.catalogue.plans.size(), 1);
    const Loaded across = load_files(
        folder, {{"1.toml", one}, {"2.toml", "plan = \"two\"\n[[indicator]]\nid = \"b\"\ngroup = \"g\"\n"}});
    CHECK_EQ(across.codes(), "E106 4:9");
}

TEST_CASE("defaults belong to their file") {
    const TemporaryFolder folder;
    const std::string goal = "[[indicator]]\nid = \"x\"\ntarget = { at_least = 1 }\n";
    const Loaded loaded =
        load_files(folder, {{"1.toml", "source = \"s\"\n[defaults]\nby = 2025\nfrom = \"2022-06\"\n" + goal},
                            {"2.toml", "plan = \"p\"\nlang = \"en\"\n" + goal}});
    CHECK_EQ(loaded.codes(), "E112 5:10");
    CHECK_EQ(to_string(*loaded.catalogue.indicators[0].from), "2022-06");
    CHECK_EQ(loaded.catalogue.indicators[1].source.zh, "");
    CHECK(loaded.catalogue.files[1].language == Language::en);
}

TEST_CASE("problems come in the order of files whatever the number of threads") {
    const TemporaryFolder folder;
    std::vector<std::string> paths;
    for (int i = 0; i < 40; ++i) {
        paths.push_back(
            folder.write("f" + std::to_string(i) + ".toml", "titel = 1\n[[group]]\nid = \"same\"\n"));
    }
    const std::string once = load_paths(paths, {}, 1).described();
    for (const int jobs : {2, 8, 0}) CHECK_EQ(load_paths(paths, {}, jobs).described(), once);
}

TEST_CASE("progress is told up to the end") {
    const TemporaryFolder folder;
    load::LoadRequest request;
    for (int i = 0; i < 5; ++i)
        request.paths.push_back(
            folder.write("p" + std::to_string(i) + ".toml", indicator("p" + std::to_string(i))));
    std::uint64_t last = 0, total = 0;
    request.progress = [&](std::uint64_t read, std::uint64_t all) {
        CHECK_GE(read, last);
        last = read;
        total = all;
    };
    Sources sources;
    Diagnostics problems;
    load::read_catalogue(request, sources, problems);
    CHECK_GT(total, 0);
    CHECK_EQ(last, total);
}

TEST_CASE("figures beside a TOML file are found beside it") {
    CHECK_EQ(load::beside("goals.toml", "a.csv"), "a.csv");
    CHECK_EQ(load::beside("-", "a.csv"), "a.csv");
    CHECK_EQ(load::beside("plans/goals.toml", "a.csv"), "plans/a.csv");
    CHECK_EQ(load::beside("/plans/goals.toml", "../a.csv"), "/plans/../a.csv");
    CHECK_EQ(load::beside("plans/goals.toml", "/data/a.csv"), "/data/a.csv");
    CHECK_EQ(load::beside("/goals.toml", "a.csv"), "/a.csv");
}

TEST_CASE("what has been read is told up to the whole, in parts or not") {
    const TemporaryFolder folder;
    std::string large;
    for (int i = 0; large.size() < 1'200'000; ++i)
        large +=
            "[[group]]\nid = \"g-" + std::to_string(i) + "\"\nname = \"" + std::string(200, 'x') + "\"\n";
    folder.write("large.toml", large);
    folder.write("small.toml", "title = \"t\"\n");
    // A fault in a part: the text is read as one.
    folder.write("wrong.toml", large + "x = \n");
    for (const char* file : {"large.toml", "wrong.toml", "."}) {
        CAPTURE(file);
        load::LoadRequest request;
        request.paths = {folder / file};
        std::uint64_t last = 0, whole = 0;
        int steps = 0;
        request.progress = [&](std::uint64_t read, std::uint64_t total) {
            if (read < total) ++steps;
            last = read;
            whole = total;
        };
        Sources sources;
        Diagnostics problems;
        load::read_catalogue(request, sources, problems);
        CHECK(steps > 2);
        CHECK(last == whole);
        std::uint64_t bytes = 0;
        for (std::uint32_t id = 1; id <= sources.size(); ++id) bytes += sources[id].text.size();
        CHECK(whole == bytes);
    }
}
