"""A file put into its place whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write(path: Path, data: bytes, mode: int | None = None) -> None:
    """Put a file in the place of the old one; its folder is made where there is none.

    Args:
        path: of the file.
        data: all of it.
        mode: its permissions; None are those of the old one, or the usual ones.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        scratch = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            scratch.chmod(mode or (path.stat().st_mode & 0o777 if path.exists() else 0o644))
        except OSError:
            scratch.unlink()
            raise
    scratch.replace(path)
