"""Every word of the interface and every message to editors has a translation, and every translation a word or a message."""

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
VALUE = re.compile(r"\{(\w+)\}")


def used(root, keywords=KEYWORDS):
    """The messages of code and templates: singular → plural or None."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    options = {mapping["pattern"]: mapping for mapping in mappings}
    found = {}
    for _file, _line, message, _comments, _context in extract_from_dir(
        str(root),
        methods,
        options,
        keywords=keywords,
        directory_filter=lambda path: not Path(path).name.startswith("."),
    ):
        singular, plural = message if isinstance(message, tuple) else (message, None)
        found[singular] = plural or found.get(singular)
    return found


def said():
    """The templates of the messages to editors."""
    return used(ROOT, {"Message": None})


def catalogue_of(language, domain="portal"):
    with (LOCALES / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
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


def filled(template):
    """A message with its values' names for values, as `Message` fills it in; without values it stands as it is."""
    names = set(VALUE.findall(template))
    return template.format(**{name: f"<{name}>" for name in names}) if names else template


def spoilt(catalog):
    """Translations of messages that lose, add or misspell a value."""
    for message in catalog:
        if message.id and message.string:
            wanted, given = (sorted(set(VALUE.findall(text))) for text in (message.id, message.string))
            if wanted != given:
                yield f"other values: {message.id}"
            elif any(f"<{name}>" not in filled(message.string) for name in wanted if f"<{name}>" in filled(message.id)):
                yield f"not filled in: {message.id}"


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


def test_every_message_to_editors_is_translated():
    messages = said()
    assert len(messages) > 300
    assert list(gaps(messages, catalogue_of("zh", "messages"))) == []
    assert list(spoilt(catalogue_of("zh", "messages"))) == []


def test_the_check_fires_on_a_message_that_loses_a_value():
    catalog = Catalog(locale="zh")
    catalog.add("served {days} days after the ruling", "裁定后才送达")
    catalog.add("add to {law}: {{zh: …}}", "添加到{{law}}：{{zh: …}}")
    catalog.add("add {key: …, zh: …}", "添加{key: …, zh: …}")
    catalog.add("{first} or {other}", "{first}或者{other}")
    assert list(spoilt(catalog)) == [
        "other values: served {days} days after the ruling",
        "not filled in: add to {law}: {{zh: …}}",
    ]


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
