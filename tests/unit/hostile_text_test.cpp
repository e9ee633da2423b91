// Texts that would drive a terminal, break a row or run something, in every place a text can stand and in
// every format.
#include "../well_formed.hpp"
#include "gapcalc/render.hpp"
#include "whole_program.hpp"

#include <doctest/doctest.h>

using namespace gapcalc::test;

namespace {

/// TOML of a basic string that says `text`, control characters as escapes.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) {
            constexpr std::string_view k_digits = "0123456789abcdef";
            out += "\\u00";
            out += k_digits[byte >> 4];
            out += k_digits[byte & 15];
        } else {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
    }
    return out + '"';
}

/// Goals whose every text is `text`, as far as texts must not differ.
std::string goals_of(std::string_view text) {
    const std::string word = in_quotes(text);
    const auto other = [&](const char* more) { return in_quotes(std::string(text) + more); };
    const std::string name = gapcalc::trimmed(text).empty() ? other("1") : word; // a name says something
    return "title = " + word + "\nsource = " + word +
           "\n[defaults]\nby = 2026\n"
           "[[group]]\nid = \"group\"\nname = " +
           name + "\n[[entities]]\nid = \"towns\"\nname = " + name + "\nunit = " + word +
           "\nmembers = [{ id = \"a\", name = " + name + " }, { id = \"b\", name = " + other("2") +
           " }]\n[[indicator]]\nid = \"split\"\nname = " + name + "\ngroup = \"group\"\nunit = " + word +
           "\nsource = " + word + "\nnote = " + word +
           "\nover = \"towns\"\nentity_targets = { a = 5, b = 5 }\nbaseline = { at = 2022, value = -9 "
           "}\ntarget = { at_least = 5, note = " +
           word +
           " }\n[indicator.observations.a]\n2024 = -3\n2025 = -2\n[indicator.observations.b]\n2024 = 1\n2025 "
           "= 3\n"
           "[[indicator]]\nid = \"stages\"\nname = " +
           other("3") + "\ngroup = \"group\"\nkind = \"milestone\"\nstages = [" +
           in_quotes("first" + std::string(text)) + ", " + other("end") +
           ", \"open\"]\nobservations = { 2024 = \"open\" }\ntarget = { by = 2026 }\n[[arena]]\nid = "
           "\"arena\"\nname = " +
           name + "\nover = \"towns\"\nindicators = [{ id = \"split\", weight = 100 }]\n";
}

const std::vector<std::string> k_hostile = {"\x1b[2J\x1b]0;title\x07", // clears the screen, names the window
                                            "a\nb",
                                            "a\r\nb",
                                            "a\rb",
                                            "a\tb",
                                            "\t",
                                            "\n",
                                            " a ",
                                            "  a",
                                            std::string("a\0b", 3),
                                            "\x7f\u0085\u009b[31m",
                                            "\u202eevil\u202c",
                                            "\u2066x\u2069\u200e\u200f\u061c",
                                            "a\u200bb\u2060c\uFEFFd",
                                            "\u2028\u2029",
                                            "a,b",
                                            "\"",
                                            "\"a\"",
                                            "a\"b",
                                            "'",
                                            "a|b",
                                            "|",
                                            "\\",
                                            "\\|",
                                            "a\\",
                                            "`a`",
                                            "``",
                                            "*a* _b_ ~~c~~ $d$",
                                            "[a](b)",
                                            "# a",
                                            "- a",
                                            "1. a",
                                            "> a",
                                            "---",
                                            "<b>",
                                            "<script>alert(1)</script>",
                                            "</title><script>",
                                            "\" onload=\"x",
                                            "&amp;&lt;",
                                            "<!--",
                                            "]]>",
                                            "javascript:alert(1)",
                                            "$(reboot)",
                                            "`reboot`; rm -rf ~",
                                            "{0} {1}",
                                            "%s%n",
                                            "::error::x",
                                            "%0A",
                                            "=1+1",
                                            "+1",
                                            "-1",
                                            "@SUM(A1)",
                                            "\t=1",
                                            "\r=1",
                                            "＝1",
                                            "＋1",
                                            "－1",
                                            "＠a",
                                            "=cmd|' /C calc'!A0",
                                            "\U0001F468\u200D\U0001F469\u200D\U0001F467",
                                            "e\u0301\u0301\u0301",
                                            "规上工业企业"};

} // namespace

TEST_CASE("hostile text breaks no format and drives no terminal") {
    const Folder folder;
    for (const std::string& text : k_hostile) {
        const std::string goals = folder.write("goals.toml", goals_of(text));
        CAPTURE(in_quotes(text));
        for (const gapcalc::render::Format& tried : gapcalc::render::formats()) {
            const std::string_view format = tried.name;
            CAPTURE(format);
            for (const std::vector<std::string>& command :
                 {std::vector<std::string>{"report", "--by", "entity"},
                  {"list"},
                  {"rank"},
                  {"changes", "--since", "2024"}}) {
                CAPTURE(command[0]);
                std::vector<std::string> arguments = command;
                arguments.insert(arguments.end(),
                                 {goals, "-f", std::string(format), "--lang", "zh", "--labels"});
                const Outcome outcome = run_program(arguments);
                CAPTURE(outcome.err);
                REQUIRE(outcome.status == 0);
                CHECK(well_formed::output(format, outcome.out) == "");
                CHECK(well_formed::tame(outcome.err) == "");
            }
        }
        for (const char* const indicator : {"split", "stages"}) {
            const Outcome outcome = run_program({"explain", indicator, goals});
            CHECK(outcome.status == 0);
            CHECK(well_formed::tame(outcome.out) == "");
        }
        const Outcome form = run_program({"template", "--data", goals, "--period", "2026"});
        CHECK(well_formed::csv(form.out) == "");
    }
}

TEST_CASE("hostile text in messages and file names") {
    const Folder folder;
    for (const std::string& text : k_hostile) {
        CAPTURE(in_quotes(text));
        const std::string word = in_quotes(text);
        // As a key, an id, a word of a list, a place, a number: all that messages repeat.
        std::string goals = word + " = 1\n[[indicator]]\nid = " + word + "\nname = \"n\"\ngroup = " + word +
                            "\nkind = " + word + "\nunit = \"亿元\"\ntarget = { at_least = " + word +
                            ", by = " + word + ", " + word + " = 2 }\nobservations = { " + word + " = " +
                            word + " }\n";
        const bool name_fits = text.find('/') == text.npos && text.find('\0') == text.npos;
        const std::string path = folder.write(name_fits ? text + ".toml" : "goals.toml", goals);
        const std::string rows =
            folder.write("rows.csv", "series,period,value\n" + text + "," + text + "," + text + "\n");
        for (const char* const format : {"text", "json", "github"}) {
            const Outcome outcome = run_program({"check", path, "--data", rows, "-f", format});
            CHECK(outcome.status == 1);
            if (std::string_view(format) == "json")
                CHECK(well_formed::json(outcome.out) == "");
            else
                CHECK(well_formed::tame(outcome.out) == "");
        }
        const Outcome missing = run_program({"report", text, "--only", text, "--columns", text, "-o", text});
        if (text.find('\0') == text.npos) CHECK(missing.status == 2);
        CHECK(well_formed::tame(missing.err) == "");
    }
}

TEST_CASE("formulas are guarded in texts, once said, never in numbers") {
    const Folder folder;
    const char* const formulas[] = {"=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a"};
    for (const std::string text : formulas) {
        CAPTURE(in_quotes(text));
        const std::string goals = folder.write("goals.toml", goals_of(text));
        for (const char* const format : {"csv", "tsv"}) {
            CAPTURE(format);
            const bool csv = std::string_view(format) == "csv";
            const auto cells = [&](const std::string& out) {
                if (csv) return read_records(out);
                std::vector<std::vector<std::string>> lines;
                std::string field;
                lines.emplace_back();
                for (const char c : out) {
                    if (c != '\t' && c != '\n') {
                        field += c;
                        continue;
                    }
                    lines.back().push_back(std::move(field));
                    field.clear();
                    if (c == '\n') lines.emplace_back();
                }
                return lines;
            };
            const auto written = [&](std::string_view cell) {
                return csv ? std::string(cell) : gapcalc::visible(cell);
            };
            const Outcome guarded = run_program({"report", goals, "-f", format, "--by", "entity", "--columns",
                                                 "name,entity,unit,source,value"});
            CHECK(guarded.err.find("N901") != std::string::npos);
            CHECK(guarded.err.find("N901") == guarded.err.rfind("N901"));
            const auto rows = cells(guarded.out);
            REQUIRE(rows.size() >= 3);
            for (const std::size_t column : {0, 2, 3})
                CHECK(rows[2][column] == "'" + written(gapcalc::trimmed(text)));
            CHECK(rows[2][4] == "-2");
            const Outcome raw = run_program({"report", goals, "-f", format, "--raw", "--by", "entity",
                                             "--columns", "name,entity,unit,source,value"});
            CHECK(raw.err.find("N901") == std::string::npos);
            CHECK(cells(raw.out)[2][0] == written(gapcalc::trimmed(text)));
        }
    }
    // Inside a text, or in other formats, nothing is put before it.
    const std::string goals = folder.write("goals.toml", goals_of("a=1"));
    CHECK(run_program({"report", goals, "-f", "csv"}).err.find("N901") == std::string::npos);
}

TEST_CASE("backslashes are doubled in tsv") {
    const Folder folder;
    const std::string goals = folder.write("goals.toml", goals_of("a\\nb"));
    CHECK(
        run_program({"report", goals, "-f", "tsv", "--columns", "name"}).out.starts_with("name\na\\\\nb\n"));
}
