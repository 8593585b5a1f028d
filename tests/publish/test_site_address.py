"""`portal verify URL`: the same is found over HTTP as in the folder, along links alone, and nothing but that origin is asked."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from log_site import AS_OF, CSP, FOLDER, changed, usual, write
from project import call

from build_scripts.publish import site_address
from build_scripts.publish.built_again import differences
from build_scripts.publish.site_address import SiteAddress
from build_scripts.publish.site_folder import SiteFolder
from build_scripts.publish.swap import PublishError
from build_scripts.publish.verify import audit

SITE = usual(more=4)
FILES = SITE.files()


def facts(site):
    counts, problems = audit(site)
    return {name: counts[name] for name in ("pages", "entries", "records")}, {
        (one.rule, one.path.removeprefix(getattr(site, "root", "")).removesuffix("index.html"), one.message)
        for one in problems
    }


def tampered(whole):
    whole["record"]["title"] = "无罪"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {f"{FOLDER}/bcdfghjk/record.json": changed(FILES[f"{FOLDER}/bcdfghjk/record.json"], tampered)},
        {f"{FOLDER}/bcdfghjk/index.html": FILES[f"{FOLDER}/bcdfghjk/index.html"] + b' <a href="../gone/">x</a>'},
        {"log/tile/0/000.p/11": b"\0" * 352},
    ],
    ids=["untouched", "altered", "dead-link", "tile"],
)
def test_over_http_the_same_is_found_as_in_the_folder(tmp_path, serve, changes):
    write(tmp_path, FILES | changes)
    with serve(tmp_path) as address:
        assert facts(SiteAddress(address)) == facts(SiteFolder(tmp_path))
    assert bool(facts(SiteFolder(tmp_path))[1]) == bool(changes)


def test_a_site_below_a_path_is_read_and_pages_that_only_the_sitemap_names(tmp_path, serve):
    hidden = {
        "hidden/index.html": f"{CSP}[[portal:main]]".encode(),
        "sitemap.xml": b"<sitemapindex><loc>https://x.example/p/sitemap-1.xml</loc></sitemapindex>",
        "sitemap-1.xml": b"<urlset><loc>https://x.example/p/</loc><loc>https://x.example/p/hidden/</loc></urlset>",
    }
    write(tmp_path / "p", FILES | hidden)
    with serve(tmp_path) as address:
        site = SiteAddress(f"{address}/p/index.html")
        (problem,) = audit(site)[1]
    assert (problem.rule, problem.path) == ("SITE-01", f"{address}/p/hidden/")


def test_the_command_takes_an_address_and_names_pages_by_theirs(tmp_path, serve):
    record = f"{FOLDER}/bcdfghjk/record.json"
    write(tmp_path, FILES | {record: changed(FILES[record], tampered)})
    kept = tmp_path / "kept"
    kept.write_bytes(SITE.checkpoint(3))
    with serve(tmp_path) as address:
        words = ("verify", address, "--checkpoint", kept, "--key", str(SITE.key.public), "--format", "json", "--as-of")
        ran = call(tmp_path, *words, AS_OF)
        stale = call(tmp_path, *words, "2026-11-24")
    assert (ran.code, ran.rules) == (1, ["LOG-11"])
    assert ran.json["problems"][0]["path"] == f"{address}/{FOLDER}/bcdfghjk/"
    assert {(one["rule"], one["path"]) for one in stale.json["problems"]} == {
        ("LOG-11", f"{address}/{FOLDER}/bcdfghjk/"),
        ("PROMISE-01", f"{address}/data/index.json"),
    }
    assert (ran.json["summary"]["entries"], ran.json["summary"]["records"]) == (11, 8)


def test_what_cannot_be_asked_ends_with_two(tmp_path):
    write(tmp_path, FILES)
    bad = tmp_path / "bad"
    bad.write_text("x", encoding="utf-8")
    for words in (
        ("http://127.0.0.1:1/",),
        ("https://",),
        ("https://name@x.example/",),
        (tmp_path, "--checkpoint", bad),
        (tmp_path, "--key", "x"),
    ):
        assert call(tmp_path, "verify", *words).code == 2


class Host(BaseHTTPRequestHandler):
    """Answers as the server's `answer` says: status, headers, body."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def answering():
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((302, {"Location": "https://elsewhere.example/"}, b""), "another origin"),
        ((302, {"Location": "file:///etc/hostname"}, b""), "302"),
        ((200, {}, b"x" * 101), "larger than"),
        ((500, {}, b""), "500"),
    ],
)
def test_a_host_that_sends_elsewhere_or_too_much_is_refused(answering, monkeypatch, answer, says):
    answering.answer = answer
    site = SiteAddress(f"http://127.0.0.1:{answering.server_port}/")
    with pytest.raises(PublishError) as raised:
        site.read("x", 100)
    assert says in raised.value.message
    answering.answer = (200, {}, b"")
    monkeypatch.setattr(site_address, "MOST", 2)
    with pytest.raises(PublishError):
        [site.read("x") for _time in range(2)]


def test_what_is_gone_is_none(answering):
    answering.answer = (404, {}, b"gone")
    assert SiteAddress(f"http://127.0.0.1:{answering.server_port}/").read("x") is None


def test_a_page_that_the_site_built_again_lacks_is_found_however_many_there_are(tmp_path, serve, monkeypatch):
    monkeypatch.setattr(site_address, "_HELD", 2)  # pages a time
    index = {"data/index.json": b'{"as_of": "2024-05-10"}'}
    links = b"".join(b'<a href="../page-%d/">x</a>' % number for number in range(5))
    pages = {f"page-{number}/index.html": CSP.encode() + links for number in range(5)}
    first = {"index.html": CSP.encode() + links.replace(b"../", b"")}
    write(tmp_path / "published", index | pages | first)
    write(tmp_path / "built", {name: data for name, data in (index | pages | first).items() if "page-4" not in name})
    with serve(tmp_path / "published") as address:
        site = SiteAddress(address)
        audit(site)
        assert [one.path for one in differences(site, tmp_path / "built")] == ["page-4/index.html"]
