"""A table on a terminal lines up to the cell: a line a row, no wider than the terminal, every digit, names that differ.

usage: terminal.py GAPCALC WIDTH FILE...
The widths are Unicode's own, as Python has them, not the program's.
"""
import csv
import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata

program, width, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
faults = 0


def fault(*words):
    global faults
    faults += 1
    if faults <= 20:
        print(f"{width} cells:", *words)


def on_terminal(*options, **variables):
    """What the program writes to a terminal of that many cells."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    done = subprocess.Popen([program, "report", *files, *options], stdin=subprocess.DEVNULL, stdout=inner,
                            stderr=subprocess.DEVNULL, env={"LC_ALL": "C", **variables})
    os.close(inner)
    text = b""
    while True:
        try:
            piece = os.read(outer, 65536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    os.close(outer)
    if done.wait() != 0:
        sys.exit(f"the report ended with {done.returncode}")
    return text.decode("utf-8").replace("\r\n", "\n")


def off_terminal(*options, **variables):
    done = subprocess.run([program, "report", *files, *options], stdin=subprocess.DEVNULL, capture_output=True,
                          env={"LC_ALL": "C", **variables})
    return done.stdout.decode("utf-8")


def cells_of(line):
    """The line as a list of terminal cells; the second cell of a wide character is empty."""
    cells = []
    for c in line:
        if unicodedata.combining(c):
            continue
        cells.append(c)
        if unicodedata.east_asian_width(c) in "WF":
            cells.append("")
    return cells


class Shown:
    """A table taken apart: its columns, and the lines of each group with their names."""

    def __init__(self, text):
        self.lines = text.split("\n")
        rules = [at for at, line in enumerate(self.lines) if re.fullmatch(r"-+(  -+)*", line)]
        if len(rules) != 1:
            sys.exit(f"{len(rules)} rules under headings")
        self.rule = rules[0]
        self.columns = [m.span() for m in re.finditer(r"-+", self.lines[self.rule])]
        self.groups, group = [], None
        summary = max(at for at, line in enumerate(self.lines[:-1]) if line == "")
        starts = True
        for line in self.lines[self.rule + 1:summary]:
            if line == "":
                starts = True
                continue
            cells = cells_of(line)
            if group is None or (starts and not self.is_row(cells)):
                self.groups.append([])
                group = self.groups[-1]
                if not self.is_row(cells):
                    starts = False
                    continue
            starts = False
            if not line.startswith("  (") and not re.match(r"  (and |另有)", line) and self.is_row(cells):
                group.append((line, "".join(cells[self.columns[0][0]:self.columns[0][1]]).rstrip()))
        self.rows = [row for group in self.groups for row in group]

    def is_row(self, cells):
        """Whether something stands in a further column, and nothing between the columns."""
        inside = {at for begin, end in self.columns for at in range(begin, end)}
        between = all(at in inside or cell == " " for at, cell in enumerate(cells))
        return between and len(cells) > self.columns[0][1]


def figures_of(rows):
    """All words that are numbers and nothing else, as often as they stand there."""
    words = [word for line, _ in rows for word in re.split(r"  +", line.strip())]
    return [word for word in words if re.fullmatch(r"(?:[<>]=? )?[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?", word)]


for language in ("zh", "en"):
    options = ("-q", "--as-of", "2024-12-31", "--lang", language)
    shown, whole = on_terminal(*options, "--all", NO_COLOR="1"), off_terminal(*options)
    if "\x1b" in shown or "\x1b" in whole:
        fault(language, "colour in spite of NO_COLOR, or off a terminal")
    if on_terminal(*options, NO_COLOR="1") != off_terminal(*options, "--width", str(width)):
        fault(language, "--width does not say what the terminal's own width says")
    if whole != on_terminal(*options, "--no-truncate", NO_COLOR="1"):
        fault(language, "--no-truncate cuts, or off a terminal something is cut")
    if whole != off_terminal(*options, COLUMNS="40"):
        fault(language, "COLUMNS works off a terminal")
    if on_terminal(*options, NO_COLOR="1", COLUMNS="72") != off_terminal(*options, "--width", "72"):
        fault(language, "COLUMNS does not go before the terminal's width")
    coloured = on_terminal(*options, "--all", TERM="xterm")
    if "\x1b[" not in coloured or re.sub("\x1b\\[[0-9;]*m", "", coloured) != shown:
        fault(language, "colour says more than the words, or is lacking")
    if on_terminal(*options, "--all", TERM="dumb") != shown:
        fault(language, "TERM=dumb is not plain")
    if ".." in re.sub(r"[0-9]\.\.[0-9]", "", whole):
        fault(language, "something is cut off a terminal")

    records = list(csv.DictReader(io.StringIO(off_terminal("-q", "--as-of", "2024-12-31", "--lang", language, "-f", "csv"))))
    with_headline = on_terminal("--as-of", "2024-12-31", "--lang", language, NO_COLOR="1")
    for text in (shown, on_terminal(*options, NO_COLOR="1"), with_headline):
        for line in text.split("\n"):
            if line != line.rstrip():
                fault(language, "blanks at the end of", repr(line))
            if len(cells_of(line)) > width:
                fault(language, len(cells_of(line)), "cells in", repr(line))
    table = Shown(shown)
    if len(table.rows) != len(records):
        fault(language, len(table.rows), "rows instead of", len(records))
    # The targets of one indicator share its name, and nothing else does.
    groups, named = {}, {}
    for record in records:
        groups.setdefault((record["plan"], record["group"]), []).append(record["indicator"])
        named.setdefault((record["plan"], record["group"], record["name"]), set()).add(record["indicator"])
    if any(len(indicators) != 1 for indicators in named.values()):
        fault(language, "names that are the same are in the files themselves")
    # Groups follow one another under their plans: those of the CSV, by first appearance.
    plans = list(dict.fromkeys(plan for plan, _ in groups))
    expected = [groups[key] for key in sorted(groups, key=lambda key: plans.index(key[0]))]
    found = [group for group in table.groups if group]
    if [len(group) for group in found] != [len(group) for group in expected]:
        fault(language, "groups of", [len(group) for group in found], "rows, not", [len(group) for group in expected])
    for group, indicators in zip(found, expected):
        owners = {}
        for (_, name), indicator in zip(group, indicators):
            owners.setdefault(name, set()).add(indicator)
        if any(len(each) != 1 for each in owners.values()):
            fault(language, "names of a group read the same:", sorted(name for _, name in group))
    everything = figures_of(Shown(whole).rows)
    for figure in figures_of(table.rows):
        if figure not in everything:
            fault(language, "no figure of the whole table:", figure)
    if with_headline.split("\n").index("") > 2 + 4 + 2:
        fault(language, "more than four lines of headline")
outer, inner = pty.openpty()
lone = subprocess.run([program], stdin=inner, capture_output=True, env={"LC_ALL": "C"}, timeout=10)
if lone.returncode != 2 or lone.stdout or b"gapcalc template" not in lone.stderr:
    fault("without a file and with a terminal to read from it does not show short help and exit 2")
if faults:
    sys.exit(f"{faults} faults")
