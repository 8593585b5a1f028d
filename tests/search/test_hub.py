"""A hub asks several portals: what they find is shown as one, and a portal that is down or hostile harms nobody."""

import contextlib
import json
import shutil
import socket

import pytest
from playwright.sync_api import expect
from search_page import settled, shown, total
from small_site import build, save_hub

NAMES = {"beijing": "Portal of Beijing", "sichuan": "Portal of Sichuan", "shanghai": "Portal of Shanghai"}


@contextlib.contextmanager
def silent():
    """An address that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def nowhere():
    """An address at which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}/"


def change(path, edit):
    content = json.loads(path.read_text("utf-8"))
    edit(content)
    path.write_text(json.dumps(content), "utf-8")


def outward(folder):
    """All rows lead to another site."""
    for path in folder.glob("search/rows/*/*.json"):
        change(path, lambda rows: [row.__setitem__(1, "https://elsewhere.example/x/") for row in rows])


def scripts(folder):
    """All rows lead to a script."""
    for path in folder.glob("search/rows/*/*.json"):
        change(path, lambda rows: [row.__setitem__(1, "javascript:alert(1)//") for row in rows])


def old(folder):
    change(folder / "search/summary.json", lambda summary: summary.update(format=0))


def no_json(folder):
    (folder / "search/summary.json").write_text("<html>It works!</html>", "utf-8")


def polluting(folder):
    """The tables of words would change every object of the page; the numbers of the manifest make it count for ever."""
    for path in folder.glob("search/words/*.json"):
        path.write_text('{"__proto__": {"polluted": ["yes"]}}', "utf-8")
    change(folder / "search/manifest.json", lambda manifest: manifest.update(documents=2**40))


def endless(folder):
    """Every shard of postings begins as one that has more entries than it has bytes."""
    for path in folder.glob("search/postings/*/*.bin"):
        path.write_bytes(b"\xff\xff\xff\xff\x0f" * 9)


HOSTILE = (outward, scripts, old, no_json, polluting, endless)


@pytest.fixture(scope="module")
def hub(tmp_path_factory, collection, serve):
    """The hub's address, and those of its portals: three that work, one that is silent, one that is down, and the hostile ones."""
    with contextlib.ExitStack() as stack:
        listed = {}
        for region, name in NAMES.items():
            folder = tmp_path_factory.mktemp(region)
            build(folder, [one for one in collection if one.region == region])
            listed[name] = stack.enter_context(serve(folder)) + "/"
        for harm in HOSTILE:
            folder = tmp_path_factory.mktemp(harm.__name__)
            build(folder, collection[:12])
            harm(folder)
            listed[f"Portal {harm.__name__}"] = stack.enter_context(serve(folder)) + "/"
        listed["Portal that is silent"] = stack.enter_context(silent())
        listed["Portal that is down"] = nowhere()
        folder = tmp_path_factory.mktemp("hub")
        build(folder, [])
        save_hub(folder, [(address, name) for name, address in listed.items()])
        yield stack.enter_context(serve(folder)), listed


def ask_hub(page, hub, query=""):
    page.goto(f"{hub[0]}/en/hub/{query}")
    return settled(page)


def said(page):
    """What the list says of each portal."""
    items = page.locator("[data-portal]").all()
    return {item.locator("a").text_content(): item.locator("[data-portal-said]").text_content() for item in items}


def test_portals_answer_as_one_and_the_others_are_named(page, hub, collection):
    here = [one for one in collection if one.region in NAMES]
    ask_hub(page, hub, "?q=某")
    found = {one.id for one in here if "某" in "".join([*one.titles.values(), *one.summaries.values(), one.body])}
    assert total(page) == len(found)
    assert set(shown(page)) <= found
    assert len(shown(page)) == 20
    by_name = {name: address for name, address in hub[1].items() if name in NAMES.values()}
    for item in page.locator("li[data-record]").all():
        portal = item.locator(".search-facts a")
        address = by_name[portal.text_content()]
        assert portal.get_attribute("href") == address
        link = item.locator("h2 a").get_attribute("href")
        assert link.startswith(address)
        assert "?" not in link
    others = hub[1].keys() - NAMES.values()
    assert {name for name, words in said(page).items() if words == "Unavailable"} == others
    assert all(name in page.locator("[data-hub-missing]").text_content() for name in others)
    assert page.evaluate("({}).polluted") is None
    assert page.locator('a[href^="javascript"], a[href*="elsewhere"]').count() == 0
    counts = page.locator("[data-facet=region] .search-count").all_text_contents()
    assert sum(map(int, counts)) == len(found)
    page.complaints.clear()  # the browser notes what is down


def test_only_portals_that_the_filters_leave_are_asked(page, hub):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    ask_hub(page, hub, "?region=sichuan&kind=hearing")
    for region, name in NAMES.items():
        address = hub[1][name]
        files = [url.removeprefix(address) for url in asked if url.startswith(address)]
        assert files[0] == "search/summary.json"
        assert (len(files) > 1) == (region == "sichuan")
        assert (said(page)[name] == "Nothing for your filters") == (region != "sichuan")
    page.complaints.clear()


def test_what_the_budget_leaves_out_is_said_and_asked_when_the_reader_wants_it(page, tmp_path, serve, collection):
    build(tmp_path / "portal", collection[:20])
    for number in range(9):
        shutil.copytree(tmp_path / "portal" / "search", tmp_path / f"p{number}" / "search")
    build(tmp_path / "hub", [])
    with serve(tmp_path) as host:
        save_hub(tmp_path / "hub", [(f"{host}/p{number}/", f"Portal {number}") for number in range(9)])
        page.goto(f"{host}/hub/en/hub/?kind=judgment")
        first = total(settled(page))
        assert list(said(page).values()).count("Not asked yet") == 2
        page.get_by_role("button", name="Ask the rest").click()
        expect(page.locator("[data-search-total]")).to_have_text(str(first * 9 // 7))
        assert page.locator("[data-hub-rest]").is_hidden()
    page.complaints.clear()  # these portals have no pages


def test_without_scripts_the_page_lists_the_portals(browser, hub):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hub[0]}/en/hub/")
    links = page.locator("[data-portal] a").evaluate_all("all => all.map(one => one.href)")
    assert links == list(hub[1].values())
    assert page.locator("[data-search-app]").is_hidden()
    context.close()
