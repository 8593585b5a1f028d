"""The check of published bytes and the private names: what no rule of records reads, and what is never printed or kept."""

import dataclasses
import io
import sys
from pathlib import PurePosixPath

import pytest
from factories import put, record, write
from project import AS_OF, build, call, check, tree

from build_scripts.checks import published_bytes, register
from build_scripts.content.problem import Problem
from build_scripts.export.formats import declared

IDENTITY = "11010519491231002X"
NAME, OTHER = "司马光彩", "诸葛无踪"  # the second is nowhere but in the list
LIST = f"\ufeff# 名单\n\n{NAME}\r\n{OTHER}\n"
JUDGMENT = f"被告人王某，身份证号{IDENTITY}。\n电话１３８ 1234 5678，患有抑郁症。\n"


@pytest.fixture
def paste(monkeypatch, tmp_path):
    """`portal check -`, anywhere, with a text on standard input."""

    def run(text, *words):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
        return call(tmp_path, "check", "-", *words)

    return run


@pytest.fixture
def names(tmp_path):
    """The private list, outside the project."""
    path = tmp_path / "names.txt"
    path.write_bytes(LIST.encode())
    return path


def test_a_pasted_text(paste):
    ran = paste(JUDGMENT, "--format", "json")
    assert ran.code == 1
    found = [(problem["severity"], problem["line"], problem["column"]) for problem in ran.json["problems"]]
    assert found == [("error", 1, 11), ("error", 2, 3), ("warning", 2, 19)]
    assert set(ran.rules) == {"GUARD-01"}
    assert ran.json["summary"] == {"characters": len(JUDGMENT), "found": 3}
    assert IDENTITY not in ran.out


def test_a_pasted_text_for_people_and_for_annotations(paste):
    text = paste(JUDGMENT)
    assert text.code == 1
    assert text.out.startswith("-:1:11: error GUARD-01: an identity number\n")
    assert "-:2:19: warning GUARD-01: perhaps a diagnosis" in text.out
    assert text.out.splitlines()[-1] == f"characters {len(JUDGMENT)} · found 3"
    assert "::error file=-,line=1,col=11,title=GUARD-01::" in paste(JUDGMENT, "--format", "github").out


@pytest.mark.parametrize(
    "text", ["", "\n", "被告人王某犯盗窃罪，判处有期徒刑一年。", "（2023）京0105刑初123号\r\n罚金5000元"]
)
def test_a_pasted_text_without_anything(paste, text):
    ran = paste(text, "--format", "json")
    assert (ran.code, ran.json["problems"]) == (0, [])


def test_a_warning_alone_does_not_fail(paste):
    ran = paste("被告人患有抑郁症。", "--format", "json")
    assert (ran.code, ran.json["summary"]["found"]) == (0, 1)
    assert ran.json["problems"][0]["severity"] == "warning"


def test_a_name_in_a_pasted_text(paste, names):
    text = f"本院认为。\n{NAME[:2]} {NAME[2:]}系从犯。"
    for style in ("text", "json", "github"):
        ran = paste(text, "--names", names, "--format", style)
        assert ran.code == 1
        assert "GUARD-02" in ran.out
        assert not printed(ran)
    assert paste(text).code == 0


def test_bytes_that_are_no_text_do_not_stop_it(monkeypatch, tmp_path):
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\x00" + IDENTITY.encode()), encoding="utf-8")
    )
    assert call(tmp_path, "check", "-").code == 1


def printed(ran):
    """Which of the list's names a command printed, in whatever spelling."""
    shown = ran.out + ran.err
    plain = shown.replace(" ", "") + shown.encode().decode("unicode_escape", "replace")
    return [name for name in (NAME, OTHER) if name in plain or name.encode("unicode_escape").decode() in shown]


def kept(project, *words):
    """Files of the site and the cache that hold one of the words."""
    every = {name: data for name, data in tree(project).items() if name.startswith(("site/", ".cache/"))}
    return sorted(name for name, data in every.items() if any(word.encode() in data for word in words))


def in_a_body(project):
    write(project / "content", body=f"第一段。\n{NAME}系从犯。")
    return "GUARD-02"


def in_spaced_letters(project):
    write(project / "content", title=" ".join(NAME))


def in_a_file_name(project):
    path = write(project / "content")
    path.rename(path.with_name(f"{NAME}.yml"))


def in_a_record_with_errors(project):
    write(project / "content", court="nowhere", body=NAME)


def in_a_page(project):
    about = project / "content" / "pages" / "zh" / "about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n{NAME}编写。\n", encoding="utf-8")


def in_the_name_of_a_page(project):
    (project / "content" / "pages" / "zh" / f"{NAME}.md").write_text("# 一页\n", encoding="utf-8")


def in_a_vocabulary(project):
    courts = project / "content" / "vocabulary" / "courts.yml"
    text = courts.read_text(encoding="utf-8")
    assert "北京市朝阳区人民法院" in text
    courts.write_text(text.replace("北京市朝阳区人民法院", f"北京市{NAME}法院"), encoding="utf-8")


def in_the_settings(project):
    change_settings(project, NAME)


def in_escapes(project):
    """As YAML may write it, so that the file does not hold it and the pages do."""
    fields = record(title="PLACE")
    path = put(project / "content", fields)
    text = path.read_text(encoding="utf-8")
    escaped = NAME.encode("unicode_escape").decode()
    path.write_text(text.replace("title: PLACE", f'title: "{escaped}盗窃案"'), encoding="utf-8")


def change_settings(project, words):
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count("site_description: ") == 1
    settings.write_text(text.replace("site_description: ", f"site_description: {words} "), encoding="utf-8")


PLACES = [
    in_a_body, in_spaced_letters, in_a_file_name, in_a_record_with_errors, in_a_page, in_the_name_of_a_page,
    in_a_vocabulary, in_the_settings,
]  # fmt: skip


@pytest.fixture
def published(project):
    """A project with a site that was made with nothing to hide."""
    write(project / "content", title="先前的标题")
    assert build(project).ok
    return project


@pytest.mark.parametrize("hide", PLACES, ids=lambda hide: hide.__name__)
def test_a_name_is_found_and_never_printed(published, names, hide):
    hide(published)
    before = tree(published / "site")
    for style in ("text", "json", "github"):
        ran = call(published, "check", "--names", names, "--format", style)
        assert ran.code == 1
        assert "GUARD-02" in ran.out
        assert not printed(ran)
    for style in ("text", "json"):
        ran = call(published, "build", "--as-of", AS_OF, "--names", names, "--format", style)
        assert ran.code == 1
        assert "GUARD-02" in ran.out
        assert not printed(ran)
    assert tree(published / "site") == before
    assert kept(published, NAME, OTHER) == []


def test_a_name_is_found_at_its_line(project, names):
    in_a_body(project)
    ran = call(project, "check", "--names", names, "--format", "json")
    (found,) = [problem for problem in ran.json["problems"] if problem["rule"] == "GUARD-02"]
    lines = (project / found["path"]).read_text(encoding="utf-8").splitlines()
    assert NAME in lines[found["line"] - 1]
    in_a_page(project)
    ran = call(project, "check", "content/pages", "--names", names, "--format", "json")
    assert [problem["path"] for problem in ran.json["problems"]] == ["content/pages/zh/about.md"]


def test_a_narrowed_check_finds_the_file_by_its_own_name(project, names):
    in_a_file_name(project)
    ran = call(project, "check", f"content/records/judgments/2023/{NAME}.yml", "--names", names, "--format", "json")
    assert "GUARD-02" in ran.rules
    assert {problem["path"] for problem in ran.json["problems"]} == {"content/records/judgments/2023/×××"}


@pytest.mark.parametrize("cached", [True, False])
def test_a_page_that_is_taken_over_is_checked_too(project, names, cached):
    in_escapes(project)
    assert build(project).ok
    before = tree(project / "site")
    assert kept(project, NAME), "the negative control: without the list it is published"
    again = build(project)
    assert (again.ok, again.summary["written"]) == (True, 0)
    words = ["build", "--as-of", AS_OF, "--names", names, "--format", "json", *([] if cached else ["--no-cache"])]
    ran = call(project, *words)
    assert (ran.code, set(ran.rules)) == (1, {"GUARD-02"})
    assert not printed(ran)
    suffixes = {PurePosixPath(problem["path"]).suffix for problem in ran.json["problems"]}
    assert {".html", ".xml", ".jsonl", ".csv", ".json"} <= suffixes
    assert tree(project / "site") == before
    if cached:
        assert [name for name in kept(project, NAME) if name.startswith(".cache")] == []


def test_nothing_is_kept_of_a_list_that_finds_nothing(published, names):
    ran = call(published, "build", "--as-of", AS_OF, "--names", names, "--format", "json")
    assert (ran.code, ran.json["problems"]) == (0, [])
    assert kept(published, NAME, OTHER, str(names), names.name) == []
    assert not printed(ran)


def test_what_other_rules_say_is_printed_without_the_names():
    problem = Problem(rule="LINK-01", path=f"a/{NAME}/b", message=f"the page {NAME}", remedy=f"rename {NAME}")
    shown = published_bytes.unnamed(problem, (NAME,))
    assert shown == dataclasses.replace(problem, path="a/×××/b", message="×××", remedy="×××")
    assert published_bytes.unnamed(problem, ()) == problem


def number_in_a_page(project):
    about = project / "content" / "pages" / "zh" / "about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n身份证号{IDENTITY}。\n", encoding="utf-8")


def number_in_a_vocabulary(project):
    courts = project / "content" / "vocabulary" / "courts.yml"
    text = courts.read_text(encoding="utf-8")
    named = text.replace("北京市朝阳区人民法院", f"北京市朝阳区人民法院 {IDENTITY}")
    courts.write_text(named, encoding="utf-8")


def number_in_the_settings(project):
    change_settings(project, IDENTITY)


NUMBERS = {
    number_in_a_page: "content/pages/zh/about.md",
    number_in_a_vocabulary: "content/vocabulary/courts.yml",
    number_in_the_settings: "mkdocs.yml",
}


@pytest.mark.parametrize("plant", NUMBERS, ids=lambda plant: plant.__name__)
def test_published_bytes_are_checked_for_what_is_in_no_record(published, plant):
    before = tree(published / "site")
    plant(published)
    ran = call(published, "build", "--as-of", AS_OF, "--format", "json")
    assert (ran.code, set(ran.rules)) == (1, {"GUARD-01"})
    ours = {PurePosixPath(f"record.{form.EXTENSION}").suffix for form in declared()}
    found = {PurePosixPath(problem["path"]).suffix for problem in ran.json["problems"]}
    assert found
    assert found <= set(published_bytes._TEXT) | ours
    assert IDENTITY not in ran.out + ran.err
    assert tree(published / "site") == before
    assert kept(published, IDENTITY) == []


@pytest.mark.parametrize("plant", NUMBERS, ids=lambda plant: plant.__name__)
def test_the_check_sees_it_at_its_source(project, plant):
    write(project / "content")
    assert check(project).ok
    plant(project)
    ran = call(project, "check", "--format", "json")
    assert (ran.code, ran.rules) == (1, ["GUARD-01"])
    (found,) = ran.json["problems"]
    assert found["path"] == NUMBERS[plant]
    assert IDENTITY in (project / found["path"]).read_text(encoding="utf-8").splitlines()[found["line"] - 1]
    assert IDENTITY not in ran.out


@pytest.mark.parametrize("plant", NUMBERS, ids=lambda plant: plant.__name__)
def test_without_the_guard_it_would_be_published(published, plant, monkeypatch):
    monkeypatch.setattr(published_bytes, "check_file", lambda *_, **__: iter(()))
    plant(published)
    assert build(published).ok
    assert kept(published, IDENTITY)


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{IDENTITY}</p>",
        f'<meta name="description" content="身份证号{IDENTITY}">',
        f'<img src="a.png" alt="{IDENTITY}">',
        f'<a href="x" title="{IDENTITY}">…</a>',
        f"<p>{''.join(f'&#{ord(letter)};' for letter in IDENTITY)}</p>",
    ],
)
def test_attributes_and_entities_of_published_bytes_are_read(html):
    assert [found.rule for found in published_bytes.check_file("a/index.html", html.encode())] == ["GUARD-01"]
    clean = html.replace(IDENTITY, "1101**********002X").replace("&#49;", "×")
    assert list(published_bytes.check_file("a/index.html", clean.encode())) == []


def test_the_owners_own_contact_may_stand_in_a_hand_written_page(project):
    write(project / "content")
    report = project / "content" / "pages" / "zh" / "report.md"
    report.write_text("# 联系\n\n电话13812345678，邮箱<office@portal-owner.cn>。\n", encoding="utf-8")
    assert check(project).ok
    assert build(project).ok
    change_settings(project, "13812345678")
    assert not check(project).ok
    assert not build(project).ok


def test_published_bytes_are_checked_for_what_the_rules_of_records_let_through(project, monkeypatch):
    write(project / "content", title=f"王某{IDENTITY}盗窃案", summary=f"身份证号{IDENTITY}", body=f"身份证号{IDENTITY}")
    applying = register.applying
    without_personal_data = lambda *record: [rule for rule in applying(*record) if not rule.id.startswith("PII")]  # noqa: E731
    monkeypatch.setattr(register, "applying", without_personal_data)
    outcome = build(project)
    assert {problem.rule for problem in outcome.problems if problem.rule.startswith("GUARD")} == {"GUARD-01"}
    suffixes = {PurePosixPath(problem.path).suffix for problem in outcome.problems}
    assert {".html", ".xml", ".jsonl", ".csv", ".json"} <= suffixes
    assert kept(project, IDENTITY) == []


def test_a_character_that_markup_may_not_hold_moves_no_finding():
    page = f"<p>a\0b</p>\n<p>{IDENTITY}</p>\n<p>c</p>\n"
    assert [(found.rule, found.line) for found in published_bytes.check_file("a.html", page.encode())] == [
        ("GUARD-01", 2)
    ]
    assert [found.rule for found in published_bytes.check_file("a.html", page.encode())] == [
        "GUARD-01"
    ]  # what is known is left out


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("  - {role: victim, name: 李小明, sex: female}", "  - {role: victim, name: …, sex: female}"),
        ("    name：李小明", "    name：…"),
        ('  - {person: "李小明", penalty: life}', '  - {person: "…", penalty: life}'),
        ("李小明: 本案为虚构示例。", "…: 本案为虚构示例。"),
        ("summary: 被害人李小明陈述，其手机被窃", "summary: …"),
        ("summary: 联系电话13812345678", "summary: …"),
        ("  - {role: victim, name: 李某, sex: female}", "  - {role: victim, name: 李某, sex: female}"),
        ("  - {role: third-party, name: 北京建安运输有限公司}", "  - {role: third-party, name: 北京建安运输有限公司}"),
        ("court: 京0105", "court: 京0105"),
    ],
)
def test_a_line_is_shown_without_personal_data_and_open_names(line, shown):
    assert published_bytes.concealed(line) == shown
