"""A git repository in a temporary folder, with an author of its own and nothing of the reader's settings."""

import os
import subprocess

WHO = ("-c", "user.name=Editor", "-c", "user.email=editor@portal.example", "-c", "commit.gpgSign=false")
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder, *words):
    """Run git; gives what it printed."""
    done = subprocess.run(["git", *WHO, *words], cwd=folder, env=os.environ | ALONE, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def begin(folder):
    """Make a folder a repository, with all that is in it as its first commit; gives the commit."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / ".git/info/exclude").write_text("__pycache__/\n", encoding="utf-8")  # of a hook that was run
    return commit(folder, "begin")


def commit(folder, message):
    """Commit everything; gives the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")
