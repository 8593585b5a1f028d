"""A citation of an article of a law."""

from __future__ import annotations

from pydantic import Field

from build_scripts.content.labels import N_
from build_scripts.model.base import Model
from build_scripts.model.number import Whole
from build_scripts.model.types import Article, Law


class Statute(Model):
    """One article that a document applies, with paragraph (款) and item (项) where it names them."""

    law: Law = Field(title=N_("Law"))
    article: Article = Field(title=N_("Article"))
    paragraph: Whole | None = Field(None, ge=1, le=40, title=N_("Paragraph"))
    item: Whole | None = Field(None, ge=1, le=40, title=N_("Item of the paragraph"))
