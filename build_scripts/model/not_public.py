"""Fields of a record's file that nothing public carries, by the model that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from build_scripts.model.party import Party

if TYPE_CHECKING:
    from pydantic import BaseModel

# No page says which person was under age; the field only keeps the checks from asking for the open name.
NOT_PUBLIC: dict[type[BaseModel], frozenset[str]] = {Party: frozenset({"minor"})}
