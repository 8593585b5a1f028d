"""The smallest sites that an export can be made of; no MkDocs, no templates, no files."""

import datetime as dt
import pickle
import random
from types import SimpleNamespace

from factories import identifier
from project import WRITTEN

from build_scripts.catalog.catalog import join
from build_scripts.catalog.summary import RecordSummary
from build_scripts.content.languages import languages_of
from build_scripts.content.vocabulary import Vocabulary
from build_scripts.content.vocabulary_item import VocabularyItem
from build_scripts.export import registry
from build_scripts.export.context import context_of
from build_scripts.pages.renderer import Renderer
from build_scripts.pages.shell import Shell
from build_scripts.pages.site import Site

AS_OF = dt.date(2024, 6, 1)
URL = "https://example.org/open/"
COURT = "京0105"


def make_vocabulary():
    def term(key, zh, en, slug, **extra):
        return VocabularyItem(key=key, names={"zh": zh, "en": en}, slug=slug, extra=extra)

    return Vocabulary(
        {
            "regions": {"北京": term("北京", "北京市", "Beijing", "bei-jing")},
            "courts": {
                COURT: term(COURT, "北京市朝阳区人民法院", "Chaoyang District Court", COURT, region="北京"),
                "京01": term("京01", "北京市第一中级人民法院", "Beijing First Court", "京01", region="北京"),
            },
            "prisons": {"燕城": term("燕城", "燕城监狱", "Yancheng Prison", "yan-cheng", region="北京")},
            "causes": {"盗窃罪": term("盗窃罪", "盗窃罪", "Theft", "dao-qie-zui")},
        },
        *WRITTEN,
    )


def make_shell(language, url=URL):
    return Shell(
        language=language,
        site_name={"zh": "司法公开门户", "en": "Openness portal"}[language],
        description="",
        site_url=url,
        pieces=("",),
        csp="",
        fragments=(),
        assets={},
    )


def make_summary(serial=0, /, **fields):
    given = fields.pop("id", identifier(serial))
    fields.setdefault("kind", "judgment")
    fields.setdefault("document_class", "judgment" if fields["kind"] == "judgment" else "")
    fields.setdefault("status", "published")
    fields.setdefault("language", "zh")
    fields.setdefault("source", f"records/{given}.yml")
    if fields["status"] == "published":
        titles = {"zh": (f"判决书{serial}", "zh"), "en": (f"Judgment {serial}", "en")}
        fields.setdefault("titles", titles)
        fields.setdefault("date", "2023-03-01")
    return RecordSummary(id=given, **fields)


HEAVY = frozenset({"parquet", "sqlite"})  # which take their time; their own tests ask for them


def make_site(summaries=(), languages=("zh", "en"), url=URL, as_of=AS_OF, off=HEAVY):
    vocabulary = make_vocabulary()
    catalog, _problems = join(summaries, vocabulary, as_of)
    renderer = Renderer({}, vocabulary, languages_of(languages, {"zh": {"tag": "zh-Hans"}}))
    shells = {language: make_shell(language, url) for language in languages}
    keys = {summary.id: repr(summary) for summary in catalog.records}
    return Site(catalog, renderer, shells, as_of, keys=keys, seen=keys, formats_off=off)


LINKED = {
    "previous": ["bcdfghj5", "bcdfghj4"],
    "related": [{"id": "bcdfghj5", "relation": "cites"}],
    "other": "bcdfghj5",
}


def wholes(keys):
    return {key: {"id": "bcdfghj2", **LINKED} if "id='bcdfghj2'" in key else {} for key in keys}


TEXT = "第一段。\n\n第二段。"


def documents(keys):
    return {key: SimpleNamespace(body=TEXT if "status='published'" in key else "") for key in keys}


def make_context(site, documents=documents):
    return context_of(site, documents, wholes)


def all_files(site, pages=()):
    return registry.files(site, make_context(site), pages)


def make_files(site, parts):
    """Path → bytes, each part made as a worker makes it: from what was sent to it."""
    context = pickle.dumps(make_context(site))
    return dict(file for part in parts for file in made_of(context, pickle.dumps(part.make)))


def made_of(context, make):
    """The files of a part, from what was sent to a worker."""
    return pickle.loads(make)(pickle.loads(context))  # noqa: S301 - our own bytes


def shuffled(summaries, seed=1):
    summaries = list(summaries)
    random.Random(seed).shuffle(summaries)  # noqa: S311 - an order, no secret
    return summaries


SECRET = "保密某某"  # noqa: S105 - a name that must not leave the site


def mixed():
    """One record of each sort that exports treat differently; what must not leave the site says `SECRET`."""
    hidden = {"zh": (SECRET, "zh"), "en": (SECRET, "zh")}
    common = {"organs": (COURT,), "causes": ("盗窃罪",)}
    return [
        make_summary(
            1,
            id="bcdfghj2",
            sample=True,
            number="（2023）京0105刑初1号",
            published="2023-03-22",
            **common,
            summaries={"zh": ("摘要", "zh"), "en": ("摘要", "zh")},
            result="convicted",
            related=(
                ("bcdfghj5", "cites"),
                ("bcdfghj6", "cites"),
                ("bcdfghj7", "enforces"),
                ("bcdfghj4", "cites"),
            ),
            corrections=(("2023-05-01", "technical", "错字", {"en": "A typo"}),),
        ),
        make_summary(
            2,
            id="bcdfghj3",
            status="withheld",
            number="（2023）京0105刑初2号",
            date="2023-04-01",
            organs=(COURT,),
            reason="juvenile-crime",
        ),
        make_summary(
            3,
            id="bcdfghj4",
            status="withdrawn",
            number="（2019）京0105刑初3号",
            date="2019-01-02",
            organs=(COURT,),
            reason="request",
            events=(("2019-01-02", "Decided", ""), ("2024-02-03", "Withdrawn", "")),
        ),
        make_summary(4, id="bcdfghj5", status="sealed", titles=hidden, number=SECRET, organs=("京01",)),
        make_summary(5, id="bcdfghj6", kind="hearing", titles=hidden, expires="2024-05-31", organs=("京01",)),
        make_summary(6, id="bcdfghj7", kind="enforcement", titles=hidden, date="2024-05-01", **common),
        make_summary(7, id="bcdfghj8", kind="enforcement", status="withdrawn", number=SECRET, date="2024-05-01"),
        make_summary(8, id="bcdfghj9", kind="hearing", titles=hidden, expires="2025-01-01"),
    ]
