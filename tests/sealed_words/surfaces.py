"""One surface of the output after the other: takes words, gives files that hold them there.

A file is (name, bytes) or (name, bytes, shard): what `search.Searched` needs. Each surface is a way in which words of a sealed record
could be left behind.
"""

import base64
import bz2
import gzip
import io
import json
import lzma
import sqlite3
import struct
import tarfile
import zipfile
import zlib
from contextlib import closing
from html import escape
from urllib.parse import quote

import pyarrow as pa
from pyarrow import parquet

from build_scripts.content.databases import tidy
from build_scripts.search import index
from build_scripts.search.document import Document

PAGE = '<!doctype html><html lang="zh"><body><main><h1 title="{a}">{b}</h1><!-- {c} --><p>{d}</p>{e}</body></html>'


def page(**slots):
    return PAGE.format(**dict.fromkeys("abcde", "") | slots).encode()


def entities(words):
    return "".join(f"&#x{ord(one):x};" for one in words)


def ascii_json(words):
    return json.dumps({"title": words}).encode()


def wide(words):
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in words)


def archive(name, data):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return file.getvalue()


def tarred(name, data):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as packed:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        packed.addfile(member, io.BytesIO(data))
    return file.getvalue()


def database(words, *, encoding="UTF-8", deleted=False, log=False):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f'PRAGMA encoding = "{encoding}"')
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE records (id TEXT, title TEXT, body BLOB)")
        connection.execute("INSERT INTO records VALUES ('x', ?, ?)", (words, words.encode()))
        if deleted:
            connection.execute("DELETE FROM records")
        connection.commit()
        data = bytearray(connection.serialize())
    if log:
        data[18:20] = b"\x02\x02"  # as a database with a write-ahead log has it
    return bytes(data)


def tidy_database(words):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE records (id TEXT, title TEXT)")
        connection.execute("INSERT INTO records VALUES ('x', ?)", (words,))
        return tidy(connection)


def index_without_its_table(words):
    """A full-text index in which words are left that its table has no longer."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE records (title TEXT)")
        connection.execute("CREATE VIRTUAL TABLE found USING fts5 (title, content=records, tokenize=trigram)")
        connection.execute("INSERT INTO records VALUES (?)", (f"某{words}一",))
        connection.execute("INSERT INTO found (found) VALUES ('rebuild')")
        connection.execute("DELETE FROM records")
        return tidy(connection)


def table(column):
    file = io.BytesIO()
    parquet.write_table(pa.table({"title": column}), file, compression="zstd")
    return file.getvalue()


def in_a_group(words):
    return table([[{"name": words, "title": None}]])


def in_a_dictionary(words):
    """Values of a closed list that no row has."""
    return table(pa.DictionaryArray.from_arrays(pa.array([0], pa.int8()), ["title", words]))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(kind, data):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(kind, data) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


def exif(words):
    """A JPEG whose title stands as Windows writes it, in UTF-16 with a null at its end."""
    return b"\xff\xd8\xff\xe1\x00\x60Exif\0\0II*\0" + words.encode("utf-16-le") + b"\0\0\xff\xd9"


def document(words):
    return Document(
        id="7k2m9xqd", url="judgments/7k2m9xqd/", text_url="judgments/7k2m9xqd/", languages=("zh",), kind="judgment",
        status="published", court=None, region=None, year=2023, date="2023-03-01", causes=(), titles={"zh": words},
        summaries={}, body=words, case_numbers=(words,) if "号" in words else (), sample=True,
    )  # fmt: skip


def search_index(words):
    """The files of an index, but for its rows, which hold the words in plain."""
    files = {}
    index.write(
        [index.analyse(document(words))], {"kind": {}, "court": {}, "region": {}, "status": {}}, files.__setitem__
    )
    return {name: data for name, data in files.items() if not name.startswith("search/rows/")}


SURFACES = {
    "body of a page": lambda words: {"index.html": page(d=words)},
    "attribute": lambda words: {"index.html": page(a=escape(words))},
    "comment": lambda words: {"index.html": page(c=words)},
    "entities": lambda words: {"index.html": page(d=entities(words))},
    "script": lambda words: {"index.html": page(e=f"<script>{ascii_json(words).decode()}</script>")},
    "address": lambda words: {"index.html": page(e=f'<a href="search/?q={quote(words)}">x</a>')},
    "inside a tag of the text": lambda words: {"index.html": page(d=f"被告人<mark>{words}</mark>犯")},
    "wide forms": lambda words: {"index.html": page(d=wide(words))},
    "capitals": lambda words: {"index.html": page(d=words.upper() if not words.istitle() else words)},
    "Base64": lambda words: {"a.css": f"a{{src:url(data:text/plain;base64,{encoded(words)})}}".encode()},
    "style": lambda words: {"a.css": f'a::after{{content:"{escaped(words)}"}}'.encode()},
    "search index": search_index,
    "rows of the index": lambda words: {"search/rows/x/0.json": json.dumps([["i", "u", [words]]]).encode()},
    "manifest": lambda words: {"search/manifest.json": json.dumps({"postings": {"bits": 8, "names": "0" * 256}, "x": words}).encode()},
    "feed": lambda words: {"feed.xml": f"<feed><title>{words}</title></feed>".encode()},
    "feed, escaped twice": lambda words: {"feed.xml": f"<feed><title>{escape(entities(words))}</title></feed>".encode()},
    "site map": lambda words: {"sitemap.xml": f"<loc>https://portal.example/{quote(words)}/</loc>".encode()},
    "CSV": lambda words: {"data/records-0001.csv": f"id,title\nx,{words}\n".encode("utf-8-sig")},
    "JSON Lines": lambda words: {"data/records-0001.jsonl": ascii_json(words) + b"\n"},
    "whole record": lambda words: {"judgments/x/record.json": json.dumps({"record": {"title": words}}, ensure_ascii=False).encode()},
    "plain text in UTF-16": lambda words: {"a.txt": words.encode("utf-16")},
    "gz": lambda words: {"feed.xml.gz": gzip.compress(words.encode())},
    "bz2": lambda words: {"data.csv.bz2": bz2.compress(words.encode())},
    "xz": lambda words: {"data.csv.xz": lzma.compress(words.encode())},
    "zip": lambda words: {"data.zip": archive("a.csv", words)},
    "name in a zip": lambda words: {"data.zip": archive(f"{words}.csv", "x")},
    "zip in a tar": lambda words: {"data.tar.gz": tarred("data.zip", archive("a.csv", words))},
    "SQLite": lambda words: {"data.sqlite": database(words)},
    "SQLite in UTF-16": lambda words: {"data.sqlite": database(words, encoding="UTF-16le")},
    "SQLite with a log": lambda words: {"data.sqlite": database(words, log=True)},
    "SQLite, deleted": lambda words: {"data.sqlite": database(words, deleted=True)},
    "SQLite, tidy": lambda words: {"data.sqlite": tidy_database(words)},
    "SQLite, index alone": lambda words: {"data.sqlite": index_without_its_table(words)},
    "Parquet": lambda words: {"data.parquet": table([words] * 9)},
    "Parquet, in a group": lambda words: {"data.parquet": in_a_group(words)},
    "Parquet, in a dictionary": lambda words: {"data.parquet": in_a_dictionary(words)},
    "SQLite in a gz": lambda words: {"data.sqlite.gz": gzip.compress(database(words))},
    "SVG": lambda words: {"a.svg": f"<svg><title>{words}</title></svg>".encode()},
    "PNG, text": lambda words: {"a.png": picture(b"iTXt", b"Title\0\0\0\0\0" + words.encode())},
    "PNG, compressed": lambda words: {"a.png": picture(b"iTXt", b"Title\0\1\0\0\0" + zlib.compress(words.encode()))},
    "JPEG": lambda words: {"a.jpg": exif(words)},
    "file name": lambda words: {f"assets/{words}.txt": b"x"},
    "file name, encoded": lambda words: {f"assets/{quote(words)}.txt": b"x"},
}  # fmt: skip


def encoded(words):
    return base64.b64encode(f"Title {words}, and a little more".encode()).decode()


def escaped(words):
    return "".join(f"\\{ord(one):06x}" if not one.isascii() else one for one in words)
