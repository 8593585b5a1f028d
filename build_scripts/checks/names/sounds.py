"""Names from other languages written by their sound, without a dot: 热依拉, 其木格, 曲比阿牛, 阿卜杜热合曼.

Takes a word; says whether all its characters are among those with which names of Uyghurs, Kazakhs, Mongols, Tibetans and Yi are written.
"""

from __future__ import annotations

import re

_SHORTEST = 3  # characters; two of them are words too often: 平和
_SOUNDS = frozenset(
    "阿艾爱买麦提吐尔孙江古丽力利汗努娜依拉热合曼木库西卡德斯海亚森赛玛帕夏图荪迪别克克巴特其格苏敖登乌日琴娃朝鲁布仁勒塔宝音白才让卓扎次多吉旦增央"
    "姆措罗桑嘉顿珠达瓦尼洛曲比沙马且呷惹么牛伍果各莫约甫司义热衣肯兰叶尔加什托合塔热木哈米孜则扎娅茹仙再提吾甫伊不都杜卜曲批者史子沙俄底吉狄尔古石作阿额尔其那仁高娃"
)
_DOTS = re.compile("[·•・‧⋅]")


def is_written_by_sound(name: str) -> bool:
    """Whether a word without a dot is such a name."""
    return len(name) >= _SHORTEST and _SOUNDS.issuperset(name)


def is_dotted(name: str) -> bool:
    """Whether a name has a dot between its parts, each of Chinese characters: 古丽·阿不都拉."""
    parts = _DOTS.split(name)
    return len(parts) > 1 and all(re.fullmatch("[\u4e00-\u9fff]{1,10}", part) for part in parts)
