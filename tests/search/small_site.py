"""A small site around the real search page: what the pipeline would build of fictional documents."""

import html
import json
import shutil
from pathlib import Path

from fictional import LABELS, WORDS
from jinja2 import Environment, FileSystemLoader

from build_scripts.pages.security import connecting
from build_scripts.search.index import analyse, write

OVERRIDES = Path(__file__).parents[2] / "overrides"
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"
FRAME = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{language}</title>
<meta http-equiv="Content-Security-Policy" content="{csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{base}assets/stylesheets/search.css"></head>
<body><main><article>{content}</article></main></body></html>
"""


def search_page(base, home, language, portals=()):
    environment = Environment(
        loader=FileSystemLoader(OVERRIDES / "records"), extensions=["jinja2.ext.i18n"], autoescape=True
    )
    environment.install_gettext_callables(str, lambda one, many, count: one if count == 1 else many, newstyle=True)
    environment.globals["plural_forms"] = lambda one, many: {"one": one, "other": many}
    return environment.get_template("search.html").render(base=base, home=home, language=language, portals=portals)


def record_page(document, language):
    parts = [f"<h1 data-text>{html.escape(document.titles[language] or document.id)}</h1>"]
    parts.append(f"<p data-text>{html.escape(document.summaries[language])}</p>")
    if language == "zh":
        lines = html.escape(document.body).split("\n")
        numbered = (
            f'<p id="p{number}"><a href="#p{number}">{number}</a>{line}</p>' for number, line in enumerate(lines, 1)
        )
        parts.append(f"<div data-text>{''.join(numbered)}</div>")
    else:
        parts.append("<p>The text is on the Chinese page.</p>")
    return "".join(parts)


def save(folder, path, content):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def save_page(folder, path, base, language, content, csp=CSP):
    page = FRAME.format(base=base, language=language, csp=csp, content=content)
    save(folder, f"{path}index.html", page.encode())


def save_hub(folder, portals):
    """The page of a hub that asks portals, given as address and name."""
    policy = connecting(CSP, [address for address, _name in portals])
    save_page(folder, "en/hub/", "../../", "en", search_page("../../", "../", "en", portals), policy)


def save_index(folder, documents):
    shutil.rmtree(folder / "search" / "postings", ignore_errors=True)
    write([analyse(*documents)], LABELS, lambda path, data: save(folder, path, data), WORDS)


def build(folder, documents):
    shutil.copytree(OVERRIDES / "assets" / "javascripts" / "search", folder / "assets" / "javascripts" / "search")
    save(folder, "assets/stylesheets/search.css", (OVERRIDES / "assets/stylesheets/search.css").read_bytes())
    save_page(folder, "search/", "../", "zh", search_page("../", "../", "zh"))
    save_page(folder, "en/search/", "../../", "en", search_page("../../", "../", "en"))
    for document in documents:
        save_page(folder, document.url, "../../", "zh", record_page(document, "zh"))
        save_page(folder, f"en/{document.url}", "../../../", "en", record_page(document, "en"))
    save_index(folder, documents)
    probe = 'window.parts = {}; for (const name of ["hits", "meaning", "merged", "moment", "normal", "postings", "summary", "times", "tokens", "verify", "words"]) '
    probe += "window.parts[name] = await import(`/assets/javascripts/search/${name}.js`);"
    save(folder, "probe.js", f"{probe} document.documentElement.dataset.ready = '';".encode())
    save_page(folder, "probe/", "../", "en", '<script type="module" src="../probe.js"></script>')
    return json.loads((folder / "search" / "manifest.json").read_bytes())
