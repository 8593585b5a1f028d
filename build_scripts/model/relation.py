"""How one record stands to another (关联), and how the other stands to it."""

from __future__ import annotations

from build_scripts.content.labels import N_
from build_scripts.model.types import Choice


class Relation(Choice):
    """How this record stands to another; `SAME_CASE` says which ones join two records into one case."""

    APPEAL_OF = "appeal-of", N_("On appeal from")
    RETRIAL_OF = "retrial-of", N_("Retrial of")
    HEARING_OF = "hearing-of", N_("Hearing in")
    PROCEEDING_OF = "proceeding-of", N_("Proceeding of")
    PROSECUTION_OF = "prosecution-of", N_("Prosecution leading to")
    ENFORCES = "enforces", N_("Enforces")
    SENTENCE_OF = "sentence-of", N_("Concerns the sentence of")
    FOLLOWS = "follows", N_("Earlier change of this sentence")
    FOLLOWED_BY = "followed-by", N_("Later change of this sentence")
    SUPERVISES = "supervises", N_("Supervises")
    CORRECTS = "corrects", N_("Corrects")
    ANNOUNCES = "announces", N_("Announces")
    SAME_CASE = "same-case", N_("Same case as")
    REPLACES = "replaces", N_("Replaces")
    CITES = "cites", N_("Cites")
    SIMILAR = "similar", N_("Similar to")


INVERSE = {
    Relation.APPEAL_OF: N_("Appealed in"),
    Relation.RETRIAL_OF: N_("Retried in"),
    Relation.HEARING_OF: N_("Heard in"),
    Relation.PROCEEDING_OF: N_("Course of proceedings"),
    Relation.PROSECUTION_OF: N_("Prosecuted by"),
    Relation.ENFORCES: N_("Enforced in"),
    Relation.SENTENCE_OF: N_("Sentence changed in"),
    Relation.FOLLOWS: N_("Later change of this sentence"),
    Relation.FOLLOWED_BY: N_("Earlier change of this sentence"),
    Relation.SUPERVISES: N_("Supervised in"),
    Relation.CORRECTS: N_("Corrected by"),
    Relation.ANNOUNCES: N_("Announced in"),
    Relation.SAME_CASE: N_("Same case as"),
    Relation.REPLACES: N_("Replaced by"),
    Relation.CITES: N_("Cited by"),
    Relation.SIMILAR: N_("Similar to"),
}
LOOSE_RELATIONS = frozenset({Relation.CITES, Relation.SIMILAR})  # these two do not join records into one case
