"""Each record as Markdown: two readers of Markdown, one of them the one that the site's own pages go through, show the words of the record."""

import html
import re

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from build_scripts.export import markdown

from .factories import URL, all_files, make_site, make_summary, mixed

SIGNS = "\\`*_{}[]()#+-.!|<>&~=:;1290ab 中\u3000\"'/^$@%,?"
READERS = {
    "Python-Markdown": lambda text: python_markdown.markdown(text, extensions=["attr_list", "tables", "md_in_html"]),
    "CommonMark": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}


def words(rendered):
    return html.unescape(re.sub(r"<[^>]*>", "", rendered)).split()


def shown(reader, text):
    """A paragraph, a heading and an item of a list, as the reader shows them."""
    literal = markdown.literal(text)
    page = READERS[reader](f"# {literal}\n\n- {literal}\n\n> {literal}\n\n{literal}\n\n---\n")
    found = re.fullmatch(
        r"<h1>(.*)</h1>\s*<ul>\s*<li>(.*)</li>\s*</ul>\s*<blockquote>\s*<p>(.*)</p>\s*</blockquote>\s*<p>(.*)</p>\s*<hr ?/?>\s*",
        page,
        re.DOTALL,
    )
    assert found, page
    assert not any("<" in part for part in found.groups()), page
    return [words(part) for part in found.groups()]


@pytest.mark.parametrize("reader", READERS)
@given(text=st.text(alphabet=SIGNS, min_size=1, max_size=12).filter(str.strip))
@settings(max_examples=150, deadline=None)
def test_a_text_is_shown_literally(reader, text):
    assert shown(reader, text) == [text.split()] * 4


@pytest.mark.parametrize(
    "text", ["1. 案由", "- 第一项", "# 标题", "*强调*", "<b>粗</b>", "[见](x)", "&lt;", "~~删~~", "2) 项", "+ x"]
)
def test_what_markdown_takes_for_its_own_is_shown_literally(text):
    assert [shown(reader, text) for reader in READERS] == [[text.split()] * 4] * 2
    plain = f"<p>{html.escape(text, quote=False)}</p>"
    assert {read(text).strip() for read in READERS.values()} != {plain}  # as it is, one of them takes it for a sign


def files(site):
    return {path: content.decode() for path, content in all_files(site) if path.endswith("record.md")}


def test_a_file_has_title_facts_and_text():
    rendered = python_markdown.markdown(files(make_site(mixed()))["judgments/bcdfghj2/record.md"])
    assert rendered.startswith("<h1>判决书1</h1>\n<blockquote>\n<p>本记录为虚构样例")
    items = re.findall(r"<li>(.*)</li>", rendered)
    assert items[0].endswith("裁判文书")
    assert items[1].endswith("（2023）京0105刑初1号")
    assert items[-1] == f'<a href="{URL}judgments/bcdfghj2/">{URL}judgments/bcdfghj2/</a>'
    assert "<h2>正文</h2>\n<p>第一段。</p>\n<p>第二段。</p>\n<hr />" in rendered


@pytest.mark.parametrize(("identifier", "reason"), [("bcdfghj3", "未成年人"), ("bcdfghj4", "申请")])
def test_a_reduced_record_has_its_reason_and_no_text(identifier, reason):
    text = files(make_site(mixed()))[f"judgments/{identifier}/record.md"]
    assert reason in text
    assert "## " not in text
    assert "第一段" not in text


def test_a_record_in_english_is_told_in_english():
    titles = {"zh": ("Rule", "en"), "en": ("Rule", "en")}
    (text,) = files(make_site([make_summary(language="en", titles=titles)])).values()
    assert text.startswith("# Rule\n\n- Kind of record: ")
    assert f"<{URL}en/judgments/" in text
