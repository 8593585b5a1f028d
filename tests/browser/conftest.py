"""The site of the repository's own content, built once and served at the root and below a sub-path."""

import pytest
from built_site import BuiltSite, build


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser") / "portal"
    return BuiltSite(folder, build(folder))


@pytest.fixture(scope="session")
def root(site, serve):
    """The address of the site at the root of a host, ending in a slash."""
    with serve(site.folder) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def below(site, serve):
    """The address of the same site below a sub-path, ending in a slash."""
    with serve(site.folder.parent) as address:
        yield f"{address}/portal/"


@pytest.fixture(scope="session")
def documents(site):
    return site.documents.values()
