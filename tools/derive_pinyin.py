# /// script
# requires-python = ">=3.11"
# dependencies = ["pypinyin==0.55.0"]
# ///
"""Make `build_scripts/content/pinyin.tsv`: the usual reading of each character of GB 2312, a line a syllable.

Takes nothing; the readings are those of pypinyin for a character alone. Surnames that read otherwise are in
`checks/names/pinyin.py`. To run it:

    pipx run tools/derive_pinyin.py
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

MADE = Path(__file__).resolve().parent.parent / "build_scripts" / "content" / "pinyin.tsv"
FIRST, LAST = 0x4E00, 0x9FA5
IN_NAMES = {"晟": "sheng"}


def main() -> None:
    """Write the file."""
    syllables: dict[str, str] = defaultdict(str)
    for code in range(FIRST, LAST + 1):
        character = chr(code)
        if character.encode("gb2312", "ignore") and (found := pinyin(character, style=Style.NORMAL, v_to_u=True)):
            syllables[IN_NAMES.get(character, found[0][0])] += character
    MADE.write_text("".join(f"{name}\t{syllables[name]}\n" for name in sorted(syllables)), encoding="utf-8")


if __name__ == "__main__":
    main()
