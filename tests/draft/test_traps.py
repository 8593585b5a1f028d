"""What `portal draft` must not do: take another document's number, show a name or personal data, write what is not settled."""

import re
import shutil
import time
import zipfile

import pytest
import yaml
from click.testing import CliRunner
from project import ROOT
from subjects import words

from build_scripts.checks.reading import numerals
from build_scripts.cli.draft import draft, formats
from build_scripts.cli.main import cli
from build_scripts.content import strict_yaml
from draft import score

CASES = score.HERE


def drafted(name):
    return score.drafted(CASES / name)


def test_the_lower_courts_number_is_not_the_documents_own():
    text = drafted("civil-no-number.txt")
    assert "# 待核对: case_number:" in text
    assert "\ncase_number:" not in text
    assert "lower: {case_number: （2021）渝0237民初900号" in text


def test_a_truncated_term_stays_out():
    text = drafted("criminal-truncated-term.txt")
    assert "# 待核对: sentences: 柳某（its length cannot be read）" in text
    assert "person: 柳某" not in text


def test_names_of_victims_and_witnesses_are_masked_everywhere():
    text = drafted("criminal-victims-open.txt")
    assert "覃小妹" not in text
    assert "覃志强" not in text
    assert "被害人覃某1" in text
    assert "证人覃某2" in text
    assert "# masked as 覃某1: victim" in text
    assert "韦大力" in text


def test_a_family_case_names_nobody():
    text = drafted("divorce.txt")
    assert "陶小兰" not in text
    assert "后大勇" not in text
    assert "title: 陶某与后某离婚纠纷一审民事判决书" in text
    assert "name: 朱军" in text
    assert "# 待核对: such a document is withheld (法释〔2016〕19号 Art 4)" in text
    assert "born: 1987, sex" in text


def test_an_unsettled_comment_is_an_error():
    found = list(strict_yaml.unsettled("id: a\n# 待核对: court: …\n".encode()))
    assert [(problem.rule, problem.line, problem.severity.value) for problem in found] == [("YAML-08", 2, "error")]
    assert list(strict_yaml.unsettled("body: |\n  # 待核对: in the text\n".encode())) == []


SECRETS = ("420104199001010019", "13800138000", "1201室")


def run(*words, **more):
    return CliRunner().invoke(cli, ["draft", *map(str, words)], **more)


@pytest.fixture
def content(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "vocabulary")
    return tmp_path


def test_nothing_is_written_while_personal_data_stands_in_the_text(content):
    done = run(CASES / "personal-data.txt", "--content", content, "--write")
    assert done.exit_code == 1
    assert not (content / "records").exists()
    assert "paragraph 4: an identity number" in done.output
    assert not any(secret in done.output for secret in SECRETS)


def test_what_is_printed_holds_no_personal_data(content):
    done = run(CASES / "personal-data.txt", "--content", content)
    assert done.exit_code == 0
    assert "# 待核对: an identity number was replaced by ×× in 第4段" in done.output
    assert not any(secret in done.output for secret in SECRETS)


def test_a_record_is_put_in_its_place(content):
    done = run(CASES / "criminal-old-number.txt", "--content", content, "--write")
    assert done.exit_code == 0
    (path,) = (content / "records" / "judgments" / "2014").iterdir()
    assert done.output.strip() == str(path)
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["id"] == path.stem


def test_a_text_is_pasted(content):
    text = (CASES / "admin-first.txt").read_text(encoding="utf-8")
    done = run("-", "--content", content, input=text)
    assert "case_number: （2019）黑1124行初9号" in done.output
    assert run("-", "--content", content, input=text.encode("gb18030")).output[120:] == done.output[120:]


def test_signs_that_the_loader_refuses_are_left_out(content):
    text = (
        (CASES / "admin-first.txt")
        .read_text(encoding="utf-8")
        .replace("\n", "\x0c\u200b\r\n")
        .replace("原告", "原\x07告")
    )
    done = run("-", "--content", content, input=text)
    assert strict_yaml.load(done.output.encode())[1] == []
    assert "name: 薛立国" in done.output


def test_an_empty_text_is_refused(content):
    done = run("-", "--content", content, input=" \n")
    assert done.exit_code == 2
    assert "the text is empty" in done.output


@pytest.mark.parametrize(("name", "what"), [("a.docx", "a Word file"), ("a.pdf", "a PDF file")])
def test_a_damaged_file_is_said_to_be_one(tmp_path, content, name, what):
    (tmp_path / name).write_bytes(bytes(range(256)) * 9)
    done = run(tmp_path / name, "--content", content)
    assert done.exit_code == 2
    assert f"cannot be read as {what}" in done.output


def test_a_missing_library_is_named(monkeypatch, content):
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    done = run(CASES / "admin-word.docx", "--content", content)
    assert done.exit_code == 2
    assert "judicial-openness-portal[draft]" in done.output


def test_html_is_read_block_by_block():
    text = formats.decoded(b"<html><body><p>a<br>b</p><table><tr><td>1</td><td>2</td></tr></table><script>x</script>")
    assert [line.strip() for line in text.split("\n") if line.strip()] == ["a", "b", "1 2"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二三年三月一日", "2023-03-01"),
        ("二○二三年三月一日", "2023-03-01"),
        ("二O一四年十二月三十一日", "2014-12-31"),
        ("二零一三年十月十日", "2013-10-10"),
        ("2023年3月1日", "2023-03-01"),
        ("二〇二三年二月三十日", "None"),
    ],
)
def test_days(text, day):
    assert str(numerals.first_day(text)) == day


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("一年六个月", "P1Y6M"),
        ("一年零六个月", "P1Y6M"),
        ("十一个月", "P11M"),
        ("一个月十五日", "P1M15D"),
        ("二十年", "P20Y"),
    ],
)
def test_lengths(text, period):
    assert numerals.length(text) == (period, len(text))


def test_the_place_has_the_year_of_the_document():
    text = (CASES / "criminal-old-number.txt").read_text(encoding="utf-8")
    place, _made, hindrances, _doubts = draft.drafted(text, words(), "bcdfghjk", score.DAY)
    assert place == "records/judgments/2014/bcdfghjk.yml"
    assert hindrances == []


CURATED = [
    path for path in (ROOT / "content/records/judgments").rglob("*.yml") if "\nbody: |" in path.read_text("utf-8")
]


@pytest.mark.curated
@pytest.mark.parametrize("path", CURATED, ids=lambda path: path.stem)
def test_what_is_read_from_a_curated_text_is_what_its_record_says(path):
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    made = yaml.safe_load(draft.drafted(record["body"], words(), "bcdfghjk", score.DAY)[1])
    for name in ("court", "case_number", "decided", "document_type", "case_type", "procedure"):
        assert made.get(name, record[name]) == record[name]
    names = {party["name"] for party in record["parties"]}
    assert {party["name"].removesuffix("管理人") for party in made.get("parties", ())} <= names
    assert {one["name"] for one in made.get("panel", ())} <= {one["name"] for one in record.get("panel", ())}
    said = {one["person"]: (one["penalty"], one.get("length")) for one in record.get("sentences", ())}
    for one in made.get("sentences", ()):
        assert said[one["person"]] == (one["penalty"], one.get("length"))


@pytest.mark.parametrize(
    "piece", ["审判长王某", "被告人", "依照判决：", "犯盗窃罪、", "（2012）某刑初字第1号", "《", "一"]
)
def test_no_text_takes_long(piece):
    text = piece * (50_000 // len(piece))
    start = time.process_time()
    draft.drafted(text, words(), "bcdfghjk", score.DAY)
    assert time.process_time() - start < 5


def untold(template):
    """Another language, in which nothing but the values of a sentence is read."""
    return "译" + "".join(re.findall(r"(?<!\{)\{\w+\}(?!\})", template)).removeprefix("译")


def test_comments_are_said_in_the_readers_language_and_values_marks_and_fields_are_the_same_in_all():
    doubts = 0
    for path in score.texts():
        text = formats.text_of(path)
        english = draft.drafted(text, words(), score.ID, score.DAY)
        other = draft.drafted(text, words(), score.ID, score.DAY, untold)
        assert yaml.safe_load(other.text) == yaml.safe_load(english.text)
        lines = [[one.line for one in strict_yaml.unsettled(made.text.encode())] for made in (english, other)]
        assert lines[0] == lines[1]
        assert len(english.doubts) == len(lines[0])
        doubts += len(lines[0])
        head = other.text.partition("\nbody: |")[0].splitlines()[1:]
        assert [line for line in head if re.search("# .*[a-z]+ [a-z]+ [a-z]+", line)] == []
    assert doubts > 10


def test_a_column_of_an_import_settles_a_doubt_in_every_language():
    text = formats.text_of(CASES / "civil-no-number.txt")
    made = draft.drafted(text, words(), score.ID, score.DAY, untold)
    assert "case_number" in {field for field, _words in made.doubts}
    assert "# 待核对: case_number: 译\n" in made.text


ORDER = """福建省石狮市人民法院
支付令
（2023）闽0581民督15号
申请人：泉州银行股份有限公司石狮支行，住所地福建省石狮市八七路。
被申请人：施大海，男，1990年12月12日出生，汉族，住福建省石狮市永宁镇梅林村后头区36号。
申请人于2023年5月8日向本院申请支付令。
本院经审查认为，依照《中华人民共和国民事诉讼法》第二百二十一条规定，特发出如下支付令：
被申请人施大海应当给付申请人透支本金人民币49,876.12元及利息,费用100元。
审判员　蔡　襄
二〇二三年五月十八日
"""  # fictional


def made(text):
    return draft.drafted(text, words(), score.ID, score.DAY).text


def test_an_amount_of_the_outcome_keeps_its_comma():
    assert "透支本金人民币49,876.12元及利息，费用100元" in made(ORDER).partition("body:")[0]
    other = ORDER.replace("透支本金", "依合审赔决〔2021〕2号决定公布于https://example.cn/a的本金")
    assert (
        "依合审赔决〔2021〕2号决定公布于https://example.cn/a的本金人民币49,876.12元"
        in made(other).partition("body:")[0]
    )


def test_a_county_is_no_quarter_of_a_village():
    assert "county: 福建省石狮市}" in made(ORDER)
    for place in ("河南省新乡市红旗区", "浙江省宁波市镇海区", "广西南宁市西乡塘区", "云南省镇雄县"):
        assert f"county: {place}}}" in made(ORDER.replace("福建省石狮市永宁镇梅林村后头区36号", place))


def test_a_party_of_whom_the_course_tells_again_is_one_party():
    text = made(
        """广西壮族自治区贵港市港北区人民法院
暂予监外执行决定书
（2022）桂0802刑更1号
罪犯韦大妹，女，1994年10月8日出生，壮族，初中文化。
罪犯韦大妹因犯开设赌场罪，经本院判处有期徒刑一年，现申请暂予监外执行。
本院认为，依照《中华人民共和国刑事诉讼法》第二百六十五条之规定，决定如下：
对罪犯韦大妹暂予监外执行。
审判长　覃　健
二〇二二年四月一日
"""
    )
    assert text.count("name: 韦大妹") == 1
    assert "title: 暂予监外执行决定书" not in text
    assert made(text.partition("body: |")[2]).count("name: 韦大妹") == 1


COMPENSATION = """安徽省合肥市中级人民法院赔偿委员会
国家赔偿决定书
（2021）皖01委赔7号
赔偿请求人：夏大川，男，1969年7月7日出生，汉族，住安徽省合肥市蜀山区。
赔偿义务机关：安徽省合肥市蜀山区人民检察院，住所地安徽省合肥市蜀山区休宁路。
赔偿请求人夏大川以无罪逮捕为由申请安徽省合肥市蜀山区人民检察院赔偿，该院作出决定，夏大川不服。现已审理终结。
本院赔偿委员会认为，依照《中华人民共和国国家赔偿法》第二条的规定，决定如下：
驳回夏大川的赔偿请求。
二〇二一年六月十八日
"""  # fictional


def test_a_sentence_that_begins_with_a_role_names_no_body():
    text = made(COMPENSATION)
    assert text.count("role: claimant") == 1
    assert "title: 夏大川与安徽省合肥市蜀山区人民检察院国家赔偿决定书" in text


@pytest.mark.parametrize(
    ("told", "withheld"),
    [
        ("因本案涉及国家秘密，不公开开庭审理", True),
        ("公开开庭审理", False),
        ("以涉及国家秘密为由拒绝公开，公开开庭审理", False),
    ],
)
def test_a_case_of_state_secrets_is_withheld(told, withheld):
    text = (CASES / "admin-first.txt").read_text(encoding="utf-8").replace("公开开庭", told.removesuffix("审理"), 1)
    assert told.removesuffix("审理") in text
    assert ("reason: state-secret" in made(text)) == withheld


def test_a_word_file_is_read_with_its_changes_accepted_and_without_what_is_hidden(tmp_path):
    docx = pytest.importorskip("docx")
    opened = docx.Document()
    opened.sections[0].header.paragraphs[0].text = "页眉"
    for line in ("甲@乙", "丙", "丁"):
        opened.add_paragraph(line)
    opened.save(tmp_path / "plain.docx")
    changed = (
        "</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
        "<w:sdt><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt><w:smartTag><w:r><w:t>签</w:t></w:r></w:smartTag><w:r><w:t>"
    )
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p><w:sectPr"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="rId99" Type="{office}" Target="footnotes.xml"/>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>'
    with (
        zipfile.ZipFile(tmp_path / "plain.docx") as plain,
        zipfile.ZipFile(tmp_path / "changed.docx", "w") as other,
    ):
        for name in plain.namelist():
            data = plain.read(name)
            if name == "word/document.xml":
                data = data.decode().replace("@", changed).replace("<w:sectPr", box, 1).encode()
            for ending, addition in (("document.xml.rels", relation), ("[Content_Types].xml", part)):
                if name.endswith(ending):
                    data = re.sub(rb"(?=</\w+>\s*$)", addition.encode(), data)
            other.writestr(name, data)
        other.writestr("word/footnotes.xml", notes)
    assert formats.text_of(tmp_path / "changed.docx").split() == ["甲增控签乙", "丙", "丁", "框", "注"]


def test_who_is_both_accused_and_sued_is_a_party():
    text = (CASES / "criminal-incidental.txt").read_text(encoding="utf-8")
    twice = re.sub("(?<=\n)被告人", "被告人兼附带民事诉讼被告人", text, count=1)
    assert twice != text
    assert re.findall("role: defendant, name: \\w+", made(twice)) == re.findall(
        "role: defendant, name: \\w+", made(text)
    )


def test_of_an_approved_sentence_everything_is_read():
    text = made(
        """甘肃省高级人民法院
刑事裁定书
（2021）甘刑核33012345号
被告人魏大无，男，1995年5月5日出生，汉族。
甘肃省定西市中级人民法院于2021年3月19日以（2020）甘11刑初30号刑事判决，判处魏大无死刑，缓期二年执行。本院依法复核。
本院认为，依照《中华人民共和国刑法》第二百三十二条的规定，裁定如下：
核准甘肃省定西市中级人民法院（2020）甘11刑初30号以故意杀人罪判处被告人魏大无死刑，缓期二年执行，剥夺政治权利终身，并处罚金人民币1000元的刑事判决。
审判长　荀　彧
二〇二一年八月八日
"""
    )
    assert "person: 魏大无, penalty: suspended-death, political_rights: life, fine: 人民币1000元" in text


def test_each_of_several_crimes_is_told_by_its_key():
    text = made(
        """湖南省长沙市望城区人民法院
刑事判决书
（2022）湘0112刑初476号
公诉机关长沙市望城区人民检察院。
被告人王大法，男，1976年1月2日生，汉族。
长沙市望城区人民检察院指控被告人王大法犯非法持有枪支罪、窝藏罪，向本院提起公诉。现已审理终结。
本院认为，依照《中华人民共和国刑法》第三百一十条之规定，判决如下：
被告人王大法犯非法持有枪支罪，判处有期徒刑一年；犯窝藏罪，判处有期徒刑六个月。决定执行有期徒刑一年三个月。
审判员　谭　剑
二〇二二年十一月二十八日
"""
    )
    assert (
        "crimes: [{cause: 非法持有、私藏枪支、弹药罪, penalty: fixed-term, length: P1Y}, {cause: 窝藏、包庇罪," in text
    )


def test_what_a_page_hides_is_not_read():
    page = b"<html><p>a<span style='color:red; display:none'>b</span><i hidden>c</i>d<p style='Visibility: hidden'>e"
    assert formats.decoded(page).split() == ["ad"]
