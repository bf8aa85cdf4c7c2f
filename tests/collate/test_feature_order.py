"""Features do not depend on the order that sets happen to have in a process."""

import os
import subprocess
import sys

CODE = """
from crossread.collate.features import _shared_words, _View, _word_weights
words = [f"word{n}" for n in range(40)]
views = [_View(frozenset(words[a::3]), frozenset(), frozenset(), frozenset(), frozenset(), 9) for a in (0, 1, 2)]
views.append(_View(frozenset(words[5:31]), frozenset(), frozenset(), frozenset(), frozenset(), 9))
print(_shared_words(views, _word_weights(views)).tobytes().hex())
"""


def test_shared_words_are_the_same_in_every_process():
    found = {
        subprocess.run(
            [sys.executable, "-c", CODE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(found) == 1
