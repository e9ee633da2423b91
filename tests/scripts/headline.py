"""What a report begins with, added up again from its CSV.

usage: headline.py GAPCALC DATE FOLDER
"""
import csv
import html
import io
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

program, date, folder = sys.argv[1:]
faults = 0


def fault(*words):
    global faults
    faults += 1
    print(*words)


def run(*options):
    done = subprocess.run([program, folder, "--as-of", date, "--lang", "en", *options], capture_output=True,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    if done.returncode != 0:
        sys.exit(done.stderr.decode())
    return done.stdout


rows = [row for row in csv.DictReader(io.StringIO(run("-f", "csv", "--raw").decode())) if row["operator"]]
kept = [row for row in rows if row["verdict"] in ("reached", "ahead", "on_track")]
lagging = [row for row in rows if row["verdict"] in ("slow", "behind", "reversing", "missed")]
moving = [row for row in rows if row["verdict"] == "under_way"]
pending = [row for row in rows if row["verdict"] == "pending"]
judged = len(kept) + len(lagging)
groups = {}
for row in rows:
    group = groups.setdefault((row["plan"], row["group_name"]), [0, 0])
    group[0] += row in kept
    group[1] += row in kept or row in lagging


def by_lead(some):
    return [row["name"] for row in sorted(some, key=lambda row: (row["lead_points"] == "", float(row["lead_points"] or 0)))]


binding = by_lead(row for row in lagging if row["attribute"] == "binding")
others = by_lead(row for row in lagging if row["attribute"] != "binding")

data = json.loads(run("-f", "json"))["headline"]
for key, count in (("judged", judged), ("kept", len(kept)), ("lagging", len(lagging)), ("under_way", len(moving)),
                   ("pending", len(pending))):
    if data[key] != count:
        fault("json:", key, "is", data[key], "instead of", count)
for key, names in (("binding_lagging", binding), ("others_lagging", others)):
    if [one["name"] for one in data[key]] != names:
        fault("json:", key, [one["name"] for one in data[key]], "instead of", names)
if [[one["kept"], one["judged"]] for one in data["groups"]] != list(groups.values()):
    fault("json: groups", data["groups"], "instead of", groups)


def sheet_text(bytes_):
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(bytes_)
        file.flush()
        book = zipfile.ZipFile(file.name)
        return "\n".join("".join(part.text or "" for part in item.iter() if part.tag.endswith("}t"))
                         for item in tree.fromstring(book.read("xl/sharedStrings.xml")))


texts = {"table": run().decode(), "markdown": html.unescape(run("-f", "markdown").decode().replace("\\", "")),
         "html": html.unescape(re.sub(r"<[^>]*>", "", run("-f", "html").decode()))}
try:
    texts["xlsx"] = sheet_text(run("-f", "xlsx"))
except SystemExit as failed:
    print("left out: xlsx:", failed)
for name, text in texts.items():
    sentence = next((line for line in text.splitlines() if re.search(r"goals? that can be judged|No goal can be judged", line)), "")
    numbers = [int(number) for number in re.findall(r"\d+", re.sub(r"\(.*\)", "", sentence))]
    expected = [judged]
    if lagging and kept:
        expected += [len(kept), len(lagging)]
    expected = [] if judged <= 1 else expected
    expected += [len(some) for some in (moving, pending) if some]
    if numbers != expected:
        fault(f"{name}: {sentence!r} instead of {expected}")
    for names, most in ((binding, len(binding)), (others, 5)):
        places = [text.find(one + " (") for one in names[:most]]
        if -1 in places or places != sorted(places):
            fault(f"{name}: not in their order: {names[:most]}")
    if len(groups) > 1 and name != "html":
        line = next((line for line in text.splitlines() if line.startswith("Kept pace or reached, by group")), "")
        counts = [[int(a), int(b)] for a, b in re.findall(r"(\d+) of (\d+)", line)]
        told = [count for count in groups.values() if count[1]]
        if counts != told:
            fault(f"{name}: groups {counts} instead of {told}")
    if len(groups) > 1 and name == "html":
        counts = re.findall(r"<b>(\d+)/(\d+)</b>", run("-f", "html").decode())
        if [[int(a), int(b)] for a, b in counts] != list(groups.values()):
            fault(f"{name}: groups {counts} instead of {list(groups.values())}")
if not rows:
    fault("nothing to add up")
if faults:
    sys.exit(f"{faults} faults")
