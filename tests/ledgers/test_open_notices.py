"""A page that shows the first of the open notices leads to all of them."""

from unittest.mock import patch

import pytest
from factories import identifier, write
from project import build

from build_scripts.pages import bodies, sentence_ledger

NOTICE = {"from": "2024-05-28", "to": "2024-06-03", "how": "书面提出"}  # open on the day of the build
PAGES = ("regions/sichuan", "sentences/regions/sichuan")


@pytest.fixture
def pages(project):
    """The list of a region with three open notices, and that of the ledger, as they are with so many on a page."""
    for number in (1, 2, 3):
        case = f"（2024）川01刑更{number}号"
        write(
            project / "content",
            "sentence-change",
            id=identifier(number),
            case_number=case,
            notice=NOTICE,
            decision=None,
        )

    def built(size):
        with patch.object(bodies, "SIZE", size), patch.object(sentence_ledger, "SIZE", size):
            assert build(project, cached=False).ok
        return [(project / "site/en" / path / "index.html").read_text("utf-8") for path in PAGES]

    return built


@pytest.mark.parametrize(("size", "shown", "leads"), [(2, 2, 1), (3, 3, 0)])
def test_what_is_cut_leads_on(pages, size, shown, leads):
    for page in pages(size):
        part = page[page.index('id="open"') :].partition("</section>")[0]
        assert part.count("data-record=") == shown
        assert part.count('sentences/notices/">All open notices</a>') == leads
