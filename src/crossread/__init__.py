"""Crossread reads several outlets' reports of one event and gives one account of it that can be checked.

The six verbs, each from what the one before gives, or from anything earlier:

    read      files and folders to pages        annotate  what stands in each article
    clean     pages to articles                 cluster   articles to stories
    collate   stories to accounts               publish   accounts to html, json, markdown

`verify` re-reads every span of an account. The nouns are in `crossread.model` and `crossread.account`, errors in
`crossread.errors`.

>>> import crossread
>>> accounts = crossread.collate(crossread.read("reports/"))  # doctest: +SKIP
"""

__version__ = "0.1.0"

# Each verb has the name of its stage's package. run imports the packages first, so that the names below stay functions.
from crossread.account import Account, Cited, Claim, Difference, Report, Utterance
from crossread.model import (
    Annotations,
    Article,
    Attribution,
    Block,
    Clustering,
    Dropped,
    Entity,
    Figure,
    Found,
    Line,
    Mention,
    Moment,
    Page,
    Part,
    Passage,
    Period,
    Span,
    Story,
)
from crossread.run import annotate, clean, cluster, collate, publish, read, verify

__all__ = [
    "Account",
    "Annotations",
    "Article",
    "Attribution",
    "Block",
    "Cited",
    "Claim",
    "Clustering",
    "Difference",
    "Dropped",
    "Entity",
    "Figure",
    "Found",
    "Line",
    "Mention",
    "Moment",
    "Page",
    "Part",
    "Passage",
    "Period",
    "Report",
    "Span",
    "Story",
    "Utterance",
    "annotate",
    "clean",
    "cluster",
    "collate",
    "publish",
    "read",
    "verify",
]
