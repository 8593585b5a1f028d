"""Money in enforcement: what is claimed and recovered, and what an asset fetches (网络司法拍卖)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from pydantic import Field, model_validator

from build_scripts.content.labels import N_
from build_scripts.content.message import Message
from build_scripts.model.base import Model, in_order
from build_scripts.model.money import USUAL, Currency
from build_scripts.model.number import Yuan
from build_scripts.model.types import Date, Text, Url, refuse


class Amounts(Model):
    """In yuan, or in the currency that is named."""

    currency: Currency = Field(USUAL, title=N_("Currency"))
    claimed: Yuan | None = Field(None, title=N_("Claimed"))
    recovered: Yuan | None = Field(None, title=N_("Recovered"))

    @property
    def outstanding(self) -> Decimal | None:
        """What is still owed, when both figures are known."""
        if self.claimed is None or self.recovered is None:
            return None
        return max(self.claimed - self.recovered, Decimal(0))


class Auction(Model):
    """An asset sold by the court online."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("item",)

    item: Text = Field(title=N_("Asset"))
    opens: Date = Field(title=N_("Bidding opens"))
    closes: Date = Field(title=N_("Bidding closes"))
    currency: Currency = Field(USUAL, title=N_("Currency"))
    appraised: Yuan | None = Field(None, title=N_("Appraised at"))
    starting_price: Yuan = Field(title=N_("Starting price"))
    sold_for: Yuan | None = Field(None, title=N_("Sold for"))
    url: Url | None = Field(None, title=N_("Address"))

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        in_order(("opens", self.opens), ("closes", self.closes))
        if self.sold_for is not None and self.sold_for < self.starting_price:
            refuse(
                Message("`sold_for` is below `starting_price`"), Message("correct one of the two; no bid may be lower")
            )
        return self
