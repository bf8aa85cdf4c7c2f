"""Captions and credits of photographs."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge

LONG = 90  # words: an agency's caption has 20 to 70; a longer line that names a photographer is a paragraph
TAIL = 330  # characters from the end in which a credit in brackets begins
RUNS_ON = 40  # words before a credit without any mark: a sentence that speaks of an agency
_HINT = re.compile(r"[/\[(|©:]|\b[A-Z]\w{1,12} (?:by|courtesy) [A-Z]")  # most lines have none and are done
_GALLERY = re.compile(r"(?:image|photo|slide|picture)s? ?\d{1,3} ?(?:of|/) ?\d{1,3}", re.IGNORECASE)


@cache
def _heads() -> tuple[str, ...]:
    return tuple(knowledge.toml("signs")["caption"]["heads"])


@cache
def _ends() -> tuple[str, ...]:
    """How lines end that are credited without any mark: "Ada Sample for Agency"."""
    lists = knowledge.toml("signs")["caption"]
    return (*lists["agencies"], *lists["whole"], "Images", "Photo", "Pictures", "News Agency", "Sports", "Wire")


def _any(name: str) -> str:
    words = sorted(knowledge.toml("signs")["caption"][name], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def _tail() -> re.Pattern[str]:
    """The credits that end a caption."""
    return re.compile(
        rf"""(?:
          [(\[](?:[A-Z][\w.'’-]{{0,30}}\ ){{1,4}}[A-Z][\w.'’-]{{0,30}}/[A-Z][\w\ ./’-]{{1,40}}[)\]]  # (Ada Sample/Agency)
        | [(\[][^()\[\]]{{0,160}}{_any("bracketed")}[^()\[\]]{{0,160}}[)\]]\.?              # [File: Ada Sample/Agency]
        | {_any("labels")}\s?(?:by|:|/|courtesy|©)\s?[^.]{{2,90}}\.?                        # Photo: Ada Sample
        | {_any("leading")}\s?/\s?[^.\n]{{2,60}}                                            # AGENCY/Ada Sample
        | [^.\n]{{2,60}}(?:/|\ via\ |\ for\ |\|\ ){_any("agencies")}                        # Ada Sample via Agency
          (?:\ Images|\ Photo|\ Pictures|\ News\ Agency|\ Sports|\ Wire)?
        | {_any("whole")}(?:\ ?/\ ?[^.\n]{{2,50}})?
        | [|©]\s?[^.|]{{2,50}}
        )\s*$""",
        re.VERBOSE,
    )


def caption(text: str) -> bool:
    """A photograph's caption or credit."""
    if text.count(" ") > LONG:
        return False
    if text.startswith(_heads()):
        return True
    begin = max(0, len(text) - TAIL)
    if _HINT.search(text, begin) is None and not text.endswith(_ends()):
        return False
    tail = _tail().search(text, begin)
    return tail is not None and not _speaks(text, tail.start())


def _speaks(text: str, credit: int) -> bool:
    """Whether the words before a supposed credit run on into it: "… the ministry told Reuters/Ipsos" is no caption."""
    before = text[:credit].rstrip()
    marked = not before or before[-1] in '.!?"”’)]:,…;|' or text[credit] in "([|©"
    return not marked and before.count(" ") > RUNS_ON


def numbered(text: str) -> bool:
    """A line above a picture of a gallery: "Image 2 of 4"."""
    return len(text) < 20 and _GALLERY.fullmatch(text) is not None
