"""The line that tells how far a long load has come, on a terminal and on one that has gone meanwhile.

usage: progress.py GAPCALC
"""
import os
import pty
import subprocess
import sys
import tempfile
import time

program = sys.argv[1]
GOALS = """[[entities]]
id = "villages"
name = "villages"
[[indicator]]
id = "income"
name = "income"
over = "villages"
target = { at_least = 5, by = 2027 }
"""
# More than one block of the reader before the pause, and more behind it.
ROWS = [b"".join(b"income,a village of the number %d,2024,%d\n" % (i, i) for i in range(part, part + 20_000))
        for part in (0, 20_000)]
faults = []


def report(goes):
    """The report's exit code, rows, and what the terminal at its standard error saw; it `goes` before anything is told."""
    outer, inner = pty.openpty()
    run = subprocess.Popen([program, "report", "goals.toml", "--data", "-", "-f", "csv", "--by", "entity", "--as-of", "2025"],
                           stdin=subprocess.PIPE, stdout=open("rows.csv", "wb"), stderr=inner, env={"LC_ALL": "C"})
    os.close(inner)
    if goes:
        os.close(outer)
    run.stdin.write(b"series,entity,period,value\n" + ROWS[0])
    run.stdin.flush()
    time.sleep(1.2)  # nothing is told in the first second
    run.stdin.write(ROWS[1])
    run.stdin.close()
    code = run.wait()
    seen = b""
    while not goes:
        try:
            piece = os.read(outer, 4096)
        except OSError:
            break
        seen += piece
    with open("rows.csv", "rb") as rows:
        return code, rows.read(), seen


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("goals.toml", "w", encoding="utf-8") as file:
        file.write(GOALS)
    code, rows, seen = report(goes=False)
    if code != 0 or rows.count(b"\n") != 40_002:
        faults.append(f"exit {code}, {rows.count(bytes([10]))} lines")
    line = seen.split(b"\r")
    if not any(part.startswith(b"reading ") for part in line):
        faults.append(f"no progress is told: {seen!r}")
    if not seen.endswith(b"\r") or line[-2].strip():
        faults.append(f"the line is left standing: {seen!r}")
    without = report(goes=True)
    if without[:2] != (code, rows):
        faults.append(f"a terminal that has gone: exit {without[0]}, or other rows")
    with open("all.csv", "wb") as file:
        file.write(b"series,entity,period,value\n" + b"".join(ROWS))
    whole = subprocess.run([program, "report", "goals.toml", "--data", "all.csv", "-f", "csv", "--by", "entity", "--as-of", "2025"],
                           capture_output=True, env={"LC_ALL": "C"}, check=False)
    if whole.stdout != rows or whole.stderr:
        faults.append("off a terminal: other rows, or words")
for fault in faults:
    print("progress.py:", fault)
sys.exit(bool(faults))
