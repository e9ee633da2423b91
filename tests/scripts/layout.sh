#!/bin/sh
# Fails when an #include points against the arrows of docs/HACKING.md, or a part uses what only another may.
# usage: layout.sh PROJECT
set -eu
cd "$1"
# Tests are run by file, and files of tests are known by their names.
if [ -d tests/unit ] && grep -rl '^[ ]*\(TEST_CASE\|SCENARIO\)' tests/unit | grep -v '_test\.cpp$'; then
    echo "holds tests, but is not named *_test.cpp: they would not run"
    exit 1
fi
find include src -name '*.hpp' -o -name '*.cpp' | LC_ALL=C sort | LC_ALL=C xargs awk '
BEGIN {
    # part: the parts that it may include (itself and base always)
    arrows["base"]     = ""
    arrows["model"]    = ""
    arrows["load"]     = "model"
    arrows["assess"]   = "model"
    arrows["sql"]      = "model"
    arrows["table"]    = ""
    arrows["render"]   = "table"
    arrows["labels"]   = "model assess table"
    arrows["tabulate"] = "model assess table labels"
    arrows["cli"]      = "model load assess sql table render labels tabulate"
    arrows["main"]     = "cli"
    # The rooms of load, likewise; what lies in src/load itself is for all of them.
    rooms["toml"]      = ""
    rooms["sheet"]     = ""
    rooms["goals"]     = "toml sheet"
    rooms["catalogue"] = "toml sheet goals"
    rooms["points"]    = "sheet"
}

# The room of load that a file or an included name belongs to; "" when it lies in none.
function room_of(path) {
    sub(/^src\//, "", path)
    if (path !~ /^load\/[^\/]*\//) return ""
    sub(/^load\//, "", path); sub(/\/.*/, "", path)
    return path
}

function fail(words) { printf "%s:%d: %s\n", FILENAME, FNR, words; failed = 1 }

# The part that a file or an included name belongs to; "" when it is none of the project.
function part_of(path,   name) {
    sub(/^include\/gapcalc\//, "", path); sub(/^src\//, "", path); sub(/^gapcalc\//, "", path)
    name = path; sub(/[\/.].*/, "", name)
    return (name in arrows) ? name : ""
}

FNR == 1 { part = part_of(FILENAME); room = room_of(FILENAME); raw_end = ""; in_comment = 0
    if (part == "") fail("belongs to no part; a new part is named in tests/scripts/layout.sh and docs/HACKING.md")
    if (room != "" && !(room in rooms)) fail("is a room of load that tests/scripts/layout.sh does not know") }

/^[ \t]*#[ \t]*include/ {
    match($0, /[<"][^>"]*[>"]/)
    target = substr($0, RSTART + 1, RLENGTH - 2)
    if (target ~ /^toml\+\+/) {
        if (FILENAME !~ /^src\/load\/toml\/[^\/]*\.cpp$/) fail("toml++ is for src/load/toml/*.cpp alone: it takes seconds to compile")
    } else if (target ~ /^CLI\//) {
        if (FILENAME != "src/cli/cli.cpp") fail("CLI11 is for src/cli/cli.cpp alone")
    } else if (target ~ /^(iostream|ostream|istream|fstream|sstream|iomanip|locale|clocale|locale\.h|wchar\.h|cwchar)$/) {
        fail("<" target "> is not used: no iostreams, no locale")
    } else if ((target ~ /\//) && (other = part_of(target)) != "") {
        if (other != part && other != "base" && index(" " arrows[part] " ", " " other " ") == 0)
            fail(part " must not include " other " (" target ")")
        else if (room != "" && (other_room = room_of(target)) != "" && other_room != room &&
                 index(" " rooms[room] " ", " " other_room " ") == 0)
            fail("load/" room " must not include load/" other_room " (" target ")")
        else if (target !~ /^gapcalc\// && FILENAME ~ /^include\//)
            fail("a public header includes only public ones")
        else if (other != part && other != "base" && other != "model" && target !~ /^gapcalc\// && target != other "/" other ".hpp")
            fail(target " is private to " other)
    } else if ($0 ~ /"/) {
        fail("no part has the header " target)
    }
    next
}

# What is left of a line without comments, strings and characters.
function code(line,   out, c, two, i) {
    out = ""
    while (line != "") {
        if (raw_end != "") {
            i = index(line, raw_end)
            if (!i) return out
            line = substr(line, i + length(raw_end)); raw_end = ""; continue
        }
        if (in_comment) {
            i = index(line, "*/")
            if (!i) return out
            line = substr(line, i + 2); in_comment = 0; continue
        }
        two = substr(line, 1, 2); c = substr(line, 1, 1)
        if (two == "//") return out
        if (two == "/*") { in_comment = 1; line = substr(line, 3); continue }
        if (two == "R\"") {
            i = index(line, "(")
            raw_end = ")" substr(line, 3, i - 3) "\""; line = substr(line, i + 1); out = out "0"; continue
        }
        if (c == "\"") { if (!match(line, /^"([^"\\]|\\.)*"/)) return out; line = substr(line, RLENGTH + 1); out = out "0"; continue }
        if (c == "\047" && out !~ /[0-9a-fA-F]$/) {
            if (match(line, /^\047([^\047\\]|\\.)[^\047]*\047/)) { line = substr(line, RLENGTH + 1); out = out "0"; continue }
        }
        out = out c; line = substr(line, 2)
    }
    return out
}

function has(text, words) { return (" " text " ") ~ ("[^A-Za-z0-9_](" words ")[^A-Za-z0-9_]") }

{
    text = code($0)
    if (has(text, "double|float") && part != "render" && FILENAME != "src/base/student_t.cpp")
        fail("no binary floating point outside src/render and student_t: numbers are exact")
    if (text ~ /std::(locale|cout|cerr|clog|cin)[^A-Za-z0-9_]/ || has(text, "setlocale|wcwidth|wcswidth"))
        fail("no iostreams, no locale")
    if (part != "cli" && part != "main" && (text ~ /_clock::now/ || has(text, "clock_gettime|gettimeofday|localtime|localtime_r|gmtime|gmtime_r")))
        fail("the clock is read in main and cli alone")
}

END { exit failed }
'
