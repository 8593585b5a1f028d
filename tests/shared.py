"""What one worker makes and all others read: above all the site of the curated content, with a signed log of it."""

import json
import os
import re
import shutil
import time

from log_site import ORIGIN, SECRET
from project import ROOT, run, with_parquet

from build_scripts.publish.log.keys import PrivateKey

AS_OF = "2026-11-21"
ADDRESS = "https://portal.example/"
PATIENCE = 300  # seconds that a worker waits for what another one makes
KEY = PrivateKey(name=ORIGIN, key=SECRET.key)


def once(temporary, name, make):
    """A folder that one worker fills, and for which all others wait.

    Args:
        temporary: this worker's temporary folder; those of the others are beside it.
        name: of the folder.
        make: fills it; called with it, by one of the workers.
    """
    place = (temporary.parent if "PYTEST_XDIST_WORKER" in os.environ else temporary) / name
    done = place / "done"
    try:
        place.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < until:
            time.sleep(0.1)
        assert done.exists(), f"the worker that makes {name} failed, or took too long"
    else:
        make(place)
        done.touch()
    return place


def curated_site(temporary):
    """Build the site as a user would; gives the published folder, and the summary of its build."""
    place = once(temporary, "curated", _build_curated)
    code, out, err, printed = json.loads((place / "ran.json").read_text())
    assert (code, err) == (0, ""), out[-4000:] + err[-4000:]
    assert len(out.splitlines()) == 1
    return place / "portal", printed["summary"]


def _build_curated(place):
    project = _with_log(place / "project")
    words = ("build", "--site", place / "portal", "--as-of", AS_OF, "--no-cache", "--jobs", 1, "--format", "json")
    ran = run(project, *words, env={"SITE_URL": ADDRESS}, timeout=PATIENCE)
    (place / "ran.json").write_text(json.dumps(ran))


def _with_log(project):
    """A copy of the repository's own project, whose records are entered in a signed log."""
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.rmtree(project / "content" / "log", ignore_errors=True)
    (project / "build_scripts").mkdir()
    shutil.copy(ROOT / "build_scripts" / "mkdocs_hook.py", project / "build_scripts")
    for path in ROOT.glob("mkdocs*.yml"):
        keyed = re.sub(
            r"^  log: .*$",
            f"  log: {{origin: {ORIGIN}, key: {KEY.public}}}",
            path.read_text("utf-8"),
            flags=re.MULTILINE,
        )
        (project / path.name).write_text(with_parquet(keyed), encoding="utf-8")
    ran = run(project, "log", "--as-of", AS_OF, env={"PORTAL_LOG_KEY": KEY.write()}, timeout=PATIENCE)
    assert ran.code == 0, ran.out[-4000:] + ran.err[-4000:]
    return project
