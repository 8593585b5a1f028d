"""The site of the curated content as readers get it, at the root of a host and below a sub-path."""

import pytest
from built_site import BuiltSite
from watching import watch

CACHE = "max-age=3600"  # nobody changes this site


@pytest.fixture(scope="session")
def site(curated):
    return BuiltSite(*curated)


@pytest.fixture(scope="session")
def root(site, serve):
    """The address of the site at the root of a host, ending in a slash."""
    with serve(site.folder, CACHE) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def below(site, serve):
    """The address of the same site below a sub-path, ending in a slash."""
    with serve(site.folder.parent, CACHE) as address:
        yield f"{address}/portal/"


@pytest.fixture(scope="session")
def documents(site):
    return site.documents.values()


@pytest.fixture
def watched(new_page):
    """A page that notes its requests, whatever answers with an error, and what the policy refuses."""
    return watch(new_page)
