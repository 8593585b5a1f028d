"""The name in an item of a list of people: 时任村主任戎福来, 李顺(被害人之夫), 吐尔逊·买买提, 接待员晴天.

Takes an item of a folded text; gives the name without the words before it and the brackets behind it, or None where it is no person's
or is masked already.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from build_scripts.checks.names.personal_name import MARKS, is_chinese
from build_scripts.checks.names.sounds import is_dotted, is_written_by_sound

_PEOPLE = (
    "村民|居民|群众|邻居|同事|同学|朋友|老师|教师|司机|驾驶员|员工|职工|工人|店员|店主|店长|房东|业主|保安|民警|辅警|警察|财务人员|会计|出纳|工作人员|服务员|营业员|"
    "老板娘?|经理|主管|主任|书记|队长|组长|医生|护士|学生|路人|行人|乘客|乘坐人|顾客|商户|家人|亲友|群主|牧民|渔民|农民|船员|同乡|老乡|室友|网友|男友|女友|妻子|丈夫|其[父母妻夫子女]"
)
_WHO = "被害人|受害人|死者|失主|证人|鉴定人|附带民事诉讼原告人|被不起诉人|报案人|目击者|集资参与人|投资人|同监罪犯|同监犯|服刑罪犯|罪犯|服刑人员|被害(?:单位|企业)?|同案人"
_OPENING = re.compile(rf"(?:{_WHO}|{_PEOPLE}|[之其](?:儿子|女儿|父亲|母亲|丈夫|妻子)|[之其]?[父母妻夫子女])(?=..)")
_TITLE = re.compile(
    f"[^·]{{0,12}}(?:{_PEOPLE}|[员长警师人]|(?<=[教医学先])[生授]|主任|书记|总监|秘书|老板|干部)(?P<name>[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)+)"
)
_NOBODY = re.compile(
    r"[一两等该各均被]|[陈供上]述|证[言词据人]|[物书]证|图片|照片|笔录|记录|[清名]单|[单票]据|报告|[家亲]属|[父母]亲|[祖岳][父母]|公司|单位|银行|[当到出]庭|书面|以上|其[余他]"
    r"|意见|鉴定$|评[定议审]$|数据|资料|证明|材料|流水|凭证|合同|票据|视频|录音|监控|现场|物品|痕迹|检验|勘验|认定|决定|说明|信息|经过|机关|法院|检察|公安|当事|原告|被告|申请|上诉|第三人|双方|本人|有关|相关|此|所|具[有备]|资[质格]|明细|交易|账户|通讯|通话|记载|[经知].人|[单表书册据件]$"
)
_NEVER = re.compile(
    "[的了在对就向于已可应与及或将从有无是系曾后前中未还也亦因为]|出具|作出|提供|签[名字]|一致|相互|之间|能够|客观|真实|多次|先后"
)  # in what no surname proves
_GENERIC = re.compile(f"(?:{_PEOPLE}|本案|多名|其他|所有|[\u4e00-\u9fff]姓(?:男|女)[子士]?)+")
_TITLED = re.compile(
    "[\u4e00-\u9fff]{1,2}(?:书记|主任|经理|老师|医生|大夫|法医|队长|局长|所长|镇长|村长|校长|厂长|警官|会计|律师|师傅|老板|总|姐|哥|叔|伯|婶|嫂|姨|爷)"
)  # a surname shows nobody: 海法医
_MASKED = re.compile(f"[{re.escape(MARKS)}][^·]{{0,2}}$")
_HAN = re.compile("[\u4e00-\u9fff]{2,8}")
_LATIN = re.compile("[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,3}")
_SHORT = 4  # characters at most of a name written without a dot that no surname proves


class NameInItem(NamedTuple):
    """A name.

    Attributes:
        name: as it stands.
        likely: it looks like a name, by its surname or its sounds.
        titled: words before it say what the person is.
        short: it is not too long to be one.
    """

    name: str
    likely: bool
    titled: bool
    short: bool


def name_in(item: str, *, bare: bool = False) -> NameInItem | None:
    """The name of one item.

    Args:
        item: as it stands between the commas of a list.
        bare: right behind a word for a role, so that nothing but a known word stands before the name.
    """
    name = re.sub(r"\(.*", "", item).strip()
    titled = False
    while (opening := _OPENING.match(name)) is not None:
        name, titled = name[opening.end() :], True
    if _LATIN.fullmatch(name):
        return NameInItem(name, likely=False, titled=False, short=True)
    if _MASKED.search(name) or _GENERIC.fullmatch(name) or _TITLED.fullmatch(name):
        return None
    if (not _likely(name) or is_dotted(name)) and (title := _TITLE.fullmatch(name)):
        name, titled = title["name"], True
    elif not _likely(name) and len(name) > _SHORT and not bare:
        name = next((name[-size:] for size in (4, 3) if is_chinese(name[-size:])), name)
    likely = _likely(name)
    if not likely and (_NOBODY.search(name) or _NEVER.search(name) or not _HAN.fullmatch(name)):
        return None
    return NameInItem(name, likely, titled, short=len(name) <= _SHORT or is_dotted(name))


def _likely(name: str) -> bool:
    return not _NOBODY.search(name) and (is_chinese(name) or is_dotted(name) or is_written_by_sound(name))
