"""A table on a terminal lines up to the cell, keeps every digit, and cuts only words.

usage: terminal.py GAPCALC WIDTH FILE...
The widths are Unicode's own, as Python has them, not the program's.
"""
import fcntl
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


def bands_of(lines):
    """The rules under the headings, one a band: their places, and the columns of each as (begin, end)."""
    rules = [at for at, line in enumerate(lines) if re.fullmatch(r" *-+(  -+)*", line)]
    if not rules or rules != list(range(rules[0], rules[0] + len(rules))):
        sys.exit(f"the rules under the headings are not one block: {rules}")
    return rules, [[m.span() for m in re.finditer(r"-+", lines[at])] for at in rules]


def stands_in(cells, columns):
    """Whether nothing stands between the columns."""
    inside = {at for begin, end in columns for at in range(begin, end)}
    return all(at in inside or cell == " " for at, cell in enumerate(cells))


def last_blank(lines):
    """The blank line before the summary."""
    return max(at for at, line in enumerate(lines[:-1]) if line == "")


def sections_of(lines):
    """The headings of groups: after the rule, and after each blank line."""
    rules, _ = bands_of(lines)
    body = lines[rules[-1]:last_blank(lines)]
    return {line for before, line in zip(body, body[1:]) if before == "" or before == body[0]}


def figures_of(text, sections):
    """All words that are numbers and nothing else, as often as they stand there."""
    words = [word for line in text.split("\n") if line not in sections for word in re.split(r"  +", line.strip())]
    return sorted(word for word in words if re.fullmatch(r"(?:[<>]=? )?[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?", word))


for language in ("zh", "en"):
    options = ("-q", "--as-of", "2024-12-31", "--lang", language)
    shown = on_terminal(*options, NO_COLOR="1")
    whole = off_terminal(*options)
    if "\x1b" in shown or "\x1b" in whole:
        fault(language, "colour in spite of NO_COLOR, or off a terminal")
    if shown != off_terminal(*options, "--width", str(width)):
        fault(language, "--width does not say what the terminal's own width says")
    if whole != on_terminal(*options, "--no-truncate", NO_COLOR="1"):
        fault(language, "--no-truncate cuts, or off a terminal something is cut")
    if whole != off_terminal(*options, COLUMNS="40"):
        fault(language, "COLUMNS works off a terminal")
    if on_terminal(*options, NO_COLOR="1", COLUMNS="72") != off_terminal(*options, "--width", "72"):
        fault(language, "COLUMNS does not go before the terminal's width")
    coloured = on_terminal(*options, TERM="xterm")
    if "\x1b[" not in coloured or re.sub("\x1b\\[[0-9;]*m", "", coloured) != shown:
        fault(language, "colour says more than the words, or is lacking")
    if on_terminal(*options, TERM="dumb") != shown:
        fault(language, "TERM=dumb is not plain")
    if ".." in re.sub(r"[0-9]\.\.[0-9]", "", whole):
        fault(language, "something is cut off a terminal")

    sections = sections_of(whole.split("\n"))
    for text, limit in ((shown, width), (whole, None)):
        lines = text.split("\n")
        for line in lines:
            if line != line.rstrip():
                fault(language, "blanks at the end of", repr(line))
        rules, spans = bands_of(lines)
        if limit and any(columns[-1][1] > limit for columns in spans):
            fault(language, "a rule is wider than the terminal")
        rows = 0
        for line in lines[lines.index("") + 1:rules[0]] + lines[rules[-1] + 1:last_blank(lines)]:
            if line == "" or line in sections:
                continue
            rows += 1
            cells = cells_of(line)
            if limit and len(cells) > limit:
                fault(language, len(cells), "cells in", repr(line))
            if not any(stands_in(cells, columns) for columns in spans):
                fault(language, "not in the columns:", repr(line))
        if rows < 9:
            fault(language, "only", rows, "lines of the table were found")
    if figures_of(shown, sections) != figures_of(whole, sections):
        fault(language, "figures differ:", set(figures_of(shown, sections)) ^ set(figures_of(whole, sections)))
outer, inner = pty.openpty()
lone = subprocess.run([program], stdin=inner, capture_output=True, env={"LC_ALL": "C"}, timeout=10)
if lone.returncode != 2 or lone.stdout or b"gapcalc template" not in lone.stderr:
    fault("without a file and with a terminal to read from it does not show short help and exit 2")
if faults:
    sys.exit(f"{faults} faults")
