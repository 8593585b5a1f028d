"""Every address of the site that stands in a file of data, a feed, a calendar or a citation leads to something."""

import html
import json
import re
from urllib.parse import unquote, urlsplit

import pytest

PAGES = {
    ".html",
    ".js",
    ".css",
    ".svg",
    ".png",
    ".sqlite",
    ".parquet",
}  # whose links the build checks, or that are no text
NAMED = re.compile(rb"https?://[^\s\"'<>\\)}\]|]+")


def lost(folder, root):
    """The addresses below a root that lead nowhere, with a file in which each stands."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    found = {}
    for name, path in files.items():
        if path.suffix not in PAGES:
            text = path.read_bytes().replace(b"\r\n ", b"")  # as calendars fold their lines
            found |= dict.fromkeys(NAMED.findall(text), name)
    return {address: name for address, name in told(found, root) if target(address, root) not in files}


def told(found, root):
    for address, name in found.items():
        words = html.unescape(address.decode("utf-8", "replace")).rstrip(".,;")
        if words.startswith(root) and "{" not in words:  # a template of an address has a name in braces
            yield words, name


def target(address, root):
    path = unquote(urlsplit(address.removeprefix(root)).path)
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_every_address_in_the_data_of_the_curated_site_is_there(curated):
    folder = curated[0]
    root = json.loads((folder / "data/index.json").read_text("utf-8"))["site"]
    assert lost(folder, root) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ris", "UR  - https://p.example/gone/\n"),
        ("a.csv", '"x","https://p.example/gone/"\r\n'),
        ("a.ics", "URL:https://p.example/go\r\n ne/\r\n"),
        ("feed.xml", '<link href="https://p.example/gone/"/>'),
        ("a.json", '{"url":"https://p.example/gone/#a"}'),
    ],
)
def test_an_address_that_leads_nowhere_is_found(tmp_path, name, text):
    (tmp_path / "here").mkdir()
    (tmp_path / "here/index.html").touch()
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    assert list(lost(tmp_path, "https://p.example/").values()) == [name]
    (tmp_path / name).write_text(re.sub(r"go(\r\n )?ne", r"he\1re", text), encoding="utf-8", newline="")
    assert lost(tmp_path, "https://p.example/") == {}
