"""The vocabulary is read once for all imports of these tests; none of them changes it."""

from functools import cache

import pytest
from project import LANGUAGES, ROOT

from build_scripts.build import gather
from build_scripts.content import vocabulary


@cache
def words():
    return vocabulary.read(ROOT / "content/vocabulary", LANGUAGES)


@pytest.fixture(autouse=True)
def _one_vocabulary(monkeypatch):
    monkeypatch.setattr(gather, "words_of", lambda *_: ("", words()[0], []))
    monkeypatch.setattr(gather, "by_hand", lambda _config: [])
