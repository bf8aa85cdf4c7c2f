"""Which event phrases of an article stand for one happening: one family and one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread import gazetteer
from crossread.annotate.names.events import Phrase


@dataclass(slots=True)
class Event:
    """Phrases that stand for one happening, in order."""

    phrases: list[Phrase] = field(default_factory=list)


def group(phrases: Sequence[Phrase]) -> list[Event]:
    """Events in order of first phrase. A bare phrase ("the war") joins the one event of its family, or is left out."""
    anchored = [phrase for phrase in phrases if phrase.anchored]
    numbers = gazetteer.same_happening([phrase.what for phrase in anchored])
    events: dict[int, Event] = {}
    for phrase, number in zip(anchored, numbers, strict=True):
        events.setdefault(number, Event()).phrases.append(phrase)
    for phrase in phrases:
        if phrase.anchored:
            continue
        fits = [event for event in events.values() if any(one.what.key == phrase.what.key for one in event.phrases)]
        if len(fits) == 1:
            fits[0].phrases.append(phrase)
    for event in events.values():
        event.phrases.sort(key=lambda phrase: phrase.start)
    return sorted(events.values(), key=lambda event: event.phrases[0].start)
