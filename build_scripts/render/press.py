"""The printing press: templates, words and names, everything that turns plain data into HTML.

Takes the text of the templates and the vocabulary, both already read; gives HTML fragments. A `Press` is plain data and
can be sent to another process or machine; the compiled templates are made once in each.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import DictLoader, Environment, StrictUndefined, pass_context
from markupsafe import Markup

from build_scripts.labels import translations
from build_scripts.render.page import base_of, prefix, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

    from build_scripts.model.types import Choice
    from build_scripts.vocabulary import Vocabulary

ORGANS = ("courts", "procuratorates", "prisons", "authorities")


@dataclass(frozen=True)
class Press:
    """Everything that a fragment depends on besides its own data.

    Attributes:
        templates: name below `overrides/records/` → source text.
        vocabulary: names of courts, causes and so on.
        languages: of the site, the first one at its root.
    """

    templates: Mapping[str, str]
    vocabulary: Vocabulary
    languages: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """Changes when any template or name changes."""
        state = hashlib.sha256()
        for name in sorted(self.templates):
            state.update(f"{name}\0{self.templates[name]}\0".encode())
        for name in sorted(self.vocabulary.lists):
            for key, term in sorted(self.vocabulary.lists[name].items()):
                state.update(f"{name}\0{key}\0{sorted(term.names.items())}{term.slug}{term.extra}\0".encode())
        state.update(repr(self.languages).encode())
        return state.hexdigest()

    def print(self, template: str, language: str, path: str, **data: Any) -> str:
        """Render a template.

        Args:
            template: its name, such as `judgment.html`.
            language: of the page.
            path: of the page below the language's root; addresses are made relative to it.
            data: what the template names.
        """
        folder = prefix(language, self.languages)
        base = base_of(folder + path)
        environment = self._environments[language]
        return environment.get_template(template).render(base=base, home=base + folder, path=path, **data)

    @cached_property
    def _environments(self) -> dict[str, Environment]:
        return {language: self._environment(language) for language in self.languages}

    def _environment(self, language: str) -> Environment:
        words = translations(language)
        environment = Environment(
            loader=DictLoader({name: _said(source, words.gettext) for name, source in self.templates.items()}),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=["jinja2.ext.i18n"],
        )
        environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
        vocabulary = self.vocabulary

        def label(choice: Choice | str | None) -> str:
            """A choice's label, or a label kept as text, in this language."""
            return words.gettext(getattr(choice, "label", choice)) if choice else ""

        def term(name: str, key: str) -> str:
            """The name of a vocabulary key."""
            found = vocabulary.get(name, key)
            return found.name(language) if found else key

        def organ(key: str) -> str:
            """The name of a court, procuratorate, prison or authority."""
            found = vocabulary.find(ORGANS, key)
            return found[1].name(language) if found else key

        @pass_context
        def organ_link(context: Context, key: str) -> Markup:
            """A body's name, as a link where its list holds the record of this page."""
            found = vocabulary.find(ORGANS, key)
            if not found or found[0] != "courts" or key not in context["record"].organs:
                return Markup("{}").format(organ(key))
            return Markup('<a href="{}courts/{}/">{}</a>').format(context["home"], quote(found[1].slug), organ(key))

        @pass_context
        def cause_link(context: Context, key: str) -> Markup:
            """A cause's name, as a link where its list holds the record of this page."""
            found = vocabulary.get("causes", key)
            if not found or key not in context["record"].causes:
                return Markup("{}").format(term("causes", key))
            return Markup('<a href="{}causes/{}/">{}</a>').format(
                context["home"], quote(found.slug), term("causes", key)
            )

        def article(law: str, number: str) -> str:
            """The short name of an article, or nothing where the vocabulary has none."""
            found = vocabulary.get("statutes", law)
            names = found.extra.get("articles", {}).get(str(number)) if found else None
            return str(names.get(language) or names["zh"]) if names else ""

        environment.globals.update(
            language=language,
            languages=self.languages,
            label=label,
            term=term,
            organ=organ,
            organ_link=organ_link,
            cause_link=cause_link,
            article=article,
            lang_tag=tag,
        )
        environment.filters["day"] = lambda day: day_in(str(day), language) if day else ""
        environment.filters["number"] = lambda value: format_decimal(value, locale=language)
        environment.filters["period"] = lambda period: period_in(str(period), language) if period else ""
        environment.filters["lang"] = lambda other: Markup(' lang="{}"').format(tag(other)) if other != language else ""
        environment.filters["path"] = quote
        return environment


_WORD = re.compile(r"""\b_\(("[^"\\%]*"|'[^'\\%]*')\)""")


def _said(source: str, gettext: Callable[[str], str]) -> str:
    """A template with its plain words already in the language, since asking for each on every page takes half the time."""
    return _WORD.sub(lambda match: json.dumps(gettext(match[1][1:-1]), ensure_ascii=False), source)


@lru_cache(maxsize=20_000)
def day_in(iso: str, language: str) -> str:
    """An ISO day in the words of a language: 2023年3月1日, 1 March 2023."""
    day = dt.date.fromisoformat(iso)
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return format_date(day, "d MMMM yyyy", locale=language)


@cache
def period_in(iso: str, language: str) -> str:
    """An ISO 8601 period in the words of a language: 一年六个月, 1 year 6 months."""
    units = {"Y": ("年", "year"), "M": ("个月", "month"), "D": ("日", "day")}
    parts = []
    for count, unit in re.findall(r"(\d+)([YMD])", iso):
        zh, en = units[unit]
        parts.append(f"{int(count)}{zh}" if language == "zh" else f"{int(count)} {en}{'s' if int(count) != 1 else ''}")
    return ("" if language == "zh" else " ").join(parts)
