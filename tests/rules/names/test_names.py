"""Names and over-masking: who must be masked when, which forms a masked name has, and leaks."""

from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from factories import record
from project import ROOT
from subjects import subject_of, words

from build_scripts.checks.fold import fold
from build_scripts.checks.names import masking, over_masked_text, over_masking, private_list
from build_scripts.checks.names.across_case import Named, compare, names_of
from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.checks.names.private_list import SecretNames
from build_scripts.checks.names.prose import mentions
from build_scripts.checks.profiles import PROFILES
from build_scripts.checks.subject import Subject
from build_scripts.content.problem import Severity
from build_scripts.content.strict_yaml import load
from build_scripts.model.parse import parse

RULES = {rule.id: rule for rule in (*masking.RULES, *over_masking.RULES, *over_masked_text.RULES)}


def run(fields, rule=None):
    """Rule id → findings."""
    subject = subject_of(fields)
    found = {}
    for one in RULES.values():
        wanted = rule in {None, one.id} and one.applies(subject.entry.kind, subject.status.value, subject.day)
        if wanted and (findings := list(one.check(subject))):
            found[one.id] = findings
    return found


def judgment(published="2023-03-22", **fields):
    return record("judgment", source={"publisher": "网", "published": published}, **fields)


def party(role, name, **fields):
    return {"role": role, "name": name, **fields}


def errors(fields):
    return {rule for rule in run(fields) if RULES[rule].severity is Severity.ERROR}


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (
            Form.MASKED,
            "李某 张某某 张某甲 张某1 欧阳某 张× 张＊＊ 张XX 阿某 阿某·某某 某某 某甲 J. J某 李氏 李姓男子 王女士 李",
        ),
        (Form.HALF, "李某明 李小某 李*明 欧阳小某"),
        (Form.OPEN, "李小明 王建行 李小会 欧阳建会 阿不都·热合曼 扎西卓玛 约翰·史密斯 李某1、王小明 李小明等三人"),
        (Form.ORGANISATION, "中国农业银行股份有限公司某某支行 某某公司 城关镇第一小学 东风汽车修理厂 李家庄村民委员会"),
        (Form.GENERIC, "群众 三名被害人 不特定投资人"),
    ],
)
def test_what_a_name_shows(form, written):
    assert {name: form_of(name) for name in written.split()} == dict.fromkeys(written.split(), form)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("John Smith", Form.OPEN), ("J. S.", Form.MASKED), ("Li X", Form.MASKED), ("Li Mou", Form.MASKED),
        ("Li Xiaoming", Form.OPEN), ("Ms Li", Form.MASKED), ("李某（曾用名李小明）", Form.HALF), ("小明（化名）", Form.MASKED),
        ("Acme Trading Co., Ltd", Form.ORGANISATION), ("李某（李小明）", Form.HALF), ("李某（李小明，男）", Form.HALF), ("李某(Li Xiaoming)", Form.HALF),
        ("Li X (Li Xiaoming)", Form.HALF), ("李某（李小某）", Form.MASKED), ("李某（Li Mou）", Form.MASKED), ("李某（男，汉族）", Form.MASKED),
        ("王某（文盲）", Form.MASKED), ("李某（New York）", Form.MASKED),
    ],
)  # fmt: skip
def test_names_with_spaces_and_brackets(name, form):
    assert form_of(name) is form


def test_each_profile_follows_the_one_before():
    for body in ("court", "procuratorate"):
        own = [profile for profile in PROFILES if profile.body == body]
        for one, other in pairwise(own):
            assert (other.since - one.until).days == 1
        assert own[-1].until is None


@pytest.mark.parametrize(
    ("published", "role", "expected"),
    [
        ("2013-12-31", "victim", set()),
        ("2014-01-01", "victim", {"ANON-06"}),
        ("2016-09-30", "victim", {"ANON-06"}),
        ("2016-09-30", "incidental-plaintiff", set()),
        ("2016-10-01", "incidental-plaintiff", {"ANON-08"}),
        ("2023-03-22", "witness", {"ANON-08"}),
        ("2023-03-22", "expert", {"ANON-08"}),
        ("2025-03-22", "victim", {"ANON-08"}),
        ("2023-03-22", "defendant", set()),
        ("2025-03-22", "defendant", set()),
    ],
)
def test_the_rules_of_the_day_apply(published, role, expected):
    fields = judgment(published, parties=[party(role, "孙小明")], decided="2012-03-01")
    assert errors(fields) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"case_type": "civil", "parties": [party("witness", "孙小明")]}, set()),
        ({"case_type": "civil", "causes": ["离婚纠纷"], "parties": [party("plaintiff", "孙小明")]}, {"ANON-08"}),
        ({"case_type": "civil", "causes": ["法定继承纠纷"], "parties": [party("defendant", "孙小明")]}, {"ANON-08"}),
        ({"case_type": "criminal", "causes": ["重婚罪"], "parties": [party("defendant", "孙小明")]}, set()),
        ({"parties": [party("defendant", "孙小明", minor="true")]}, {"ANON-08"}),
        ({"parties": [party("defendant", "孙小明", born="2008")]}, {"ANON-08"}),
        ({"parties": [party("defendant", "孙小明", born="2004")]}, set()),
        ({"parties": [party("victim", "东风汽车修理厂")]}, set()),
        ({"parties": [party("victim", "某村", organisation="true")]}, set()),
        ({"parties": [party("victim", "孙某", represented_by=[{"role": "statutory-representative", "name": "孙大明"}])]}, {"ANON-08"}),
        ({"parties": [party("victim", "孙某", represented_by=[{"role": "agent", "name": "孙大明"}])]}, set()),
    ],
)  # fmt: skip
def test_who_must_be_masked(fields, expected):
    assert errors(judgment(**fields)) == expected


def test_a_recidivist_was_named_and_a_longer_sentence_too():
    def found(length, body):
        sentences = [{"person": "孙小明", "penalty": "fixed-term", "length": length}]
        fields = {
            "decided": "2015-03-01",
            "parties": [party("defendant", "孙小明")],
            "sentences": sentences,
            "body": body,
        }
        return errors(judgment("2015-03-22", **fields))

    assert found("P3Y", "判决如下。") == {"ANON-06", "ANON-11"}, "also under the sentences"
    assert found("P3Y1M", "判决如下。") == set()
    assert found("P3Y", "系累犯，判决如下。") == set()
    assert found("P3Y", None) == set()


@pytest.mark.parametrize(
    "fields",
    [
        {"summary": "偷了孙 小明的手机。"},
        {"summary_en": "He stole from Sun Xiaoming."},
        {"title_en": "Theft from XIAOMING SUN"},
        {"body": "第一段。\n孙小明的手机。"},
        {
            "source": {
                "publisher": "网",
                "published": "2023-03-22",
                "url": "https://example.org/%E5%AD%99%E5%B0%8F%E6%98%8E.pdf",
            }
        },
        {"source": {"publisher": "网", "published": "2023-03-22", "url": "https://example.org/sun-xiao-ming.pdf"}},
    ],
)
def test_an_open_name_is_found_elsewhere(fields):
    start = judgment(parties=[party("victim", "孙小明")])
    assert len(run(start | fields)["ANON-11"]) == 1


MASKED = [party("defendant", "王建国"), party("victim", "李某"), party("witness", "张某1")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"body": "被害人李小明陈述其手机被盗。"}, {"ANON-12"}),
        ({"body": "证人王某、张志强的证言。"}, {"ANON-12"}),
        ({"body": "被害人李伟陈述其手机被盗。李伟报案。"}, {"ANON-12"}),
        ({"body": "被害人李店陈述其手机被盗。李店报案。被害人李园报案。"}, set()),
        ({"body": "被害人李某陈述、证人证言、被害人家属、证人出庭作证、被害人陈述。"}, set()),
        ({"body": "被害人李小明、被害人张贴的广告"}, set()),
        ({"body": "被害人李某及时报案，被害人张女士称。"}, set()),
        ({"title_en": "Wang Jianguo, theft from Li Xiaoming"}, {"ANON-12"}),
        ({"title_en": "Wang Jianguo, theft from Li X; Li County"}, set()),
        ({"summary_en": "Li Xiaoming lost his phone."}, set()),
        ({"parties": [party("victim", "李某", name_en="Li Xiaoming")]}, {"ANON-12"}),
        ({"parties": [party("victim", "李某", name_en="Li Mou")]}, set()),
        ({"parties": [*MASKED, party("defendant", "李小明")], "body": "被害人李小明陈述"}, set()),
        ({"sentences": [{"person": "李小明", "penalty": "exempted"}]}, {"ANON-12"}),
    ],
)
def test_masked_here_and_open_there(fields, expected):
    assert errors(judgment(**({"parties": MASKED} | fields))) == expected


def test_the_title_of_a_family_case():
    start = {
        "case_type": "civil",
        "causes": ["离婚纠纷"],
        "parties": [party("plaintiff", "李某"), party("defendant", "张某")],
    }
    assert errors(judgment(title="李某与张某离婚纠纷一审民事判决书", **start)) == set()
    assert errors(judgment(title="李某与张小红离婚纠纷一审民事判决书", **start)) == {"ANON-12"}


@pytest.mark.parametrize(
    "text",
    [
        "被害人陈述", "证人证言", "被害人家属谅解", "证人出庭", "被害人于次日报警", "被害人金项链一条", "被害人向公安机关报案", "被害人马上报警",
        "被害人曾多次报案", "见证人李明，", "被害人方某证实", "被害人高兴，", "被害人单位报案", "被害人钱财，", "被害人房屋、车辆", "鉴定人资格",
        "证人张某某、王×的证言", "被害人中国移动通信集团报案", "被害人安全，", "被害人及其法定代理人", "证人李某（另案处理）", "被害人左眼、左手",
    ],
)  # fmt: skip
def test_words_that_begin_like_names(text):
    assert list(mentions(fold(text))) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("被害人李小明陈述", 1),
        ("证人王芳、赵某、赵刚的证言", 2),
        ("被害人：欧阳小红，女，1990年出生", 1),
        ("附带民事诉讼原告人张伟，男，", 1),
    ],
)
def test_names_after_role_words(text, count):
    assert len(list(mentions(fold(text)))) == count


def test_one_case_one_mask():
    def case(*records):
        return list(compare([[Named(source, tuple(given)) for source, given in records]]))

    masked, shown = ("victim", "李某", True), ("victim", "李小明", True)
    found = case(("a.yml", [masked]), ("b.yml", [shown]))
    assert [source for source, _finding in found] == ["a.yml"]
    assert "b.yml" in found[0][1].message
    assert "小明" not in repr(found)
    assert case(("a.yml", [masked]), ("b.yml", [("victim", "Li Xiaoming", True)]))
    assert case(("a.yml", [masked]), ("b.yml", [("victim", "Xiaoming Li", True)]))
    assert case(("a.yml", [("defendant", "李某", False)]), ("b.yml", [("convicted", "李小明", False)]))
    assert not case(("a.yml", [masked]), ("b.yml", [masked]))
    assert not case(("a.yml", [masked]), ("b.yml", [("defendant", "李小明", False)])), "another side"
    assert not case(("a.yml", [masked]), ("b.yml", [masked, shown])), "two people of one surname"
    assert not case(("a.yml", [masked, ("defendant", "李小明", False)]), ("b.yml", [shown])), "named there as well"
    assert not case(("a.yml", [masked]), ("b.yml", [("victim", "张小明", True)]))
    assert not case(("a.yml", [masked]), ("b.yml", [("victim", "黎小明", True)])), (
        "another surname that sounds the same"
    )


def test_the_names_of_an_entry():
    subject = subject_of(judgment(parties=[*MASKED, party("victim", "某某公司")]))
    assert names_of(subject.entry) == (
        ("defendant", "王建国", False),
        ("victim", "李某", True),
        ("witness", "张某1", True),
    )


@pytest.mark.parametrize("few", [0, 10**6])
def test_many_secret_names_are_found_as_few_are(few, monkeypatch):
    monkeypatch.setattr(private_list, "_FEW", few)
    test_secret_names()
    several = SecretNames(f"{family}小明" for family in "李王张刘陈杨赵黄周吴")
    assert list(several.find("张 小 明与李小\n\n\n\n明、周小明")) == [0, 14]


def test_secret_names():
    secret = SecretNames(["李小明", "# 王小红", "", "张", "John Smith", "阿不都·热合曼"], pinyin_too=True)
    assert (len(secret), repr(secret)) == (3, "<3 names>")
    found = {
        "李 小　明": [0], "x李小明李小明": [1, 4], "ＪＯＨＮ  SMITH": [0], "阿不都热合曼": [0], "Li Xiao-ming": [0], "by Xiaoming Li.": [3],
        "alixiaoming": [], "李，小明": [], "王小红 张": [], "李\n\n\n\n\n小明": [],
    }  # fmt: skip
    assert {text: list(secret.find(text)) for text in found} == found
    assert list(SecretNames(["李小明"]).find("Li Xiaoming")) == []
    assert list(SecretNames([]).find("李小明")) == []
    with pytest.raises(TypeError):
        secret.__reduce__()


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("MASK-01", "判决如下。\n审判长　×××\n书记员　方晓"), ("MASK-01", "判决如下。\n审　判　员　张某"), ("MASK-03", "（××××）京××民终××号"),
        ("MASK-03", "（2024）浙01民终XXX号"), ("MASK-04", "某某人民法院"), ("MASK-04", "××省××市中级人民法院"), ("MASK-05", "判决。\n××××年××月××日"),
        ("MASK-05", "被告人王建国，男，××××年××月××日出生"), ("MASK-05", "被告人王建国，×，1990年出生"), ("MASK-05", "王建国，户籍所在地××省××市××县"),
    ],
)  # fmt: skip
def test_what_the_text_masks_without_need(rule, body):
    fields = judgment(parties=[party("defendant", "王建国")], body=body)
    assert rule in run(fields)
    assert errors(fields) == set()


def test_masking_defendants_is_accepted_where_it_is_allowed():
    masked = [party("defendant", "王某")]
    assert "MASK-08" in run(judgment(parties=masked))
    assert "MASK-08" not in run(judgment("2024-03-22", parties=masked))
    assert "MASK-08" not in run(judgment("2015-03-22", parties=masked))
    assert "MASK-08" not in run(judgment(parties=masked, causes=["强奸罪"]))
    assert "MASK-08" not in run(judgment(parties=[*masked, party("victim", "李某", minor="true")]))


@pytest.mark.curated
def test_the_curated_content_has_no_error():
    found = []
    for path in sorted((ROOT / "content" / "records").glob("*/*/*.yml")):
        tree, _problems = load(path.read_bytes())
        entry, _problems = parse(tree, PurePosixPath(path.relative_to(ROOT / "content" / "records")), words())
        subject = Subject(entry, tree, path.name, words())
        for rule in RULES.values():
            if rule.severity is Severity.ERROR and rule.applies(entry.kind, subject.status.value, subject.day):
                found += [(rule.id, path.name) for _finding in rule.check(subject)]
    assert found == []
