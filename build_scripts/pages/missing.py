"""What is not disclosed here (本站未见公开): every document of which a case tells, that the law wants disclosed and that is not on the portal.

Takes the site; gives a list by year and document, with the article by which each should be here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.checks.case_line import Shown
from build_scripts.content.labels import N_
from build_scripts.model.course.told import Document
from build_scripts.pages.cases import step_line
from build_scripts.pages.figures import Figures
from build_scripts.pages.paged_list import Ledger
from build_scripts.pages.views import Numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.catalog.catalog import Case
    from build_scripts.checks.case_line import CaseStep
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "not-disclosed/", N_("Not disclosed here")
_DOCUMENTS = [document.value for document in Document]
_Line = tuple[int, tuple["Case", "CaseStep"]]


def missing_plans(site: Site, language: str) -> Iterator[PagePlan]:
    """The pages of the list."""
    found = [
        (case, step)
        for case in site.catalog.cases.values()
        for step in site.case_line(case.slug).steps
        if step.shown is Shown.NOT_HERE
    ]
    found.sort(key=lambda line: (_DOCUMENTS.index(line[1].document), line[0].slug, line[1].number))
    found.sort(key=lambda line: _year(line[1]), reverse=True)
    named = {step.document for _case, step in found}
    documents = [document for document in Document if document.value in named]
    figures = Figures(
        path=PATH,
        lines=found,
        row=lambda line: (_year(line[1]),),
        column=lambda line: line[1].document,
        columns=[document.value for document in documents],
    )

    def line(language: str, item: _Line) -> object:
        number, (case, step) = item
        return {
            "case": {"slug": case.slug, "number": case.number, "language": case.records[0].language},
            "step": step_line(site, language, step),
            "anchor": figures.anchors.get(number),
        }

    def state(item: _Line) -> str:
        case, step = item[1]
        return (
            f"{case.slug} {case.number} {step[:5]} {step.duty} {site.state(step.record)} {figures.anchors.get(item[0])}"
        )

    yield from Ledger(
        path=PATH,
        title=TITLE,
        template="missing.html",
        items=Numbered(found),
        state=state,
        line=line,
        overview={"documents": [document.label for document in documents], "rows": figures.rows},
        noindex=True,  # some lines come from records of enforcement
    ).plans(site, language)


def _year(step: CaseStep) -> str:
    return step.day[:4] or step.record.year or ""
