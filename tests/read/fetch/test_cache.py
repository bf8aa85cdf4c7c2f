"""Answers on disk: kept whole or not at all, under names that no address decides."""

import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from crossread.read.fetch.cache import Cache, Entry
from crossread.read.fetch.settings import cache_folder

ADDRESS = "http://kell.example/../../etc/passwd?a=b"
ENTRY = Entry(200, {"content-type": "text/html", "etag": '"v1"'}, b"line\nline", 1000.0)


def test_what_was_put_is_got(tmp_path):
    cache = Cache(tmp_path / "deep" / "down")
    assert cache.get(ADDRESS) is None
    cache.put(ADDRESS, ENTRY)
    assert cache.get(ADDRESS) == ENTRY
    assert cache.get(ADDRESS + "#") is None
    (name,) = os.listdir(tmp_path / "deep" / "down")
    assert name.removesuffix(".answer").isalnum()
    assert len(name) == 64 + len(".answer")


def test_only_headers_that_are_read_again_are_kept(tmp_path):
    cache = Cache(tmp_path)
    cache.put(ADDRESS, Entry(200, {"set-cookie": "secret", "location": "/b"}, b"x", 1.0))
    assert cache.get(ADDRESS).headers == {"location": "/b"}
    assert b"secret" not in next(tmp_path.iterdir()).read_bytes()


@given(some.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_damaged_entry_is_none_and_goes(tmp_path, data):
    cache = Cache(tmp_path)
    cache.put(ADDRESS, ENTRY)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    at = data.draw(some.integers(0, len(whole) - 1))
    kept = data.draw(some.sampled_from((whole[:at], whole[:at] + b"\0" + whole[at + 1 :], b"", whole + b"more")))
    path.write_bytes(kept)
    found = cache.get(ADDRESS)
    assert found is None or found.body == ENTRY.body
    assert path.exists() == (found is not None)


@pytest.mark.parametrize("junk", [b"[]\n", b"null\n", b"5\n", b'{"form": 1}\n', b"[" * 100_000])
def test_json_that_is_no_entry_is_none(tmp_path, junk):
    cache = Cache(tmp_path)
    cache.put(ADDRESS, ENTRY)
    next(tmp_path.iterdir()).write_bytes(junk)
    assert cache.get(ADDRESS) is None


def test_the_oldest_go_when_the_whole_is_too_large(tmp_path):
    cache = Cache(tmp_path, largest=2500)
    for number in range(4):
        cache.put(f"http://kell.example/{number}", Entry(200, {}, b"a" * 800, 1.0))
        (newest,) = {path for path in tmp_path.iterdir() if b"/%d" % number in path.read_bytes()[:200]}
        os.utime(newest, (number, number))
    (tmp_path / "mine.txt").write_text("not an entry", "utf-8")
    cache.trim()
    assert [bool(cache.get(f"http://kell.example/{number}")) for number in range(4)] == [False, False, True, True]
    assert (tmp_path / "mine.txt").exists()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put(ADDRESS, ENTRY)
    cache.trim()
    assert cache.get(ADDRESS) is None


def test_age_and_conditions():
    assert Entry(200, at=time.time() - 50).age == pytest.approx(50, abs=5)
    assert Entry(200, at=time.time() + 50).age == float("inf")
    assert ENTRY.conditions() == {"If-None-Match": '"v1"'}
    assert Entry(301, {"etag": "x"}).conditions() == {}


def test_where_the_cache_lies(monkeypatch, tmp_path):
    monkeypatch.setenv("CROSSREAD_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("CROSSREAD_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/x")
    assert cache_folder().as_posix() == "/var/x/crossread"
