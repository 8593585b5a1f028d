"""Every help text, every word of click and a broken example of each family of messages is said in Chinese."""

import datetime as dt
import gettext
import json
import os
import re
from pathlib import Path, PurePosixPath

import click
import pytest
from babel.messages.extract import extract_from_dir
from factories import place, record, write
from project import LANGUAGES, ROOT, call
from subjects import parsed, words
from test_labels import catalogue_of

from build_scripts.catalog import catalog
from build_scripts.catalog.summary import summary_of
from build_scripts.cli.language import asked
from build_scripts.cli.main import _why, cli
from build_scripts.cli.site import STEPS
from build_scripts.cli.spoken import clicks_words, spoken
from build_scripts.content import vocabulary
from build_scripts.content.files import record_files
from build_scripts.content.labels import CLICK, LOCALES, catalogue, translations
from build_scripts.content.message import Message, in_words
from build_scripts.content.problem import FIGURES, Problem
from build_scripts.content.strict_yaml import load
from build_scripts.model.kinds import KINDS
from build_scripts.model.parse import parse
from build_scripts.model.speaker import speaker
from build_scripts.model.types import refuse
from build_scripts.publish import hosting
from build_scripts.publish.site_folder import SiteFolder
from build_scripts.publish.swap import PublishError
from build_scripts.publish.verify import audit

SAY = speaker("zh")
QUOTED = re.compile("`[^`]*`|'[^']*'")
COMMAND = re.compile("portal [a-z-]+")  # in the line of usage
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+\b", re.ASCII)
KIND_FILES = Path(__file__).parent / "model" / "kinds"


def english(text):
    """The first English words of a text, outside quotation marks."""
    found = ENGLISH.search(COMMAND.sub("", QUOTED.sub("", text)))
    return found[0] if found else None


def commands():
    """The words that call every command."""
    return [[], *([name] for name in sorted(cli.commands))]


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_the_help_of_every_command_is_chinese(project, command):
    for line in (["--lang", "zh", *command, "--help"], [*command, "--help", "--lang=zh"]):
        shown = call(project, *line)
        assert shown.code == 0
        assert "用法：" in shown.out
        assert "显示本说明" in shown.out
        assert english(shown.out) is None


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_the_help_of_every_command_is_english_when_asked(project, command):
    shown = call(project, "--lang", "en", *command, "--help")
    assert english(shown.out)
    assert not re.search("[一-鿿]", shown.out.replace("待核对", ""))


def test_the_commands_themselves_stay_as_they_are_written():
    before = {name: (command.help, [vars(one) for one in command.params]) for name, command in cli.commands.items()}
    spoken(cli, SAY)
    assert {
        name: (command.help, [vars(one) for one in command.params]) for name, command in cli.commands.items()
    } == before


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["check", "--halp"], "没有选项 '--halp'。"),
        (["nothing"], "没有命令 'nothing'。"),
        (["new"], "缺少参数 'KIND'"),
        (["new", "判决"], "请写 `judgment`（裁判文书）"),
        (["build", "--hosting", "x"], "不在可选值之内"),
        (["build", "--as-of", "3"], "日期请写 YYYY-MM-DD"),
        (["serve", "--port", "99999"], "不在 0<=x<=65535 的范围内"),
        (["serve", "--port", "x"], "不是有效的数"),
        (["check", "nowhere.yml"], "不存在"),
        (["check", "--content", "nowhere"], "没有文件夹 nowhere"),
        (["build", "--jobs"], "需要 1 个值"),
        (["build", "more"], "多余的参数：more"),
    ],
)
def test_a_command_that_cannot_run_says_why_in_chinese(project, line, says):
    shown = call(project, *line, "--lang", "zh") if line[-1] != "--jobs" else call(project, "--lang", "zh", *line)
    assert shown.code == 2
    assert says in shown.err
    assert english(shown.err) is None


def test_click_speaks_chinese_for_as_long_as_a_command_runs(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "fr")
    with clicks_words("zh"):
        assert gettext.gettext("Usage:") == "用法："
    assert gettext.gettext("Usage:") == "Usage:"
    assert os.environ["LANGUAGE"] == "fr"


def test_what_click_says_is_compiled_from_its_catalogue():
    compiled = gettext.translation(CLICK, LOCALES, ["zh"])
    written = translations(catalogue("zh", domain=CLICK))
    assert all(compiled.gettext(sentence) == written.gettext(sentence) for sentence in clicks_own())
    assert any(written.gettext(sentence) != sentence for sentence in clicks_own()), "run `make labels`"


def test_a_failure_of_the_system_is_said_in_chinese():
    why = _why(PermissionError(13, "Permission denied", "site"))
    assert in_words(why, SAY) == "site：没有权限"
    assert in_words(_why(ValueError(Message("there is no folder {content}", content="x"))), SAY) == "没有文件夹 x"


def test_the_language_is_found_wherever_the_option_stands():
    assert asked(["--lang", "zh", "check"]) == asked(["check", "--lang=zh"]) == asked(["check", "--lang", "zh"]) == "zh"
    assert asked(["check"]) is None


def clicks_own():
    """The sentences of click: singular → plural or None."""
    keywords = {"_": None, "ngettext": (1, 2)}
    found = extract_from_dir(str(Path(click.__file__).parent), [("**.py", "python")], keywords=keywords)
    return {(one if isinstance(one, str) else one[0]) for _file, _line, one, _comments, _context in found}


def test_the_words_of_click_are_those_of_this_version():
    catalog = catalogue_of("zh", "click")
    ours = {message.id if isinstance(message.id, str) else message.id[0] for message in catalog if message.id}
    assert len(ours) > 30
    assert ours - clicks_own() == set()
    assert "nobody says this" not in clicks_own()


def test_the_types_ask_for_messages():
    assert refuse.__annotations__["message"] == refuse.__annotations__["remedy"] == "Message"
    assert Problem.__annotations__["message"] == Problem.__annotations__["remedy"] == "Message"
    assert PublishError.__init__.__annotations__["message"] == "Message"


def of_models():
    """What the models refuse in every kind."""
    for kind, known in KINDS.items():
        text = (KIND_FILES / f"{kind}.yml").read_text(encoding="utf-8")
        for change in json.loads((KIND_FILES / f"{kind}.mutations.json").read_text(encoding="utf-8")):
            tree, _problems = load(text.replace(change["replace"], change["by"]).encode())
            yield from parse(tree, PurePosixPath(known.folder, "2023", "7k2m9xqd.yml"), words())[1]


def of_yaml(_folder):
    for path in sorted((ROOT / "tests" / "load" / "cases").glob("*.yml")):
        yield from load(path.read_bytes())[1]


def of_folder(folder):
    content = folder / "content"
    yield from record_files(content, ("judgments",))[1]
    for name in ("a.txt", "judgments/b.yml", "odd/2023/c.yml", "judgments/2023/d\u202e.yml"):
        path = content / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    (content / "records" / "judgments" / "2023" / "l.yml").symlink_to("d.yml")
    yield from record_files(content, ("judgments",))[1]


def of_vocabulary(folder):
    lines = "- {key: 甲, zh: 甲, en: A, region: 乙}\n- {key: 甲, zh: 甲, en: A, region: 乙}\n- {key: 丙}\n- {zh: [丁]}\n- 戊\n"
    (folder / "courts.yml").write_text(lines, encoding="utf-8")
    (folder / "regions.yml").write_text("a: b\n", encoding="utf-8")
    (folder / "causes.yml").write_text("- {key: /, zh: /, en: /}\n- {key: //, zh: a, en: [b]}\n", encoding="utf-8")
    yield from vocabulary.read(folder, LANGUAGES)[1]


def of_catalog(_folder):
    fields = record(related=[{"id": "9p4xk7wd", "relation": "cites"}, {"id": record()["id"], "relation": "cites"}])
    summary = summary_of(parsed(fields)[0], place(fields), LANGUAGES.codes)
    yield from catalog.join([summary, summary], words(), dt.date(2024, 1, 1))[1]


def of_site(folder):
    (folder / "index.html").write_text('<a href="/nowhere/">[[portal:x]]</a>', encoding="utf-8")
    yield from audit(SiteFolder(folder))[1]
    (folder / "index.html").unlink()
    yield from audit(SiteFolder(folder))[1]
    for profile in hosting.PROFILES.values():
        sizes = {f"a/{number}": 1 for number in range(110_000)} | {"b": 6 * 10**9}
        yield from hosting.check(sizes.items, profile)


FAMILIES = (lambda _folder: of_models(), of_yaml, of_folder, of_vocabulary, of_catalog, of_site)


@pytest.mark.parametrize("family", FAMILIES, ids=["model", "yaml", "folder", "vocabulary", "catalog", "site"])
def test_a_broken_example_of_each_family_is_said_in_chinese(tmp_path, family):
    problems = list(family(tmp_path))
    assert len(problems) >= 3
    said = [text for problem in problems for text in (problem.in_words(SAY).message, problem.in_words(SAY).remedy)]
    assert [text for text in said if english(text) or not re.search("[一-鿿]", text)] == []
    assert all(isinstance(text, Message) for problem in problems for text in (problem.message, problem.remedy))
    assert any(english(problem.message) for problem in problems), "which the control would find in English"


def test_steps_and_figures_are_said_in_chinese():
    assert [word for word in (*STEPS, *FIGURES) if not re.search("[一-鿿]", SAY(word))] == []


def test_a_summary_is_chinese_for_people_and_english_for_programs(project):
    write(project / "content")
    shown = call(project, "check", "--lang", "zh")
    assert shown.out.splitlines()[-1].startswith("读入 1 · 公布 1")
    shown = call(project, "check", "--lang", "zh", "--format", "json")
    assert list(shown.json["summary"])[:2] == ["inputs", "published"]


def test_an_annotation_on_the_host_is_chinese(project):
    write(project / "content", case_type="刑事")
    shown = call(project, "check", "--lang", "zh", "--format", "github")
    assert "请写 `criminal`（刑事）" in shown.out
