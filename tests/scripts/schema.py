"""The JSON Schema and `gapcalc check` say the same of the same files.

usage: schema.py GAPCALC PROJECT
An editor with the schema shall not mark what the program takes, and shall mark what a schema can tell to be wrong.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

program, project = sys.argv[1], pathlib.Path(sys.argv[2])
faults = 0
schema = json.loads(subprocess.run([program, "schema"], capture_output=True, check=True).stdout)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
scratch = pathlib.Path(tempfile.mkdtemp())


def fault(*words):
    global faults
    faults += 1
    print(*words)


def marks(text):
    """What an editor marks; dates of TOML are strings for a schema."""
    document = json.loads(json.dumps(tomllib.loads(text), default=lambda date: date.isoformat()))
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message[:120]}" for each in
            validator.iter_errors(document)]


def problems(text):
    """The codes of the errors that check finds."""
    path = scratch / "tried.toml"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([program, "check", "-f", "json", str(path)], capture_output=True)
    rows = json.loads(done.stdout)["rows"]
    return [(row["line"], row["code"]) for row in rows if row["severity"] == "error"]


shipped = sorted((project / "indicators").glob("*.toml")) + sorted((project / "examples").rglob("*.toml"))
for path in shipped:
    for mark in marks(path.read_text(encoding="utf-8")):
        fault(path.relative_to(project), "is marked:", mark)
if len(shipped) < 10:
    fault("only", len(shipped), "files ship")
for language in ("zh", "en"):
    starter = subprocess.run([program, "template", "--lang", language], capture_output=True, check=True).stdout
    for mark in marks(starter.decode()):
        fault("the template is marked:", mark)

BASE = """
[[entities]]
id = "towns"
members = ["East", "West"]
[[series]]
id = "people"
over = "towns"
[[indicator]]
id = "a"
"""
right = {
    "a goal": 'unit = "家"\nbaseline = { at = 2022, value = 700 }\ntarget = { more_than = 800, by = 2025 }',
    "a baseline without a value": 'baseline = { at = 2022 }\ntarget = { at_least = 1, by = 2025 }',
    "a baseline that is a period": 'baseline = 2022\ntarget = { at_least = 1, by = 2025 }\nobservations = { 2022 = 1 }',
    "dates": 'baseline = { at = 2022-01-31, value = 1 }\ntarget = { at_least = 1, by = 2025-06-30 }',
    "periods in words": 'baseline = { at = "2022-H1", value = 1 }\ntarget = { at_least = 1, by = "2025-Q3" }',
    "SDMX periods": 'baseline = { at = "2022-S1", value = 1 }\ntarget = { at_least = 1, by = "2025-M09" }',
    "a series of the whole": '\n[[series]]\nid = "z"',
    "a ratio": 'measure = "ratio"\nof = "people"\nto = "people"\nper = 1000',
    "a weighted mean": 'measure = "mean"\nseries = "people"\nweight = "people"',
    "figures with units": 'unit = "亿元"\nbaseline = { at = 2022, value = "7000万元" }\ntarget = { at_least = "20亿元", by = 2025 }',
    "a unit of its own": 'unit = "亿元"\ntarget = { at_least = 7000, unit = "万元", by = 2025 }',
    "several targets": 'targets = [ { at_least = 1, by = 2024 }, { at_least = 2, by = 2025, assumed = true } ]',
    "a range": 'target = { between = [1, "2.5"], by = 2025, note = "n" }',
    "a percentage": 'baseline = { at = 2022, value = 1 }\ntarget = { rise_by = "10%", by = 2025 }',
    "growth": 'baseline = { at = 2022, value = 1 }\ntarget = { grow_per_year = "5.5%", by = 2025 }',
    "a milestone": 'kind = "milestone"\nstages = ["x", { zh = "丙", en = "y" }]\ntarget = { by = 2025 }\nobservations = { 2024-06 = "x" }',
    "its stage": 'kind = "milestone"\ntarget = { stage = "完成", by = 2025 }',
    "a count": 'over = "towns"\nmeasure = "count"\nwhere = { at_least = 1 }\ntarget = { at_least = "50%", by = 2025 }\n[indicator.observations]\nEast = { 2024 = 1, 2025-Q1 = 2 }',
    "a series": 'series = "people"\nmeasure = "max"\namong = { series = "people", at_least = 4000 }\ntarget = { at_least = 1, by = 2025 }',
    "a split goal": 'over = "towns"\nentity_targets = { East = 1, West = "2" }\ntarget = { at_least = 3, by = 2025 }',
    "each year": 'unit = "%"\nlimits = [0, 100]\ndecimals = 1\nstep = 0\ntarget = { less_than = 5.5, by = 2025, each_year = true }',
    "no target": 'attribute = "binding"\nnote = { zh = "注" }\nsource = "s"',
}
wrong = {
    "an unknown key": 'targte = { at_least = 1, by = 2025 }',
    "an unknown key of a target": 'target = { at_least = 1, till = 2025 }',
    "two comparisons": 'target = { at_least = 1, at_most = 2, by = 2025 }',
    "a target that is a number": 'target = 800',
    "a baseline without a period": 'baseline = { value = 700 }',
    "a baseline with a stray key": 'baseline = { at = 2022, vlaue = 700 }',
    "an unknown kind": 'kind = "flow"',
    "an unknown attribute": 'attribute = "mandatory"',
    "an unknown measure": 'over = "towns"\nmeasure = "median"',
    "a range of one": 'target = { between = [1], by = 2025 }',
    "growth without a per cent sign": 'baseline = { at = 2022, value = 1 }\ntarget = { grow_per_year = 5, by = 2025 }',
    "a period that is none": 'target = { at_least = 1, by = "2025-13" }',
    "a year out of reach": 'target = { at_least = 1, by = 1850 }',
    "a wrong type": 'name = 7',
    "each_year in quotes": 'target = { at_least = 1, by = 2025, each_year = "yes" }',
    "decimals in quotes": 'decimals = "2"',
    "a figure that is a list": 'observations = { 2024 = [1] }',
    "a figure that is a truth value": 'observations = { 2024 = true }',
    "a language that is none": 'name = { de = "A" }',
    "one stage": 'kind = "milestone"\nstages = ["x"]',
    "target and targets": 'target = { at_least = 1, by = 2025 }\ntargets = [ { at_least = 2, by = 2026 } ]',
    "an id in capitals": '\n[[group]]\nid = "Economy"',
    "no id": '\n[[indicator]]\nname = "B"',
    "data without a file": '\n[[data]]\nseries = "people"',
    "an unknown layout": '\n[[data]]\nfile = "x.csv"\nlayout = "tall"',
    "an arena without indicators": '\n[[arena]]\nid = "x"\nover = "towns"\nindicators = []',
    "a weight missing": '\n[[arena]]\nid = "x"\nover = "towns"\nindicators = [ { id = "a" } ]',
    "an unknown measure": 'measure = "rate"',
    "a test that tests nothing": 'over = "towns"\nmeasure = "count"\nwhere = {}',
    "among without a series": 'over = "towns"\namong = { at_least = 1 }',
}
for name, text in right.items():
    if found := problems(BASE + text):
        fault("check refuses", name, found)
    for mark in marks(BASE + text):
        fault(name, "is marked:", mark)
for name, text in wrong.items():
    if not problems(BASE + text):
        fault("check takes", name)
    if not marks(BASE + text):
        fault(name, "is not marked")

# Every key that any table has is put into each table: both must know the same ones.
places = {
    "": "", "defaults": "[defaults]\n", "group": "[[group]]\n", "indicator": "[[indicator]]\n", "entities": "[[entities]]\n",
    "series": "[[series]]\n", "data": "[[data]]\n", "arena": "[[arena]]\n", "target": "[indicator.target]\n",
    "baseline": "[indicator.baseline]\n", "where": "[indicator.where]\n", "among": "[indicator.among]\n",
    "columns": "[data.columns]\n",
}
definitions = schema["definitions"]
properties = {
    "": schema["properties"], "defaults": schema["properties"]["defaults"]["properties"],
    "target": definitions["target"]["properties"], "where": definitions["test"]["properties"],
    "baseline": next(each for each in definitions["indicator"]["properties"]["baseline"]["oneOf"]
                     if "properties" in each)["properties"],
    "among": definitions["indicator"]["properties"]["among"]["properties"],
    "columns": definitions["data"]["properties"]["columns"]["properties"],
    **{name: definitions[name]["properties"] for name in ("group", "indicator", "entities", "series", "data", "arena")},
}
every = sorted({key for keys in properties.values() for key in keys})
for place, heading in places.items():
    table = heading and {"target": "[[indicator]]\n", "baseline": "[[indicator]]\n", "where": "[[indicator]]\n",
                         "among": "[[indicator]]\n", "columns": "[[data]]\n"}.get(place, "") + heading
    first = table.count("\n") + 1
    refused = {line - first for line, code in problems(table + "".join(f"{key} = 0\n" for key in every)) if code == "E101"}
    for at, key in enumerate(every):
        known = key in properties[place]
        if known == (at in refused):
            fault(f"{key} in [{place}]: the schema {'knows' if known else 'does not know'} it, the program does"
                  f"{' not' if known else ''}")
# The manual tells of every key as well, in both languages.
for page in ("gapcalc-toml.5.scd", "gapcalc-toml.5.zh.scd"):
    text = (project / "docs" / page).read_text(encoding="utf-8")
    for key in every:
        if not re.search(rf"(?<![a-z_-]){key}(?![a-z_-])", text):
            fault(page, "does not tell of", key)
if faults:
    sys.exit(f"{faults} faults")
