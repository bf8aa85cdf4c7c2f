"""Many addresses: in order, one request a host at a time, several hosts at once, a bounded number of answers waiting."""

import threading
import time

from crossread.read.fetch import several
from crossread.read.fetch.settings import Answer, Refused
from crossread.read.fetch.several import answers


def addresses(*hosts):
    return [f"http://{host}.example/{number}" for number, host in enumerate(hosts)]


class Watched:
    """A fetch that notes how many are under way, by host and in all."""

    def __init__(self, seconds=0.01):
        self.seconds = seconds
        self.now = []
        self.most = 0
        self.twice = False
        self.lock = threading.Lock()

    def __call__(self, address):
        host = address.split("/")[2]
        with self.lock:
            self.twice = self.twice or host in self.now
            self.now.append(host)
            self.most = max(self.most, len(self.now))
        time.sleep(self.seconds)
        with self.lock:
            self.now.remove(host)
        return Answer(address, b"x", "")


def test_the_answers_come_in_the_order_of_the_addresses():
    asked = addresses(*"aabbccaabbddeeffaabb")
    assert [each.address for each in answers(asked, Watched(), 4)] == asked
    assert list(answers([], Watched(), 4)) == []


def test_a_host_is_asked_one_thing_at_a_time_and_several_hosts_at_once():
    watched = Watched(0.02)
    list(answers(addresses(*"abcdefabcdefabcdef"), watched, 3))
    assert not watched.twice
    assert watched.most == 3


def test_a_refusal_and_a_fault_are_answers_too():
    def fetch(address):
        if address.endswith("0"):
            raise Refused("no")
        raise KeyError("x")

    found = list(answers(addresses("a", "b"), fetch, 2))
    assert [str(each) for each in found] == ["no", "crossread's own fault in fetching (KeyError: 'x')"]


def test_no_more_answers_wait_than_are_bounded(monkeypatch):
    monkeypatch.setattr(several, "AHEAD", 3)
    monkeypatch.setattr(several, "HELD", 5)
    count = []

    def fetch(address):
        count.append(address)
        return Answer(address, b"xx", "")

    found = answers(addresses(*(f"h{number}" for number in range(40))), fetch, 4)
    next(found)
    time.sleep(0.2)
    assert len(count) <= 1 + 3 + 4  # taken, ahead, and what each worker had begun when the bound was reached
    assert len(list(found)) == 39


def test_a_reader_that_stops_ends_the_work():
    count = []

    def fetch(address):
        count.append(address)
        time.sleep(0.01)
        return Answer(address, b"x", "")

    found = answers(addresses(*"aaaaaaaaaaaaaaaaaaaa"), fetch, 2)
    next(found)
    found.close()
    time.sleep(0.1)
    assert len(count) <= 3
