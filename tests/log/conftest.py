"""Logs whose entries of one day stand in the order of the ids, so that a test can tell their numbers."""

from unittest import mock

import pytest

from build_scripts.publish.log import append


@pytest.fixture(scope="module", autouse=True)
def _in_order():
    with mock.patch.object(append, "_in_no_order", lambda public: sorted(public, key=lambda record: record.id)):
        yield
