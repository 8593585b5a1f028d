"""The text of a decision in Akoma Ntoso: header, body and conclusions, with its references and the names of those who take part marked.

Takes paragraphs; gives XML. The parts are those of the contents of the record's page (`checks.reading.parts`), and the references those of the links in its text
(`checks.reading.references`). Where the parts are not certain, the whole text is one `decision`, as The National Archives of the United Kingdom write theirs.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.reading.parts import PartKind, parts
from build_scripts.export.atom_document import xml
from build_scripts.model.body import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from build_scripts.checks.reading.references import Reference
    from build_scripts.export.akn_persons import Participant
    from build_scripts.model.body import Block

HEADER, CONCLUSIONS, WHOLE = "header", "conclusions", "decision"
_ELEMENT = {
    PartKind.HEAD: HEADER,
    PartKind.PARTIES: HEADER,
    PartKind.COURSE: "introduction",
    PartKind.FACTS: "background",
    PartKind.REASONS: "motivation",
    PartKind.OPERATIVE: WHOLE,
    PartKind.TAIL: CONCLUSIONS,
}
_LONGER = re.compile(r"[某甲乙丙丁戊己庚辛壬癸\d]")  # after a name: it is another one


class Span(NamedTuple):
    """What is marked in a paragraph: its place, the element, and the element's attributes as XML."""

    start: int
    end: int
    element: str
    attributes: str


class Text:
    """The text of one decision, whose marks are used up from place to place."""

    def __init__(
        self,
        paragraphs: Sequence[str],
        references: Callable[[str], Iterable[Reference]],
        href: Callable[[str], str | None],
        participants: Iterable[Participant],
        terms: Iterable[tuple[str, str]],
    ) -> None:
        """Lay the text out.

        Args:
            paragraphs: of the text.
            references: finds what a paragraph names.
            href: identifier of what a key of a reference stands for; None where it is not to be told.
            participants: whose names are marked where they stand first, those of the panel where they stand last.
            terms: words of the header, each with the element and attributes that mark it there.
        """
        self._paragraphs = tuple(paragraphs)
        self._references, self._href, self._terms = references, href, dict(terms)
        self.unmarked = tuple(participants)
        self._spans = self._marked()
        places = self._places()
        numbered = [(places[block.number - 1], block) for block in blocks(self._paragraphs)]
        self._sections = [
            (name, [block for _name, block in each]) for name, each in groupby(numbered, lambda one: one[0])
        ]

    def _places(self) -> list[str]:
        """The section of each paragraph."""
        found = parts(self._paragraphs)
        if not found:
            return [WHOLE] * len(self._paragraphs)
        places = [HEADER] * len(self._paragraphs)
        for part in found:
            kinds = [kind for kind in part.kinds if kind is not PartKind.TAIL] or part.kinds
            places[part.paragraph - 1 :] = [_ELEMENT[kinds[-1]]] * (len(places) - part.paragraph + 1)
        return places

    def _marked(self) -> dict[int, list[Span]]:
        """The spans of each paragraph, by its index: references first, then names where nothing else is marked."""
        spans = {at: list(self._refs(paragraph)) for at, paragraph in enumerate(self._paragraphs)}
        left = []
        for one in sorted(self.unmarked, key=lambda each: -len(each.name)):
            order = range(len(self._paragraphs))
            for at in reversed(order) if one.element == "judge" else order:
                if span := self._name(one, self._paragraphs[at], spans[at]):
                    spans[at].append(span)
                    break
            else:
                left.append(one)
        self.unmarked = tuple(sorted(left))
        return spans

    def _refs(self, paragraph: str) -> Iterable[Span]:
        for found in self._references(paragraph):
            if target := self._href(found.key):
                yield Span(found.start, found.end, "ref", f' href="{xml(target)}"')

    @staticmethod
    def _name(one: Participant, paragraph: str, taken: Sequence[Span]) -> Span | None:
        start = paragraph.find(one.name)
        while start >= 0:
            end = start + len(one.name)
            free = all(end <= span.start or start >= span.end for span in taken)
            if free and not _LONGER.match(paragraph, end):
                return Span(start, end, one.element, named(one))
            start = paragraph.find(one.name, end)
        return None

    @property
    def header(self) -> str:
        """What stands before the body, as XML; empty where the parts are not known."""
        return "".join(self._blocks(found, HEADER) for name, found in self._sections if name == HEADER)

    @property
    def body(self) -> list[tuple[str, str]]:
        """The name of each section of the body, and what stands in it as XML."""
        return [
            (name, self._blocks(found, name)) for name, found in self._sections if name not in {HEADER, CONCLUSIONS}
        ]

    @property
    def conclusions(self) -> str:
        """What stands behind the operative part, as XML."""
        return "".join(self._blocks(found, CONCLUSIONS) for name, found in self._sections if name == CONCLUSIONS)

    def _blocks(self, found: Iterable[Block], section: str) -> str:
        return "".join(
            self._table(block) if block.rows or block.head else self._paragraph(block, section) for block in found
        )

    def _paragraph(self, block: Block, section: str) -> str:
        spans = self._spans[block.number - 1]
        if section == HEADER and block.text in self._terms and not any(span.element != "ref" for span in spans):
            element, _space, _rest = self._terms[block.text].partition(" ")
            inner = f"<{self._terms[block.text]}>{xml(block.text)}</{element}>"
        else:
            inner = inline(block.text, spans)
        return f'<p eId="p_{block.number}">{inner}</p>\n'

    @staticmethod
    def _table(block: Block) -> str:
        rows = [("th", block.head)] if block.head else []
        rows += [("td", row) for row in block.rows]
        lines = ["".join(f"<{name}><p>{xml(cell)}</p></{name}>" for cell in row) for name, row in rows]
        return f'<table eId="p_{block.number}">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>\n'


def named(one: Participant) -> str:
    """The attributes that say who is named."""
    return f' refersTo="#{one.reference}" as="#{one.role.value}"'


def inline(text: str, spans: Iterable[Span]) -> str:
    """A paragraph as XML, with its marks; a mark within another one is passed over."""
    made, at = [], 0
    for start, end, element, attributes in sorted(spans):
        if start >= at:
            made += [xml(text[at:start]), f"<{element}{attributes}>{xml(text[start:end])}</{element}>"]
            at = end
    return "".join((*made, xml(text[at:])))
