"""The pair of sites, built once for all workers."""

import pickle

import pytest
from shared import once

from hostile import sites


@pytest.fixture(scope="session")
def pair(tmp_path_factory):
    """A site full of payloads, and its harmless twin; to be read only."""
    place = once(tmp_path_factory.getbasetemp(), "hostile", make)
    return pickle.loads((place / "pair").read_bytes())  # noqa: S301 - our own bytes


def make(place):
    (place / "pair").write_bytes(pickle.dumps(sites.pair(place)))
