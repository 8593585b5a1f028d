"""The site of the curated content, which one worker builds and all others read."""

import json
import os
import time

from project import ROOT, run

AS_OF = "2026-11-21"
ADDRESS = "https://portal.example/"
PATIENCE = 300  # seconds that a worker waits for another one's build


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
        words = ("build", "--site", place / "portal", "--as-of", AS_OF, "--no-cache", "--format", "json")
        unfinished = place / "unfinished.json"
        unfinished.write_text(json.dumps(run(ROOT, *words, env={"SITE_URL": ADDRESS}, timeout=PATIENCE)))
        unfinished.rename(ran)
    code, out, err, printed = json.loads(ran.read_text())
    assert code == 0, out[-4000:] + err[-4000:]
    return place / "portal", printed["summary"]
