# /// script
# requires-python = ">=3.11"
# dependencies = ["pypinyin==0.55.0"]
# ///
"""Make `build_scripts/content/derived.csv`, the places that have a court whose code follows from the code of the place.

Takes a CSV of courts (code, name, level) that was derived from the county codes of GB/T 2260; writes a line for each place: code, name, English
name. Courts, procuratorates and regions are made of these lines when they are asked for (`content/derived.py`). It says on standard error
what it left out, which names stand twice, and which English names differ from those of `content/vocabulary/courts.yml`. To run it:

    pipx run tools/derive_courts.py courts-derived.csv
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

import yaml
from pypinyin import lazy_pinyin

HERE = Path(__file__).resolve().parent
MADE = HERE.parent / "build_scripts" / "content" / "derived.csv"
VOCABULARY = HERE.parent / "content" / "vocabulary"
MUNICIPALITIES = "京津沪渝"
# 90 and 林区 are groups of counties and no place; 新40 has a branch of the High Court and no court of its own.
LEFT_OUT = {"豫90", "鄂29", "鄂90", "琼90", "新90", "新40"}
SIMPLE = str.maketrans("區縣嶺達員會", "区县岭达员会")
COURT = re.compile("(?:中级)?人民法院$")
SORTS = {
    "自治县": "Autonomous County", "自治旗": "Autonomous Banner", "自治州": "Autonomous Prefecture", "地区": "Prefecture",
    "盟": "League", "新区": "New Area", "矿区": "Mining District", "特区": "Special District", "神农架林区": "Forestry District",
    "行政委员会": "Administrative Committee", "区": "District", "县": "County", "市": "City", "旗": "Banner",
}  # fmt: skip
SINGLE = {
    "城区": "Urban District",
    "郊区": "Suburban District",
    "矿区": "Mining District",
}  # which have no name of their own
PEOPLES = {
    "土家族": "Tujia", "哈萨克族": "Kazakh", "哈萨克": "Kazakh", "哈尼族": "Hani", "柯尔克孜": "Kirgiz", "达斡尔族": "Daur", "布依族": "Buyei",
    "蒙古族": "Mongol", "蒙古": "Mongol", "朝鲜族": "Korean", "傈僳族": "Lisu", "拉祜族": "Lahu", "东乡族": "Dongxiang",
    "纳西族": "Naxi", "景颇族": "Jingpo", "仫佬族": "Mulao", "布朗族": "Blang", "撒拉族": "Salar", "毛南族": "Maonan", "仡佬族": "Gelao",
    "锡伯": "Xibe", "普米族": "Pumi", "塔吉克": "Tajik", "鄂温克族": "Evenki", "裕固族": "Yugur", "保安族": "Bonan", "独龙族": "Derung",
    "各族": "Multi-Ethnic", "壮族": "Zhuang", "回族": "Hui", "满族": "Manchu", "藏族": "Tibetan", "彝族": "Yi", "苗族": "Miao",
    "侗族": "Dong", "瑶族": "Yao", "白族": "Bai", "傣族": "Dai", "黎族": "Li", "佤族": "Va", "畲族": "She", "水族": "Shui", "土族": "Tu",
    "羌族": "Qiang", "怒族": "Nu",
}  # fmt: skip
_PEOPLES = re.compile(f"(.{{2,}}?)((?:{'|'.join(PEOPLES)})+)$")
ALWAYS = {
    "长": "chang",
    "都": "du",
    "什": "shi",
    "台": "tai",
    "厦": "xia",
}  # as place names read them; the table has the others
USUAL = dict(
    line.split("\t") for line in (HERE / "place_names.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"
)


def pinyin(stem: str, whole: str) -> str:
    """The syllables of a name in one word, read as the whole name with its 市 or 县 is."""
    read = [ALWAYS.get(sign, sound) for sign, sound in zip(whole, lazy_pinyin(whole, v_to_u=True), strict=True)]
    joined = "".join(f"'{sound}" if sound[0] in "aeo" else sound for sound in read[: len(stem)])
    return joined.removeprefix("'").capitalize()


def english(place: str) -> str:
    """One place: 锦江区 → Jinjiang District."""
    if place in SINGLE:
        return SINGLE[place]
    suffix = next(suffix for suffix in SORTS if place.endswith(suffix) and (suffix != "新区" or len(place) > 3))  # noqa: PLR2004 - 清新区
    sort = SORTS[suffix]
    stem = place.removesuffix("林区" if suffix == "神农架林区" else suffix)
    if len(stem) == 1:  # 蔚县: Yu County
        return f"{USUAL.get(place) or pinyin(stem, place)} {sort}"
    peoples = ""
    if (suffix.startswith("自治") or stem.endswith("族")) and (found := _PEOPLES.match(stem)):
        stem = found[1]
        names = [PEOPLES[one] for one in re.findall("|".join(PEOPLES), found[2])]
        peoples = (", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]) + " "
    return f"{USUAL.get(place) or USUAL.get(stem) or pinyin(stem, place)} {peoples}{sort}"


def prefecture(place: str) -> str:
    """A prefecture-level place, whose 市 is not said: 成都市 → Chengdu."""
    return USUAL[place] if place == "吉林市" else english(place).removesuffix(" City")


def provinces() -> dict[str, tuple[str, str]]:
    """The first character of a code → name and English name of the province."""
    entries = yaml.safe_load((VOCABULARY / "regions.yml").read_text(encoding="utf-8"))
    return {entry["key"]: (entry["zh"], entry["en"]) for entry in entries}


def places(courts: list[dict[str, str]]) -> dict[str, tuple[str, str]]:
    """Code → name of the place and its English name, both with the province."""
    known = provinces()
    names = {court["code"]: COURT.sub("", court["name"]).translate(SIMPLE) for court in courts}
    made = {}
    for code, name in names.items():
        if code in LEFT_OUT:
            continue
        province, province_en = known[code[0]]
        place = name.removeprefix(province)
        above = names.get(code[:3], "").removeprefix(province)
        if len(code) == 3:  # noqa: PLR2004 - a prefecture
            en = prefecture(place)
        elif above and place.startswith(above) and place != above:
            en = f"{prefecture(above)} {english(place.removeprefix(above))}"
        else:
            en = english(place)
        made[code] = (name, f"{province_en} {en}" if code[0] in MUNICIPALITIES else f"{en}, {province_en}")
    return made


def main() -> None:
    """Write the file and report."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        made = places(list(csv.DictReader(file)))
    with MADE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "zh", "en"])
        writer.writerows([code, *made[code]] for code in made)
    codes = defaultdict(list)
    for code, (name, _en) in made.items():
        codes[name].append(code)
    twice = {name: of_it for name, of_it in codes.items() if len(of_it) > 1}
    report = [f"{len(made)} places, left out {', '.join(sorted(LEFT_OUT))}"]
    report += [f"two codes: {name} {' '.join(of_it)}" for name, of_it in twice.items()]
    for court in yaml.safe_load((VOCABULARY / "courts.yml").read_text(encoding="utf-8")):
        name, en = made.get(court["key"], ("", ""))
        sort = "Intermediate People's Court" if len(court["key"]) == 3 else "People's Court"  # noqa: PLR2004 - 川01
        place, comma, province = (en, "", "") if court["key"][0] in MUNICIPALITIES else en.rpartition(",")
        if en and (wanted := f"{place} {sort}{comma}{province}") != court["en"]:
            report.append(f"{court['key']} {court['zh']}: {court['en']}, derived {wanted}")
    sys.stderr.write("\n".join(report) + "\n")


if __name__ == "__main__":
    main()
