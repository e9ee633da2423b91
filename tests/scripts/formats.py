"""Every format of a table holds the same cells; HTML is whole and needs nothing from elsewhere.

usage: formats.py GAPCALC FILE...
The readers are Python's own (csv, json, html.parser), so that no fault of the program can hide in them.
"""
import csv
import html.parser
import io
import json
import re
import subprocess
import sys
import unicodedata

program, files = sys.argv[1], sys.argv[2:]
faults = 0


def fault(*words):
    global faults
    faults += 1
    if faults <= 20:
        print(*words)


def run(command, form, *options):
    words = [program, command, *files, "-q", "-f", form, *options]
    done = subprocess.run(words, capture_output=True, env={"LC_ALL": "C"}, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def csv_rows(text):
    if "\r" in text:
        fault("csv has a carriage return")
    records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for record in records:
        if len(record) != len(records[0]):
            fault("csv: a record of", len(record), "fields under", len(records[0]))
    return records


def tsv_rows(text):
    undo = lambda field: re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r"}.get(m[1], m[1]), field)
    return [[undo(field) for field in line.split("\t")] for line in text.split("\n")[:-1]]


class Digits(str):
    """A number of JSON as it was written."""


def json_rows(objects):
    rows = [list(objects[0])] if objects else []
    for each in objects:
        if list(each) != rows[0]:
            fault("json: keys in another order:", list(each))
        row = []
        for key, value in each.items():
            if isinstance(value, list):
                row.append(" ".join(value))
            elif value is None:
                row.append("")
            else:
                row.append(str(value))
            if value == "":
                fault("json: an empty text instead of null for", key)
        rows.append(row)
    return rows


def compare(what, these, those):
    if len(these) != len(those):
        fault(what, "has", len(those), "rows instead of", len(these))
    for at, (one, other) in enumerate(zip(these, those)):
        if one != other:
            pairs = [(a, b) for a, b in zip(one, other) if a != b]
            fault(what, "row", at, "differs:", pairs[:3], len(one), len(other))


class Page(html.parser.HTMLParser):
    """Checks that tags match, and takes the table's body apart."""

    VOID = {"meta", "br", "wbr", "link", "img", "input", "hr"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.rows, self.ids, self.wanted = [], [], [], []
        self.cell, self.in_section = None, False
        self.in_excerpt = False
        self.opened = None  # how deep the explanation of a row stands that is being passed over

    def handle_starttag(self, tag, attributes):
        self.check(tag, attributes)
        if tag not in self.VOID:
            self.open.append(tag)
        names = dict(attributes)
        if tag == "tr" and "opened" in names.get("class", ""):
            self.opened = len(self.open)
        if self.opened is not None:
            return
        if tag == "section":
            self.in_excerpt = "exceptions" in names.get("class", "")
        if tag == "tr" and "tbody" in self.open and not self.in_excerpt:
            self.in_section = "section" in names.get("class", "")
            if not self.in_section:
                self.rows.append([])
        elif tag in ("td", "th") and "tbody" in self.open and not self.in_section and not self.in_excerpt:
            self.cell = {"class": names.get("class", "").split(), "text": "", "data": None, "tag": tag}
        elif tag == "data" and self.cell is not None:
            self.cell["data"] = names["value"]

    def handle_startendtag(self, tag, attributes):
        self.check(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            fault("html: </%s> closes nothing" % tag)
        if self.opened is not None:
            if len(self.open) < self.opened:
                self.opened = None
            return
        if tag == "section":
            self.in_excerpt = False
        if tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append(self.cell)
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None and "svg" not in self.open:
            self.cell["text"] += data

    def check(self, tag, attributes):
        if tag in ("script", "iframe", "object", "embed", "link", "img", "base", "form", "use", "image"):
            fault("html: a <%s>" % tag)
        for name, value in attributes:
            if name == "href" and value.startswith("#"):
                self.wanted.append(value[1:])
            elif name.startswith("on") or name in ("src", "href", "action", "xlink:href", "srcset"):
                fault("html: the attribute", name)
            if name == "id":
                self.ids.append(value)
            if name == "aria-labelledby":
                self.wanted += value.split()


def check_page(text, records, command):
    if re.search(r"https?:|//[a-z]|url\(|@import|javascript:", re.sub(r"/\*.*?\*/", "", text, flags=re.S)):
        fault("html: something is to be loaded from elsewhere")
    if not text.startswith("<!DOCTYPE html>") or 'charset="utf-8"' not in text[:200]:
        fault("html: no doctype or no charset at its beginning")
    page = Page()
    page.feed(text)
    page.close()
    if page.open:
        fault("html: never closed:", page.open)
    if len(set(page.ids)) != len(page.ids) or not set(page.wanted) <= set(page.ids):
        fault("html: ids stand twice or are missing")
    rows = page.rows
    if len(rows) != len(records) - 1:
        fault("html has", len(rows), "rows instead of", len(records) - 1)
    figures = 0
    naming = records[0].index("name") if "name" in records[0] else 0
    for row, record in zip(rows, records[1:]):
        if [at for at, cell in enumerate(row) if cell["tag"] == "th"] != [naming]:
            fault(command, "html: a row is not named by its name")
        for cell, expected in zip(row, record):
            if cell["data"] is not None:
                figures += 1
                if cell["data"] != expected:
                    fault(command, "html:", cell["data"], "instead of", expected)
            elif cell["text"].strip() == "" and "chart" not in cell["class"] and expected != "":
                fault(command, "html: blank instead of", expected)
    if figures == 0:
        fault(command, "html: no figure at all")


def gathered(command, columns, *options):
    """The records of the CSV as a report stands for people: of a plan together, of a group together, each in order of
    first appearance. Other tables keep the order of their rows."""
    if command != "report":
        return csv_rows(run(command, "csv", "--raw", "--columns", columns, *options))
    head, *records = csv_rows(run(command, "csv", "--raw", "--columns", f"plan,group,{columns}", *options))
    plans = list(dict.fromkeys(record[0] for record in records))
    groups = list(dict.fromkeys((record[0], record[1]) for record in records))
    records.sort(key=lambda record: (plans.index(record[0]), groups.index((record[0], record[1]))))
    return [record[2:] for record in (head, *records)]


def cells_wide(text):
    """Terminal cells, as Unicode's own table has it."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def check_markdown(text, rows, command):
    lines = [line for line in text.splitlines() if line.startswith("|")]
    if len({cells_wide(line) for line in lines}) != 1:
        fault(command, "markdown: lines of different width")
    cells = [[part.strip() for part in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    if len({len(row) for row in cells}) != 1:
        fault(command, "markdown: rows of different length")
    body = [row for row in cells[2:] if any(row[1:]) or not row[0].startswith("**")]
    if len(body) != rows:
        fault(command, "markdown has", len(body), "rows instead of", rows)


# The columns that people see without asking.
PEOPLE = {
    "report": ["name", "unit", "value", "period", "target", "gap", "completion", "elapsed", "lead_points", "deadline",
               "verdict"],
    "rank": ["rank", "name", "score", "flags"],
    "changes": ["name", "unit", "value_then", "value", "change", "gap_then", "gap", "verdict_then", "verdict"],
}
tables = [
    ("report", ()),
    ("report", ("--by", "entity")),
    ("report", ("--target", "all")),
    ("report", ("--sort", "gap", "--labels")),
    ("changes", ("--since", "2023-12-31")),
    ("list", ()),
]
if any("[[arena]]" in open(name, encoding="utf-8").read() for name in files if name.endswith(".toml")):
    tables.append(("rank", ()))
compared = 0
for command, options in tables:
    dated = options if command == "list" else (*options, "--as-of", "2025-06-30")
    records = csv_rows(run(command, "csv", "--raw", *dated))
    compare(f"{command} {options} tsv", records, tsv_rows(run(command, "tsv", "--raw", *dated)))
    whole = json.loads(run(command, "json", *dated), parse_float=Digits, parse_int=Digits)
    if list(whole)[0] != "schema" or "rows" not in whole or whole["schema"] != "2":
        fault(command, "json: the envelope is", list(whole))
    compare(f"{command} {options} json", records, json_rows(whole["rows"]))
    lines = [json.loads(line, parse_float=Digits, parse_int=Digits)
             for line in run(command, "jsonl", *dated).splitlines()]
    compare(f"{command} {options} jsonl", records, json_rows(lines))
    if "summary" in whole:
        counts = [int(count) for key, count in whole["summary"].items()][:9]
        if sum(counts) != len(records) - 1:
            fault(command, options, "the summary counts", sum(counts), "of", len(records) - 1, "rows")
    for record in records[1:]:
        for value in record:
            if re.fullmatch(r"[-+]?[0-9][0-9,]*\.?[0-9]*(e[-+]?[0-9]+)?", value, re.I):
                if "," in value or "e" in value.lower() or value.startswith("+") or re.fullmatch(r"-0(\.0*)?", value):
                    fault(command, "csv: not a plain number:", value)
            if value.lower() in ("inf", "nan", "-inf", "-nan"):
                fault(command, "csv:", value)
    compared += len(records)
    if command not in PEOPLE or "--labels" in options:
        continue
    # Words are of the reader's language on a page, so it is the figures that are compared, and what is blank.
    shown = gathered(command, ",".join(PEOPLE[command]), *dated)
    for language in ("zh", "en"):
        check_page(run(command, "html", "--lang", language, "--columns", ",".join(PEOPLE[command]), *dated), shown, command)
        check_markdown(run(command, "markdown", "--lang", language, *dated), len(shown) - 1, command)
    if command == "rank":
        continue
    words = ("plan", "group", "entity", "reason", "flags", "verdict", "verdict_then")
    figures = ",".join(key for key in records[0] if key not in words)
    check_page(run(command, "html", "--columns", figures, *dated), gathered(command, figures, *dated), command)
if compared < 20:
    fault("only", compared, "rows were compared")
if faults:
    sys.exit(f"{faults} faults")
