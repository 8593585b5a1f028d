"""Texts in a temporary database: they are those of the mapping, in every thread, and the file is gone with them."""

import gc
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from build_scripts.content.texts_by_key import TextsByKey

TEXTS = {"（2023）京0105刑初1号": "bcdfghj3", "刑法\0264": "statutes/刑法/264/", "": ""}


def test_it_is_the_mapping_that_it_was_made_of():
    texts = TextsByKey(TEXTS)
    assert dict(texts) == TEXTS
    assert list(texts) == sorted(TEXTS)
    assert "（2023）京0105刑初2号" not in texts
    assert texts.get("none", "else") == "else"
    with pytest.raises(KeyError):
        texts["none"]


def test_another_thread_may_ask():
    texts = TextsByKey(TEXTS)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(texts.get, "（2023）京0105刑初1号").result() == "bcdfghj3"


def test_the_file_is_gone_with_it():
    texts = TextsByKey(TEXTS)
    database = texts._database
    del texts
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        database.execute("SELECT 1")
