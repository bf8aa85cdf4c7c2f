"""References: the pronouns and descriptions that stand for somebody, or for a thing that the article keeps coming back to.

Runs last, on names, attributions and their speakers, and adds to them: mentions of those who are there already ("he", "his",
"the girl"), and entities for people and things without a name that are mentioned more than once ("the gunman", "the well").
Where two people fit a pronoun alike, nobody is meant: a wrong reference is worse than none.
"""

from crossread.annotate.references.find import find

__all__ = ["find"]
