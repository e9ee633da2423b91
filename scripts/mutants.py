#!/usr/bin/env python3
"""Puts random small faults into the program, one at a time, and says which of them the tests notice.

usage: scripts/mutants.py [N] [--seed SEED] [--part PART] [--jobs N] [--list]
  N       how many faults (default: 100), spread over the parts of src by their lines
  --seed  the faults follow from it alone (default: 1)
  --part  only in that part, such as load
  --list  prints the faults and does not try them

Works in a copy of what git has of this checkout, in build/mutants; a run that was stopped goes on where it was. Faults that do
not compile are none: another is drawn in their place. Those that change nothing that anybody could see are listed in
scripts/mutants.equivalent with the reason; they do not count. Exit status: 0 when all others were noticed, else 1.

The unit tests, cases and problems are run until one fails, the quickest first as the run without a fault had them. Two runs at a
time want two checkouts. ccache, mold and clang are used where they are: they save most of the time.
"""
import argparse
import collections
import json
import math
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

PROJECT = pathlib.Path(__file__).resolve().parent.parent
WORK = PROJECT / "build" / "mutants"
TREE = WORK / "tree"
BUILD = WORK / "build"
EQUIVALENT = PROJECT / "scripts" / "mutants.equivalent"
TESTS = "^(unit/|case/|problems$)"
MEMORY, FILE = 4 << 30, 1 << 30  # bytes that a test may have, and write: a loop without an end is noticed too

# A heading of the standard library's headers that the program uses, read once for all files, where clang is there.
STANDARD = WORK / "standard.hpp"
FLAGS = "-O1 -g0 -D_GLIBCXX_ASSERTIONS"

# Outside of texts and comments; a line is taken apart into these.
TOKEN = re.compile(r'''//.*|R"\((?:.*?)\)"|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+'|[A-Za-z_]\w*(?:::\w+)*|\d[\d']*(?:\.\d+)?[uUlLzZ]*|<=>|<<=|>>=|->|\+\+|--|&&|\|\||[<>=!+\-*/%&|^]=|<<|>>|::|.''')
SWAPS = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="],
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["/"], "+=": ["-="], "-=": ["+="], "*=": ["/="], "/=": ["*="],
    "++": ["--"], "--": ["++"], "&&": ["||"], "||": ["&&"], "&": ["|"], "|": ["&"], "<<": [">>"], ">>": ["<<"],
    "true": ["false"], "false": ["true"], "min": ["max"], "max": ["min"], "std::min": ["std::max"], "std::max": ["std::min"],
    "first": ["second"], "second": ["first"], "begin": ["end"], "end": ["begin"], "low": ["high"], "high": ["low"],
    "zh": ["en"], "en": ["zh"], "break": ["continue"], "continue": ["break"],
}
# What stands between blanks is an operator of two sides; <T> and &reference are not.
SPACED = {"<", ">", "+", "-", "*", "/", "%", "&", "|", "<<", ">>"}


def enumerations():
    """Enumerators by the name of their enumeration."""
    found = {}
    for path in list(PROJECT.glob("include/**/*.hpp")) + list(PROJECT.glob("src/**/*.hpp")) + list(PROJECT.glob("src/**/*.cpp")):
        for name, body in re.findall(r"enum class (\w+)[^{;]*\{([^}]*)\}", path.read_text()):
            names = re.findall(r"(?:^|,)\s*(\w+)", re.sub(r"//[^\n]*", "", body))
            found[name] = [one for one in names if not one.endswith("_") or one in ("double_",)]
    return found


def is_code(line):
    text = line.strip()
    return len(text) > 2 and not text.startswith(("//", "#", "}", "namespace", "using", "template", "static_assert", "assert("))


def code_of(text):
    """The numbers of lines that hold code, none of those that begin inside a text or a comment of several lines."""
    inside = set()
    for match in re.finditer(r"""//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+''""", text, re.S):
        first = text.count("\n", 0, match.start())
        inside.update(range(first + 1, first + match.group().count("\n") + 1))
    return [at for at, line in enumerate(text.split("\n")) if at not in inside and is_code(line)]


def faults_of(line, enums):
    """All that can be done to a line: what it is called, and what the line becomes."""
    if not is_code(line):
        return
    tokens = [(match.group(), match.start()) for match in TOKEN.finditer(line)]
    for token, at in tokens:
        if token.startswith("//"):
            break
        end = at + len(token)
        spaced = line[at - 1:at] == " " and line[end:end + 1] == " "
        for other in SWAPS.get(token, []):
            if token not in SPACED or spaced:
                yield f"{token} becomes {other}", line[:at] + other + line[end:]
        if re.fullmatch(r"\d[\d']*", token):
            number = int(token.replace("'", ""))
            for other in {number + 1, number - 1 if number > 0 else 2}:
                yield f"{token} becomes {other}", line[:at] + str(other) + line[end:]
        if token.startswith("'") and len(token) == 3:
            other = "'x'" if token != "'x'" else "'y'"
            yield f"{token} becomes {other}", line[:at] + other + line[end:]
        if token == "!" and line[end:end + 1] not in ("=", ""):
            yield "! goes", line[:at] + line[end:]
        if "::" in token:
            head, _, tail = token.rpartition("::")
            choices = [one for one in enums.get(head.rpartition("::")[2], []) if one != tail]
            if tail in enums.get(head.rpartition("::")[2], []) and choices:
                other = choices[(enums[head.rpartition("::")[2]].index(tail)) % len(choices)]
                yield f"{token} becomes {head}::{other}", line[:at] + f"{head}::{other}" + line[end:]
    condition = re.match(r"^(\s*(?:\} else )?if \()(.*)(\)(?: \{)?)$", line) or re.match(r"^(\s*(?:\} else )?if \()(.*?)(\) (?:return|continue|break)\b.*)$", line)
    if condition and "constexpr" not in line and ";" not in condition.group(2) and balanced(condition.group(2)):
        before, inside, after = condition.groups()
        yield "a condition always holds", f"{before}true{after}"
        yield "a condition never holds", f"{before}false{after}"
        yield "a condition is turned round", f"{before}!({inside}){after}"
    conditional = re.match(r"^(.*[=(,] ?|\s*return )(.+?) \? (.+) : (.+)$", line)
    if conditional and line.count(" ? ") == 1 and balanced(conditional.group(3)):
        before, inside, one, other = conditional.groups()
        tail = re.search(r"[;,)]+$", other)
        if tail and balanced(other[:tail.start()]):
            yield "both sides of ? are exchanged", f"{before}{inside} ? {other[:tail.start()]} : {one}{tail.group()}"
    statement = re.match(r"^(\s+)((?:[\w.\->\[\]:]+ (?:[+\-*/|&]?=) .+|[\w.\->:\[\]]+\(.*\)|(?:\+\+|--)[\w.\->]+));$", line)
    if statement and balanced(statement.group(2)) and not re.match(r"^\s*(?:return|const|auto|static|case)\b", line):
        yield "a statement goes", statement.group(1) + ";"
    for call in re.finditer(r"\w\(([^(),]+), ([^(),]+)\)", line):
        declares = any(re.search(r"[\w>&*] +[&*]?\w+$", argument) for argument in call.groups())
        if call.group(1) != call.group(2) and not declares and '"' not in line[:call.start()]:
            yield "two arguments are exchanged", line[:call.start(1)] + call.group(2) + ", " + call.group(1) + line[call.end(2):]


def balanced(text):
    return text.count("(") == text.count(")") and text.count("{") == text.count("}")


def parts_of_source():
    """Files of each part with their lines of code."""
    parts = collections.defaultdict(list)
    for path in sorted(PROJECT.glob("src/**/*.cpp")) + sorted(PROJECT.glob("src/**/*.hpp")) + sorted(PROJECT.glob("include/**/*.hpp")):
        relative = path.relative_to(PROJECT)
        names = relative.parts[1:] if relative.parts[0] == "src" else relative.parts[2:]
        part = pathlib.Path(names[0]).stem
        text = path.read_text()
        parts[part].append((str(relative), text.split("\n"), code_of(text)))
    return parts


def shares(parts, count):
    """How many faults each part gets: by its lines, the largest remainders first."""
    lines = {part: sum(len(code) for _, _, code in files) for part, files in parts.items()}
    total = sum(lines.values())
    exact = {part: count * number / total for part, number in lines.items()}
    given = {part: int(share) for part, share in exact.items()}
    for part in sorted(exact, key=lambda one: (given[one] - exact[one], one))[:count - sum(given.values())]:
        given[part] += 1
    return given


def draw(dice, files, enums):
    """A fault at a random line of a part."""
    places = [(name, lines, at) for name, lines, code in files for at in code]
    while True:
        name, lines, at = places[dice.randrange(len(places))]
        choices = list(faults_of(lines[at], enums))
        if choices:
            what, becomes = choices[dice.randrange(len(choices))]
            return {"file": name, "line": at + 1, "was": lines[at].strip(), "becomes": becomes.strip(), "what": what}


def equivalents():
    """Faults judged to change nothing, by file, line and what it becomes; with the reason."""
    found = {}
    if EQUIVALENT.exists():
        for line in EQUIVALENT.read_text().splitlines():
            if line and not line.startswith("#"):
                name, was, becomes, why = line.split("\t")
                found[name, was, becomes] = why
    return found


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False, **more)


def copy_checkout():
    """What git has of the checkout, as it is here, in a folder of its own, beside what lies beside it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True).stdout
    wanted = {name for name in listed.split("\0") if name and (PROJECT / name).is_file()}
    for name in wanted:
        # What is the same keeps its time, so that nothing is built again.
        source, copy = PROJECT / name, TREE / name
        if not copy.exists() or copy.read_bytes() != source.read_bytes():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
    for path in TREE.rglob("*"):
        if path.is_file() and str(path.relative_to(TREE)) not in wanted:
            path.unlink()
    for beside in ("shared",):
        if (PROJECT.parent / beside).exists() and not (WORK / beside).exists():
            (WORK / beside).symlink_to(PROJECT.parent / beside)


def configure():
    """The quickest build that is to be had here."""
    flags, options = FLAGS, []
    if shutil.which("clang++"):
        used = set()
        for path in TREE.glob("src/**/*.[ch]pp"):
            used.update(re.findall(r"^#include <([a-z_]+)>$", path.read_text(), re.M))
        STANDARD.write_text("".join(f"#include <{name}>\n" for name in sorted(used)))
        common = ["-std=c++20", "-pthread", "-fvisibility=hidden", "-fvisibility-inlines-hidden", *FLAGS.split()]
        made = run(["clang++", *common, "-x", "c++-header", STANDARD, "-o", f"{STANDARD}.pch"])
        if made.returncode == 0:
            flags += f" -std=c++20 -pthread -fvisibility=hidden -fvisibility-inlines-hidden -include-pch {STANDARD}.pch -Wno-unused-command-line-argument -fconstexpr-steps=1000000000"
        options = ["-DCMAKE_CXX_COMPILER=clang++"]
    if shutil.which("ccache"):
        options.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
    if shutil.which("mold"):
        options.append("-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold")
    made = run(["cmake", "-S", TREE, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=", f"-DCMAKE_CXX_FLAGS={flags} -w", *options])
    if made.returncode:
        sys.exit(f"mutants.py: cmake failed\n{made.stdout}")


def prepare(jobs):
    """A fresh copy of the checkout, built; its tests, which pass, the quickest first."""
    copy_checkout()
    if not (BUILD / "build.ninja").exists():
        configure()
    built = build(jobs)
    if built.returncode:
        sys.exit(f"mutants.py: the program does not build\n{built.stdout[-3000:]}")
    listed = json.loads(subprocess.run(["ctest", "--test-dir", BUILD, "--show-only=json-v1", "-R", TESTS], stdout=subprocess.PIPE, check=True).stdout)
    tests = []
    for one in listed["tests"]:
        told = {each["name"]: each["value"] for each in one["properties"]}
        tests.append({"name": one["name"], "command": one["command"], "folder": told["WORKING_DIRECTORY"], "seconds": 60.0})
    for test in tests:
        begun = time.monotonic()
        if Running(test, 600).wait():
            sys.exit(f"mutants.py: without any fault a test fails: {test['name']}")
        test["seconds"] = time.monotonic() - begun
    return sorted(tests, key=lambda test: test["seconds"])


def build(jobs):
    environment = dict(os.environ, CCACHE_SLOPPINESS="pch_defines,time_macros,include_file_mtime,include_file_ctime", CCACHE_NOHASHDIR="1", CCACHE_BASEDIR=str(WORK))
    return run(["cmake", "--build", BUILD, "-j", str(jobs), "--target", "gapcalc", "gapcalc_tests"], env=environment)


def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))


class Running:
    """A test under way, which ends with its children when it takes too long."""

    def __init__(self, test, seconds):
        self.test, self.end = test, time.monotonic() + seconds
        self.process = subprocess.Popen(test["command"], cwd=test["folder"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=bounded)

    def failed(self):
        """Whether it failed; None while it runs."""
        if self.process.poll() is None:
            if time.monotonic() < self.end:
                return None
            self.stop()
            return True
        return self.process.returncode != 0

    def wait(self):
        while (failed := self.failed()) is None:
            time.sleep(0.01)
        return failed

    def stop(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()


def first_failure(tests, jobs):
    """The name of the first test that fails; None when all pass."""
    waiting, running = list(tests), []
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                test = waiting.pop(0)
                running.append(Running(test, 30 + 10 * test["seconds"]))
            for one in list(running):
                failed = one.failed()
                if failed:
                    return one.test["name"]
                if failed is False:
                    running.remove(one)
            time.sleep(0.005)
        return None
    finally:
        for one in running:
            one.stop()


def put(fault, tests, jobs):
    """Builds with the fault; what noticed it, None when nothing did, False when it does not compile."""
    path = TREE / fault["file"]
    right = path.read_text()
    lines = right.split("\n")
    indent = len(lines[fault["line"] - 1]) - len(lines[fault["line"] - 1].lstrip())
    lines[fault["line"] - 1] = " " * indent + fault["becomes"]
    path.write_text("\n".join(lines))
    try:
        if build(jobs).returncode:
            return False
        return first_failure(tests, jobs)
    finally:
        path.write_text(right)


def interval(noticed, made):
    """Wilson's 95 % interval of a share."""
    if made == 0:
        return 0.0, 1.0
    z, share = 1.96, noticed / made
    middle = (share + z * z / (2 * made)) / (1 + z * z / made)
    half = z * math.sqrt(share * (1 - share) / made + z * z / (4 * made * made)) / (1 + z * z / made)
    return max(0.0, middle - half), min(1.0, middle + half)


def report(done, known):
    rows = collections.defaultdict(lambda: [0, 0, 0])
    missed, by = [], collections.Counter()
    for fault in done:
        row = rows[fault["part"]]
        row[0] += 1
        why = known.get((fault["file"], fault["was"], fault["becomes"]))
        if fault["noticed"]:
            row[1] += 1
            by[fault["noticed"].split("/")[0]] += 1
        elif why:
            row[2] += 1
        else:
            missed.append(fault)
    print(f"{'part':<12}{'faults':>8}{'noticed':>9}{'equivalent':>12}{'share':>8}")
    total = [sum(row[at] for row in rows.values()) for at in range(3)]
    for part, row in sorted(rows.items()) + [("all", total)]:
        counted = row[0] - row[2]
        print(f"{part:<12}{row[0]:>8}{row[1]:>9}{row[2]:>12}{100 * row[1] / counted if counted else 100:>7.0f}%")
    low, high = interval(total[1], total[0] - total[2])
    print(f"95 % interval: {100 * low:.0f} to {100 * high:.0f} %; noticed by " + ", ".join(f"{name}: {number}" for name, number in by.most_common()))
    for fault in missed:
        print(f"\nnot noticed: {fault['file']}:{fault['line']}: {fault['what']}\n- {fault['was']}\n+ {fault['becomes']}")
    return not missed


def main():
    options = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    options.add_argument("count", nargs="?", type=int, default=100)
    options.add_argument("--seed", default="1")
    options.add_argument("--part")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--list", action="store_true")
    wanted = options.parse_args()
    dice, enums, parts = random.Random(wanted.seed), enumerations(), parts_of_source()
    if wanted.part:
        parts = {wanted.part: parts[wanted.part]}
    order = [part for part, number in sorted(shares(parts, wanted.count).items()) for _ in range(number)]
    if wanted.list:
        for part in order:
            fault = draw(dice, parts[part], enums)
            print(f"{fault['file']}:{fault['line']}: {fault['what']}\n- {fault['was']}\n+ {fault['becomes']}")
        return True
    head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    WORK.mkdir(parents=True, exist_ok=True)
    journal = WORK / f"{head}-{wanted.seed}-{wanted.count}{'-' + wanted.part if wanted.part else ''}.jsonl"
    before = [json.loads(line) for line in journal.read_text().splitlines()] if journal.exists() else []
    tests = prepare(wanted.jobs)
    done, tried, known, seen = [], 0, equivalents(), set()
    with journal.open("a") as log:
        for part in order:
            while True:
                fault = draw(dice, parts[part], enums)
                key = fault["file"], fault["line"], fault["becomes"]
                if key in seen:
                    continue
                seen.add(key)
                if tried < len(before):
                    fault = before[tried]
                else:
                    begun = time.monotonic()
                    fault["part"], fault["noticed"] = part, put(fault, tests, wanted.jobs)
                    fault["seconds"] = round(time.monotonic() - begun, 1)
                    log.write(json.dumps(fault, ensure_ascii=False) + "\n")
                    log.flush()
                tried += 1
                if fault["noticed"] is not False:
                    break
            done.append(fault)
            print(f"{len(done):>4} {fault['file']}:{fault['line']}: {fault['what']}: {fault['noticed'] or 'NOT NOTICED'} ({fault['seconds']:.0f} s)", flush=True)
    print(f"\n{len(done)} faults with seed {wanted.seed} at {head}; {tried - len(done)} more did not compile")
    return report(done, known)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
