"""The publication log brought up to the content: what `portal log` does.

Takes a config and a key; examines the content as `check` does, and appends what is new of the records that are public on the day. The
store keeps what was read for the build that follows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from build_scripts.build import tasks
from build_scripts.build.findings import examined, placed
from build_scripts.build.gather import gather
from build_scripts.build.result import BuildResult
from build_scripts.build.store.store import Store
from build_scripts.build.workers import WorkerPool
from build_scripts.content.message import Message
from build_scripts.content.problem import has_errors
from build_scripts.export.whole_record import without_links
from build_scripts.publish.log.append import Public, append, must_be_whole
from build_scripts.publish.log.earlier import earlier
from build_scripts.publish.log.keys import PrivateKey
from build_scripts.publish.log.log_error import LogError
from build_scripts.publish.site_lock import only_build_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from build_scripts.build.config import BuildConfig
    from build_scripts.catalog.catalog import Catalog
    from build_scripts.catalog.publication_log import Opening

KEY = "PORTAL_LOG_KEY"  # the variable that holds the private key


def log(config: BuildConfig, secret: str) -> BuildResult:
    """Append to the log; nothing is written where the content has errors.

    Args:
        config: what is published, and for which site, since that has the store.
        secret: the private key in the format of notes or PEM; empty for none.

    Raises:
        LogError: log or key are not as they should be.
        PublishError: a build is at work.
    """
    origin, key = key_of(config, secret)
    must_be_whole(config.log, origin, config.as_of)
    with only_build_of(config.site) as scratch, WorkerPool(config.jobs, config.executor) as pool:
        config = replace(config, scratch=scratch)
        with Store((config.cache if config.cached else scratch) / "made.sqlite") as store:
            gathered = gather(config, pool, store)
            known, _log, summary, found = examined(config, gathered)
            problems = placed(found, config, gathered)
            if has_errors(problems):
                return BuildResult({"inputs": summary["inputs"], "entries": 0}, problems)
            public = public_records(known.catalog, gathered.keys, store.path)
    words = gathered.renderer.vocabulary

    def before(record: Public, opening: Opening) -> Mapping[str, Any] | None:
        return earlier(config.content, record.source, opening, words)

    made = append(config.log, public, config.as_of, origin, key, earlier=before)
    figures = {
        "inputs": summary["inputs"],
        "entries": sum(made.events.values()),
        **dict(sorted(made.events.items())),
        "closed": made.closed,
        "size": made.size,
        "signed": made.signed,
    }
    return BuildResult(figures, problems)


def key_of(config: BuildConfig, secret: str) -> tuple[str, PrivateKey | None]:
    """The name of the log and the key that signs it, which must be those of mkdocs.yml.

    Raises:
        LogError: they are not.
    """
    origin, stated = config.log_origin, config.log_key
    if not origin:
        raise LogError(Message("mkdocs.yml gives the log no name; `extra.log.origin` does"))
    if not secret.strip():
        if stated:
            raise LogError(
                Message("mkdocs.yml states the log's key, and {variable} does not hold its secret part", variable=KEY)
            )
        return origin, None
    key = PrivateKey.read(secret.strip(), origin)
    if key.name != origin:
        raise LogError(Message("the key has another name than the log's origin"))
    if stated and stated.strip() != str(key.public):
        raise LogError(Message("the key in {variable} is not the one that mkdocs.yml states", variable=KEY))
    return origin, key


def public_records(catalog: Catalog, keys: dict[str, str], store: str) -> list[Public]:
    """Every record that is public, with its content.

    Args:
        catalog: the records that are shown.
        keys: record id → under which the store keeps it.
        store: its file.

    Raises:
        TornError: the store has lost a record.
    """
    wholes = tasks.wholes_of(store, [keys[record.id] for record in catalog.records])
    return [
        Public(
            record.id,
            record.kind,
            record.status,
            record.source,
            without_links(wholes[keys[record.id]], record.pointed_at),
        )
        for record in catalog.records
    ]
