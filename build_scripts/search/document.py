"""What the search knows of one record: the pipeline makes it, the index takes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One searchable page, in all languages of the site.

    A sealed record never becomes a Document; a withheld one has an empty body.

    Attributes:
        id: The record's identifier, unique in the index.
        url: Path of the record's page from the site's root, in the site's first language, ending in a slash.
            The page in another language has that language's code and a slash before it.
        text_url: Path of the page that carries the body, from the site's root.
        languages: The languages in which the record has a page, in the site's order.
        kind: Key of the facet kind.
        status: Key of the facet status.
        court: Key of the facet court, where there is one.
        region: Key of the facet region, where there is one.
        year: The year under which readers look for it.
        date: ISO date by which hits are sorted.
        causes: Keys of the facet charge.
        titles: Language → title.
        summaries: Language → summary.
        body: The text, paragraphs separated by line breaks.
        case_numbers: The record's own case numbers, as published.
        sample: Whether the record is fictional.
        measure: Key of the facet measure, where there is one.
        outcome: Key of the facet outcome, where there is one.
        prisons: Keys of the facet prison.
        procuratorates: Keys of the facet procuratorate.
        articles: Law and article of each citation.
        decides: Whether it is a decision, which goes first among the records of its case.
        case: Case numbers of the other records of its case.
        window: First and last ISO day on which the public may act on it, `/` between them.
    """

    id: str
    url: str
    text_url: str
    languages: tuple[str, ...]
    kind: str
    status: str
    court: str | None
    region: str | None
    year: int | None
    date: str | None
    causes: tuple[str, ...]
    titles: dict[str, str]
    summaries: dict[str, str]
    body: str
    case_numbers: tuple[str, ...]
    sample: bool
    measure: str | None = None
    outcome: str | None = None
    prisons: tuple[str, ...] = ()
    procuratorates: tuple[str, ...] = ()
    articles: tuple[tuple[str, str], ...] = ()
    decides: bool = False
    case: tuple[str, ...] = ()
    window: str = ""
