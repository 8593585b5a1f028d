"""What `portal draft` must not do: take another document's number, show a name or personal data, write what is not settled."""

import re
import shutil
import time

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
