"""Speakers: the entity behind each source, the chain of those whose word it rests on, and the reason in words.

A wrong speaker is worse than none: where two people are equally likely, or nobody is named, the speaker is None and the
reason says why.
"""

from crossread.annotate.speakers.resolve import resolve

__all__ = ["resolve"]
