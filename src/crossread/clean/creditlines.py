"""Lines that say whom the text is taken from."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import agencies, outlets
from crossread.clean.language import UNSPACED
from crossread.text import fold

LONG = 260  # characters: "Reporting by …; editing by …", "This story was originally published by …"
SOURCE = 100  # characters behind "Source:"
BARE = 64  # characters of a line that is only agencies' names
SIGNED = 160  # characters of a line of several writers and the agency they work for
STAFF = 5  # words in front of "and agencies": "Orne Courier staff"
_OPEN = "-–—/([*•（【« "
_CLOSE = ")].*•）】» "
_SHORT = frozenset(["from", "via", "据", "综合", "綜合", "d'après", "avec l'"])  # they begin sentences too
_FIRST = re.compile(r"[^\s/:：,.;='’)）]+")
_INITIALS = re.compile(r"[^\W\d_]{1,4}(?:[/,.-][^\W\d_]{1,4}){0,4}\s?(?=\()")  # "ab/cd (AFP, dpa)": editors' letters
_STAFF = re.compile(
    r"(?:\bstaff|\bnewsroom|\bdesk|\breporters?|\bwriters?|,|/|&|\+|\band|\bund|\bet|\by|\be|\bи|\bو)\s*$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?:by|on|in|at|from|with|von|bei|der|im|par|sur|dans|por|en|pelo|pela|da|do|su)\s+(?:the )?(?P<name>[A-Z][^.,;()]{1,50})"
)


@cache
def _lists() -> dict[str, list[str]]:
    """Longest first."""
    lists = knowledge.toml("signs")["credit"]
    return {name: sorted(entries, key=len, reverse=True) for name, entries in lists.items()}


@cache
def _pattern() -> re.Pattern[str]:
    source, helped, published = ("|".join(map(re.escape, _lists()[name])) for name in ("source", "helped", "published"))
    return re.compile(
        rf"(?:{source})\s?[:：]\s*(?P<source>\S.{{0,{SOURCE}}})$"
        rf"|(?P<word>{helped})(?::\s*|\s+|(?<=[\u4e00-\u9fff'])|$)(?P<helped>.{{0,{LONG}}})$"
        rf"|(?:{published})\b(?P<published>.{{2,{LONG}}})$",
        re.IGNORECASE,
    )


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    """What `_pattern` begins with, lower case, by first word: most lines begin otherwise."""
    found: dict[str, set[str]] = {}
    for name in ("source", "helped", "published"):
        for entry in _lists()[name]:
            found.setdefault(re.split(r"[\s']", entry)[0], set()).add(entry)
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def _shown() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_lists()['shown'])})\b", re.IGNORECASE)


def credit(text: str) -> tuple[int, int] | None:
    """Where a line names whom the text is taken from ("Source: …", "Reuters", "… contributed to this report")."""
    size = len(text)
    if size > LONG:
        return None
    if " contribut" in text and (found := _contributed(text)):
        return found
    bare = text.lstrip(_OPEN) if text[0] in _OPEN else text
    word = bare.partition(" ")[0].lower()
    if word not in _openings() and (
        word[-1:] in ":：,.;)）" or "'" in word or "’" in word or "/" in word or ":" in word
    ):
        first = _FIRST.match(word)
        word = first.group() if first else ""
    if (word in _openings() or word > "\u2e80") and _opens(bare, word) and (found := _said(text)):
        return found
    if (size > BARE and (size > SIGNED or " and " not in text)) or not _closes(text, word):
        return None
    return (_bare(text) if size <= BARE else None) or _signed(text)


def _opens(bare: str, word: str) -> bool:
    """Whether a line begins as one does that tells a source."""
    return word not in _openings() or bare[:60].lower().startswith(_openings()[word])


_CONTRIBUTED = re.compile(
    r".{2,200}?(?= contributed (?:to this|to the|reporting|from)\b.{0,80}$| contributed\.?$| a contribué à cet? )"
)


def _contributed(text: str) -> tuple[int, int] | None:
    match = _CONTRIBUTED.match(text)
    return match.span() if match else None


# Last words of agencies' names that many other lines end with.
_GENERIC = frozenset(
    [
        "news",
        "post",
        "service",
        "international",
        "agency",
        "media",
        "press",
        "desk",
        "wire",
        "today",
        "group",
        "square",
        "brasil",
    ]
)
_PERSON = r"[A-ZÀ-ÞА-Я][\w.'’-]{0,30}(?:\s[A-ZÀ-ÞА-Я][\w.'’-]{0,30}|\s(?:de|la|van|von|der|al|el)){1,4}"
_SIGNED = re.compile(
    rf"(?:By\s)?{_PERSON}(?:,\s{_PERSON}){{0,4}},?\s(?:and|und|et|y|e|и|&)\s{_PERSON}\s?[,/|–—-]\s?(?P<agency>[^,/|]{{2,40}})$"
)
_BEFORE = re.compile(r"(?P<agency>[^—–-]{2,40})\s?[—–-]\s(?:By|BY|Von|Par|Por)\s[A-ZÀ-ÞА-Я]")


def _signed(text: str) -> tuple[int, int] | None:
    """ "Ada Sample and Ben Example / AP", "Example Press — By Ada Sample": several writers, or "by", for a photo has one."""
    match = _SIGNED.match(text) or _BEFORE.match(text)
    return match.span("agency") if match and agencies.only(match["agency"]) else None


def _said(text: str) -> tuple[int, int] | None:
    """What follows words that tell a source."""
    begin = len(text) - len(text.lstrip(_OPEN))
    end = len(text.rstrip(_CLOSE)) if begin else len(text)
    match = _pattern().match(text, begin, max(end, begin))
    if match is None:
        return None
    if match["source"] is not None:
        return match.span("source")
    if match["published"] is not None:
        return match.span("published") if _shown().search(text) and _whose(text, match.start("published")) else None
    return _helpers(match)


def _helpers(match: re.Match[str]) -> tuple[int, int] | None:
    """Prepositions and "from" open sentences too: then agencies must follow, and nothing else."""
    words, word = match["helped"], match["word"].lower()
    named = agencies.only(words) if len(words) <= BARE + 30 else []
    if word in _SHORT or " " not in word:
        return match.span("helped") if named or (word == "mitarbeit" and words) else None
    if not words:
        return match.span("word") if agencies.find(match["word"]) else None
    fine = named or words[0].isupper() or words[0] == "(" or agencies.find(words[:40])[:1] or UNSPACED.match(words)
    if not fine:
        return (match.start("word"), match.end("helped")) if agencies.find(match["word"]) else None
    return match.start("word"), match.end("helped")


def worded(text: str) -> bool:
    """Whether a credit line says in words what it is; "AP" alone may be a picture's credit too."""
    return _said(text) is not None or _contributed(text) is not None or len(text.split()) > STAFF


def _whose(text: str, begin: int) -> bool:
    """Whether an agency or an outlet is named where the text was first."""
    return bool(named(text, begin, len(text)))


def named(text: str, begin: int, end: int) -> list[tuple[int, int, str]]:
    """The agencies in the part of a credit line that `credit` gives; in "originally published by …" outlets too.

    An agency whose name goes on ("Source: a Reuters poll", "AP Photo/…") is not credited.
    """
    part = text[begin:end]
    found = [each for each in agencies.find(part) if _ends(part, each[1])]
    if not found and _shown().search(text[: min(end, begin + 60)]):
        match = _NAME.search(text, begin, end)
        for stop in _ends_of(match["name"]) if match else ():
            name = outlets.named(match["name"][:stop]) if match else None
            if match and name:
                return [(match.start("name"), match.start("name") + stop, name)]
    return [(start + begin, stop + begin, name) for start, stop, name in found]


def _ends_of(name: str) -> list[int]:
    """Where a name may end: behind each of its words, the last first."""
    return [match.end() for match in re.finditer(r"\S+", name)][::-1]


_PHOTO = re.compile(r"\s*(?:[Pp]hoto|[Ff]ile|[Ii]mages?|[Pp]oll|[Pp]ictures|[Vv]ideo|[Ss]urvey|[Gg]raphics)")


def _ends(part: str, at: int) -> bool:
    return _PHOTO.match(part, at) is None


def _bare(text: str) -> tuple[int, int] | None:
    """A line of agencies' names and nothing else: "Reuters", "(AFP/dpa)", "mit dpa", "Orne Courier staff and agencies"."""
    if "©" in text:
        return None
    begin = len(text) - len(text.lstrip(_OPEN))
    end = max(begin + 1, len(text.rstrip(_CLOSE)))
    inner = text[begin:end]
    initials = _INITIALS.match(inner)
    if initials:
        begin, inner = begin + initials.end() + 1, inner[initials.end() + 1 :]
    if agencies.only(inner):
        return begin, end
    return (begin, end) if _with_staff(inner) else None


@cache
def _lasts() -> frozenset[str]:
    """Last words, lower case, of agencies' names and of what stands for those nobody names."""
    return frozenset({*_lists()["last"], *(fold(name).rpartition(" ")[2] for name in agencies.names())})


def _closes(text: str, first: str) -> bool:
    """Whether a line ends with an agency's name: most lines do not. Common words count behind the first word of a name."""
    last = text.rstrip(_CLOSE).rpartition(" ")[2].rpartition("/")[2].rpartition("-")[2].lower()
    if last > "\u2e80":
        return len(text) <= BARE
    if last not in _lasts():
        last = last.lstrip(_OPEN)
    return last in _lasts() and (last not in _GENERIC or first in agencies.firsts())


def _with_staff(text: str) -> bool:
    """ "Orne Courier staff and agencies": a masthead or a newsroom, and agencies behind it."""
    found = agencies.find(text)
    if not found or found[-1][1] < len(text) - 1 or not agencies.only(text[found[0][0] :]):
        return False
    head = text[: found[0][0]].rstrip()
    joint = _STAFF.search(head)
    if joint is None or len(head.split()) > STAFF or not head[:1].isupper():
        return False
    own = head[: joint.start()].strip(" ,/&+")
    unnamed = all(name == agencies.UNNAMED for _, _, name in found)
    staffed = " staff" in head.lower() or " newsroom" in head.lower() or " desk" in head.lower()
    return bool(own) and (staffed or outlets.named(own) is not None or (unnamed and own.istitle()))
