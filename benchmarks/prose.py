"""Legal prose of a wanted length, out of clauses and word lists.

Takes a random generator; gives sentences and paragraphs. The clauses leave room for so many combinations that the pairs of
characters are about as varied as in real text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.words import COMPANIES, FIRST, GIVEN, LISTS, SECOND, SURNAMES

if TYPE_CHECKING:
    import datetime as dt
    import random

_DIGITS = "〇一二三四五六七八九"
_TENS = 10
FACTS = (
    "{when}，{person}在{town}{place}{adverb}{verb}{goods}{count}件，约定价款为人民币{amount}元。",
    "{person}与{company}就{goods}的{verb}、{verb}事宜签订书面协议，{when}因{reason}发生争议。",
    "{when}，{company}派员到{town}{place}{verb}{goods}，{person}以{reason}为由{adverb}阻拦。",
    "{town}{place}内存放的{goods}、{goods}经{adverb}清点，共计{count}件，价值人民币{amount}元。",
    "{person}{adverb}{verb}{goods}后，将其中{count}件{verb}至{town}{place}，其余由{company}{verb}。",
    "双方{when}{adverb}协商未果，{person}遂向{company}提出{verb}{goods}并支付{amount}元。",
    "{company}称，因{reason}，其{adverb}{verb}了位于{town}{place}的{goods}，并为此支出{amount}元。",
    "{when}，{person}{adverb}支付{amount}元，{company}出具收据，载明用于{verb}{goods}。",
    "关于{goods}的{verb}，{person}认为系{reason}所致，{company}则认为与{reason}有关。",
    "{person}{when}{adverb}{verb}、{verb}{goods}，涉及{count}户，累计金额{amount}元。",
    "上述{goods}经有资质的机构{verb}，确认其中{count}件存在瑕疵，修复费用为{amount}元。",
    "{when}，{town}的{person}因{reason}与{person}发生口角，{adverb}{verb}{place}内的{goods}。",
)
EVIDENCE = (
    "上述事实，有{evidence}、{evidence}、{evidence}、{evidence}等证据证实。",
    "{company}提交了{evidence}、{evidence}，拟证明其已{adverb}{verb}{goods}；经质证，真实性予以确认。",
    "{person}对{evidence}的真实性没有异议，但认为不能证明{reason}的待证事实。",
    "经审查，{evidence}与{evidence}能够相互印证，本院予以采信；{evidence}来源不明，不予采信。",
    "关于{goods}的数量，{evidence}记载为{count}件，{evidence}记载亦同，足以认定。",
)
REASONS = (
    "关于{goods}的{verb}问题，根据{principle}，{person}的主张{view}，本院予以支持。",
    "{company}以{reason}为由提出的意见，{view}，本院予以采纳。",
    "综合{evidence}、{evidence}等证据，可以认定{person}{adverb}{verb}{goods}的事实，{view}。",
    "结合{principle}和{principle}，考虑{reason}这一情节，上述金额以{amount}元为限。",
    "{person}未能就{reason}提供相反证据，应当承担举证不能的后果。",
    "至于{verb}{goods}所生的费用{amount}元，因{reason}，且{view}，一并处理。",
)
CONDUCT = (
    "该犯服刑期间参加{study}和{study}，考试成绩合格，获得{reward}{small}次。",
    "该犯在{work}岗位上{adverb}完成劳动任务，{when}被评为{reward}。",
    "该犯能够遵守监规，接受教育改造，在{work}中节约{goods}，受到{reward}。",
    "考核期内，该犯从{work}调整到{work}岗位，{adverb}完成定额，累计获得{reward}{small}次。",
    "该犯参加{study}期间撰写心得，与同监舍人员因{reason}发生的矛盾经教育后得以化解。",
    "上述事实，有计分考核材料、{evidence}、罪犯评审鉴定表等证据证实。",
)


class Picker(dict[str, str]):
    """Fills the places of a clause, each with another word."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.people: list[str] = []

    def __missing__(self, name: str) -> str:
        rng = self.rng
        if words := LISTS.get(name):
            return words[int(rng.random() * len(words))]
        if name == "amount":
            return f"{int(10 ** rng.uniform(3, 6.5)):,}"
        if name in {"count", "small"}:
            return str(rng.randint(2, 9 if name == "small" else 400))
        if name == "person":
            return rng.choice(self.people)
        return company(rng) if name == "company" else town(rng)

    def sentence(self, clauses: tuple[str, ...]) -> str:
        """One sentence."""
        return self.rng.choice(clauses).format_map(self)

    def paragraphs(self, clauses: tuple[str, ...], length: int) -> list[str]:
        """Paragraphs of a few sentences each, about `length` characters in all."""
        found: list[str] = []
        while length > 0:
            text, wanted = "", min(length, self.rng.randint(120, 360))
            while len(text) < wanted:
                text += self.sentence(clauses)
            found.append(text)
            length -= len(text)
        return found


def name(rng: random.Random) -> str:
    """A fictional name in full, for judges and for parties who are named."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)


def masked(rng: random.Random) -> str:
    """A surname and 某."""
    return rng.choice(SURNAMES) + "某"


def town(rng: random.Random) -> str:
    """A fictional town."""
    return rng.choice(FIRST) + rng.choice(SECOND) + rng.choice(("镇", "乡", "街道"))


def company(rng: random.Random) -> str:
    """A fictional company."""
    return rng.choice(FIRST) + rng.choice(SECOND) + rng.choice(FIRST) + rng.choice(COMPANIES) + "有限公司"


def said(day: dt.date) -> str:
    """2023年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def written(day: dt.date) -> str:
    """二〇二三年三月一日, as documents are signed."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{number(day.month)}月{number(day.day)}日"


def number(value: int) -> str:
    """A number below 1,000 in Chinese."""
    if value < _TENS:
        return _DIGITS[value]
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, _TENS)
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    middle = ("零" if head and ones else "") if not tens else f"{_DIGITS[tens] if tens > 1 or head else ''}十"
    return head + middle + (_DIGITS[ones] if ones else "")


def term(months: int) -> str:
    """一年六个月."""
    years, rest = divmod(months, 12)
    return (f"{number(years)}年" if years else "") + (f"{number(rest)}个月" if rest else "")
