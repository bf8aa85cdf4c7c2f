"""The account as JSON: written, read back, and described by its schema."""

from __future__ import annotations

import json as standard
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from crossread.account import SCHEMA, Account
from crossread.errors import InputError

_SURROGATE = re.compile("[\ud800-\udfff]")
# What could end a script element or start a comment in it, the line ends that JSON allows and JavaScript did not, and
# what would turn the page's source round for somebody who reads it
_UNSEEN = (0x7F, *range(0x80, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFFF9, 0xFFFA, 0xFFFB)
_BREAKS_OUT = {code: f"\\u{code:04x}" for code in (*map(ord, "<>&"), *_UNSEEN)}
_EMBEDDED = re.compile(r'<script type="application/json" id="(account|texts)">([^<]*)</script>')


def json(accounts: Sequence[Account]) -> bytes:
    """A list of accounts as JSON: UTF-8, keys always in the same order, amounts as strings, one field a line.

    A lone surrogate (a broken half of a character) is written as its escape, so that every text comes back unchanged.
    """
    return f"{_dumped(list(accounts), indent=1)}\n".encode()


def read_json(data: bytes | str) -> list[Account]:
    """The accounts that `json` wrote; one account alone is read as a list of one. Raises InputError for anything else."""
    try:
        try:
            found = msgspec.json.decode(data)
        except msgspec.DecodeError:  # msgspec refuses lone surrogates, which a hostile page can hold
            found = standard.loads(data)
        accounts = msgspec.convert(found if isinstance(found, list) else [found], list[Account])
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise InputError(f"this is no account of crossread's: {error}") from None
    if other := next((account.schema for account in accounts if account.schema != SCHEMA), None):
        raise InputError(f"this account has the schema {other!r}; this crossread reads {SCHEMA!r}")
    return accounts


def read_html(page: str) -> tuple[Account, dict[str, str]]:
    """The account that a page of `html` carries, and its articles' texts by article id. Raises InputError without one."""
    found = dict(_EMBEDDED.findall(page))
    if "account" not in found:
        raise InputError("no account stands in this page: was it made by crossread?")
    (account,) = read_json(found["account"])
    return account, standard.loads(found.get("texts", "{}"))


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one account, generated from account.py."""
    # decoded from JSON, so that its defaults are lists as JSON has them
    made: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Account)))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **made}


def embedded(account: Account, texts: Mapping[str, str]) -> dict[str, str]:
    """The account and its texts as JSON that nothing can break out of inside a script element."""
    own = {article.id: texts[article.id] for article in account.articles if article.id in texts}
    return {
        "account": _dumped(account).translate(_BREAKS_OUT),
        "texts": standard.dumps(own, separators=(",", ":")).translate(_BREAKS_OUT),
    }


def _dumped(value: object, indent: int | None = None) -> str:
    try:
        data = msgspec.json.encode(value, order="deterministic")
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value, order="deterministic")
        text = standard.dumps(plain, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return (msgspec.json.format(data, indent=indent) if indent else data).decode()
