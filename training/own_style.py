"""How our own passages look: capitals, quotation marks, headlines, and the punctuation where fillings meet."""

from __future__ import annotations

import re
from random import Random

WEIGHTS = {"double": 0.5, "single": 0.25, "straight": 0.25}  # how often an article quotes so: our guess of English news


def capital(words: str) -> str:
    """The same with its first letter large, past the marks and quotation marks it begins with."""
    start = re.match(r"(?:\{[a-z]+[\d,]* |[“‘])*", words)
    at = start.end() if start else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def mended(text: str) -> str:
    """Punctuation that meets where fillings join: “Why?,” and “Ana Ruiz, the mayor,.”, and names inside names."""
    text = aside(flat(text))
    text = re.sub(r",(\}+)(?=[.,;:?!)”’¶]|$| —| –)", r"\1", text)  # an apposition at the end needs no second comma
    text = re.sub(r",(\}+)", r"\1,", text)
    text = re.sub(r"\b(daily|website|newspaper|agency|broadcaster) the (?=\{organisation)", r"\1 ", text)
    text = re.sub(r"(\.\}+)\.", r"\1", text.replace(",,", ","))  # of “S.A.” at the end of a sentence, one full stop
    return re.sub(r"([?!])([}”’]*)[.,]", r"\1\2", text)


def aside(text: str) -> str:
    """What stands after “ | ” in a mark, put behind it: of “{c1 told | reporters}” only “told” is the cue."""
    while (at := text.find(" | ")) >= 0:
        end, depth = at, 0
        while text[end] != "}" or depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        text = f"{text[:at]}}} {text[at + 3 : end]}{text[end + 1 :]}"
    return text


def flat(text: str) -> str:
    """Without the names that stand inside another name."""
    out, opened = "", []
    for part in re.split(r"(\{[a-z]+[\d,]* |\})", text):
        if part.startswith("{"):
            name = part[1:-1].isalpha()
            keep = not (name and "name" in opened)
            if not keep and not re.search(r"\b(?:of|in|for|on|to|from) the $", out):
                out = out.removesuffix("the ")  # Air Bahamas, but the Bank of the Bahamas
            opened.append(("name" if name else "role") if keep else "")
            out += part if keep else ""
        elif part == "}":
            out += part if opened.pop() else ""
        else:
            out += part
    return out


def headline(line: str, dice: Random) -> str:
    """A headline as it stands, or with capitals on most words, or in capitals throughout."""
    throw = dice.random()
    if throw < 0.65:
        return line
    parts = re.split(r"(\{[a-z]+[\d,]* |\})", line)
    change = str.upper if throw > 0.95 else titled
    line = "".join(part if part[:1] in ("{", "}") else change(part) for part in parts)
    return re.sub(r"(?<=:\} )(?:\{[a-z]+\d* )*[a-z]", lambda found: found[0][:-1] + found[0][-1].upper(), line)


def titled(words: str) -> str:
    """Capitals on all words but the small ones inside."""
    small = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "at", "by", "as", "or"}
    return re.sub(r"(?<![\w'])[a-z][\w']*", lambda found: found[0] if found[0] in small else capital(found[0]), words)


def quoted(text: str, dice: Random) -> str:
    """The article's quotation marks and apostrophes in one style; British ones put a comma after the mark."""
    style = dice.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))[0]
    british = style == "single" or dice.random() < 0.1
    if british:
        text = re.sub(r"(\}*),”", r"\1”,", text)
    if style == "double":
        return text.replace("'", "’")
    if style == "single":
        outer, inner = ("‘’", "“”") if dice.random() < 0.6 else ("''", '""')
    else:
        outer, inner = '""', "''"
    apostrophe = "’" if outer == "‘’" else "'"
    marks = dict(zip("“”‘’'", (*outer, *inner, apostrophe), strict=True))
    return "".join(marks.get(letter, letter) for letter in text)
