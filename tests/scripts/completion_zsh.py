"""Types into a zsh on a terminal of its own, and looks at what the line has become.

usage: completion_zsh.py FOLDER-OF-FUNCTIONS <LINES      (each line: typed|its last word completed)
"""
import os
import pty
import re
import select
import sys
import time

child, terminal = pty.fork()
if child == 0:
    os.environ.update(TERM="dumb", COLUMNS="200")
    os.execvp("zsh", ["zsh", "-f", "-i"])


def read(until, seconds=20):
    text, end = "", time.time() + seconds
    while time.time() < end and not re.search(until, text):
        if select.select([terminal], [], [], 0.05)[0]:
            text += os.read(terminal, 65536).decode(errors="replace")
    return text


def send(text):
    os.write(terminal, text.encode())


send(f"""PS1=; fpath=({sys.argv[1]} $fpath); autoload -U compinit; compinit -u -D
show() {{ print -r -- "[$BUFFER]"; BUFFER=; }}; zle -N show; bindkey '^G' show; echo rea''dy
""")
if "ready" not in read("ready"):
    sys.exit("zsh does not start")
failed = 0
for line in sys.stdin:
    typed, expected = line.rstrip("\n").split("|")
    send(typed + "\t\a")
    text = read(r"\[gapcalc[^\]]*\]")
    found = re.findall(r"\[(gapcalc[^\]]*)\]", text)
    word = found[-1].rstrip(" ").split(" ")[-1] if found else None
    # A comma that invites to go on, and the sign before a value, are zsh's own.
    if word is None or word.rstrip(",=") != expected or re.search(r"_[a-z]+:[0-9]+:", text):
        print(f"zsh: {typed} gives {word!r}, not {expected!r}:", text.strip())
        failed = 1
sys.exit(failed)
