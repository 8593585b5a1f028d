"""What the words around a number say that it is.

Takes a plain text and a place in it; gives the label before it: the nearest word of the same sentence that names a class of
numbers, unless the word is one for serial numbers and does not stand right there. The words come from the headings of judgments
(身份证号码, 联系电话, 账号) and of the papers they quote (合同编号, 发票号码, 流水号).
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Label(Enum):
    """What a word says of the number behind it."""

    IDENTITY = auto()
    PHONE = auto()
    HOTLINE = auto()
    ACCOUNT = auto()
    DOCUMENT = auto()
    HANDLE = auto()
    ORGANISATION = auto()
    SERIAL = auto()


REACH = 30  # characters in which a label is looked for
_WORDS = {
    "IDENTITY": r"(?:公民|居民|个人)?身份(?:证件?|号码?|信息)(?:号码?|编号|证号)?|证件号码?|(?<![A-Z])(?:ID|IDENTITY)(?: CARD)?(?: NO\.?| NUMBER)?(?![A-Z])",
    "HOTLINE": r"(?:监督|举报|投诉|咨询|服务|值班|报警|公开|客服|报修|监管|受理|维权|办公室?|总机|立案庭|执行局)(?:举报|投诉|咨询|服务)?(?:电话|热线|专线)|热线|HOTLINE",
    "PHONE": r"电话(?:号码?)?|手机(?:号码?)?|联系(?:方式|号码)|移动号码|座机|宅电|传真|拨打|致电|来电|短信|(?<![A-Z])TEL(?![A-Z])|(?:TELE)?PHONE(?: NO\.?| NUMBER)?|MOBILE(?: NO\.?| NUMBER)?|(?<![A-Z])CELL(?![A-Z])|(?<![A-Z])FAX(?![A-Z])|(?<![A-Z])CALL(?:ED|ING)?(?![A-Z])",
    "ACCOUNT": r"[账帐][号户](?:号码?)?|卡号|(?:银行|信用|储蓄|借记|贷记|工资|医保|社保)卡(?:号码?)?|存折(?:号码?)?|存单(?:号码?)?|户名|开户(?:银?行)?|尾号|(?<![A-Z])(?:ACCOUNT|CARD)(?: NO\.?| NUMBER)?(?![A-Z])|IBAN",
    "DOCUMENT": r"护照|通行证|台胞证|回乡证|旅行证|海员证|居留证|居留许可|军官证|士兵证|警官证|PASSPORT(?: NO\.?| NUMBER)?|(?:TRAVEL|RESIDENCE) PERMIT(?: NO\.?| NUMBER)?",
    "HANDLE": r"QQ(?: NUMBER)?|微信(?:号码?)?|支付宝|WECHAT|WHATSAPP",
    "ORGANISATION": r"(?:统一社会)?信用代码|组织机构代码|纳税人(?:识别号|编号)?|税号|营业执照(?:注册号)?|工商(?:注册|登记)号|注册号|登记号",
    "SERIAL": r"编号|编码|货号|单号|合同号|[单票]据号?|订单|流水号?|票号|发票(?:号码|代码)?|凭证号?|快递|运单|邮件|回执|批号|序列号|序号|条码|条形码|型号|备案号?|许可证号?|证书号码?|证号|专利号?|ISBN|ISSN|IMEI|设备号|交易号|保[险]?单(?:号码?)?|案号|文号|卷宗|检材|样本|物证|车架号|发动机号|识别[代号]码?|学号|工号|警号|合同(?:书|编号)?|公证书?|房号|批准文号|(?<![A-Z])NO\.|SERIAL|ORDER|CONTRACT|INVOICE|TRACKING|POLICY|RECEIPT",
}
_LABEL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items()))
_SENTENCE_END = re.compile(r"[。;!?\n]")
_NEAR = re.compile(
    r"(?:(?:号码?|编号|为|是|系|分别|第|字|NUMBER|NO\.?|[:(（“\"'【\[ #])|[0-9A-Z/-]+ ?[、,和及至]|[0-9A-Z]+[-_])*"
)
_AMOUNT = re.compile(
    r"(?:\.[0-9]+)? ?(?:余|多)?(?:元|万|亿|千元|百元|美元|港[元币]|欧元|日元|英镑|%|股|平方|立方|公?里|米|吨|公?斤|克|个|笔|人|次|件|份|台"
    r"|只|度|千瓦|岁|年|月|天|YUAN|RMB|CNY|USD)"
)
_CURRENCY = re.compile(r"(?:人民币|RMB|CNY|USD|HKD|美元|港币|[¥$€]|[金余数]额(?:为|是|:)?) ?$")
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}(?:([-./ ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12][0-9]|3[01])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![0-9])"
)
_ADDRESS = re.compile(r"://[!-~]*$")


def lines(text: str, hint: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the lines that hold a hint start and end."""
    end = -1
    for match in hint.finditer(text):
        if match.start() > end:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
            yield start, end


def before(text: str, start: int, reach: int = REACH) -> str:
    """The sentence up to a place, at most `reach` characters of it."""
    part = text[max(0, start - reach) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(part)]
    return part[ends[-1] :] if ends else part


@lru_cache(maxsize=64)
def label(text: str, start: int) -> Label | None:
    """The label of the number that starts at a place."""
    part = before(text, start)
    nearest = None
    for match in _LABEL.finditer(part):
        if match.lastgroup != "SERIAL" or _NEAR.fullmatch(part, match.end()):
            nearest = match
    return Label[nearest.lastgroup] if nearest and nearest.lastgroup else None


def is_amount(text: str, start: int, end: int) -> bool:
    """Whether a unit follows, a currency precedes, or the digits are part of a decimal."""
    if _AMOUNT.match(text, end) or _CURRENCY.search(text[max(0, start - 8) : start]):
        return True
    joined = text[max(0, start - 2) : start], text[end : end + 2]
    left = len(joined[0]) == 2 and joined[0][0].isdecimal() and joined[0][1] == "."  # noqa: PLR2004 - a pair
    right = len(joined[1]) == 2 and joined[1][0] == "." and joined[1][1].isdecimal()  # noqa: PLR2004 - a pair
    return left or right


def is_date(text: str, start: int) -> bool:
    """Whether the digits at a place begin with a day."""
    return _DATE.match(text, start) is not None


def in_url(text: str, start: int) -> bool:
    """Whether a place is inside a web address."""
    return _ADDRESS.search(text, max(0, start - 200), start) is not None


def letter_joins(text: str, start: int, end: int) -> bool:
    """Whether a Latin letter touches the place on either side."""
    return (start > 0 and _latin(text[start - 1])) or (end < len(text) and _latin(text[end]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
