"""The courts, procuratorates and places whose code follows from that of their place."""

import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from factories import record, write
from project import LANGUAGES, ROOT, build, check
from subjects import parsed, words

from build_scripts.build.workers import pack, unpack
from build_scripts.checks.case_numbers.numbering import defect, parse
from build_scripts.checks.reading.organs import court_key, procuratorate_key
from build_scripts.content import derived, vocabulary
from build_scripts.pages import unseen

HERE = Path(__file__).parent
NAMES = list(csv.DictReader((HERE / "names.csv").read_text(encoding="utf-8").splitlines()))
NEW = yaml.safe_load((HERE / "new_courts.yml").read_text(encoding="utf-8"))
ENDS = {
    "basic": "(?<!中级)人民法院$",
    "intermediate": "中级人民法院$",
    "municipal": "人民检察院(.+分院)?$",
    "county": "人民检察院$",
}


def entries(name):
    return [derived.get(name, key) for key, _zh in derived.names(name)]


def test_every_derived_court_has_a_code_as_case_numbers_have_it():
    for code in derived.places():
        number = f"（2020）{code}民初1号"
        assert defect(number) is None
        assert parse(number).court == code
    assert defect("（2020）川010民初1号")
    assert len(derived.places()) > 3300


@pytest.mark.parametrize("name", ["courts", "procuratorates"])
def test_names_end_as_those_of_such_a_body_do(name):
    english = "People's Court" if name == "courts" else "People's Procuratorate"
    for term in entries(name):
        assert re.search(ENDS[term.extra["level"]], term.names["zh"]), term
        assert re.fullmatch(rf"[A-Z][\w' ,.üê-]+ {english}(, [A-Z][\w ()]+)?", term.names["en"]), term
        assert term.extra["region"] in words().lists["regions"]
        assert term.extra["derived"] is True


@pytest.mark.parametrize("name", derived.LISTS)
def test_no_two_share_a_key_or_an_address(name):
    keys = [term.key for term in (*entries(name), *words().lists[name].values()) if not _replaced(name, term)]
    slugs = [term.slug for term in (*entries(name), *words().lists[name].values()) if not _replaced(name, term)]
    assert len(set(keys)) == len(keys)
    assert len(set(slugs)) == len(slugs)


def _replaced(name, term):
    return term.extra.get("derived") and term.key in words().lists[name]


def test_the_names_that_stand_twice_are_those_of_places_that_changed_their_code():
    """The source has both codes, and an old document has the old one; a name alone then tells no court."""
    codes = defaultdict(list)
    for code, zh in derived.names("courts"):
        codes[zh].append(code)
    twice = {zh: both for zh, both in codes.items() if len(both) > 1}
    assert len(twice) == 33
    assert {len(both) for both in twice.values()} == {2}
    assert twice["四川省简阳市人民法院"] == ["川0185", "川2081"]
    assert court_key("四川省简阳市人民法院", words()) is None


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row["key"])
def test_names_are_as_a_lawyer_wrote_them(row):
    term = words().get(row["list"], row["key"])
    assert term.names == {"zh": row["zh"], "en": row["en"]}
    if row["list"] != "regions":
        for short in (row["zh"], *row["short"].split()):
            assert row["key"] in words().named(row["list"], short), short


def test_the_english_names_follow_the_same_rule_as_those_of_the_courts_that_were_seen():
    same = 0
    for code, term in words().lists["courts"].items():
        found = derived.get("courts", code)
        if found and found.names["zh"] == term.names["zh"]:
            assert found.names["en"] == term.names["en"]
            same += 1
    assert same > 390


def test_an_entry_of_a_file_goes_before_and_is_not_derived():
    assert derived.get("courts", "川0104").extra["derived"]
    assert "derived" not in words().get("courts", "川0104").extra
    assert words().get("courts", "苏0621").names["zh"] == "江苏省海安市人民法院"
    assert derived.get("courts", "苏0621").names["zh"] == "江苏省海安县人民法院"
    assert procuratorate_key("四川省成都市锦江区人民检察院", words()) == "sc-chengdu-jinjiang"


def test_what_is_no_court_was_not_derived():
    for name, key in (
        ("courts", "豫90"),
        ("courts", "川0100"),
        ("courts", "川010"),
        ("causes", "川0114"),
    ):
        assert words().get(name, key) is None
    assert words().get("procuratorates", "zz-0107") is None


@pytest.mark.parametrize("name", ["courts", "procuratorates"])
def test_the_bodies_whose_name_ends_so_are_those_of_the_whole_list(name):
    every = words().full_names(name)
    for text in ("金华市婺城区人民法院", "婺城区人民检察院", "城区人民法院", "人民法院", "金华市不存在区人民法院"):
        assert words().ending(name, text) == tuple(key for key, chinese in every if chinese.endswith(text)), text
    assert len(words().ending("courts", "城区人民法院")) > 1


def test_a_short_name_means_one_court_or_gives_all_that_have_it():
    assert words().named("courts", "成都中院") == ("川01",)
    assert words().named("courts", "四川高院") == ("川",)
    assert words().named("courts", "最高法") == ("最高法",)
    assert words().named("courts", "北京一中院") == ("京01",)
    assert set(words().named("courts", "朝阳区法院")) == {"京0105", "吉0104"}
    assert court_key("朝阳区法院", words()) is None
    assert court_key("锦江区法院", words()) == "川0104"
    assert court_key("吉林省长春市朝阳区人民法院", words()) == "吉0104"
    assert words().named("courts", "火星法院") == ()
    assert (words().named("courts", ""), words().ending("courts", "")) == ((), ())


@pytest.mark.parametrize(
    ("kind", "field", "wrong", "meant"),
    [
        ("major-case", "procuratorate", "长沙市芙蓉区检察院", "hn-0102"),
        ("judgment", "court", "四川省成都市新都区人民法院", "川0114"),
        ("judgment", "court", "新都区法院", "川0114"),
        ("judgment", "court", "北京", None),
    ],
)
def test_a_wrong_key_is_answered_with_the_body_that_was_meant(kind, field, wrong, meant):
    _entry, (problem,) = parsed(record(kind, **{field: wrong}))
    assert f"`{meant}`" in problem.remedy if meant else "did you mean" not in problem.remedy


def test_workers_and_the_cache_carry_only_what_the_files_say():
    own = {name: len(words().lists[name]) for name in derived.LISTS}
    for copy in (unpack(pack(words())), vocabulary.undump(words().dump())):
        assert {name: len(copy.lists[name]) for name in derived.LISTS} == own
        assert copy.get("courts", "川0114").extra["derived"]
    assert own["courts"] < 700


def test_the_program_s_lists_are_read_before_a_project_s_own(tmp_path):
    line = "- {key: 川0114, zh: 四川省成都市新都区人民法院}\n- {key: 京0105, zh: 北京市朝阳区人民法院（新）}\n"
    (tmp_path / "courts.yml").write_text(line, encoding="utf-8")
    found, problems = vocabulary.read(tmp_path, LANGUAGES, ROOT / "content" / "vocabulary")
    assert problems == []
    assert found.get("courts", "京0105").names == {"zh": "北京市朝阳区人民法院（新）"}
    assert found.get("courts", "川0114").extra == {"level": "basic", "region": "川"}
    assert len(found.lists["courts"]) == len(words().lists["courts"]) + 1
    (tmp_path / "causes.yml").write_text(
        "- {key: 盗窃 罪, zh: 盗窃罪, en: Theft, slug: dao-qie-zui}\n", encoding="utf-8"
    )
    _found, problems = vocabulary.read(tmp_path, LANGUAGES, ROOT / "content" / "vocabulary")
    assert [problem.message for problem in problems] == [
        "`盗窃 罪`: its URL is also that of `盗窃罪`; add `slug: …` to one"
    ]


@pytest.mark.long
@pytest.mark.parametrize("court", NEW, ids=lambda court: court["code"])
def test_a_new_court_is_the_one_line_of_the_hint(court, tmp_path):
    fields = record("judgment", court=court["code"], case_number=f"（2023）{court['code']}刑初123号")
    _entry, (problem,) = parsed(fields)
    line = re.search("- {.*}", problem.remedy)[0]
    courts = tmp_path / "courts.yml"
    for name, right in ((court["zh"], True), ("…", False)):
        courts.write_text(line.replace("zh: …", f"zh: {name}") + "\n", encoding="utf-8")
        found, problems = vocabulary.read(tmp_path, LANGUAGES, ROOT / "content" / "vocabulary")
        assert (problems == []) is right, problems
    courts.write_text(line.replace("…", court["zh"], 1) + "\n", encoding="utf-8")
    found, _problems = vocabulary.read(tmp_path, LANGUAGES, ROOT / "content" / "vocabulary")
    assert parsed(fields, found)[1] == []
    term = found.get("courts", court["code"])
    assert (term.extra["level"], term.extra["region"]) == (court["level"], court["region"])
    assert term.name("en") == court["zh"]
    assert term.language("en") == "zh"


def test_a_hint_never_repeats_what_may_be_a_name():
    _entry, (problem,) = parsed(record("judgment", court="王小明"))
    assert "王小明" not in problem.message + problem.remedy
    assert '- {key: …, zh: …, en: "…"}' in problem.remedy


def test_a_real_case_number_shows_a_court():
    court = words().get("courts", "川0114")
    sample = SimpleNamespace(number="（2023）川0114刑初1号", sample=True)
    real = SimpleNamespace(number="（2023）川0114刑初1号", sample=False)
    other = SimpleNamespace(number="（2023）川0106刑初1号", sample=False)
    assert unseen.notice(court, [sample, other]) == unseen.DERIVED
    assert unseen.notice(court, [sample, real]) == ""
    assert unseen.notice(words().get("courts", "川0104"), [sample]) == ""


def test_a_derived_court_has_its_place_on_the_site_and_no_other_has(project):
    """Pages, lists, search and exports know those that a record names; the rest are nowhere."""
    write(project / "content", court="川0114", case_number="（2023）川0114刑初1号", sample="true")
    write(project / "content", "service", id="zzzzzzzz", regions=["新3121"])
    assert check(project).problems == []
    assert build(project).ok
    site = project / "site"
    assert [path.name for path in (site / "courts").iterdir() if path.is_dir()] == ["川0114"]
    page = (site / "courts" / "川0114" / "index.html").read_text(encoding="utf-8")
    assert "四川省成都市新都区人民法院" in page
    assert "portal-notice" in page
    assert {path.name for path in (site / "regions").iterdir() if path.is_dir()} == {"sichuan", "xinjiang", "xj-3121"}
    terms = json.loads((site / "data" / "index.json").read_text(encoding="utf-8"))["terms"]
    assert terms["courts"] == {
        "川0114": {"zh": "四川省成都市新都区人民法院", "en": "Chengdu Xindu District People's Court, Sichuan"}
    }
    labels = "".join(path.read_text(encoding="utf-8") for path in (site / "search" / "labels").glob("en*.json"))
    assert "Chengdu Xindu District People's Court, Sichuan" in labels
    assert Counter(re.findall(r"Sichuan|Xinjiang", labels)) == {"Sichuan": 2, "Xinjiang": 1}
