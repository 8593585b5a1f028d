"""The page of the glossary (术语): terms of the trade in plain words, each with the article that defines it.

Takes the site, whose vocabulary has the terms; gives the page. The links that lead to it from other pages are in `terms`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.content.labels import N_
from build_scripts.pages import articles
from build_scripts.pages.articles import Article
from build_scripts.pages.task import PageTask, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.content.vocabulary_item import VocabularyItem
    from build_scripts.pages.site import Site
    from build_scripts.pages.task import PagePlan

PATH, TITLE = "glossary/", N_("Glossary")
_SUBJECTS = {
    "changes": N_("Changes of a sentence"),
    "penalties": N_("Penalties"),
    "crime": N_("Crime and guilt"),
    "procedure": N_("Criminal procedure"),
    "money": N_("Enforcement, money and compensation"),
    "documents": N_("Documents and help"),
}


def glossary_plans(site: Site, language: str) -> Iterator[PagePlan]:
    """The page; without a term it stands too, since every page leads to it."""
    items = site.renderer.vocabulary.lists.get("glossary", {})
    cited = set(articles.cited(site))
    groups = [
        [label, [_term(site, language, item, cited) for item in items.values() if item.extra.get("subject") == subject]]
        for subject, label in _SUBJECTS.items()
    ]
    yield plan_of(
        PageTask(
            path=PATH,
            language=language,
            title=site.say(language, TITLE),
            template="glossary.html",
            data={"groups": [group for group in groups if group[1]]},
            languages=site.languages,
        )
    )


def _term(site: Site, language: str, item: VocabularyItem, cited: set[Article]) -> dict[str, object]:
    own = item.language(language)
    law, number = item.extra.get("law"), item.extra.get("article")
    article = Article(law, number) if law and number else None
    return {
        "key": item.slug,
        "name": item.name(language),
        "language": own,
        "about": item.extra.get("about", {}).get(own, ""),
        "others": [[item.name(code), code] for code in item.names if code != own],
        "article": list(article) if article else None,
        "path": articles.path(site, article) if article and article in cited else None,
    }
