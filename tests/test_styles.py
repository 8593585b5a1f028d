"""The style sheets: colours and sizes stand in the tokens alone, and every sheet is published."""

import re
from pathlib import Path

import pytest

from build_scripts.pages.style_sheets import SHEETS

FOLDER = Path(__file__).parents[1] / "overrides/assets/stylesheets"
OTHERS = sorted(path for path in FOLDER.rglob("*.css") if path.name != "tokens.css")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<=[{;])\s*([\w-]+)\s*:\s*([^;{}]+)(?=[;}])")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|\b(?:black|white|gr[ae]y|red|green|blue)\b",
    re.IGNORECASE,
)
SIZE = re.compile(r"(?<![\w.-])[\d.]+(?:px|rem|pt)\b")


def literals(sheet):
    """The declarations of a style sheet that name a colour or a size of type instead of a token."""
    for name, value in DECLARATION.findall(COMMENT.sub("", sheet)):
        plain = re.sub(r"var\([^()]*\)", "", value)
        type_size = {"font-size": plain, "font": plain.partition("/")[0]}.get(name, "")
        if COLOUR.search(plain) or SIZE.search(type_size):
            yield f"{name}: {value.strip()}"


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_sheet_names_tokens_and_no_colour_or_size_of_its_own(path):
    assert list(literals(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "color: #fff",
        "background: #FFF2 none",
        "border: 1px solid rgb(0 0 0 / 50%)",
        "color: white",
        "font-size: 12px",
        "font-size: 0.7rem",
        "font: 700 1.35rem/1.45 serif",
        "--portal-focus: #1a4f8b",
    ],
)
@pytest.mark.parametrize("around", ["a {{ {} }}", "@media print {{ a {{ top: 0; {}; }} }}"])
def test_a_literal_is_found(wrong, around):
    assert list(literals(around.format(wrong))) == [wrong]


@pytest.mark.parametrize(
    "right", ["color: var(--portal-ink)", "font-size: 0.85em", "font: 700 var(--a)/1.2rem serif", "margin: 1rem"]
)
def test_a_token_is_no_literal(right):
    assert list(literals(f"a {{ {right}; }}")) == []


def test_every_sheet_of_the_folder_is_published_once():
    assert sorted(SHEETS) == sorted(path.stem for path in (FOLDER / "portal").iterdir())
