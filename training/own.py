"""Our own training passages: short made-up articles about made-up people, with their attributions and names written into them.

    python -m training.own --seed 1 --count 5

`own/*.txt` is the language, this file fills it. A line of `templates.txt` is marked text (training.marked) with slots in
square brackets. `[clause]` stands for a line of `clause.txt`, and so on for every file; a filler may hold slots and
attributions of its own, whose numbers become new ones, so nesting goes as deep as the lines do. `[Clause]` begins with a
capital. People are made from `people.txt`: `[person:a]` is a full name, `[surname:a]`, `[mr:a]`, `[he:a]`, `[him:a]` and
`[his:a]` the same one again in this line; `[person]` is somebody else each time. Names come out marked; inside a name
nothing else is. Lines write “ ” for quotation marks, ‘ ’ for those within, and ' for an apostrophe: each article has a style.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from training.marked import Marked, parse
from training.own_people import Culture, Person, born, cultures
from training.own_style import capital, headline, mended, quoted
from training.own_words import AMOUNTS, FOLDER, Lexicon, lexicon

SLOT = re.compile(r"\[([A-Za-z_]+)(?::(\w+))?\]")
MARK = re.compile(r"\{([sct])(\d+(?:,\d+)*) ")
DEEPEST = 12  # fillers within fillers; the lists go six deep, more is a list that holds itself

HEADLINE, DATELINE = 0.35, 0.12  # how often an article begins with one: a guess
REUSE = 0.2  # how often a name is that of somebody in the article already
