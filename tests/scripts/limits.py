"""Inputs of great size in every direction: each ends in seconds and in bounded memory, with a result or with messages that do
not grow with it."""
import os
import resource
import subprocess
import sys
import tempfile

GAPCALC = sys.argv[1]
SECONDS = 8  # of CPU: each takes a tenth of one; what grows with the square of its input takes minutes
MIB = 1_500  # of memory, at most
N = 40_000


def goal(number, more=""):
    return f'[[indicator]]\nid = "i{number}"\nname = "x"\ntarget = {{ at_least = 1, by = 2025 }}\n{more}'


def entities(members, more=""):
    return f'[[entities]]\nid = "v"\nname = "v"\n{more}members = [' + ", ".join(members) + "]\n" + goal(0, 'over = "v"\n')


def rows(lines):
    return "series,entity,period,value\n" + "".join(line + "\n" for line in lines)


def day(number):
    return f"{1900 + number % 300}-{1 + number // 300 % 12:02d}-{1 + number // 3600 % 28:02d}"


def repeat(count, line):
    return "".join(line(number) for number in range(count))


def sized(size):
    """A goal in so many bytes, of which most are comments and blanks."""
    text = goal(0) + "#" * 2**16 + "\n"
    return text + " " * (size - len(text))


def row_of(size):
    """A row of so many bytes, without its line break."""
    return "i0,,2024,1" + " " * (size - 10)


OPEN_SET = '[[entities]]\nid = "v"\nname = "v"\n' + goal(0, 'over = "v"\n')
VILLAGES = (
    '[[entities]]\nid = "towns"\nname = "t"\nmembers = [' + ", ".join(f'"镇{i}"' for i in range(N)) + "]\n"
    + entities((f'{{ name = "新村", in = "镇{i}" }}' for i in range(N)), 'within = "towns"\n'))


def filled(unit, size=60_000_000, head="", tail=""):
    return head + unit * (size // len(unit)) + tail


def overlapping(files, count):
    """Files of rows; each but the first repeats one row of the file before."""
    texts = {}
    for number in range(files):
        lines = [f"i0,e{i},{1990 + number},{i % 9}" for i in range(count)]
        texts[f"v{number}.csv"] = rows(lines + ([f"i0,e{count - 1},{1989 + number},{(count - 1) % 9}"] if number else []))
    return texts


# name: goals; observations for --data, or other files by name, or None; exit status, code of a problem or None
CASES = {
    "a file of 64 MiB and a byte": (sized(64 * 2**20 + 1), None, 2, "E025"),
    "a file of 64 MiB": (sized(64 * 2**20), None, 0, None),
    "32 dots": ("a" + ".b" * 32 + " = 1", None, 2, "E101"),
    "33 dots": ("a" + ".b" * 33 + " = 1", None, 2, "E027"),
    "a million dots": ("a" + ".b" * 1_000_000 + " = 1", None, 2, "E027"),
    "20 000 dotted keys": (repeat(20_000, lambda i: f"k{i}.a = 1\n"), None, 2, "E101"),
    "20 001 dotted keys": (repeat(20_001, lambda i: f"k{i}.a = 1\n"), None, 2, "E028"),
    "brackets in brackets": ("a = " + "[" * N, None, 2, "E0"),
    "tables in tables": ("a = " + "{ b = " * N, None, 2, "E0"),
    "brackets that close": ("a = " + "[" * 300 + "]" * 300, None, 2, "E026"),
    "unknown keys": (repeat(N, lambda i: f"key{i} = 1\n"), None, 2, "N001"),
    "mistakes of syntax": (repeat(N, lambda i: f"规模{i} = 1\n"), None, 2, "E022"),
    "quotes left open": ('a = """\n' + 'b = "x\n' * N, None, 2, "E011"),
    "brackets left open": ("a = [\n" * N, None, 2, "E0"),
    "one id": (goal(0) * N, None, 2, "E105"),
    "a long line": ('name = "' + "规" * 1_000_000 + '" x', None, 2, "E0"),
    "a name of 501 characters": (goal(0).replace('"x"', '"' + "字" * 501 + '"'), None, 2, "E142"),
    "a name of 500 characters": (goal(0).replace('"x"', '"' + "字" * 500 + '"'), None, 0, None),
    "many goals": (repeat(N, goal), None, 0, None),
    "entities that are not there": (
        entities((f'"村庄{i}"' for i in range(N))).rstrip() + "\n" + repeat(N, lambda i: f'[indicator.observations."庄村{i}"]\n2024 = 1\n'),
        None, 2, "E128"),
    "entities that are not there, in rows": (entities(f'"村庄{i}"' for i in range(N)), rows(f"i0,庄村{i},2024,1" for i in range(N)), 2, "E128"),
    "many of one name": (entities(f'{{ id = "a{i}", name = "x" }}' for i in range(N)), rows("i0,x,2024,1" for _ in range(N)), 2, "E129"),
    "one name of a village in many towns": (VILLAGES, rows(f"i0,镇{i}/新村,2024,1" for i in range(N)), 0, None),
    "each entity at a day of its own": (OPEN_SET, rows(f"i0,e{i},{day(i)},1" for i in range(N)), 2, "E212"),
    "days first, then entities": (OPEN_SET, rows(f"i0,e{max(0, i - N // 2)},{day(i % (N // 2))},1" for i in range(N)), 2, "E212"),
    "each entity at a day of its own, in goals": (OPEN_SET + repeat(N, lambda i: f"[indicator.observations.e{i}]\n{day(i)} = 1\n"), None, 2, "E212"),
    "one point": (goal(0), rows(f"i0,,2024,{i}" for i in range(N)), 2, "E206"),
    "cells that are no numbers": (goal(0), rows(f"i0,,2024,x{i}" for i in range(N)), 2, "N001"),
    "a cell of a million characters": (goal(0), rows(["i0,,2024," + "规" * 1_000_000]), 2, "E201"),
    "a row of 17 MiB": (goal(0), rows(["i0,,2024," + "1" * (17 * 2**20)]), 2, "E310"),
    "a row of 16 MiB and a byte": (goal(0), rows([row_of(2**24 + 1)]), 2, "E310"),
    "a row of 16 MiB and a byte, and more": (goal(0), rows([row_of(2**24 + 1), "i0,,2025,2"]), 2, "E310"),
    "a row of 16 MiB": (goal(0), rows([row_of(2**24), "i0,,2025,2"]), 0, None),
    "a row of 16 MiB at the end": (goal(0), rows([row_of(2**24)])[:-1], 0, None),
    "a quote left open over many lines": (goal(0), rows(['"i0,,2024,1'] + ["x"] * N), 2, "E3"),
    "many goals with a row each": (repeat(N, goal), rows(f"i{i},,2024,1" for i in range(N)), 0, None),
    "many tables of data": (
        repeat(N // 4, lambda i: goal(i) + f'[[data]]\nfile = "one.csv"\nseries = "i{i}"\n'),
        {"one.csv": "period,value\n2024,1\n"}, 0, None),
    "many tables of data that name no series": (
        goal(0) + repeat(N // 4, lambda i: f'[[data]]\nfile = "one.csv"\nseries = "j{i}"\n'),
        {"one.csv": "period,value\n2024,1\n"}, 2, "E313"),
    "many tables of data that are not there": (
        goal(0) + repeat(N // 4, lambda i: f'[[data]]\nfile = "{i}.csv"\nseries = "i0"\n'), None, 2, "E024"),
    "many tables of data with mistakes": (
        goal(0) + repeat(N // 4, lambda i: '[[data]]\nfile = "one.csv"\nseries = "i0"\n'),
        {"one.csv": "period,value\n" + "2024,x\n" * 30}, 2, "E317"),
    "files that overlap": (
        OPEN_SET + repeat(20, lambda i: f'[[data]]\nfile = "v{i}.csv"\n'), overlapping(20, 10_000), 0, "W201"),
    "60 MB of lists": (filled("[],", head="x = [", tail="]\n"), None, 2, "E032"),
    "60 MB of tables in a list": (filled("{},", head="x = [", tail="]\n"), None, 2, "E032"),
    "60 MB of keys": (repeat(6_000_000, lambda i: f"k{i}=1\n"), None, 2, "E032"),
    "60 MB of headers": (filled("[[indicator]]\n"), None, 2, "E033"),
    "60 MB of goals": (repeat(780_000, goal), None, 2, "E032"),
    "60 MB of one key": (filled("a=1\n"), None, 2, "E032"),
    "60 MB of commas in quotes": (filled(",", head=goal(0) + "note = '", tail="'\n"), None, 2, "E142"),
    "60 MB of headers in comments": (goal(0) + filled("# [x]=,\n"), None, 0, None),
    "2 000 000 numbers": (filled("1,", 3_999_000, "x = [", "]\n"), None, 2, "E033"),
    "2 000 000 tables": (filled("{},", 5_999_000, 'id = 1\ntargets = [', "]\n"), None, 2, "E033"),
    "2 000 000 targets": (filled("{},", 5_999_000, goal(0).replace("target = { at_least = 1, by = 2025 }", "targets = ["), "]\n"), None, 2, "E110"),
    "2 000 000 goals in a list": (filled("{},", 5_999_000, "indicator = [", "]\n"), None, 2, "E033"),
    "many targets of one deadline": (
        goal(0).replace("target = { at_least = 1, by = 2025 }", "targets = [") + repeat(5 * N, lambda i: f"{{ at_least = {i}, by = {2000 + i % 150} }},\n") + "]\n",
        None, 2, "E113"),
    "2 000 000 members": (filled("{},", 5_999_000, '[[entities]]\nid = "v"\nname = "v"\nmembers = [', "]\n"), None, 2, "E1"),
    "300 000 goals": (repeat(300_000, goal), None, 0, None),
    "many columns": (goal(0), "series,period,value" + ",x" * N + "\ni0,2024,1" + ",y" * N + "\n", 0, None),
}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


# Cases that are read from a pipe once more, where no size is known beforehand.
PIPED = ["a file of 64 MiB and a byte", "a file of 64 MiB"]


def main():
    failed = 0
    cases = [(name, case, False) for name, case in CASES.items()] + [(name, CASES[name], True) for name in PIPED]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, (goals, observations, status, code), piped in cases:
            with open("goals.toml", "w", encoding="utf-8") as file:
                file.write(goals)
            command = [GAPCALC, "report", "-" if piped else "goals.toml", "-f", "csv", "--as-of", "2025-06-30"]
            for file_name, text in observations.items() if isinstance(observations, dict) else ():
                with open(file_name, "w", encoding="utf-8") as file:
                    file.write(text)
            if isinstance(observations, str):
                with open("rows.csv", "w", encoding="utf-8") as file:
                    file.write(observations)
                command += ["--data", "rows.csv"]
            source = subprocess.Popen(["cat", "goals.toml"], stdout=subprocess.PIPE) if piped else None
            with open("said", "wb") as messages:
                program = subprocess.Popen(command, stdin=source.stdout if source else None, stdout=subprocess.DEVNULL, stderr=messages, preexec_fn=limit)
            if source:
                source.stdout.close()
                source.wait()
            _, ended, usage = os.wait4(program.pid, 0)
            program.returncode = os.waitstatus_to_exitcode(ended)
            with open("said", encoding="utf-8") as messages:
                said = messages.read()
            faults = []
            if program.returncode != status:
                faults.append(f"exit {program.returncode} instead of {status}")
            if usage.ru_maxrss > MIB * 1024:
                faults.append(f"{usage.ru_maxrss // 1024} MiB of memory")
            if code and f"[{code}" not in said:
                faults.append(f"no {code}")
            if len(said) > 250_000:
                faults.append(f"{len(said)} characters of messages")
            if faults:
                failed += 1
                print(f"limits.py: {name}{' from a pipe' if piped else ''}: {', '.join(faults)}\n{said[:400]}", file=sys.stderr)
    print(f"{len(cases)} inputs")
    sys.exit(failed != 0)


main()
