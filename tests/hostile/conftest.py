"""The pair of sites, built once for the tests of this folder."""

import pytest

from hostile import sites


@pytest.fixture(scope="session")
def pair(tmp_path_factory):
    """A site full of payloads, and its harmless twin."""
    return sites.pair(tmp_path_factory.mktemp("hostile"))
