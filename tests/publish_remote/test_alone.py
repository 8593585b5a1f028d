"""Two publications at a time: the last to begin ends well, and the other one stops before it brings anything back."""

from dataclasses import replace

import pytest
from remote_sites import MARK, files_of, sealed, site

from build_scripts.publish.remote import alone
from build_scripts.publish.remote.publication import Publication
from build_scripts.publish.remote.rclone import Rclone
from build_scripts.publish.swap import PublishError

MANY = {f"x{number}/index.html": b"<p>" for number in range(12)}


def nothing(*_told):
    """Nobody listens."""


def killed(*_):
    raise KeyboardInterrupt


@pytest.fixture
def remote(webdav, monkeypatch):
    for name, value in {**webdav.environment, "RCLONE_TRANSFERS": "1"}.items():
        monkeypatch.setenv(name, value)
    return Rclone("store:www")


@pytest.fixture
def publication(remote, tmp_path):
    def of(folder):
        return Publication(folder, remote, tmp_path / f"memory of {folder.name}")  # as on another machine

    return of


def carried_out(publication, told=nothing):
    publication.carry_out(publication.plan(adopt=False), told)


def published_on(webdav):
    return {path.removeprefix("www/"): data for path, data in webdav.files().items() if not path.endswith(MARK)}


def test_one_that_was_planned_before_the_other_ended_sends_nothing(webdav, publication, tmp_path):
    carried_out(publication(site(tmp_path / "first")))
    late, newer = publication(site(tmp_path / "late", **MANY)), publication(sealed(tmp_path / "newer"))
    plan = late.plan(adopt=False)
    carried_out(newer)
    since = len(webdav.log.read_text())
    with pytest.raises(PublishError, match="another publication to store:www has begun since"):
        late.carry_out(plan, nothing)
    assert [path for verb, path in webdav.changes(since) if verb == "PUT"] == []
    assert published_on(webdav) == files_of(tmp_path / "newer")


def test_one_that_is_sending_stops_and_the_newer_one_ends_well(webdav, publication, tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "SECONDS", 0)
    first, newer = publication(site(tmp_path / "first", **MANY)), publication(sealed(tmp_path / "newer"))
    begun = []

    def told(_name, _done, _total):
        if not begun and any(path.startswith("www/x") for path in webdav.files()):
            begun.append(newer.after_others(newer.plan(adopt=False)))

    with pytest.raises(PublishError, match="has begun since"):
        carried_out(first, told)
    carried_out(newer)
    assert begun[0].lost
    assert published_on(webdav) == files_of(tmp_path / "newer")


def test_what_another_machine_sends_before_it_stops_is_seen_by_the_newer_one(
    webdav, publication, tmp_path, monkeypatch
):
    folder = sealed(tmp_path / "newer")
    carried_out(publication(folder))
    (sealed(tmp_path / "late") / "search/manifest.json").write_bytes(b'{"rows": 3}')
    late, newer = publication(tmp_path / "late"), publication(folder)
    monkeypatch.setattr(late, "_must_be_equal", killed)
    with pytest.raises(KeyboardInterrupt):
        late.carry_out(replace(late.plan(adopt=False), steps=[]), nothing)
    manifest = webdav.folder / "www/search/manifest.json"
    changed = files_of(tmp_path / "late")["search/manifest.json"]
    monkeypatch.setattr(
        "build_scripts.publish.remote.publication.wait_for_others", lambda: manifest.write_bytes(changed)
    )
    assert len(changed) == len(manifest.read_bytes())
    assert newer.after_others(newer.plan(adopt=False)).lost
    carried_out(newer)
    assert published_on(webdav) == files_of(folder)


def test_nobody_is_waited_for_after_a_publication_that_ended_or_was_ones_own(publication, tmp_path, monkeypatch):
    monkeypatch.setattr("build_scripts.publish.remote.publication.wait_for_others", killed)
    one = publication(site(tmp_path / "site"))
    carried_out(one)
    for other in (one, publication(sealed(tmp_path / "newer"))):
        plan = other.plan(adopt=False)
        assert other.after_others(plan) is plan


def test_one_alone_looks_often_and_goes_on(webdav, publication, tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "SECONDS", 0)
    carried_out(publication(site(tmp_path / "first", **MANY)))
    assert published_on(webdav) == files_of(tmp_path / "first")


def test_it_does_not_look_for_every_file(monkeypatch):
    looked, time = [], [0.0]
    monkeypatch.setattr(alone, "clock", lambda: time[0])
    monkeypatch.setattr(alone.owner, "of_remote", lambda *_: looked.append(time[0]))
    watching = alone.Alone(None, None)
    for _file in range(100):
        time[0] += 1
        watching.now_and_then()
    assert looked == [10.0 * number for number in range(1, 11)]


def test_a_stopped_one_leaves_no_rclone_at_work(remote, tmp_path):
    folder = site(tmp_path / "site", **MANY)

    def stop(_path):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        remote.send(folder, [*MANY], stop)
    assert len(remote.files()[0]) < len(MANY)
