"""Where an entry stands among those of its day tells nothing of the record."""

import datetime as dt
import json

from build_scripts.publish.log.append import Public, append


def test_the_entries_of_a_day_are_not_in_the_order_of_the_ids(tmp_path):
    """Or a closed one would lie between the ids of its neighbours, and so would the tombstone that it belongs to."""
    ids = [f"bcdfgh{one}{two}" for one in "bcdfghjk" for two in "bcdfghjk"]
    append(
        tmp_path / "log",
        [Public(one, "judgment", "published", "", {"id": one}) for one in ids],
        dt.date(2024, 6, 1),
        "x",
    )
    found = [json.loads((tmp_path / "log" / "openings" / f"{one}.json").read_text())[0]["index"] for one in ids]
    assert sorted(found) == list(range(len(ids)))
    assert found != sorted(found)
