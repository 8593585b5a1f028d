"""The records of which the ledgers are measured: each stands as often as a size wants, and is known as a record of its own."""

from benchmarks.ledgers import multiplied
from build_scripts.build.gather import Gathered
from build_scripts.catalog.summary import RecordSummary
from build_scripts.checks.record_facts import RecordFacts, of_files


def gathered():
    summaries = [
        RecordSummary(
            id=identifier,
            kind="judgment",
            status="published",
            source=f"records/judgments/2023/{identifier}.yml",
            number=f"（2023）京0105刑初{number}号",
            related=((other, "appeal"),),
        )
        for number, identifier, other in ((1, "7k2m9xqd", "8k2m9xqd"), (2, "8k2m9xqd", "7k2m9xqd"))
    ]
    own = {one.id: f"key {one.id}" for one in summaries}
    facts = of_files({one.source: RecordFacts(facts={"previous": one.id}) for one in summaries})
    return Gathered(None, "", own, own, summaries, facts, 2, [], None)


def test_every_copy_is_a_record_of_its_own_beside_copies_of_its_neighbours():
    made = multiplied(gathered(), 3)
    ids = {one.id for one in made.summaries}
    assert len(ids) == len(made.summaries) == made.inputs == 6
    assert ids == made.keys.keys() == made.seen.keys(), "or its pages cannot be planned"
    assert len({one.source for one in made.summaries}) == len(made.summaries)
    assert len({one.number for one in made.summaries}) == 6
    for one in made.summaries:
        assert one.related[0][0] in ids - {one.id}
        assert made.facts(one).facts["previous"] == one.id
