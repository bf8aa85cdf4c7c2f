"""Attributions: who said what, with a span each for the source, the cue and the content.

The tagger reads them (crossread.tagging); `told` makes its words into spans that quotation marks agree with, and `rules` adds
what is plain from the print alone: quotations that stand without a verb, signed posts, what goes on in the next paragraph.
"""

from crossread.annotate.attribution.find import find

__all__ = ["find"]
