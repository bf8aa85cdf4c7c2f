"""Ends of sources, cues and contents: where the tagger's word is too many or too few, small words decide."""

from __future__ import annotations

import re
from functools import cache

from crossread.annotate.attribution.rules.lexicon import closed, lexicon

Place = tuple[int, int]
LONGEST = 60  # characters that a content is lengthened by at most
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SIGNS = re.compile(r"\s*(?::|[—–―]|--)\s*")  # a cue that is no word: "Ruiz: …", "“…” — Ruiz"
# The "that" of a clause stands before its subject; in "that claim was false" it is a word of the content.
THAT = re.compile(
    r"that\s+(?=[A-Z0-9“\"‘'$£€]|(?:\w+ly|\w+s|the|an?|this|these|those|s?he|it|they|we|you|i|there|his|her|their|our|my|your|no|some|any|all"
    r"|many|most|more|both|each|every|if|when|while|as|in|on|at|after|before|under|by|for|with|only|even|nobody|everyone|nothing|what"
    r"|neither|either|several|few|two|three|four|five)\b)"
)
BEING_THAT = re.compile(r"(?:is|was|(?:has|had)\s+been)\s+that\s+")  # "our view is that …"
LATER_THAT = re.compile(
    r"(?:(?:an?|one|two|three|four|five|several|\d+|some|hours|days|weeks|months|years)\s+)?(?:\w+\s+)?"
    r"(?:(?:minute|hour|day|week|month|year)s?\s+)?(?:later|earlier|ago|before|afterwards)\s+(?=that\s)"
)  # announced a week later that
HEARSAY = re.compile(
    r"(?:(?:has|have|had|is|are|was|were)\s+)?(?:reportedly|allegedly)\s+(?:\w+\s+)?(?P<verb>\w+)", re.I
)
NAMED = re.compile(r"(?:[A-Z][\w.’'-]*\s*){1,5}")
INNER = re.compile(r"(?<=[\s,:(])['‘](?=\w)")
INNER_END = re.compile(r"(?<=[.,!?…])['’](?=[\s\"”]|$)")
IS_S = re.compile(r"that\s+(?:is|was|has|does)\b")
LEFT_OVER = re.compile(r"[\s,;]+(?:and|or|but|nor|who|which|that|where|when|while|because|although|though)$", re.I)
UNFINISHED = re.compile(
    r"\b(?:an?|the|his|her|its|their|our|my|your|of|in|to|with|for|from|at|by|on|during|than|against|into|about|between|Mr|Mrs|Ms|Dr)\.?$"
)
STOP = re.compile(r"[,;:!?\n”\"()]|\.(?!\d)|\s[—–-]")
WHEN = re.compile(
    r"\s+(?:on\s+)?(?:(?:early|late)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$"
    r"|\s+in\s+(?:an?|his|her|its|their|the)\s+(?:[\w-]+\s+){0,2}?(?:statement|interview|email|letter|speech|tweet|post)\b.*$",
    re.S,
)
SUSPECTED = re.compile(r"(?:alleged|allegedly|reportedly|purported|purportedly|supposedly)", re.I)
ENDING = re.compile(r"(?<=n)['’]t\b|['’](?:ve|re|ll|d|m)\b", re.I)
REST = re.compile(r"(?:s|t|ve|re|ll|d|m)\s+", re.I)
DONE_TO = re.compile(
    r"(?:(?:has|have|had|will)\s+)?(?:is|are|was|were|be|been|being)\s+(?:also\s+)?"
    r"(?:told|urged|asked|taught|warned|advised|informed|criticised|criticized|accused|ordered|reminded|questioned|unseated|mentioned)",
    re.I,
)


def says(cue: str) -> bool:
    """Whether a cue can say that something is said: it has a word of its own, or is one of the signs that stand for one."""
    if SIGNS.fullmatch(cue):
        return True
    return any(word.lower() not in _small() for word in WORD.findall(cue))


@cache
def _small() -> frozenset[str]:
    """Words that say nothing by themselves: "was", "about", "also"."""
    names = (
        "auxiliaries",
        "prepositions",
        "determiners",
        "pronouns",
        "object_pronouns",
        "linking",
        "adverbs",
        "subordinators",
    )
    hearsay = {"reportedly", "allegedly", "supposedly", "purportedly", "apparently", "per"}
    words = {word for name in names for word in closed(name)} - hearsay
    return frozenset(words | {"not", "no", "never", "haven", "don", "t", "s", "ve", "re", "d", "ll"})


def cue_end(text: str, place: Place) -> Place:
    """A cue without the day or the place of the saying: "said Tuesday", "said in a statement"."""
    found = WHEN.search(text, *place)
    return (place[0], found.start()) if found and WORD.search(text, place[0], found.start()) else place


def source_of(text: str, source: Place, cue: Place) -> Place | None:
    """A source without the small words left over at its ends; None where it is nobody's word: of "the allegedly stolen car",
    of "Ruiz was told" nobody who says is named."""
    said = text[slice(*cue)]
    if SUSPECTED.fullmatch(said.strip()):
        return None
    if (
        DONE_TO.fullmatch(said.strip())
        and source[1] <= cue[0]
        and not text[cue[1] : cue[1] + 4].strip().startswith("by")
    ):
        return None
    words = list(WORD.finditer(text, *source))
    first, last = 0, len(words)
    while last - first > 1 and words[last - 1][0].lower() in (
        "has",
        "had",
        "is",
        "was",
        "where",
        "who",
        "which",
        "that",
    ):
        last -= 1
    while last - first > 1 and words[first][0].lower() in ("of", "as", "to", "by", "and"):
        first += 1
    nobody = {"the", "a", "an"} | closed("prepositions") | closed("auxiliaries")
    if last == first or all(word[0].lower() in nobody for word in words[first:last]):
        return None
    return (
        words[first].start() if first else source[0],
        words[last - 1].end() if last < len(words) else source[1],
    )


def is_reported_subject(text: str, piece: Place, cue: Place) -> bool:
    """Whether a first piece is who said it: "Ruiz | has reportedly blamed | the storm"."""
    found = HEARSAY.fullmatch(text, *cue)
    right_before = piece[1] <= cue[0] and not text[piece[1] : cue[0]].strip()
    return bool(found and found["verb"].lower() in lexicon().verbs and right_before and NAMED.fullmatch(text, *piece))


def inner_quotation(text: str, start: int, end: int) -> int:
    """Where a piece ends that begins with a quotation in single marks inside another: where that closes."""
    if not INNER.match(text, start - 1):
        return end
    found = INNER_END.search(text, start, end)
    return found.start() if found else end


def clause(text: str, piece: Place, cue: Place) -> Place:
    """A content without the "that" of its clause, where it stands right behind the cue."""
    start, end = piece
    being = BEING_THAT.match(text, start, end)
    if being and cue[1] <= start and not text[cue[1] : start].strip():
        return being.end(), end
    later = LATER_THAT.match(text, start, end)
    start = later.end() if later and cue[1] <= start else start
    found = THAT.match(text, start, end)
    if found and cue[1] <= start and not text[cue[1] : piece[0]].strip() and not IS_S.match(text, start):
        return found.end(), end
    return piece


def finished(text: str, piece: Place, limit: int) -> Place:
    """A content that ends in the middle of a phrase goes on to the next sign, not beyond `limit`; a link left over at its
    end is cut."""
    start, end = piece
    if UNFINISHED.search(text, start, end) and text[end : end + 1] in (" ", ".") and end < limit:
        stop = STOP.search(text, end + (text[end] == "."), min(limit, end + LONGEST))
        if stop and WORD.search(text, end, stop.start()):
            return start, stop.start()
    found = LEFT_OVER.search(text, start, end)
    return (start, found.start()) if found else piece


def grown(text: str, place: Place) -> Place:
    """A place with the whole of a word that it cuts at an apostrophe ("have|n't", "We|'ve"); a possessive stays outside, and
    so does what is left of the word before ("s known for")."""
    start, end = place
    if found := ENDING.match(text, end):
        end = found.end()
    if text[start - 1 : start] in ("'", "’") and (left := REST.match(text, start, end)):
        start = left.end()
    return start, end
