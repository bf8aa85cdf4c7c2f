"""Many addresses: several hosts at once, each asked one thing at a time, the answers in the order of the addresses."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from crossread.read import bounds
from crossread.read.fetch.settings import Answer, Refused

AHEAD = 32  # addresses that may always be fetched before the first of them was taken
HELD = 64 * bounds.MEGABYTE  # bytes of answers that wait; beyond, only those within AHEAD are fetched


class _Board:
    """What is to be fetched, what is under way, what waits to be taken. All of it under one lock."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self.addresses = addresses
        self.change = threading.Condition()
        self.answers: dict[int, Answer | Refused] = {}
        self.taken = 0
        self.stopped = False
        self._held = 0
        self._busy: set[str] = set()
        self._left: dict[str, deque[int]] = {}
        for number, address in enumerate(addresses):
            self._left.setdefault(_host(address), deque()).append(number)

    def next(self) -> int | None:
        """The next address to fetch, waited for; None where there is none any more."""
        with self.change:
            while not self.stopped and self._left:
                free = [(queue[0], host) for host, queue in self._left.items() if host not in self._busy]
                number, host = min(free, default=(None, ""))
                if number is not None and (number < self.taken + AHEAD or self._held < HELD):
                    self._left[host].popleft()
                    if not self._left[host]:
                        del self._left[host]
                    self._busy.add(host)
                    return number
                self.change.wait()
            return None

    def done(self, number: int, answer: Answer | Refused) -> None:
        with self.change:
            self._busy.discard(_host(self.addresses[number]))
            self.answers[number] = answer
            self._held += _size(answer)
            self.change.notify_all()

    def take(self, number: int) -> Answer | Refused:
        with self.change:
            while number not in self.answers:
                self.change.wait()
            answer = self.answers.pop(number)
            self.taken = number + 1
            self._held -= _size(answer)
            self.change.notify_all()
            return answer

    def stop(self) -> None:
        with self.change:
            self.stopped = True
            self.change.notify_all()


def answers(addresses: Sequence[str], fetch: Callable[[str], Answer], hosts: int) -> Iterator[Answer | Refused]:
    """The answer to each address, or why there is none, in order. `hosts` are asked at the same time."""
    board = _Board(addresses)

    def work() -> None:
        while (number := board.next()) is not None:
            board.done(number, _fetched(fetch, addresses[number]))

    for _ in range(min(hosts, len({_host(address) for address in addresses}))):
        threading.Thread(target=work, daemon=True).start()  # daemons: an interrupted run waits for no server
    try:
        for number in range(len(addresses)):
            yield board.take(number)
    finally:
        board.stop()


def _fetched(fetch: Callable[[str], Answer], address: str) -> Answer | Refused:
    try:
        return fetch(address)
    except Refused as refusal:
        return refusal
    except Exception as error:
        return Refused(f"crossread's own fault in fetching ({type(error).__name__}: {error})")


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _size(answer: Answer | Refused) -> int:
    return len(answer.body) if isinstance(answer, Answer) else 0
