"""The rules of ARCHITECTURE.md that are absences: who does not import whom, what is not loaded, what is not exported."""

import ast
import dataclasses
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import crossread
from crossread import model

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "crossread"
STAGES = ("read", "clean", "annotate", "cluster", "collate", "publish")
BASE = {"account", "model", "errors"}
LEAVES = (
    "text",
    "knowledge",
    "clock",
    "pieces",
    "meaning",
    "pairwise",
    "tagging",
    "display",
    "places",
    "record",
    "amounts",
    "corrections",
    "uncollected",
)
GROUNDED = (
    "gazetteer",
    "mastheads",
    "people",
    "nouns",
    "stubs",
    "durations",
)  # what is known of names, of walls and of units, read from the data files
SAID = ("dates", "readings")  # how a record is said to a reader
SHARED = {*LEAVES, *GROUNDED, *SAID, *BASE}
MAY_IMPORT = {
    **dict.fromkeys(LEAVES, BASE),
    "meaning": {"pieces", *BASE},
    "pairwise": {"pieces", *BASE},
    "tagging": {"pieces", "tagging", *BASE},
    **{name: {*LEAVES, *BASE} for name in GROUNDED},
    "dates": {"clock"},
    "readings": {"amounts", "clock", "durations", "dates", *BASE},
    "model": set(),
    "errors": set(),
    "account": {"model"},
    **{stage: SHARED | {stage} for stage in STAGES},
    "cluster": {*SHARED, "cluster", "workers"},  # a stream's second process ends with the first
    "verify": SHARED,
    "store": SHARED | {"store"},
    "workers": set(),  # knows processes, nothing of what runs in them
    "run": {*SHARED, *STAGES, "store", "verify", "workers"},
    "cli": {*SHARED, "verify", "run", "workers", "cli"},
    "web": {*SHARED, "verify", "run", "web"},
    "__main__": {"cli"},
    "__init__": {"run", *BASE},
}
HEAVY = {"numpy", "onnxruntime", "tokenizers", "trafilatura", "resiliparse", "rich", "jinja2", "lxml", "click", "rensa"}
HEAVY |= {"httpx2", "httpcore2", "protego", "ssl"}


def imported(path):
    """The parts of crossread that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            part = rest.split(".")[0]
            if package == "crossread" and part != "__version__":
                yield part


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_point_one_way(path):
    part = path.relative_to(SOURCE).with_suffix("").parts[0]
    assert part in MAY_IMPORT, f"{part} has no place in the architecture yet"
    assert set(imported(path)) <= MAY_IMPORT[part]


NETWORK = {
    "httpx2",
    "httpcore2",
    "socket",
    "ssl",
    "http",
    "urllib3",
    "requests",
    "protego",
    "asyncio",
    "ftplib",
    "smtplib",
}


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_only_one_place_can_touch_the_network(path):
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    place = path.relative_to(SOURCE).as_posix()
    if not place.startswith("read/fetch/"):
        assert not {name for name in names if name.partition(".")[0] in NETWORK or name.startswith("urllib.request")}
        fetching = {name for name in names if name.startswith("crossread.read.fetch")}
        assert not fetching or place in ("read/__init__.py", "read/behind.py")


def test_importing_crossread_is_light():
    code = "import sys, crossread; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert HEAVY & set(loaded) == set()


def test_the_public_names_are_the_verbs_and_the_nouns():
    verbs = {*STAGES, "verify"}
    nouns = {name for name, value in vars(model).items() if dataclasses.is_dataclass(value)}
    records = {"Account", "Cited", "Claim", "Difference", "Report", "Utterance"}
    assert set(crossread.__all__) == verbs | nouns | records
    assert len(crossread.__all__) == len(set(crossread.__all__))
    assert all(callable(getattr(crossread, name)) for name in verbs)


def test_a_verb_stays_a_verb_when_its_stage_is_imported():
    code = (
        "import crossread, crossread.read, crossread.clean, crossread.publish, crossread.verify\n"
        f"assert all(callable(getattr(crossread, name)) for name in {(*STAGES, 'verify')})\n"
        "from crossread.read import read\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_version_stands_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert crossread.__version__ == project["version"]


def test_no_file_is_a_drawer():
    assert [p.name for p in SOURCE.rglob("*.py") if p.stem in {"utils", "util", "helpers", "common", "misc"}] == []
