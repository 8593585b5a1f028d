"""Chinese names in Latin letters: how a name reads, and whether an English text spells it out.

Takes a name in characters; gives its readings and a pattern that finds it in lower-case text in either order and with any
separators (`Li Xiaoming`, `XIAOMING LI`, `li-xiao-ming`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from build_scripts.content.slug import slug

# where the reading of a surname differs from the character's usual one, or people write several
READINGS = {
    "单": "shan", "曾": "zeng", "区": "ou", "翟": "zhai di", "仇": "qiu", "吕": "lu lv lyu", "解": "xie", "盖": "ge gai",
    "朴": "piao park", "查": "zha", "覃": "qin tan", "尉迟": "yuchi", "长孙": "zhangsun", "万俟": "moqi", "乐": "yue le",
    "缪": "miao", "任": "ren", "华": "hua", "黑": "he hei", "员": "yun", "召": "shao", "冼": "xian", "应": "ying",
    "谌": "chen shen", "隗": "wei kui", "郇": "xun huan", "那": "na", "宁": "ning", "葛": "ge", "尉": "wei yu", "句": "gou",
    "石": "shi", "折": "she", "种": "chong", "秘": "bi mi", "燕": "yan", "沈": "shen", "贾": "jia", "重": "chong",
}  # fmt: skip
_SYLLABLES = {
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u", "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u", "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo v",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo v yu",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un", "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo", "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo", "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo", "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u", "": "a ai an ang ao e ei en er o ou",
}  # fmt: skip
_SYLLABLE = "|".join(
    sorted((first + rest for first, rests in _SYLLABLES.items() for rest in rests.split()), key=len, reverse=True)
)
GIVEN = re.compile(rf"(?:(?:{_SYLLABLE})['’-]?){{1,3}}")
MASK_WORD = re.compile(r"x{1,3}|(?:mou)+(?:jia|yi|bing|ding|wu)?|so-and-so|[a-z]|\d+")
_WORDS = (  # English words that happen to be pinyin
    "he she an long you man men sun song can ban pan pin dan fan hang sang rang gang bang tang die lie fine made me we be"
    " so do go no an a bin den wan pang sue due rue die die hen pen ten ran run gun nun bun cun dun tun sun lai lane mane"
    " mine line nine wine dine pine chine shine china chinese"
)
_ORDINARY = frozenset(_WORDS.split())


def readings(characters: str) -> dict[str, str]:
    """The usual readings of many characters at once, which is much faster than one by one."""
    found = slug(" ".join(characters)).split("-")
    if len(found) != len(characters):
        return {character: reading(character) for character in characters}
    return dict(zip(characters, found, strict=True))


@lru_cache(maxsize=10_000)
def reading(character: str) -> str:
    """The usual reading of one character, without its tone."""
    return slug(character).replace("-", "")


@lru_cache(maxsize=2_000)
def surname_readings(surname: str) -> tuple[str, ...]:
    """How a surname is written in pinyin."""
    known = READINGS.get(surname)
    return tuple(known.split()) if known else ("".join(reading(character) for character in surname),)


@lru_cache(maxsize=2_000)
def pattern(surname: str, given: str) -> re.Pattern[str]:
    """Finds a name in lower-case text, in both orders."""
    first = "|".join(re.escape(one) for one in surname_readings(surname))
    rest = r"[\s'’._-]?".join(re.escape(reading(character)) for character in given)
    return re.compile(rf"(?<![a-z])(?:(?:{first})[\W_]{{0,2}}{rest}|{rest}[\W_]{{0,2}}(?:{first}))(?![a-z])")


def could_be_given(word: str) -> bool:
    """Whether a word of an English text could be a Chinese given name."""
    low = word.lower()
    return low not in _ORDINARY and not MASK_WORD.fullmatch(low) and bool(GIVEN.fullmatch(low))
