"""The noun before an amount: the subject or object of a verb of change or level, or what "of", "worth" or "at" hangs it on."""

from __future__ import annotations

from crossread.annotate.figures.lexicon import word_set
from crossread.annotate.figures.nouns import Measure, content, determiner, noun_at, participle, plural
from crossread.annotate.tokens import Tokens

FARTHEST_VERB = 12  # words from a preposition back to the verb whose object stands between them
LONGEST_APPOSITION = 25  # words between the commas of "the rate, which is …, fell to"
MOST_STEPS = 4  # prepositional phrases from a verb back to its subject
_CHANGES = ("rise", "fall", "vary")


def changes(word: str) -> bool:
    """Whether a word is a verb of change: "rose", "cut", "edged"."""
    return any(word in word_set("changes", way) for way in _CHANGES)


def by_verb(tokens: Tokens, start: int, counted: bool = False) -> Measure | None:
    """The noun that a verb before an amount ties it to: "trade rose to $245bn", "cut its staff by 300", "wages up 5 %".

    `counted`: the amount is money or a number of things, so that of "the firm added 300" it says nothing of the firm.
    """
    if tokens.word(start) in word_set("verbs", "level") and tokens.word(start) not in {"estimated", "worth"}:
        return subject(tokens, start)  # "the debt surpassed $22bn": the verb is part of the amount
    at, passed = _over_fillers(tokens, start - 1)
    word = tokens.word(at)
    if changes(word) or word in word_set("verbs", "level"):
        taken = counted and not passed and word in word_set("changes", "objects")
        return None if taken else subject(tokens, at)
    if passed & {"up", "down"} and word in word_set("changes", "going"):
        return subject(tokens, at)
    if passed & {"by", "to", "from"}:
        verb = next(
            (index for index in range(at, at - FARTHEST_VERB, -1) if _verb_of_object(tokens, index, passed)), None
        )
        return phrase_head(tokens, at) if verb is not None and verb >= 0 else None
    if not passed & {"up", "down", "off", "at"}:
        return None
    if word == "," and "at" in passed:  # "unemployment, at 4.5 percent, …"
        at -= 1
    alone = not content(tokens, at - 1) and tokens.word(at - 1) in word_set("phrases", "before_verbs")
    return phrase_head(tokens, at) if content(tokens, at) and not alone else None


def _over_fillers(tokens: Tokens, at: int) -> tuple[int, set[str]]:
    """Back over small words, adverbs and a first amount: "rose sharply by", "fell 3 points to"; and which they were."""
    passed: set[str] = set()
    fillers = word_set("phrases", "fillers")
    while at >= 0 and (tokens.words[at] in fillers or tokens.words[at].endswith("ly")):
        passed.add(tokens.words[at])
        at -= 1
    return at, passed


def _verb_of_object(tokens: Tokens, index: int, passed: set[str]) -> bool:
    """Whether a verb stands here whose object may follow: "raised the rate to"; a sign ends the search."""
    word = tokens.word(index)
    drives = changes(word) or ("to" in passed and word in word_set("changes", "driving"))
    return drives and tokens.word(index - 1) not in {"a", "an", "the"}


def subject(tokens: Tokens, verb_at: int) -> Measure | None:
    """The head of the noun phrase before a verb; through "which" and "that" to what they stand for."""
    at, infinitive = _over_auxiliaries(tokens, verb_at - 1)
    word = tokens.word(at)
    if word == "that" and tokens.word(at - 1) in {",", "-", "—", "–", ""}:
        return None  # "…, that comes to $17"
    if word in {"which", "that"}:
        at -= 1
        return _agreeing(tokens, at - (tokens.word(at) == ","), tokens.word(verb_at))
    if word == ",":
        at = _before_apposition(tokens, at)
    return phrase_head(tokens, at, infinitive)


def _over_auxiliaries(tokens: Tokens, at: int) -> tuple[int, bool]:
    """Back over "has", "will", "is expected to", and whether an infinitive was passed."""
    auxiliaries, forecast = word_set("verbs", "auxiliaries"), word_set("phrases", "forecast")
    infinitive = False
    while at >= 0:
        word = tokens.words[at]
        if word not in auxiliaries and not word.endswith("ly") and not (infinitive and word in forecast):
            break
        infinitive |= word == "to"
        at -= 1
    return at, infinitive


def _before_apposition(tokens: Tokens, comma: int) -> int:
    """The word before the first comma of "the rate, which is …, fell"; -1 where there is none."""
    opening = {"which", "who", "that", "a", "an", "the", "now", "including", "excluding", "already", "up", "down", "at"}
    for index in range(comma - 2, max(comma - LONGEST_APPOSITION, 0), -1):
        if tokens.words[index] in {";", "?", "!"}:
            return -1
        if tokens.words[index] == "," and tokens.words[index + 1] in opening:
            return index - 1
    return -1


def phrase_head(tokens: Tokens, at: int, infinitive: bool = False) -> Measure | None:
    """The head of the noun phrase that ends at a word, back through its prepositional phrases: "trade between A and B".

    `infinitive`: "for prices to fall" has its subject after "for".
    """
    found: Measure | None = None
    for _ in range(MOST_STEPS):
        at = _before_time(tokens, at)
        first = _phrase_start(tokens, at)
        if first > at:
            break
        if first == at and tokens.word(first - 1) in word_set("phrases", "bare") and not tokens.capital(at):
            break  # "might live to be 200"
        found = noun_at(tokens, at) or found
        link = _link(tokens, first - 1)
        word = tokens.word(link)
        stays = word not in word_set("phrases", "prepositions") or (word == "for" and infinitive)
        if stays or (word == "to" and link == first - 1 and not tokens.capital(first)):
            break  # "to" with a bare verb after it is no preposition
        before = tokens.word(link - 1)
        if word == "of" and found and before in word_set("nouns", "light"):
            break
        if not content(tokens, link - 1) or _verbal(tokens, link - 1):
            break
        at = link - 1
        found = None if noun_at(tokens, at) else found
    return found


def _verbal(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return (changes(word) and not plural(word)) or participle(word) or word in word_set("phrases", "verb_forms")


def _before_time(tokens: Tokens, at: int) -> int:
    """Back over "last month", "this year" and "today", which stand between a subject and its verb."""
    if tokens.word(at) in word_set("phrases", "times"):
        if tokens.word(at - 1) in word_set("phrases", "which_time"):
            return at - 2
        if tokens.word(at) in {"today", "yesterday"}:
            return at - 1
    return at


def _phrase_start(tokens: Tokens, at: int) -> int:
    """The first word of the run of nouns and adjectives that ends at a word; after it where there is none."""
    start = at + 1
    while at >= 0 and (content(tokens, at) or _inner(tokens, at)):
        start = at
        at -= 1
    return start


def _inner(tokens: Tokens, at: int) -> bool:
    """A hyphen inside a compound, "&" inside a name, the number of a name, the apostrophe of "the players' pay"."""
    word = tokens.words[at]
    if word == "'":
        return tokens.glued(at) and tokens.words[at - 1].endswith("s")
    if word in {"-", "&"}:
        return True
    return tokens.digits(at) and tokens.capital(at - 1)


def _link(tokens: Tokens, at: int) -> int:
    """Back over determiners, and over "Russia and" in "between Russia and China", to the word before a noun phrase."""
    while determiner(tokens.word(at)):
        at -= 1
    if tokens.word(at) not in {"and", ","}:
        return at
    for index in range(at - 1, max(at - 6, -1), -1):
        if tokens.words[index] in {"between", "among"}:
            return index
        if not content(tokens, index) and not determiner(tokens.words[index]):
            break
    return at


def _agreeing(tokens: Tokens, at: int, verb: str) -> Measure | None:
    """What "which" stands for: the nearest noun that agrees in number with the verb."""
    singular_verb = verb in {"is", "was", "has"} or (verb.endswith("s") and changes(verb))
    ends = _clause_start(tokens, at)
    for index in range(at, ends - 1, -1):
        last = index == at or not content(tokens, index + 1)
        if not last or (singular_verb and plural(tokens.words[index])):
            continue
        found = noun_at(tokens, index)
        if found:
            return phrase_head(tokens, index)
    return None


def _clause_start(tokens: Tokens, at: int) -> int:
    """The first word of the clause that a word stands in; no more than FARTHEST_VERB words back."""
    ends = word_set("phrases", "clause_ends")
    for index in range(at, max(at - FARTHEST_VERB, -1), -1):
        word = tokens.words[index]
        if word in ends or not (word[0].isalnum() or word in {"-", "&"}):
            return index + 1
    return max(at - FARTHEST_VERB + 1, 0)


def hung_on(tokens: Tokens, start: int, bound: str) -> Measure | None:
    """The noun that an amount hangs on: "a fine of €1.2m", "a house worth $5m", "incomes over $10m", "a margin (3 points)"."""
    word = tokens.word(start - 1)
    if word in word_set("phrases", "measured_by"):
        if word == "of" and _says_nothing(tokens.word(start - 2)):
            return None
        noun = noun_at(tokens, start - 2)
        if word == "of" and tokens.capital(start - 2):
            return noun or phrase_head(tokens, start - 2)  # "payments to Norvians of $1,200"
        return noun if word in {"of", "worth"} or _surely(tokens, start - 2) else None
    if word == "at" and tokens.word(start - 2) == "valued":
        return phrase_head(tokens, start - 3)
    if word == "(":
        return noun_at(tokens, start - 2)
    if word == ":" and start <= 5:
        return noun_at(tokens, start - 2)
    within = tokens.word(start) in {
        "over",
        "under",
        "above",
        "below",
        "up",
        "upwards",
        "upward",
        "exceeding",
        "topping",
    }
    return noun_at(tokens, start - 1) if within and bound != "exact" and _surely(tokens, start - 1) else None


def _says_nothing(word: str) -> bool:
    """Nouns that do not say what is measured: "a total of $3m", "a drop of 12"."""
    changed = word in word_set("verbs", "change_nouns") and word not in word_set("nouns", "measured")
    return changed or word in word_set("phrases", "empty")


def _surely(tokens: Tokens, at: int) -> bool:
    """Whether a word is a noun by what stands before it: "a gift over $100", "for incomes over"; no verb "spends over"."""
    word = tokens.word(at)
    if changes(word) or word in word_set("verbs", "level") or word in word_set("phrases", "verb_forms"):
        return False
    before = tokens.word(at - 1)
    near = before in word_set("phrases", "prepositions") or determiner(before)
    second = tokens.word(at - 2)
    return near or (content(tokens, at - 1) and (determiner(second) or second in word_set("phrases", "prepositions")))


def priced(tokens: Tokens, start: int, end: int) -> Measure | None:
    """What money was paid for: "paid $3m for the house", "sold the house for $3m"."""
    prices = word_set("phrases", "prices")
    if tokens.word(start - 1) in prices and tokens.word(end) == "for" and determiner(tokens.word(end + 1)):
        at = end + 2
        while content(tokens, at + 1):
            at += 1
        return noun_at(tokens, at)
    if tokens.word(start - 1) == "for":
        for index in range(start - 3, max(start - FARTHEST_VERB, -1), -1):
            if tokens.words[index] in prices:
                found = phrase_head(tokens, start - 2)
                return found if found and found.start > index else None
    return None
