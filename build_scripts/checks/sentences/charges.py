"""Charges that decide by themselves into which group of 法释〔2016〕23号 Arts 7 and 9 a convict falls, by their names.

The chapters and sections of 刑法 and its Art 81(2) were read; the names are those of the Supreme Court's lists, as the vocabulary
has them. A charge that only some of its convicts bring into a group is left out: disclosing state secrets is no official's alone.
"""

from __future__ import annotations

from build_scripts.model.conviction import Category

# 刑法 Part 2 Chapter 8. The first line names the crimes of officials alone.
_OFFICIALS_CORRUPTION = (
    "贪污罪 挪用公款罪 受贿罪 单位受贿罪 巨额财产来源不明罪 隐瞒境外存款罪 私分国有资产罪 私分罚没财物罪"
)
_OTHER_CORRUPTION = "利用影响力受贿罪 行贿罪 对有影响力的人行贿罪 对单位行贿罪 介绍贿赂罪 单位行贿罪"
# Chapter 9 but for Art 398, and the crimes of Chapter 4 that only officials of justice and other state organs commit.
_DUTY = (
    "滥用职权罪 玩忽职守罪 徇私枉法罪 民事、行政枉法裁判罪 执行判决、裁定失职罪 执行判决、裁定滥用职权罪 枉法仲裁罪 私放在押人员罪"
    " 失职致使在押人员脱逃罪 徇私舞弊减刑、假释、暂予监外执行罪 徇私舞弊不移交刑事案件罪 滥用管理公司、证券职权罪"
    " 徇私舞弊不征、少征税款罪 徇私舞弊发售发票、抵扣税款、出口退税罪 违法提供出口退税凭证罪 国家机关工作人员签订、履行合同失职被骗罪"
    " 违法发放林木采伐许可证罪 环境监管失职罪 食品监管渎职罪 食品、药品监管渎职罪 传染病防治失职罪 非法批准征收、征用、占用土地罪"
    " 非法低价出让国有土地使用权罪 放纵走私罪 商检徇私舞弊罪 商检失职罪 动植物检疫徇私舞弊罪 动植物检疫失职罪"
    " 放纵制售伪劣商品犯罪行为罪 办理偷越国（边）境人员出入境证件罪 放行偷越国（边）境人员罪 不解救被拐卖、绑架妇女、儿童罪"
    " 阻碍解救被拐卖、绑架妇女、儿童罪 帮助犯罪分子逃避处罚罪 招收公务员、学生徇私舞弊罪 失职造成珍贵文物损毁、流失罪"
    " 刑讯逼供罪 暴力取证罪 虐待被监管人罪 非法剥夺公民宗教信仰自由罪 侵犯少数民族风俗习惯罪 报复陷害罪"
)
_ORGANISED = "组织、领导、参加黑社会性质组织罪 入境发展黑社会组织罪 包庇、纵容黑社会性质组织罪"
# Chapter 3 Sections 4 and 5.
_FINANCIAL_ORDER = (
    "伪造货币罪 出售、购买、运输假币罪 金融工作人员购买假币、以假币换取货币罪 持有、使用假币罪 变造货币罪 擅自设立金融机构罪"
    " 伪造、变造、转让金融机构经营许可证、批准文件罪 高利转贷罪 骗取贷款、票据承兑、金融票证罪 非法吸收公众存款罪 伪造、变造金融票证罪"
    " 妨害信用卡管理罪 窃取、收买、非法提供信用卡信息罪 伪造、变造国家有价证券罪 伪造、变造股票、公司、企业债券罪"
    " 擅自发行股票、公司、企业债券罪 内幕交易、泄露内幕信息罪 利用未公开信息交易罪 编造并传播证券、期货交易虚假信息罪"
    " 诱骗投资者买卖证券、期货合约罪 操纵证券、期货市场罪 背信运用受托财产罪 违法运用资金罪 违法发放贷款罪 吸收客户资金不入账罪"
    " 违规出具金融票证罪 对违法票据承兑、付款、保证罪 骗购外汇罪 逃汇罪 洗钱罪"
)
_FINANCIAL_FRAUD = "集资诈骗罪 贷款诈骗罪 票据诈骗罪 金融凭证诈骗罪 信用证诈骗罪 信用卡诈骗罪 有价证券诈骗罪 保险诈骗罪"
# Chapter 1, and the crimes of terrorism of Chapter 2.
_SECURITY = (
    "背叛国家罪 分裂国家罪 煽动分裂国家罪 武装叛乱、暴乱罪 颠覆国家政权罪 煽动颠覆国家政权罪 资助危害国家安全犯罪活动罪 投敌叛变罪"
    " 叛逃罪 间谍罪 为境外窃取、刺探、收买、非法提供国家秘密、情报罪 资敌罪"
)
_TERRORISM = (
    "组织、领导、参加恐怖组织罪 帮助恐怖活动罪 准备实施恐怖活动罪 宣扬恐怖主义、极端主义、煽动实施恐怖活动罪"
    " 强制穿戴宣扬恐怖主义、极端主义服饰、标志罪 非法持有宣扬恐怖主义、极端主义物品罪"
)
_VIOLENT = "故意杀人罪 强奸罪 抢劫罪 绑架罪 放火罪 爆炸罪 投放危险物质罪"


def _names(*lists: str) -> frozenset[str]:
    return frozenset(name for one in lists for name in one.split())


CORRUPTION = _names(_OFFICIALS_CORRUPTION, _OTHER_CORRUPTION)
EMBEZZLEMENT = frozenset({"贪污罪", "受贿罪"})  # 刑法 Arts 383(4), 386
VIOLENT = _names(_VIOLENT)  # 刑法 Art 81(2), at ten years and more
BY_CHARGE = {
    Category.OFFICIAL: _names(_OFFICIALS_CORRUPTION, _DUTY),
    Category.ORGANISED: _names(_ORGANISED),
    Category.FINANCIAL: _names(_FINANCIAL_ORDER, _FINANCIAL_FRAUD),
    Category.SECURITY: _names(_SECURITY, _TERRORISM),
}
