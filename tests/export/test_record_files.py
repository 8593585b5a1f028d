"""The files beside a record's page: of what may leave the site, in the formats that mkdocs.yml leaves on."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from build_scripts.export import data, record_files
from build_scripts.export.formats import alternates, declared, formats_off
from build_scripts.pages.alternates import links

from .factories import URL, all_files, make_site, mixed


def files(site):
    return {path: content.decode() for path, content in all_files(site) if "/record." in path}


def test_each_exported_record_has_one_in_each_format():
    made = files(make_site(mixed()))
    ends = {path.rpartition("record.")[2] for path in made}
    assert "txt" in ends
    assert [path for path in sorted(made) if path.endswith(".txt")] == [
        f"judgments/{name}/record.txt" for name in ("bcdfghj2", "bcdfghj3", "bcdfghj4")
    ]


def test_a_page_leads_to_the_files_that_there_are():
    site = make_site(mixed())
    made = [path for path, _ in all_files(site) if "/record." in path or path.startswith("api/v1/records/")]
    linked = {one.path for record in site.catalog.records for one in links(alternates(), record)}
    assert linked == set(made)


HEAD = (
    "裁判文书",
    "（2023）京0105刑初1号",
    "北京市朝阳区人民法院",
    "2023-03-01",
    "盗窃罪",
    "有罪",
    "已公布",
    f"{URL}judgments/bcdfghj2/",
)


def test_plain_text_says_what_the_record_is():
    made = files(make_site(mixed()))
    first = made["judgments/bcdfghj2/record.txt"]
    assert first.startswith("判决书1\n\n本记录为虚构样例")
    head = first.split("\n\n")[2]
    assert [line[-len(end) :] for line, end in zip(head.splitlines(), HEAD, strict=True)] == list(HEAD)
    assert f"\n{URL}judgments/bcdfghj2/\n\n摘要\n\n第一段。\n\n第二段。\n\n本门户并非官方来源" in first
    assert "第一段" not in made["judgments/bcdfghj3/record.txt"]


def test_a_format_that_is_off_is_not_made():
    site = make_site(mixed())
    off = formats_off({"formats": {"txt": False, "csv": False}})
    bare = replace(site, formats_off=off, alternates=alternates(off))
    assert not any(path.endswith((".txt", "/record.csv")) for path in files(bare))
    assert "data/records-0001.csv" not in dict(all_files(bare))
    assert "data/records-0001.jsonl" in dict(all_files(bare))
    assert "data/records-0001.csv" in dict(all_files(site))
    for parts in (data.parts, record_files.parts):
        assert {part.depends for part in parts(bare)} != {part.depends for part in parts(site)}


@pytest.mark.parametrize("listed", [{"docx": True}, "txt", ["txt"], {"txt": 1}])
def test_what_is_said_of_no_format_is_refused(listed):
    with pytest.raises(ValueError, match="says true or false") as refused:
        formats_off({"formats": listed})
    assert "jsonl" in str(refused.value)


def test_no_two_formats_have_one_extension():
    ends = [form.EXTENSION for form in declared()]
    assert len(ends) == len(set(ends))


def test_a_format_that_needs_a_package_is_made_where_it_is_asked_for(monkeypatch):
    form = SimpleNamespace(NAME="Odd", EXTENSION="odd", MIME="odd/odd", PACKAGE="no_such_package")
    monkeypatch.setattr("build_scripts.export.formats.declared", lambda: (form,))
    assert formats_off({}) == {"odd"}
    with pytest.raises(ValueError, match="needs the package no_such_package"):
        formats_off({"formats": {"odd": True}})
    assert formats_off({"formats": {"odd": True, "no longer there": True}}, lenient=True) == {"odd"}
    form.PACKAGE = "json"
    assert formats_off({}) == {"odd"}
    assert formats_off({"formats": {"odd": True}}) == formats_off({"formats": {"odd": True}}, lenient=True) == set()
