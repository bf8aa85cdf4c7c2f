"""Attributions by rules: who said what, with a span each for the source, the cue and the content.

A sentence is cut into tokens with each quotation as one of them (frames), reporting verbs and the like are looked up
(cues), the subject is read off beside the cue (phrases), what was said is what remains (contents). A trained model may
stand behind the same signature; these rules are what it has to beat.
"""

from crossread.annotate.attribution.find import find

__all__ = ["find"]
