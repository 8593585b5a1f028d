"""Every setting of mkdocs.yml that is ours, looked at before a record is read.

Takes a config; raises what the part of the program that uses a setting says of it, so that `portal check` and `portal build` refuse the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.catalog.ledgers import sealed
from build_scripts.content import settings
from build_scripts.content.site_languages import site_languages
from build_scripts.export import formats
from build_scripts.model.kinds import kinds_of
from build_scripts.pages import contact, hub, shell_maker
from build_scripts.publish import hosting

if TYPE_CHECKING:
    from build_scripts.build.config import BuildConfig


def must_be_in_order(config: BuildConfig) -> None:
    """Read each of them as it will be read.

    Raises:
        ValueError: one of them says what it cannot; the message names the file and the setting.
        FileNotFoundError: there are no words for a language.
    """
    extra = config.settings
    languages = site_languages(config.root, extra)
    kinds_of(extra)
    formats.formats_off(extra)
    hub.portals(extra, languages.codes)
    sealed.by_year(extra, config.as_of)
    settings.promise_days(extra)
    settings.releases(extra)
    hosting.profile_of(extra.get("hosting"))
    shell_maker.chosen(extra)
    for path in sorted(config.root.glob("mkdocs*.yml")):
        contact.checked(settings.settings(config.root, path.name).get("contact"))
