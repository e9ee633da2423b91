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
"""
import argparse
import collections
import json
import math
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent
WORK = PROJECT / "build" / "mutants"
TREE = WORK / "tree"
BUILD = WORK / "build"
EQUIVALENT = PROJECT / "scripts" / "mutants.equivalent"
TESTS = "^(unit/|case/|problems$)"
SECONDS = 900  # for the tests of one fault: a loop without an end is noticed too

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
    return len(text) > 2 and not text.startswith(("//", "#", "}", "namespace", "using", "template", "static_assert", "///"))


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
        if token.startswith('"') and len(token) > 3 and "\\" not in token:
            yield "a text loses its last character", line[:end - 2].encode("utf-8", "surrogatepass").decode() + line[end - 1:]
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
        if call.group(1) != call.group(2) and '"' not in line[:call.start()]:
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
        lines = path.read_text().split("\n")
        parts[part].append((str(relative), lines, [at for at, line in enumerate(lines) if is_code(line)]))
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


def run(command, seconds, **more):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", timeout=seconds, check=False, **more)
    except subprocess.TimeoutExpired:
        return None


def prepare(jobs):
    """A fresh copy of the checkout, built, whose tests pass."""
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
    if not (BUILD / "build.ninja").exists():
        made = run(["cmake", "-S", TREE, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0 -g0", "-DCMAKE_CXX_FLAGS=-D_GLIBCXX_ASSERTIONS"], 600)
        if made is None or made.returncode:
            sys.exit(f"mutants.py: cmake failed\n{made and made.stdout}")
    built = build(jobs)
    if built is None or built.returncode:
        sys.exit(f"mutants.py: the program does not build\n{built and built.stdout[-3000:]}")
    noticed = tests(jobs)
    if noticed:
        sys.exit(f"mutants.py: without any fault a test fails: {noticed}")


def build(jobs):
    return run(["cmake", "--build", BUILD, "-j", str(jobs), "--target", "gapcalc", "gapcalc_tests"], 3600)


def tests(jobs):
    """The first test that fails; None when all pass."""
    ended = run(["ctest", "--test-dir", BUILD, "-j", str(jobs), "-R", TESTS, "--stop-on-failure", "--no-tests=error"], SECONDS)
    if ended is None:
        return "no end"
    if ended.returncode == 0:
        return None
    failed = re.search(r"Test\s+#\d+: (\S+) \.*\s*(?:\*\*\*|Subprocess)", ended.stdout)
    return failed.group(1) if failed else "ctest"


def put(fault, jobs):
    """Builds with the fault; what noticed it, None when nothing did, False when it does not compile."""
    path = TREE / fault["file"]
    right = path.read_text()
    lines = right.split("\n")
    indent = len(lines[fault["line"] - 1]) - len(lines[fault["line"] - 1].lstrip())
    lines[fault["line"] - 1] = " " * indent + fault["becomes"]
    path.write_text("\n".join(lines))
    try:
        built = build(jobs)
        if built is None or built.returncode:
            return False
        return tests(jobs)
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
    prepare(wanted.jobs)
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
                    fault["part"], fault["noticed"] = part, put(fault, wanted.jobs)
                    log.write(json.dumps(fault, ensure_ascii=False) + "\n")
                    log.flush()
                tried += 1
                if fault["noticed"] is not False:
                    break
            done.append(fault)
            print(f"{len(done):>4} {fault['file']}:{fault['line']}: {fault['what']}: {fault['noticed'] or 'NOT NOTICED'}", flush=True)
    print(f"\n{len(done)} faults with seed {wanted.seed} at {head}; {tried - len(done)} more did not compile")
    return report(done, known)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
