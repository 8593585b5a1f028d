"""A site of a few records with the project's own words, before it is pages; no MkDocs, no files."""

import datetime as dt
from operator import attrgetter

from export.factories import make_shell
from factories import record
from subjects import parsed, words

from build_scripts.catalog.catalog import join
from build_scripts.catalog.summary import summary_of
from build_scripts.content.languages import languages_of
from build_scripts.pages.renderer import Renderer
from build_scripts.pages.site import Site

AS_OF = dt.date(2026, 11, 20)
LANGUAGES = ("zh", "en")


def site_of(*several):
    """A site that shows records, each given as it differs from the smallest of its kind; and their summaries, in the same order."""
    summaries = []
    for number, fields in enumerate(several):
        given = dict(fields)
        entry, problems = parsed(
            record(given.pop("kind", "judgment"), given.pop("status", "published"), id=f"bcdfghj{number + 2}", **given)
        )
        assert entry, problems
        summaries.append(summary_of(entry, f"records/{number}.yml", LANGUAGES))
    catalog, problems = join(summaries, words(), AS_OF)
    assert problems == []
    renderer = Renderer({}, words(), languages_of(LANGUAGES, {"zh": {"tag": "zh-Hans"}}))
    shells = {language: make_shell(language) for language in LANGUAGES}
    keys, seen = ({one.id: told(one) for one in summaries} for told in (attrgetter("id"), repr))
    return Site(catalog, renderer, shells, AS_OF, keys=keys, seen=seen), summaries
