#include "gapcalc/base/diagnostic.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace gapcalc;

namespace {

constexpr ProblemKind k_grouped{
    "E002",
    Severity::error,
    {"数字不能带千分位", "numbers must not contain thousands separators"},
    {"数字后应换行，却是 '{0}'", "expected end of line after the number, found '{0}'"},
    {"写成 {1}", "write {1}"}};
constexpr ProblemKind k_near{"W001", Severity::warning, {"", "{0} is nearly {1}"}, {}, {}};
constexpr ProblemKind k_bare{
    "E009", Severity::error, {"读不出 {0}", "cannot read {0}"}, {}, {"", "check {0}"}};
constexpr ProblemKind k_twice{"E005", Severity::error, {"", "key given twice"}, {}, {"", "keep one"}};

/// A source of so many lines, the last of them as given.
std::string lines_before(int number, std::string line) {
    return std::string(static_cast<std::size_t>(number - 1), '\n') + std::move(line) + "\n";
}

struct Place {
    Sources sources;
    Diagnostics problems;
    std::uint32_t source = 0;
    explicit Place(std::string text, std::string name = "goals.toml") {
        source = sources.add(std::move(name), std::move(text));
    }
    std::string describe_all(DiagnosticStyle style = {}) const {
        std::string out;
        for (const Diagnostic* problem : problems.sorted()) out += describe(*problem, sources, style);
        return out;
    }
};

/// The line under the excerpt, after the gutter.
std::string caret_line(const std::string& line, std::uint32_t column, std::uint32_t length,
                       int ambiguous = 1) {
    Place place(line);
    place.problems.add(k_near, {place.source, 1, column, length}, {"a", "b"});
    const std::string text = place.describe_all({Language::en, false, ambiguous});
    const std::size_t begin = text.rfind("  | ") + 4;
    return text.substr(begin, text.find('\n', begin) - begin);
}

std::string excerpt_line(const std::string& line, std::uint32_t column) {
    Place place(line);
    place.problems.add(k_near, {place.source, 1, column, 1}, {"a", "b"});
    const std::string text = place.describe_all();
    const std::size_t begin = text.find("\n1 | ") + 5;
    return text.substr(begin, text.find('\n', begin) - begin);
}

} // namespace

TEST_CASE("a problem with its line and caret") {
    Place place(lines_before(12, "\"规上工业企业\" = 1,234"), "2025q2.toml");
    place.problems.add(k_grouped, {place.source, 12, 13, 1}, {",", {"1234 或 1_234", "1234 or 1_234"}});
    CHECK(place.describe_all() == R"(error[E002]: numbers must not contain thousands separators
 --> 2025q2.toml:12:13
   |
12 | "规上工业企业" = 1,234
   |                   ^ expected end of line after the number, found ','
   = help: write 1234 or 1_234
)");
    CHECK(place.describe_all({Language::zh, false, 1}) == R"(错误[E002]：数字不能带千分位
 --> 2025q2.toml:12:13
   |
12 | "规上工业企业" = 1,234
   |                   ^ 数字后应换行，却是 ','
   = 帮助：写成 1234 或 1_234
)");
}

TEST_CASE("a problem of no place has no excerpt") {
    Diagnostics problems;
    problems.add(k_bare, {}, {"missing.toml"});
    CHECK(describe(*problems.sorted()[0], {}, {}) ==
          "error[E009]: cannot read missing.toml\n = help: check missing.toml\n");
    CHECK(describe(*problems.sorted()[0], {}, {Language::zh, false, 1}) ==
          "错误[E009]：读不出 missing.toml\n = 帮助：check missing.toml\n");
}

TEST_CASE("a problem of a whole file names the file alone") {
    Place place("");
    place.problems.add(k_bare, {place.source, 0, 0, 0}, {"x"});
    CHECK(place.describe_all() == "error[E009]: cannot read x\n --> goals.toml\n = help: check x\n");
}

TEST_CASE("a warning in a file without kept text shows the excerpt that came with it") {
    Place place("", "data.csv");
    place.problems.add(k_near, {place.source, 7, 4, 2}, {"上港村", "上巷村"}).excerpt.text = "上港村,2023,1";
    CHECK(place.describe_all() == R"(warning[W001]: 上港村 is nearly 上巷村
 --> data.csv:7:4
  |
7 | 上港村,2023,1
  |       ^^
)");
    Place bare("", "data.csv");
    bare.problems.add(k_grouped, {bare.source, 7, 4, 2}, {",", "1234"});
    CHECK(bare.describe_all() == R"(error[E002]: numbers must not contain thousands separators
 --> data.csv:7:4
 = expected end of line after the number, found ','
 = help: write 1234
)");
}

TEST_CASE("related places follow under one gutter") {
    Place place(lines_before(9, "a = 1") + lines_before(100, "甲 = 2"));
    const std::uint32_t other = place.sources.add("other.toml", "a = 3");
    Diagnostic& problem = place.problems.add(k_twice, {place.source, 109, 1, 1});
    problem.caption = "again here";
    problem.related.push_back({{place.source, 9, 1, 1}, "first given here", {}});
    problem.related.push_back({{other, 1, 5, 1}, "and here", {}});
    CHECK(place.describe_all() == R"(error[E005]: key given twice
 --> goals.toml:109:1
    |
109 | 甲 = 2
    | ^^ again here
 --> goals.toml:9:1
    |
  9 | a = 1
    | ^ first given here
 --> other.toml:1:5
    |
  1 | a = 3
    |     ^ and here
    = help: keep one
)");
}

TEST_CASE("the caret stands under the right cell") {
    struct Case {
        const char* line;
        std::uint32_t column, length;
        const char* caret;
    };
    for (const Case& c : {Case{"abc", 1, 1, "^"},
                          {"abc", 3, 1, "  ^"},
                          {"abc", 2, 2, " ^^"},
                          {"abc", 2, 0, " ^"},
                          {"abc", 2, 99, " ^^"},
                          {"abc", 4, 1, "   ^"},
                          {"abc", 99, 1, "   ^"},
                          {"规上 = 1", 6, 1, "       ^"},
                          {"规上 = 1", 1, 2, "^^^^"},
                          {"规上 = 1", 2, 1, "  ^^"},
                          {"\tx = 1", 2, 1, "    ^"},
                          {"a\tb", 3, 1, "     ^"},
                          {"e\u0301x", 3, 1, " ^"},
                          {"\U0001F468\u200D\U0001F469x", 4, 1, "  ^"},
                          {"\U0001F1E8\U0001F1F3 x", 4, 1, "   ^"},
                          {"\x1bx", 2, 1, "    ^"},
                          {"\u202ex", 2, 1, "      ^"},
                          {"…x", 2, 1, " ^"}}) {
        CAPTURE(c.line);
        CAPTURE(c.column);
        CHECK(caret_line(c.line, c.column, c.length) == c.caret);
    }
    CHECK(caret_line("…x", 2, 1, 2) == "  ^");
}

TEST_CASE("excerpts cannot drive a terminal") {
    CHECK(excerpt_line("a\x1b[31m = \u202e1", 1) == "a\\x1b[31m = \\u202e1");
    CHECK(excerpt_line("a\tb", 1) == "a    b");
    CHECK(excerpt_line("a = 1\r", 1) == "a = 1");
    Place place("x", "a\x1b[2Jb.toml");
    place.problems.add(k_bare, {place.source, 1, 1, 1}, {"\x1b[31m"});
    CHECK(place.describe_all().find('\x1b') == std::string::npos);
    CHECK(place.describe_all().find("a\\x1b[2Jb.toml:1:1") != std::string::npos);
}

TEST_CASE("a long line is cut around its caret") {
    const std::string digits = "0123456789";
    std::string line;
    for (int i = 0; i < 100; ++i) line += digits;
    struct Case {
        std::uint32_t column;
        bool before, after;
    };
    for (const Case& c : {Case{1, false, true},
                          {50, false, true},
                          {500, true, true},
                          {990, true, false},
                          {1000, true, false}}) {
        CAPTURE(c.column);
        line[c.column - 1] = '!';
        const std::string shown = excerpt_line(line, c.column);
        CHECK(shown.starts_with("..") == c.before);
        CHECK(shown.ends_with("..") == c.after);
        CHECK(display_width(shown) <= 104);
        const std::string caret = caret_line(line, c.column, 1);
        REQUIRE(caret.find('^') < shown.size());
        CHECK(shown[caret.find('^')] == '!');
        line[c.column - 1] = digits[(c.column - 1) % 10];
    }
    std::string wide;
    for (int i = 0; i < 300; ++i) wide += "规";
    const std::string shown = excerpt_line(wide, 150);
    CHECK(display_width(shown) <= 104);
    const std::string caret = caret_line(wide, 150, 1);
    CHECK(caret.find("^^") % 2 == 0);
    // A line that just fits is never cut.
    CHECK(excerpt_line(std::string(100, 'x'), 100) == std::string(100, 'x'));
    CHECK(excerpt_line(std::string(100, 'x'), 1) == std::string(100, 'x'));
    // Finding one place in a line of ten million characters.
    CHECK(display_width(excerpt_line(std::string(10'000'000, 'x'), 5'000'000)) <= 104);
}

TEST_CASE("an excerpt is short in bytes too") {
    const auto repeated = [](std::string_view text, std::size_t times) {
        std::string out;
        while (times-- > 0) out += text;
        return out;
    };
    const std::string family = "👨‍👩‍👧‍👦";
    const struct {
        std::string line;
        std::uint32_t column;
    } cases[] = {
        {"e" + repeated("\u0301", 16'000), 1},           // one letter under 16,000 accents
        {"e" + repeated("\u0301", 16'000) + " = 1", 99}, // the caret inside of them
        {repeated("\u00AD", 16'000), 1},                 // characters without a width
        {repeated("x\u00AD\u00AD\u00AD", 16'000), 8'000},
        {repeated("\u1160", 16'000), 16'000},
        {repeated(family, 16'000), 8'000},
    };
    for (const auto& [line, column] : cases) {
        const auto& tried = column; // clang 14 captures no structured bindings
        CAPTURE(tried);
        const std::string shown = excerpt_line(line, column);
        CHECK(shown.size() < 4000);
        CHECK(shown.find("..") != std::string::npos);
        CHECK(!invalid_utf8(shown));
    }
    CHECK(excerpt_line("e" + repeated("\u0301", 16'000) + " = 1", 1).ends_with(".. = 1"));
    // What fits is whole.
    CHECK(excerpt_line(repeated(family, 50), 1) == repeated(family, 50));
    CHECK(excerpt_line("é" + repeated("\u0301", 30), 1) == "é" + repeated("\u0301", 30));
}

TEST_CASE("patterns are filled in both languages") {
    constexpr ProblemKind kind{
        "E100", Severity::error, {"甲{0}乙{1}{0}", "a{0}b{1}{0}"}, {"{2}", "{x} {} {0"}, {"{0}", ""}};
    Diagnostics problems;
    const Diagnostic& problem = problems.add(kind, {}, {Text("村", "village"), "{0}"});
    CHECK(problem.message.zh == "甲村乙{0}村");
    CHECK(problem.message.en == "avillageb{0}village");
    CHECK(problem.caption.zh == "{2}");
    CHECK(problem.caption.en == "{x} {} {0");
    CHECK(problem.help.in(Language::en) == "村");
}

TEST_CASE("problems come in the order of places and each once") {
    Diagnostics problems;
    problems.add(k_near, {2, 1, 1, 1}, {"e", "e"});
    problems.add(k_near, {1, 9, 1, 1}, {"d", "d"});
    problems.add(k_near, {1, 2, 5, 1}, {"c", "c"});
    problems.add(k_bare, {1, 2, 3, 1}, {"a"});
    problems.add(k_near, {1, 2, 3, 1}, {"b", "b"});
    Diagnostic& repeated = problems.add(k_bare, {1, 2, 3, 7}, {"a"});
    repeated.help = "another";
    std::string order;
    for (const Diagnostic* problem : problems.sorted()) order += problem->message.in(Language::en) + "|";
    CHECK(order == "cannot read a|b is nearly b|c is nearly c|d is nearly d|e is nearly e|");
    CHECK(problems.sorted()[0]->help.in(Language::en) == "check a");
    CHECK(problems.errors() == 1);
    CHECK(problems.warnings() == 4);
    CHECK(problems.has_errors());
}

TEST_CASE("joined problems are counted once and suppressed ones too") {
    Diagnostics first, second;
    CHECK_FALSE(first.has_errors());
    first.add(k_bare, {1, 1, 1, 1}, {"a"});
    second.add(k_bare, {1, 1, 1, 1}, {"a"});
    second.add(k_bare, {1, 1, 1, 1}, {"b"});
    second.add(k_near, {1, 1, 1, 1}, {"a", "b"});
    second.suppress(k_bare, {1, 2, 1, 1}, 3);
    second.suppress(k_near, {1, 1, 1, 1}, 1);
    first.merge(std::move(second));
    CHECK(first.sorted().size() == 5);
    CHECK(first.sorted().back()->message.en == fmt::format("3 more of {} are not listed", k_bare.code));
    CHECK(first.errors() == 5);
    CHECK(first.warnings() == 2);
    Diagnostics third;
    third.merge(std::move(first));
    CHECK(third.errors() == 5);
    third.add(k_bare, {1, 1, 1, 1}, {"b"});
    CHECK(third.errors() == 5);
    CHECK(third.sorted().size() == 5);
}

TEST_CASE("of one kind no more is kept than can be of use") {
    constexpr std::uint32_t k_files = 10, k_problems = 1000;
    const auto filled = [](std::uint32_t first_file, std::uint32_t end) {
        Diagnostics problems;
        for (std::uint32_t file = first_file; file < end; ++file)
            for (std::uint32_t line = 1; line <= k_problems; ++line)
                problems.add(k_bare, {file, line, 1, 1}, {"a"}).related.push_back({});
        return problems;
    };
    constexpr std::size_t k_kept = Diagnostics::k_most_of_a_run;
    static_assert(k_kept == 2 * Diagnostics::k_most_of_a_file);
    // Full files have a note each, and then the run has one.
    const Diagnostics whole = filled(1, k_files + 1);
    CHECK_EQ(whole.errors(), k_files * k_problems);
    REQUIRE_EQ(whole.sorted().size(), k_kept + 1 + 1);
    CHECK_EQ(whole.sorted().back()->message.en, fmt::format("8500 more of {} are not listed", k_bare.code));
    CHECK_EQ(whole.sorted().back()->span.source, k_files);
    CHECK_EQ(whole.sorted().back()->span.line, k_problems);
    // The same in parts that are joined.
    Diagnostics joined = filled(1, 2);
    joined.merge(filled(2, k_files + 1));
    CHECK_EQ(joined.errors(), whole.errors());
    CHECK_EQ(joined.sorted().size(), whole.sorted().size());
    // Others are heard as before.
    joined.add(k_near, {1, 1, 1, 1}, {"a", "b"});
    CHECK_EQ(joined.warnings(), 1);
}

TEST_CASE("lines of a source") {
    struct Case {
        const char* text;
        std::vector<std::string> lines;
    };
    for (const Case& c : {Case{"", {}},
                          {"a", {"a"}},
                          {"a\n", {"a"}},
                          {"a\nb", {"a", "b"}},
                          {"a\r\nb\r\n", {"a", "b"}},
                          {"\n\nc\n", {"", "", "c"}},
                          {"a\rb\n", {"a\rb"}}}) {
        CAPTURE(c.text);
        Sources sources;
        const std::uint32_t id = sources.add("x", c.text);
        CHECK(id == 1);
        CHECK(sources.size() == 1);
        for (std::size_t i = 0; i < c.lines.size(); ++i) {
            CHECK(sources[id].line(static_cast<std::uint32_t>(i + 1)) == c.lines[i]);
        }
        CHECK(sources[id].line(0).empty());
        CHECK(sources[id].line(static_cast<std::uint32_t>(c.lines.size() + 1)).empty());
        CHECK(sources[id].line(4'000'000'000U).empty());
    }
}

TEST_CASE("sources stay where they are as more come") {
    Sources sources;
    sources.add("first", "text of the first");
    const std::string_view line = sources[1].line(1);
    for (int i = 0; i < 1000; ++i) sources.add("more", "more");
    CHECK(line == "text of the first");
    CHECK(sources[1].name == "first");
    CHECK(sources.size() == 1001);
}

TEST_CASE("colour repeats what the words say") {
    Place place("a = 1,234\n");
    place.problems.add(k_grouped, {place.source, 1, 6, 1}, {",", "1234"});
    const std::string plain = place.describe_all(), painted = place.describe_all({Language::en, true, 1});
    CHECK(plain.find('\x1b') == std::string::npos);
    CHECK(painted.find("\x1b[1;31merror[E002]\x1b[0m: ") == 0);
    // The caret in the problem's own colour, frame and help in theirs.
    CHECK(painted.find("\x1b[34m  |\x1b[0m      \x1b[1;31m^\x1b[0m") != std::string::npos);
    CHECK(painted.find("\x1b[34m= \x1b[0m\x1b[1mhelp:\x1b[0m ") != std::string::npos);
    // A caption without its line has the frame's.
    Place bare("");
    bare.problems.add(k_grouped, {bare.source, 7, 6, 1}, {",", "1234"});
    CHECK(bare.describe_all().find("\n = expected end") != std::string::npos);
    CHECK(bare.describe_all({Language::en, true, 1}).find("\n \x1b[34m= \x1b[0mexpected end") !=
          std::string::npos);
    std::string stripped;
    for (std::size_t i = 0; i < painted.size(); ++i) {
        if (painted[i] == '\x1b') {
            i = painted.find('m', i);
        } else {
            stripped += painted[i];
        }
    }
    CHECK(stripped == plain);
}
