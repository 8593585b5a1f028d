"""`portal publish` against real servers: what arrives, in which order, and what is refused."""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import log_site
import pytest
from project import environment
from remote_sites import ADDRESS, MARK, SEALED, files_of, sealed, site
from remote_storage import GEHEIM, serving

from build_scripts.content.message import Message
from build_scripts.publish.remote.memory import Memory
from build_scripts.publish.remote.rclone import Rclone
from build_scripts.publish.swap import PublishError

MANY = 20
STAYS = 600  # seconds that the killed process would have gone on for


def published_on(storage):
    found = {path.removeprefix("www/"): data for path, data in storage.files().items()}
    found.pop(MARK)
    return found


def test_a_first_publication_makes_the_remote_equal_to_the_site_and_a_second_sends_nothing(storage, publish, tmp_path):
    folder = site(tmp_path / "site")
    ran = publish(storage, folder)
    assert ran.code == 0, ran.err
    assert published_on(storage) == files_of(folder)
    assert ran.json["summary"]["sent"] == len(files_of(folder))
    before = storage.files()
    again = publish(storage, folder)
    assert (again.code, again.json["summary"]["sent"], again.json["summary"]["purge"]) == (0, 0, [])
    assert storage.files() == before


def test_a_sealed_record_goes_first_and_its_tombstone_comes_before_the_other_pages(webdav, publish, tmp_path):
    assert publish(webdav, site(tmp_path / "before")).code == 0
    since = len(webdav.log.read_text())
    after = sealed(tmp_path / "after", **{"assets/portal.css": b"a{color:red}"})
    ran = publish(webdav, after)
    assert ran.code == 0, ran.err
    done = [(verb, path.removeprefix("www/")) for verb, path in webdav.changes(since)]
    assert done[0] == ("DELETE", f"{SEALED}/record.json")
    order = [done.index(one) for one in (
        ("PUT", MARK),
        ("PUT", "assets/portal.css"),
        ("PUT", f"{SEALED}/index.html"),
        ("PUT", "search/rows/bbbb/1.json"),
        ("PUT", "search/manifest.json"),
        ("DELETE", "search/rows/aaaa/1.json"),
    )]  # fmt: skip
    assert order == sorted(order)
    assert done[-1] == ("PUT", MARK)
    assert published_on(webdav) == files_of(after)
    purge = ran.json["summary"]["purge"]
    assert purge[0] == f"{ADDRESS}{SEALED}/record.json"
    assert {f"{ADDRESS}{SEALED}/", f"{ADDRESS}{SEALED}/index.html"} < set(purge)


def test_what_the_remote_says_of_itself_names_no_record_and_counts_no_files(webdav, publish, tmp_path):
    publish(webdav, site(tmp_path / "before"))
    publish(webdav, sealed(tmp_path / "after"))
    told = json.loads(webdav.files()[f"www/{MARK}"])
    del told["token"]  # drawn at random
    said = json.dumps(told)
    assert SEALED.rpartition("/")[2] not in said
    assert str(len(files_of(tmp_path / "after"))) not in said


def test_a_folder_that_nothing_stands_in_any_more_goes_with_its_name(storage, publish, tmp_path):
    publish(storage, site(tmp_path / "before", **{"enforcement/hjkmnpqr/index.html": log_site.CSP.encode()}))
    assert (storage.folder / "www/enforcement/hjkmnpqr").is_dir()
    publish(storage, site(tmp_path / "after", as_of="2026-11-22"))
    assert not (storage.folder / "www/enforcement").exists()


def test_a_publication_that_is_killed_goes_on_where_it_was(storage, publish, tmp_path):
    pages = {f"x{number}/index.html": log_site.CSP.encode() for number in range(MANY)}
    folder = site(tmp_path / "site", **pages)
    slowly = {"RCLONE_TPSLIMIT": "20", "RCLONE_TRANSFERS": "1", **storage.environment}
    command = [sys.executable, "-m", "build_scripts", "publish", "store:www", "--site", str(folder)]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(**slowly), start_new_session=True) as process:
        until = time.monotonic() + STAYS
        while len(storage.files()) < MANY // 2 and process.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
    there = len(storage.files())
    assert 0 < there < len(files_of(folder))
    since = len(storage.log.read_text())
    torn = next(iter((storage.folder / "www").rglob("*.html")))
    torn.write_bytes(b"<")
    ran = publish(storage, folder)
    assert ran.code == 0, ran.err
    assert published_on(storage) == files_of(folder)
    under_way, claims = 2, 1
    assert ran.json["summary"]["sent"] <= len(files_of(folder)) - there + under_way + claims
    if "webdav" in storage.environment.values():
        assert len(storage.changes(since)) <= ran.json["summary"]["sent"] + 2 * claims


def test_without_its_memory_only_storage_that_tells_no_digests_is_sent_everything(storage, publish, tmp_path):
    folder = site(tmp_path / "site")
    publish(storage, folder)
    for kept in (tmp_path / ".cache/publish").iterdir():
        kept.unlink()
    (storage.folder / "www/404.html").write_bytes(files_of(folder)["404.html"][::-1])
    sent = publish(storage, folder).json["summary"]["sent"]
    assert sent == (1 if "sftp" in storage.environment.values() else len(files_of(folder)))
    assert published_on(storage) == files_of(folder)


def test_a_dry_run_lists_what_would_be_done_and_writes_nothing(webdav, publish, tmp_path):
    publish(webdav, site(tmp_path / "before"))
    before, since = webdav.files(), len(webdav.log.read_text())
    kept = [path.read_bytes() for path in (tmp_path / ".cache/publish").iterdir()]
    ran = publish(webdav, sealed(tmp_path / "after"), "--dry-run")
    assert ran.json["summary"]["steps"][0] == {"removes": [f"{SEALED}/record.json"]}
    assert webdav.files() == before
    assert webdav.changes(since) == []
    assert [path.read_bytes() for path in (tmp_path / ".cache/publish").iterdir()] == kept


def test_a_remote_of_another_content_is_refused_even_if_it_is_to_be_adopted(webdav, publish, tmp_path):
    publish(webdav, site(tmp_path / "one"))
    before = webdav.files()
    other = log_site.LogSite(None)
    other.publish("bcdfghjk", "文")
    elsewhere = site(tmp_path / "other", other)
    (elsewhere / "log/checkpoint").write_bytes(other.checkpoint().replace(b"portal.example", b"other.example"))
    ran = publish(webdav, elsewhere, "--adopt")
    assert (ran.code, "made of another content" in ran.err) == (2, True)
    assert webdav.files() == before


def test_files_that_nobody_published_stay_until_the_remote_is_adopted(webdav, publish, tmp_path):
    (webdav.folder / "www").mkdir()
    (webdav.folder / "www/old.html").write_text("old")
    folder = site(tmp_path / "site")
    refused = publish(webdav, folder)
    assert (refused.code, "--adopt --dry-run" in refused.err) == (2, True)
    assert list(webdav.files()) == ["www/old.html"]
    assert publish(webdav, folder, "--adopt").code == 0
    assert published_on(webdav) == files_of(folder)


@pytest.mark.parametrize("way", ["an earlier day", "an earlier log"])
def test_a_site_that_is_older_than_the_remote_is_refused(webdav, publish, tmp_path, way):
    later = sealed(tmp_path / "later", **({} if way == "an earlier day" else {"data/index.json": _index("2026-11-21")}))
    assert publish(webdav, later).code == 0
    before = webdav.files()
    ran = publish(webdav, site(tmp_path / "earlier", log_site.usual() if way == "an earlier log" else _log_of(later)))
    assert (ran.code, "is newer than the site" in ran.err) == (2, True)
    assert ("rolled back" in ran.err) == (way == "an earlier log")
    assert webdav.files() == before


@pytest.mark.parametrize("ended", [False, True])
def test_a_site_of_the_same_day_and_log_does_not_bring_a_record_back_that_waits_for_its_closing(
    webdav, publish, tmp_path, ended
):
    before = site(tmp_path / "before")
    closed = log_site.usual().records[SEALED.rpartition("/")[2]]["entries"]
    waiting = json.dumps([one["index"] for one in closed])
    later = {f"{SEALED}/{name}": None for name in ("index.html", "record.json")}
    assert publish(webdav, site(tmp_path / "later", **later, **{"log/closing.json": waiting.encode()})).code == 0
    there = webdav.files()
    ran = publish(webdav, before)
    assert (ran.code, "was closed, and a record still opens it" in ran.err) == (2, True)
    assert webdav.files() == there
    if ended:  # the log has the entry that closes them
        assert publish(webdav, sealed(tmp_path / "after")).code == 0


def test_a_site_that_still_shows_what_the_content_says_is_sealed_is_not_published(webdav, publish, tmp_path):
    identifier = SEALED.rpartition("/")[2]
    file = tmp_path / "content" / "records" / "judgments" / "2023" / f"{identifier}.yml"
    file.parent.mkdir(parents=True)
    file.write_text(f"id: {identifier}\nstatus: sealed\n")
    folder = site(tmp_path / "site")
    (tmp_path / "mkdocs.yml").write_text("extra: [\n")  # nor does it wait for settings that can be read
    ran = publish(webdav, folder)
    assert (ran.code, f"{identifier}.yml is sealed, and the site still shows" in ran.err) == (2, True)
    assert webdav.files() == {}
    (folder / SEALED / "index.html").write_bytes(f"{log_site.CSP}<h1>该记录不可查看</h1>".encode())
    assert publish(webdav, folder).code == 0
    (folder / SEALED / "index.html").write_bytes(f"{log_site.CSP}<h1>判决书</h1>".encode())
    file.write_text(f"id: {identifier}\nstatus: published\n")
    assert publish(webdav, folder).code == 0


def _index(day):
    return f'{{"site": "{ADDRESS}", "as_of": "{day}", "promise_days": 2}}'.encode()


def _log_of(_folder):
    log = log_site.usual()
    log.seal(SEALED.rpartition("/")[2])
    return log


def test_a_killed_publication_of_a_newer_site_keeps_an_older_one_away(webdav, publish, tmp_path, monkeypatch):
    publish(webdav, site(tmp_path / "before"))
    with monkeypatch.context() as patched:
        patched.setattr("build_scripts.publish.remote.rclone.Rclone.send", _only_the_mark)
        assert publish(webdav, sealed(tmp_path / "after")).rules == ["REMOTE-02"]
    assert not (webdav.folder / "www" / SEALED / "record.json").exists()
    assert (webdav.folder / "www/log/checkpoint").read_bytes() == log_site.usual().checkpoint()
    assert "is newer than the site" in publish(webdav, tmp_path / "before").err


@pytest.mark.parametrize("remembered", [True, False])
def test_what_a_killed_publication_changed_is_purged_by_the_next(webdav, publish, tmp_path, monkeypatch, remembered):
    publish(webdav, site(tmp_path / "before"))
    after = sealed(tmp_path / "after")
    with monkeypatch.context() as patched:
        patched.setattr("build_scripts.publish.remote.rclone.Rclone.send", _only_the_mark)
        stopped = publish(webdav, after)
        assert (stopped.code, stopped.rules) == (1, ["REMOTE-02"])
        assert f"{ADDRESS}{SEALED}/record.json" in stopped.json["summary"]["purge"]
    if not remembered:
        shutil.rmtree(tmp_path / ".cache")
    waited = []
    monkeypatch.setattr("build_scripts.publish.remote.publication.wait_for_others", lambda: waited.append(True))
    ran = publish(webdav, after)
    assert bool(waited) != remembered
    assert (f"{ADDRESS}{SEALED}/record.json" in ran.json["summary"]["purge"]) == remembered
    assert ("let the CDN forget the whole site" in ran.err) != remembered


def _only_the_mark(self, folder, paths, done):
    if list(paths) != [MARK]:
        raise PublishError(Message("the line is cut"))
    self._do("copy", [str(folder), self.place], paths, done, "--ignore-times")


def test_wrong_credentials_are_said_without_being_shown(storage, publish, tmp_path):
    wrong = subprocess.run(["rclone", "obscure", "falsch-falsch"], capture_output=True, text=True, check=True).stdout
    storage.environment["RCLONE_CONFIG_STORE_PASS"] = wrong.strip()
    ran = publish(storage, site(tmp_path / "site"))
    assert ran.code == 2
    assert "rclone could not read store:www" in ran.err
    assert not [secret for secret in (GEHEIM, "falsch-falsch", wrong.strip()) if secret in ran.out + ran.err]
    assert storage.files() == {}


def test_a_file_with_a_line_break_in_its_name_is_not_taken_for_two_others(tmp_path, publish, monkeypatch):
    remote = tmp_path / "remote"
    assert publish(None, site(tmp_path / "before"), remote=str(remote)).code == 0
    read = Rclone._read

    def listed(self, *verb, **words):
        told = read(self, *verb, **words)
        return json.dumps([*json.loads(told), _entry("x\nindex.html")]).encode() if verb[0] == "lsjson" else told

    monkeypatch.setattr(Rclone, "_read", listed)
    ran = publish(None, sealed(tmp_path / "after"), remote=str(remote))
    assert (ran.code, "1 files with a line break in their names" in ran.err) == (2, True)
    assert (remote / "index.html").is_file()


def _entry(path):
    return {"Path": path, "Name": path, "Size": 1, "IsDir": False}


def test_a_full_disk_of_this_machine_is_said_and_what_changed_is_told_to_the_cdn(tmp_path, publish, monkeypatch):
    remote = tmp_path / "remote"
    assert publish(None, site(tmp_path / "before"), remote=str(remote)).code == 0

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Memory, "growing", full)
    ran = publish(None, sealed(tmp_path / "after"), remote=str(remote))
    assert (ran.code, ran.rules) == (1, ["REMOTE-02"])
    assert f"{ADDRESS}{SEALED}/record.json" in ran.json["summary"]["purge"]


def test_a_full_remote_is_said_and_nothing_there_points_to_what_is_missing(tmp_path, publish):
    folder = site(tmp_path / "site", **{"data/records-0001.jsonl": b"x" * 50_000})
    with serving("webdav", tmp_path / "store", largest=20_000) as full:
        ran = publish(full, folder)
        assert (ran.code, "rclone could not write 1 files" in ran.json["problems"][0]["message"]) == (1, True)
        assert "log/checkpoint" not in published_on(full)


def test_the_site_is_verified_where_it_is_served(webdav, publish, tmp_path, serve):
    (webdav.folder / "www").mkdir()
    with serve(webdav.folder / "www") as address:
        ran = publish(webdav, site(tmp_path / "site"), "--address", f"{address}/")
        assert ran.code == 0, ran.out
        assert ran.json["summary"]["entries"] == len(log_site.usual().entries)
        dead = files_of(tmp_path / "site")["index.html"] + b'<a href="nowhere/">x</a>'
        ran = publish(webdav, site(tmp_path / "dead", **{"index.html": dead}), "--address", f"{address}/")
    assert (ran.code, ran.rules) == (1, ["SITE-01"])


def test_without_rclone_the_command_says_how_to_get_it(publish, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = publish(None, site(tmp_path / "site"))
    assert (ran.code, "apt-get install rclone" in ran.err) == (2, True)


@pytest.mark.parametrize("remote", ["-x", "--config=/etc/passwd", ":webdav,url=x,pass=geheim:", "a,pass=geheim:b", ""])
def test_a_remote_is_no_option_and_has_no_credentials_in_itself(publish, tmp_path, remote):
    ran = publish(None, site(tmp_path / "site"), remote=remote)
    assert (ran.code, "geheim" in ran.err) == (2, False)
    assert "name:path" in ran.err


def test_an_address_that_is_none_is_refused_before_anything_is_sent(webdav, publish, tmp_path):
    ran = publish(webdav, site(tmp_path / "site"), "--address", "portal.example")
    assert (ran.code, "begins with https://" in ran.err, webdav.files()) == (2, True, {})
