"""The register of rules (规则登记), in groups by what they are about.

Takes the site; gives the page task, generated from the rules themselves and from what they found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.pages.task import PageTask

if TYPE_CHECKING:
    from build_scripts.checks.coverage import Coverage
    from build_scripts.pages.site import Site

PATH, TITLE = "rules/", N_("Register of rules")
_CHANGES = "SENT"
GROUPS = {
    "PII": N_("Personal data"),
    "ANON": N_("Names to be masked"),
    "MASK": N_("Names that must stay open"),
    "DISC": N_("What may be withheld, and what must be published"),
    "TIME": N_("When to publish"),
    "NUM": N_("Case numbers"),
    "CITE": N_("Citations of law"),
    _CHANGES: N_("Changes of a sentence: notice, hearing, decision"),
    "amount": N_("Changes of a sentence: how much, and when"),
    "parole": N_("Parole"),
    "outside": N_("Execution outside prison"),
    "DEF": N_("Defaulter list"),
    "TEXT": N_("What a record says against its own text"),
    "REC": N_("Contradictions"),
    "STAT": N_("Figures"),
}  # by the letters of their identifiers; of the many on changes of a sentence, by module
MODULES = {
    "terms": "amount",
    "amounts": "amount",
    "conversions": "amount",
    "restrictions": "amount",
    "intervals": "amount",
    "chains": "amount",
    "political_rights": "amount",
    "parole": "parole",
    "parole_history": "parole",
    "temporary_execution": "outside",
    "outside_prison": "outside",
}


def rules(site: Site, language: str) -> PageTask:
    """The page in a language."""
    groups: dict[str, list[dict[str, object]]] = {group: [] for group in GROUPS}
    for line in site.coverage:
        groups[group_of(line)].append(_line(site, language, line))
    return PageTask(
        path=PATH,
        language=language,
        title=site.say(language, TITLE),
        template="rules.html",
        data={"groups": [[GROUPS[group], lines] for group, lines in groups.items() if lines]},
        languages=site.languages,
    )


def group_of(line: Coverage) -> str:
    """The key of the group in which a rule stands."""
    letters = line.rule.id.partition("-")[0]
    return MODULES.get(line.rule.check.__module__.rpartition(".")[2], letters) if letters == _CHANGES else letters


def _line(site: Site, language: str, line: Coverage) -> dict[str, object]:
    rule = line.rule
    return {
        "id": rule.id,
        "statement": site.say(language, rule.statement),
        "severity": rule.severity.value,
        "cites": rule.cites,
        "basis": site.say(language, rule.basis.label),
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "looked": line.looked,
        "found": line.found,
        "excused": [site.row(language, record) for record in line.excused],
    }
