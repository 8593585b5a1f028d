"""A small site of fictional records, and a page on which the modules of the client can be called."""

import pytest
from fictional import documents
from playwright.sync_api import expect
from small_site import build


@pytest.fixture(scope="session")
def collection():
    return documents()


@pytest.fixture(scope="session")
def host(tmp_path_factory, collection, serve):
    folder = tmp_path_factory.mktemp("site")
    build(folder, collection)
    with serve(folder) as address:
        yield address


@pytest.fixture
def probe(page, host):
    page.goto(f"{host}/probe/")
    expect(page.locator("html[data-ready]")).to_be_attached()
    return page
