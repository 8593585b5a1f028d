"""What readers call things: names by rule, folded alike in both languages of the program, in the file where the client looks."""

import json
from pathlib import Path

import pytest
from fictional import made

from build_scripts.search import everyday_names
from build_scripts.search.columns import FACETS, Columns
from build_scripts.search.word_table import FILES, emit_words, fold_name

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "names.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("written", "folded"), CASES)
def test_a_name_is_folded(written, folded):
    assert fold_name(written) == folded


def test_a_court_is_called_by_its_everyday_names():
    names = everyday_names.body("四川省成都市锦江区人民法院", "Chengdu Jinjiang District People's Court, Sichuan")
    assert {"锦江法院", "锦江区法院", "成都锦江法院", "jinjiangfayuan", "jjfy"} <= {*names}
    folded = {fold_name(name) for name in names}
    for asked in ("Jinjiang Court", "Jinjiang District People's Court", "Chengdu Jinjiang Court", "court of Jinjiang"):
        assert fold_name(asked) in folded, asked
    assert fold_name("Chengdu Court") not in folded


@pytest.mark.parametrize(
    ("zh", "en", "asked"),
    [
        ("盗窃罪", "Theft", ["盗窃", "盗窃案", "daoqie", "dqz", "theft"]),
        ("离婚纠纷", "Divorce dispute", ["离婚", "lihun", "divorce"]),
    ],
)
def test_a_charge_is_called_by_its_everyday_names(zh, en, asked):
    assert {fold_name(name) for name in asked} <= {fold_name(name) for name in everyday_names.charge(zh, en)}


def test_a_city_and_a_district_stand_for_the_bodies_there():
    bodies = {"a": "四川省成都市中级人民法院", "b": "四川省成都市锦江区人民法院", "c": "重庆市渝中区人民法院"}
    found = dict(everyday_names.places(bodies))
    assert found["成都"] == found["Chengdu"] == ["a", "b"]
    assert found["锦江"] == found["Jinjiang"] == ["b"]
    assert "长沙" not in found


def test_a_province_has_its_short_name():
    assert {"四川", "Sichuan"} <= {*everyday_names.province("四川省", "Sichuan")}


def test_each_name_stands_in_the_file_of_its_first_character():
    files = {}
    emit_words({"charge": {"盗窃罪": ["盗窃", "theft"], "诈骗罪": ["fraud"]}}, files.__setitem__)
    assert len(files) == FILES
    for name, keys in (("盗窃", ["盗窃罪"]), ("theft", ["盗窃罪"]), ("fraud", ["诈骗罪"])):
        assert json.loads(files[f"search/words/{ord(name[0]) % FILES}.json"])["charge"][name] == keys


def test_a_column_holds_several_values_of_one_record_and_gives_them_back():
    given = [
        made(1, causes=("盗窃罪",)),
        made(2, causes=("诈骗罪", "盗窃罪"), prisons=("p",)),
        made(3),
        made(4, causes=("诈骗罪", "盗窃罪"), measure="parole", outcome="refused"),
    ]
    columns = Columns.of(given)
    encoded = {facet: columns.facet(facet) for facet in FACETS}
    assert encoded["charge"]["sets"] == [[1, 0]]
    assert "sets" not in encoded["kind"]
    read = Columns.read(lambda name: columns.dates() if name == "date" else encoded[name])
    assert read == columns
