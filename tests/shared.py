"""The site of the curated content with a signed log of it, which one worker builds and all others read."""

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
PATIENCE = 300  # seconds that a worker waits for another one's build
KEY = PrivateKey(name=ORIGIN, key=SECRET.key)


def curated_site(temporary):
    """Build the site as a user would, or wait until another worker has.

    Args:
        temporary: this worker's temporary folder; those of the others are beside it.

    Returns:
        The published folder, and the summary of its build.
    """
    place = (temporary.parent if "PYTEST_XDIST_WORKER" in os.environ else temporary) / "curated"
    ran = place / "ran.json"
    try:
        place.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not ran.exists() and time.monotonic() < until:
            time.sleep(0.1)
    else:
        project = _with_log(place / "project")
        words = ("build", "--site", place / "portal", "--as-of", AS_OF, "--no-cache", "--jobs", 1, "--format", "json")
        unfinished = place / "unfinished.json"
        unfinished.write_text(json.dumps(run(project, *words, env={"SITE_URL": ADDRESS}, timeout=PATIENCE)))
        unfinished.rename(ran)
    code, out, err, printed = json.loads(ran.read_text())
    assert (code, err) == (0, ""), out[-4000:] + err[-4000:]
    assert len(out.splitlines()) == 1
    return place / "portal", printed["summary"]


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
