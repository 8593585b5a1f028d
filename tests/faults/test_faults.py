"""A trial of each fault from three seeds, and controls: a publication in pieces, no lock, and a build that clears nothing away are noticed.

`PYTHONPATH=tests python -m faults` runs 3,000 trials.
"""

import os
import shutil
import sys

import pytest

from build_scripts.build import releasing, removal
from build_scripts.publish import site_lock, staging_tree
from build_scripts.publish.swap import PublishError
from faults import faults
from faults.trials import KINDS, many

pytestmark = [
    pytest.mark.build,
    pytest.mark.system,
    pytest.mark.skipif(sys.platform != "linux", reason="forks, and knows Linux' signals"),
]


@pytest.mark.parametrize("seed", range(3))
def test_after_any_fault_the_site_is_the_old_or_the_new_one_and_the_next_build_mends_the_rest(seed):
    ends, wrong = many(len(KINDS), seed)
    assert wrong == []
    assert sum(ends[name, code] for name, code in ends if code not in {"0", "[0, 0]", "[0, 2]"}) > len(KINDS) / 4


def test_of_two_builds_at_once_one_is_refused():
    ends, wrong = many(5, 1, (("build", None),))
    assert wrong == []
    assert ends["build two_at_once", "[0, 2]"] > 0


def in_pieces(new, site):
    """As a program would that removes the site and then copies the new one."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(new, site)


CONTROLS = {
    "a publication in pieces": ((staging_tree, "swap", in_pieces), ("build", faults.killed_at_an_operation)),
    "nothing cleared away": (
        (site_lock, "clear_after_killed", lambda _site: None),
        ("build", faults.killed_at_an_operation),
    ),
    "no lock": ((site_lock, "_locked", lambda place: os.open(place, os.O_CREAT | os.O_RDWR)), ("build", None)),
    "a sealed record in a release": ((releasing, "_reduce", lambda *_: None), ("build", faults.clock_jumped)),
    "a removal that forgets the cache": (
        (removal, "_forget", lambda _config: None),
        ("remove_due", faults.killed_at_a_moment),
    ),
}


@pytest.mark.parametrize("control", CONTROLS)
def test_the_trials_notice(control, monkeypatch):
    (module, name, stand_in), kind = CONTROLS[control]
    monkeypatch.setattr(module, name, stand_in)
    _ends, wrong = many(100, 1, (kind,), until_wrong=True)
    assert wrong


def test_the_loser_of_two_builds_says_so_plainly(project):
    with site_lock.only_build_of(project / "site"):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with site_lock.only_build_of(project / "site"):
                    pass
            except PublishError as error:
                code = (
                    0
                    if str(error) == f"another build is writing {project / 'site'}; try again when it has ended"
                    else 2
                )
            os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with site_lock.only_build_of(project / "site") as scratch:
        assert scratch.is_dir()
    assert not scratch.exists()


def test_a_site_that_was_being_replaced_in_two_steps_is_put_back(project):
    (project / ".site.old-1").mkdir()
    (project / ".site.old-1" / "index.html").touch()
    with site_lock.only_build_of(project / "site"):
        assert (project / "site" / "index.html").is_file()
