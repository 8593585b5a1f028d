"""What editors of hand-written pages and of mkdocs.yml may do: everything that shows a text, and nothing that runs."""

import json
import re

import html5lib
import pytest
import yaml
from factories import write
from markdown import markdown
from project import build, call, make, tree

from build_scripts.content.yaml_tree import FORBIDDEN
from build_scripts.pages import page_html
from build_scripts.pages.fragment import Fragment
from build_scripts.pages.shell import Shell
from hostile import display, literal
from hostile.payloads import payloads
from hostile.sites import outer
from hostile.watch import Watch

EXTENSIONS = ["attr_list", "tables", "md_in_html", "toc"]
RUNS = ("html", "attributes", "svg", "urls", "markdown")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def problems_of(folder, text, name="a.md"):
    page = folder / "zh" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
    shell = Shell(
        "zh",
        "",
        "",
        "/",
        (),
        "",
        (Fragment("a/", "", "", markdown(text, extensions=EXTENSIONS) if name.endswith(".md") else ""),),
        {},
    )
    return list(page_html.problems({"zh": shell}, folder))


def does_something(html):
    """What a browser makes of markup, as far as it can do more than show a text."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in tree.iter():
        if isinstance(element.tag, str) and element is not tree and element.tag not in page_html.ELEMENTS:
            yield element.tag
        for name, value in element.attrib.items():
            if name.startswith("on") or re.match(
                r"[\s\x00-\x20]*(?:javascript|data|vbscript|blob|file):", value, re.IGNORECASE
            ):
                yield f"{name}={value}"
            if name in {"src", "srcset", "ping", "background", "poster", "data"} and "//" in value:
                yield f"{name}={value}"


@pytest.mark.parametrize("payload", payloads(), ids=lambda payload: payload.mark)
def test_what_a_page_may_hold_does_nothing(tmp_path, payload):
    """An oracle of its own, the parser of browsers, says what is harmless; whatever it finds must be refused at its line."""
    text = f"# Title\n\n{payload.text}\n"
    found = problems_of(tmp_path, text)
    harmful = list(does_something(markdown(text, extensions=EXTENSIONS)))
    assert bool(found) or not harmful, harmful
    assert all(0 < problem.line <= text.count("\n") + 1 and problem.path.endswith("zh/a.md") for problem in found)


def test_what_the_guides_are_written_with_may_stand_in_a_page(tmp_path):
    text = (
        "# 题\n\n|甲|乙|\n|:-|-:|\n|1|2|\n\n[页](../about/) a < b & c `<script>` <!-- 注 -->\n\n"
        "<details open><summary>问</summary>答</details>\n\n![图](a.png) [信](mailto:a@b.example)\n{: .portal-notice #x }\n"
    )
    assert problems_of(tmp_path, text) == []


@pytest.mark.parametrize(
    "name",
    [
        "a b.md",
        "con.md",
        "nul.png",
        "a?.md",
        "a\u202e.md",
        "x" * 130 + ".md",
        "javascript:1.md",
        "a..md/../b. .md",
        'a"b.md',
        "é\u0301%00.md",
    ],
)
def test_the_name_of_a_file_among_the_pages_is_one_everywhere(tmp_path, name):
    if "/" in name:
        name = name.replace("/", "\\")
    assert [problem.rule for problem in problems_of(tmp_path, "# a\n", name)][:1] in (["PAGE-01"], ["YAML-02"])


@pytest.mark.parametrize("name", ["a.xhtml", "a.html", "a.xml", "a.mhtml", "a.wasm", "a.svgz", "a", "a.shtml", "a.php"])
def test_a_file_that_a_browser_would_run_is_none_of_a_page(tmp_path, name):
    assert [problem.rule for problem in problems_of(tmp_path, "x", name)] == ["PAGE-01"]


@pytest.mark.parametrize(
    "inner",
    [
        "<script>window.zq=1</script>",
        '<g onload="window.zq=1"/>',
        '<a href="javascript:window.zq=1"/>',
        '<a href="&#106;avascript:window.zq=1"/>',
        '<image href="https://evil.example/a.png"/>',
        '<style>@import "//evil.example/a.css"</style>',
        "<foreignObject/>",
        '<set attributeName="href" to="x"/>',
    ],
)
def test_a_drawing_with_a_script_or_a_request_is_refused(tmp_path, inner):
    assert problems_of(tmp_path, DRAWING.format("<path d='M0 0h9'/>"), "a.svg") == []
    assert [problem.rule for problem in problems_of(tmp_path, DRAWING.format(inner), "a.svg")] == ["PAGE-01"]


def test_a_build_stops_at_a_script_in_a_page(project):
    write(project / "content")
    page = project / "content/pages/zh/about.md"
    page.write_text("# 题\n\n文\n\n<script>window.zq=1</script>\n", encoding="utf-8")
    outcome = build(project)
    assert [(problem.rule, problem.line) for problem in outcome.problems] == [("PAGE-01", 5)]
    assert not (project / "site").exists()
    removal = build(project, standing=True)
    assert removal.ok, "a removal waits for no page; the policy of the page still stops the script"
    assert "PAGE-01" in [problem.rule for problem in removal.problems]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A site whose settings and pages hold every payload that may stand there: in names, titles, descriptions, addresses and texts."""
    project = make(tmp_path_factory.mktemp("pages") / "project")
    write(project / "content")
    texts = [payload.text for payload in payloads() if "[[portal:" not in payload.text]
    every = [text for text in texts if text.isprintable() and not FORBIDDEN.search(text)]
    pages = project / "content/pages/zh"
    for number in range(6):
        head = yaml.safe_dump(
            {"title": " ".join(every[number::6]), "description": every[number]}, allow_unicode=True, width=10**6
        )
        text = "\n\n".join(f"    {one}\n\n`` {one} ``" for one in every[number::6])
        (pages / f"第{number}页.md").write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
    for path in sorted(project.glob("mkdocs*.yml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for name, part in (("site_name", every[::2]), ("site_description", every[1::2])):
            lines = [
                f"{name}: {json.dumps(' '.join(part), ensure_ascii=False)}" if line.startswith(f"{name}:") else line
                for line in lines
            ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = outer(project.parent)
    outcome = build(project)
    assert outcome.ok, outcome.problems[:3]
    assert outer(project.parent) == before
    return project / "site", every


def test_names_of_the_site_and_titles_of_pages_are_text(written, curated_shapes):
    site, every = written
    assert list(literal.pages(site, curated_shapes)) == []
    title = display.squeezed("".join(literal.parsed(site / "第0页/index.html").find(".//title").itertext()))
    assert all(display.squeezed(one) in title for one in every[::6])
    assert all(display.squeezed(one) in title for one in every[::2])


@pytest.fixture(scope="module")
def curated_shapes(tmp_path_factory):
    """What the pages of a harmless site consist of."""
    project = make(tmp_path_factory.mktemp("usual") / "project")
    write(project / "content")
    (project / "content/pages/zh/第0页.md").write_text("# 题\n\n    文\n\n`文`\n", encoding="utf-8")
    assert build(project).ok
    found = literal.shapes(project / "site")
    return {**found, **{(f"第{number}页", 2): found["第0页", 2] for number in range(6)}}


def test_no_script_of_a_name_or_a_title_runs(written, browser, serve):
    site, _every = written
    with serve(site) as origin, Watch(browser, origin) as watch:
        for path in ("/", "/en/", "/第0页/", "/第5页/", "/search/", "/nothing-here/"):
            watch.visit(path)
        assert watch.complaints == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("site_name: 'a [[portal:main]]'", "[[portal:"),
        ("nav: [{a: 'javascript:alert(1)'}]", "javascript:"),
        ("nav: [{'[[portal:main]]': about.md}]", "[[portal:"),
        ("extra_css: ['../../../../secret.css']", "extra_css"),
        ("extra_css: ['/etc/hostname']", "extra_css"),
        ("theme: {name: material, custom_dir: overrides, logo: '../../../secret.css'}", "theme.logo"),
    ],
)
def test_a_setting_that_would_lead_out_of_the_site_is_refused(project, line, says):
    write(project / "content")
    (project.parent / "secret.css").write_text("a{}", encoding="utf-8")
    settings = project / "mkdocs.yml"
    name = line.partition(":")[0]
    old = re.sub(rf"^{name}:.*\n(?:[ ]+.*\n)*", "", settings.read_text(encoding="utf-8"), flags=re.MULTILINE)
    settings.write_text(f"{old}{line}\n", encoding="utf-8")
    before = tree(project.parent)
    ran = call(project, "build", "--as-of", "2024-06-01")
    assert ran.code != 0
    assert says in ran.out + ran.err
    assert "Traceback" not in ran.err
    assert {name for name in tree(project.parent) if "/site/" in name} == set()
    assert before.keys() <= tree(project.parent).keys()
