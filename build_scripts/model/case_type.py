"""Which branch of law a case belongs to, and at which stage it is: what several kinds of record say of a case."""

from __future__ import annotations

from build_scripts.content.labels import N_
from build_scripts.model.types import Choice


class CaseType(Choice):
    """The branch of law (案件类型)."""

    CRIMINAL = "criminal", N_("Criminal")
    CIVIL = "civil", N_("Civil")
    ADMINISTRATIVE = "administrative", N_("Administrative")
    ENFORCEMENT = "enforcement", N_("Enforcement proceedings")
    STATE_COMPENSATION = "state-compensation", N_("State compensation")


class Procedure(Choice):
    """The stage of the proceedings (审判程序)."""

    FIRST_INSTANCE = "first-instance", N_("First instance")
    SECOND_INSTANCE = "second-instance", N_("Second instance")
    RETRIAL = "retrial", N_("Retrial")
    RETRIAL_REVIEW = "retrial-review", N_("Review of a petition for retrial")
    DEATH_REVIEW = "death-penalty-review", N_("Review of a death sentence")
    SENTENCE_CHANGE = "sentence-change", N_("Change of sentence")
    ENFORCEMENT = "enforcement", N_("Enforcement procedure")
    SPECIAL = "special", N_("Special procedure")
    PAYMENT_ORDER = "payment-order", N_("Payment order procedure")
    COMPENSATION = "compensation", N_("Compensation procedure")
