"""Templates, words and names: everything that turns plain data into HTML.

Takes the text of the templates and the vocabulary, both already read; gives HTML fragments. A `Renderer` is plain data and
can be sent to another process or machine; each compiles the templates that it uses.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import FunctionLoader, StrictUndefined

from build_scripts.model.kinds import KINDS, Kind
from build_scripts.pages.page import base_of, prefix
from build_scripts.pages.pictures.functions import functions
from build_scripts.pages.stacked_tables import stacked
from build_scripts.pages.template_compiler import Templates
from build_scripts.pages.wording import HOME, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment

    from build_scripts.content.languages import Languages
    from build_scripts.content.vocabulary import Vocabulary


@dataclass(frozen=True)
class Renderer:
    """Everything that a fragment depends on besides its own data.

    Attributes:
        templates: name below `overrides/records/` → source text.
        vocabulary: names of courts, causes and so on.
        site_languages: with their words; the first one is at the root of the site.
        kinds: those that the site publishes.
    """

    templates: Mapping[str, str]
    vocabulary: Vocabulary
    site_languages: Languages
    kinds: tuple[Kind, ...] = tuple(KINDS.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages of the site, the first one at its root."""
        return self.site_languages.codes

    def render(self, template: str, language: str, path: str, **data: Any) -> str:
        """Render a template.

        Args:
            template: its name, such as `judgment.html`.
            language: of the page.
            path: of the page below the language's root; addresses are made relative to it.
            data: what the template names.
        """
        folder = prefix(language, self.languages)
        base = base_of(folder + path)
        html = self._environments[language].get_template(template).render(base=base, path=path, **data)
        return stacked(html.replace(HOME, base + folder))

    @cached_property
    def _environments(self) -> dict[str, Environment]:
        return {language: self._environment(language) for language in self.languages}

    def _environment(self, language: str) -> Environment:
        words = Wording(language, self.site_languages, self.vocabulary)
        environment = Templates(
            loader=FunctionLoader(lambda name: _said(self.templates[name], words.say)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,  # all of them
            extensions=["jinja2.ext.i18n"],
        )
        environment.globals.update(
            words.functions | functions(words), home=HOME, language=language, languages=self.languages
        )
        environment.filters.update(words.filters, path=quote)
        return environment


_WORD = re.compile(r"""\b_\(("[^"\\%]*"|'[^'\\%]*')\)""")


def _said(source: str, say: Callable[[str], str]) -> str:
    """A template with its plain words already in the language, since asking for each on every page takes half the time."""
    source = source.replace("{{ home }}", HOME)
    return _WORD.sub(lambda match: json.dumps(say(match[1][1:-1]), ensure_ascii=False), source)
