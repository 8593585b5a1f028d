"""Changes of sentences: nine commutations in ten, some of them of a sentence that a judgment of the corpus passed, or that was changed before.

Some are refused or adjusted, and of a few the notice is still open on the day of the benchmark.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from benchmarks.prose import CONDUCT, Picker, masked, said, term, written
from benchmarks.sampler import SITE, Record, Sampler, period, shift
from benchmarks.words import COURTS, CRIMINAL, LISTS

if TYPE_CHECKING:
    from benchmarks.words import Court

PAROLE, REFUSED, ADJUSTED, OPEN = (
    0.1,
    0.06,
    0.14,
    0.03,
)  # shares of all; the second and third of what was decided, one after the other
AGAIN = 0.25  # of commutations: the sentence was changed before
BASIS = "该犯服刑以来认罪悔罪，遵守监规，接受教育改造，积极参加劳动。"
LAST = dt.date(2024, 3, 31)  # of a change that another one follows
NOTICED = dt.date(2026, 6, 26)  # the first day of the notices that are open


def sentence_change(sampler: Sampler) -> Record:
    """A commutation or a parole, from the proposal to the ruling."""
    rng = sampler.rng
    parole = rng.random() < PAROLE
    if sampler.changed and not parole and rng.random() < AGAIN:
        return _decided(sampler, *_again(sampler), parole=False)
    court, person, conviction = _convicted(sampler, parole=parole)
    begins, ends = conviction["term"]["from"], conviction["term"]["to"]
    proposed = begins + (ends - begins) * 3 // 4 if parole else shift(conviction["delivered"], rng.randint(25, 34))
    made = {"person": person, "conviction": conviction}
    if rng.random() < OPEN:
        return _open(sampler, court, made, parole=parole)
    return _decided(sampler, court, made, ends, proposed, parole=parole)


def _again(sampler: Sampler) -> tuple[Court, Record, dt.date, dt.date]:
    """A sentence that was changed before: court, what every change of it says, the day on which it ends now, and that of the proposal."""
    court, before = sampler.changed.pop()
    decision = before["decision"]
    made = {key: before[key] for key in ("person", "conviction")}
    made["term_before"] = {"from": before["conviction"]["term"]["from"], "to": decision["term_to"]}
    made["previous"] = [before["id"]]
    return court, made, decision["term_to"], shift(decision["date"], sampler.rng.randint(17, 20))


def _convicted(sampler: Sampler, *, parole: bool) -> tuple[Court, Record, Record]:
    """Who was convicted, where and of what: in a judgment of the corpus, or in one that is not here."""
    rng = sampler.rng
    if sampler.convictions and not parole:
        court, first, months = sampler.convictions.pop()
        sentence = first["sentences"][0]
        who, causes, earlier = sentence["person"], first["causes"], first["case_number"]
        begins, convicted, effective = sentence["term"]["from"], first["decided"], first["effective"]
        outcome, sex, born = first["outcome"], first["parties"][0]["sex"], first["parties"][0]["born"]
    else:
        court, months, who, causes = rng.choice(COURTS), rng.randint(60, 84), masked(rng), [rng.choice(CRIMINAL).key]
        begins = dt.date(rng.randint(2015, 2020), rng.randint(1, 12), rng.randint(2, 28))
        convicted = begins + dt.timedelta(days=rng.randint(90, 200))
        effective = convicted + dt.timedelta(days=18)
        earlier = sampler.number(court.key, court.short, convicted.year, "刑初", "刑初")
        outcome, sex, born = f"有期徒刑{term(months)}", rng.choice(("male", "female")), rng.randint(1955, 1992)
    conviction = {
        "case_number": earlier,
        "court": court.key,
        "decided": convicted,
        "causes": causes,
        "sentence": outcome,
        "penalty": "fixed-term",
        "length": period(months),
        "term": {"from": begins, "to": shift(begins, months) - dt.timedelta(days=1)},
        "delivered": effective + dt.timedelta(days=rng.randint(10, 25)),
    }
    return court, {"name": who, "sex": sex, "born": born}, conviction


def _decided(
    sampler: Sampler, court: Court, about: Record, ends: dt.date, proposed: dt.date, *, parole: bool
) -> Record:
    rng, who = sampler.rng, about["person"]["name"]
    docketed = proposed + dt.timedelta(days=rng.randint(5, 14))
    posted = docketed + dt.timedelta(days=2)
    decided = docketed + dt.timedelta(days=rng.randint(16, 28))
    made = _record(sampler, court, parole, who, docketed) | about
    taken = rng.randint(3, 8)
    made["property_duties"] = {"fulfilment": "full"}
    made["proposal"] = {
        "conduct": ["repentance"],
        "basis": BASIS,
        "by": court.prison,
        "date": proposed,
    }
    made["docketed"] = docketed
    made["notice"] = {
        "from": posted,
        "to": posted + dt.timedelta(days=4),
        "objections": 0,
        "how": f"可向{court.above_name}书面提出意见",
    }
    made["hearing"] = {
        "held": True,
        "announced": docketed + dt.timedelta(days=3),
        "date": docketed + dt.timedelta(days=rng.randint(9, 14)),
    }
    made["panel"] = sampler.panel()
    drawn = rng.random()
    outcome = "refused" if drawn < REFUSED else "adjusted" if drawn < ADJUSTED and not parole else "granted"
    made["decision"] = {"outcome": outcome, "date": decided}
    if outcome != "granted":
        made["decision"]["reasons"] = "该犯履行财产性判项不积极，执行机关的建议不适当。"
    if not parole:
        made["proposal"]["reduction"] = period(taken + (outcome == "adjusted"))
    if outcome == "refused":
        order = f"对罪犯{who}不予{'假释' if parole else '减刑'}。"
    elif parole:
        made["decision"]["test_period"] = {"from": decided, "to": ends}
        order = f"对罪犯{who}予以假释，假释考验期限自{said(decided)}起至{said(ends)}止。"
    else:
        made["decision"] |= {"reduction": period(taken), "term_to": shift(ends, -taken)}
        order = f"对罪犯{who}减去有期徒刑{term(taken)}，刑期至{said(shift(ends, -taken))}止。"
        if decided < LAST and shift(decided, 34) < shift(ends, -taken):
            sampler.changed.append((court, made))
    made["statutes"] = [{"law": "刑法", "article": article} for article in ((81, 82) if parole else (78, 79))]
    made["source"] = SITE["sentence-change"] | {"published": decided + dt.timedelta(days=rng.randint(2, 6))}
    made["sample"] = True
    made["body"] = _body(sampler, court, made, order)
    return made


def _open(sampler: Sampler, court: Court, about: Record, *, parole: bool) -> Record:
    """A proposal to which anybody may object on the day of the benchmark."""
    rng, who, word = sampler.rng, about["person"]["name"], "假释" if parole else "减刑"
    posted = NOTICED + dt.timedelta(days=rng.randint(0, 4))
    made = _record(sampler, court, parole, who, posted) | about
    made["title"], made["title_en"] = (
        f"{who}{word}一案公示",
        f"Notice of a proposal: {'parole' if parole else 'commutation'}",
    )
    made["summary"] = f"虚构示例。{court.above_name}公示对罪犯{who}的{word}建议。"
    made["property_duties"] = {"fulfilment": "full"}
    made["proposal"] = {"conduct": ["repentance"], "basis": BASIS, "by": court.prison, "date": shift(posted, -1)}
    if not parole:
        made["proposal"]["reduction"] = period(rng.randint(3, 8))
    made["docketed"] = posted - dt.timedelta(days=2)
    made["notice"] = {"from": posted, "to": posted + dt.timedelta(days=4), "how": f"可向{court.above_name}书面提出意见"}
    made["source"] = SITE["sentence-change"] | {"published": posted}
    made["sample"] = True
    made["body"] = f"{court.above_name}公示对罪犯{who}的{word}建议，公示期五日。\n{BASIS}"
    return made


def _record(sampler: Sampler, court: Court, parole: bool, who: str, docketed: dt.date) -> Record:
    word = "假释" if parole else "减刑"
    return {
        "id": sampler.id(),
        "kind": "sentence-change",
        "title": f"{who}{word}刑事裁定书",
        "title_en": f"Ruling on {'parole' if parole else 'commutation'}",
        "summary": f"虚构示例。{court.above_name}对罪犯{who}裁定{word}。",
        "measure": "parole" if parole else "commutation",
        "case_number": sampler.number(court.above, court.above_short, docketed.year, "刑更", "刑执"),
        "decided_by": court.above,
        "executing_body": court.prison,
    }


def _body(sampler: Sampler, court: Court, made: Record, order: str) -> str:
    rng, old, who = sampler.rng, made["conviction"], made["person"]["name"]
    picker = Picker(rng)
    picker.people = [f"罪犯{who}", "同监舍人员", "监区民警"]
    word = "假释" if made["measure"] == "parole" else "减刑"
    heads = [
        court.above_name,
        "刑事裁定书",
        made["case_number"],
        f"罪犯{who}，{'男' if made['person']['sex'] == 'male' else '女'}，{made['person']['born']}年出生，汉族，现在监狱服刑。",
        f"{court.name}于{said(old['decided'])}作出{old['case_number']}刑事判决，认定{who}犯{old['causes'][0]}，判处{old['sentence']}。刑期自{said(old['term']['from'])}起至{said(old['term']['to'])}止。判决发生法律效力后，于{said(old['delivered'])}交付执行。",
        f"执行机关提出{word}建议，本院于{said(made['docketed'])}立案，自{said(made['notice']['from'])}至{said(made['notice']['to'])}公示，公示期间未收到不同意见。本院依法组成合议庭，公开开庭审理，现已审理终结。",
    ]
    tail = [
        f"本院认为，罪犯{who}在服刑期间{rng.choice(LISTS['trait'])}，确有悔改表现，符合{word}条件。依照《中华人民共和国刑法》的有关规定，裁定如下：",
        order,
        "本裁定送达后即发生法律效力。",
        *(f"{'审判长' if one['role'] == 'presiding-judge' else '审判员'}　{one['name']}" for one in made["panel"][:3]),
        written(made["decision"]["date"]),
        f"书记员　{made['panel'][3]['name']}",
    ]
    left = max(sampler.length(1570) - sum(map(len, heads + tail)), 200)
    found = picker.paragraphs(CONDUCT, left)
    found[0] = f"经审理查明，{found[0]}"
    return "\n".join([*heads, *found, *tail])
