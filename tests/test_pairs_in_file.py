"""Pairs in a temporary database: those and no others, in every thread, and the file is gone with them."""

import gc
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from build_scripts.content.pairs_in_file import PairsInFile

PAIRS = [("judgment", "(2023)京0105刑初1号"), ("judgment", ""), ("", "(2023)京0105刑初1号")]


def test_it_has_the_pairs_that_it_was_made_of_and_no_others():
    pairs = PairsInFile([*PAIRS, PAIRS[0]])
    assert all(pair in pairs for pair in PAIRS)
    assert ("ruling", "(2023)京0105刑初1号") not in pairs
    assert ("(2023)京0105刑初1号", "judgment") not in pairs
    assert PAIRS[0] not in PairsInFile([])


def test_another_thread_may_ask():
    pairs = PairsInFile(PAIRS)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(pairs.__contains__, PAIRS[0]).result()


def test_the_file_is_gone_with_it():
    pairs = PairsInFile(PAIRS)
    database = pairs._database
    del pairs
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        database.execute("SELECT 1")
