"""An identifier under which a record stood before: it got a new one, or another file was merged into it.

The record that remains names it under `replaces`, and the site leads from the old address to the new one.
"""

from __future__ import annotations

from pydantic import ConfigDict, Field

from build_scripts.content.labels import N_
from build_scripts.model.translated import Translated
from build_scripts.model.types import Choice, Date, RecordId, Text


class FormerReason(Choice):
    """Why an identifier is no longer in use."""

    RENAMED = "renamed", N_("The record got a new number")
    MERGED = "merged", N_("The record was merged into another one")
    DUPLICATE = "duplicate", N_("The same record had been entered twice")


class FormerId(Translated):
    """One identifier that is no longer in use, and why; `kind` where its folder was another one."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: RecordId = Field(title=N_("Former number"))
    reason: FormerReason = Field(title=N_("Reason"))
    date: Date | None = Field(None, title=N_("Date"))
    kind: Text | None = Field(None, title=N_("Former kind of record"))
