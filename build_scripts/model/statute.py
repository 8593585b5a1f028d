"""A citation of an article of a law."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model
from build_scripts.model.number import Whole
from build_scripts.model.types import Law, refuse

_ARTICLE = r"[1-9]\d{0,3}(-[1-9]\d?)?"


def _article(value: str) -> str:
    if not re.fullmatch(_ARTICLE, value, re.ASCII):
        refuse(Message("not the number of an article"), Message("write 264, or 133-1 for 第一百三十三条之一"))
    return value


Article = Annotated[
    str,
    AfterValidator(_article),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1, "maximum": 9999, "pattern": f"^{_ARTICLE}$"}),
]


class Statute(Model):
    """One article that a document applies, with paragraph (款) and item (项) where it names them."""

    law: Law = Field(title=N_("Law"))
    article: Article = Field(title=N_("Article"))
    paragraph: Whole | None = Field(None, ge=1, le=40, title=N_("Paragraph"))
    item: Whole | None = Field(None, ge=1, le=40, title=N_("Item of the paragraph"))
