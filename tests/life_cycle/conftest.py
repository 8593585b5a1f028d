"""A project with a record to be sealed."""

import pytest

from .projects import Project


@pytest.fixture
def place(tmp_path):
    return Project(tmp_path / "project")
