"""The parts of a document, on texts in which a line `== part` stands before the paragraph with which the part begins; what begins with `unsure-` has none.

A new case is a new file in `parts/`.
"""

from pathlib import Path

import pytest

from build_scripts.checks.reading.parts import PartKind, parts

CASES = sorted((Path(__file__).parent / "parts").glob("*.txt"))


def read(path):
    """The paragraphs of a case, and (paragraph, names of the parts) for each that begins one."""
    paragraphs, wanted = [], []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("== "):
            wanted.append((len(paragraphs) + 1, tuple(line.split()[1:])))
        else:
            paragraphs.append(line.strip())
    return tuple(paragraphs), wanted


def told(paragraphs):
    return [(part.paragraph, tuple(kind.value for kind in part.kinds)) for part in parts(paragraphs)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_part_begins_where_a_reader_says(path):
    paragraphs, wanted = read(path)
    assert told(paragraphs) == wanted
    assert bool(wanted) != path.stem.startswith("unsure-")


def test_there_are_cases_of_every_part_and_many_of_all():
    found = {kind for path in CASES for _paragraph, kinds in read(path)[1] for kind in kinds}
    assert found == {kind.value for kind in PartKind}
    assert len(CASES) >= 30


@pytest.mark.parametrize(
    "lost",
    ["判决如下", "裁定如下", "本院认为", "刑事判决书", "民事裁定书"],
    ids=["判决如下", "裁定如下", "本院认为", "刑", "民"],
)
def test_without_its_formula_a_text_has_no_contents(lost):
    """A negative control: what the parts are known by, taken out of every text that has it."""
    texts = [
        paragraphs for paragraphs, wanted in map(read, CASES) if wanted and any(lost in line for line in paragraphs)
    ]
    assert texts
    for paragraphs in texts:
        assert told(tuple(line.replace(lost, "其他") for line in paragraphs)) == []


def test_a_paragraph_out_of_order_takes_the_contents_away():
    paragraphs, _wanted = read(next(path for path in CASES if path.stem == "criminal-first-theft"))
    assert told((*paragraphs[5:], *paragraphs[:5])) == []
