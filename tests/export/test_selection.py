from build_scripts.export import registry
from build_scripts.export.selection import CHUNK, chunks, exportable, exported

from .factories import SECRET, make_card, make_site, mixed, shuffled


def test_enforcement_and_whatever_has_an_end_stays():
    assert exportable(make_card())
    assert not exportable(make_card(kind="enforcement"))
    assert not exportable(make_card(kind="hearing", expires="2030-01-01"))


def test_only_open_records_are_exported():
    assert {card.id for card in exported(make_site(mixed()))} == {"bcdfghj2", "bcdfghj3", "bcdfghj4"}


def test_no_file_tells_of_a_sealed_expired_or_enforcement_record():
    cards = mixed()
    gone = ["bcdfghj5", "bcdfghj6", "bcdfghj7", "bcdfghj8", "bcdfghj9", SECRET]
    for path, content in registry.files(make_site(cards), [("", ("zh", "en"))]):
        assert not any(word in content.decode() for word in gone), path
        assert not any(word in path for word in gone)


def test_chunks():
    cards = [make_card(number) for number in range(CHUNK + 1)]
    sizes = [len(chunk) for chunk in chunks(make_site(cards))]
    assert sizes == [CHUNK, 1]
    assert [len(chunk) for chunk in chunks(make_site(cards[:CHUNK]))] == [CHUNK]
    assert list(chunks(make_site())) == [()]
    ids = [card.id for chunk in chunks(make_site(shuffled(cards))) for card in chunk]
    assert ids == sorted(ids)


def test_same_bytes_in_any_order():
    cards = [*mixed(), *(make_card(number + 50, date="2023-03-01") for number in range(120))]
    pages = [(card.url, ("zh", "en")) for card in cards]
    first = list(registry.files(make_site(cards), pages))
    second = list(registry.files(make_site(shuffled(cards)), shuffled(pages)))
    assert first == second
    paths = [path for path, _content in first]
    assert len(set(paths)) == len(paths)
