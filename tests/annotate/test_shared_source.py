"""Sources that two attributions of one sentence share: [source] {cue} «content» of two attributions, 1 and 2."""

from __future__ import annotations

import re

import pytest

from crossread.annotate.attribution.shared_source import with_shared
from crossread.model import Article, Attribution, Block, Page, Span

MARK = re.compile(r"<(/?)([sca])([12])>")


def sources(case: str) -> list[str]:
    text, places, opened = "", {}, {}
    at = 0
    for mark in MARK.finditer(case):
        text += case[at : mark.start()]
        at = mark.end()
        key = mark[2] + mark[3]
        if mark[1]:
            places[key] = (opened[key], len(text))
        else:
            opened[key] = len(text)
    text += case[at:]
    page = Page.of(text, "made up", as_is=True)
    article = Article(page, (Block("paragraph", page.span(0, len(text))),))

    def span(key: str) -> Span:
        return page.span(*places[key])

    told = [Attribution(n, "indirect", span("s" + n), span("c" + n), (span("a" + n),)) for n in "12"]
    return [page.words(one.source) for one in with_shared(article, told) if one.source]


RUIZ = "<s1>Ruiz</s1> <c1>said</c1> <a1>"
OVER = "<a2>it was over</a2>."


@pytest.mark.parametrize(
    ("case", "second"),
    [
        (RUIZ + "they had caught Bo Lind, the <s2>head of the gang</a1></s2>, <c2>saying</c2> " + OVER, "Ruiz"),
        (RUIZ + "they had caught Bo Lind, <s2>head of the gang</a1></s2>, <c2>adding</c2> " + OVER, "Ruiz"),
        (RUIZ + "that <s2>Lind</s2></a1> <c2>denied</c2> <a2>it</a2>.", "Lind"),
        (RUIZ + "it was <s2>Lind</s2></a1>, <c2>saying</c2> " + OVER, "Lind"),
        ("<s1><s2>Port</s2> Elm mayor Ana Ruiz</s1> <c1>said</c1> <a1>it held</a1>, <c2>adding</c2> " + OVER, "Port Elm mayor Ana Ruiz"),  # noqa: E501
    ],
)  # fmt: skip
def test_the_source_of_the_second(case: str, second: str) -> None:
    assert sources(case)[1] == second
