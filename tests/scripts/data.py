"""The files of data/ as what they are, read by others; the program hands them out as they stand.

usage: data.py GAPCALC DATA
"""
import json
import pathlib
import subprocess
import sys
import tomllib

import jsonschema

program, data = sys.argv[1], pathlib.Path(sys.argv[2])
faults = 0
LANGUAGES = ("zh", "en")


def fault(*words):
    global faults
    faults += 1
    print(*words)


def said(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        fault(*arguments, "ends with", done.returncode, done.stdout, done.stderr)
    return done.stdout


schema = data / "gapcalc.schema.json"
jsonschema.Draft7Validator.check_schema(json.loads(schema.read_text()))
if said("schema") != schema.read_text():
    fault("the program's schema is not", schema)

for language in LANGUAGES:
    starter = data / f"starter.{language}.toml"
    if not tomllib.loads(starter.read_text())["indicator"]:
        fault(starter, "has no indicator")
    if said("template", "--lang", language) != starter.read_text():
        fault("the program's starter is not", starter)
    rows = json.loads(said("check", "--strict", "-f", "json", str(starter)))["rows"]
    if rows:
        fault(starter, "has problems:", rows)

topics = {path.name.split(".")[0] for path in (data / "help").iterdir()}
if len(topics) < 5:
    fault("topics:", topics)
for topic in sorted(topics):
    for language in LANGUAGES:
        text = (data / "help" / f"{topic}.{language}.txt").read_text()
        summary, _, rest = text.partition("\n\n")
        if "\n" in summary or not summary or not rest.endswith("\n"):
            fault(topic, language, "begins with no line of its own, or ends without one")
        shown = said("help", topic, "--lang", language)
        if f"  {topic} " not in said("help", "--lang", language):
            fault(topic, "is not in the list of topics")
        if any(line.startswith("@") for line in shown.splitlines()):
            fault(topic, language, "shows a line that stands for something")
        for line in rest.splitlines():
            if line.startswith("@"):
                words = line.partition(": ")[2].split()
                line = words[0] if words else ""
            if line not in shown:
                fault(topic, language, "lacks", line)
sys.exit(faults != 0)
