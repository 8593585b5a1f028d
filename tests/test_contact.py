"""Readers report an error with the record named already; a site whose contact reaches nobody is not published."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from export.factories import URL, make_shell, make_site, make_summary
from project import ROOT, config_of, make

from build_scripts.build import contact as gate
from build_scripts.pages import contact

TITLE = "王某&李某 50% “诈骗”?#一案"
FORM = "https://forms.court.gov.cn/new?kind=error"


def reported(to, language="zh", **fields):
    record = make_summary(titles={"zh": (TITLE, "zh"), "en": (TITLE, "zh")}, **fields)
    site = make_site([record])
    for shell in site.shells.values():
        object.__setattr__(shell, "contact", to)
    return record, contact.report(site, language, record)["link"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_message_names_number_title_and_page(language):
    record, link = reported("open@court.gov.cn", language)
    parts = urlsplit(link)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "open@court.gov.cn", "")
    assert "+" not in link, "a mail program does not read it as a blank"
    fields = {name: unquote(value) for name, value in (pair.split("=") for pair in parts.query.split("&"))}
    assert fields.keys() == {"subject", "body"}
    assert record.id in fields["subject"]
    assert TITLE in fields["subject"]
    lines = fields["body"].split("\r\n")
    assert record.id in lines[0]
    assert lines[1] == f"{URL}{'' if language == 'zh' else 'en/'}judgments/{record.id}/"
    assert "\n" not in fields["body"].replace("\r\n", "")
    assert link.isascii()


def test_a_long_title_is_cut():
    _record, link = reported("open@court.gov.cn")
    long = make_summary(titles={"zh": ("长" * 500, "zh"), "en": ("长" * 500, "zh")})
    site = make_site([long])
    object.__setattr__(site.shells["zh"], "contact", "open@court.gov.cn")
    assert len(contact.report(site, "zh", long)["link"]) < len(link) + 9 * 60


def test_a_form_gets_the_number_or_what_it_names():
    record, link = reported(FORM)
    assert link == f"{FORM}&record={record.id}"
    assert reported("https://forms.court.gov.cn/")[1].endswith(f"/?record={record.id}")
    assert reported("https://forms.court.gov.cn/#errors")[1].endswith(f"/?record={record.id}#errors")
    record, link = reported("https://forms.court.gov.cn/{record}?title={title}&body={page}")
    assert urlsplit(link).path == f"/{record.id}"
    assert parse_qs(urlsplit(link).query) == {"title": [TITLE], "body": [f"{URL}judgments/{record.id}/"]}


def test_a_withheld_record_is_named_by_its_case_number_and_a_site_without_a_contact_gives_no_link():
    record = make_summary(status="withheld", number="（2023）京0105刑初1号")
    site = make_site([record])
    assert contact.report(site, "zh", record)["link"] == ""
    object.__setattr__(site.shells["zh"], "contact", "open@court.gov.cn")
    assert "（2023）京0105刑初1号" in unquote(contact.report(site, "zh", record)["link"])


def test_a_hand_written_page_shows_the_contact():
    shell = replace(make_shell("zh"), contact="open@court.gov.cn")
    assert contact.written("<p>[[portal:contact]]</p>", shell) == (
        '<p><a href="mailto:open@court.gov.cn">open@court.gov.cn</a></p>'
    )
    shell = replace(shell, contact="https://forms.court.gov.cn/?r={record}&t=1")
    assert '<a href="https://forms.court.gov.cn/?r=&amp;t=1">forms.court.gov.cn</a>' in contact.written(
        "[[portal:contact]]", shell
    )
    for language in ("zh", "en"):
        assert contact.SLOT in (ROOT / f"content/pages/{language}/report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        "call us", "http://forms.court.gov.cn/", "javascript:alert(1)", "https://", "a@b", "a@b.cn, c@d.cn", "a@b.cn\r\nBcc: c@d.cn",
        "https://[forms", "https://forms.court.gov.cn/ x", "https://forms.court.gov.cn/\r\nx",
    ],
)  # fmt: skip
def test_what_is_no_contact_is_refused(wrong):
    with pytest.raises(ValueError, match="contact"):
        contact.checked(wrong)


@pytest.mark.parametrize("right", [None, "", "open@court.gov.cn", FORM])
def test_what_is_a_contact_is_taken(right):
    assert contact.checked(right) == (right or "")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return make(tmp_path_factory.mktemp("contact") / "project")


@pytest.mark.parametrize(
    ("contact_", "address", "refused"),
    [
        ("contact@portal.example", "https://open.court.gov.cn/", True),
        ("contact@portal.example", "", True),
        ("https://portal.example/form", "https://open.court.gov.cn/", True),
        ("contact@portal.example", "https://portal.example/", False),  # this project's own samples
        ("contact@portal.example", "http://127.0.0.1:8000/", False),
        ("contact@fill-in.example", "https://open.court.gov.cn/", True),
        ("contact@fill-in.example", "https://fill-in.example/", True),
        ("open@court.gov.cn", "https://open.court.gov.cn/", False),
    ],
)
def test_a_site_whose_contact_reaches_nobody_is_refused_but_as_a_preview(project, contact_, address, refused):
    settings = project / "mkdocs.yml"
    before = settings.read_text(encoding="utf-8")
    lines = [f"  contact: {contact_}" if line.startswith("  contact:") else line for line in before.split("\n")]
    settings.write_text("\n".join(lines), encoding="utf-8")
    shell = replace(make_shell("zh"), site_url=address)
    try:
        found = list(gate.unfilled(config_of(project), shell))
        assert not list(gate.unfilled(config_of(project, preview=True), shell))
    finally:
        settings.write_text(before, encoding="utf-8")
    number = next(number for number, line in enumerate(lines, 1) if line.startswith("  contact:"))
    assert [(one.rule, one.path, one.line) for one in found] == (
        [("SITE-02", settings.as_posix(), number)] if refused else []
    )


def test_a_page_that_still_names_the_contact_of_an_earlier_version_is_refused(project):
    page = project / "content/pages/en/own.md"
    page.write_text("# Own\n\nWrite to <contact@fill-in.example>.\n", encoding="utf-8")
    found = list(gate.unfilled(config_of(project), make_shell("zh", "https://portal.example/")))
    page.unlink()
    assert [(one.path, one.line) for one in found] == [(page.as_posix(), 3)]
