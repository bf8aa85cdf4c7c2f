"""Why a page is no article, in words."""

from __future__ import annotations

import re

from crossread.clean.parts import Anatomy

SHORT = 20  # words: less than a news brief of two sentences
_CONSENT = re.compile(r"\b(?:cookies?|consent|datenschutz|einwilligung|consentement|consentimiento)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"access (?:to this page has been )?denied|are you a (?:robot|human)|verify(?:ing)? you are (?:a )?human|captcha|"
    r"enable (?:javascript|cookies)|checking your browser|unusual (?:traffic|activity)|403 forbidden|just a moment",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b404\b|page (?:not found|you (?:requested|are looking for))|no longer available|seite nicht gefunden|page introuvable",
    re.IGNORECASE,
)
HEAD = 3000  # characters read for the reason


def reason(anatomy: Anatomy) -> str | None:
    """Why there is no article on the page; None where there is one."""
    body = [part.unit for part in anatomy.parts if part.kind in ("paragraph", "heading")]
    words = sum(unit.count for unit in body)
    head = "\n".join(part.unit.text for part in anatomy.parts[:80])[:HEAD]
    if words >= 3 * SHORT or (words >= SHORT and not _why(head)):
        return None
    why = _why(head)
    if why:
        return why
    if body:
        return f"too short: {words} words of running text"
    total = sum(part.unit.count for part in anatomy.parts)
    return f"too short: {total} words" if total < SHORT else "only menus, forms and other stories: no running text"


def _why(head: str) -> str | None:
    if _CLOSED.search(head):
        return "the site asked for a check instead of giving the page"
    if _MISSING.search(head):
        return "the site says that the page is missing"
    if len(_CONSENT.findall(head)) >= 3:
        return "consent page: cookies, no article"
    return None
