"""Whatever is wrong with a setting of ours in mkdocs.yml is said with file and line, by `portal check` as by `portal build`."""

import re

import pytest
from factories import write
from project import ROOT, call, config_of

from build_scripts.build.settings_in_order import must_be_in_order
from build_scripts.content import settings, settings_form

USUAL = re.sub(r'"https://[^"]+/"', '"https://portal.example/"', (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


def said(folder, name, value):
    """What is said of a setting, and whether the line is its own."""
    text = re.sub(rf"^  {name}:.*\n", "", USUAL, flags=re.MULTILINE).rstrip("\n") + f"\n  {name}: {value}\n"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    try:
        must_be_in_order(config_of(folder))
    except ValueError as error:
        message = str(error.args[0])
        line = re.match(r"mkdocs\.yml, line (\d+): ", message)
        assert line is None or text.split("\n")[int(line[1]) - 1].startswith(f"  {name}:")
        return message
    return ""


def test_the_usual_settings_are_in_order(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(USUAL, encoding="utf-8")
    must_be_in_order(config_of(tmp_path))


@pytest.mark.parametrize(
    "name", ["languages", "language", "log", "kinds", "record_language", "hosting", "contact", "shell_maker"]
)
@pytest.mark.parametrize(
    "value", ["5", "true", "2026-01-01", "[[zh]]", "{a: {b: c}}", "[zh, 5]", "[zh, zh]", "!!binary eA=="]
)
def test_what_is_written_otherwise_than_it_should_be_is_said_with_an_example(tmp_path, name, value):
    assert f"extra.{name} is not written as it should be; an example: `{name}: " in said(tmp_path, name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("languages", "zh"), ("languages", ""), ("languages", "[]"), ("languages", "''"), ("kinds", "judgment"),
        ("kinds", "{judgment: true}"), ("language", "zh-Hans"), ("log", "portal.example/log"), ("hosting", "[netlify]"),
    ],
)  # fmt: skip
def test_a_word_for_a_list_or_for_fields_is_one_of_these(tmp_path, name, value):
    assert f"extra.{name} is not written as it should be" in said(tmp_path, name, value)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("languages", "[zh, xx]", "Babel does not know: xx"),
        ("record_language", "xx", "extra.record_language is one of zh, en"),
        ("hosting", "example", "no hosting profile example"),
        ("kinds", "[hearing, trial]", "extra.kinds names trial"),
        ("shell_maker", "other", "extra.shell_maker is one of"),
        ("contact", "nobody", "extra.contact is an e-mail address"),
        ("releases", "many", "extra.releases is a whole number"),
        ("promise_days", "0", "extra.promise_days is a whole number"),
        ("hub", "[zh]", "extra.hub is a list of portals"),
        ("formats", "[txt]", "extra.formats says true or false"),
        ("sealed_per_year", "37", "extra.sealed_per_year wants years"),
        ("log", "{origin: portal.example/log, key: !ENV KEY}", "extra.log has a tag"),
        ("hosting", "!ENV HOST", "extra.hosting has a tag"),
    ],
)
def test_what_a_setting_cannot_say_is_refused_before_a_record_is_read(tmp_path, name, value, why):
    assert why in said(tmp_path, name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("contact", "!ENV CONTACT"), ("kinds", ""), ("language", ""), ("hosting", "~"), ("log", "{}"), ("kinds", "[]"),
        ("shell_maker", ""), ("own", "{a: [5]}"), ("own", "!ENV X"), ("language", "&a {tag: zh, more: *a}"),
    ],
)  # fmt: skip
def test_what_is_left_empty_or_is_not_ours_is_let_through(tmp_path, name, value):
    if "*a" in value:  # a circle is no form of ours, and ends
        assert "extra.language is not written" in said(tmp_path, name, value)
    else:
        assert said(tmp_path, name, value) == ""


@pytest.mark.parametrize(
    ("more", "line", "why"),
    [("promise_days: 3\n", 1, "promise_days belongs under `extra`"), ("", 3, "extra.contact stands twice")],
)
def test_a_setting_elsewhere_or_twice_is_named_with_its_line(more, line, why):
    text = f"{more}extra:\n  contact: a@portal.example\n  contact: b@portal.example\n"
    with pytest.raises(settings.SettingsError) as caught:
        settings_form.must_be_well_written(text, "mkdocs.en.yml")
    assert str(caught.value.args[0]) == f"mkdocs.en.yml, line {line}: {why}"


def test_a_name_that_is_nearly_one_of_ours_is_a_warning(tmp_path):
    text = "extra:\n  logo: x\n  promise_day: 5\n  social: []\n  languages: [zh]\n"
    (found,) = settings_form.misspelt(text, "mkdocs.yml")
    assert (found.line, str(found.message)) == (3, "extra.promise_day is no setting of the portal")
    assert "promise_days" in str(found.remedy)
    (tmp_path / "content/records").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(f"{USUAL}  promise_day: 5\n", encoding="utf-8")
    assert "SITE-03" in call(tmp_path, "check", "--as-of", "2024-06-01").out


def test_check_and_build_say_the_same_and_end_with_the_same_code(project):
    file = project / "mkdocs.yml"
    file.write_text(f"{file.read_text(encoding='utf-8')}  promise_days: soon\n", encoding="utf-8")
    ran = [call(project, word, "--as-of", "2024-06-01") for word in ("check", "build")]
    assert [one.code for one in ran] == [2, 2]
    assert ran[0].err == ran[1].err
    assert "extra.promise_days is a whole number" in ran[0].err
    assert not (project / "site").exists()


@pytest.mark.parametrize("wrong", ["site_name: 5", "INHERIT: nowhere.yml"])
def test_what_mkdocs_does_not_take_keeps_the_build_from_running(project, wrong):
    file = project / "mkdocs.yml"
    file.write_text(
        re.sub("^site_name:.*", wrong, file.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8"
    )
    write(project / "content", id="7k2m9xqd")
    ran = call(project, "build", "--as-of", "2024-06-01")
    assert (ran.code, "portal could not run: mkdocs.yml: " in ran.err) == (2, True)
    assert not (project / "site").exists()
