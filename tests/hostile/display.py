"""What the pages of records show: every payload, word for word."""

import re
from html import unescape

from html5lib.html5parser import ParseError

from hostile.literal import parsed

TAG = re.compile("<[^>]*>")


def squeezed(text):
    """A text without what a page may set otherwise: blanks, and the lines of tables."""
    return re.sub(r"[\s|]+", "", text)


def words(path):
    """What a page shows; nothing, where it is no page."""
    try:
        return squeezed("".join(parsed(path).itertext()))
    except ParseError:
        return ""


def words_of_twin(path):
    """The same of a harmless page, in which every bracket is one of a tag: no parser is needed."""
    return squeezed(unescape(TAG.sub("", path.read_text(encoding="utf-8"))))


def pages_of(site, attacks):
    """The pages of the records, each with the record."""
    known = {attack.fields["id"]: attack for attack in attacks}
    paths = (path for path in sorted(site.rglob("index.html")) if path.parent.name in known)
    return [(path, known[path.parent.name]) for path in paths]


def unseen(pair, shown, twins=None):
    """Payloads that a page does not show word for word where its harmless twin shows the other text.

    Args:
        pair: of sites.
        shown: takes the page, the mark and the field of each that is shown.
        twins: some of the harmless site's `pages_of`, or all.
    """
    for twin, attack in pages_of(pair.harmless, pair.attacks) if twins is None else twins:
        name = twin.relative_to(pair.harmless)
        usual, found = words_of_twin(twin), words(pair.hostile / name)
        for payload, leaf, both in attack.placed:
            if both and payload.mark in usual:
                shown.append((name, payload.mark, leaf.steps))
                if squeezed(payload.text) not in found:
                    yield f"{name}: {payload.mark} in {leaf.steps}"
