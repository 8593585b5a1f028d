"""What was published, killed half-way and published again serves a reader in Chromium."""

import os
import shutil
import signal
import subprocess
import sys
import time

from project import environment
from remote_sites import MARK, files_of
from search_page import open_search, shown, total

WANTED = ("assets", "search", "judgments", "data/index.json", "log", "index.html", "404.html", MARK)


def test_a_site_that_was_published_over_the_network_is_read_and_searched(
    webdav, publish, curated, tmp_path, serve, page
):
    folder = tmp_path / "site"  # what a search for judgments needs; all of it takes its time
    for name in WANTED:
        source, place = curated[0] / name, folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, place)
    command = [sys.executable, "-m", "build_scripts", "publish", "store:www", "--site", str(folder)]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(**webdav.environment), start_new_session=True
    ) as process:
        while len(webdav.files()) < len(files_of(folder)) // 2 and process.poll() is None:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
    assert publish(webdav, folder).code == 0
    with serve(webdav.folder / "www") as address:
        open_search(page, f"{address}/", "?q=盗窃&kind=judgment")
        assert total(page) > 0
        page.goto(f"{address}/judgments/{shown(page)[0]}/")
        assert "盗窃" in page.locator("main").inner_text()
