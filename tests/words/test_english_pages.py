"""On the English pages of the curated site every Chinese word stands in an element that names its language; with a negative control."""

import re

import pytest
from lxml import html

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
SPOKEN = ("title", "alt", "aria-label", "placeholder", "content")


def unmarked(page):
    """Texts and attributes with Chinese whose language is not said to be Chinese.

    A title and what is read for Zotero (`citation_title`) cannot mark a part of themselves: their Chinese must be marked elsewhere on the page.
    """
    found, marked, plain = [], set(), []

    def walk(element, language):
        name = str(element.tag).rpartition("}")[2]
        if not isinstance(element.tag, str) or name in {"script", "style"}:
            return
        own = element.get("lang") or language
        texts = [element.text, *(child.tail for child in element), *(element.get(key) for key in SPOKEN)]
        if own.startswith("zh"):
            marked.update(text.strip() for text in texts if text)
        elif name == "title" or (element.get("name") or "").startswith("citation_"):
            plain.extend(text for text in texts if text)
        else:
            found.extend(text.strip() for text in texts if text and HAN.search(text))
        for child in element:
            walk(child, own)

    walk(html.document_fromstring(page), "")
    known = re.compile("|".join(map(re.escape, sorted(marked, key=len, reverse=True))) or "(?!)")
    return found + [left.strip() for text in plain if HAN.search(left := known.sub("", text))]


@pytest.fixture(scope="module")
def pages(curated):
    folder, _summary = curated
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in (folder / "en").rglob("*.html")}


def test_no_chinese_is_unmarked(pages):
    wrong = {name: found for name, page in pages.items() if (found := unmarked(page))}
    assert len(pages) > 300
    assert wrong == {}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<html lang="en"><body><p>The court 法院', ["The court 法院"]),
        ('<html lang="en"><title>Gu v. 某厂</title><body><h1>Gu v. <i lang="zh">某厂</i></h1>', []),
        ('<html lang="en"><head><meta name="citation_title" content="某案">', ["某案"]),
        ('<html lang="en"><title>（2021）苏0583民初9911号</title>', ["（2021）苏0583民初9911号"]),
        ('<html lang="en"><body><p lang="zh-Hans">某<b>法院</b></p>', []),
        ('<html lang="en"><body><p lang="zh">某<b lang="en">法院</b></p>', ["法院"]),
        ('<html lang="en"><body><img alt="印章">', ["印章"]),
        ('<html lang="en"><body><i lang="zh">某</i> 号', ["号"]),
    ],
)
def test_what_is_unmarked_is_found(page, found):
    assert unmarked(page) == found


def test_a_page_in_which_a_language_was_dropped_is_found(pages):
    name = next(name for name in pages if name.startswith("en/sentence-changes/") and 'lang="zh' in pages[name])
    assert unmarked(re.sub(r' lang="zh[^"]*"', "", pages[name]))
