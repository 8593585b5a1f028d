"""What a personal name is, and what its masked form looks like (法释〔2016〕19号 Art 9).

Takes a name as an editor wrote it; says whether it belongs to an organisation, to a person whose given name shows, or
to one who is masked, and which surname it keeps. It takes Chinese names, those of ethnic minorities and translated
foreign ones (`阿不都·热合曼`), names in foreign script, and lists of names.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from build_scripts.checks.fold import fold
from build_scripts.checks.names import pinyin
from build_scripts.checks.names.sounds import is_written_by_sound

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧"
    "计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫"
    "经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷"
    "车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双"
    "闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎阎闫充慕连茹习宦艾鱼容向古易慎戈廖庾终"
    "暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺"
    "权逯盖益桓公岳帅缑亢况有琴商牟佘佴伯赏墨哈谯笪年爱阳佟付代兰区冼丛邸初仝覃晋楚闰豆苑原涂隋来展战揭危候尉粟母次仉禤但"
    "麦农芦卿敬植邝练官由苟修火税蹇蔄谌麴鹿郄才库漆佀银钭亓操芶么揣撒木甫问宾丑勇布帖衣危栗庹禚隽綦妥雒郇忻陇矫楼门犹句位续奉尧言院但乃线续臧邹朴仁海"
)
_COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙"
    " 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷"
    " 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 第五 纳兰 完颜 欧陽"
)
COMPOUND = frozenset(_COMPOUND.split())
MARKS = "某×*xX✕╳●○□△▲■◆＿_"
CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_HAN = re.compile(f"[{CJK}]")
_MARK = re.compile(f"[{re.escape(MARKS)}]")
_NEXT = re.compile("[、,;/]")
DOTS = "·•・‧∙"  # inside a name that was written in another script: 买买提·艾力
_DOT = re.compile(f"[{DOTS}．.]")
_SUFFIX = "[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥大小父母夫妻女儿兄弟姐妹一二三四五六七八九十A-Z]|\\d{1,3}"
_MASKED = re.compile(rf"(?P<kept>[{CJK}]{{0,2}}?|[A-Z]\.?)[{re.escape(MARKS)}]+(?:{_SUFFIX})?")
_TITLED = re.compile(rf"[{CJK}]{{1,2}}?(?:氏|姓[{CJK}]*|先生|女士|小姐|某)")
_BRACKETED = re.compile(r"[(〔\[][^)〕\]]*[)〕\]]")
_LATIN = re.compile("[A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*){1,3}")
_FORMER = re.compile(rf"(?:曾用名|又名|别名|原名|本名|真名)[::]?[{CJK}]{{2,4}}")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?")
_AND_OTHERS = re.compile(r"等(?:[\d一二三四五六七八九十百千]*[余多]?[人名]*)$")
_GENERIC = re.compile(
    "群众|国家|集体|不特定|无名|人员|若干|被害|公众|股东|业主|职工|投资人|储户|村民|居民|身份不明|不详|死者|[\\d一二三四五六七八九十百千余]+[人名]"
)
_ORGANISATION = re.compile(
    "公司|银行|集团|合作社|委员会|小学|中学|幼儿园|学院|政府|法院|检察院|公安|分局|事务所|基金会"
    "|(?:厂|店|行|社|会|局|院|部|所|中心|校|大学|站|队|处|室|馆|场|园|矿|村|组|街道|机关|单位|企业|超市|户|城|吧|馆|庄|寺|坊|铺|党委|排[档挡]|酒楼|茶楼|药房|书屋|加工点|经营点|门市)$"
    r"|\b(?:Co|Ltd|Inc|LLC|Company|Corp|Corporation|Bank|University|Committee|Government|Group|Court|Procuratorate)\b"
)
_LONGEST_WITHOUT_DOT = 5  # 买买提艾力; what is longer is more likely an organisation of an unknown kind
_SHORTEST_ORGANISATION = 4  # 王建行 and 李小会 are people


class Form(Enum):
    """What a name shows."""

    ORGANISATION = "organisation"
    GENERIC = "generic"  # nobody in particular: 群众, 三名被害人
    MASKED = "masked"  # 李某, 张某某, 欧阳某, 阿某, 李×, J., 李某1
    HALF = "half"  # 李某明, 李小某: part of the given name shows
    OPEN = "open"


def is_organisation(name: str) -> bool:
    """Whether a name is that of a company, an authority, a shop, a village."""
    if "·" in name or (len(name) < _SHORTEST_ORGANISATION and not name.isascii()):
        return False
    if len(name) == _SHORTEST_ORGANISATION and name[:2] in COMPOUND:
        return False
    return bool(_ORGANISATION.search(name))


@lru_cache(maxsize=20_000)
def form_of(name: str) -> Form:
    """What a name shows; of a list of names (李某、王小明) the one that shows most."""
    text = fold(name).strip()
    if "化名" in text:
        return Form.MASKED
    if is_organisation(text):
        return Form.ORGANISATION
    if _FORMER.search(text):
        return Form.HALF
    text = _AND_OTHERS.sub("", _BRACKETED.sub("", text).strip())
    found = {_one(part.strip()) for part in _NEXT.split(text) if part.strip()}
    shown = next(
        (form for form in (Form.OPEN, Form.HALF, Form.MASKED, Form.ORGANISATION) if form in found), Form.GENERIC
    )
    return Form.HALF if shown is Form.MASKED and _is_told_in_brackets(fold(name)) else shown


def _is_told_in_brackets(name: str) -> bool:
    """Whether brackets behind a masked name tell it: 李某（李建国）, 李某（Li Jianguo）; of other words only whoever has the surname is meant."""
    surname = surname_of(name)
    for inside in _BRACKETED.findall(name):
        for part in map(str.strip, re.split("[,、;/:]", inside[1:-1])):
            own = is_chinese(part) and part.startswith(surname) and _one(part) is Form.OPEN
            latin = _LATIN.fullmatch(part) and _foreign(part) is Form.OPEN
            if own or (latin and not surname_readings().isdisjoint(part.lower().split())):
                return True
    return False


def _one(name: str) -> Form:
    if not _HAN.search(name):
        return _foreign(name)
    solid = "".join(name.split())
    text = _DOT.sub("", solid)
    if is_organisation(text):
        return Form.ORGANISATION
    if match := _MASKED.fullmatch(text):
        kept = match["kept"]
        shows = len(kept) > 1 and kept not in COMPOUND and kept[0] in SURNAMES and kept[1] not in SURNAMES
        return Form.HALF if shows and kept.isalpha() and not kept.isascii() else Form.MASKED
    if len(text) == 1 or text in COMPOUND or _TITLED.fullmatch(text):
        return Form.MASKED
    if _MARK.search(text):
        return Form.HALF
    long = text == solid and len(text) > _LONGEST_WITHOUT_DOT and not is_written_by_sound(text)
    vague = _GENERIC.search(text) or long
    return Form.GENERIC if vague else Form.OPEN


def _foreign(name: str) -> Form:
    """A name in foreign script keeps its first letter; a Chinese one in pinyin its surname (Li X, Li Mou)."""
    words = re.findall(r"[^\W\d_]+|[*×●○□]+", _HONORIFIC.sub("", name))
    shown = [
        word for word in words if len(word) > 1 and word.isalpha() and not pinyin.MASK_WORD.fullmatch(word.lower())
    ]
    if not shown or (len(shown) == 1 and shown[0].lower() in surname_readings()):
        return Form.MASKED if words else Form.GENERIC
    return Form.OPEN


@lru_cache(maxsize=1)
def surname_readings() -> frozenset[str]:
    """All surnames in pinyin."""
    known = pinyin.readings("".join(sorted({character for name in (*SURNAMES, *COMPOUND) for character in name})))
    usual = {"".join(known[character] for character in name) for name in (*SURNAMES, *COMPOUND)}
    return frozenset(usual.union(*map(str.split, pinyin.READINGS.values())))


def surname_of(name: str) -> str:
    """The surname that a Chinese name keeps, open or masked; for other names the first character or word."""
    text = re.sub(r"\s", "", fold(name)) if re.search(f"[{CJK}]", name) else name.strip().split(" ")[0]
    if text[:2] in COMPOUND:
        return text[:2]
    return text[:1] if re.match(f"[{CJK}]", text) else text


def is_chinese(name: str) -> bool:
    """Whether a name looks like a Chinese one left open: a known surname with one or two characters."""
    if not re.fullmatch(f"[{CJK}]{{2,4}}", name) or set(name) & set(MARKS):
        return False
    compound = name[:2] in COMPOUND
    return len(name) > 2 if compound else name[0] in SURNAMES and len(name) < 4  # noqa: PLR2004 - characters of a name
