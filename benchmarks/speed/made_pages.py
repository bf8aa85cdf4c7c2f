"""Made-up news pages for measuring: 100 to 200 kB of HTML each, as sites send them, the same for the same number.

An article of 15 to 30 paragraphs between what surrounds one: menus, scripts with the state of an application, styles,
teasers, share buttons, a newsletter form, comments, a footer. People, places and outlets do not exist.
"""

from __future__ import annotations

import json
import random

PEOPLE = ("Mira Holt", "Jon Abara", "Ana Ruiz", "Bo Lind", "Tessa Vail", "Ivo Marr", "Lene Dahl", "Oskar Prine")
POSTS = ("harbour master", "mayor", "river engineer", "union leader", "school head", "police chief", "ferry owner")
PLACES = ("Ostrey", "Kell", "Norvik", "Orvik", "Port Sound", "Inselby", "Halden Bay", "Marrow")
THINGS = (
    "the lock",
    "the dam",
    "the ferry line",
    "the fish market",
    "the old bridge",
    "the school bus",
    "the sea wall",
)
DEEDS = (
    *("was closed on Tuesday", "will be repaired before the winter", "has cost more than the town can pay"),
    *("is to be sold", "was inspected twice last year", "opened again after eleven days", "has no owner at present"),
)
SAYINGS = ("said", "told reporters", "wrote in a letter to the council", "confirmed on Wednesday", "denied")
WORDS = ("harbour", "council", "money", "storm", "winter", "boats", "road", "wall", "gate", "school", "vote", "crew")


def page(number: int) -> str:
    """The HTML of one page."""
    chance = random.Random(number)
    title = sentence(chance).rstrip(".")
    paragraphs = [paragraph(chance) for _ in range(chance.randint(15, 30))]
    body = "\n".join(
        f'<p class="article__text" data-block="{index}">{text}</p>' + (aside(chance) if index % 6 == 5 else "")
        for index, text in enumerate(paragraphs)
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | The Ostrey Post</title>
{head(chance, number, title)}</head>
<body class="page page--article"><a class="skip" href="#main">Skip to content</a>
<header><nav class="menu">{links(chance, 140)}</nav></header>
<main id="main"><article class="article"><h1>{title}</h1>
<div class="article__meta"><span class="byline">By {chance.choice(PEOPLE)}</span> <time>4 March 2025</time></div>
<figure><img src="/i/{number}.jpg" alt="{sentence(chance)}"><figcaption>{sentence(chance)}</figcaption></figure>
{body}
<ul class="share">{links(chance, 6)}</ul></article>
<section class="more">{"".join(teaser(chance) for _ in range(40))}</section>
<section class="comments">{"".join(f"<div><b>{chance.choice(PEOPLE)}</b><p>{sentence(chance)}</p></div>" for _ in range(20))}
</section></main>
<footer><nav>{links(chance, 60)}</nav><p>All rights reserved.</p></footer>
<script>{state(chance, chance.randint(30_000, 90_000))}</script></body></html>"""


def head(chance: random.Random, number: int, title: str) -> str:
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"2025-03-{number % 28 + 1:02d}T08:30:00+01:00",
        "author": [{"@type": "Person", "name": chance.choice(PEOPLE)}],
        "publisher": {"@type": "Organization", "name": "The Ostrey Post"},
    }
    style = "".join(f".c{index}{{color:#{chance.randrange(4096):03x};margin:{index % 9}px}}" for index in range(400))
    return f"""<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Ostrey Post">
<link rel="canonical" href="https://post.example/{number}"><script type="application/ld+json">{json.dumps(about)}</script>
<style>{style}</style><script>{state(chance, 8_000)}</script>"""


def sentence(chance: random.Random) -> str:
    thing, deed = chance.choice(THINGS), chance.choice(DEEDS)
    start = f"{thing[0].upper()}{thing[1:]} in {chance.choice(PLACES)} {deed}"
    return chance.choice(
        (
            f"{start}, {chance.choice(PEOPLE)}, the {chance.choice(POSTS)}, {chance.choice(SAYINGS)}.",
            f"{start} after {chance.randint(2, 900)} people had signed a letter about the {chance.choice(WORDS)}.",
            f"“{start},” {chance.choice(PEOPLE)} {chance.choice(SAYINGS)}.",
        )
    )


def paragraph(chance: random.Random) -> str:
    text = " ".join(sentence(chance) for _ in range(chance.randint(2, 4)))
    word = chance.choice(("signed", "council", "repaired", "inspected", "opened"))
    return text.replace(word, f'<a href="/tag/{word}">{word}</a>', 1)


def links(chance: random.Random, count: int) -> str:
    return "".join(
        f'<li class="menu__item"><a class="menu__link" href="/{chance.choice(WORDS)}/{index}">'
        f"<span>{chance.choice(WORDS).title()} {chance.choice(WORDS)}</span></a></li>"
        for index in range(count)
    )


def teaser(chance: random.Random) -> str:
    words = sentence(chance)
    return (
        f'<div class="card"><div class="card__media"><a href="/{chance.randrange(99999)}"><picture>'
        f'<source srcset="/i/{chance.randrange(99999)}.webp 1x"><img src="/i/{chance.randrange(99999)}.jpg" alt="">'
        f'</picture></a></div><div class="card__body"><h3><a href="/{chance.randrange(99999)}">{words}</a></h3>'
        f"<time>{chance.randint(1, 23)} hours ago</time></div></div>"
    )


def aside(chance: random.Random) -> str:
    return (
        f'<aside class="related"><h4>Read more</h4>{links(chance, 3)}</aside><div class="ad" id="ad-{chance.random()}">'
        "<script>window.ads=window.ads||[];ads.push({})</script></div>"
    )


def state(chance: random.Random, size: int) -> str:
    """A script that carries the data of the page once more, as frameworks write it."""
    items: list[dict[str, object]] = []
    length = 0
    while length < size:
        items.append({"id": chance.randrange(10**9), "type": chance.choice(WORDS), "title": sentence(chance)})
        length += 150
    return f"window.__STATE__={json.dumps(items)}"
