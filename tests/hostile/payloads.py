"""The corpora: a file a kind of attack, a payload a line.

`MARK` in a line stands for the payload's own mark, which is a word, a name that a script may set in the window, and a part of a file's name. `\\u{202E}`
stands for the character of that number, where the character itself would hide in the file.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "corpora"
_NUMBER = re.compile(r"\\u\{([0-9A-F]+)\}")


@dataclass(frozen=True)
class Payload:
    """One hostile text.

    Attributes:
        kind: of the attack, the name of its file.
        mark: what no other payload has in it.
        text: with its mark.
    """

    kind: str
    mark: str
    text: str


@cache
def payloads():
    """All of them, by kind and line."""
    return tuple(payload for path in sorted(FOLDER.glob("*.txt")) for payload in _of_file(path))


def _of_file(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        mark = f"zq{path.stem.replace('-', '')}{number:02}"
        text = _NUMBER.sub(lambda match: chr(int(match[1], 16)), line).replace("MARK", mark)
        assert mark in text, (path.name, number + 1)
        yield Payload(path.stem, mark, text)
