"""Names that are proved by whose words are cited, whose kin is told of, or how they are written; and what stays."""

import time

import pytest
from subjects import words

from build_scripts.checks.names.personal_name import Form, form_of
from build_scripts.checks.names.testimony import heard
from build_scripts.cli.draft import draft
from draft import score


def drafted(text):
    return draft.drafted(text, words(), score.ID, score.DAY).text


CRIMINAL = """浙江省台州市路桥区人民法院
刑事判决书
（2023）浙1004刑初66号
公诉机关浙江省台州市路桥区人民检察院。
被告人毕竟，男，1999年2月3日出生，汉族。
经审理查明：{}
本院认为，依照《中华人民共和国刑法》第三百一十二条第一款之规定，判决如下：
被告人毕竟犯掩饰、隐瞒犯罪所得罪，判处有期徒刑八个月。
审判员　应　该
二〇二三年三月七日
"""  # fictional


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("骗取乐观的钱款。有被害人安好、乐观、司徒雷的陈述证实。", "骗取乐某的钱款。有被害人安某、乐某、司徒某的陈述"),
        ("刺伤叶尔肯。有被害人热依拉、叶尔肯的陈述证实。", "刺伤叶某。有被害人热某、叶某的陈述"),
        ("被害人帕提古丽•司马义报警，有其他被害人买买提、帕提古丽·司马义的陈述。", "被害人帕某报警"),
        ("证人李顺（晏某丈夫）、邻居安定等的证言证实。", "证人李某（晏某丈夫）、邻居安某等的证言"),
        ("证人明白（会计）、财务人员单纯的证言证实。", "证人明某（会计）、财务人员单某的证言"),
        ("有集资参与人贾正经、甄诚等46人的陈述。", "集资参与人贾某、甄某等46人的陈述"),
        ("有同监罪犯刘强的证言证实。", "同监罪犯刘某的证言"),
        ("有罪犯曲比阿牛、沙马尔且的证言证实。", "罪犯曲某、沙某的证言"),
        ("证人罪犯石头、罪犯司马光到庭。", "证人罪犯石某、罪犯司马某到庭"),
        ("白雪与靳小军争执，白雪系被害人靳小军之妻。", "白雪与靳某争执，白雪系被害人靳某之妻。"),
        ("撞死巴特尔。敖登系被害人巴特尔长子。", "撞死巴某。敖登系被害人巴某长子。"),
        ("证人其木格证言属实。", "证人其某证言"),
    ],
)
def test_names_are_masked_whatever_they_mean_or_sound_like(told, shown):
    assert shown in drafted(CRIMINAL.format(told))


@pytest.mark.parametrize(
    "told",
    [
        "有被害人陈述、证人证言、物证照片、辨认笔录等证据证实。",
        "被害人家属、邻居的证言，上述证人当庭的证言。",
        "被告人成功、方向的供述和辩解。",
        "检察员方向、翻译人员王强到庭。",
        "被害人单位之亲属、被害人之母。",
        "有被害人张某、李某某、王×的陈述。",
    ],
)
def test_what_is_no_name_of_theirs_stays(told):
    text = drafted(CRIMINAL.format(told))
    assert told in text
    assert "# masked as" not in text


@pytest.mark.parametrize(
    "told",
    [
        "有被害人高兴的陈述证实。",
        "打伤被害人靳小军（男，30岁）。我和小军喝酒。",
    ],
)
def test_a_word_that_may_be_a_name_and_a_given_name_alone_are_asked_about(told):
    assert "# 待核对: perhaps a victim's, witness's or minor's name: 第6段" in drafted(CRIMINAL.format(told))


def test_a_given_name_inside_another_name_is_not_asked_about():
    assert "perhaps a victim" not in drafted(CRIMINAL.format("打伤被害人靳小军（男，30岁）。靳小军报警。"))


def test_a_long_name_without_a_dot_is_a_name():
    assert form_of("阿卜杜热合曼") is Form.OPEN
    assert form_of("身份不明的受伤者") is Form.GENERIC
    assert [one.name for one in heard("有被害人阿卜杜热合曼的陈述")] == ["阿卜杜热合曼"]


def test_a_company_keeps_its_name_where_a_witness_is_called_so():
    told = "收受湖南金山建设有限公司法定代表人金山所送现金。有证人金山、水电的证言。"
    text = drafted(CRIMINAL.format(told))
    assert "收受湖南金山建设有限公司法定代表人金某所送" in text
    assert "市金某驾驶某公司" in drafted(CRIMINAL.format(f"{told}台州市金山驾驶某公司的车。"))


def test_who_prosecutes_and_sues_as_a_victim_is_masked():
    text = CRIMINAL.replace(
        "公诉机关浙江省台州市路桥区人民检察院。", "自诉人暨附带民事诉讼原告人白小白，女，1990年3月3日出生。"
    )
    assert "白小白" not in drafted(text.format("略。"))
    assert "白小白" in drafted(text.replace("暨附带民事诉讼原告人", "").format("略。"))


INHERITANCE = """天津市河西区人民法院
民事判决书
（2022）津0103民初4455号
原告：何必，女，1955年2月2日出生，汉族，住天津市河西区恒华大厦1-801。
被告：何曾（HE ZENG），女，1985年9月9日出生，加拿大国籍。
原告何必与被告何曾法定继承纠纷一案，本院于2022年5月6日立案后，公开开庭进行了审理。现已审理终结。
本院认为，依照《中华人民共和国民法典》第一千一百二十七条之规定，判决如下：
驳回原告何必的诉讼请求。
审判员　安　居
二〇二二年十月十日
"""  # fictional


def test_a_name_in_another_script_behind_a_masked_one_keeps_its_first_letter():
    text = drafted(INHERITANCE)
    assert "ZENG" not in text
    assert "（H某），女" in text
    assert "住××。" in text


def test_a_title_that_would_lack_its_first_party_is_not_made():
    text = drafted(INHERITANCE.replace("何必，女", "艺名“小鹿”（本名鹿鸣），女"))
    assert "title:" not in text


NOT_PROSECUTED = """重庆市渝北区人民检察院
不起诉决定书
渝北检刑不诉〔2022〕143号
被不起诉人严格，男，1990年3月21日出生，汉族。
经本院依法审查查明：被不起诉人严格窃得被害人高明手机一部，严格归还。
上述事实有被害人高明的陈述、证人柳絮的证言证明。
重庆市渝北区人民检察院
2022年6月2日
"""  # fictional


def test_a_procuratorates_document_names_nobody_who_must_be_masked_and_is_no_judgment():
    text = drafted(NOT_PROSECUTED)
    assert not [name for name in ("严格", "高明", "柳絮") if name in text]
    assert "男，1990年××月××日出生" in text
    assert "# 待核对: a procuratorate's document is told as a record of kind `procuratorial-document`" in text
    assert "procuratorate's document" not in drafted(CRIMINAL.format("略。"))


TRADITIONAL = """廣東省珠海市中級人民法院
刑事裁定書
（2019）粵04刑終88號
上訴人陳大文，男，1970年1月1日出生。證人黃小明證言證實。
本院認為，依照《中華人民共和國刑事訴訟法》第二百三十六條第一款第（一）項之規定，裁定如下：
駁回上訴，維持原判。
審判長　梁國強
"""  # fictional


def test_of_a_text_in_traditional_characters_it_is_said_that_it_is_not_read():
    doubt = "# 待核对: the text is written in traditional characters"
    assert doubt in drafted(TRADITIONAL)
    assert doubt not in drafted(CRIMINAL.format("“審計”"))


@pytest.mark.parametrize("piece", ["被害人甲乙、", "证人王某(男)、", "被害人王五、李四及证人"])
def test_no_list_takes_long(piece):
    text = piece * (50_000 // len(piece))
    start = time.process_time()
    list(heard(text))
    assert time.process_time() - start < 5
