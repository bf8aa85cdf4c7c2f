"""Pieces of a sentence that are no propositions: who says something, a bare name, a circumstance without what happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from crossread import knowledge
from crossread.collate.edges import opens
from crossread.collate.spoken import owner
from crossread.collate.verbs import begins_with_verb, has_verb, tokens_of, verb_forms, word_list
from crossread.model import Attribution, Span

Place = tuple[int, int]
# Words between the verb of saying and what is said that are still the frame's: "said in Ostrey on Tuesday that".
BETWEEN = 5
MORE = 3  # words beside a frame or a name that make it say something of its own
ENOUGH = 5  # words without a verb of the list that may be a proposition: a headline, or a verb that the list lacks
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")
_VERBLIKE = re.compile(
    r"(?<!\w)(?:[a-z]{3,}(?:ed|ing)|[A-Za-z]+n['’]t"
    r"|(?:I|[Ii]t|[Tt]h(?:ey|at|ere)|[Ss]?[Hh]e|[Ww]e|[Yy]ou)(?:['’](?:m|s|re|ve|ll|d)| [a-z]+))(?!\w)"
)
_NO_VERBS = frozenset(
    {"during", "morning", "evening", "nothing", "something", "anything", "everything", "building", "hundred", "according",
     "including", "regarding", "king", "spring", "wing", "red", "need", "speed", "seed"}
)  # fmt: skip
_BLANK = re.compile(r",?[\s\"“”'‘’«»]*")


def standing(
    text: str,
    sentence: Span,
    places: Sequence[Place],
    attributions: Sequence[Attribution],
    tells: Callable[[Span, bool], bool],
) -> list[Place]:
    """The places of a sentence that state something, in order and without overlap: frames cut off, and what has no verb joined to
    the neighbour it belongs to or left out. `tells`: whether a figure stands in a span, or, where asked for, a moment."""
    found: list[Place] = []
    waiting: int | None = None  # where a subject begins whose verb comes next
    kept = [
        place for start, end in places for place in without_frames(text, Span(sentence.page, start, end), attributions)
    ]
    for number, (start, end) in enumerate(kept):
        begin = start if waiting is None else waiting
        waiting = None
        span = Span(sentence.page, begin, end)
        after = kept[number + 1] if number + 1 < len(kept) else None
        count = len(text[begin:end].split())
        dated = count >= ENOUGH and tells(span, True) and not tells(span, False)
        if after and opens(text[begin : after[0]]) and _one_voice(text, span, after, attributions):
            waiting = begin
        elif found and _leans(text, found[-1], begin):
            found[-1] = found[-1][0], end
        elif says(text[begin:end]):
            found.append((begin, end))
        elif after and not dated and _is_subject(text, span, after) and _one_voice(text, span, after, attributions):
            waiting = begin
        elif found and _is_object(text, found[-1], span, attributions):
            found[-1] = found[-1][0], end
        elif _follows_cue(text, span, attributions):
            continue
        elif dated or tells(span, False):
            found.append((begin, end))
        elif found and _is_circumstance(text, found[-1], span) and _one_voice(text, span, found[-1], attributions):
            found[-1] = found[-1][0], end
        elif _of_its_own(text, sentence, span, attributions):
            found.append((begin, end))
    return found


def says(words: str) -> bool:
    """Whether words hold a verb, or what may be one: told more boldly than where a sentence is cut."""
    if has_verb(words) or any(match[0].lower() not in _NO_VERBS for match in _VERBLIKE.finditer(words)):
        return True
    tokens = [token for token in tokens_of(words) if token.word[0].isalnum()]
    third, base = verb_forms()[1], base_forms()
    for number, token in enumerate(tokens):
        before = tokens[number - 1].word if number else ""
        if token.word in third and before and before not in word_list("determiners"):
            return True
        if (
            token.word in base
            and not token.capital
            and (number == 0 or before.endswith("s") or (number == 1 and before == "to"))
        ):
            return True
    return False


def partial(words: str, meaning: str) -> bool:
    """Whether a statement's words leave out who or what they are about, or what happened: "declined to block the rules", "on a call
    with donors". `meaning`: the words with the subject that they leave out."""
    first = _WORD.search(words)
    relative = first is not None and first[0].lower() in word_list("relatives")
    return len(meaning) > len(words) or relative or begins_with_verb(words) or not says(words)


@cache
def base_forms() -> frozenset[str]:
    """The verbs of data/verbs.txt as they are after "to"."""
    return frozenset(entry.split()[0] for entry in knowledge.words("verbs"))


def without_frames(text: str, span: Span, attributions: Sequence[Attribution]) -> Iterator[Place]:
    """The piece [start, end) without who says it at its beginning and end; nothing where it is no more than that."""
    start, end = span.start, span.end
    for one in attributions:
        if one.cue is None or not one.content:
            continue
        inside = [content for content in one.content if content.start < end and content.end > start]
        if inside:
            start = _behind_frame(text, (start, end), one, inside[0])
        elif start <= one.cue.start and one.cue.end <= end:
            place = _beside_frame(text, (start, end), one, one.cue)
            if place is None:
                return
            start, end = place
    if start < end:
        yield start, end


def _behind_frame(text: str, place: Place, one: Attribution, content: Span) -> int:
    """Where what is said begins, if only the frame and when or where it was said stand before: "on Tuesday that | all …"."""
    start, end = place
    cue = one.cue
    if cue is None or not _only_tells(text, cue) or not cue.end <= content.start or not start < content.start < end:
        return start
    before = text[max(cue.end, start) : content.start]
    if len(before.split()) > BETWEEN or says(before) or not says(text[content.start : end]):
        return start
    if cue.end <= start:
        return content.start
    first = one.source.start if one.source and one.source.start <= cue.start else cue.start
    last = one.source.end if one.source and one.source.start <= cue.start else cue.start
    return content.start if first <= start and not says(text[max(start, last) : cue.start]) else start


def _beside_frame(text: str, place: Place, one: Attribution, cue: Span) -> Place | None:
    """What a piece says beside a frame whose content stands elsewhere; None where that is nothing."""
    start, end = place
    source = one.source if one.source and one.source.start < end and one.source.end > start else cue
    first, last = max(start, min(source.start, cue.start)), max(source.end, cue.end)
    if not _only_tells(text, cue):
        alone = not text[start:first].split() and not text[last:end].split()
        return None if alone and not _takes_object(text, end, one) else (start, end)
    if says(text[start:first]) and len(text[start:first].split()) >= MORE:
        return start, first
    if says(text[source.end : cue.start]) and len(text[source.end : cue.start].split()) >= MORE:
        return start, cue.start  # "Ruiz wrote a second letter | saying"
    if says(text[last:end]) and len(text[last:end].split()) >= MORE:
        return (source.start if source.start >= cue.end else start), end
    return None


def _takes_object(text: str, end: int, one: Attribution) -> bool:
    """Whether what is said follows at once and has no verb: "has signalled | a readiness"."""
    first = one.content[0]
    return first.start >= end and not text[end : first.start].strip() and not says(text[first.start : first.end])


def _only_tells(text: str, cue: Span) -> bool:
    """Whether a cue says no more than that something was said: "said", not "announced", "denied" or "blamed"."""
    words = text[cue.start : cue.end].lower().replace("’", "'").split()
    return any(word in word_list("telling") for word in words) and not word_list("denials") & set(words)


def _leans(text: str, before: Place, start: int) -> bool:
    """Whether what stands before ends with a word that asks for more: "raised fears about | the impartiality of the court"."""
    last = text[slice(*before)].rpartition(" ")[2].lower()
    return last in word_list("leaning") and not text[before[1] : start].strip()


def _is_subject(text: str, span: Span, after: Place) -> bool:
    """Whether the verb of a name comes next: "Ruiz, the mayor, | is facing a vote"."""
    return bool(_BLANK.fullmatch(text, span.end, after[0])) and begins_with_verb(text[after[0] : after[1]])


def _is_object(text: str, before: Place, span: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether what stands before ends with its verb: "have signalled | a readiness to share the cost"."""
    if text[before[1] : span.start].strip():
        return False
    whole = Span(span.page, *before)
    cues = (one.cue for one in attributions if one.cue is not None)
    return any(whole.start < cue.start and cue.end == whole.end and not _only_tells(text, cue) for cue in cues)


def _follows_cue(text: str, span: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether it says to whom or where something was said: "told | reporters outside the depot"."""
    for one in attributions:
        if one.cue is None or one.cue.end > span.start or text[one.cue.end : span.start].strip():
            continue
        if _only_tells(text, one.cue) and not any(span.overlaps(content) for content in one.content):
            return True
    return False


def _is_circumstance(text: str, before: Place, span: Span) -> bool:
    """Whether it says when, where or how of what stands before: "was hit at noon | in dense fog"."""
    first = _WORD.search(text, span.start, span.end)
    gap = text[before[1] : span.start].strip().lower()
    if first is not None and first[0].lower() in word_list("narrowing") and gap.strip(" ,–—-") == "":
        return True  # "drove voters away -- particularly in the suburbs"
    if first is None or gap not in {"", ",", "and", ", and"}:
        return False
    if gap and len(text[span.start : span.end].split()) > ENOUGH:
        return False  # "after a huge four-day rescue operation" is one of its own
    return first[0].lower() in word_list("circumstances")


def _one_voice(text: str, span: Span, other: Place, attributions: Sequence[Attribution]) -> bool:
    return owner(text, span, attributions) is owner(text, Span(span.page, *other), attributions)


def _of_its_own(text: str, sentence: Span, span: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether words without a verb say something nonetheless: what somebody is, all that somebody said, a whole sentence."""
    count = len(text[span.start : span.end].split())
    if any(_is_source(span, one) for one in attributions):
        return "," in text[span.start : span.end] and count > MORE
    if count < MORE or _opens_frame(text, span, attributions):
        return False
    if count > ENOUGH:
        return True
    if len(text[sentence.start : sentence.end].split()) == count:
        return count >= ENOUGH or text[sentence.end - 1] in ".?!"
    if any(
        content.overlaps(span) and 5 * len(span) >= 4 * len(content) for one in attributions for content in one.content
    ):
        return True
    return text[sentence.start : span.start].rstrip().endswith((",", "—", "–", "-", "("))


def _opens_frame(text: str, span: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether it says when or where something was said: "In a statement to the board, | Ruiz said"."""
    first = _WORD.search(text, span.start, span.end)
    if first is None or first[0].lower() not in word_list("circumstances"):
        return False
    parts = [part for one in attributions for part in (one.source, one.cue) if part]
    return any(part.start >= span.end and not text[span.end : part.start].strip(" ,") for part in parts)


def _is_source(span: Span, one: Attribution) -> bool:
    return one.source is not None and span.overlaps(one.source)
