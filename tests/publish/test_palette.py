"""The colours: each readable at AA on each ground it stands on, in light, dark and print."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = (files("crossread.publish") / "templates" / "page.css").read_text("utf-8")
# what is written in which colour, on which grounds
PAIRS = [
    *(("ink", ground) for ground in ("paper", "wash", "said-wash", "differ-wash", "target")),
    *(("quiet", ground) for ground in ("paper", "wash", "target")),
    *(("said", ground) for ground in ("paper", "wash", "said-wash")),
    *(("differ", ground) for ground in ("paper", "wash", "differ-wash")),
    ("not", "paper"),
    ("paper", "ink"),
]


def palettes() -> dict[str, dict[str, str]]:
    found = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root \{([^}]*)\}", STYLE)
    ]
    return dict(zip(("light", "dark", "print"), found, strict=True))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["light", "dark", "print"])
@pytest.mark.parametrize(("colour", "ground"), PAIRS)
def test_contrast_is_aa(name: str, colour: str, ground: str) -> None:
    palette = palettes()[name]
    dark, light = sorted((luminance(palette[colour]), luminance(palette[ground])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.2, 1.4.3: text below 18 points


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_no_green_and_no_red(name: str) -> None:
    for colour, value in palettes()[name].items():
        digits = value[1:] if len(value) == 7 else "".join(2 * digit for digit in value[1:])
        red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
        if colour.startswith("said"):
            assert blue >= max(red, green)
        elif colour.startswith("differ"):
            assert red >= green >= blue
        else:
            assert max(red, green, blue) - min(red, green, blue) <= 16, colour  # a grey


def test_no_other_colour_is_used() -> None:
    rules = re.sub(r":root \{[^}]*\}", "", STYLE)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", rules)
