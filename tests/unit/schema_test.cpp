// The schema that editors get knows the keys and words that the loader knows, table by table: the loader
// names them all in its help when it meets one that is like none of them.
#include "cli/data.hpp"
#include "load_case.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

/// A member of an object, or an element of a list: its key or word, and what stands in its brackets.
struct Part {
    std::string_view name, inside;
};

/// The byte behind the text in quotes that begins at `at`.
std::size_t behind_quotes(std::string_view text, std::size_t at) {
    while (text[++at] != '"') {
        if (text[at] == '\\') ++at;
    }
    return at + 1;
}

/// The parts of an object or list whose inside is `text`.
std::vector<Part> parts_of(std::string_view text) {
    std::vector<Part> parts;
    int depth = 0;
    std::size_t open = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            const std::size_t end = behind_quotes(text, at);
            if (depth == 0) parts.push_back({text.substr(at + 1, end - at - 2), {}});
            at = end;
            continue;
        }
        if ((c == '{' || c == '[') && depth++ == 0) {
            open = at + 1;
            const std::size_t before = text.substr(0, at).find_last_not_of(" \n");
            if (before == std::string_view::npos || text[before] != ':')
                parts.push_back({}); // an element without a key
        }
        if ((c == '}' || c == ']') && --depth == 0) parts.back().inside = text.substr(open, at - open);
        ++at;
    }
    return parts;
}

/// What stands in the brackets of the part of that name; "2" is the second of a list.
std::string_view inside(std::string_view text, std::string_view name) {
    const std::vector<Part> parts = parts_of(text);
    if (name == "2") return parts.at(1).inside;
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
    const std::string wanted(name);
    CAPTURE(wanted);
    REQUIRE(found != parts.end());
    return found->inside;
}

std::vector<std::string> names_at(const std::vector<std::string_view>& path) {
    std::string_view text = parts_of(cli::data::gapcalc_schema_json).at(0).inside;
    for (const std::string_view name : path) text = inside(text, name);
    std::vector<std::string> names;
    for (const Part& part : parts_of(text)) names.emplace_back(part.name);
    std::sort(names.begin(), names.end());
    return names;
}

/// The names that the help of the file's problem with that code lists.
std::vector<std::string> listed(std::string_view text, std::string_view code) {
    const Loaded loaded = load_text(text);
    const std::string described = loaded.described();
    CAPTURE(described);
    const auto problems = loaded.problems.sorted();
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [&](const Diagnostic* problem) { return problem->kind->code == code; });
    REQUIRE(found != problems.end());
    std::string help = (*found)->help.en;
    for (const std::string_view before : {"known keys: ", "one of "}) {
        if (help.starts_with(before)) help.erase(0, before.size());
    }
    std::vector<std::string> names;
    std::istringstream words(help);
    for (std::string word; words >> word;) {
        if (word.ends_with(',')) word.pop_back();
        names.push_back(word);
    }
    std::sort(names.begin(), names.end());
    return names;
}

using KeyPath = std::vector<std::string_view>;

} // namespace

TEST_CASE("the schema has the loader's keys") {
    struct Row {
        std::string_view text;
        KeyPath path;
    };
    const Row rows[] = {
        {"zzzzzzzzz = 1\n", {"properties"}},
        {"[defaults]\nzzzzzzzzz = 1\n", {"properties", "defaults", "properties"}},
        {"title = { zh = \"a\", zzzzzzzzz = 1 }\n", {"definitions", "text", "oneOf", "2", "properties"}},
        {"[[group]]\nid = \"a\"\nzzzzzzzzz = 1\n", {"definitions", "group", "properties"}},
        {"[[indicator]]\nid = \"a\"\nzzzzzzzzz = 1\n", {"definitions", "indicator", "properties"}},
        {"[[indicator]]\nid = \"a\"\ntarget = { at_least = 1, by = 2025, zzzzzzzzz = 1 }\n",
         {"definitions", "target", "properties"}},
        {"[[entities]]\nid = \"v\"\n[[indicator]]\nid = \"a\"\nover = \"v\"\nmeasure = \"count\"\nwhere = { "
         "at_least = 1, zzzzzzzzz = 1 }\n",
         {"definitions", "test", "properties"}},
        {"[[entities]]\nid = \"v\"\n[[series]]\nid = \"s\"\nover = \"v\"\n[[indicator]]\nid = \"a\"\nseries "
         "= "
         "\"s\"\namong = { series = \"s\", at_least = 1, zzzzzzzzz = 1 }\n",
         {"definitions", "indicator", "properties", "among", "properties"}},
        {"[[entities]]\nid = \"a\"\nzzzzzzzzz = 1\n", {"definitions", "entities", "properties"}},
        {"[[series]]\nid = \"a\"\nover = \"v\"\nzzzzzzzzz = 1\n[[entities]]\nid = \"v\"\n",
         {"definitions", "series", "properties"}},
        {"[[indicator]]\nid = \"a\"\nbaseline = { at = 2022, zzzzzzzzz = 1 }\n",
         {"definitions", "indicator", "properties", "baseline", "oneOf", "2", "properties"}},
        {"[[entities]]\nid = \"v\"\nmembers = [ { id = \"a\", zzzzzzzzz = 1 } ]\n",
         {"definitions", "entities", "properties", "members", "items", "oneOf", "2", "properties"}},
        {"[[arena]]\nid = \"r\"\nover = \"v\"\nzzzzzzzzz = 1\nindicators = [ { id = \"a\", weight = 100 } "
         "]\n[[entities]]\nid = \"v\"\n[[indicator]]\nid = \"a\"\nover = \"v\"\nentity_targets = { x = 1 }\n",
         {"definitions", "arena", "properties"}},
        {"[[arena]]\nid = \"r\"\nover = \"v\"\nindicators = [ { id = \"a\", weight = 100, zzzzzzzzz = 1 } "
         "]\n[[entities]]\nid = \"v\"\n[[indicator]]\nid = \"a\"\nover = \"v\"\nentity_targets = { x = 1 }\n",
         {"definitions", "arena", "properties", "indicators", "items", "properties"}},
        {"[[data]]\nzzzzzzzzz = 1\n", {"definitions", "data", "properties"}},
        {"[[data]]\ncolumns = { zzzzzzzzz = \"a\" }\n",
         {"definitions", "data", "properties", "columns", "properties"}},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.text));
        CHECK(listed(row.text, "E101") == names_at(row.path));
    }
}

TEST_CASE("the schema has the loader's words") {
    struct Row {
        std::string_view text;
        KeyPath path;
    };
    const Row rows[] = {
        {"lang = \"zzzzzzzzz\"\n", {"properties", "lang", "enum"}},
        {"[[indicator]]\nid = \"a\"\nkind = \"zzzzzzzzz\"\n",
         {"definitions", "indicator", "properties", "kind", "enum"}},
        {"[[series]]\nid = \"a\"\nover = \"v\"\nkind = \"zzzzzzzzz\"\n[[entities]]\nid = \"v\"\n",
         {"definitions", "series", "properties", "kind", "enum"}},
        {"[[indicator]]\nid = \"a\"\nattribute = \"zzzzzzzzz\"\n",
         {"definitions", "indicator", "properties", "attribute", "enum"}},
        {"[[indicator]]\nid = \"a\"\nmeasure = \"zzzzzzzzz\"\n",
         {"definitions", "indicator", "properties", "measure", "enum"}},
        {"[[data]]\nlayout = \"zzzzzzzzz\"\n", {"definitions", "data", "properties", "layout", "enum"}},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.text));
        CHECK(listed(row.text, "E107") == names_at(row.path));
    }
}
