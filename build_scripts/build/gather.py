"""Everything that the content holds, read once.

Takes a config; gives the summaries of all records, what the rules found in them, and the renderer with vocabulary and templates. A file
that nobody touched since the last build is not opened; one that did not change is not prepared again.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from build_scripts.build import tasks
from build_scripts.build.reuse.fingerprint import of, of_code, of_files
from build_scripts.build.reuse.source_index import Entry, SourceIndex
from build_scripts.build.workers import WorkerPool, pack
from build_scripts.checks import published_bytes
from build_scripts.content import files, vocabulary
from build_scripts.content.labels import OWN, SHIPPED
from build_scripts.content.languages import languages_of
from build_scripts.model.kinds import BY_FOLDER
from build_scripts.pages import shell
from build_scripts.pages.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.reuse.store import Keeps
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import RecordFacts
    from build_scripts.content.languages import Languages
    from build_scripts.content.problem import Problem


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that was read.

    Attributes:
        renderer: templates, vocabulary, languages.
        version: of them and of the code.
        keys: record id → where the store keeps what was made of it.
        summaries: of all records without errors.
        facts: file → what the rules over several records need of it.
        inputs: how many files there were.
        problems: what was found in any of them.
        index: what is known of every file now.
    """

    renderer: Renderer
    version: str
    keys: dict[str, str]
    summaries: list[RecordSummary]
    facts: dict[str, RecordFacts]
    inputs: int
    problems: list[Problem]
    index: SourceIndex


def gather(config: BuildConfig, pool: WorkerPool, store: Keeps | None, last: SourceIndex | None = None) -> Gathered:
    """Read every file that is not as the last build knew it; prepare those that changed.

    Args:
        config: what is to be built.
        pool: does the work.
        store: what earlier builds made; None makes no pages.
        last: the index of the build before in this process.
    """
    problems = by_hand(config) if store is None or config.names else []
    store = None if problems else store  # which must not keep what was found
    languages = site_languages(config.root, config.settings)
    words_key, words, wrong = words_of(config, store, languages)
    problems += wrong
    renderer = Renderer(templates_of(config.root), words, languages)
    version = of(of_code(), words_key, of_languages(languages), sorted(renderer.templates.items()))
    sources, misplaced = files.record_files(config.content, BY_FOLDER)
    problems += misplaced
    index = SourceIndex(store, version, sources, config.as_of, last)
    entries = {source: index.get(source) for source in sources if index.knows(source) and not config.names}
    unread = [
        (source, known.key if (known := index.get(source)) else "") for source in sources if source not in entries
    ]
    common = (
        str(config.content.absolute()), version, pack(renderer), store is not None, config.names, config.as_of.isoformat()
    )  # fmt: skip
    for done, chunk in pool.map(tasks.prepare_files, unread, *common):
        config.progress("read", len(entries) + done, len(sources))
        for source, key, prepared, secret, _rows in chunk:
            problems += secret
            entries[source] = Entry(key, prepared, config.as_of) if prepared else index.get(source)
        if store:
            store.put(row for read in chunk for row in read.rows)
    found = [entry for entry in entries.values() if entry]
    problems += [problem for entry in found for problem in entry.prepared.problems]
    whole = [(entry.key, entry.prepared.summary) for entry in found if entry.prepared.summary]
    if store:
        index.write(store, {entry.prepared.source: entry for entry in found if entry.prepared.summary})
    inputs = len(sources) + sum(misplacement.path.count("/") > 0 for misplacement in misplaced)
    keys = {summary.id: key for key, summary in whole}
    summaries = [summary for _key, summary in whole]
    facts = {entry.prepared.source: entry.prepared.facts for entry in found if entry.prepared.facts}
    return Gathered(renderer, version, keys, summaries, facts, inputs, problems, index)


def by_hand(config: BuildConfig) -> list[Problem]:
    """What stands in the settings, hand-written pages and vocabularies and must not; a build finds it in what it publishes, too."""
    folders = [config.part("pages"), config.part("vocabulary"), config.root / OWN]
    files = [*config.root.glob("mkdocs*.yml"), *(path for folder in folders for path in folder.rglob("*"))]
    return [
        found
        for path in sorted(files)
        if path.is_file()
        for found in published_bytes.check_source(path.as_posix(), path.read_bytes(), config.names)
    ]


def words_of(
    config: BuildConfig, store: Keeps | None, languages: Languages
) -> tuple[str, vocabulary.Vocabulary, list[Problem]]:
    """The fingerprint of the vocabulary, the vocabulary, and what is wrong with it."""
    folder = config.part("vocabulary")
    key = f"vocabulary {of(of_code(), of_languages(languages), of_files(folder.glob('*.yml')))}"
    if store and (known := store.get([key]).get(key)):
        return key, vocabulary.undump(known), []
    words, problems = vocabulary.read(folder, languages)
    if store and not problems:
        store.put([(key, words.dump())])
    return key, words, problems


def site_languages(root: Path, settings: Mapping[str, Any] | None = None) -> Languages:
    """The languages of the site, from `extra.languages` in mkdocs.yml; what they are called is in each one's own file.

    Args:
        root: the folder of mkdocs.yml.
        settings: what `extra` there says, where it was read already.

    Raises:
        ValueError: Babel knows no such language.
        FileNotFoundError: there are no words for one.
    """
    extra = shell.settings(root) if settings is None else settings
    first, *others = extra.get("languages") or SHIPPED[:1]
    details = {first: extra.get("language") or {}}
    for code in others:
        name = f"mkdocs.{code}.yml"
        details[code] = (shell.settings(root, name) if (root / name).is_file() else {}).get("language") or {}
    return languages_of((first, *others), details, root, extra.get("record_language"))


def of_languages(languages: Languages) -> str:
    """Of all that a site says of its languages."""
    return of(languages.usual, *([*asdict(language).values()] for language in languages.each))


def templates_of(root: Path) -> dict[str, str]:
    """The templates of records and lists, by name."""
    folder = root / "overrides" / "records"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html"))}
