"""The Content-Security-Policy of every page."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONNECT = "connect-src 'self'"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(html: str) -> str:
    """The Content-Security-Policy for a page: nothing but the site itself, and these inline scripts by hash."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE.findall(html)]
    hashes = "".join(f" 'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; "
        f"font-src 'self'; {_CONNECT}; manifest-src 'self'; form-action 'self'; base-uri 'none'"
    )


def connecting(policy: str, addresses: Iterable[str]) -> str:
    """A policy that also lets the page read what is below these addresses."""
    return policy.replace(_CONNECT, " ".join([_CONNECT, *addresses]))
