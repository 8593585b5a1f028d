"""What a search index holds, taken apart: takes the files of an index, gives the hashes of its tokens.

A pair of characters, a word and a case number are tokens of the index with the very hashes by which sealed words are kept.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from build_scripts.content.databases import UnreadableError
from build_scripts.content.message import Message
from build_scripts.search import shards
from build_scripts.search.names import POSTINGS
from build_scripts.search.tokens import HASH_BITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.publish.sealed_words.units import Units

MANIFEST = "search/manifest.json"
_NAME_BITS = 32  # of a token's hash, which a shard keeps; its number is the rest


def shard_numbers(manifest: bytes) -> tuple[int, dict[str, int]]:
    """How many bits name a shard, and the number of each shard's file.

    Raises:
        UnreadableError: the manifest is none.
    """
    try:
        postings = json.loads(manifest)["postings"]
        bits = int(postings["bits"])
        return bits, {POSTINGS.path(postings["names"], number): number for number in range(1 << bits)}
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError(Message("the manifest of the search index cannot be read")) from error


def tokens_of(data: bytes, number: int, bits: int) -> Units:
    """The hashes of all tokens of one shard, which `tokens.hash_tokens` made.

    Raises:
        UnreadableError: it is no shard.
    """
    try:
        names: Mapping[int, bytes] = shards.split(data)
    except (ValueError, IndexError) as error:
        raise UnreadableError(Message("a part of the search index cannot be read")) from error
    low = np.array(sorted(names), dtype=np.uint64)
    high = np.uint64(number >> (bits - (HASH_BITS - _NAME_BITS)) << _NAME_BITS)
    return high | low
