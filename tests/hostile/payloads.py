"""The corpora: a file a kind of attack, a payload a line.

`MARK` in a line stands for the payload's own mark, which is a word, a name that a script may set in the window, and a part of a file's name. `\\u{202E}`
stands for the character of that number, where the character itself would hide in the file.

Where an attack hangs on how a value begins or ends, or on the whole of it, the payload stands alone in a field. The others also work in the middle
of a text, and several go into one field: `packs` says which.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import html5lib

FOLDER = Path(__file__).parent / "corpora"
ALONE = {"csv", "devices", "markdown", "slots", "traversal", "urls"}
BETWEEN = "、"  # ends no value, tag, text or address
MOST = 500  # characters of a pack; a line takes 600
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


@cache
def packs():
    """Every payload once, in groups of those that one field holds."""
    alone = [(payload,) for payload in payloads() if payload.kind in ALONE]
    last, others = [], []
    for payload in payloads():
        if payload.kind not in ALONE:
            (last if swallows(payload.text) else others).append(payload)
    together = [[]]
    for payload in others:
        if len(joined([*together[-1], payload, *last[:1]])) > MOST:
            together[-1] += [last.pop()] if last else []
            together.append([])
        together[-1].append(payload)
    return (*alone, *map(tuple, together), *((payload,) for payload in last))


def swallows(text):
    """Whether a browser would take what follows the text as a part of it, were it markup; such a payload ends its pack, or it would hide others."""
    return html5lib.parseFragment(f"<p>{text}<hr>", namespaceHTMLElements=False).find(".//hr") is None


def joined(pack):
    """The text of a field with these payloads."""
    return BETWEEN.join(payload.text for payload in pack)
