"""Reads the data files of crossread/data: knowledge as data, reviewed line by line, each with its origin in its head."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def toml(name: str) -> dict[str, Any]:
    """data/NAME.toml as a dictionary. Do not change what it returns: it is shared."""
    return tomllib.loads((files("crossread") / "data" / f"{name}.toml").read_text("utf-8"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """data/NAME.csv, a row a dictionary; lines that start with # are comments."""
    lines = (files("crossread") / "data" / f"{name}.csv").read_text("utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if line and not line.startswith("#")))


@cache
def words(name: str) -> frozenset[str]:
    """data/NAME.txt, an entry a line; # starts a comment."""
    lines = (files("crossread") / "data" / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(entry for line in lines if (entry := line.partition("#")[0].strip()))
