"""hints.tsv says what is suggested for which wrong value; and what a message says of it in both languages."""

import time
from pathlib import Path

import pytest
from factories import record
from subjects import parsed, words

from build_scripts.content.suggest import meant
from build_scripts.content.vocabulary import Vocabulary
from build_scripts.content.vocabulary_item import VocabularyItem
from build_scripts.model import choice_hint
from build_scripts.model.speaker import speaker
from build_scripts.model.types import Choice

BODIES = ("courts", "procuratorates", "prisons", "authorities")
LINES = (Path(__file__).parent / "hints.tsv").read_text(encoding="utf-8").splitlines()
CASES = [(*line.split("\t"), "", "")[:4] for line in LINES if not line.startswith("#")]


def suggested(where, value):
    """The keys and how they are put, as hints.tsv writes them."""
    choices = {kind.__name__: kind for kind in Choice.__subclasses__()}
    if where in choices:
        found = choice_hint.meant(value, {choice.value: choice.label for choice in choices[where]})
        return (found[0], "write" if found[1] else "did you mean") if found else ("", "")
    used_by = "judgment" if where == "document-types" else None
    hint = meant(words(), BODIES if where == "organs" else (where,), value, used_by)
    if not hint:
        return "", ""
    how = "list" if hint.several else "write" if hint.sure else "did you mean"
    return " ".join(item.key for item in hint.items), how


@pytest.mark.parametrize(("where", "value", "keys", "how"), CASES)
def test_the_hint_is_the_key_that_was_meant(where, value, keys, how):
    assert suggested(where, value) == (keys, how)


def test_there_are_cases_of_every_sort():
    assert len(CASES) >= 100
    assert {how for _where, _value, _keys, how in CASES} == {"write", "did you mean", "list", ""}


def of_bodies(number):
    """A vocabulary of so many bodies."""

    def bodies(key, end):
        return {
            f"{key}{number}": VocabularyItem(
                f"{key}{number}", {"zh": f"四川省甲{number}市乙{number}区{end}"}, "", {"region": "川"}
            )
            for number in range(number // 2)
        }

    lists = {"courts": bodies("c", "人民法院"), "procuratorates": bodies("p", "人民检察院")}
    return Vocabulary(lists, ("zh",), "zh")


def seconds(vocabulary):
    """The least processor time, of three, of a search that finds nothing."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        assert meant(vocabulary, BODIES, "丙区检察院") is None
        taken.append(time.process_time() - start)
    return min(taken)


def test_a_hint_among_ten_times_as_many_bodies_takes_no_square_of_the_time():
    many = of_bodies(7000)
    assert [item.key for item in meant(many, BODIES, "乙77区检察院").items] == ["p77"]
    assert seconds(many) < 40 * seconds(of_bodies(700))


@pytest.mark.parametrize(
    ("fields", "english", "chinese"),
    [
        ({"case_type": "刑事"}, "write `criminal`", "请写 `criminal`（刑事）"),
        (
            {"causes": ["盗窃罪、诈骗罪"]},
            "write the two or more as a list: `[盗窃罪, 诈骗罪]`",
            "这是几项，请写成列表：`[盗窃罪, 诈骗罪]`",
        ),
        ({"causes": "盗窃罪、诈骗罪"}, "write `[盗窃罪, 诈骗罪]`", "请写 `[盗窃罪, 诈骗罪]`"),
        ({"document_type": "裁定书"}, "write `ruling`", "请写 `ruling`（裁定书）"),
        ({"sample": "是"}, "write `true`", "请写 `true`"),
    ],
)
def test_a_chinese_label_is_taken_as_a_hint(fields, english, chinese):
    problem = next(found for found in parsed(record() | fields)[1] if found.rule.startswith("FORM"))
    assert problem.remedy == english
    assert problem.in_words(speaker("zh")).remedy == chinese


def test_a_group_is_named_with_its_fields():
    problem = parsed(record() | {"parties": ["王某"]})[1][0].in_words(speaker("zh"))
    assert "`role`（诉讼地位）" in problem.remedy
    assert "`name`（姓名）" in problem.remedy
    problem = parsed(record() | {"source": "网"})[1][0].in_words(speaker("zh"))
    assert "`publisher`（发布者）" in problem.remedy


def test_a_field_written_in_chinese_is_named():
    fields = record()
    fields["案号"] = fields.pop("case_number")
    found = [problem.in_words(speaker("zh")) for problem in parsed(fields)[1]]
    assert any("`case_number`（案号）" in problem.remedy for problem in found)


def test_a_value_that_nothing_is_like_is_answered_with_what_is_allowed():
    problem = parsed(record() | {"case_type": "甲乙"})[1][0].in_words(speaker("zh"))
    assert "`criminal`（刑事）、`civil`（民事）" in problem.message
