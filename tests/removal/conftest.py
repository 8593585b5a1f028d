"""A published project with records that are to leave it."""

import os
import shutil
from pathlib import Path

import pytest
from factories import write
from project import build, make
from removal_steps import ABOUT, ENDING, ENTRY, NAMING, OTHER, SEALED, SPOKEN, STAYS, WORDS, append, sealed

from build_scripts.publish.sealed_words import word_list


@pytest.fixture(scope="session")
def origin(tmp_path_factory):
    """A project with a published site of four records; its content has no errors."""
    project = make(tmp_path_factory.mktemp("origin") / "project")
    content = project / "content"
    write(content, id=SEALED, title=f"{WORDS}盗窃一审刑事判决书", body=f"{WORDS}。\n" * 3)
    write(content, id=OTHER, title=f"{STAYS}一审刑事判决书")
    write(content, id=NAMING, title="二审刑事判决书", related=[{"id": SEALED, "relation": "appeal-of"}])
    write(content, "enforcement", id=ENDING, **ENTRY)
    assert build(project, releases=3).ok
    return project


@pytest.fixture
def published(origin, tmp_path):
    """A copy of it whose site and releases are the same files, as no build writes into a file that is there."""

    def copy(old, new):
        place = Path(old).relative_to(origin).parts[0]
        (os.link if place in {"site", ".releases"} else shutil.copy2)(old, new)

    return shutil.copytree(origin, tmp_path / "project", copy_function=copy, ignore=shutil.ignore_patterns(".cache"))


@pytest.fixture
def named(published):
    """The same, where another record and a page name the record that is sealed then; both are cleaned of it, and a third one is broken."""
    about = published / ABOUT
    clean = about.read_bytes()
    write(published / "content", id=NAMING, title="二审刑事判决书", body=SPOKEN)
    append(about, f"\n{SPOKEN}\n")
    assert build(published, releases=3).ok
    word_list.add(published / "content" / word_list.FILE, [WORDS])
    sealed(published)
    write(published / "content", id=NAMING, title="二审刑事判决书", body="某案判决后上诉。")
    about.write_bytes(clean)
    return published
