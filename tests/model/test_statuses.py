"""What withheld, withdrawn and sealed records must and must not hold."""

import pytest
from factories import SMALLEST, record
from subjects import parsed

from build_scripts.content.problem import Severity, has_errors
from build_scripts.model.kinds import KINDS
from build_scripts.model.status import Sealed, Withdrawn, Withheld, WithheldReason


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", ["withheld", "withdrawn", "sealed"])
def test_every_kind_has_every_status(kind, status):
    entry, problems = parsed(record(kind, status))
    assert problems == []
    assert type(entry) is {"withheld": Withheld, "withdrawn": Withdrawn, "sealed": Sealed}[status]


@pytest.mark.parametrize(
    "field", ["body", "title", "summary", "parties", "outcome", "statutes", "causes", "panel", "titel"]
)
def test_a_withheld_record_with_more_than_article_6_leaves(field):
    entry, problems = parsed(record(status="withheld", **{field: "文字"}))
    assert entry is None
    assert [(problem.rule, problem.line) for problem in problems] == [("FORM-07", 9)]
    assert problems[0].remedy


@pytest.mark.parametrize("missing", ["case_number", "court", "decided"])
def test_a_withheld_record_with_less(missing):
    entry, problems = parsed(record(status="withheld", **{missing: None}))
    assert entry is None
    assert f"`{missing}`" in problems[0].message
    assert "Art 6" in problems[0].remedy


def test_a_state_secret_may_be_withheld_with_nothing():
    nothing = dict.fromkeys(("case_number", "court", "decided"))
    entry, problems = parsed(record(status="withheld", withheld={"reason": "state-secret"}, **nothing))
    assert (problems, entry.organs, entry.date) == ([], (), None)


@pytest.mark.parametrize(
    ("reason", "good"),
    [
        ({"reason": "other"}, False),
        ({"reason": "other", "explanation": "影响不宜公开"}, False),
        ({"reason": "other", "approved_by": "审判管理办公室"}, False),
        ({"reason": "other", "explanation": "", "approved_by": "审判管理办公室"}, False),
        ({"reason": "other", "explanation": "影响不宜公开", "approved_by": "审判管理办公室"}, True),
        ({"explanation": "影响不宜公开"}, False),
        ({"reason": "juvenile"}, False),
        ("juvenile-crime", False),
        ([], False),
        *(({"reason": reason.value}, True) for reason in WithheldReason if reason is not WithheldReason.OTHER),
    ],
)
def test_the_reason_for_withholding(reason, good):
    entry, problems = parsed(record(status="withheld", withheld=reason))
    assert (entry is not None) == good == (problems == [])


@pytest.mark.parametrize("withdrawn", [None, {}, {"date": "2023-09-31", "reason": "request"}, {"date": "2023-09-01"}])
def test_a_withdrawn_record_says_when_and_why(withdrawn):
    entry, problems = parsed(record(status="withdrawn", withdrawn=withdrawn))
    assert entry is None
    assert has_errors(problems)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sealed_file_that_still_holds_everything(kind):
    fields = record(kind, body="正文") | {"status": "sealed"}
    entry, problems = parsed(fields)
    assert entry == Sealed(id=fields["id"], kind=kind, status="sealed")
    assert [(problem.rule, problem.severity) for problem in problems] == [("SEAL-01", Severity.WARNING)]
    assert not any(value in repr(problems) for value in SMALLEST[kind].values() if isinstance(value, str))


@pytest.mark.parametrize("fields", [{"title": ["a"]}, {"decided": "2023-02-30"}, {"court": "nowhere"}])
@pytest.mark.parametrize("status", ["sealed", "withdrawn"])
def test_what_a_sealed_or_withdrawn_file_still_holds_is_not_checked(status, fields):
    if status == "withdrawn":
        fields = {"title": fields.get("title", "old")}
    entry, problems = parsed(record(status=status) | fields)
    assert entry is not None
    assert not has_errors(problems)


@pytest.mark.parametrize("status", ["withheld", "withdrawn", "sealed"])
def test_the_id_is_checked_whatever_the_status(status):
    fields = record(status=status, id="aeiou111")
    assert [problem.rule for problem in parsed(fields)[1]] == ["FORM-09"]
