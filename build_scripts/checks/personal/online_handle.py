"""QQ numbers, WeChat and other account names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from build_scripts.checks.personal import context
from build_scripts.checks.personal.detector import Detector
from build_scripts.checks.personal.digits import CHINESE
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A record's own id can begin with these letters too; what is left of one after them (8 characters without vowels).
_OUR_REST = "[BCDFGHJKMNPQRSTVWXZ2-9]{6}(?![A-Z0-9])"
_OUR_ID = re.compile("(?<![A-Z0-9])[BCDFGHJKMNPQRSTVWXZ2-9]{8}(?![A-Z0-9])")  # such as 8qq36554
_LINK = r"(?:号码?|账号|帐号|ID|ACCOUNT|UID|NUMBER|NO\.?|群号?|群)"
_GAP = r"[^0-9A-Z一-鿿。;\n]{0,5}(?:分别)?(?:为|是|系|IS)?[^0-9A-Z一-鿿。;\n]{0,3}"
_NUMBER = rf"(?:[1-9](?:[ ·-]?[0-9]){{4,11}}(?![0-9])|[{CHINESE}](?:[ ·-]?[{CHINESE}]){{4,11}})"
_NUMBERED = "QQ|扣扣|企鹅"
_NAMED = "微信|抖音|快手|支付宝|淘宝|闲鱼|旺旺|陌陌|探探|微博|小红书|知乎|贴吧|B站|哔哩哔哩|SKYPE|TELEGRAM|WHATSAPP|推特|FACEBOOK"
_WORD, _SHORT_WORD = "WECHAT|WEIXIN", "VX|WX"
TRIGGER = re.compile(f"{_NUMBERED}|{_NAMED}|{_WORD}|{_SHORT_WORD}|XID_|GH_")
_QQ = re.compile(rf"(?<![A-Z])(?:{_NUMBERED})(?P<link>(?:[ (]?{_LINK}){{0,2}}){_GAP}(?P<number>{_NUMBER})")
_NAME = r"[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-?"
_CHAT = re.compile(
    rf"(?:{_NAMED}|(?<![A-Z])(?:{_WORD}|(?:{_SHORT_WORD})(?!{_OUR_REST})))"
    rf"(?P<link>(?:[ (]?{_LINK}){{0,2}})(?P<gap>{_GAP})(?P<number>{_NAME}|{_NUMBER})(?![0-9A-Z*×])"
)
_WXID = re.compile(r"[WG](?:(?<=W)XID_[A-Z0-9]{6,}|(?<=G)H_[0-9A-F]{12})")
_SERIAL = re.compile("[A-Z][0-9]+$")  # F17VXABCJCL8 is one serial number
SHORTEST = 6


def find(text: str) -> Iterator[Span]:
    """QQ numbers, WeChat names and the like in a folded text."""
    for first, last in context.lines(text, TRIGGER):
        for match in _QQ.finditer(text, first, last):
            start, end = match.span("number")
            if _is_inside_our_id(text, match.start()):
                continue
            if not context.is_amount(text, start, end) and (match["link"] or not context.is_date(text, start)):
                yield Span(PersonalData.HANDLE, start, end)
        for match in _CHAT.finditer(text, first, last):
            if _names_an_account(text, match):
                yield Span(PersonalData.HANDLE, *match.span("number"))
        for match in _WXID.finditer(text, first, last):
            yield Span(PersonalData.HANDLE, match.start(), match.end())


def _is_inside_our_id(text: str, start: int) -> bool:
    """Whether what begins here stands inside a record's id; at the beginning of one it may be a number of QQ all the same."""
    return any(match.start() < start for match in _OUR_ID.finditer(text, max(start - 7, 0), start + 8))


def _names_an_account(text: str, match: re.Match[str]) -> bool:
    """Whether it is an account: named as one, or a mixture of letters and digits as no word is."""
    name, (start, end) = match["number"], match.span("number")
    if _SERIAL.search(text, max(0, match.start() - 12), match.start()):
        return False
    if len(name) < SHORTEST or context.is_amount(text, start, end):
        return False
    if match["link"]:
        return True
    if context.is_date(text, start):
        return False
    return ":" in match["gap"] or (name[0].isalpha() and any(character in "_0123456789" for character in name))


DETECTOR = Detector(find, (TRIGGER,), strict=True)
