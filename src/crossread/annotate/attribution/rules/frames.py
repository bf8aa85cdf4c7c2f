"""Frames: a sentence cut into tokens, each quotation one of them, so that the rules see who frames the quotation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.annotate.attribution.quotations import Quotation, quotations
from crossread.annotate.attribution.rules.lexicon import lexicon
from crossread.model import Article, Span
from crossread.text import plain

TOKEN = re.compile(
    r"https?://\S+|(?:pic\.)?[a-z]+\.com/\S+|[@#]\w+"
    r"|[^\W_]+\.(?:com|org|net|co\.uk|gov|edu|info|io)\b"
    r"|(?:[A-Z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Hon|Pres|Supt|Insp|St|Jr|Sr|No"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Dept)\.(?=[\s,])"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|'s\b|(?<=s)'(?=\s)"
    r"|\d+(?:-[^\W\d_]+)+"
    r"|\d[\d.,:]*\d%?|\d%?"
    r"|[^\W_]+(?:-[^\W_]+)*(?:'(?!s\b)[^\W_]+)?"
    r"|--+|[^\w\s]"
)
MAX_TOKENS = 500  # of a sentence that are looked at; what is longer is a list or a page without stops
PHRASE = "“"
PHRASE_LENGTH = 40  # characters
GLUE = 14  # tokens; so far into the next sentence stands the "she said" of a quotation that ended in "?" or "!"


@dataclass(slots=True)
class Token:
    """A word, a mark of punctuation, a possessive 's or a whole quotation (whose `low` is PHRASE where it is a few words
    that end in no stop: a nickname, a title, a term)."""

    low: str
    start: int
    end: int
    kind: str  # "word", "name" (a capital letter), "mark", "possessive", "quotation"
    quotation: Quotation | None = None


@dataclass(slots=True)
class Frame:
    """One sentence, or several that a quotation holds together."""

    text: str  # the page's, not the frame's
    start: int
    end: int
    tokens: list[Token]
    paragraph: int  # number of the paragraph in the body

    def words(self, first: int, last: int) -> str:
        """The characters of tokens [first, last)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


def frames(article: Article, sentences: Sequence[Span], skipped: Sequence[tuple[int, int]] = ()) -> Iterator[Frame]:
    """Frames of an article's body, in order; sentences inside a stretch that is `skipped` make none."""
    at = 0
    for number, (start, end, heading) in enumerate(paragraphs(article)):
        here = at
        while at < len(sentences) and sentences[at].start < end:
            at += 1
        own = [one for one in sentences[here:at] if not _covered(one.start, skipped)]
        if not own or heading:
            continue
        quoted = quotations(article.text, start, end)
        starts = [quote.start for quote in quoted]
        for first, last in _merged(article.text, own, quoted):
            inside = quoted[bisect_left(starts, first) : bisect_left(starts, last)]
            yield Frame(article.text, first, last, tokens(article.text, first, last, inside)[:MAX_TOKENS], number)


def _covered(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of these stretches, which stand in order."""
    here = bisect_right(stretches, (at, 10**12)) - 1
    return here >= 0 and stretches[here][1] > at


def paragraphs(article: Article) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs of the body: start, end, whether it is a heading. A block may hold several lines."""
    for block in article.body:
        for line in re.finditer(r"[^\n]*\S[^\n]*", article.text[block.span.start : block.span.end]):
            yield block.span.start + line.start(), block.span.start + line.end(), block.kind == "heading"


def _merged(text: str, sentences: Sequence[Span], quoted: list[Quotation]) -> Iterator[tuple[int, int]]:
    """Sentences, with those joined that stand in one quotation or carry the "he said" of the one before."""
    start, at = sentences[0].start, 0
    for here, sentence in enumerate(sentences):
        end = sentence.end
        while at < len(quoted) and quoted[at].end <= end:
            at += 1
        last = here == len(sentences) - 1
        if not last:
            following = sentences[here + 1]
            open_still = at < len(quoted) and quoted[at].start < end < quoted[at].end
            if open_still or _tail(text, end, following, at > 0 and quoted[at - 1].end >= end - 1):
                continue
        if at < len(quoted) and quoted[at].start < end < quoted[at].end:
            end = quoted[at].end
        yield start, end
        if not last:
            start = sentences[here + 1].start


def _tail(text: str, end: int, following: Span, quotation_ends: bool) -> bool:
    """Whether the next sentence is the "Ruiz said" of a quotation that ends this one."""
    if not quotation_ends:
        return False
    words = text[following.start : following.end]
    if words[:1].islower():
        return True
    if text[end - 2 : end - 1] == ",":
        return True
    if text[end - 2 : end - 1] not in "?!":
        return False
    lexical = lexicon()
    low = words.lower().replace("\n", " ").split()[:GLUE]
    for place, word in enumerate(low):
        if word.rstrip(".,:") in lexical.finite and "inverted" in lexical.verbs[word.rstrip(".,:")][-1].complements:
            return place > 0 and (word[-1] in ".," or place == len(low) - 1)
    return False


def tokens(text: str, start: int, end: int, quoted: list[Quotation]) -> list[Token]:
    """Tokens of text[start:end]; what stands inside a quotation is not looked at."""
    view = plain(text[start:end])
    found: list[Token] = []
    at = 0
    for quote in quoted:
        _cut(view, at, quote.start - start, start, found)
        phrase = quote.outer - quote.inner < PHRASE_LENGTH and text[quote.outer - 1] not in ",.?!"
        if quote.start == start and text[quote.end : quote.end + 1] == ",":
            phrase = False  # “No”, she said
        found.append(Token(PHRASE if phrase else "", quote.start, quote.end, "quotation", quote))
        at = quote.end - start
    _cut(view, at, len(view), start, found)
    return found


def _cut(view: str, first: int, last: int, offset: int, found: list[Token]) -> None:
    for match in TOKEN.finditer(view, first, last):
        words = match[0]
        if words in ("'s", "'"):
            kind = "possessive"
        elif "/" in words and len(words) > 1:
            kind = "mark"  # an address: no part of a phrase
        elif words[0].isalnum() or (words[0] in "@#" and len(words) > 1):
            kind = "name" if words[0].isupper() else "word"
        else:
            kind = "mark"
        low = "u.s." if words == "US" else words.lower()  # "us" is a pronoun
        found.append(Token(low, offset + match.start(), offset + match.end(), kind))
