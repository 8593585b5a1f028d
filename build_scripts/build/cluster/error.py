"""What keeps a cluster from building: named, so that whoever runs it knows which machine to look at."""

from __future__ import annotations

from build_scripts.publish.swap import PublishError


class ClusterError(PublishError):
    """The cluster cannot do the work, so nothing is published; the message says why."""
