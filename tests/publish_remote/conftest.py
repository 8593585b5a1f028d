"""Storage over the network, and the command that publishes to it."""

import pytest
from log_site import AS_OF
from project import call
from remote_storage import serving


@pytest.fixture(params=["webdav", "sftp"])
def storage(request, tmp_path):
    with serving(request.param, tmp_path / "store") as served:
        yield served


@pytest.fixture
def webdav(tmp_path):
    with serving("webdav", tmp_path / "store") as served:
        yield served


@pytest.fixture
def publish(tmp_path, monkeypatch):
    """`portal publish` in a folder of its own; gives what it came to."""

    def published(served, site, *words, remote="store:www"):
        for name, value in served.environment.items() if served else ():
            monkeypatch.setenv(name, value)
        given = ("--site", site, "--as-of", AS_OF, "--format", "json", *words)
        return call(tmp_path, "publish", *given, "--", remote)

    return published
