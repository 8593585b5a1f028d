"""Small sites that may be published, as `portal build` leaves them."""

import json

import log_site

ADDRESS = "http://127.0.0.1:9/"  # where nothing answers
SEALED = "judgments/cdfghjkm"
MARK = ".portal.json"


def site(folder, log=None, as_of=log_site.AS_OF, **more):
    """Write a site.

    Args:
        folder: for it.
        log: its records and entries.
        as_of: its day.
        more: further files, by path; None leaves one out.
    """
    files = (log or log_site.usual()).files()
    files["data/index.json"] = json.dumps({"site": ADDRESS, "as_of": as_of, "promise_days": 2}).encode()
    files |= {MARK: b'{"made_by": "portal"}\n', "assets/portal.css": b"a{}", "search/manifest.json": b'{"rows": 1}'}
    files |= {"search/rows/aaaa/1.json": b"[1]", "404.html": log_site.CSP.encode()}
    files |= {path: data for path, data in more.items() if data is not None}
    return log_site.write(folder, {path: data for path, data in files.items() if more.get(path, b"") is not None})


def sealed(folder, **more):
    """The same site after one of its records was sealed."""
    log = log_site.usual()
    log.seal(SEALED.rpartition("/")[2])
    stone = f"{log_site.CSP}<p>-</p>".encode()
    later = {f"{SEALED}/index.html": stone, "search/rows/aaaa/1.json": None, "search/rows/bbbb/1.json": b"[]"}
    return site(folder, log, "2026-11-22", **later, **{"search/manifest.json": b'{"rows": 2}'}, **more)


def files_of(folder):
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(MARK)
    return found
