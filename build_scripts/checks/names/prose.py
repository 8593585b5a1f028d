"""Names left open in running text, after a role word: 被害人李小明陈述, 证人王芳、赵刚的证言.

Takes a folded text; gives each open name with its role, its place and whether what follows proves that it is a name. Text is
full of words that begin like names (被害人陈述, 证人证言, 被害人于次日报警, 被害人金项链), so what is not proved is a hint.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checks.names.personal_name import COMPOUND, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES = {
    "被害人": "victim",
    "受害人": "victim",
    "死者": "victim",
    "失主": "victim",
    "证人": "witness",
    "鉴定人": "expert",
    "附带民事诉讼原告人": "incidental-plaintiff",
    "被不起诉人": "not-prosecuted",
}
_PART_OF_ANOTHER_WORD = {"证人": "见保公认"}
FUNCTION = "于向曾时任和何从方及被由后连应单成明常万全经又还都再有安关相满付支查计管强通年以但才麻司能居要别位空行"
_NEVER_GIVEN = "的了是在与及被将把对从向至到内外里其所且或等也又还已都我你他她它们这那该个岁号述证称供据案款某×*日晚晨夜店铺柜箱袋巾衫裤鞋帽匹囊颈肩酒肉"
_DOUBT = "店行厂铺摊矿上下前后时刻次立即随赶遂当才便就先再某各均未不没无多两二三四五六七八九十半亲自主动电话经过人"
_COMMON = (
    "马上 陈述 陈列 陈某 和解 谅解 家属 亲属 单位 经济 经过 经营 钱财 钱款 钱物 钱包 金钱 金额 金条 金项 金镯 金戒 金银 金耳 金首 金手 黄金"
    " 房屋 房间 房产 房门 房内 车辆 车内 车上 车主 车门 车牌 车祸 车子 车钥 于是 曾经 时任 时间 严重 安全 安排 安装 全部 全家 全身 应当 应得"
    " 方面 方式 万元 何时 何人 何处 何种 任何 任意 任职 支付 支出 有关 左手 左侧 左眼 左臂 左腿 左胸 左肩 左脚 左上 左下 左小 左大 左前"
    " 水果 包括 包裹 包厢 包内 计算 关系 关于 程度 伏案 成年 成员 成功 明知 明确 明显 常住 常年 相关 相互 相识 相继 相约 党员 许可 许诺"
    " 连续 强行 强烈 司机 司法 申请 申诉 申报 施救 施工 查看 查获 查明 商店 商铺 商议 商谈 商量 盛怒 边上 白天 山上 花费 花园 路过 路边 路口"
    " 来到 来源 来电 来信 后来 后经 别墅 别人 高度 高兴 高额 高某 宁可 步行 谈话 谈判 管理 管辖 通过 通话 通知 国家 国籍 上前 付款 付清 祝福"
    " 邮寄 平时 平均 平日 方法 时候 常常 易某 能够 能力 满意 游玩 游泳 游客 幸免 甘愿 温度 冷静 喻为 元人 文化 文书 文件 汗水 毛毯 皮包 皮肤"
    " 皮带 费用 卡号 贝某 雷击 汽车 康复 余款 余额 顾客 孟某 和平 危险 危害 居住 居民 项链 项目 童年 郭某 贾某 江边 江某 宫颈 宣布 宣称 左"
    " 石头 石块 封闭 段时 段期 井边 牧场 谷物 广告 广场 门口 养殖 养老 荣誉 家中 家里 家人 家庭 柜台 官某 练习 战友 战斗 展示 归还 归案"
    " 暴力 印章 印象 怀疑 怀孕 池塘 乔装 阴部 阴道 双方 双手 双腿 双眼 双脚 双臂 赖账 索要 索取 索赔 落座 劳动 劳务 贡献 申某 堵截 扶养 扶起"
    " 桑拿 牛奶 通报 通常 尚未 尚有 农历 农田 农民 别克 晏某 习惯 鱼塘 容貌 古玩 易怒 终于 终身 居间 步入 都是 耿直 满足 匡算 寇某 东西 东侧"
    " 沃尔 利益 利用 利息 越过 师傅 聂某 融资 辛苦 那时 简单 饶恕 空调 养伤 须知 丰田 关闭 查封 后颈 后背 后脑 后被 红包 游戏 权利 权益 盖章"
    " 公开 公司 公安 岳父 岳母 有期 有钱 商场 商品 年龄 年仅 年满 阳台 代理 代为 代表 初步 初次 仝某 同意 苑内 原告 来回 展开 战后 位于 官方 由于"
    " 由其 苟且 火车 税务 才能 库房 银行 木板 木棍 问话 勇敢 布置 但其 乃至 续签 言语 线索 海边 仁义 母亲 母女 母子 父亲 麻将 麻醉 席间 麦田"
    " 农用 农业 年幼 时年 原则 有必 车损 水损 应诉 应赔"
    " 门前 门外 门锁 门窗 门卫 门市 门面 门票 门头 门诊 门牌 楼下 楼上 楼道 楼房 楼梯 楼顶 楼内 楼层 犹豫 犹如 妥善 妥协 矫正"
    " 乌龟 巫术 弓箭 山坡 侯某 班级 班主 仰面 秋天 仲裁 伊始 武力 祖父 祖母 符合 景区 束缚 龙门 叶片 印证 宿舍 白酒 白色 籍贯"
)
_COMMON_ALONE = (
    "宁波 宁夏 金华 江苏 江西 江门 江阴 江北 安徽 安庆 安吉 安阳 温州 温岭 温江 常州 常熟 常德 常山 成都 广东 广西 广州 云南 海南 海口 山东 山西"
    " 陆丰 东莞 东阳 东营 石家 石狮 石门 石景 连云 连州 连江 郑州 徐州 荆州 荆门 苏州 杭州 兰州 兰溪 余姚 余杭 萧山 富阳 诸暨 武汉 武昌 武义 武威 黄山 黄石 黄冈 黄岩"
    " 景德 景宁 乐清 乐山 乐平 平阳 平湖 平顶 华北 华东 华南 和田 祁阳 邵阳 邵东 岳阳 柯桥 柯城 阳江 阳春 梅州 揭阳 惠州 高州 高邮 高安 花都 韶关 文山 满洲 蓬莱"
    " 曲阜 曲靖 曲江 滕州 邹城 邹平 章丘 商丘 商洛 周口 许昌 项城 甘肃 巴中 巴南 万州 万宁 双流 简阳 都江 官渡 柳州 桂林 桂平 贺州 尚志 伊春 伊犁 通化 通辽 通州"
    " 丰台 房山 怀柔 越南 韩国 印度 巴西 蒙古 花呗 白条 石材 石料 贺卡 金店 金饰 金库 金链 车款 车库 车贷 房款 房租 房贷 水电 水管 水泥 米店 米线 米粉 牛肉 羊肉 苗木"
    " 叶子 花生 花木 花店 松木 谷子 古董 陶瓷 解放 时尚 时装 商标 商户 商会 商贸 项圈 钟表 管道 管件 邮件 邮包 路灯 路虎 毕业 计划 应收 应付 广电 广发 平安 东风 温泉 凌晨"
    " 孙子 孙女 张开 张贴 黄牛 雷达 凌志 汤臣 田地 林地 林木 水产 海鲜 鲁莽 许多 武断 羊毛 文具 文印 童装 皮衣 毛衣 石膏 阴囊 颜面 鱼苗 花圃"
)  # two characters that are a name only with a third, or where what follows proves it
_OF_PLACES = frozenset("籍人市县区省州路店产")  # 温州籍
_WORDS = frozenset(_COMMON.split())
_ALONE = frozenset(_COMMON_ALONE.split())
_TITLES = frozenset(
    (
        "先生",
        "女士",
        "小姐",
        "老师",
        "医生",
        "师傅",
        "老板",
        "经理",
        "总",
        "书记",
        "主任",
        "队长",
        "局长",
        "所长",
        "校长",
        "法医",
        "会计",
    )
)  # with a surname, no name
_CERTAIN = re.compile(r"[,(]\s*[男女](?:[,)。;]|$)")  # of the strong ones: behind it even 何家俊 is no 何时
_STRONG = re.compile(
    r"(?:\([^()]{1,12}\)|等(?:[0-9一二三四五六七八九十]{0,2}[人名])?)?(?:的|均|亦|也|分别)?(?:陈述|证言|证词|证实|供述|辨认笔录|报案|报警)|出具[了的]?[^,。;]{0,16}?(?:谅解书|鉴定|意见书|检验报告)|当场死亡|经抢救无效|(?:停|存|摆)?放(?:置)?[在于]|[,(]\s*[男女](?:[,)。;]|$)|[,(](?:以下|又名|化名|绰号)|[出到]庭作证|提起附带民事|”(?:有误|错误|应|系|[更补]正|改为)"
)
_WEAK = re.compile(
    r"[,。;:()、”\s]|[等的与和及在于被将对向到从因至处家系称男女]|陈述|证言|证实|报案|报警|死亡|受伤|发生|停放|所有|驾驶"
    "|要求|请求|诉称|出庭|到庭|一案|提起|提出|起诉|申请|轻伤|重伤|轻微伤|签名|签字|的?法定代理人|[刺打砍撞捅砸踢咬炸烫]伤|殴打|杀害|辨认|指认|送往|抢救|之[子女父母妻夫]|身[上亡]"
)
_OF_LONG_NAMES = re.compile(
    "经济|人身|各项|财物|财产|现金|人民币|损失|赔偿|身体|头部|面部|胸部|腹部|手机|住院"
)  # behind two characters more things than names: 水稻损失, 金店现金
_PAID = re.compile("(?:退赔|退还|返还|发还|赔偿|支付|归还)(?:给)?$")  # 退赔被害人李四人民币3000元
_SUM = re.compile("(?:各项)?(?:经济损失)?(?:共计|合计|计)?(?:人民币|现金)?[0-9]|人民币|经济损失|各项")
_MASKED = re.compile(r"[^,。;:()、\s]{0,3}[某×*][^,。;:()、\s]?[\d一二三甲乙丙丁]{0,2}")
_GIVEN = re.compile(rf"(?:(?![{re.escape(_NEVER_GIVEN)}])[\u4e00-\u9fff]){{1,2}}")
_DOTTED = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:[·•・‧⋅][\u4e00-\u9fff]{1,10}?)+"
    rf"(?=$|{_STRONG.pattern}|{_WEAK.pattern}|{_OF_LONG_NAMES.pattern})"
)  # 阿依古丽·买买提, 约翰·史密斯
_OPENING = re.compile(
    r"[\s:]{0,2}(?:(?:服刑)?罪犯|服刑人员|[干民狱]警|村民|居民|邻居|同事|同学|老师|司机|员工|职工|店员|服务员|保安|之[父母]|的?(?:父亲|母亲|法定代理人)[\s:]?)?"
)  # 证人罪犯张小明 of a hearing in prison; 被害人之母张某, who represents a child (Art 8)


class Mention(NamedTuple):
    """An open name after a role word.

    Attributes:
        offset: of the name.
        word, role: the role as the text says it, and as the model does.
        name: never shown to anybody.
        proved: whether what follows leaves no doubt that it is a name.
    """

    offset: int
    word: str
    role: str
    name: str
    proved: bool


def mentions(text: str, roles: dict[str, str] = ROLES, whole: str = "") -> Iterator[Mention]:
    """Open names after role words.

    Args:
        text: folded, so that commas and brackets are narrow.
        roles: word → role.
        whole: the document that the text is a part of, where it is one; a name comes again in it.
    """
    for word, role in roles.items():
        refused = _PART_OF_ANOTHER_WORD.get(word, "")
        at = text.find(word)
        while at >= 0:
            if not (at and text[at - 1] in refused):
                start = _OPENING.match(text, at + len(word))
                paid = _PAID.search(text, max(0, at - 4), at) is not None
                for place, name, proved in _chain(text, start.end() if start else at, whole or text, paid=paid):
                    yield Mention(place, word, role, name, proved)
            at = text.find(word, at + len(word))


def _chain(text: str, at: int, whole: str, *, paid: bool) -> list[tuple[int, str, bool]]:
    """One name, or several joined by 、 of which some may be masked."""
    found: list[tuple[int, str, bool]] = []
    while True:
        if (one := _name(text, at, whole, paid=paid, joined=bool(found))) is not None:
            found.append((at, *one))
            at += len(one[0])
        elif masked := _MASKED.match(text, at):
            at = masked.end()
        else:
            break
        if text[at : at + 1] != "、":
            break
        at += 1
    together = bool(found) and found[-1][2]  # 证人冯国栋、谭丽华均证实: what proves the last one proves them all
    return [(place, name, proved or together) for place, name, proved in found]


def is_word(text: str) -> bool:
    """Whether what begins like a name is a word: 年幼, 学生."""
    return text[:2] in _WORDS or (len(text) == 2 and text in _ALONE)  # noqa: PLR2004 - characters


def _name(text: str, at: int, whole: str, *, paid: bool, joined: bool) -> tuple[str, bool] | None:
    """The open name that begins here, the shortest that ends where a name may end.

    Args:
        text: folded.
        at: where it would begin.
        whole: the document.
        paid: it is told who gets money.
        joined: another name stands before it in a row.
    """
    if dotted := _DOTTED.match(text, at):
        whole = dotted[0]
        return None if set(whole) & set("某×*") else (whole, _STRONG.match(text, dotted.end()) is not None)
    first = text[at : at + 1]
    family = 2 if text[at : at + 2] in COMPOUND else 1
    placed = text[at : at + 2] in _ALONE and text[at + 2 : at + 3] in _OF_PLACES
    if (family == 1 and first not in SURNAMES) or text[at : at + 2] in _WORDS or placed:
        return None
    for end in (at + family + 1, at + family + 2):
        given = text[at + family : end]
        if not _GIVEN.fullmatch(given) or given in _TITLES or text[at + family : at + family + 2] in _TITLES:
            break
        if _STRONG.match(text, end):
            again = joined or text[end : end + 1] in {"的", "等"} or whole.count(text[at:end]) > 1
            once = len(given) == 1 and not again  # 金店陈述 is no name, 张伟 comes again
            odd = set(given) & set(_DOUBT) and not (joined and text[at:end] not in _ALONE)
            doubts = (family == 1 and first in FUNCTION) + bool(once or odd)
            certain = not doubts or _CERTAIN.match(text, end) is not None
            return (text[at:end], certain) if doubts <= 1 else None
        if paid and _SUM.match(text, end) and first not in FUNCTION and text[at:end] not in _ALONE:
            return text[at:end], not set(given) & set(_DOUBT)
        if _WEAK.match(text, end) or (len(given) > 1 and _OF_LONG_NAMES.match(text, end)):
            listed = text[end : end + 1] == "、"  # 证人何静、付强的证言, where the last one tells
            return None if (first in FUNCTION and not listed) or text[at:end] in _ALONE else (text[at:end], False)
    return None
