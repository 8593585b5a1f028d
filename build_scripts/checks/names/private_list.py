"""Names that must never appear, from a private file that is neither stored nor printed (`--names FILE`).

Takes the lines of the file; finds the names in any text, in any width, also with spaces or characters that nobody sees between
theirs, and on request in pinyin. The first characters of all names are compared with those of the text as two sets, so thousands of names
cost little more than one (a tree of 5,000 names compiled to one pattern was twenty times slower).
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from build_scripts.checks.names import pinyin
from build_scripts.checks.names.personal_name import is_chinese, surname_of
from build_scripts.checks.personal.folding import UNSEEN, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView, Sequence

SHORTEST = 2  # characters; a single one would be found everywhere
GAP = 3  # characters between two of a name
_KEY_LATIN = 4  # letters by which names in Latin script are looked up
_FEW = 100  # beginnings of names, each of which is sooner sought by itself than all as a set
_SOLID = re.compile(r"[^\s·]+")
_SOLID_LATIN = re.compile("[a-z]+")
_SPELT = re.compile(r"[a-z\s'’.,_·-]+")


class _Index:
    """Names by their first characters, all of one script and without gaps."""

    __slots__ = ("by_key", "solid")

    def __init__(self, names: Iterable[str], solid: re.Pattern[str], length: int) -> None:
        self.solid = solid
        self.by_key: dict[int, dict[str, list[str]]] = defaultdict(dict)
        for name in sorted(set(names)):
            size = min(length, len(name))
            self.by_key[size].setdefault(name[:size], []).append(name)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """First and last character of every name, in the text as it is."""
        squeezed = "".join(self.solid.findall(text))
        places: Sequence[int] = range(0) if len(squeezed) < len(text) else range(len(text))
        for size, names in self.by_key.items():
            for key in _held(names.keys(), size, squeezed):
                places = places or [at for run in self.solid.finditer(text) for at in range(*run.span())]
                at = squeezed.find(key)
                while at >= 0:
                    for name in names[key]:
                        span = places[at : at + len(name)]
                        whole = squeezed.startswith(name, at)
                        if whole and all(b - a <= GAP + 1 for a, b in pairwise(span)):
                            yield span[0], span[-1]
                    at = squeezed.find(key, at + 1)


def _held(keys: KeysView[str], size: int, text: str) -> Iterable[str]:
    """Those of some beginnings of names, each of one size, that a text holds."""
    if len(keys) <= _FEW:
        return [key for key in keys if key in text]
    return keys & {text[at : at + size] for at in range(len(text) - size + 1)}


class SecretNames:
    """Keeps the names out of every message, traceback and pickle: nothing but `find` and `len` reads them."""

    __slots__ = ("__count", "__han", "__latin")

    def __init__(self, lines: Iterable[str], *, pinyin_too: bool = False) -> None:
        """Read one name a line; empty lines, lines that begin with # and single characters are passed over.

        Args:
            lines: of the file.
            pinyin_too: whether Chinese names are also looked for in Latin letters.
        """
        names = {
            _plain(line).replace(UNSEEN, "").strip() for line in lines if not line.lstrip("\ufeff ").startswith("#")
        }
        han = {"".join(_SOLID.findall(name)) for name in names if not name.isascii()}
        latin = {"".join(_SOLID_LATIN.findall(name)) for name in names if name.isascii()}
        han, latin = ({name for name in some if len(name) >= SHORTEST} for some in (han, latin))
        self.__count = len(han) + len(latin)
        if pinyin_too:
            latin |= {spelt for name in han for spelt in _spellings(name)}
        self.__han = _Index(han, _SOLID, SHORTEST) if han else None
        self.__latin = _Index(latin, _SOLID_LATIN, _KEY_LATIN) if latin else None

    def __repr__(self) -> str:
        return f"<{self.__count} names>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("secret names are not stored")

    def __len__(self) -> int:
        return self.__count

    def find(self, text: str) -> Iterator[int]:
        """Where names stand, in order, as offsets that hold in the text and in the folded text.

        Args:
            text: as written.
        """
        plain = _plain(text)
        if UNSEEN in plain:
            places = [at for at, character in enumerate(plain) if character != UNSEEN]
            yield from (places[at] for at in self.find("".join(map(text.__getitem__, places))))
            return
        found: set[int] = set()
        if self.__han and not plain.isascii():
            found.update(first for first, _last in self.__han.find(plain))
        if self.__latin and re.search("[a-z]", plain):
            found.update(first for first, last in self.__latin.find(plain) if _stands_alone(plain, first, last))
        yield from sorted(found)


def _plain(text: str) -> str:
    """Folded and in lower case, in the same length (İ is the one character that lower-casing makes longer)."""
    return fold(text).replace("İ", "I").lower()


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Whether no Latin letter touches the name (`Li Ming` is not in `Berli Minge`) and only separators stand in it."""
    if not _SPELT.fullmatch(text, first, last + 1):
        return False
    around = text[max(first - 1, 0) : first] + text[last + 1 : last + 2]
    return not re.search("[a-z]", around)


def _spellings(name: str) -> Iterator[str]:
    if is_chinese(name):
        surname = surname_of(name)
        given = "".join(pinyin.reading(one) for one in name[len(surname) :])
        for family in pinyin.surname_readings(surname):
            yield family + given
            yield given + family
