"""Bank accounts and cards, by the words around them (账号, 卡号, 户名, 开户行, …号账户).

The check digit of cards (Luhn, ISO/IEC 7812) alone is noise: with UnionPay's 62 in front it is a warning. 尾号 with a few digits is a warning too,
since many courts leave them on purpose. A court's or a treasury's own account for fees is public.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from stdnum import luhn

from build_scripts.checks.personal import context
from build_scripts.checks.personal.context import Label
from build_scripts.checks.personal.detector import Detector, words
from build_scripts.checks.personal.digits import CHINESE, LONG_NUMBER, Stretch, runs
from build_scripts.checks.personal.span import PersonalData, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST, LOOSE, LONGEST = 8, 12, 32
CARD = range(16, 20)
WORDS = words(["账", "帐", "卡", "存折", "存单", "户名", "开户", "尾号", "ACCOUNT", "CARD", "IBAN"])
_RIGHT_BEFORE = re.compile(
    r"(?:[账帐]号|卡号|(?:证券|股票|股东|资金|期货)[账帐]户|[账帐]户号码?|存折号?|存单号?|ACCOUNT (?:NO\.?|NUMBER)|CARD (?:NO\.?|NUMBER)|IBAN)码?[^0-9。;\n]{0,14}$"
)
_BEFORE = re.compile(
    r"(?:[账帐]户|(?:银行|信用|储蓄|借记|贷记|工资|社保|医保)卡|卡|户名|开户(?:银?行)?|ACCOUNT|CARD)[^0-9。;\n]{0,24}$"
)
_OF_BANK = re.compile("(?:银行|[工农建中交邮招商浦民光兴]行|邮储|信用社|农信)[:(]?$")  # 工行6222…
_COLUMN = re.compile("[^。,;:\n]*(?:[账帐]号|卡号|[账帐]户)[^。,;:\n]*")  # the head of a table
_ROW = re.compile(r"\|[ 0-9|-]|[0-9]{1,4}[ 一-鿿]")  # counted
_TABLE = 4000  # characters within which the head of a table is looked for
_AFTER = re.compile(
    r" ?(?:号|的)?的?[^0-9。,;\n]{0,8}?(?:[账帐][户号]|(?:银行|信用|储蓄|借记|贷记|工资)卡|卡[内上中]|存折)"
)
_ENDS_WITH = re.compile(rf"尾号(?:为|是|系|:| )*[“\"]?([0-9]{{3,6}}|[{CHINESE}]{{3,6}})(?![0-9{CHINESE}年月元万])")
_INTERNATIONAL = re.compile(r"[A-Z](?<![0-9A-Z]{2})[A-Z][0-9]{2} ?(?:[0-9A-Z]{4} ?){2,7}[0-9A-Z]{1,4}(?![0-9A-Z])")
_PUBLIC = re.compile(
    r"(?:户名|收款(?:人|单位|方)|开户单位|[账帐]户名称?)[:为是 ]{0,2}[^。;\n]{0,24}?(?:法院|财政|国库|非税|检察院)"
    r"|(?:诉讼费|上诉费|受理费|案款|执行款|代管款|非税)[^。;\n]{0,16}(?:专户|[账帐][户号])"
)


_OTHER_CARD = re.compile(
    "(?:购物|加油|充值|电话|手机|ETC|会员|礼品|储值|点|门禁|公交|饭|SIM|E)卡(?:(?!银行|信用|储蓄|借记|[账帐])[^。;\n]){0,10}$"
)


def find(text: str) -> Iterator[Span]:
    """Bank accounts in a folded text."""
    for run in runs(text):
        stretch = _number(run)
        if stretch is None or context.is_amount(text, stretch.start, stretch.end):
            continue
        if _named(text, stretch):
            if not _PUBLIC.search(text, max(0, stretch.start - 80), stretch.end + 60):
                yield Span(PersonalData.ACCOUNT, stretch.start, stretch.end)
        elif _card(text, stretch) or _in_column(text, stretch):
            yield Span(PersonalData.ACCOUNT, stretch.start, stretch.end, sure=False)
    for match in _INTERNATIONAL.finditer(text):
        if context.label(text, match.start()) is Label.ACCOUNT:
            yield Span(PersonalData.ACCOUNT, match.start(), match.end())
    for match in _ENDS_WITH.finditer(text):
        yield Span(PersonalData.ACCOUNT, match.start(1), match.end(1), sure=False)


def _number(run: Stretch) -> Stretch | None:
    """The account number in a run: all of it, or the first group where more numbers follow."""
    first = Stretch(run.text, run.groups[:1], alone=len(run.groups) == 1)
    whole = SHORTEST <= len(run.digits) <= LONGEST and "\n" not in "".join(run.separators)
    if whole and not context.is_date(run.text, run.start):
        return run
    if (line := _line(run)) is not None:
        return line
    return next(
        (
            Stretch(run.text, (group,), alone=False)
            for group in run.groups
            if SHORTEST <= len(group.digits) <= LONGEST and (group is not run.groups[0] or len(group.digits) > SHORTEST)
        ),
        first if len(first.digits) >= LOOSE else None,
    )


def _line(run: Stretch) -> Stretch | None:
    """The groups before the first line break in a run, where they make a number that is long enough to be no other."""
    for number, (group, other) in enumerate(pairwise(run.groups), 1):
        if "\n" in run.text[group.end : other.start]:
            first = Stretch(run.text, run.groups[:number], alone=False)
            return first if len(first.digits) in CARD else None
    return None


def _in_column(text: str, stretch: Stretch) -> bool:
    """Whether a number of a card's length stands in a row of a table whose head names accounts."""
    line = text.rfind("\n", 0, stretch.start) + 1
    if len(stretch.digits) not in CARD or not _ROW.match(text, line) or context.label(text, stretch.start):
        return False
    above = text[max(0, line - _TABLE) : line].split("\n")[:-1]
    head = next((one for one in reversed(above) if not _ROW.match(one) or _COLUMN.fullmatch(one)), "")
    return _COLUMN.fullmatch(head) is not None


def _named(text: str, stretch: Stretch) -> bool:
    """Whether the nearest label is one for accounts, or one follows."""
    part = context.before(text, stretch.start)
    if _OTHER_CARD.search(part):
        return False
    label = context.label(text, stretch.start)
    size = len(stretch.digits)
    if label is Label.ACCOUNT and size >= SHORTEST and _RIGHT_BEFORE.search(part):
        return True
    if label is Label.ACCOUNT and size >= LOOSE and _BEFORE.search(part):
        return True
    if size in CARD and label in {None, Label.ACCOUNT} and _OF_BANK.search(part):
        return not text.startswith(("号", "字"), stretch.end)
    return size >= CARD[0] - 4 and label in {None, Label.ACCOUNT} and _AFTER.match(text, stretch.end) is not None


def _card(text: str, stretch: Stretch) -> bool:
    """Whether a number without a label is very likely a UnionPay card."""
    return (
        stretch.digits.startswith("62")
        and len(stretch.digits) in CARD
        and luhn.is_valid(stretch.digits)
        and context.label(text, stretch.start) not in {Label.SERIAL, Label.ORGANISATION, Label.IDENTITY}
        and not context.letter_joins(text, stretch.start, stretch.end)
    )


DETECTOR = Detector(find, (WORDS, LONG_NUMBER), strict=True)
