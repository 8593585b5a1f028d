"""A small site with a publication log, as `portal build` writes one, and copies of it in which one thing was done to the log."""

import json
from pathlib import Path

import rfc8785

from build_scripts.publish.log import merkle, tiles
from build_scripts.publish.log.checkpoint import Checkpoint
from build_scripts.publish.log.entries import closing_entries, commitment_of, content_digest, entry_of
from build_scripts.publish.log.keys import PrivateKey

ORIGIN = "portal.example/log"
_KNOWN = PrivateKey.read("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")
SECRET = PrivateKey(name=ORIGIN, key=_KNOWN.key)
CSP = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
FOLDER = "judgments"
AS_OF = "2026-11-21"


class LogSite:
    """Records and entries in memory; `write` makes the site of them."""

    def __init__(self, key=SECRET):
        self.key = key
        self.entries, self.records = [], {}

    def publish(self, identifier, text, day="2026-11-01", event="publication"):
        """A new record, or a new version of one."""
        record = {"id": identifier, "kind": "judgment", "title": f"题 {identifier}", "body": text}
        salt, content_salt = ((f"{len(self.entries):04x}" + one) * 8 for one in ("abab", "cdcd"))
        header = {"content": content_digest(content_salt, record), "date": day, "event": event, "id": identifier}
        header["kind"] = "judgment"
        opening = {"index": len(self.entries), "header": header, "salt": salt, "content_salt": content_salt}
        earlier = self.records.get(identifier, {"entries": []})["entries"]
        for one in earlier:
            one["content_salt"] = None
        self.records[identifier] = {"record": record, "entries": [*earlier, opening]}
        self.entries.append(entry_of(salt, header))
        assert commitment_of(salt, header) in self.entries[-1].decode()

    def seal(self, identifier):
        """Destroy the openings of a record and close its entries."""
        opened = self.records.pop(identifier)["entries"]
        self.entries += closing_entries(one["index"] for one in opened)

    def checkpoint(self, size=None):
        leaves = [merkle.leaf_hash(entry) for entry in self.entries[:size]]
        made = Checkpoint(origin=ORIGIN, size=len(leaves), root=merkle.root(leaves))
        return bytes(made.signed_by(self.key) if self.key else made)

    def files(self):
        made = {f"log/{path}": data for path, data in tiles.files(self.entries).items()}
        made["log/checkpoint"] = self.checkpoint()
        made["data/index.json"] = f'{{"as_of": "{AS_OF}", "promise_days": 2}}'.encode()
        if self.key:
            made["log/key"] = f"{self.key.public}\n".encode()
        links = "".join(f'<a href="{FOLDER}/{one}/">x</a>' for one in self.records)
        made["index.html"] = f'{CSP}{links}<a href="log/checkpoint">log</a>'.encode()
        for identifier, whole in self.records.items():
            made[f"{FOLDER}/{identifier}/record.json"] = rfc8785.dumps(whole)
            made[f"{FOLDER}/{identifier}/index.html"] = page_of(
                *whole["record"]["body"].split("\n"), title=whole["record"]["title"]
            )
        return made


def page_of(*lines, title="题 bcdfghjk"):
    """The page of a record as `portal build` writes its title and text."""
    shown = "".join(f'<p id="p1"><a href="#p1" aria-label="§ 1"></a>{line}</p>\n' for line in lines)
    links = '<a href="record.json">x</a><a href="../../">x</a>'
    return f'{CSP}{links}<h1 data-text>{title}</h1><section><div class="portal-text" data-text lang="zh">\n{shown}</div>\n</section>'.encode()


def write(folder, files):
    for path, data in files.items():
        place = Path(folder, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def usual(key=SECRET, more=0):
    """Five records, one of them in two versions and one sealed; and some more."""
    site = LogSite(key)
    for number, identifier in enumerate(("bcdfghjk", "cdfghjkm", "dfghjkmn", "fghjkmnp", "ghjkmnpq")):
        site.publish(identifier, f"第{number}段。\n第二段", day=f"2026-11-0{number + 1}")
    site.seal("dfghjkmn")
    site.publish("cdfghjkm", "改正。", day="2026-11-08", event="correction")
    for number in range(more):
        site.publish(f"x{number:07}", "文", day="2026-11-09")
    return site


def changed(data, change):
    """A record's file with something else in it."""
    whole = json.loads(data)
    change(whole)
    return rfc8785.dumps(whole)
