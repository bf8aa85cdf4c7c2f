"""Lines that are known by their form: captions, bylines, lines that only say when, credits at the end of a text."""

from __future__ import annotations

import re
from functools import cache

from crossread import knowledge
from crossread.clean import agencies, dates
from crossread.text import fold, plain

LONG_CAPTION = 90  # words: an agency's caption has 20 to 70; a longer line that names a photographer is a paragraph
LONG_BYLINE = 220  # characters: three authors with their posts and the date
SHORT_CREDIT = 120  # characters

_AGENCY = r"(?:AP|AFP|Reuters|REUTERS|EPA|EFE|ANSA|TASS|Xinhua|XINHUA|PA|dpa|DPA|UPI|ANI|PTI|Anadolu|Yonhap|Kyodo|Getty|GETTY|Bloomberg|Sputnik|Shutterstock|Alamy|AAP|CP|NurPhoto|SOPA|Zuma|ZUMA|Imago|IMAGO|Sipa|Pool|POOL|TNS|USA TODAY Sports|Keystone|Ukrinform|Nur Photo|IRNA|Ritzau|NTB|TT|Belga|Lusa|CNS|VCG|iStock|Unsplash|Pexels|Flickr|Wikimedia|Handout|HANDOUT)"
_HEAD = re.compile(
    r"(?:FILE(?:\s*(?:PHOTO|IMAGE))?\s*[-–—:]|File photo\b|Photo(?:graph|s)?(?: by| credit| courtesy|:)|Image (?:credit|source|caption|copyright|courtesy)|"
    r"Media caption|Video caption|Image:|Picture:|Pictured:|Photo illustration|Illustration(?: by|:)|Courtesy (?:of|photo)|Photo via|Video via|Screengrab|Screenshot|"
    r"Credit:|CREDIT:|Getty Images|Bildunterschrift|Foto:|Фото:|Crédit|Crédits?\s?:|Photo\s:|©\s?(?:AFP|AP|Reuters|Getty|EPA|REUTERS)|"
    r"In this (?:photo|image|file photo|handout|screengrab|picture|undated)|This (?:photo|image|undated|handout) (?:photo |image )?(?:provided|shows|released|made|from|taken))",
)
_TAIL = re.compile(
    r"(?:[(\[][^()\[\]]{0,160}(?:Photo|photo|PHOTO|Image|image|Getty|GETTY|Reuters|REUTERS|AFP|/AP|AP/|EPA|Shutterstock|Pool|POOL|File|FILE|Picture|Courtesy|courtesy|Handout|via |Twitter|Instagram|Facebook|iStock|Screenshot|Credit|Fotos?|Bild)[^()\[\]]{0,160}[)\]]\.?"
    rf"|(?:Photo|Photograph|Photos|Image|Picture|Credit|Pic|Foto|Bild|Photo [Cc]redit|Image [Cc]redit|File [Pp]hoto|FILE PHOTO|Фото|Video)\s*(?:by|:|/|courtesy|©)\s*[^.]{{2,90}}\.?"
    rf"|(?:REUTERS|Reuters|AFP|AP Photo|AP|EPA|Getty Images|Bloomberg|PA|dpa|TASS|Xinhua|Sputnik)\s*/\s*[^.\n]{{2,60}}"
    rf"|[^.\n]{{2,60}}(?:/| via | for |\| ){_AGENCY}(?: Images| Photo| Pictures| News Agency| Sports| Wire)?"
    r"|(?:Getty Images|Shutterstock|AP Photo|Associated Press Photo|iStock(?:photo)?|Getty|Unsplash|Alamy(?: Stock Photo)?|Adobe Stock)(?: ?/ ?[^.\n]{2,50})?"
    r"|[|©]\s?[^.|]{2,50}"
    r")\s*$"
)
_BYLINE = re.compile(
    r"(?:(?:story|words|text|report|analysis|opinion|reviewed|written|reported|review|posted|published|commentary|interview|compiled)\s+)?(?:by|von|par|por|di|door|autor(?:es)?|автор|текст|بقلم|文|author|authors|writer|reporter|journalist)\s*[:：]?\s*(?=\S)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"By(?=(?:The )?[A-Z][a-z]+)")
_NAME = r"[^\W\d_][\w'’.-]*"
_PEOPLE = re.compile(rf"{_NAME}(?:\s+{_NAME}){{0,4}}")
_CLOCK_ITEM = re.compile(
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s*\([^)]{0,30}\))?|\d+\s?(?:s|m|h|d|w|mo|sec|secs|min|mins|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\.? ago|(?:an?|one|two|three) (?:minute|hour|day|week|month)s? ago|yesterday|today|just now|last (?:week|month))\s*[|·•-]?$",
    re.IGNORECASE,
)


def caption(text: str) -> bool:
    """A photo's caption or credit."""
    if text.count(" ") > LONG_CAPTION:
        return False
    if _HEAD.match(text):
        return True
    tail = _TAIL.search(text, max(0, len(text) - 330))
    if tail is None:
        return False
    return not _speaks(text, tail.start())


def _speaks(text: str, credit: int) -> bool:
    """Whether the words before a supposed credit run on into it: "… the ministry told Reuters/Ipsos" is no caption."""
    before = text[:credit].rstrip()
    return bool(before) and before[-1] not in ".!?\"”’)]:,…;|" and text[credit] not in "([|©" and before.count(" ") > 40


def dateline(text: str) -> bool:
    """A line that only says when the page appeared (and how long it takes to read)."""
    if len(text) > LONG_BYLINE or not any(map(str.isdigit, text)):
        return False
    found = dates.find(text)
    if not found:
        return False
    rest = list(text)
    for dated in found:
        rest[dated.start : dated.end] = " " * (dated.end - dated.start)
    left = re.findall(r"[^\W\d_]+", fold("".join(rest)))
    known = _around()
    strange = sum(word not in known for word in left)
    return strange == 0 or (strange <= 3 and len(left) - strange >= 1 and len(left) <= 8) or (strange <= 2)


@cache
def _around() -> frozenset[str]:
    return frozenset(knowledge.toml("dates")["around"]["words"])


def clock(text: str) -> bool:
    """A line that is a time of day or an age ("4:50 PM", "3 hours ago"): an item of a feed."""
    return len(text) <= 40 and _CLOCK_ITEM.match(text) is not None


def byline(text: str) -> int | None:
    """Where the names begin in a line that says who wrote the article; None for any other line.

    >>> byline("By Ada Example and Ben Sample"), byline("By Monday the town was cut off from the north.")
    (3, None)
    """
    if len(text) > LONG_BYLINE:
        return None
    view = plain(text)
    match = _BYLINE.match(view) or _GLUED.match(view)
    if match is None or match.end() >= len(view):
        return None
    rest = view[match.end() :]
    first = rest[0]
    if not (first.isupper() or first.isalpha() and not first.islower()):
        return None
    return match.end() if _named(rest) else None


def _named(rest: str) -> bool:
    """Mostly words with capitals, and no sentence: a name, a post, an outlet."""
    words = re.findall(r"[^\W\d_]{2,}", rest)
    if not words or len(words) > 30:
        return False
    capitals = sum(word[0].isupper() for word in words)
    small = sum(word.islower() and word not in _SMALL for word in words)
    ends = rest.rstrip().endswith((".", "!", "?", ":")) and len(words) > 6
    return capitals >= 1 and small * 2 <= len(words) and not ends and words[0].lower() not in _NO_NAME


_SMALL = frozenset("and with for in of the at from read min by on am pm de la van der von und et y e für staff writer reporter correspondent published updated".split())
_NO_NAME = frozenset("the monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december then now this that these those his her their its our my contrast comparison early late mid".split()) - {"the", "may"}


_BIOGRAPHY = re.compile(
    r"(?:The author |(?:[A-Z][\w.'’-]*,? ){1,4}(?:\([^)]{1,40}\) )?|About the author:? )(?:is|was|has been|has worked|has written|has covered|covers|writes|reports|joined|hails|specializes|specialises|serves|lives|works)\b"
)
_TRADE = re.compile(
    r"\b(?:reporter|writer|editor|correspondent|columnist|contributor|contributing|journalist|freelance|freelancer|author of|author|producer|photographer|staff|covering|covers|blogger|critic|researcher at|fellow at|professor|intern|director|officer|analyst|founder|coach)\b",
    re.IGNORECASE,
)


def biography(text: str) -> bool:
    """A sentence or two on who the author is, as they stand below articles; true of some sentences inside them too."""
    return _BIOGRAPHY.match(text[:200]) is not None and _TRADE.search(text[:300]) is not None


# "LONDON (AP) —", "KYIV, Jan 21 (Reuters) -", "Moscow —": where a report was written, in front of its first words
_PLACE = r"[A-Z][\w.'’ -]{1,40}(?:, [A-Z][\w.'’ -]{1,30}){0,2}"
_PLACED = re.compile(
    rf"(?:{_PLACE},?\s)?(?:\w{{3,9}}\.? \d{{1,2}},?\s)?\((?P<agency>[A-Z][\w/ .-]{{1,40}})\)\s?[-–—:]{{1,2}}"
    r"|(?:[A-Z]{3,}[A-Z.'’ -]{0,30}|[A-Z][\w.'’-]{2,20}(?: [A-Z][\w.'’-]{2,20})?)(?:, [A-Z][\w.'’ -]{1,30}){0,2}\s?(?:[–—]|--|- )\s?(?=[A-Z\"“‘])"
)


def placed(text: str) -> re.Match[str] | None:
    """The place and agency in front of a report's first words; group `agency` is None where none is named."""
    return _PLACED.match(text[:160])


_CREDIT = re.compile(
    r"(?:source|sources|quelle|fuente|fonte|източник|источник|المصدر|来源)\s*[:：]\s*(?P<source>\S.{0,100})$"
    r"|(?:with (?:files|reporting|additional reporting|inputs?|contributions?|information|agencies|wires?) ?(?:from|by)?|additional reporting by|reporting by|compiled from|includes information from|from|via|editing by)\s+(?P<helped>[A-Z(].{0,100})$"
    r"|(?P<contributed>.{3,90}) contributed (?:to this|reporting)\b.{0,60}$"
    r"|(?:[-–—/(\[*]{0,2}\s?)(?P<bare>[^()\[\]]{2,60}?)\s?[)\]]?\.?$",
    re.IGNORECASE,
)


def credit(text: str) -> tuple[int, int] | None:
    """Where a line names whom the text is taken from ("Source: …", "Reuters", "… contributed to this report")."""
    if len(text) > SHORT_CREDIT or not text:
        return None
    match = _CREDIT.match(text)
    if match is None:
        return None
    name = next(name for name, value in match.groupdict().items() if value is not None)
    if name == "bare" and not agencies.named(match["bare"]):
        return None
    return match.span(name)
