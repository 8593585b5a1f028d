"""Every word of the site says which language it is in."""

import re

from built_site import TAGS, none

CHINESE = re.compile(r"[\u3400-\u9fff]{4,}")
ENGLISH = re.compile(r"[A-Za-z][a-z'’-]*(?: [A-Za-z][a-z'’-]*){3,}")
ANY_CHINESE = re.compile(r"[\u3400-\u9fff]")
ADDRESSES = re.compile(r"https?://\S+")
CASE_NUMBERS = re.compile(r"[（(〔]\d{4}[）)〕] ?\S*?号")  # a plain English sentence may cite one
SAID = ("title", "alt", "aria-label", "placeholder", "summary")  # attributes that hold words
DATA = frozenset({"script", "style", "code", "kbd", "samp"})


def spoken(document):
    """Every text and spoken attribute of the body, with the language in force and the element's tag."""

    def walk(element, language):
        own = element.get("lang") or language
        if element.tag in DATA:
            return
        texts = [element.text, *(element.get(name) for name in SAID)]
        yield from ((text, own, element.tag) for text in texts if text)
        for child in element:
            if isinstance(child.tag, str):
                yield from walk(child, own)
            if child.tail:
                yield child.tail, own, element.tag

    root = next(document.all("html"))
    return walk(next(document.all("body")), root.get("lang"))


def test_every_page_names_its_language(documents):
    wrong = [
        document.name for document in documents if next(document.all("html")).get("lang") != TAGS[document.language]
    ]
    assert wrong == []


def test_every_text_is_in_the_language_that_it_is_marked_with(documents):
    """Chinese words inside English ones carry `lang`, and the other way round; translated words carry none."""

    def check(document):
        for text, language, tag in spoken(document):
            english = ENGLISH.search(ADDRESSES.sub("", text))
            chinese = CHINESE.search(CASE_NUMBERS.sub("", text) if english else text)
            if chinese and not language.startswith("zh"):
                yield f"<{tag}> in {language}: {chinese[0]}"
            if english and not ANY_CHINESE.search(text) and not language.startswith("en"):
                yield f"<{tag}> in {language}: {english[0]}"

    none(documents, check)
