import sys

import pytest

from benchmarks.measure import CommandError, run, tree_size

HOLD = "import time; held = bytearray(200 << 20); held[::4096] = b'x' * len(held[::4096]); time.sleep(0.5)"
TWO = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"
SPIN = "import time\nwhile time.process_time() < 0.4: pass"


def test_the_memory_of_children_counts(tmp_path):
    cost = run([sys.executable, "-c", TWO], tmp_path)
    assert 200 << 20 < cost.memory < 260 << 20
    assert cost.wall > 0.5


def test_processor_time_is_that_of_the_tree(tmp_path):
    cost = run(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SPIN!r}])"], tmp_path
    )
    assert 0.4 <= cost.processor < 1


def test_a_failure_says_what_was_printed(tmp_path):
    with pytest.raises(CommandError, match="no such luck"):
        run([sys.executable, "-c", "import sys; sys.exit('no such luck')"], tmp_path)


def test_files_and_bytes_are_counted(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a").write_bytes(b"123")
    (tmp_path / "b").write_bytes(b"4567")
    assert tree_size(tmp_path) == (2, 7)
