"""What is compared does not depend on the order that sets happen to have in a process."""

import os
import subprocess
import sys

CODE = """
from crossread.collate.candidates import _flags, _words
from crossread.collate.views import View, word_weights
words = [f"word{n}" for n in range(40)]
empty = (frozenset(),) * 6
views = [View(frozenset(words[a::3]), *empty, 9) for a in (0, 1, 2)]
views.append(View(frozenset(words[5:31]), *empty, 9))
held, flags = _words(views, word_weights(views)), _flags([view.words for view in views])
print((held @ held.T).tobytes().hex(), (flags @ flags.T).tobytes().hex())
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
