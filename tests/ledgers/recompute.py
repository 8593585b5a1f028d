"""What every table of the ledgers should say, added up from the exported JSON alone.

It imports nothing of the program: fields and words are those of the data files, the rules are those that the pages state. A table whose cells lead to
anchors is given as a count for each page and anchor; any other one as a list of numbers for each row, by the page to which the name of the row leads or
by its place.
"""

import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cached_property

import sums
from sums import STATES, Figures, Rows, share

KEPT = ("late", "unknown", "in-time", "not-applicable")
REASONS = ("state-secret", "juvenile-crime", "mediation", "divorce-custody", "other")
OUTCOMES = ("granted", "adjusted", "refused", "withdrawal-allowed", "revoked", "pending")
VERDICTS = ("differs", "rough", "agrees", "implied", "none")
RANGES = ((None, -6), (-5, -1), (0, 0), (1, 5), (6, 20), (21, 60), (61, None))
BODIES = ("courts", "procuratorates", "prisons", "authorities", "issuers")


class Exports:
    """The data files of a site."""

    def __init__(self, site, regions, prisons, since):
        """Read the files.

        Take the folder of a site and, of the content, the keys of the regions by the last part of their addresses, those of the prisons, and the year of the
        newest numbering of a statute.
        """
        self._regions, self._prisons, self._since = regions, prisons, since
        data = site / "data"
        for path in sorted(data.glob("*.json")):
            name = re.sub(r"-\d+$", "", path.stem).replace("-", "_")  # a long ledger has several files
            lines = json.loads(path.read_text("utf-8"))
            setattr(self, name, [*getattr(self, name, []), *lines] if isinstance(lines, list) else lines)
        lines = [line for path in sorted(data.glob("records-*.jsonl")) for line in path.read_text("utf-8").splitlines()]
        self.records = {record["id"]: record for record in map(json.loads, lines)}

    def table(self, page, section):
        """What a table should say; None where this module knows of no such table."""
        family, *rest = page.strip("/").split("/")
        return getattr(self, f"_{family.replace('-', '_')}")(page, rest, section)

    def note(self, page, section):
        """The numbers of the paragraph below a table, least first: the median of a delay, or for how many the approval of their reason is recorded."""
        family, *rest = page.strip("/").split("/")
        if (family, section) == ("deadlines", "delays"):
            middle = sums.middle([line for line in self.deadlines if line["limit"] == rest[0]])
            return [] if middle is None else [middle]
        if (family, section) == ("withheld", "shares"):
            other = [
                line for line in self.withheld if line["reason"] == "other" and (not rest or line["body"] == rest[1])
            ]
            return sorted([sum(line["approval_recorded"] for line in other), len(other)])
        return None

    def whole(self, page, section):
        """What the row below a table says that counts documents without a court too; nothing where it has the sums of the columns."""
        if (page, section) == ("withheld/", "courts"):
            return [*sums.counts(self.withheld, "reason", REASONS), len(self.withheld)]
        return None

    # deadlines

    def _deadlines(self, page, rest, section):
        lines = self.deadlines
        if not rest:
            by = {"limits": "limit", "courts": "body"}[section]
            groups = sums.grouped(lines, by)
            middle = section == "limits"
            return Rows(
                "page",
                {
                    key: sums.counts(each, "kept", KEPT) + ([sums.middle(each, columns=True)] if middle else [])
                    for key, each in groups.items()
                },
            )
        if rest[0] in BODIES:
            own = [line for line in lines if line["body"] == rest[1]]
            return sums.figures(page, own, lambda line: f"{line['limit']}-{sums.year(line)}-{line['kept']}", KEPT)
        own = [line for line in lines if line["limit"] == rest[0]]
        if section == "years":
            return sums.figures(page, own, lambda line: f"{line['limit']}-{sums.year(line)}-{line['kept']}", KEPT)
        if section == "courts":
            groups = sums.grouped(own, "body")
            return Rows(
                "page", {key: [*sums.counts(each, "kept", KEPT), sums.middle(each)] for key, each in groups.items()}
            )
        if section == "delays":
            days = [sums.after(line) for line in own]
            within = [
                [sum(day is not None and (low is None or low <= day) and (high is None or day <= high) for day in days)]
                for low, high in RANGES
            ]
            return Rows("place", dict(enumerate(within)))
        return None

    # withheld

    def _withheld(self, page, rest, section):
        own = [line for line in self.withheld if not rest or line["body"] == rest[1]]
        counts = sums.counts(own, "reason", REASONS)
        if section == "shares":
            return Rows("place", {place: [count, share(count, len(own))] for place, count in enumerate(counts)})
        if section == "reasons":
            return sums.figures(page, own, lambda line: f"{sums.year(line)}-{line['reason']}", REASONS)
        if section == "courts":
            here = Counter(record["organs"][0] for record in self.records.values() if record["organs"])
            return Rows(
                "page",
                {
                    key: [*sums.counts(each, "reason", REASONS), len(each), share(len(each), here[key])]
                    for key, each in sums.grouped(own, "body").items()
                },
            )
        return None

    # sentences

    @cached_property
    def _changes(self):
        every = []
        for line in self.sentences:
            record = self.records[line["id"]]
            prison = next((key for key in record["organs"] if key in self._prisons), None)
            every.append(
                {**line, "outcome": line["outcome"] or "pending", "regions": record["regions"], "prison": prison}
            )
        return every

    def _sentences(self, page, rest, section):
        own = self._changes
        if rest and rest[0] == "regions":
            own = [line for line in own if self._regions[rest[1]] in line["regions"]]
        elif rest:
            field = {"prisons": "prison"}.get(rest[0], "body" if rest[0] in BODIES else "measure")
            own = [line for line in own if line[field] == rest[-1]]
        if section in {"years", "both"}:
            measured = section == "both"
            return sums.figures(
                page,
                own,
                lambda line: "-".join([sums.year(line), *([line["measure"]] if measured else []), line["outcome"]]),
                OUTCOMES,
                "total",
            )
        if section == "regions":
            groups = {
                name: [line for line in own if key in line["regions"]]
                for name, key in self._regions.items()
                if not rest or name != rest[1]
            }
        else:
            groups = sums.grouped(own, {"measures": "measure", "bodies": "body", "prisons": "prison"}[section])
        return Rows(
            "page", {key: [len(each), *sums.counts(each, "outcome", OUTCOMES)] for key, each in groups.items() if each}
        )

    # statistics

    @cached_property
    def _official(self):
        """The figures of the statistics, each once: its sums together."""
        found = defaultdict(list)
        for line in self.figure_ledger:
            found[line["id"], line["figure"]].append(line)
        return [
            {
                **lines[0],
                "year": lines[0]["year"],
                "verdict": sums.verdict([line for line in lines if line["sum"]]),
            }
            for lines in found.values()
        ]

    def _statistics_ledger(self, page, rest, section):
        def anchor(line):
            return f"{sums.year(line)}-{line['verdict']}"

        if section == "own":
            kinds = Counter(record["urls"]["zh"].split("/")[-3] for record in self.records.values())
            return Rows("page", {kind: [count] for kind, count in kinds.items()})
        if section == "topics":
            counts = Counter((f"{page}{line['topic']}/", anchor(line)) for line in self._official)
            return Figures(dict(counts), VERDICTS)
        own = [line for line in self._official if line["topic"] == rest[0]]
        if section == "years":
            return sums.figures(page, own, anchor, VERDICTS)
        return None

    def series(self, rows):
        """What the rows of one figure over several years should say: value and change, by year; nothing where no figure has these values."""
        values = {int(row.label): row.cells[0].numbers[-1] for row in rows}
        here = [self._named(row.page.split("/")[-2], row.cells[0].numbers[-1]) for row in rows]
        if not set.intersection(*here):
            return {}
        before = {year: values[year - 1] for year in values if values.get(year - 1)}
        return {
            year: [value, share(value - before[year], before[year]) if year in before else None]
            for year, value in values.items()
        }

    def _named(self, record, value):
        return {
            line["figure"] for line in self.figure_ledger if line["id"] == record and Decimal(line["value"]) == value
        }

    # supervision

    def _supervision_ledger(self, page, rest, section):
        acts = [line for line in self.supervision_ledger if not rest or line["act"] == rest[0]]
        if section == "kinds" or (section == "years" and rest):
            counts = Counter(
                (page if rest else f"{page}{line['act']}/", f"{sums.year(line)}-{line['state']}") for line in acts
            )
            return Figures(dict(counts), STATES, "rate")
        if section == "years":
            return Rows(
                "label",
                {
                    year: [*sums.counts(each, "state", STATES), *sums.rate(each)]
                    for year, each in sums.grouped(acts, "year").items()
                },
            )
        if section == "paid":
            awarded = [line for line in acts if line["act"] == "compensation"]
            return Rows("label", {year: sums.paid(each) for year, each in sums.grouped(awarded, "year").items()})
        return None

    # citations

    def _statutes(self, _page, rest, _section):
        """By year alone, since whether a conviction is final by now is no part of the data files; and from the year on in which every number is today's."""
        law, article = rest
        years = Counter(
            record["date"][:4]
            for record in self.records.values()
            if record["date"] and (law, article) in sums.cited(record)
        )
        unknown = dict.fromkeys(map(str, range(1979, 1 + int(self._since.get(law, 0)))))
        return Rows("sum", {**years, **unknown})

    # what is not disclosed

    def _not_disclosed(self, page, _rest, _section):
        missing = [line for line in self.case_stages if line["shown"] == "not-here"]
        return sums.figures(
            page, missing, lambda line: f"{(line['date'] or '')[:4] or sums.year(line)}-{line['document']}"
        )
