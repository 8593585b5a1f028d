"""What readers call things: takes words for the values of filters, gives the small files in which a reader's words are looked up.

`meaning.js` in the client folds the same way.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from build_scripts.search.names import Emit
from build_scripts.search.names import name as name_of
from build_scripts.search.normal import LATIN, PUNCTUATION, normalise
from build_scripts.search.rows import encode

FILES = 16
"""Always as many, so that a reader asks for the right one together with the manifest."""

Words = Mapping[str, Mapping[str, Iterable[str]]]
"""Facet → key → what people call it, in any language. Two facets are none: `law`, whose keys are laws, and `text`, whose keys are
words to be sought in the texts instead."""
NO_WORDS: Words = {}

_APOSTROPHE = re.compile("['\u2019]")
_MARKS = re.compile(f"[{PUNCTUATION}]+")
_LATIN = re.compile(f"[{LATIN}0-9 ]+")
_IDLE = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "no", "of", "on", "or", "people", "the", "to", "with"]
)
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}


def fold_name(text: str) -> str:
    """Reduce a name to what identifies it, so that small words, plurals and the order of English words do not matter.

    Args:
        text: Such as `Intermediate People's Court of Chengdu`.

    Returns:
        Such as `chengdu court intermediate`.
    """
    folded = normalise(_MARKS.sub(" ", normalise(_APOSTROPHE.sub("", text))))
    if not _LATIN.fullmatch(folded):
        return folded.replace(" ", "")
    words = [_ORDINALS.get(word, _singular(word)) for word in folded.split()]
    return " ".join(sorted({word for word in words if word not in _IDLE} or set(words)))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004
        return f"{word[:-3]}y"
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))  # noqa: PLR2004
    return word[:-1] if plural else word


def emit_words(words: Words, emit: Emit) -> str:
    """Emit the files: facet → folded name → keys, each name in the file that the code point of its first character gives.

    Returns:
        The name of their content.
    """
    files: list[dict[str, dict[str, list[str]]]] = [{} for _ in range(FILES)]
    for facet, name, keys in sorted(_called(words)):
        files[ord(name[0]) % FILES].setdefault(facet, {})[name] = keys
    encoded = [encode(file) for file in files]
    for number, data in enumerate(encoded):
        emit(f"search/words/{number}.json", data)
    return name_of(encoded)


def _called(words: Words) -> Iterator[tuple[str, str, list[str]]]:
    for facet, called in words.items():
        found: dict[str, set[str]] = defaultdict(set)
        for key, names in called.items():
            for name in names:
                found[fold_name(name)].add(key)
        yield from ((facet, name, sorted(keys)) for name, keys in found.items() if name)
