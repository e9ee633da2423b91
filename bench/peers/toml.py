"""Reads a TOML file."""
import sys
import tomllib

with open(sys.argv[1], "rb") as file:
    tomllib.load(file)
