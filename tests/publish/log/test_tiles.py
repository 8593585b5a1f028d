"""Tiles and bundles: their places and widths are those of the specification's examples, and what is written is read again."""

import hashlib

import pytest

from build_scripts.publish.log import merkle, tiles
from build_scripts.publish.log.log_error import LogError


def entries(count):
    return [b"entry %d" % number for number in range(count)]


@pytest.mark.parametrize(
    ("level", "number", "width", "place"),
    [
        (0, 0, 256, "tile/0/000"),
        (1, 1234067, 256, "tile/1/x001/x234/067"),  # the example of the specification
        (2, 999, 3, "tile/2/999.p/3"),
        ("entries", 1000, 255, "tile/entries/x001/000.p/255"),
    ],
)
def test_a_file_stands_where_the_specification_says(level, number, width, place):
    assert tiles.path(level, number, width) == place


def test_a_tree_of_70000_leaves_has_the_tiles_of_the_specifications_example():
    made = tiles.hash_files([bytes(32)] * 70_000)
    widths = {place: len(data) // 32 for place, data in made.items()}
    assert sum(place.startswith("tile/0/") and width == 256 for place, width in widths.items()) == 273
    small = {place: width for place, width in widths.items() if width < 256}
    assert small == {"tile/0/273.p/112": 112, "tile/1/001.p/17": 17, "tile/2/000.p/1": 1}
    assert len(made) == 273 + 1 + 3


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 600])
def test_what_is_written_is_read_again(size):
    made = tiles.files(entries(size))
    assert tiles.read_entries(made.get, size) == entries(size)
    leaves = tiles.read_leaves(made.get, size)
    assert leaves == [merkle.leaf_hash(entry) for entry in entries(size)]


def test_a_full_tile_of_256_has_one_hash_above_it():
    made = tiles.files(entries(256))
    assert sorted(made) == ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"]
    assert made["tile/1/000.p/1"] == merkle.root([merkle.leaf_hash(entry) for entry in entries(256)])
    first = hashlib.sha256(b"\0entry 0").digest()
    assert made["tile/0/000"].startswith(first)
    assert made["tile/entries/000"].startswith(b"\0\x07entry 0")


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("tile/entries/000.p/3", lambda _data: None),
        ("tile/entries/000.p/3", lambda data: data[:-1]),
        ("tile/entries/000.p/3", lambda data: data[:-8]),
        ("tile/entries/000.p/3", lambda data: data + b"\0"),
        ("tile/0/000.p/3", lambda _data: None),
        ("tile/0/000.p/3", lambda data: data[:-1]),
    ],
)
def test_a_file_that_is_not_what_it_must_be_is_named(place, change):
    made = tiles.files(entries(3))
    made[place] = change(made[place])
    read = tiles.read_entries if "entries" in place else tiles.read_leaves
    with pytest.raises(LogError) as raised:
        read(made.get, 3)
    assert raised.value.path == place


def test_an_entry_may_have_as_many_bytes_as_its_length_can_say():
    assert tiles.read_entries(tiles.files([b"x" * 65535]).get, 1) == [b"x" * 65535]
    with pytest.raises(LogError):
        tiles.files([b"x" * 65536])
