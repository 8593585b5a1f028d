"""Every word of the interface has a translation, and every translation a word."""

import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from project import ROOT

from build_scripts.content.labels import LOCALES, catalogue, translations

KEYWORDS = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2), "plural_forms": (1, 2)}
PLACE = re.compile(r"%\(\w+\)s")


def used(root):
    """The messages of code and templates: singular → plural or None."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    options = {mapping["pattern"]: mapping for mapping in mappings}
    found = {}
    for _file, _line, message, _comments, _context in extract_from_dir(
        str(root),
        methods,
        options,
        keywords=KEYWORDS,
        directory_filter=lambda path: not Path(path).name.startswith("."),
    ):
        singular, plural = message if isinstance(message, tuple) else (message, None)
        found[singular] = plural or found.get(singular)
    return found


def catalogue_of(language):
    with (LOCALES / language / "LC_MESSAGES" / "portal.po").open("rb") as file:
        return read_po(file, locale=language)


def gaps(words, catalog):
    """What is missing, left over or has other placeholders."""
    texts = {}
    for message in catalog:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            texts[key] = message.string if isinstance(message.string, str) else message.string[0]
    yield from (f"not translated: {word}" for word in words if not texts.get(word))
    yield from (f"not used any more: {word}" for word in texts if word not in words)
    for word, text in texts.items():
        wanted = set(PLACE.findall(word)) | set(PLACE.findall(words.get(word) or ""))
        if text and not set(PLACE.findall(text)) <= wanted:
            yield f"other placeholders: {word}"


@pytest.fixture(scope="module")
def words():
    return used(ROOT)


def test_every_word_is_translated(words):
    assert len(words) > 300
    assert list(gaps(words, catalogue_of("zh"))) == []


def test_the_check_fires_on_a_missing_a_stale_and_a_wrong_translation(words):
    catalog = Catalog(locale="zh")
    catalog.add("About", "关于")
    catalog.add("Nobody says this", "无人这样说")
    catalog.add("born %(born)s", "%(birth)s出生")
    found = list(gaps(words, catalog))
    assert "not translated: Home" in found
    assert "not used any more: Nobody says this" in found
    assert "other placeholders: born %(born)s" in found


def test_a_word_is_said_in_both_languages():
    assert translations(catalogue("zh")).gettext("Case number") == "案号"
    assert translations(catalogue("en")).gettext("Case number") == "Case number"


def test_a_language_without_a_catalogue_is_refused():
    with pytest.raises(FileNotFoundError):
        catalogue("xx")


def test_a_compiled_catalogue_says_nothing_of_the_minute_in_which_it_was_made():
    known = translations(catalogue("zh", ROOT)).info()
    days = {name: value for name, value in known.items() if name.endswith("-date")}
    assert days == dict.fromkeys(["pot-creation-date", "po-revision-date"], "1970-01-01 00:00+0000")
    assert Catalog().creation_date.year > 1970, "which Babel writes there if it is not told"
