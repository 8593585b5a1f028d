"""Everything that the content holds, read once.

Takes a config; gives the summaries of all records, what the rules found in them, and the renderer with vocabulary and templates. A file
that nobody touched since the last build is not opened; one that did not change is not prepared again.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from build_scripts.build.config import PARTS
from build_scripts.build.reading import Read, prepare_files
from build_scripts.build.reuse.fingerprint import of, of_code
from build_scripts.build.reuse.fingerprint import of_files as fingerprint_of_files
from build_scripts.build.reuse.source_index import Entry, SourceIndex
from build_scripts.build.store.stored_facts import StoredFacts
from build_scripts.build.store.stored_summary import StoredSummaries
from build_scripts.build.workers import WorkerPool, pack
from build_scripts.checks import published_bytes
from build_scripts.checks.record_facts import of_files
from build_scripts.content import files, placeholders, shipped, vocabulary
from build_scripts.content.labels import OWN
from build_scripts.content.problem import Problem, has_errors
from build_scripts.content.settings_form import misspelt
from build_scripts.content.site_languages import site_languages
from build_scripts.model.kinds import BY_FOLDER, kinds_of
from build_scripts.pages.renderer import Renderer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from build_scripts.build.config import BuildConfig
    from build_scripts.build.store.store import Keeps
    from build_scripts.catalog.summary import RecordSummary
    from build_scripts.checks.record_facts import FactsOf
    from build_scripts.content.languages import Languages


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that was read.

    Attributes:
        renderer: templates, vocabulary, languages.
        version: of them and of the code.
        keys: record id → where the store keeps what was made of it.
        seen: record id → digest of what others see of it.
        summaries: of all records without errors.
        facts: gives what the rules over several records need of one.
        inputs: how many files there were.
        problems: what was found in any of them.
        index: what is known of every file now.
    """

    renderer: Renderer
    version: str
    keys: dict[str, str]
    seen: dict[str, str]
    summaries: list[RecordSummary]
    facts: FactsOf
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
    problems = [found for name in PARTS for found in files.not_plain(config.part(name))]
    problems += by_hand(config) if store is None or config.names else []
    store = None if has_errors(problems) else store  # which must not keep what was found
    languages = site_languages(config.root, config.settings)
    words_key, words, wrong = words_of(config, store, languages)
    problems += wrong
    kinds = kinds_of(config.settings)
    renderer = Renderer(templates_of(config.root), words, languages, kinds)
    version = of(
        of_code(), words_key, of_languages(languages), sorted(renderer.templates.items()), *(kind.key for kind in kinds)
    )
    unused = [kind.folder for kind in BY_FOLDER.values() if kind not in kinds]
    sources, misplaced = files.record_files(config.content, BY_FOLDER, unused)
    problems += misplaced
    stored = StoredSummaries(store) if store else None
    index = SourceIndex(store, stored, version, sources, config.as_of, last)
    entries = {source: index.get(source) for source in sources if index.knows(source) and not config.names}
    unread = [
        (source, known.key if (known := index.get(source)) else "") for source in sources if source not in entries
    ]
    common = (
        str(config.content.absolute()), version, pack(renderer), store is not None, config.names, config.as_of.isoformat(),
        config.faulty,
    )  # fmt: skip
    untouched = len(entries)
    for done, chunk in pool.map(prepare_files, unread, *common):
        config.progress("read", untouched + done, len(sources))
        if store:
            store.put(row for read in chunk for row in read.rows)
        for read in chunk:
            problems += read.secret
            entries[read.source] = _entry(read, config.as_of, stored) or index.get(read.source)
    found = {source: entry for source in sources if (entry := entries.pop(source, None))}
    problems += [problem for entry in found.values() for problem in entry.problems]
    whole = {entry.summary.source: entry for entry in found.values() if entry.summary}
    del found  # which takes a hundred megabytes where there are a million
    if store:  # which has the facts of all but those in which a name was found
        index.write(store, {source: entry for source, entry in whole.items() if not entry.facts})
    inputs = len(sources) + sum(misplacement.path.count("/") > 0 for misplacement in misplaced)
    summaries = [entry.summary for entry in whole.values() if entry.summary]
    keys = {summary.id: entry.key for summary, entry in zip(summaries, whole.values(), strict=True)}
    seen = {summary.id: entry.seen for summary, entry in zip(summaries, whole.values(), strict=True)}
    facts = _facts(whole, store)
    return Gathered(renderer, version, keys, seen, summaries, facts, inputs, problems, index)


def _entry(read: Read, checked: dt.date, summaries: StoredSummaries | None) -> Entry | None:
    """What is known now of a file that was not as the last build knew it."""
    if read.known is None:
        return None
    seen, problems, values, summary, facts = read.known
    summary = summaries.of(read.key, values) if summaries and values else summary
    return Entry(read.key, summary, problems, checked, seen, facts)


def _facts(entries: Mapping[str, Entry], store: Keeps | None) -> FactsOf:
    """The facts of each record that was read."""
    unstored = {source: entry.facts for source, entry in entries.items() if entry.facts}
    return StoredFacts(store, unstored).of if store else of_files(unstored)


def by_hand(config: BuildConfig) -> list[Problem]:
    """What stands in the settings, hand-written pages and vocabularies and must not; a build finds it in what it publishes, too."""
    settings, pages = sorted(config.root.glob("mkdocs*.yml")), sorted(config.part("pages").rglob("*"))
    files = [*settings, *pages, *config.part("vocabulary").rglob("*"), *(config.root / OWN).rglob("*")]
    found = [
        found
        for path in sorted(files)
        if path.is_file()
        for found in published_bytes.check_source(path.as_posix(), path.read_bytes(), config.names)
    ]
    found += [one for path in settings for one in misspelt(path.read_text(encoding="utf-8-sig"), path.name)]
    return [*found, *placeholders.unfilled(config.root, (*settings, *(page for page in pages if page.suffix == ".md")))]


def words_of(
    config: BuildConfig, store: Keeps | None, languages: Languages
) -> tuple[str, vocabulary.Vocabulary, list[Problem]]:
    """The fingerprint of the vocabulary, the vocabulary, and what is wrong with it."""
    folder = config.part("vocabulary")
    ours = shipped.vocabulary(folder)
    files = [path for source in (ours, folder) if source for path in source.glob("*.yml") if path.is_file()]
    key = f"vocabulary {of(of_code(), of_languages(languages), fingerprint_of_files(files))}"
    if store and (known := store.get([key]).get(key)):
        return key, vocabulary.undump(known), []
    words, problems = vocabulary.read(folder, languages, ours)
    if store and not problems:
        store.put([(key, words.dump())])
    return key, words, problems


def of_languages(languages: Languages) -> str:
    """Of all that a site says of its languages."""
    return of(languages.usual, *([*asdict(language).values()] for language in languages.each))


def templates_of(root: Path) -> dict[str, str]:
    """The templates of records and lists, by name; a project's own go before those that the package carries."""
    files = shipped.files(root, f"{shipped.OVERRIDES}/records")
    return {name: path.read_text(encoding="utf-8") for name, path in sorted(files.items()) if name.endswith(".html")}
