"""Doubt about an old index: takes what must hold of it, gives an exception where it does not."""


class StaleError(Exception):
    """The index is not the one of the old documents, or not as this version writes it."""


def must(condition: bool) -> None:
    """Refuse to go on with an index that is not what it should be.

    Raises:
        StaleError: The condition does not hold.
    """
    if not condition:
        raise StaleError
