"""`portal verify`: a sound site has no problem, and each fault of a page is found where it is."""

import pytest
from project import call

from build_scripts.publish import promise
from build_scripts.publish.site_folder import SiteFolder
from build_scripts.publish.verify import audit

CSP = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
FILES = {
    "index.html": f'{CSP}<link href="a.css"><a href="about/">about</a>',
    "about/index.html": f'{CSP}<meta http-equiv="refresh" content="0; url=../"><a href="../">home</a><a href="https://court.gov.cn/">court</a>',
    "a.css": "a {}",
}


@pytest.fixture
def site(tmp_path):
    for name, text in FILES.items():
        put(tmp_path, name, text)
    return tmp_path


def put(site, name, text):
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")


def test_a_sound_site_is_counted_and_has_no_problem(site):
    size = sum(len(text.encode()) for text in FILES.values())
    assert audit(SiteFolder(site)) == ({"pages": 2, "files": 3, "bytes": size}, [])


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (f'{CSP}<a href="../nowhere/">x</a>', "leads to /nowhere,"),
        (f'{CSP}<img src="gone.png">', "leads to /about/gone.png,"),
        (f'{CSP}<a href="../../outside">x</a>', "leads to /..,"),
        (f"{CSP}[[portal:main]]", "slot"),
        ("<p>x</p>", "Content-Security-Policy"),
        (f'{CSP}<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">', "another site"),
        (f'{CSP}<script defer src="//elsewhere.example/x.js"></script>', "another site"),
    ],
)
def test_a_fault_of_a_page_is_found_on_it(site, page, says):
    put(site, "about/index.html", page)
    (problem,) = audit(SiteFolder(site))[1]
    assert (problem.rule, problem.path) == ("SITE-01", "about/index.html")
    assert says in problem.message
    assert problem.remedy


def test_a_page_that_is_gone_is_missed_by_whoever_links_to_it(site):
    (site / "about" / "index.html").unlink()
    assert [problem.path for problem in audit(SiteFolder(site))[1]] == ["index.html"]


def test_a_folder_without_pages_is_a_problem(tmp_path):
    counts, (problem,) = audit(SiteFolder(tmp_path))
    assert counts == {"pages": 0, "files": 0, "bytes": 0}
    assert "no page" in problem.message


def test_the_command_ends_with_one_for_a_fault_and_two_for_no_folder(site, tmp_path):
    put(site, promise.NAME, '{"as_of": "2024-06-01", "promise_days": 2}')
    assert call(tmp_path, "verify", site, "--as-of", "2024-06-03").code == 0
    put(site, "about/index.html", f'{CSP}<a href="x">')
    ran = call(tmp_path, "verify", site, "--as-of", "2024-06-03", "--format", "json")
    assert (ran.code, ran.rules, ran.json["summary"]["pages"]) == (1, ["SITE-01"], 2)
    assert call(tmp_path, "verify", "nowhere").code == 2
    assert call(tmp_path, "verify", site / "a.css").code == 2
