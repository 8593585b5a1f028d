"""A second reader of the index, written from docs/search-format.md and used to check the writer."""

import json

from build_scripts.search.normal import fold_number, normalise
from build_scripts.search.tokens import numbers, tokenise


class Reader:
    def __init__(self, files):
        self.files = files
        self.manifest = json.loads(files["search/manifest.json"])

    def json(self, path):
        return json.loads(self.files[f"search/{path}"])

    def member(self, folder, number, suffix):
        described = self.manifest[folder]
        start = number // described["group"] * 8
        return self.files[f"search/{folder}/{described['names'][start : start + 8]}/{number}{suffix}"]

    def lists(self, token):
        data = self.member("postings", token >> (40 - self.manifest["postings"]["bits"]), ".bin")
        count, at = varint(data, 0)
        names = [int.from_bytes(data[at + 4 * i : at + 4 * i + 4], "little") for i in range(count)]
        assert names == sorted(set(names))
        at += 4 * count
        sizes = []
        for _ in range(count):
            size, at = varint(data, at)
            sizes.append(size)
        found = {0: set(), 1: set(), 2: set(), 3: set()}
        if (token & 0xFFFFFFFF) not in names:
            return found
        place = names.index(token & 0xFFFFFFFF)
        at += sum(sizes[:place])
        end = at + sizes[place]
        while at < end:
            head, at = varint(data, at)
            found[head >> 1 & 3], at = postings(data, at, head >> 3, head & 1)
        assert at == end
        return found

    def row(self, number):
        size = self.manifest["rows"]["size"]
        return json.loads(self.member("rows", number // size, ".json"))[number % size]

    def find(self, query):
        """Identifiers of the documents that may hold the query, as text or as part of a case number."""
        text = self.all_of(tokenise([normalise(query)]).hashes, 0)
        number = self.all_of(tokenise([fold_number(query)]).hashes, 3)
        whole = self.all_of(numbers([fold_number(query)]), 3)
        return {self.row(number)[0] for number in text | number | whole}

    def all_of(self, tokens, index):
        sets = [self.lists(int(token))[index] for token in tokens]
        return set.intersection(*sets) if sets else set()

    def column(self, facet):
        column = self.json(self.manifest["columns"][facet])
        runs = iter(column["runs"])
        values = [None, *column["values"]]
        return [values[value] for value, count in zip(runs, runs, strict=True) for _ in range(count)]


def varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        shift += 7
        at += 1
        if data[at - 1] < 128:
            return value, at


def postings(data, at, count, dense):
    found = []
    if dense:
        first, at = varint(data, at)
        length, at = varint(data, at)
        for offset in range(length):
            found += [8 * (first + offset) + bit for bit in range(8) if data[at + offset] >> bit & 1]
        at += length
    else:
        document = -1
        for _ in range(count):
            gap, at = varint(data, at)
            document += gap + 1
            found.append(document)
    assert len(found) == count
    return set(found), at
