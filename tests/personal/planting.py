"""Plants values of every class into sentences as judgments have them; seeded, from our own word lists.

`plant(kind, random)` gives (sentence, value): the value as it stands in the sentence, in one of the spacings and widths.
"""

import datetime as dt

from stdnum.cn import ric, uscc

from build_scripts.checks.personal.span import PersonalData

SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔"
COUNTIES = "110101 110228 120225 130132 140202 152626 210211 220122 230421 310230 320520 330702 330719 340826 350525 362301 370825 412901 422201 432501 440923 452601 460027 500234 512501 522401 533001 542101 610124 622301 632121 640322 652201 810000 830000"
COUNTIES = COUNTIES.split()
PLACES = [
    "浙江省金华市婺城区",
    "江苏省苏州市姑苏区",
    "北京市朝阳区",
    "上海市浦东新区",
    "四川省宜宾市翠屏区",
    "广东省深圳市福田区",
    "内蒙古自治区包头市昆都仑区",
    "新疆维吾尔自治区昌吉市",
    "湖南省长沙县",
    "河南省郑州市中原区",
]
ROADS = ["中山路", "人民东路", "解放街", "建设大道", "北京西路", "文一路", "八一北街", "青年巷", "和平里", "黄龙洞路"]
VILLAGES = ["白龙桥镇叶店村", "浦南街道塘里社区", "双溪乡上坞村", "新城镇东风村"]
ESTATES = ["阳光花园", "金都家苑", "锦绣江南小区", "翠湖公寓", "机关宿舍", "南苑新村"]
ENDS = [
    "。",
    "，经核对无误。",
    "；另有书证在卷。",
    "，上述事实有被告人供述证实。",
    "（见卷二第12页）。",
    "、证人李某的证言等证据证实。",
    "\n书记员\u3000某某",
]
CHINESE = "〇一二三四五六七八九", "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "零幺二三四五六七八九"
GAPS = [" ", "-", "·", "　", "\u00a0", "‐", "–", "—", "－", "・", "•"]
WIDE = str.maketrans("".join(map(chr, range(0x21, 0x7F))), "".join(map(chr, range(0xFF01, 0xFF5F))))
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")


def digits(random, count, first="0123456789"):
    return random.choice(first) + "".join(random.choices("0123456789", k=count - 1))


def name(random):
    return random.choice(SURNAMES) + random.choice(["某", "某某", "某1", "某甲", "建国", "芳"])


def day(random, first=1930, last=2015):
    start = dt.date(first, 1, 1).toordinal()
    return dt.date.fromordinal(random.randint(start, dt.date(last, 12, 31).toordinal()))


def split(text, sizes, gap):
    parts, start = [], 0
    for size in sizes:
        parts.append(text[start : start + size])
        start += size
    return gap.join(parts)


def varied(random, value, *shapes):  # noqa: PLR0911 - one way of writing a return
    """A number in one of the widths and spacings; `shapes` are the groupings that people use."""
    way = random.randrange(8)
    gap = random.choice(GAPS)
    if way == 0:
        return value.translate(WIDE)
    if way == 1:
        return gap.join(value)
    if way == 2 and shapes:
        return split(value, random.choice(shapes), gap)
    if way == 3 and shapes:
        return split(value, random.choice(shapes), gap).translate(WIDE)
    if way == 4 and value.isdecimal():
        return value.translate(str.maketrans("0123456789", random.choice(CHINESE)))
    if way == 5 and value.isdecimal():
        return random.choice([" ", "·", "-"]).join(value.translate(str.maketrans("0123456789", random.choice(CHINESE))))
    if way == 6 and value.isdecimal() and random.random() < 0.2:
        return value.translate(CIRCLED)
    return value


def anywhere(random, value):
    """One or two gaps of one sort at any places, or mixed ones."""
    cuts = sorted(random.sample(range(1, len(value)), random.choice([1, 2, 3])))
    gap = random.choice(GAPS)
    pieces = [value[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    return gap.join(pieces)


def sentence(random, *openings, **more):
    opening = random.choice(openings).replace("{n}", name(random))
    ending = more.get("ending") or random.choice(ENDS)
    lead = random.choice(
        ["", "经审理查明：", "另查明，", "2019年3月11日21时许，", "三、", "1．", "“", "证人" + name(random) + "证实："]
    )
    return lead + opening, ending


def embed(random, value, *openings):
    before, after = sentence(random, *openings)
    return before + value + after, value


def identity(random):
    number = random.choice(COUNTIES) + day(random).strftime("%Y%m%d") + digits(random, 3)
    number += ric.calc_check_digit(number + "0")
    shapes = (6, 8, 4), (6, 4, 4, 4), (4, 4, 4, 4, 2), (3, 3, 4, 4, 4), (6, 4, 2, 2, 4), (6, 12), (14, 4)
    value = varied(random, number, *shapes) if random.random() < 0.7 else anywhere(random, number)
    if number.endswith("X") and random.random() < 0.5:
        value = value.replace("X", random.choice("xXｘＸ")).replace("Ｘ", random.choice("Ｘｘ"))
    return embed(
        random,
        value,
        "被告人{n}，男，公民身份号码",
        "{n}（身份证号：",
        "持有{n}",
        "{n}，身份证号码为",
        "居民身份证编号",
        "购票人{n} ",
        "{n},3,",
        "2,{n},2019-03-11,",
        "姓名：{n}\n证件号码：",
        "{n}, ID card No. ",
        "与",
        "由",
    )


def old_identity(random):
    number = (
        random.choice([code for code in COUNTIES if code[0] != "8"])
        + day(random, 1930, 1999).strftime("%y%m%d")
        + digits(random, 3)
    )
    value = varied(random, number, (6, 6, 3), (3, 3, 3, 3, 3)) if random.random() < 0.8 else anywhere(random, number)
    return embed(random, value, "身份证号码", "{n}的居民身份证号为", "公民身份号码：", "身份证编号（旧）", "{n}身份证")


def mobile(random):
    number = "1" + random.choice("3456789") + digits(random, 9)
    chance = random.random()
    if chance < 0.6:
        value = varied(random, number, (3, 4, 4))
        return embed(
            random,
            random.choice(["", "", "+86", "+86 ", "0086", "（+86）", "＋８６－"]) + value
            if value[0] in "1１"
            else value,
            "联系电话",
            "手机号码：",
            "{n}使用的号码",
            "拨打{n}",
            "与{n}通话，号码为",
            "{n}",
            "Tel: ",
            "尾随至",
            "3,{n},12,",
            "微信绑定",
            "电话",
        )
    value = (
        anywhere(random, number)
        if chance < 0.8
        else varied(random, number, (3, 3, 5), (4, 3, 4), (4, 4, 3), (7, 4), (3, 8))
    )
    return embed(random, value, "联系电话", "手机号码：", "{n}的手机号为", "拨打电话", "其电话号码系", "手机（")


def partly_masked_identity(random):
    """One of which a part is masked, beside the date of birth that completes it."""
    mask = random.choice(["*", "×", "＊", "●", "x"])
    birth = day(random)
    county, last = random.choice(COUNTIES), digits(random, 4)
    value = county + random.choice([mask * 8, f"{birth:%Y}" + mask * 4]) + last
    told = f"{birth.year}年{birth.month}月{birth.day}日"
    return embed(random, value, "{n}，男，" + f"{told}出生，公民身份号码", "{n}，生于" + f"{told}，身份证号：")


def landline(random):
    code = random.choice(["010", "021", "027", "0579", "0512", "0371", "0755", "0991", "0898"])
    local = digits(random, 8, "2345678") if len(code) == 3 or random.random() < 0.5 else digits(random, 7, "2345678")
    chance = random.random()
    if chance < 0.5:
        value = random.choice(
            [
                f"{code}-{local}",
                f"（{code}）{local}",
                f"({code}){local}",
                f"{code}－{local}",
                f"{code}—{local}",
                f"+86-{code[1:]}-{local}",
                f"{code} {local}",
            ]
        )
        if value[4:].replace("20", "", 1) and local[:2] == "20":
            value = f"{code}-3{local[1:]}"
        value = value.translate(WIDE) if random.random() < 0.3 else value
        return embed(random, value, "固定电话", "{n}家中", "{n}，", "家庭电话：", "座机", "以")
    value = varied(random, random.choice([code + local, local[-7:] if local[-7] in "2345678" else local]))
    return embed(random, value, "固定电话", "家庭电话：", "{n}家的座机", "宅电", "联系电话为")


def account(random):
    number = random.choice(["62", "43", "95", "60", "19", "33"]) + digits(random, random.choice([14, 15, 16, 17]))
    chance = random.random()
    grouped = (4, 4, 4, len(number) - 12), (6, len(number) - 6)
    value = varied(random, number, *grouped)
    if chance < 0.85:
        return embed(
            random,
            value,
            "账号",
            "银行卡号：",
            "{n}的农业银行账户（账号",
            "汇入{n}名下卡号为",
            "户名{n}，账号：",
            "开户行：工商银行，帐号",
            "转入{n}建设银行账户",
            "存折账号",
            "工资卡",
            "信用卡卡号",
            "bank account No. ",
            "尾号前的完整卡号",
        )
    plainly = random.choice([number, number.translate(WIDE), split(number, grouped[0], " ")])
    before, _ = sentence(random, "向{n}", "将钱款转入", "从")
    return before + plainly + random.choice(
        ["的银行卡", "号账户", "银行账户", "的工商银行卡内", "账户"]
    ) + random.choice(ENDS), plainly


PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def plate(random):  # noqa: C901 - one sort of plate a branch
    letter, province = random.choice(PLATE_LETTERS), random.choice(PROVINCES)
    serial = digits(random, 5)
    chance = random.randrange(8)
    if chance == 0:
        serial = random.choice("DF") + serial
    elif chance == 1:
        serial += random.choice("DF")
    elif chance == 2:
        serial = serial[:4] + random.choice("警学挂")
    elif chance == 3:
        province, letter, serial = "粤", "Z", serial[:4] + random.choice("港澳")
    elif chance == 4:
        serial = random.choice("ABCEFGH") + serial[:3] + random.choice("KLMX")
    elif chance == 5:
        serial = serial[:2] + random.choice("ABCEFGH") + serial[:2]
    value = province + letter + random.choice(["", "", "·", " ", "-", "•", "．", "—", "：", "・"]) + serial
    width = random.random()
    if width < 0.2:
        value = value.translate(WIDE)
    elif width < 0.3:
        value = " ".join(value)
    elif width < 0.4:
        value = value.lower()
    elif width < 0.45:
        value = province + " " + letter + " " + serial
    before, _ = sentence(random, "驾驶车牌号为", "{n}驾驶", "一辆", "乘坐", "车辆（", "其名下的", "尾随")
    return before + value + random.choice(
        ["号小型轿车", "的黑色轿车", "号重型货车", "，", "车辆。", "）。", "牌面包车"]
    ), value


def document(random):
    value = random.choice(
        [
            random.choice("EGPDS") + digits(random, 8),
            "E" + random.choice("ABCDEFGH") + digits(random, 7),
            random.choice("CHMWL") + digits(random, 8),
            "H" + digits(random, 10),
            digits(random, 8),
        ]
    )
    opening = [
        "护照号码",
        "持护照（号码：",
        "{n}持有的中国护照，号码为",
        "往来港澳通行证号",
        "台胞证：",
        "往来台湾通行证",
        "港澳居民来往内地通行证（号码",
        "passport No. ",
        "回乡证号码",
        "军官证：军字第",
    ]
    way = random.randrange(4)
    if way == 0:
        value = value.translate(WIDE)
    elif way == 1:
        value = random.choice([" ", "-"]).join(value) if not value.startswith("20") else value
    elif way == 2 and value[0].isalpha():
        value = value[0] + random.choice([" ", "-"]) + value[1:]
    return embed(random, value, *opening)


def email(random):
    user = random.choice(
        ["zhang", "li.ming", "wang_88", "chen-x", "a1b2", "13800138000", "lawyer2019", "xiao"]
    ) + digits(random, 2)
    host = random.choice(
        [
            "163.com",
            "qq.com",
            "126.com",
            "gmail.com",
            "sina.com.cn",
            "vip.sohu.net",
            "139.com",
            "foxmail.com",
            "hotmail.co.uk",
        ]
    )
    value = f"{user}{random.choice(['@', '@', '＠', ' @ ', '(at)', '[at]', '＠ ', '（at）'])}{host}"
    way = random.randrange(6)
    if way == 0:
        value = value.translate(WIDE)
    elif way == 1:
        value = value.upper()
    elif way == 2:
        value = (
            f"{user}@{host}".replace(".", random.choice(["。", "．", " ."])) if "." not in user else f"{user}@{host}"
        )
    return embed(random, value, "电子邮箱", "邮箱：", "发送至", "{n}的邮箱地址为", "E-mail: ", "通过", "其使用")


def handle(random):
    number = digits(random, random.choice([6, 7, 8, 9, 10]), "123456789").replace("20", "31", 1).replace("19", "41", 1)
    token = random.choice(["zhang", "li_ming", "wxy", "Abc", "happy-", "q"]) + digits(random, 5)
    chance = random.randrange(5)
    if chance < 2:
        value = random.choice(
            [
                number,
                number.translate(WIDE),
                number.translate(str.maketrans("0123456789", CHINESE[0])),
                " ".join(number),
                "-".join(number),
            ]
        )
        return embed(random, value, "QQ号", "QQ：", "{n}的QQ号码为", "ＱＱ号", "qq", "QQ账号（", "QQ number ", "QQ")
    if chance == 2:
        return embed(
            random, "wxid_" + token.replace("_", "").replace("-", "").lower() + "k2", "{n}的微信", "微信号", "账号", ""
        )
    value = random.choice([token, token.translate(WIDE), token.upper()])
    return embed(
        random,
        value,
        "微信号",
        "微信：",
        "{n}的微信号为“",
        "加微信",
        "WeChat ID: ",
        "抖音号",
        "微信账号",
        "微信ID",
        "vx：",
    )


def home(random):
    number = random.choice(
        [
            str(random.randint(1, 999)),
            digits(random, 3, "123456789").translate(WIDE),
            "十二",
            "一百零八",
            "三",
            f"{random.randint(2, 80)}-{random.randint(1, 9)}",
        ]
    )
    room = random.choice(
        [
            str(random.randint(101, 3304)),
            "五〇一",
            "二零三",
            digits(random, 3, "123456789").translate(WIDE),
            " ".join(digits(random, 3, "123456789")),
        ]
    )
    estate = random.choice(ESTATES)
    door = random.choice(
        [
            f"{random.choice(ROADS)}{number}号",
            f"{random.choice(ROADS)}{number}号{room}室",
            f"{random.choice(VILLAGES)}{number}号",
            f"{estate}{random.randint(1, 40)}幢{random.randint(1, 5)}单元{room}室",
            f"{estate}{random.randint(1, 40)}栋{room}室",
            f"{random.choice(ROADS)}{number}弄{random.randint(1, 90)}号",
            f"{random.choice(VILLAGES)}{number}组{random.randint(1, 90)}号",
            f"{estate}{random.randint(1, 40)}号楼{random.randint(1, 5)}单元{random.randint(1, 5)}0{random.randint(1, 4)}",
            f"{random.choice(ROADS)}{number} 号",
            f"{estate}{random.randint(1, 40)}-{random.randint(1, 4)}-{random.randint(101, 990)}",
            f"{random.choice(ROADS)}{number}号附{random.randint(1, 9)}号",
            f"{estate}A{random.randint(1, 9)}座{room}室",
        ]
    )
    if random.random() < 0.06:
        english = random.choice(
            [
                f"No. {random.randint(1, 900)} Zhongshan Road",
                f"Room {room if room.isascii() else 501}, Building 3, Sunshine Garden",
                f"{random.randint(1, 90)} Jiefang Street",
            ]
        )
        return random.choice(
            ["The plaintiff lives at ", "resides at ", "Home address: ", "a man residing at "]
        ) + english + ", Jinhua.", english
    value = random.choice([*PLACES, ""]) + door if random.random() < 0.9 else "本市" + door
    openings = (
        "被告人{n}，男，汉族，住",
        "户籍地",
        "户籍所在地",
        "家住",
        "现住",
        "现住址：",
        "暂住",
        "{n}，女，农民，户籍地址为",
        "家庭住址",
        "住址：",
        "{n}租住在",
        "{n}，男，1980年1月1日出生，汉族，住所地",
        "{n}，女，1975年出生，汉族，联系地址",
        "暂住地：",
        "居住在",
        "经常居住地",
        "居住地为",
    )
    return embed(random, value, *openings)


def title(random):
    number, year = digits(random, random.choice([5, 6, 7, 8])), random.randint(1995, 2023)
    number = number if not number.startswith(("19", "20")) else "3" + number[1:]
    number = varied(random, number)
    template = random.choice(
        [
            f"浙（{year}）金华市不动产权第{number}号",
            f"苏〔{year}〕苏州市不动产权第{number}号",
            f"金房权证婺字第{number}号",
            f"婺国用（{year}）第{number}号",
            f"房产证号：{number}",
            f"房屋所有权证号为{number}",
            f"不动产权证书（证号{number}",
            f"京房权证朝私字第{number}号",
            f"集用（{year}）字第{number}号",
            f"林权证号{number}",
            f"土地使用权证号{number}",
            f"粤房地证字第C{number}号" if number.isascii() and number.isdecimal() else f"房地产权证第{number}号",
            f"不动产权证号：{number}",
            f"机动车登记证书编号：{number}",
            f"船舶所有权登记证书编号为{number}",
        ]
    )
    return embed(random, template, "{n}名下房屋（", "权属证书编号：", "坐落某处的房屋，", "抵押物为", "查封{n}名下")


def credit_code(random):
    code = "92" + random.choice(COUNTIES[:30]) + "MA" + "".join(random.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=7))
    code += uscc.calc_check_digit(code + "0")
    value = random.choice(
        [
            code,
            code.lower(),
            code.translate(WIDE),
            split(code, (2, 6, 9, 1), " "),
            split(code, (4, 4, 4, 4, 2), "-"),
            " ".join(code),
        ]
    )
    return embed(random, value, "统一社会信用代码", "个体工商户{n}，统一社会信用代码：", "经营者{n}，", "信用代码为")


DISEASES = [
    "艾滋病",
    "精神分裂症",
    "抑郁症",
    "乙型肝炎",
    "乙肝",
    "梅毒",
    "肺结核",
    "癫痫",
    "糖尿病",
    "高血压",
    "冠心病",
    "肺癌",
    "胃癌",
    "尿毒症",
    "白血病",
    "脑梗死",
    "HIV",
    "ＨＩＶ",
    "精神发育迟滞",
    "智力残疾",
    "双相情感障碍",
]


def health(random):
    disease = random.choice(DISEASES)
    value = random.choice([disease, disease, disease, "怀孕", "怀孕三个月"])
    if value.startswith("怀孕"):
        return embed(random, value, "{n}现已", "被告人{n}系", "被害人{n}时", "罪犯{n}已")
    if random.random() < 0.3:
        before, after = sentence(random, "{n}系", "{n}有", "{n}为")
        return before + value + random.choice(["患者", "病史", "病人"]) + after, value
    return embed(
        random, value, "{n}患有", "{n}被诊断为", "经医院确诊为", "{n}自幼患", "{n}罹患", "{n}感染", "医院诊断："
    )


def birth(random):
    moment = day(random)
    y, m, d = moment.year, moment.month, moment.day
    value = random.choice(
        [
            f"{y}年{m}月{d}日出生",
            f"{y}年{m:02}月{d:02}日生",
            f"{y}-{m:02}-{d:02}出生",
            f"{y}.{m}.{d}出生",
            f"生于{y}年{m}月{d}日",
            f"出生日期：{y}-{m:02}-{d:02}",
            f"出生日期{y}/{m}/{d}",
            f"{y} 年 {m} 月 {d} 日出生",
            f"{''.join(CHINESE[0][int(c)] for c in str(y))}年{'一二三四五六七八九十'[m - 1] if m < 11 else '十' + '一二'[m - 11]}月五日出生",
            f"born on {d} {moment.strftime('%B')} {y}",
            f"born {moment.strftime('%B')} {d}, {y}",
        ]
    )
    value = value.translate(WIDE) if random.random() < 0.2 and value[0] in "12" else value
    return embed(random, value, "被告人{n}，男，", "{n}（女，", "原告{n}，", "证人{n}，", "被害人{n}，女，")


PLANTERS = {
    "identity numbers of 18 digits": (PersonalData.IDENTITY, identity, True),
    "identity numbers of 15 digits": (PersonalData.IDENTITY, old_identity, True),
    "identity numbers masked in part": (PersonalData.IDENTITY, partly_masked_identity, True),
    "mobile numbers": (PersonalData.PHONE, mobile, True),
    "fixed lines": (PersonalData.LANDLINE, landline, True),
    "bank accounts": (PersonalData.ACCOUNT, account, True),
    "licence plates": (PersonalData.PLATE, plate, True),
    "passports and permits": (PersonalData.DOCUMENT, document, True),
    "e-mail addresses": (PersonalData.EMAIL, email, True),
    "QQ, WeChat and the like": (PersonalData.HANDLE, handle, True),
    "home addresses": (PersonalData.ADDRESS, home, True),
    "title certificates": (PersonalData.TITLE, title, True),
    "codes of sole traders": (PersonalData.CREDIT_CODE, credit_code, False),
    "states of health": (PersonalData.HEALTH, health, False),
    "dates of birth": (PersonalData.BIRTH, birth, False),
}
