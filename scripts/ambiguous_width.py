#!/usr/bin/env python3
"""Writes src/base/ambiguous_width.inc: the East Asian ambiguous characters as ranges.

Usage: scripts/ambiguous_width.py > src/base/ambiguous_width.inc
"""
import unicodedata

K_PRIVATE = range(0xE000, 0xF900)


def is_ambiguous(code):
    character = chr(code)
    # Combining marks take no cell of their own, and private use is nobody's.
    return (unicodedata.east_asian_width(character) == "A" and code not in K_PRIVATE and code < 0xE0000
            and unicodedata.category(character) not in ("Mn", "Me", "Cf"))


def ranges():
    start = None
    for code in range(0x80, 0xE0001):
        if is_ambiguous(code):
            start = code if start is None else start
        elif start is not None:
            yield start, code - 1
            start = None


cells = [f"{{0x{first:04X}, 0x{last:04X}}}," for first, last in ranges()]
print(f"// East Asian ambiguous characters of Unicode {unicodedata.unidata_version}, "
      "written by scripts/ambiguous_width.py.")
for at in range(0, len(cells), 5):
    print(" ".join(cells[at:at + 5]))
