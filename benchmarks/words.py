"""Word lists of the benchmark's records: courts, causes, names, and the clauses that prose is made of.

All of it is our own and fictional, but for the names of courts and laws. In a clause `{word}` stands for one word of the list
of that name.
"""

from __future__ import annotations

from typing import NamedTuple


class Court(NamedTuple):
    """A basic court with the intermediate court above it, the prison nearby, and what old case numbers called it."""

    key: str
    name: str
    place: str
    short: str
    above: str
    above_name: str
    above_short: str
    prison: str


class Cause(NamedTuple):
    """A cause with the short name that titles use, its article, and its name in English."""

    key: str
    short: str
    article: int | str
    english: str


_PROVINCES = (
    ("京03", "北京市第三中级人民法院", "三中", "bj-beijing", "京0105 北京市 朝阳区 朝|京0113 北京市 顺义区 顺|京0116 北京市 怀柔区 怀|京0118 北京市 密云区 密"),
    ("沪01", "上海市第一中级人民法院", "沪一中", "sh-qingpu", "沪0104 上海市 徐汇区 徐|沪0112 上海市 闵行区 闵|沪0115 上海市 浦东新区 浦|沪0105 上海市 长宁区 长"),
    ("苏01", "江苏省南京市中级人民法院", "宁", "js-nanjing-prison", "苏0102 江苏省南京市 玄武区 玄|苏0104 江苏省南京市 秦淮区 秦|苏0106 江苏省南京市 鼓楼区 鼓|苏0115 江苏省南京市 江宁区 江宁"),
    ("浙07", "浙江省金华市中级人民法院", "浙金", "zj-jinhua-prison", "浙0702 浙江省金华市 婺城区 金婺|浙0726 浙江省 浦江县 金浦|浙0781 浙江省 兰溪市 金兰|浙0782 浙江省 义乌市 金义"),
    ("粤01", "广东省广州市中级人民法院", "穗中法", "gd-panyu", "粤0103 广东省广州市 荔湾区 穗荔法|粤0105 广东省广州市 海珠区 穗海法|粤0106 广东省广州市 天河区 穗天法|粤0111 广东省广州市 白云区 穗云法"),
    ("川01", "四川省成都市中级人民法院", "成", "sc-chuanxi", "川0104 四川省成都市 锦江区 锦江|川0105 四川省成都市 青羊区 青羊|川0107 四川省成都市 武侯区 武侯|川0121 四川省 金堂县 金堂"),
)  # fmt: skip


def _courts() -> tuple[Court, ...]:
    found = []
    for above, above_name, above_short, prison, below in _PROVINCES:
        for line in below.split("|"):
            key, province, place, short = line.split()
            name = f"{province}{place}人民法院"
            found.append(Court(key, name, place, short, above, above_name, above_short, prison))
    return tuple(found)


def _causes(lines: str) -> tuple[Cause, ...]:
    return tuple(Cause(*line.split(maxsplit=3)) for line in lines.strip().splitlines())


COURTS = _courts()  # 24, with 6 above them
CRIMINAL = _causes("""
盗窃罪 盗窃 264 theft
诈骗罪 诈骗 266 fraud
故意伤害罪 故意伤害 234 intentional injury
寻衅滋事罪 寻衅滋事 293 picking quarrels
污染环境罪 污染环境 338 environmental pollution
交通肇事罪 交通肇事 133 causing a traffic accident
抢劫罪 抢劫 263 robbery
抢夺罪 抢夺 267 snatching
敲诈勒索罪 敲诈勒索 274 extortion
职务侵占罪 职务侵占 271 embezzlement
挪用资金罪 挪用资金 272 misappropriation of funds
非法经营罪 非法经营 225 illegal business
合同诈骗罪 合同诈骗 224 contract fraud
信用卡诈骗罪 信用卡诈骗 196 credit-card fraud
非法拘禁罪 非法拘禁 238 unlawful detention
妨害公务罪 妨害公务 277 obstructing officials
开设赌场罪 开设赌场 303 running a casino
滥伐林木罪 滥伐林木 345 illegal logging
非法持有毒品罪 非法持有毒品 348 possession of drugs
拒不执行判决、裁定罪 拒不执行判决 313 refusal to comply with a judgment
""")
CIVIL = _causes("""
民间借贷纠纷 民间借贷纠纷 675 private lending
买卖合同纠纷 买卖合同纠纷 626 sale
房屋租赁合同纠纷 房屋租赁合同纠纷 703 lease of a house
建设工程施工合同纠纷 建设工程施工合同纠纷 807 construction
机动车交通事故责任纠纷 机动车交通事故责任纠纷 1208 traffic accident
劳动争议 劳动争议 577 labour dispute
物业服务合同纠纷 物业服务合同纠纷 577 property management
金融借款合同纠纷 金融借款合同纠纷 674 bank loan
房屋买卖合同纠纷 房屋买卖合同纠纷 577 sale of a house
承揽合同纠纷 承揽合同纠纷 577 contract for work
服务合同纠纷 服务合同纠纷 577 services
运输合同纠纷 运输合同纠纷 577 carriage
信用卡纠纷 信用卡纠纷 676 credit card
保证合同纠纷 保证合同纠纷 681 suretyship
装饰装修合同纠纷 装饰装修合同纠纷 577 decoration
不当得利纠纷 不当得利纠纷 985 unjust enrichment
""")
ADMINISTRATIVE = _causes("""
行政处罚 行政处罚 69 administrative penalty
行政许可 行政许可 70 administrative licence
行政强制措施 行政强制措施 70 administrative coercive measure
不动产登记 不动产登记 69 registration of real property
""")

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
GIVEN = "文清思远若水明哲雨桐静书云舟景行知言嘉禾子衿晓岚立群秉谦怀瑾承志海宁春晖秋实建国志强慧敏德胜玉兰光辉永昌家骏润泽博雅诗韵振东少华惠民景明长青安然"
FIRST = "云青白紫金银玉翠兰桂松柏竹梅枫荷莲芦柳桑沙石岩泉溪河湖江海潮浪霞虹星月晨晓夕春夏秋冬东南西北上下前后大小新古永长安宁和平福禄"
SECOND = "山岭峰坡岗坪川谷洲滩湾港浦渡桥津塘池潭井田园庄坊堡寨关城营台楼阁亭街巷里门口林树花草苗禾麦谷粮仓场厂矿窑炉灶锅盆碗壶"
COMPANIES = (
    "贸易", "建设", "科技", "物流", "餐饮管理", "置业", "机械制造", "服装", "食品", "信息技术", "装饰工程", "汽车销售", "医疗器械", "文化传播", "农业开发", "环保设备", "化工", "电子商务", "物业管理", "融资租赁", "广告", "园林绿化", "纺织", "五金", "家具", "图书", "玩具", "陶瓷", "光学仪器", "包装材料",
)  # fmt: skip

LISTS: dict[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in {
        "when": "随后 次日 当日 同月 事后 期间 此前 不久 傍晚 凌晨 午后 清晨 深夜 年底 月初 月末 春节前夕 国庆假期 停业整顿期间 装修期间 收到通知后 验收之前 结算之时 交接当日",
        "adverb": "多次 分别 陆续 擅自 共同 先后 自行 逐一 反复 私下 当场 如期 逾期 部分 全部 单独 临时 继续 重新 提前 书面 口头 当面 连夜 及时 无故 依约 照例 直接 间接",
        "verb": "交付 收取 运输 保管 拆除 安装 修缮 清点 核对 登记 转移 隐匿 变卖 抵押 质押 出租 转租 承包 分包 验收 返还 赔付 垫付 结算 催讨 扣减 抵销 更换 维修 加工 采购 销售 存放 查验 评估 拍卖 公示 备案 申报 签收 复核 录入 修改 删除 复制 传阅 摘录 封存 启封 移交 接管 清理 丈量 测绘 勘查 抽检 送检 化验 称量 拍照 录像 张贴 散发 提取 兑换 填写 注销 变更 续签 撤回 承诺 催告 约谈 劝阻 制止 拦截 驱赶 推搡 砸毁 焚烧 丢弃 掩埋 搜寻 打捞 抢修",
        "goods": "钢材 水泥 木料 电缆 铜线 铝锭 轮胎 柴油 机床 水泵 阀门 轴承 齿轮 螺栓 玻璃 瓷砖 地板 涂料 灯具 门窗 管材 线缆 空调 冰箱 洗衣机 电视机 摄像机 打印机 显示屏 键盘 硬盘 服务器 路由器 平板电脑 笔记本 自行车 电动车 三轮车 挂车 叉车 吊车 挖掘机 拖拉机 收割机 农药 化肥 种子 饲料 棉花 大豆 玉米 茶叶 香菇 木耳 蜂蜜 药材 人参 当归 黄芪 布匹 丝绸 皮革 羊毛 服装 鞋帽 箱包 手表 项链 戒指 耳环 字画 瓷器 邮票 钱币 家具 书籍 玩具 乐器 文具 纸张 油墨 模具 样品 图纸 账册 发票 合同 收据 提单 仓单 印章 钥匙 保险柜 监控设备 消防器材 医用耗材 检测试剂 冷藏车厢 混凝土构件",
        "place": "仓库 厂房 码头 车站 工地 商铺 市场 库房 车间 办公楼 停车场 展厅 货场 冷库 果园 鱼塘 林场 苗圃 加油站 修理厂 印刷厂 纺织厂 屠宰场 食品厂 养殖场 菜市场 家具城 建材城 电影院 图书馆 体育馆 游泳池 展览馆 写字楼 会议室 值班室 配电房 锅炉房 水泵房 传达室 地下车库 物流园 产业园 服务区 收费站 桥洞 河堤 渡口 山坡 田埂",
        "reason": "价款未付 质量瑕疵 数量短缺 迟延交货 图纸变更 工期延误 场地纠纷 劳务报酬 邻里琐事 停车争执 债务到期 资金周转困难 合伙账目 装修噪音 通行受阻 排水不畅 采光受限 单据遗失 授权不明 验收标准分歧 税费负担 运费上涨 材料涨价 设备故障 人员变动 停水停电 气候原因 政策调整 认识偏差 沟通不畅",
        "evidence": "书面合同 送货单 对账单 银行流水 微信聊天打印件 现场照片 监控录像 勘验笔录 检查笔录 辨认笔录 扣押清单 价格认定书 鉴定意见 检测报告 审计报告 会计凭证 工商登记资料 不动产登记资料 通话清单 电子数据 出库记录 入库记录 考勤记录 工资表 会议纪要 施工日志 监理记录 验收证书 催款函 律师函 快递回执 公证书 完税凭证 保险单 病历摘要 证人证言 当事人陈述 到案经过 情况说明 户籍证明",
        "view": "证据充分 理由成立 于法有据 与事实相符 程序合法 数额适当 责任明确 因果关系清楚 举证责任已经完成 约定不违反强制性规定 意思表示真实 计算方式合理 损失客观存在 过错程度相当 期限尚未届满 权利义务对等 抗辩理由不足 不予支持为宜 可以采信 应予确认",
        "principle": "公平原则 诚实信用原则 过错责任原则 罪责刑相适应原则 证据裁判原则 宽严相济刑事政策 权利不得滥用原则 全面履行原则 比例原则 信赖保护原则 程序正当原则 禁止反言原则 损益相抵规则 可预见规则 减损规则 举证责任分配规则",
        "trait": "认罪态度较好 当庭自愿认罪 积极退赔 主动投案 如实供述 系初犯 系偶犯 取得谅解 作用较小 情节较轻 确有悔意 平时表现良好 配合调查 及时施救 主动缴纳罚金",
        "work": "车间劳动 缝纫加工 电子装配 服装裁剪 伙房帮厨 卫生保洁 图书整理 文化教员助理 黑板报编辑 园艺种植 木工加工 电工维修 印刷装订 手套编织 质量检验",
        "study": "思想教育 文化课程 职业技术培训 心理健康讲座 法律常识学习 安全生产教育 传统文化诵读 电工技能培训 计算机基础 养殖技术 烹饪技能 汽车维修",
        "reward": "表扬 单项奖励 物质奖励 记功 改造积极分子称号 优秀学员称号 劳动能手称号 技能竞赛名次",
    }.items()
}  # fmt: skip
