"""The readings of single characters that the program has at hand are those of pypinyin, and spare loading it."""

import subprocess
import sys

from build_scripts.content import pinyin

_ROWS, _CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)  # of the characters of GB 2312


def test_the_list_has_what_pypinyin_says_of_every_character_of_gb_2312():
    codes = (bytes([row, cell]) for row in _ROWS for cell in _CELLS)
    characters = [character for code in codes if (character := code.decode("gb2312", "ignore"))]
    assert len(characters) == 6_763
    said = {character: pinyin.looked_up(character) for character in characters}
    lines = {syllable: sorted(one for one in characters if said[one] == syllable) for syllable in said.values()}
    wanted = "".join(f"{syllable},{''.join(lines[syllable])}\n" for syllable in sorted(lines))
    assert pinyin.FILE.read_text(encoding="utf-8") == wanted


def test_a_rarer_character_and_one_that_names_read_otherwise():
    assert pinyin.reading("晟") == "sheng"
    assert pinyin.looked_up("晟") == "cheng"
    assert "堃" not in pinyin.listed()
    assert (pinyin.reading("堃"), pinyin.reading("A"), pinyin.reading("某")) == ("kun", None, "mou")


def test_pypinyin_is_not_loaded_for_the_characters_of_the_list():
    code = "import sys; from build_scripts.pages.latin import number, person; assert number('（2022）苏0102刑初5号'); assert person('陈某'); {} 'pypinyin' in sys.modules"
    subprocess.run([sys.executable, "-c", code.format("assert not")], check=True)
    code = code.replace("陈某", "堃某")
    subprocess.run([sys.executable, "-c", code.format("assert")], check=True)
