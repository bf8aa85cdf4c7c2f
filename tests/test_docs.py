"""The documentation keeps up: commands, modules, links and examples."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

import crossread
from crossread.model import Annotations, Article, Block, Page

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("read", "clean", "annotate", "cluster", "collate", "publish")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "samples").glob("*.md")])
_LINK = re.compile(r"!?\[[^\]\n]{0,200}\]\(([^)\s]{1,300})\)")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)


def commands() -> list[str]:
    from crossread.cli.commands import crossread as group  # noqa: PLC0415

    assert isinstance(group, click.Group)
    return sorted(group.commands)


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def fences(name: str, language: str) -> list[str]:
    return [body for kind, body in _FENCE.findall(text(name)) if kind == language]


def test_every_command_is_in_the_readme() -> None:
    assert not [name for name in commands() if f"crossread {name}" not in text("README.md")]


def test_the_docs_name_no_command_that_is_not_there() -> None:
    known = {*commands(), "crossread"}
    for page in PAGES:
        shell = "\n".join(
            body for kind, body in _FENCE.findall(page.read_text("utf-8")) if kind in {"", "sh", "console"}
        )
        named = set(re.findall(r"^(?:\$ )?crossread ([a-z]+)\b", shell, re.M))
        assert not named - known, page.name


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_a_function_and_a_page(stage: str) -> None:
    assert callable(getattr(crossread, stage))
    assert (ROOT / "docs" / f"{stage}.md").is_file()
    assert f"{stage}.md" in text("docs/index.md")


def test_every_page_is_reached_from_the_index() -> None:
    missing = [
        page.name
        for page in (ROOT / "docs").glob("*.md")
        if page.name != "index.md" and f"({page.name})" not in text("docs/index.md")
    ]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        aim = (page.parent / path).resolve() if path else page
        assert aim.exists(), f"{page.name}: {target}"
        if anchor and aim.suffix == ".md":
            assert anchor in anchors(aim), f"{page.name}: {target}"


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_make_targets_named_in_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.M))
    for page in PAGES:
        named = set(re.findall(r"(?:^|`)make (?:PYTHON=\S+ )?([a-z]+)", page.read_text("utf-8"), re.M))
        assert not named - targets, page.name


def test_every_module_named_in_the_architecture_exists() -> None:
    named = re.findall(
        r"`((?:src|docs|data|models|training|benchmarks|tests|annotate|clean|cluster|collate|publish)/[\w./]*)`",
        text("ARCHITECTURE.md"),
    )
    assert named
    assert not [
        name for name in named if not any((base / name).exists() for base in (ROOT, ROOT / "src" / "crossread"))
    ]


def test_every_part_of_the_package_is_in_the_architecture() -> None:
    parts = {path.name for path in (ROOT / "src" / "crossread").iterdir() if path.suffix == ".py" or path.is_dir()}
    unsaid = {"__init__.py", "__main__.py", "__pycache__"}
    assert not [
        name for name in sorted(parts - unsaid) if not re.search(rf"[`/]{re.escape(name)}[`/]", text("ARCHITECTURE.md"))
    ]


def test_the_files_named_in_the_sample_exist() -> None:
    named = set(re.findall(r"`([\w-]+\.(?:txt|json|jsonl|html))`", text("samples/README.md"))) - {
        "expected.json",
        "NAME.json",
    }
    present = {path.name for path in (ROOT / "samples" / "reports").iterdir()}
    assert named == present


def test_the_example_annotator_runs() -> None:
    example, _ = fences("docs/add-an-annotator.md", "python")[1:3]
    space: dict[str, object] = {}
    exec(compile(example, "add-an-annotator.md", "exec"), space)  # our own page
    page = Page.of("The ferry Halcyon met the tug Petrel II. A ferry left Halcyon.", "example")
    article = Article(page=page, blocks=(Block("paragraph", page.span(0, len(page.text))),))
    [notes] = space["find"](
        [article], [Annotations(page.id, sentences=(page.span(0, 40), page.span(41, len(page.text))))]
    )  # type: ignore[operator]
    assert [page.words(mention.span) for mention in notes.mentions] == ["Halcyon", "Petrel II"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """What docs/shown.py makes of a text, run beside the sample and nowhere near the checkout's own output."""
    spec = importlib.util.spec_from_file_location("shown", ROOT / "docs" / "shown.py")
    assert spec
    assert spec.loader
    shown = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shown)
    folder = tmp_path_factory.mktemp("docs")
    (folder / "samples").symlink_to(ROOT / "samples")
    return lambda words: str(shown.filled(words, folder))


SHOWN = [str(page.relative_to(ROOT)) for page in PAGES if "<!-- shown: " in page.read_text("utf-8")]


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_the_first_pages_show_what_is_printed(name: str) -> None:
    assert name in SHOWN


@pytest.mark.parametrize("name", SHOWN)
def test_what_the_docs_show_is_what_is_printed(name: str, filled: Callable[[str], str]) -> None:
    """To bring them up to date: python docs/shown.py"""
    assert text(name) == filled(text(name))


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_what_the_docs_quote_stands_in_the_sample(name: str) -> None:
    reports = "\n".join(path.read_text("utf-8") for path in (ROOT / "samples" / "reports").iterdir())
    quoted = re.findall(r"“([^”\n]{15,300})”", _FENCE.sub("", text(name)))
    assert not [words for words in quoted if words.rstrip(".,…") not in reports]
