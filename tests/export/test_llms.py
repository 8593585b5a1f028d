"""`llms.txt`: the form that llmstxt.org describes, as a reader of CommonMark sees it, and no link that leads nowhere."""

from dataclasses import replace
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from shared import ADDRESS

from build_scripts.export import llms
from build_scripts.pages.fragment import Fragment

from .factories import URL, make_files, make_site


def blocks(text):
    """The tags of the blocks, in their order, and the addresses of the links."""
    tokens = MarkdownIt("commonmark").parse(text)
    tags = [token.tag for token in tokens if token.level == 0 and token.nesting != -1]
    links = [child.attrGet("href") for token in tokens for child in token.children or () if child.type == "link_open"]
    return tags, links


def made(**changes):
    site = make_site()
    shells = {
        name: replace(shell, description="A [site] *of* records", fragments=(Fragment("about/", "About <us>", "", ""),))
        for name, shell in site.shells.items()
    }
    files = make_files(site, llms.parts(replace(site, shells=shells, **changes)))
    return {path: content.decode() for path, content in files.items()}


def test_a_title_a_quotation_and_sections_of_links():
    files = made()
    assert set(files) == {"llms.txt", "en/llms.txt"}
    for text in files.values():
        tags, links = blocks(text)
        assert tags == ["h1", "blockquote", "p", "p", "p", *["h2", "ul"] * 4]
        assert "\n## Optional\n" in text
        assert len(links) > 15
        assert all(link.startswith(URL) for link in links)
    assert f"- [Judgments and rulings]({URL}en/judgments/)\n" in files["en/llms.txt"]
    assert f"({URL}en/about/)" in files["en/llms.txt"]
    assert f"({URL}api/v1/index.json)" in files["en/llms.txt"]
    assert "A [site] *of* records" in MarkdownIt("commonmark").render(files["llms.txt"])


def test_formats_that_are_off_are_not_named():
    for text in made(formats_off=frozenset({"json", "md"})).values():
        assert "api/v1" not in text
        assert "record.md" not in text


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_link_leads_to_a_file(curated, language):
    folder = curated[0]
    _tags, links = blocks((folder / language / "llms.txt").read_text(encoding="utf-8"))
    paths = [unquote(link.removeprefix(ADDRESS)) for link in links]
    assert [path for path in paths if not (folder / path).exists()] == []
    assert not any(path.startswith("enforcement/") for path in paths)
